"""What the judge says of an answer. Spans are half-open code points into the text as given.

Tuples, which are made and changed in a third of the time that other data classes take: a sheet needs some twenty.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from cscoach.content.schema import Kind


class State(StrEnum):
    """What was handed in. Only a usable answer is rated; the rest get a next step and no praise."""

    EMPTY = "empty"
    DONT_KNOW = "dont-know"
    TOO_SHORT = "too-short"
    OTHER_LANGUAGE = "other-language"
    MODEL_ANSWER = "model-answer"
    OFF_TOPIC = "off-topic"
    USABLE = "usable"


class Band(StrEnum):
    """How an experienced interviewer would rate the answer (answers/GUIDE.md)."""

    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


class Seen(NamedTuple):
    """A part that the answer tells, and where that shows most.

    `doubtful` is true where the same sentence may show a fault of attitude: it is told, and not to be praised.
    """

    part: str
    start: int
    end: int
    certainty: float
    doubtful: bool = False


class Finding(NamedTuple):
    """A fault, or the suspicion of one. `span` is None where something is missing rather than there.

    `asked` is true where the judge is not sure: it is then put as a question and never counts against the answer.
    """

    rule: str
    certainty: float
    span: tuple[int, int] | None = None
    asked: bool = False
    evidence: tuple[str, ...] = ()


class Judgement(NamedTuple):
    """One answer, judged. `seconds` is about how long it takes to say. `ratings` are 1–5; None: not asked here."""

    language: str
    topic: str
    kind: str
    state: State
    words: int
    seconds: int
    parts: tuple[Seen, ...] = ()
    missing: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    doubts: tuple[Finding, ...] = ()
    band: Band = Band.WEAK
    ratings: Mapping[str, int | None] = MappingProxyType({})

    @property
    def is_unmended(self) -> bool:
        """Whether it tells a weakness, and nothing that is done about it."""
        return self.kind == Kind.WEAKNESS and "improvement" in self.missing

    @property
    def told(self) -> tuple[str, ...]:
        """The names of the parts that are told, in order."""
        return tuple(seen.part for seen in self.parts)
