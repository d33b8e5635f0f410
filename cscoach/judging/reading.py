"""Scores of the sentences of an answer → how likely each part and fault is told by the answer as a whole.

One small network for all languages: it sees no words, only how strongly the labels show in a sentence, and what shows
before, beside and after it. That is how a fault that is defended is told from one that is mended. It says of each
sentence what it tells; an answer tells what one of its sentences tells. A model of whole answers learns how good
answers sound, and sees a result where the sentence that told it was cut out.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from math import exp, expm1, log, log1p
from operator import itemgetter, mul
from typing import TypeAlias

from cscoach.content import resources
from cscoach.content.schema import Kind
from cscoach.judging.labels import FAULTS, LABELS, NEVER, ONLY, PARTS

#: Scores beyond these say no more.
LOWEST, HIGHEST = -4.0, 5.0

#: More words of one time, words of habit and numbers than these in an answer say no more.
MOST_TIMES = (2.0, 3.0, 3.0)

#: The topics that were trained on; another one is judged as none of them.
TOPICS = ("teamwork", "hard-work", "composure", "arguing", "over-favouring", "inconsistent-treatment")

#: What is read: the parts, an occasion, the faults.
READ = (*PARTS, "O", *FAULTS)

#: How much the sentences as typed count beside those that are heard. With all the weight on them, findings of a quarter
#: of the answers change when the full stops are left out; with this, of one in twelve, and parts are found as well.
TYPED = 0.3

#: The labels that are looked at around a sentence.
AROUND = tuple(LABELS.index(label) for label in (*PARTS, "O", "W", "defends", "attitude"))
_NOTHING = [NEVER] * len(AROUND)

#: For each kind of answer, which labels it can have.
_CAN = {kind: tuple(ONLY.get(label, kind) is kind for label in LABELS) for kind in Kind}

#: How many numbers of a row are no scores of labels: words of time, then place, length, words of time in all, topic.
_TIMES, _OTHER = len(MOST_TIMES), 5 + len(MOST_TIMES) + len(TOPICS)

Row: TypeAlias = list[float]


@dataclass(frozen=True)
class Heard:
    """A sentence as the models hear it: the score of each label, words of time (`times.Times`), how many words."""

    scores: Row
    times: Row
    words: int


def possible(scores: Sequence[float], kind: Kind) -> Row:
    """The scores of a sentence, clipped, with those of labels that this kind of answer cannot have taken out."""
    return [
        (LOWEST if score < LOWEST else HIGHEST if score > HIGHEST else score) if can else NEVER
        for can, score in zip(_CAN[kind], scores, strict=True)
    ]


def rows(sentences: Sequence[Heard], topic: str) -> list[Row]:
    """What is seen of each sentence: what it is itself, what is beside it, the best before and after it, its place."""
    count = len(sentences)
    around = [[sentence.scores[index] for index in AROUND] for sentence in sentences]
    before = [_NOTHING, *accumulate(around, _best)]
    after = [*reversed([_NOTHING, *accumulate(reversed(around), _best)])]
    whole = [
        *(min(most, sum(column)) for most, column in zip(MOST_TIMES, _columns(sentences), strict=True)),
        *(float(topic == known) for known in TOPICS),
    ]
    return [
        [
            *sentence.scores,
            *sentence.times,
            *(around[at - 1] if at else _NOTHING),
            *(around[at + 1] if at + 1 < count else _NOTHING),
            *before[at],
            *after[at + 1],
            at / max(1, count - 1),
            float(at == 0),
            float(at == count - 1),
            min(count, 12) / 4,
            log1p(sentence.words),
            *whole,
        ]
        for at, sentence in enumerate(sentences)
    ]


def _columns(sentences: Sequence[Heard]) -> list[Row]:
    return [list(column) for column in zip(*(sentence.times for sentence in sentences), strict=True)]


def _best(one: Row, other: Row) -> Row:
    return list(map(max, one, other))


@dataclass(frozen=True)
class Target:
    """One label: weights over what the network has made of a sentence; `slope` and `shift` make the answer's odds."""

    weights: tuple[float, ...]
    bias: float
    slope: float = 1.0
    shift: float = 0.0

    def odds(self, hidden: list[Row]) -> list[float]:
        """The log-odds of each sentence."""
        return [self.bias + sum(map(mul, self.weights, row)) for row in hidden]


def together(odds: list[float], *, agreeing: bool) -> float:
    """The log-odds that an answer tells what its sentences tell: those of the best, or of any of them (`agreeing`)."""
    if not agreeing:
        return max(odds)
    # Of independent sentences none tells it with the product of what each leaves open.
    none = -sum(log1p(exp(min(30.0, each))) for each in odds)
    return log(max(1e-12, -expm1(none))) - none


def _varying(kind: Kind) -> tuple[int, ...]:
    """The columns of a row that are not the same in all answers of a kind, because their label cannot be."""
    around = [_CAN[kind][index] for index in AROUND]
    can = [*_CAN[kind], *[True] * _TIMES, *around * 4, *[True] * _OTHER]
    return tuple(column for column, varies in enumerate(can) if varies)


@dataclass(frozen=True)
class Reader:
    """The network: units of one hidden layer with their biases, and what is read of them."""

    units: tuple[tuple[tuple[float, ...], float], ...]
    targets: dict[str, Target]

    @cached_property
    def _units(self) -> dict[Kind, tuple[tuple[tuple[float, ...], float], ...]]:
        """The units over what varies in each kind of answer; the rest is in the biases. A quarter less to add up."""
        found = {}
        for kind in Kind:
            varying = _varying(kind)
            folded = []
            for weights, bias in self.units:
                same = sum(weight for column, weight in enumerate(weights) if column not in set(varying))
                folded.append((tuple(weights[column] for column in varying), bias + NEVER * same))
            found[kind] = tuple(folded)
        return found

    def probabilities(self, typed: list[Row], heard: list[Row], kind: Kind) -> dict[str, float]:
        """How likely each label is told by the answer, from 0 to 1.

        The rows are those of the sentences as they were typed, and of those that are heard without any stops; what the
        two say is averaged (`TYPED`). Where they are the same they are looked at once.
        """
        views = {TYPED: typed, 1 - TYPED: heard} if heard is not typed else {1.0: typed}
        hidden = {share: self.hidden(view, kind) for share, view in views.items()}
        told = dict.fromkeys(self.targets, 0.0)
        for label, target in self.targets.items():
            if ONLY.get(label, kind) is kind:
                told[label] = _likely(sum(share * self._odds(target, seen, label) for share, seen in hidden.items()))
        return told

    def hidden(self, view: list[Row], kind: Kind) -> list[Row]:
        """What the units make of each sentence."""
        varying, units = itemgetter(*_varying(kind)), self._units[kind]
        return [
            [value if (value := bias + sum(map(mul, weights, row))) > 0 else 0.0 for weights, bias in units]
            for row in map(varying, view)
        ]

    @staticmethod
    def _odds(target: Target, hidden: list[Row], label: str) -> float:
        if not hidden:
            return LOWEST
        return target.slope * together(target.odds(hidden), agreeing=label in FAULTS) + target.shift


def _likely(odds: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


@lru_cache(maxsize=1)
def load() -> Reader:
    """The reader that the program ships with."""
    data = json.loads(resources.model("reader.json"))
    return Reader(
        tuple((tuple(weights), bias) for weights, bias in data["units"]),
        {label: Target(tuple(weights), *rest) for label, (weights, *rest) in data["targets"].items()},
    )
