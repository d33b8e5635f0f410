"""Trains the reader: what each sentence of an answer tells, and how sure the answer as a whole is of it."""

from __future__ import annotations

import random
import warnings
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

from cscoach.judging import reading
from cscoach.judging.labels import FAULTS, ONLY
from cscoach.judging.reading import READ, together
from training.variants import Answer, Pool

Numbers = Any  # NumPy and SciPy arrays; their types are no help here.

#: Units of the hidden layer, how their weights are held small, and how often all examples are gone through: chosen by
#: what it makes of answers, pairs and cuts (training/README.md).
UNITS, DECAY, ROUNDS = 24, 1.0, 60
STEP, BATCH, SEED = 2e-3, 512, 1

#: How often an answer is learned from as if its topic were none of those that are known: there are many more.
NO_TOPIC = 0.25


@dataclass
class Examples:
    """What the reader learns from: rows of sentences and what each tells; answers, their kind, how much each counts."""

    rows: list[list[float]] = field(default_factory=list)
    told: list[frozenset[str]] = field(default_factory=list)
    answer: list[int] = field(default_factory=list)
    whole: list[frozenset[str]] = field(default_factory=list)
    strength: list[bool] = field(default_factory=list)
    weight: list[float] = field(default_factory=list)


def examples(answers: list[Answer], chance: random.Random) -> Examples:
    """The variants of all answers of a language, as rows."""
    pool, found = Pool(answers, chance), Examples()
    for answer in answers:
        made = pool.variants(answer)
        for sentences in made:
            topic = "" if chance.random() < NO_TOPIC else answer.story.topic
            found.rows += reading.rows([sentence.heard for sentence in sentences], topic)
            found.told += [sentence.labels for sentence in sentences]
            found.answer += [len(found.whole)] * len(sentences)
            found.whole.append(frozenset().union(*(sentence.labels for sentence in sentences)))
            found.strength.append(answer.story.strength)
            found.weight.append(1 / len(made))
    return found


def train_reader(each: list[Examples]) -> dict[str, Any]:
    """The reader as data: units of the hidden layer; for each label its weights over them, bias, slope and shift."""
    rows = np.vstack([np.array(one.rows, np.float32) for one in each])
    told = np.array([[label in labels for label in READ] for one in each for labels in one.told], int)
    scaler = StandardScaler().fit(rows)
    network = MLPClassifier(
        (UNITS,), alpha=DECAY, max_iter=ROUNDS, batch_size=BATCH, random_state=SEED, learning_rate_init=STEP
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # it is stopped where it is good enough
        network.fit(scaler.transform(rows), told)
    (first, last), (first_bias, last_bias) = network.coefs_, network.intercepts_
    # The scaling is folded into the weights, so that the program needs none.
    weights = first / scaler.scale_[:, None]
    biases = first_bias - scaler.mean_ @ weights
    odds = np.maximum(0, rows @ weights + biases) @ last + last_bias
    return {
        "units": [[_rounded(weights[:, at]), round(float(biases[at]), 5)] for at in range(UNITS)],
        "targets": {
            label: [_rounded(last[:, at]), round(float(last_bias[at]), 5), *_calibrated(odds[:, at], label, each)]
            for at, label in enumerate(READ)
        },
    }


def _rounded(numbers: Numbers) -> list[float]:
    return [round(float(number), 5) for number in numbers]


def _calibrated(odds: Numbers, label: str, each: list[Examples]) -> tuple[float, float]:
    """Slope and shift that make the odds of an answer's sentences, taken together, the odds of the answer."""
    whole = [labels for one in each for labels in one.whole]
    strength = np.array([strength for one in each for strength in one.strength])
    weight = np.array([weight for one in each for weight in one.weight])
    counts = np.concatenate([np.bincount(one.answer, minlength=len(one.whole)) for one in each])
    stretches = np.split(odds, np.cumsum(counts)[:-1])
    joined = np.array([together(list(map(float, some)), agreeing=label in FAULTS) for some in stretches])
    there = np.array([label in labels for labels in whole])
    only = ONLY.get(label)
    fits = np.ones(len(whole), bool) if only is None else strength == (only.value == "strength")
    model = LogisticRegression(C=100.0).fit(joined[fits, None], there[fits], sample_weight=weight[fits])
    return round(float(model.coef_[0][0]), 4), round(float(model.intercept_[0]), 4)
