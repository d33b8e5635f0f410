"""Ratings from 1 to 5 by the dimensions of domain.md, section 6; None where a dimension is not asked for.

They follow from what was seen, so that each step up has something to do: the anchors are those of the rubric, reduced
to what can be told from a text.
"""

from __future__ import annotations

import re

from cscoach.content.schema import Kind
from cscoach.judging import counted
from cscoach.judging.judgement import Finding

#: Below so many seconds of speech an answer gets a rating (domain.md 6.1, D7); a weakness is told more quickly. What is
#: said to be too long cannot be of the best length as well.
LENGTHS = {
    Kind.STRENGTH: ((15, 1), (30, 2), (45, 3), (60, 4), (counted.LONGEST, 5), (150, 4), (180, 3), (240, 2)),
    Kind.WEAKNESS: ((12, 1), (22, 2), (32, 3), (45, 4), (90, 5), (120, 4), (150, 3), (210, 2)),
}

_FIGURE = re.compile(r"\d|[\"“„«]")


def rate(
    kind: Kind, told: dict[str, float], parts: set[str], findings: list[Finding], text: str, seconds: float
) -> dict[str, int | None]:
    """Rate an answer by the dimensions of its kind."""
    rules = {finding.rule for finding in findings}
    length = _length(kind, seconds)
    tone = _tone(rules)
    if kind is Kind.WEAKNESS:
        return {
            "honest": 1 if "denies-weakness" in rules else 2 + 2 * ("admission" in parts) + (told["O"] >= 0.5),
            "harm": 1 + 3 * ("impact" in parts) + ("impact" in parts and told["I"] > 0.85),
            "instead": 1 + 3 * ("improvement" in parts) + ("improvement" in parts and told["V"] > 0.85),
            "evidence": 1 + 3 * ("evidence" in parts) + ("evidence" in parts and bool(_FIGURE.search(text))),
            "tone": tone,
            "length": length,
        }
    figures = len(_FIGURE.findall(text))
    specific = (
        1 + 2 * ("situation" in parts) + (figures > 0) * ("situation" in parts) + (figures > 2) * ("situation" in parts)
    )
    return {
        "star": 1 + len(parts) if len(parts) < 4 else 4 + (told["R"] > 0.85),
        "own": 2
        if "unclear-contribution" in rules
        else 1 + 3 * ("action" in parts) + (told["A"] > 0.9 and "action" in parts),
        "specific": specific,
        "outcome": 1
        + 2 * ("result" in parts)
        + ("result" in parts) * (told["R"] > 0.8)
        + ("result" in parts) * (figures > 0) * (told["R"] > 0.8),
        "relevance": None,
        "tone": tone,
        "length": length,
    }


def _length(kind: Kind, seconds: float) -> int:
    for limit, rating in LENGTHS.get(kind, LENGTHS[Kind.STRENGTH]):
        if seconds < limit:
            return rating
    return 1


def _tone(rules: set[str]) -> int:
    if rules & {"blames-others", "loses-composure", "unequal-treatment"}:
        return 1
    if rules & {"wins-the-argument", "bends-the-rules", "goes-it-alone", "waits-to-be-told", "personal-data"}:
        return 2
    return 3 if rules & {"cliche", "absolute-claim", "hedging", "denies-weakness"} else 4
