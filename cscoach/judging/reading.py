"""Scores of stretches of an answer → how likely each part and fault is told by the answer as a whole.

Small logistic models for all languages together: they see no words, only how strongly the labels show in a stretch, and
what shows before, beside and after it. That is how a fault that is defended is told from one that is mended. They say
of each stretch what it tells; an answer tells what one of its stretches tells. A model of whole answers learns how good
answers sound, and sees a result where the sentence that told it was cut out.

Parts are read from sentences, because what a sentence tells is what makes a part. Attitudes are read from windows of
words: they show in half a sentence or over two, and with all windows agreeing rather than in one.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import exp, expm1, log, log1p
from operator import mul
from typing import TypeAlias

from cscoach.content import resources
from cscoach.content.schema import Kind
from cscoach.judging.labels import ATTITUDES, FAULTS, LABELS, NEVER, ONLY, PARTS

#: Scores beyond these say no more.
LOWEST, HIGHEST = -4.0, 5.0

#: The topics that were trained on; another one is judged as none of them.
TOPICS = ("teamwork", "hard-work", "composure", "arguing", "over-favouring", "inconsistent-treatment")

#: What is read from sentences, and what from windows.
OF_SENTENCES = (*PARTS, "O", *(fault for fault in FAULTS if fault not in ATTITUDES))
OF_WINDOWS = ATTITUDES

#: An attitude that shows less than this in every window is not there. Of 1,400 looked at, none below it was likelier
#: than 0.13, and a third are below it, which saves the time.
HOPELESS = -2.0

#: How much the sentences as typed count beside those that are heard. With all the weight on them, findings of a quarter
#: of the answers change when the full stops are left out; with this, of one in fourteen, and parts are found as well.
TYPED = 0.3

#: The labels that are looked at around a stretch.
AROUND = tuple(LABELS.index(label) for label in (*PARTS, "O", "W", "defends", "attitude"))
_NOTHING = [NEVER] * len(AROUND)

#: For each kind of answer, which labels it can have.
_CAN = {kind: tuple(ONLY.get(label, kind) is kind for label in LABELS) for kind in Kind}

Row: TypeAlias = list[float]

#: A half-open range of words.
Range: TypeAlias = tuple[int, int]


def possible(scores: Sequence[float], kind: Kind) -> Row:
    """The scores of a stretch, clipped, with those of labels that this kind of answer cannot have taken out."""
    return [
        (LOWEST if score < LOWEST else HIGHEST if score > HIGHEST else score) if can else NEVER
        for can, score in zip(_CAN[kind], scores, strict=True)
    ]


def of_sentences(scores: list[Row], words: list[int], topic: str) -> list[Row]:
    """What is seen of each sentence: its scores, those beside it, the best before and after it, where it stands."""
    count = len(scores)
    around = [[row[index] for index in AROUND] for row in scores]
    before = [_NOTHING, *accumulate(around, _best)]
    after = [*reversed([_NOTHING, *accumulate(reversed(around), _best)])]
    known = _topic(topic)
    return [
        [
            *scores[at],
            *(around[at - 1] if at else _NOTHING),
            *(around[at + 1] if at + 1 < count else _NOTHING),
            *before[at],
            *after[at + 1],
            at / max(1, count - 1),
            float(at == 0),
            float(at == count - 1),
            min(count, 12) / 4,
            log1p(words[at]),
            *known,
        ]
        for at in range(count)
    ]


def of_windows(scores: list[Row], ranges: list[Range], topic: str) -> list[Row]:
    """What is seen of each window: its scores, the best that overlap it, come before and after it, where it stands.

    `ranges` are those of `windows`: sorted by where they start.
    """
    if not ranges:
        return []
    words = max(last for _, last in ranges)
    around = [[row[index] for index in AROUND] for row in scores]
    starts = [first for first, _ in ranges]
    by_end = sorted(range(len(ranges)), key=lambda at: ranges[at][1])
    ends = [ranges[at][1] for at in by_end]
    before = [_NOTHING, *accumulate((around[at] for at in by_end), _best)]
    after = [*reversed([_NOTHING, *accumulate(reversed(around), _best)])]
    widest = max(last - first for first, last in ranges)
    known = _topic(topic)
    rows = []
    for at, (first, last) in enumerate(ranges):
        near = range(bisect_left(starts, first - widest), bisect_left(starts, last))
        overlapping = [around[other] for other in near if ranges[other][1] > first]
        rows.append(
            [
                *scores[at],
                *map(max, zip(*overlapping, strict=True)),
                *before[bisect_right(ends, first)],
                *after[bisect_left(starts, last)],
                *_place(first, last, words),
                *known,
            ]
        )
    return rows


def _place(first: int, last: int, words: int) -> Row:
    """Where a window stands in an answer of so many words, and how wide it is."""
    width = last - first
    return [
        first / words,
        last / words,
        float(width <= 7),
        float(7 < width <= 13),
        float(width > 13),
        min(words, 160) / 40,
        log1p(width),
        float(first == 0),
        float(last == words),
    ]


def _best(one: Row, other: Row) -> Row:
    return list(map(max, one, other))


def _topic(topic: str) -> Row:
    return [float(topic == known) for known in TOPICS]


@dataclass(frozen=True)
class Target:
    """A logistic model of one label in a stretch; `slope` and `shift` make the answer's odds of the stretches'."""

    weights: tuple[float, ...]
    bias: float
    slope: float = 1.0
    shift: float = 0.0

    def odds(self, rows: list[Row]) -> list[float]:
        """The log-odds of each stretch."""
        return [self.bias + sum(map(mul, self.weights, row)) for row in rows]


def together(odds: list[float], *, agreeing: bool) -> float:
    """The log-odds that an answer tells what its stretches tell: those of the best, or of any of them (`agreeing`)."""
    if not agreeing:
        return max(odds)
    # Of independent stretches none tells it with the product of what each leaves open.
    none = -sum(log1p(exp(min(30.0, each))) for each in odds)
    return log(max(1e-12, -expm1(none))) - none


@dataclass(frozen=True)
class Reader:
    """The models of all labels."""

    targets: dict[str, Target]

    def probabilities(self, sentences: Sequence[list[Row]], windows: list[Row], kind: Kind) -> dict[str, float]:
        """How likely each label is told by the answer, from 0 to 1.

        `sentences` are the rows of the sentences as they were typed, and of those that are heard without any stops;
        `windows` those of the windows. What the two readings of sentences say is averaged (`TYPED`).
        """
        told = dict.fromkeys(self.targets, 0.0)
        for label, target in self.targets.items():
            views = ((1.0, windows),) if label in OF_WINDOWS else zip((TYPED, 1 - TYPED), sentences, strict=True)
            if ONLY.get(label, kind) is kind and not (label in OF_WINDOWS and _hopeless(label, windows)):
                odds = sum(share * self._odds(target, rows, label) for share, rows in views)
                told[label] = _likely(odds)
        return told

    @staticmethod
    def _odds(target: Target, rows: list[Row], label: str) -> float:
        if not rows:
            return LOWEST
        return target.slope * together(target.odds(rows), agreeing=label in FAULTS) + target.shift


def _hopeless(label: str, rows: list[Row]) -> bool:
    """Whether an attitude shows nowhere at all, so that what stands around need not be looked at."""
    own = LABELS.index(label)
    return not rows or max(row[own] for row in rows) < HOPELESS


def _likely(odds: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


@lru_cache(maxsize=1)
def load() -> Reader:
    """The reader that the program ships with."""
    data = json.loads(resources.model("reader.json"))
    return Reader({label: Target(tuple(weights), *rest) for label, (weights, *rest) in data.items()})
