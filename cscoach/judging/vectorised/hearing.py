"""Answers of one language, heard at once: step by step what `judging.heard` does with one, on rows for all sentences.

Each answer is two documents: its sentences as they were typed, and as they are heard without any stops. First come all
of those, then all of these.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from math import log1p
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cscoach.content.schema import Kind
from cscoach.judging import features, model, reading, segments
from cscoach.judging.heard import Asked, Hearing, settled, typed, worded
from cscoach.judging.labels import FAULTS, ONLY
from cscoach.judging.segments import Range
from cscoach.judging.times import MOST, YEAR
from cscoach.judging.vectorised import checksums, cutting, vocabulary
from cscoach.judging.vectorised.vocabulary import Vocabulary, Whole

#: Answers of more words are heard by themselves.
LONGEST = 2000

#: Rows that are multiplied at once. From 262,144 products on OpenBLAS begins threads, which wait for each other in a
#: loop; with two processes on two processors that made both slower than one.
FEW = 12

#: How the logarithm of a number of words is seen.
_LOGS = np.array([int(reading.SEEN * log1p(words)) for words in range(LONGEST + 1)])

_AROUND = np.array(reading.AROUND)
_CAN = {kind: np.array(can) for kind, can in reading.CAN.items()}
_CANNOT = {kind: {label: 0.0 for label in reading.READ if ONLY.get(label, kind) is not kind} for kind in Kind}
_COLUMN = {label: at for at, label in enumerate(reading.READ)}
_AGREEING = np.array([label in FAULTS for label in reading.READ])

Numbers = NDArray[np.float64]


class Heard(NamedTuple):
    """An answer that was heard with others (see `heard.Hearing`)."""

    text: str
    told: dict[str, float]
    dated: bool
    sentences: list[tuple[Range, Range]]
    most: list[int]

    def span(self, label: str) -> tuple[int, int]:
        """The sentence that tells a label most, as a span in the text."""
        return self.sentences[self.most[_COLUMN[label]]][0]


def fits(text: str) -> bool:
    """Whether an answer can be heard with others: not without words, and with none nor too many of them endless."""
    words = features.tokens(text).words
    return 0 < len(words) <= LONGEST and max(map(len, words)) <= vocabulary.LONGEST_WORD


def hear(asked: Sequence[Asked]) -> list[Hearing]:
    """Hear answers that fit, all of one language, in order."""
    known = vocabulary.load(asked[0].language)
    words = [features.tokens(each.text).words for each in asked]
    if not known.learn(words):
        half = len(asked) // 2
        return [*hear(asked[:half]), *hear(asked[half:])]
    laid = _Laid(known, words)
    cuts = cutting.cut([laid.ends[first : last - 1] for first, last in laid.ranges])
    texts = [each.text for each in asked]
    stops = list(map(typed, texts, cuts))
    spans = list(map(worded, stops, cutting.within(texts, stops)))
    sentences = _Sentences([*([words for _, words in each] for each in spans), *cuts], laid.ranges)
    rows = _rows(laid, sentences, [each.kind for each in asked] * 2, [each.topic for each in asked] * 2)
    read = _read(rows)
    told = _told(read, sentences)
    most = _most(read, sentences)
    _, moments, habits, _ = laid.marks(*np.array(laid.ranges).T).T.tolist()
    return [
        Heard(each.text, settled(_possible(told[at], each.kind), each.kind), moments[at] > 0 == habits[at], span, best)
        for at, (each, span, best) in enumerate(zip(asked, spans, most, strict=True))
    ]


class _Laid:
    """The words of all answers in one row, with edges between them, and running sums of what they add."""

    def __init__(self, known: Vocabulary, words: list[list[str]]) -> None:
        self.known = known
        flat: list[str] = []
        self.ranges: list[Range] = []
        for each in words:
            flat.append(segments.EDGE)
            self.ranges.append((len(flat), len(flat) + len(each)))
            flat += each
            flat += (segments.EDGE, segments.EDGE)
        self.numbers = np.array(list(map(known.numbers.__getitem__, flat)))
        self._alone = _summed(known.alone.take(self.numbers, 0))
        self._marks = _summed(self._marked())
        self._pair(self.numbers[:-1], self.numbers[1:], self.numbers[2:])

    def _pair(self, first: Whole, second: Whole, over: Whole) -> None:
        """What belongs to two words: what tells labels, and how likely a sentence ends between them."""
        known, count = self.known, len(first)
        sorts = ((0, first, second), (1, first, second), (1, first[:-1], over), (2, first, second), (3, first, second))
        keys = checksums.joined(
            np.concatenate([known.first[row].take(one) for row, one, _ in sorts]),
            np.concatenate([known.second[row].take(other) for row, _, other in sorts]),
            np.concatenate([known.bytes[row].take(other) for row, _, other in sorts]),
        )
        # Pairs, then stems that follow each other, then those with one between.
        self._both = _summed(known.rows.take(known.places.each(keys[: 3 * count - 1]), 0))
        worth = known.end_rows.take(known.end_places.each(keys[3 * count - 1 :]))
        around = known.ends.take(self.numbers, 0)
        alone = around[:-3, 0] + around[1:-2, 1] + around[2:-1, 2] + around[3:, 3]
        both = (worth[:count] + worth[count:])[1 : 1 + len(alone)]
        segmenter = known.segmenter
        # The gap after a word is one place on from the word before it.
        self.ends: Numbers = np.concatenate([[0.0], segmenter.bias + segmenter.scale * (alone + both)])

    def _marked(self) -> Whole:
        """The marks of words; a pair of words is marked where its first one is."""
        marks = self.known.marks.take(self.numbers, 0)
        both = self.numbers[:-1] * vocabulary.KEPT + self.numbers[1:]
        for column, pairs in enumerate(self.known.pairs(), 1):
            at = np.flatnonzero(np.isin(both, pairs))
            is_year = self.numbers[at] == self.known.numbers.get(YEAR)
            marks[at, column] = 1 + (is_year & (column == 1))
        return marks

    def marks(self, first: Whole, last: Whole) -> Whole:
        """How many sequences of letters, words of one time, words of habit and numbers stand in each stretch."""
        return self._marks.take(last, 0) - self._marks.take(first, 0)

    def scores(self, first: Whole, last: Whole) -> Numbers:
        """The log-odds of each label for the words from `first` up to `last` (`model.Running.scores`)."""
        count, gaps = last - first, len(self.numbers) - 1
        known, size = self.known.model, len(self.known.model.labels)
        alone = self._alone.take(last, 0) - self._alone.take(first, 0)
        sums = alone[:, :size] * _share(self.marks(first, last)[:, 0]) + alone[:, size:] * _share(count)

        def both(sort: int, last: Whole) -> Whole:
            return self._both.take(last + sort * gaps, 0) - self._both.take(first + sort * gaps, 0)

        sums += both(0, last - 1) * _share(count - 1)
        sums += (both(1, last - 1) + both(2, np.maximum(last - 2, first))) * _share(2 * count - 3)
        found: Numbers = np.array(known.biases) + np.array(known.steps) * sums
        return found


def _summed(rows: NDArray[Any]) -> Whole:
    """Running sums: of no rows, of the first, of the first two …"""
    found = np.zeros((len(rows) + 1, rows.shape[1]), dtype=np.int32)
    np.cumsum(rows, axis=0, out=found[1:])
    return found


def _share(counts: Whole) -> NDArray[np.int64]:
    """How much a feature counts when there are so many of its sort (`model.ONE`)."""
    return np.rint(model.ONE / np.sqrt(np.maximum(1, counts))).astype(np.int64)[:, None]


class _Sentences:
    """The sentences of all documents in one row: their words, the document of each, and its place there.

    `ranges` is where the words of the answers stand in the row of all words.
    """

    def __init__(self, documents: list[list[Range]], ranges: list[Range]) -> None:
        self.sizes = np.array(list(map(len, documents)))
        self.begins = np.cumsum(self.sizes) - self.sizes
        self.document = np.repeat(np.arange(len(documents)), self.sizes)
        self.at = np.arange(len(self.document)) - self.begins[self.document]
        words = np.array(list(chain.from_iterable(documents)))
        self.first, self.last = (words + np.array(ranges)[self.document % len(ranges), :1]).T


def _rows(laid: _Laid, sentences: _Sentences, kinds: list[Kind], topics: list[str]) -> Numbers:
    """What is seen of each sentence (`reading.rows`)."""
    seen, document, at = reading.SEEN, sentences.document, sentences.at
    clipped = np.clip(laid.scores(sentences.first, sentences.last), reading.LOWEST, reading.HIGHEST)
    can = np.array([_CAN[kind] for kind in kinds])[document]
    scores = np.where(can, (seen * clipped).astype(np.int64), reading.NEVER_SEEN)
    times = seen * np.minimum(MOST, laid.marks(sentences.first, sentences.last)[:, 1:])
    # One place more on either side, where nothing is.
    around = np.full((len(kinds), sentences.sizes.max() + 2, len(_AROUND)), reading.NEVER_SEEN)
    around[document, at + 1] = scores[:, _AROUND]
    before = np.maximum.accumulate(around, axis=1)
    after = np.maximum.accumulate(around[:, ::-1], axis=1)[:, ::-1]
    last = sentences.sizes[document] - 1
    whole = np.minimum(reading.MOST_TIMES, np.add.reduceat(times, sentences.begins, axis=0))
    asked = seen * np.array([[topic == known for known in reading.TOPICS] for topic in topics])
    place = (
        seen * at // np.maximum(1, last),
        seen * (at == 0),
        seen * (at == last),
        np.minimum(last + 1, 12) * seen // 4,
    )
    found: Numbers = np.concatenate(
        [
            scores,
            times,
            _LOGS[sentences.last - sentences.first][:, None],
            asked[document],
            around[document, at],
            around[document, at + 2],
            before[document, at],
            after[document, at + 2],
            np.stack(place, axis=1),
            whole[document],
        ],
        axis=1,
    ).astype(np.float64)
    return found


@lru_cache(maxsize=1)
def _weights() -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """The biases, the first and the last weights of the reader; of each label its bias, slope and shift."""
    reader = reading.load()
    units = len(reader.biases)
    # A column has no weights for the units that do not see it.
    first = [[*weights, *[0] * (units - len(weights))] for weights in reader.first]
    return tuple(  # type: ignore[return-value]
        np.array(numbers, dtype=np.float64) for numbers in (reader.biases, first, reader.last, [*reader.odds.values()])
    )


def _read(rows: Numbers) -> Numbers:
    """How strongly each sentence tells what is read. All are whole numbers below 2^53, so no order of sums matters."""
    biases, first, last, _ = _weights()
    units = np.maximum(biases + _product(rows, first), 0.0)
    return _product(np.floor(units / (1 << reading.LOST)), last)


def _product(rows: Numbers, weights: Numbers) -> Numbers:
    """The matrix product, a few rows at a time."""
    count, width = rows.shape
    padded = np.zeros((-(-count // FEW), FEW, width))
    padded.reshape(-1, width)[:count] = rows
    found: Numbers = (padded @ weights).reshape(-1, weights.shape[1])[:count]
    return found


def _told(read: Numbers, sentences: _Sentences) -> list[list[float]]:
    """How likely each label is told by each answer (`reading.Reader.probabilities`)."""
    *_, odds = _weights()
    bias, slope, shift = odds.T
    each = bias + read / reading.ODDS
    most = np.maximum.reduceat(each, sentences.begins, axis=0)
    none = -np.add.reduceat(np.log1p(np.exp(np.minimum(30.0, each))), sentences.begins, axis=0)
    any_of = np.log(np.maximum(1e-12, -np.expm1(none))) - none
    as_typed, as_heard = np.split(np.where(_AGREEING, any_of, most), 2)
    together = slope * (reading.TYPED * as_typed + (1 - reading.TYPED) * as_heard) + shift
    found: list[list[float]] = (1 / (1 + np.exp(-np.clip(together, -30.0, 30.0)))).tolist()
    return found


def _possible(told: list[float], kind: Kind) -> dict[str, float]:
    """The likelihoods by their labels, without those that this kind of answer cannot have."""
    return dict(zip(reading.READ, told, strict=True)) | _CANNOT[kind]


def _most(read: Numbers, sentences: _Sentences) -> list[list[int]]:
    """For each answer and label which of the sentences as typed tells it most, the first among equals."""
    laid = np.full((len(sentences.sizes), sentences.sizes.max(), read.shape[1]), -np.inf)
    laid[sentences.document, sentences.at] = read
    found: list[list[int]] = laid[: len(laid) // 2].argmax(axis=1).tolist()
    return found
