"""What is learned: the labels of units, and how they are called in the guide to answers."""

from __future__ import annotations

from cscoach.content.schema import Kind

#: Letters of the training data for the parts of an answer.
PARTS = {
    "S": "situation",
    "T": "task",
    "A": "action",
    "R": "result",
    "M": "admission",
    "I": "impact",
    "V": "improvement",
    "E": "evidence",
}

#: Faults that a unit can commit, as the training data calls them, and the findings they are.
FAULTS = {
    "blames": "blames-others",
    "composure": "loses-composure",
    "wins": "wins-the-argument",
    "rules": "bends-the-rules",
    "unequal": "unequal-treatment",
    "alone": "goes-it-alone",
    "waits": "waits-to-be-told",
    "cliche": "cliche",
    "absolute": "absolute-claim",
    "denies": "denies-weakness",
    "data": "personal-data",
}

#: Faults of attitude: how somebody stands to what they tell. Their words are few and their forms endless.
ATTITUDES = ("blames", "composure", "wins", "rules", "unequal", "alone", "waits")

#: An occasion (O), "we" for "I" (W), an open defence of a fault, any fault of attitude: they help to judge the rest.
SIGNS = ("O", "W", "defends", "attitude")

#: Faults of attitude, as findings are called.
ATTITUDE_FINDINGS = frozenset(FAULTS[label] for label in ATTITUDES)

#: Findings any of which makes an answer weak (answers/GUIDE.md).
GRAVE = ATTITUDE_FINDINGS | {"denies-weakness"}

#: All labels, in the order of the models' scores.
LABELS = (*PARTS, *SIGNS, *FAULTS)

#: Labels that only one kind of answer can have.
ONLY: dict[str, Kind] = {
    **dict.fromkeys("STARW", Kind.STRENGTH),
    **dict.fromkeys("MIVE", Kind.WEAKNESS),
}

#: Faults that are only found in one kind of answer, whatever is heard (answers/GUIDE.md).
FOUND_ONLY = {"denies": Kind.WEAKNESS}

#: What the score of a label that cannot be counts as.
NEVER = -4.0

#: The part that mends a finding, where one does.
MENDED_BY = {
    "no-example": {Kind.STRENGTH: "situation", Kind.WEAKNESS: "admission"},
    "no-result": {Kind.STRENGTH: "result"},
    "unclear-contribution": {Kind.STRENGTH: "action"},
    "no-improvement": {Kind.WEAKNESS: "improvement"},
    "no-evidence": {Kind.WEAKNESS: "evidence"},
    "denies-weakness": {Kind.WEAKNESS: "admission"},
}
