"""Trains the reader: what each sentence of an answer tells, and how sure the answer as a whole is of it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression
from torch.nn import Linear, ReLU, Sequential
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy

from cscoach.judging import lanes, reading
from cscoach.judging.labels import FAULTS, ONLY, PARTS
from cscoach.judging.reading import FIRST, LAST, LOST, READ, SEEN, SIGHT, together
from training.variants import Answer, Pool

Numbers = Any  # NumPy and SciPy arrays; their types are no help here.

#: Units of each network, how their weights are held small, how often all examples are gone through, how many answers
#: at a time: chosen by what it makes of answers, pairs and cuts (training/README.md).
UNITS, DECAY, ROUNDS, ANSWERS = 64, 3e-5, 12, 200

#: The longest step; steps grow to it and shrink again (the one-cycle schedule).
STEP, SEED = 6e-3, 1

#: How much larger than all that was seen in training a sum may be and still be counted right.
ROOM = 8

#: How often an answer is learned from as if its topic were none of those that are known: there are many more.
NO_TOPIC = 0.25

#: What each network of `SIGHT` is asked for, and how much its word counts.
ASKED: tuple[tuple[tuple[str, ...], float], ...] = (
    (tuple(label for label in READ if label not in PARTS), 1.0),
    (tuple(PARTS), 0.5),
    (tuple(PARTS), 0.5),
)


@dataclass
class Examples:
    """What the reader learns from: rows of sentences and what each tells; answers, their kind, how much each counts."""

    rows: list[list[int]] = field(default_factory=list)
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
    """The reader as data, in the whole numbers that `reading.Reader` has."""
    rows = np.vstack([np.array(one.rows, np.float32) for one in each]) / SEEN
    told = np.array([[label in labels for label in READ] for one in each for labels in one.told], np.float32)
    counts = np.concatenate([np.bincount(one.answer, minlength=len(one.whole)) for one in each])
    networks = [_network(rows[:, :sight], told, counts) for sight in SIGHT]
    first, biases, last, shifts = [], [], [], np.zeros(len(READ))
    for (weights, bias, last_weights, last_bias), (labels, share) in zip(networks, ASKED, strict=True):
        asked = share * np.isin(READ, labels)
        first.append(np.rint(weights * FIRST).astype(int))
        biases += np.rint(bias * FIRST * SEEN).astype(int).tolist()
        last.append(np.rint(last_weights * asked * LAST).astype(int))
        shifts += last_bias * asked
    lasts = np.vstack(last)
    _fit(first, rows, biases, lasts)
    made = [np.maximum(0, rows[:, : len(w)] @ (w / FIRST) + b) for w, b in zip(first, _thirds(biases), strict=True)]
    odds = np.hstack(made) @ (lasts / LAST) + shifts
    return {
        "first": [
            [weight for weights in first if column < len(weights) for weight in weights[column].tolist()]
            for column in range(rows.shape[1])
        ],
        "biases": biases,
        "last": lasts.tolist(),
        "odds": {
            label: [round(float(shifts[at]), 5), *_calibrated(odds[:, at], label, each, counts)]
            for at, label in enumerate(READ)
        },
    }


def _thirds(biases: list[int]) -> Numbers:
    return np.array(biases).reshape(len(SIGHT), UNITS) / (FIRST * SEEN)


def _network(rows: Numbers, told: Numbers, counts: Numbers) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Weights and biases of the hidden and of the last layer of a network over some columns; scaling is folded in."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    order = np.random.default_rng(SEED)
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    seen, wanted = torch.tensor((rows - mean) / scale), torch.tensor(told)
    starts = np.concatenate([[0], np.cumsum(counts)])
    network = Sequential(Linear(rows.shape[1], UNITS), ReLU(), Linear(UNITS, len(READ)))
    steps = ROUNDS * -(-len(counts) // ANSWERS)
    optimizer = torch.optim.Adam(network.parameters(), lr=STEP)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=STEP, total_steps=steps)
    for _ in range(ROUNDS):
        for answers in np.split(permuted := order.permutation(len(counts)), range(ANSWERS, len(permuted), ANSWERS)):
            which = np.concatenate([np.arange(starts[at], starts[at + 1]) for at in answers])
            small = sum((weights**2).sum() for name, weights in network.named_parameters() if "weight" in name)
            loss = cross_entropy(network(seen[which]), wanted[which]) + DECAY * small
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    weights, bias, last, last_bias = (values.detach().numpy() for values in network.parameters())
    weights = weights.T / scale[:, None]
    return weights, bias - mean @ weights, last.T, last_bias


def _fit(first: Sequence[Numbers], rows: Numbers, biases: list[int], last: Numbers) -> None:
    """Raise ValueError where a sum could leave its lane, with room to spare for rows that were not seen here."""
    most = np.abs(rows).max(axis=0) * SEEN
    units = np.concatenate([most[: len(weights)] @ np.abs(weights) for weights in first]) + np.abs(biases)
    sums = (units / (1 << LOST)) @ np.abs(last)
    if max(units.max(), sums.max()) * ROOM >= lanes.HALF:
        raise ValueError(
            "sums of the reader may leave their lanes: choose smaller SEEN, FIRST or LAST, or a larger LOST"
        )


def _calibrated(odds: Numbers, label: str, each: list[Examples], counts: Numbers) -> tuple[float, float]:
    """Slope and shift that make the odds of an answer's sentences, taken together, the odds of the answer."""
    whole = [labels for one in each for labels in one.whole]
    strength = np.array([strength for one in each for strength in one.strength])
    weight = np.array([weight for one in each for weight in one.weight])
    stretches = np.split(odds, np.cumsum(counts)[:-1])
    joined = np.array([together(list(map(float, some)), agreeing=label in FAULTS) for some in stretches])
    there = np.array([label in labels for labels in whole])
    only = ONLY.get(label)
    fits = np.ones(len(whole), bool) if only is None else strength == (only.value == "strength")
    model = LogisticRegression(C=100.0).fit(joined[fits, None], there[fits], sample_weight=weight[fits])
    return round(float(model.coef_[0][0]), 4), round(float(model.intercept_[0]), 4)
