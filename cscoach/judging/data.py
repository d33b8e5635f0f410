"""A judgement as plain data: the object of `check --json` and `check --jsonl` (**contract**, design 5.3)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from typing_extensions import TypedDict

from cscoach.content.judging import Coaching
from cscoach.content.load import load
from cscoach.json_schema import schema_of
from cscoach.judging.judgement import Finding, Judgement, State
from cscoach.judging.rewriting import Stretch

#: Raised when a key changes its name or its meaning, not when one is added.
VERSION = 1


class FindingData(TypedDict):
    """A fault, or the suspicion of one; `span` is half-open code points into the text, null where something lacks."""

    rule: str
    span: list[int] | None
    quote: str | None
    certainty: float
    message: str
    advice: str
    follow_up: str


class PraiseData(TypedDict):
    """Where a part is told best."""

    part: str
    span: list[int]
    quote: str


class StretchData(TypedDict):
    """Words of an answer as it may be told again: the candidate's own, or a beginning with blanks (`___`).

    `part` is the part that a blank is for, null where it takes the place of a sentence. `line` is true where the answer
    was typed in lines and this begins one.
    """

    text: str
    blank: bool
    part: str | None
    line: bool


class JudgementData(TypedDict):
    """One answer, judged. `ratings` are 1 to 5, null for what is not asked in such an answer.

    `rewrite` is how to tell it again: empty where nothing is to be filled in, or the topic is not known.
    """

    language: str
    topic: str
    kind: Literal["strength", "weakness"]
    state: Literal["empty", "dont-know", "too-short", "other-language", "model-answer", "off-topic", "usable"]
    parts: list[str]
    band: Literal["weak", "fair", "strong"]
    words: int
    seconds: int
    ratings: dict[str, int | None]
    findings: list[FindingData]
    doubts: list[FindingData]
    praise: list[PraiseData]
    rewrite: list[StretchData]


def as_data(judgement: Judgement, answer: str, guidance: str, rewrite: Iterable[Stretch] = ()) -> JudgementData:
    """The judgement of an answer, with what is said of it in the language of guidance, and how to tell it again."""
    words = load(guidance).coaching
    return {
        "language": judgement.language,
        "topic": judgement.topic,
        "kind": judgement.kind,  # type: ignore[typeddict-item]
        "state": judgement.state.value,
        "parts": list(judgement.told),
        "band": judgement.band.value,
        "words": judgement.words,
        "seconds": judgement.seconds,
        "ratings": dict(judgement.ratings),
        "findings": [_finding(finding, answer, words) for finding in judgement.findings],
        "doubts": [_finding(doubt, answer, words) for doubt in judgement.doubts],
        "praise": [
            {"part": seen.part, "span": [seen.start, seen.end], "quote": answer[seen.start : seen.end]}
            for seen in judgement.parts
            if judgement.state is State.USABLE
        ],
        "rewrite": [
            {"text": stretch.text, "blank": stretch.is_blank, "part": stretch.part, "line": stretch.line}
            for stretch in rewrite
        ],
    }


def _finding(finding: Finding, answer: str, words: Coaching) -> FindingData:
    said = words.findings[finding.rule]
    return {
        "rule": finding.rule,
        "span": list(finding.span) if finding.span else None,
        "quote": answer[finding.span[0] : finding.span[1]] if finding.span else None,
        "certainty": finding.certainty,
        "message": said.ask if finding.asked else said.message,
        "advice": said.advice,
        "follow_up": said.follow_up,
    }


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a judgement."""
    return schema_of(JudgementData, "judgement", version=VERSION)
