"""The model of one language: how much a unit tells each label. Read once; scores are sums over words.

The file is one line of JSON (labels, biases, scales), then the sorted features (32-bit), then a row of weights (signed
bytes) for each. `training/train.py` makes it. A weight of a label is its byte times the label's scale.
"""

from __future__ import annotations

import json
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import accumulate, repeat
from math import sqrt

from cscoach.content import resources
from cscoach.judging import features, lanes
from cscoach.memo import Memo

#: One, as a fixed-point number: shares of features are counted in such parts. With four times as many letters as an
#: answer may have (`text.LONGEST`) and the greatest weights, all of one sign, a row of scores has room in its lanes.
ONE = 1 << 13

#: Rows of weights that are added up at once. With many thousands at once the time grew faster than the text.
TOGETHER = 200

#: After so many questions an index of all features pays. It takes as long to make as judging three answers, and finds a
#: feature in a fifth of the time that searching takes. A sheet of six answers asks less than three hundred times.
MANY = 500


class Places:
    """Where each feature stands among sorted ones: searched for at first, looked up once much has been asked for."""

    def __init__(self, keys: array[int]) -> None:
        self.keys = keys
        self._index: dict[int, int] | None = None
        self._asked = 0

    def __len__(self) -> int:
        return len(self.keys)

    def each(self, keys: Iterable[int]) -> list[int | None]:
        """The place of each feature; None for one that there is not."""
        if self._index is not None:
            return list(map(self._index.get, keys))
        self._asked += 1
        if self._asked >= MANY:
            self._index = dict(zip(self.keys, range(len(self.keys)), strict=True))
        known = self.keys
        found = ((key, bisect_left(known, key)) for key in keys)
        return [at if at < len(known) and known[at] == key else None for key, at in found]


@dataclass
class Model:
    """Weights of one language. `labels` are in the order of every score."""

    labels: tuple[str, ...]
    biases: tuple[float, ...]
    scales: tuple[float, ...]
    places: Places
    weights: array[int]
    _words: Memo[tuple[int, int, int]] = field(init=False)

    def __post_init__(self) -> None:
        self._words = Memo(self._packed)

    @cached_property
    def steps(self) -> tuple[float, ...]:
        """What one of the numbers of a row of scores is worth, for each label."""
        return tuple(scale / ONE for scale in self.scales)

    def running(self, words: list[str]) -> Running:
        """The scores of any stretch of some words."""
        return Running(self, words)

    def word(self, word: str) -> tuple[int, int, int]:
        """What a word adds by its letters, how many sequences those are, what it adds as a whole. Rows are `lanes`."""
        return self._words[word]

    def _packed(self, word: str) -> tuple[int, int, int]:
        letters, count, whole = self.sums(word)
        return lanes.packed(letters), count, lanes.packed(whole)

    def sums(self, word: str) -> tuple[list[int], int, list[int]]:
        """The same as rows of numbers."""
        sequences = features.letters(word)
        *letters, whole = self.places.each((*sequences, features.single(word)))
        return self.summed(letters), len(sequences), self.summed([whole])

    def summed(self, places: Sequence[int | None]) -> list[int]:
        """The sum of the rows of weights at some places: a number for each label, to be multiplied by its scale."""
        size, weights = len(self.labels), self.weights
        total = [0] * size
        # Some at a time: the longest text has a hundred thousand.
        for start in range(0, len(places), TOGETHER):
            known = [at * size for at in places[start : start + TOGETHER] if at is not None]
            total = list(map(sum, zip(total, *(weights[at : at + size] for at in known), strict=True)))
        return total


class Running:
    """The scores of any stretch of some words.

    What words add is summed up once for the first words of an answer, so that what a stretch adds is a difference. What
    belongs to two words is seldom the same in another answer; only where it stands in the model is looked up once.
    """

    def __init__(self, model: Model, words: list[str]) -> None:
        self.model = model
        found = [model.word(word) for word in words]
        self._counts = list(accumulate((count for _, count, _ in found), initial=0))
        self._letters = list(accumulate((letters for letters, _, _ in found), initial=0))
        self._wholes = list(accumulate((whole for _, _, whole in found), initial=0))
        stems = [word[: features.STEM] for word in words]
        each, pair = model.places.each, features.pair
        self._pairs = each(map(pair, words, repeat(features.PAIR), words[1:]))
        self._next = each(map(pair, stems, repeat(features.NEAR), stems[1:]))
        self._over = each(map(pair, stems, repeat(features.NEAR), stems[2:]))

    def scores(self, first: int, last: int) -> list[float]:
        """The log-odds of each label for the words from `first` up to `last`, which must be later."""
        model, count = self.model, last - first
        # Each sort of feature counts the same, however many there are of it.
        row = (self._letters[last] - self._letters[first]) * _share(self._counts[last] - self._counts[first])
        row += (self._wholes[last] - self._wholes[first]) * _share(count)
        words = lanes.unpacked(row, len(model.labels))
        if count == 1:
            return [bias + step * word for bias, step, word in zip(model.biases, model.steps, words, strict=True)]
        pairs = model.summed(self._pairs[first : last - 1])
        near = model.summed([*self._next[first : last - 1], *self._over[first : last - 2]])
        by_pairs, by_near = _share(count - 1), _share(2 * count - 3)
        return [
            bias + step * (word + pair * by_pairs + stems * by_near)
            for bias, step, word, pair, stems in zip(model.biases, model.steps, words, pairs, near, strict=True)
        ]


@lru_cache(maxsize=4096)
def _share(count: int) -> int:
    """How much a feature counts when there are so many of its sort, in parts of `ONE`."""
    return round(ONE / sqrt(max(1, count)))


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
