"""Scores of units → how likely each part and fault is told by the answer as a whole.

Small logistic models for all languages together: they see no words, only how strongly the labels show, where, and
beside what. That is how a fault that is defended is told from one that is mended: the mending shows elsewhere. Faults
of attitude have a model each with a narrower view; with all of the summary before them they learnt what stories are
like that hold such faults, and found fewer in the stories of others.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log

from cscoach.content import resources
from cscoach.content.schema import Kind
from cscoach.judging.labels import LABELS, NEVER, ONLY

#: Scores beyond these say no more.
LOWEST, HIGHEST = -4.0, 5.0

#: The topics that were trained on; another one is judged as none of them.
TOPICS = ("teamwork", "hard-work", "composure", "arguing", "over-favouring", "inconsistent-treatment")


@dataclass(frozen=True)
class Reader:
    """Weights and biases: for each target over the summary of an answer, for each attitude over its stance."""

    targets: tuple[str, ...]
    weights: tuple[tuple[float, ...], ...]
    biases: tuple[float, ...]
    attitudes: dict[str, tuple[float, ...]]

    def probabilities(self, units: list[list[float]], topic: str, kind: Kind, words: int) -> dict[str, float]:
        """How likely each target is told, from 0 to 1."""
        seen = summary(units, topic, words)
        told = {
            target: _likely(bias + sum(map(float.__mul__, row, seen)))
            for target, row, bias in zip(self.targets, self.weights, self.biases, strict=True)
        }
        for label, (bias, *row) in self.attitudes.items():
            told[label] = _likely(bias + sum(map(float.__mul__, row, stance(units, label, kind))))
        return told


def _likely(odds: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def possible(scores: list[float], kind: Kind) -> list[float]:
    """The scores of a unit, clipped, with those of labels that this kind of answer cannot have taken out."""
    return [
        NEVER if ONLY.get(label, kind) is not kind else max(LOWEST, min(HIGHEST, score))
        for label, score in zip(LABELS, scores, strict=True)
    ]


def summary(units: list[list[float]], topic: str, words: int) -> list[float]:
    """What the reader sees of an answer: for each label its best score, the second, the sum, and where the best is."""
    seen: list[float] = []
    count = len(units)
    for scores in zip(*units, strict=True):
        ordered = sorted(scores, reverse=True)
        seen += [
            ordered[0],
            ordered[1] if count > 1 else NEVER,
            log(sum(map(exp, scores)) + 1e-9),
            scores.index(ordered[0]) / (count - 1) if count > 1 else 0.0,
        ]
    seen += [1.0 if topic == known else 0.0 for known in TOPICS]
    return [*seen, min(count, 30) / 2, words / 100, 1.0 if words < 40 else 0.0]


def stance(units: list[list[float]], label: str, kind: Kind) -> list[float]:
    """What is seen for one attitude: how strongly it and any attitude show, and what is beside them."""
    columns: list[tuple[float, ...]] = list(zip(*units, strict=True))

    def whole(name: str) -> float:
        scores = columns[LABELS.index(name)]
        return log(sum(map(exp, scores)) / len(scores))

    def most(name: str) -> float:
        return max(columns[LABELS.index(name)])

    def mean(name: str) -> float:
        scores = columns[LABELS.index(name)]
        return sum(scores) / len(scores)

    seen = [measure(name) for name in (label, "attitude") for measure in (most, whole, mean)]
    seen += [most("defends"), whole("defends")]
    strength = kind is Kind.STRENGTH
    seen += [0.0 if strength else most(part) for part in "VME"]
    seen += [most(part) if strength else 0.0 for part in "RA"]
    return [*seen, 1.0 if strength else 0.0]


@lru_cache(maxsize=1)
def load() -> Reader:
    """The reader that the program ships with."""
    data = json.loads(resources.model("reader.json"))
    attitudes = {label: tuple(row) for label, row in data["attitudes"].items()}
    return Reader(tuple(data["targets"]), tuple(map(tuple, data["weights"])), tuple(data["biases"]), attitudes)
