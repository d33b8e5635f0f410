"""The words of one language that were met, as rows of arrays: what each adds wherever it stands."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from itertools import chain
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from cscoach.content import resources
from cscoach.judging import cues, features, model, segments
from cscoach.judging.times import YEAR
from cscoach.judging.vectorised.checksums import LONGEST, Keys

#: How many words are kept. A cohort's answers have some ten thousand; more begin anew, so that memory stays as it is.
KEPT = 1 << 15

#: Words of more letters than this may have more bytes than a checksum can be taken on by.
LONGEST_WORD = LONGEST // 4

#: The number of what stands where there is no word.
EDGE = 0

#: How many of the highest bits of a checksum say where to look for it.
_BITS = 19

#: Rows of whole numbers. Running sums over answers of `hearing.LONGEST` words have room in 32 bits.
Whole = NDArray[np.int32]


class Places:
    """Where each feature stands among sorted ones: its highest bits say nearly where."""

    def __init__(self, keys: array[int]) -> None:
        self._keys = np.array([*keys, 0xFFFFFFFF], dtype=np.uint32)
        self._shift = np.uint32(32 - _BITS)
        firsts = np.arange(1 << _BITS, dtype=np.uint32) << self._shift
        self._starts = np.searchsorted(self._keys[:-1], firsts).astype(np.int32)
        self._most = int(np.diff(np.append(self._starts, len(keys))).max())

    def each(self, keys: Keys) -> NDArray[np.intp]:
        """The place of each feature; one beyond the last for one that there is not."""
        at = self._starts[keys >> self._shift]
        for _ in range(self._most):
            at = at + (self._keys[at] < keys)
        return np.where(self._keys[at] == keys, at, len(self._keys) - 1)


def _rows(weights: array[int], size: int) -> NDArray[np.int8]:
    """Rows of weights, and one of noughts after them for what there is not."""
    rows = np.frombuffer(weights, dtype=np.int8).reshape(-1, size)
    return np.concatenate([rows, np.zeros((1, size), dtype=np.int8)])


class Vocabulary:
    """What words add, a row for each by its number.

    `alone` has for each label what its letters add and then what it adds as a whole, `marks` how many sequences of
    letters it has and whether it is of one time, of habit or a number, `ends` what it adds to the likelihood of an end
    (`segments.of_word`). The rest are checksums, for pairs of words, near stems, words and endings around an end: of
    what it is as the first of two, of what it is as the second, and how many bytes that is.
    """

    def __init__(self, language: str) -> None:
        self.model = model.load(language)
        self.segmenter = segments.load(language)
        found = cues.load(language)
        self._moments, self._habits = found.moments, found.habits
        size = len(self.model.labels)
        self.places, self.rows = Places(self.model.places.keys), _rows(self.model.weights, size)
        self.end_places = Places(self.segmenter.places.keys)
        self.end_rows = _rows(self.segmenter.weights, 1)[:, 0].astype(np.int32)
        self.alone = np.zeros((KEPT, 2 * size), dtype=np.int32)
        self.marks = np.zeros((KEPT, 4), dtype=np.int32)
        self.ends = np.zeros((KEPT, len(segments.GROUPS)), dtype=np.int32)
        self.first = np.zeros((4, KEPT), dtype=np.uint32)
        self.second = np.zeros((4, KEPT), dtype=np.uint32)
        self.bytes = np.zeros((4, KEPT), dtype=np.intp)
        self.numbers: dict[str, int] = {}
        self.forget()

    def forget(self) -> None:
        """Begin anew, with nothing but the edge."""
        self.numbers.clear()
        self.ends[EDGE] = self.segmenter.word(segments.EDGE)
        self.numbers[segments.EDGE] = EDGE

    def pairs(self) -> tuple[list[int], list[int]]:
        """The pairs of words of one time and of habit that may stand there: the number of the first, times `KEPT`, and
        that of the second.
        """
        known = self.numbers
        moments, habits = (
            [known[one] * KEPT + known[other] for one, other in words.pairs if one in known and other in known]
            for words in (self._moments, self._habits)
        )
        return moments, habits

    def learn(self, answers: Iterable[Iterable[str]]) -> bool:
        """Learn the words of answers, for which all others are forgotten if need be. False where they are too many."""
        words = set().union(*answers)
        if len(self._new(words)) > KEPT - len(self.numbers):
            self.forget()
        new = self._new(words)
        if len(new) > KEPT - len(self.numbers):
            return False
        if new:
            self._add(new)
        return True

    def _new(self, words: Iterable[str]) -> list[str]:
        return [word for word in words if word not in self.numbers]

    def _add(self, words: list[str]) -> None:
        rows = slice(len(self.numbers), len(self.numbers) + len(words))
        letters = list(map(features.letters, words))
        counts = np.array(list(map(len, letters)))
        begins = np.cumsum(counts) - counts
        self.alone[rows] = np.concatenate(
            [
                np.add.reduceat(self._weights(chain.from_iterable(letters)), begins, axis=0, dtype=np.int32),
                self._weights(map(features.single, words)),
            ],
            axis=1,
        )
        around = _checksums(feature for word in words for place in segments.of_word(word) for feature in place)
        worth = self.end_rows.take(self.end_places.each(_keys(around))).reshape(len(words), -1)
        self.ends[rows] = np.add.reduceat(worth, [first for first, _ in segments.GROUPS], axis=1)
        moments, habits = self._moments.has, self._habits.has
        self.marks[rows] = [
            (count, moments(word) + (word == YEAR), habits(word), word[0].isdigit())
            for count, word in zip(counts.tolist(), words, strict=True)
        ]
        for row, pieces in enumerate(zip(*map(_pieces, words), strict=True)):
            first, second = zip(*pieces, strict=True)
            self.first[row, rows] = _keys(_checksums(first))
            self.second[row, rows] = _keys(_checksums(second))
            self.bytes[row, rows] = [len(piece.encode()) for piece in second]
        self.numbers |= zip(words, range(rows.start, rows.stop), strict=True)

    def _weights(self, keys: Iterable[int]) -> NDArray[np.int8]:
        """The weights of features: a row for each."""
        return self.rows.take(self.places.each(_keys(keys)), 0)


def _pieces(word: str) -> tuple[tuple[str, str], ...]:
    """What a word is as the first of two and as the second: for pairs, near stems, and an end between them."""
    stem = word[: features.STEM]
    return (f"{word}{features.PAIR}", word), (f"{stem}{features.NEAR}", stem), *segments.around(word)


def _checksums(texts: Iterable[str]) -> Iterator[int]:
    return (crc32(text.encode()) for text in texts)


def _keys(checksums: Iterable[int]) -> Keys:
    return np.fromiter(checksums, dtype=np.uint32)


@resources.remembered
def load(language: str) -> Vocabulary:
    """The vocabulary of a language. Raises FileNotFoundError where it has no model."""
    return Vocabulary(language)
