"""The model of one language: how much a unit tells each label. Read once; scores are sums over words.

The file is one line of JSON (labels, biases, scales), then the sorted features (32-bit), then a row of weights (signed
bytes) for each. `training/train.py` makes it. A weight of a label is its byte times the label's scale.
"""

from __future__ import annotations

import itertools
import json
import sys
from array import array
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache
from math import sqrt
from operator import add
from typing import TypeAlias

from cscoach.content import resources
from cscoach.judging import features
from cscoach.judging.units import Unit

#: How many words' scores are kept, and how many pairs'. An answer has about a hundred different ones; a stream of
#: answers has them without end, and must not fill the memory.
KEPT = 12_000

#: One number for each label. Arrays take a tenth of the room of lists.
Vector: TypeAlias = "array[int]"


@dataclass
class Model:
    """Weights of one language. `labels` are in the order of every score."""

    labels: tuple[str, ...]
    biases: tuple[float, ...]
    scales: tuple[float, ...]
    keys: array[int]
    weights: array[int]
    _words: dict[str, tuple[Vector, int, Vector]] = field(default_factory=dict)
    _pairs: dict[int, Vector | None] = field(default_factory=dict)

    def scores(self, unit: Unit) -> list[float]:
        """The log-odds of each label for one unit."""
        words = features.words(unit.text)
        letters, singles = [0] * len(self.labels), [0] * len(self.labels)
        count = 0
        for word in words:
            of_letters, number, of_word = self._word(word)
            letters = list(map(add, letters, of_letters))
            singles = list(map(add, singles, of_word))
            count += number
        for first, second in itertools.pairwise(words):
            of_pair = self._pair(features.pair(first, second))
            if of_pair is not None:
                singles = list(map(add, singles, of_pair))
        by_letters = 1 / sqrt(max(1, count))
        by_words = 1 / sqrt(max(1, 2 * len(words) - 1))
        return [
            bias + scale * (letter * by_letters + single * by_words)
            for bias, scale, letter, single in zip(self.biases, self.scales, letters, singles, strict=True)
        ]

    def _word(self, word: str) -> tuple[Vector, int, Vector]:
        """What a word adds by its letters, how many sequences those are, and what it adds as a whole."""
        found = self._words.get(word)
        if found is None:
            sequences = features.letters(word)
            rows = [row for row in map(self._row, sequences) if row is not None]
            total = map(sum, zip(*rows, strict=True)) if rows else self._nothing()
            found = array("i", total), len(sequences), self._row(features.single(word)) or self._nothing()
            if len(self._words) > KEPT:
                self._words.clear()
            self._words[word] = found
        return found

    def _nothing(self) -> Vector:
        return array("b", bytes(len(self.labels)))

    def _pair(self, key: int) -> Vector | None:
        if key not in self._pairs:
            if len(self._pairs) > KEPT:
                self._pairs.clear()
            self._pairs[key] = self._row(key)
        return self._pairs[key]

    def _row(self, key: int) -> Vector | None:
        at = bisect_left(self.keys, key)
        if at == len(self.keys) or self.keys[at] != key:
            return None
        size = len(self.labels)
        return self.weights[at * size : at * size + size]


@lru_cache(maxsize=8)
def load(language: str) -> Model:
    """The model of a language. Raises FileNotFoundError where there is none."""
    data = resources.model(f"{language}.bin")
    head, _, body = data.partition(b"\n")
    described = json.loads(head)
    keys, weights = array("I"), array("b")
    size = described["features"] * keys.itemsize
    keys.frombytes(body[:size])
    if sys.byteorder == "big":
        keys.byteswap()
    weights.frombytes(body[size:])
    return Model(tuple(described["labels"]), tuple(described["biases"]), tuple(described["scales"]), keys, weights)
