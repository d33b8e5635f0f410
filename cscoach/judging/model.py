"""The model of one language: how much a unit tells each label. Read once; scores are sums over words.

The file is one line of JSON (labels, biases, scales), then the sorted features (32-bit), then a row of weights (signed
bytes) for each. `training/train.py` makes it. A weight of a label is its byte times the label's scale.
"""

from __future__ import annotations

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

    def running(self, words: list[str]) -> Running:
        """The scores of any stretch of some words."""
        return Running(self, words)

    def word(self, word: str) -> tuple[Vector, int, Vector]:
        """What a word adds by its letters, how many sequences those are, and what it adds as a whole."""
        found = self._words.get(word)
        if found is None:
            sequences = features.letters(word)
            rows = [row for row in map(self._row, sequences) if row is not None]
            total = map(sum, zip(*rows, strict=True)) if rows else self.nothing()
            found = array("i", total), len(sequences), self._row(features.single(word)) or self.nothing()
            if len(self._words) > KEPT:
                self._words.clear()
            self._words[word] = found
        return found

    def nothing(self) -> Vector:
        return array("b", bytes(len(self.labels)))

    def pair(self, key: int) -> Vector | None:
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


class Running:
    """Sums over the first words of an answer, so that the score of any stretch is a difference of two of them."""

    def __init__(self, model: Model, words: list[str]) -> None:
        self.model = model
        zero: list[int] = [0] * len(model.labels)
        self.letters, self.singles, self.pairs, self.counts = [zero], [zero], [zero], [0]
        before: str | None = None
        for word in words:
            of_letters, number, of_word = model.word(word)
            self.letters.append(list(map(add, self.letters[-1], of_letters)))
            self.singles.append(list(map(add, self.singles[-1], of_word)))
            self.counts.append(self.counts[-1] + number)
            of_pair = model.pair(features.pair(before, word)) if before is not None else None
            self.pairs.append(list(map(add, self.pairs[-1], of_pair)) if of_pair is not None else self.pairs[-1])
            before = word

    def scores(self, first: int, last: int) -> list[float]:
        """The log-odds of each label for the words from `first` up to `last`, which must be later."""
        model = self.model
        by_letters = 1 / sqrt(max(1, self.counts[last] - self.counts[first]))
        by_words = 1 / sqrt(max(1, 2 * (last - first) - 1))
        return [
            bias + scale * ((l1 - l0) * by_letters + (w1 - w0 + p1 - p0) * by_words)
            for bias, scale, l0, l1, w0, w1, p0, p1 in zip(
                model.biases,
                model.scales,
                self.letters[first],
                self.letters[last],
                self.singles[first],
                self.singles[last],
                # The pair of a word with the one before it is inside when both are.
                self.pairs[first + 1],
                self.pairs[last],
                strict=True,
            )
        ]


def unpacked(
    name: str,
) -> tuple[tuple[str, ...], tuple[float, ...], tuple[float, ...], array[int], array[int]]:
    """A file of weights: labels, biases, scales, features, weights. Raises FileNotFoundError where there is none."""
    head, _, body = resources.model(name).partition(b"\n")
    described = json.loads(head)
    keys, weights = array("I"), array("b")
    size = described["features"] * keys.itemsize
    keys.frombytes(body[:size])
    if sys.byteorder == "big":
        keys.byteswap()
    weights.frombytes(body[size:])
    return tuple(described["labels"]), tuple(described["biases"]), tuple(described["scales"]), keys, weights


@lru_cache(maxsize=8)
def load(language: str) -> Model:
    """The model of a language. Raises FileNotFoundError where there is none."""
    return Model(*unpacked(f"{language}.bin"))
