"""An answer as the models hear it, before any limit says what that comes to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

from cscoach.content.schema import Kind
from cscoach.judging import cues, features, model, reading, segments, units
from cscoach.judging.limits import DEFENDED, UNMENDED
from cscoach.judging.times import Times


class Asked(NamedTuple):
    """An answer that is to be heard: its text in its normal form, its language, and what was asked."""

    text: str
    language: str
    topic: str
    kind: Kind


class Hearing(Protocol):
    """What the models hear in an answer."""

    @property
    def text(self) -> str:
        """The answer."""

    @property
    def told(self) -> dict[str, float]:
        """How likely each label is told by the answer."""

    @property
    def dated(self) -> bool:
        """Whether words of one time stand in it, and none of habit."""

    def span(self, label: str) -> tuple[int, int]:
        """The sentence that tells a label most, as a span in the text."""


def settled(told: dict[str, float], kind: Kind) -> dict[str, float]:
    """What is told of a weakness that is defended: it is neither admitted, nor is its cost (answers/GUIDE.md)."""
    if kind is Kind.WEAKNESS and max(map(told.__getitem__, UNMENDED)) >= DEFENDED > told["V"]:
        return told | {"M": 0.0, "I": 0.0}
    return told


def typed(text: str, heard: Sequence[segments.Range]) -> list[tuple[int, int]]:
    """The span of each sentence as it was typed. `heard` are the words of those that are heard in the text."""
    tokens = features.tokens(text)
    return units.spans(text, lambda: [tokens.starts[first] for first, _ in heard])


def worded(
    spans: Iterable[tuple[int, int]], words: Iterable[segments.Range]
) -> list[tuple[tuple[int, int], segments.Range]]:
    """Spans of sentences with their words; a sentence without any is none."""
    return [(span, range_) for span, range_ in zip(spans, words, strict=True) if range_[0] < range_[1]]


class Heard:
    """How strongly each label shows in an answer, and where."""

    def __init__(self, text: str, language: str, topic: str, kind: Kind) -> None:
        self.text = text
        self.language = language
        self.topic = topic
        self.kind = kind
        self.words = features.tokens(text).words
        self.running = model.load(language).running(self.words)
        known = cues.load(language)
        self.times = Times(self.words, known.moments, known.habits)
        self._stretches: dict[tuple[int, int], reading.Heard] = {}

    @cached_property
    def told(self) -> dict[str, float]:
        """How likely each label is told by the answer."""
        typed = [heard for _, heard in self.sentences]
        heard = [self._stretch(*stretch) for stretch in self._segments]
        read = self.read if heard == typed else self._read(heard)
        return settled(reading.load().probabilities(self.read, read, self.kind), self.kind)

    @cached_property
    def _segments(self) -> list[segments.Range]:
        """The sentences as they are heard, whatever stops were typed."""
        return segments.load(self.language).segments(self.words)

    @cached_property
    def dated(self) -> bool:
        """Whether words of one time stand in it, and none of habit."""
        moments, habits, _ = self.times.of(0, len(self.words))
        return moments > 0 and not habits

    @cached_property
    def read(self) -> list[reading.Read]:
        """What each sentence tells."""
        return self._read([heard for _, heard in self.sentences])

    def _read(self, sentences: list[reading.Heard]) -> list[reading.Read]:
        return reading.load().read(reading.rows(sentences, self.topic), self.kind)

    def _stretch(self, first: int, last: int) -> reading.Heard:
        # Most sentences are heard as they were typed.
        if (first, last) not in self._stretches:
            scores = reading.possible(self.running.scores(first, last), self.kind)
            times = reading.counted(self.times.of(first, last))
            self._stretches[first, last] = reading.Heard(scores, times, last - first)
        return self._stretches[first, last]

    def span(self, label: str) -> tuple[int, int]:
        """The sentence that tells a label most, as a span in the text."""
        column = reading.READ.index(label)
        return max(zip(self.sentences, self.read, strict=True), key=lambda found: found[1][column])[0][0]

    @cached_property
    def sentences(self) -> list[tuple[tuple[int, int], reading.Heard]]:
        """Each sentence: its span in the text, and how it is heard."""
        spans = typed(self.text, self._segments)
        found = worded(spans, features.tokens(self.text).within(spans))
        return [(span, self._stretch(*words)) for span, words in found]
