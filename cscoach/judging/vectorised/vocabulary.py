"""The words of one language that were met, as rows of arrays: what each adds wherever it stands."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
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
        self.pairs = (self._moments.pairs, self._habits.pairs)
        self._firsts = frozenset(first for pairs in self.pairs for first, _ in pairs)
        size = len(self.model.labels)
        self.places, self.rows = Places(self.model.places.keys), _rows(self.model.weights, size)
        self.end_places = Places(self.segmenter.places.keys)
        self.end_rows = _rows(self.segmenter.weights, 1)[:, 0].astype(np.int32)
        self.alone = np.zeros((KEPT, 2 * size), dtype=np.int32)
        self.marks = np.zeros((KEPT, 4), dtype=np.int32)
        self.ends = np.zeros((KEPT, len(segments.GROUPS)), dtype=np.int32)
        self.begins = np.zeros(KEPT, dtype=bool)
        self.first = np.zeros((4, KEPT), dtype=np.uint32)
        self.second = np.zeros((4, KEPT), dtype=np.uint32)
        self.bytes = np.zeros((4, KEPT), dtype=np.intp)
        self.numbers: dict[str, int] = _Numbers(self)
        self.forget()

    def forget(self) -> None:
        """Begin anew, with nothing but the edge."""
        self.numbers.clear()
        self.ends[EDGE] = self.segmenter.word(segments.EDGE)
        self.numbers[segments.EDGE] = EDGE

    def has_room(self, answers: Iterable[Iterable[str]]) -> bool:
        """Whether the words of answers can be known at once; what was known is forgotten if need be."""
        words = set().union(*answers)
        if len(self.numbers) + sum(word not in self.numbers for word in words) <= KEPT:
            return True
        self.forget()
        return len(self.numbers) + len(words) <= KEPT

    def add(self, word: str) -> int:
        """The number of a word that is new."""
        number = len(self.numbers)
        letters, count, whole = self.model.sums(word)
        self.alone[number] = letters + whole
        self.ends[number] = self.segmenter.word(word)
        moment, habit = self._moments.has(word), self._habits.has(word)
        self.marks[number] = count, moment + (word == YEAR), habit, word[0].isdigit()
        self.begins[number] = word in self._firsts
        stem = word[: features.STEM]
        for row, (first, second) in enumerate(
            (
                (f"{word}{features.PAIR}", word),
                (f"{stem}{features.NEAR}", stem),
                *segments.around(word),
            )
        ):
            coded = second.encode()
            self.first[row, number] = crc32(first.encode())
            self.second[row, number], self.bytes[row, number] = crc32(coded), len(coded)
        return number


class _Numbers(dict[str, int]):
    """The number of each word; one that is new is added."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary

    def __missing__(self, word: str) -> int:
        number = self._vocabulary.add(word)
        self[word] = number
        return number


@resources.remembered
def load(language: str) -> Vocabulary:
    """The vocabulary of a language. Raises FileNotFoundError where it has no model."""
    return Vocabulary(language)
