"""Who is preparing: role, employer, and answers by topic and part. The file of it is `candidate_file`'s."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal


@dataclass(frozen=True)
class Answer:
    """What a candidate told about one topic: by parts, or as one whole text. Both empty: chosen, not yet told."""

    parts: Mapping[str, str] = field(default_factory=dict)
    whole: str | None = None

    def __bool__(self) -> bool:
        return bool(self.parts or self.whole)

    def with_part(self, part: str, told: str | None, order: Iterable[str]) -> Answer:
        """The answer with one part told anew, or taken out when `told` is None; parts stay in the given order."""
        parts = {**self.parts, part: told}
        return Answer({name: parts[name] for name in order if parts.get(name)})  # type: ignore[misc]


@dataclass(frozen=True)
class Candidate:
    """One person's preparation. `language` is that of guidance, `interview_language` that of the answers.

    `what_if` has, by topic, what the candidate would do: the answer to the situational question of the topic.
    """

    language: str
    interview_language: str
    name: str | None = None
    grammatical_gender: Literal["feminine", "masculine"] | None = None
    role: str | None = None
    employer: str | None = None
    interview_on: date | None = None
    opening: Answer = field(default_factory=Answer)
    strengths: Mapping[str, Answer] = field(default_factory=dict)
    weaknesses: Mapping[str, Answer] = field(default_factory=dict)
    what_if: Mapping[str, str] = field(default_factory=dict)

    def answer(self, topic: str) -> Answer:
        """What was told about a topic; an empty answer where nothing was. `opening` is a topic here."""
        if topic == "opening":
            return self.opening
        return self.strengths.get(topic) or self.weaknesses.get(topic) or Answer()

    def with_answer(self, kind: str, topic: str, answer: Answer) -> Candidate:
        """The candidate with one answer told anew; `kind` is `opening`, `strength` or `weakness`."""
        if kind == "opening":
            return replace(self, opening=answer)
        if kind == "strength":
            return replace(self, strengths={**self.strengths, topic: answer})
        return replace(self, weaknesses={**self.weaknesses, topic: answer})


@dataclass(frozen=True)
class Vocabulary:
    """The words that a candidate file may use where it must choose: codes of languages, ids of roles and topics."""

    languages: tuple[str, ...]
    roles: tuple[str, ...]
    strengths: tuple[str, ...]
    weaknesses: tuple[str, ...]


#: The longest name or employer, in characters.
LONGEST_LINE = 500

#: The parts of each kind of answer, as a candidate file names them.
OPENING_PARTS = ("now", "before", "next")
STRENGTH_PARTS = ("situation", "task", "action", "result")
WEAKNESS_PARTS = ("admission", "impact", "improvement", "evidence")


def to_data(candidate: Candidate) -> dict[str, Any]:
    """The candidate as plain data with the keys of the candidate file; what is not known is left out."""
    data: dict[str, Any] = {"name": candidate.name, "language": candidate.language}
    if candidate.interview_language != candidate.language:
        data["interview_language"] = candidate.interview_language
    data |= {
        "grammatical_gender": candidate.grammatical_gender,
        "role": candidate.role,
        "employer": candidate.employer,
        "interview_on": candidate.interview_on.isoformat() if candidate.interview_on else None,
    }
    if candidate.opening:
        data["opening"] = _told(candidate.opening)
    for kind, answers in (("strengths", candidate.strengths), ("weaknesses", candidate.weaknesses)):
        if answers:
            data[kind] = {topic: _told(answer) for topic, answer in answers.items()}
    if candidate.what_if:
        data["what_if"] = dict(candidate.what_if)
    return {key: value for key, value in data.items() if value is not None}


def _told(answer: Answer) -> Any:
    return answer.whole if answer.whole else dict(answer.parts)
