"""Scores of units → how likely each part and fault is told by the answer as a whole.

One small logistic model for all languages: it sees no words, only how strongly the labels show, where, and beside what.
That is how it tells a fault that is defended from one that is told and mended: the mending shows elsewhere.
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
    """Weights for each target over the summary of an answer, and a bias."""

    targets: tuple[str, ...]
    weights: tuple[tuple[float, ...], ...]
    biases: tuple[float, ...]

    def probabilities(self, summary: list[float]) -> dict[str, float]:
        """How likely each target is told, from 0 to 1."""
        return {
            target: 1 / (1 + exp(-max(-30.0, min(30.0, bias + sum(map(float.__mul__, row, summary))))))
            for target, row, bias in zip(self.targets, self.weights, self.biases, strict=True)
        }


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
    return [*seen, float(min(count, 15)), words / 100, 1.0 if words < 40 else 0.0]


@lru_cache(maxsize=1)
def load() -> Reader:
    """The reader that the program ships with."""
    data = json.loads(resources.model("reader.json"))
    return Reader(tuple(data["targets"]), tuple(map(tuple, data["weights"])), tuple(data["biases"]))
