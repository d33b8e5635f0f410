"""Scores of the sentences of an answer → how likely each part and fault is told by the answer as a whole.

Small networks for all languages: they see no words, only how strongly the labels show in a sentence, and what shows
before, beside and after it. That is how a fault that is defended is told from one that is mended. They say of each
sentence what it tells; an answer tells what one of its sentences tells. A model of whole answers learns how good
answers sound, and sees a result where the sentence that told it was cut out.

For the same reason the parts are asked of two networks that see little: one hears the sentence alone, one its
neighbours as well, and both count the same. Only the third, which is asked for faults, hears all that stands around.

All of it is counted in whole numbers. They are the same on every machine, and a row of them is added at once (`lanes`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from math import exp, expm1, log, log1p
from operator import itemgetter, mul
from typing import TypeAlias

from cscoach.content import resources
from cscoach.content.schema import Kind
from cscoach.judging import lanes
from cscoach.judging.labels import FAULTS, LABELS, NEVER, ONLY, PARTS

#: What is seen is counted in such parts of one, and so are the weights of the first and of the last layer.
SEEN, FIRST, LAST = 32, 1024, 512

#: What a unit makes of a sentence loses so many bits before it is weighed. `training/reader.py` checks that no sum can
#: leave its lane.
LOST = 7

#: What is read is counted in so many parts of one in the end.
ODDS = SEEN * FIRST * LAST >> LOST

#: Scores beyond these say no more.
LOWEST, HIGHEST = -4.0, 5.0

#: More words of one time, words of habit and numbers than these in an answer say no more.
MOST_TIMES = (2 * SEEN, 3 * SEEN, 3 * SEEN)

#: The topics that were trained on; another one is judged as none of them.
TOPICS = ("teamwork", "hard-work", "composure", "arguing", "over-favouring", "inconsistent-treatment")

#: What is read: the parts, an occasion, the faults.
READ = (*PARTS, "O", *FAULTS)

#: How much the sentences as typed count beside those that are heard. With all the weight on them, findings of a quarter
#: of the answers change when the full stops are left out; with this, of one in twelve, and parts are found as well.
TYPED = 0.3

#: The labels that are looked at around a sentence.
AROUND = tuple(LABELS.index(label) for label in (*PARTS, "O", "W", "defends", "attitude"))
_around = itemgetter(*AROUND)
NEVER_SEEN = round(NEVER * SEEN)
_NOTHING = (NEVER_SEEN,) * len(AROUND)

#: For each kind of answer, which labels it can have.
CAN = {kind: tuple(ONLY.get(label, kind) is kind for label in LABELS) for kind in Kind}

#: How many columns of a row say what the sentence is itself, how many what is beside it, how many the rest.
ALONE = len(LABELS) + len(MOST_TIMES) + 1 + len(TOPICS)
BESIDE = 2 * len(AROUND)
REST = 2 * len(AROUND) + 4 + len(MOST_TIMES)

#: Each network sees the first columns of a row: the whole answer, the sentence with its neighbours, the sentence alone.
SIGHT = (ALONE + BESIDE + REST, ALONE + BESIDE, ALONE)

Row: TypeAlias = list[int]

#: How strongly a sentence tells each of `READ`, but for the biases; to be compared among sentences.
Read: TypeAlias = Sequence[int]

#: Packed biases, what is looked at in a row, packed weights over that.
_First: TypeAlias = tuple[int, Callable[[Row], Iterable[int]], tuple[int, ...]]


@dataclass(frozen=True)
class Heard:
    """A sentence as the models hear it: scores of the labels and words of time (both in `SEEN`), how many words."""

    scores: Row
    times: Row
    words: int


def possible(scores: Sequence[float], kind: Kind) -> Row:
    """The scores of a sentence, clipped and counted, with those of labels that this kind of answer cannot have."""
    return [
        int(SEEN * (LOWEST if score < LOWEST else HIGHEST if score > HIGHEST else score)) if can else NEVER_SEEN
        for can, score in zip(CAN[kind], scores, strict=True)
    ]


def counted(times: Sequence[int]) -> Row:
    """Words of time, words of habit and numbers, as they are seen."""
    return [SEEN * each for each in times]


def rows(sentences: Sequence[Heard], topic: str) -> list[Row]:
    """What is seen of each sentence: what it is itself, what is beside it, the best before and after it, its place."""
    last = len(sentences) - 1
    around: list[tuple[int, ...]] = [_around(sentence.scores) for sentence in sentences]
    before = [_NOTHING, *accumulate(around, _best)]
    after = [*reversed([_NOTHING, *accumulate(reversed(around), _best)])]
    times = zip(*(sentence.times for sentence in sentences), strict=True)
    whole = [min(most, sum(column)) for most, column in zip(MOST_TIMES, times, strict=True)]
    asked = [SEEN * (topic == known) for known in TOPICS]
    many = min(last + 1, 12) * SEEN // 4
    return [
        [
            *sentence.scores,
            *sentence.times,
            int(SEEN * log1p(sentence.words)),
            *asked,
            *(around[at - 1] if at else _NOTHING),
            *(around[at + 1] if at < last else _NOTHING),
            *before[at],
            *after[at + 1],
            SEEN * at // max(1, last),
            SEEN * (at == 0),
            SEEN * (at == last),
            many,
            *whole,
        ]
        for at, sentence in enumerate(sentences)
    ]


def _best(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(map(max, one, other))


def together(odds: list[float], *, agreeing: bool) -> float:
    """The log-odds that an answer tells what its sentences tell: those of the best, or of any of them (`agreeing`)."""
    if not agreeing:
        return max(odds)
    # Of independent sentences none tells it with the product of what each leaves open.
    none = -sum(log1p(exp(min(30.0, each))) for each in odds)
    return log(max(1e-12, -expm1(none))) - none


def _varying(kind: Kind) -> tuple[int, ...]:
    """The columns of a row that are not the same in all answers of a kind, because their label cannot be."""
    around = [CAN[kind][index] for index in AROUND]
    alone = [*CAN[kind], *[True] * (ALONE - len(LABELS))]
    can = [*alone, *around * 4, *[True] * (REST - 2 * len(AROUND))]
    return tuple(column for column, varies in enumerate(can) if varies)


@dataclass(frozen=True)
class Reader:
    """The networks side by side.

    `first` has for each column of a row its weights over the units that see it, those of the widest network first;
    `biases` those of all units; `last` the weights of each unit over what is read; `odds` for each thing read its bias,
    and the slope and shift that make the odds of its sentences those of the answer.
    """

    first: tuple[tuple[int, ...], ...]
    biases: tuple[int, ...]
    last: tuple[tuple[int, ...], ...]
    odds: dict[str, tuple[float, float, float]]

    @cached_property
    def _first(self) -> dict[Kind, _First]:
        """For each kind of answer the packed biases, what varies in a row, and packed weights over that."""
        packed = [lanes.packed(weights) for weights in self.first]
        found: dict[Kind, _First] = {}
        for kind in Kind:
            varying = _varying(kind)
            same = sum(weights for column, weights in enumerate(packed) if column not in set(varying))
            bias = lanes.packed(self.biases) + NEVER_SEEN * same
            found[kind] = bias, itemgetter(*varying), tuple(packed[column] for column in varying)
        return found

    @cached_property
    def _last(self) -> tuple[int, ...]:
        return tuple(map(lanes.packed, self.last))

    def probabilities(self, typed: list[Read], heard: list[Read], kind: Kind) -> dict[str, float]:
        """How likely each label is told by the answer, from 0 to 1.

        Given is what was read of the sentences as they were typed, and of those that are heard without any stops; the
        two are averaged (`TYPED`).
        """
        views = [(TYPED, list(zip(*typed, strict=True))), (1 - TYPED, list(zip(*heard, strict=True)))]
        told = dict.fromkeys(READ, 0.0)
        for at, (label, (bias, slope, shift)) in enumerate(self.odds.items()):
            if ONLY.get(label, kind) is kind:
                joined = (
                    share * together([bias + each / ODDS for each in sums[at]], agreeing=label in FAULTS)
                    for share, sums in views
                )
                told[label] = _likely(slope * sum(joined) + shift)
        return told

    def read(self, view: list[Row], kind: Kind) -> list[Read]:
        """What is read of each sentence."""
        bias, varying, weights = self._first[kind]
        return [self._read(bias + sum(map(mul, varying(row), weights))) for row in view]

    def _read(self, made: int) -> Read:
        units = lanes.unpacked(made, len(self.biases))
        weighed = [(unit >> LOST) * weights for unit, weights in zip(units, self._last, strict=True) if unit > 0]
        return lanes.unpacked(sum(weighed), len(READ))


def _likely(odds: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


@lru_cache(maxsize=1)
def load() -> Reader:
    """The reader that the program ships with."""
    data = json.loads(resources.model("reader.json"))
    return Reader(
        tuple(map(tuple, data["first"])),
        tuple(data["biases"]),
        tuple(map(tuple, data["last"])),
        {label: (bias, slope, shift) for label, (bias, slope, shift) in data["odds"].items()},
    )
