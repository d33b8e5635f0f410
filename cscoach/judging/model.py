"""The model of one language: how much a unit tells each label. Read once; scores are sums over words.

The file is one line of JSON (labels, biases, scales), then the sorted features (32-bit), then a row of weights (signed
bytes) for each. `training/train.py` makes it. A weight of a label is its byte times the label's scale.
"""

from __future__ import annotations

import json
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, pairwise
from math import sqrt

from cscoach.content import resources
from cscoach.judging import features, lanes

#: How many words' scores are kept, and how many pairs'. An answer has about a hundred different ones; a stream of
#: answers has them without end, and must not fill the memory. Words come again, pairs seldom do.
KEPT, KEPT_PAIRS = 24_000, 6_000

#: After so many questions an index of all features pays. It takes as long to make as judging three answers, and finds a
#: feature in a fifth of the time that searching takes.
MANY = 1000


class Places:
    """Where each feature stands among sorted ones: searched for at first, looked up once much has been asked for."""

    def __init__(self, keys: array[int]) -> None:
        self._keys = keys
        self._index: dict[int, int] | None = None
        self._asked = 0

    def __len__(self) -> int:
        return len(self._keys)

    def of(self, keys: Iterable[int]) -> list[int]:
        """The places of features, in order; those that there are not are left out."""
        if self._index is not None:
            return [at for at in map(self._index.get, keys) if at is not None]
        self._asked += 1
        if self._asked >= MANY:
            self._index = dict(zip(self._keys, range(len(self._keys)), strict=True))
        known = self._keys
        found = ((key, bisect_left(known, key)) for key in keys)
        return [at for key, at in found if at < len(known) and known[at] == key]


@dataclass
class Model:
    """Weights of one language. `labels` are in the order of every score."""

    labels: tuple[str, ...]
    biases: tuple[float, ...]
    scales: tuple[float, ...]
    places: Places
    weights: array[int]
    _words: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    _pairs: dict[int, int] = field(default_factory=dict)

    def running(self, words: list[str]) -> Running:
        """The scores of any stretch of some words."""
        return Running(self, words)

    def word(self, word: str) -> tuple[int, int, int]:
        """What a word adds by its letters, how many sequences those are, what it adds as a whole. Rows are `lanes`."""
        found = self._words.get(word)
        if found is None:
            sequences = features.letters(word)
            found = self._packed(sequences), len(sequences), self._packed([features.single(word)])
            if len(self._words) > KEPT:
                self._words.clear()
            self._words[word] = found
        return found

    def pair(self, key: int) -> int:
        """What two words add that follow each other."""
        found = self._pairs.get(key)
        if found is None:
            if len(self._pairs) > KEPT_PAIRS:
                self._pairs.clear()
            found = self._pairs[key] = self._packed([key])
        return found

    def _packed(self, keys: Iterable[int]) -> int:
        """The sum of the rows of some features."""
        size, weights = len(self.labels), self.weights
        rows = [weights[at * size : at * size + size] for at in self.places.of(keys)]
        return lanes.packed(map(sum, zip(*rows, strict=True)) if len(rows) > 1 else rows[0]) if rows else 0


class Running:
    """Sums over the first words of an answer, so that the score of any stretch is a difference of two of them."""

    def __init__(self, model: Model, words: list[str]) -> None:
        self.model = model
        found = [model.word(word) for word in words]
        pairs = [model.pair(features.pair(*both)) for both in pairwise(words)]
        self.letters = list(accumulate((letters for letters, _, _ in found), initial=0))
        self.counts = list(accumulate((count for _, count, _ in found), initial=0))
        self.wholes = list(accumulate((whole for _, _, whole in found), initial=0))
        # The pair of a word with the one before it is inside a stretch when both are.
        self.pairs = [0, *accumulate(pairs, initial=0)]

    def scores(self, first: int, last: int) -> list[float]:
        """The log-odds of each label for the words from `first` up to `last`, which must be later."""
        model, size = self.model, len(self.model.labels)
        by_letters = 1 / sqrt(max(1, self.counts[last] - self.counts[first]))
        by_words = 1 / sqrt(max(1, 2 * (last - first) - 1))
        letters = self.letters[last] - self.letters[first]
        words = self.wholes[last] - self.wholes[first] + self.pairs[last] - self.pairs[first + 1]
        return [
            bias + scale * (letter * by_letters + word * by_words)
            for bias, scale, letter, word in zip(
                model.biases, model.scales, lanes.unpacked(letters, size), lanes.unpacked(words, size), strict=True
            )
        ]


def unpacked(
    name: str,
) -> tuple[tuple[str, ...], tuple[float, ...], tuple[float, ...], Places, array[int]]:
    """A file of weights: labels, biases, scales, places, weights. Raises FileNotFoundError where there is none."""
    head, _, body = resources.model(name).partition(b"\n")
    described = json.loads(head)
    keys, weights = array("I"), array("b")
    size = described["features"] * keys.itemsize
    keys.frombytes(body[:size])
    if sys.byteorder == "big":
        keys.byteswap()
    weights.frombytes(body[size:])
    return tuple(described["labels"]), tuple(described["biases"]), tuple(described["scales"]), Places(keys), weights


@lru_cache(maxsize=8)
def load(language: str) -> Model:
    """The model of a language. Raises FileNotFoundError where there is none."""
    return Model(*unpacked(f"{language}.bin"))
