"""Trains the reader: what each stretch of an answer tells, and how sure the answer as a whole is of it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from cscoach.content.schema import Kind
from cscoach.judging import features, reading
from cscoach.judging.labels import FAULTS, ONLY
from cscoach.judging.reading import OF_SENTENCES, OF_WINDOWS, together
from cscoach.judging.windows import windows
from training.data import Sentence, Story

Numbers = Any  # NumPy and SciPy arrays; their types are no help here.

#: Inverse strength of regularisation, chosen by the heaps (training/README.md).
READER_C = 0.02

#: At most so many variants of a story are learned from, the story itself among them, and so many exchange at random.
VARIANTS, MIXED = 10, 2

#: A stretch tells what a sentence tells when it holds so much of it (or it of the stretch); with less than the second
#: share it does not, and between the two nothing is learned from it.
HOLDS, TOUCHES = 0.65, 0.25


@dataclass
class View:
    """Rows of one kind of stretches, with what each tells, and what it tells in part."""

    rows: list[list[float]] = field(default_factory=list)
    told: list[frozenset[str]] = field(default_factory=list)
    partly: list[frozenset[str]] = field(default_factory=list)
    answer: list[int] = field(default_factory=list)


@dataclass
class Answers:
    """What the answers tell that the rows belong to, of which kind they are, how much each counts."""

    told: list[frozenset[str]] = field(default_factory=list)
    strength: list[bool] = field(default_factory=list)
    weight: list[float] = field(default_factory=list)


@dataclass
class Examples:
    """What the reader learns from."""

    answers: Answers = field(default_factory=Answers)
    sentences: View = field(default_factory=View)
    windows: View = field(default_factory=View)


def variants(story: Story, chance: random.Random) -> list[list[Sentence]]:
    """The story, and what becomes of it when a sentence is exchanged, cut, or several are."""
    told = [place[0] for place in story.places]
    found = []
    for index, place in enumerate(story.places):
        found += [[*told[:index], other, *told[index + 1 :]] for other in place[1:]]
        if len(told) > 2:
            found.append([*told[:index], *told[index + 1 :]])
    found += [[chance.choice(place) for place in story.places] for _ in range(MIXED)]
    return [told, *(found if len(found) < VARIANTS else chance.sample(found, VARIANTS - 1))]


def gathered(story: Story, scores: Callable[[list[list[str]]], Numbers], chance: random.Random, into: Examples) -> None:
    """Add the variants of a story, scored by a model that has not seen it."""
    kind = Kind.STRENGTH if story.strength else Kind.WEAKNESS
    made = variants(story, chance)
    for sentences in made:
        worded = [features.words(sentence.text) for sentence in sentences]
        words = [word for each in worded for word in each]
        owners = [at for at, each in enumerate(worded) for _ in each]
        ranges = windows(len(words))
        if not all(worded):
            continue
        found = [reading.possible(row, kind) for row in scores([*worded, *(words[a:b] for a, b in ranges)])]
        index = len(into.answers.told)
        into.answers.told.append(frozenset().union(*(sentence.labels for sentence in sentences)))
        into.answers.strength.append(story.strength)
        into.answers.weight.append(1 / len(made))
        lengths = [len(each) for each in worded]
        _add(into.sentences, index, reading.of_sentences(found[: len(worded)], lengths, story.topic))
        into.sentences.told += [sentence.labels for sentence in sentences]
        into.sentences.partly += [frozenset()] * len(sentences)
        _add(into.windows, index, reading.of_windows(found[len(worded) :], ranges, story.topic))
        for first, last in ranges:
            told, partly = _held(sentences, lengths, owners[first:last])
            into.windows.told.append(told)
            into.windows.partly.append(partly)


def _add(view: View, answer: int, rows: list[list[float]]) -> None:
    view.rows += rows
    view.answer += [answer] * len(rows)


def _held(sentences: list[Sentence], lengths: list[int], owners: list[int]) -> tuple[frozenset[str], frozenset[str]]:
    """What a stretch tells, and what it tells in part, by the sentences that its words belong to."""
    told: set[str] = set()
    partly: set[str] = set()
    for owner, count in Counter(owners).items():
        share = max(count / lengths[owner], count / len(owners))
        if share >= HOLDS:
            told |= sentences[owner].labels
        elif share >= TOUCHES:
            partly |= sentences[owner].labels
    return frozenset(told), frozenset(partly - told)


def train_reader(each: list[Examples]) -> dict[str, list[Any]]:
    """The reader as data: for each label its weights over a row, bias, slope and shift."""
    return {
        **_train(each, [one.sentences for one in each], OF_SENTENCES),
        **_train(each, [one.windows for one in each], OF_WINDOWS),
    }


def _train(each: list[Examples], views: list[View], labels: tuple[str, ...]) -> dict[str, list[Any]]:
    matrix = np.vstack([np.array(view.rows, np.float32) for view in views])
    told = [labels for view in views for labels in view.told]
    partly = [labels for view in views for labels in view.partly]
    starts = np.cumsum([0, *(len(one.answers.told) for one in each)])
    answer = np.concatenate([np.array(view.answer) + start for view, start in zip(views, starts, strict=False)])
    whole = [labels for one in each for labels in one.answers.told]
    weight = np.array([weight for one in each for weight in one.answers.weight])
    strength = np.array([strength for one in each for strength in one.answers.strength])
    scaler = StandardScaler().fit(matrix)
    matrix = scaler.transform(matrix)
    found: dict[str, list[Any]] = {}
    for label in labels:
        only = ONLY.get(label)
        fits = np.ones(len(whole), bool) if only is None else strength == (only is Kind.STRENGTH)
        mask = fits[answer] & np.array([label not in labels for labels in partly])
        there = np.array([label in labels for labels in told])
        shares = weight[answer[mask]]
        model = LogisticRegression(C=READER_C, max_iter=200)
        model.fit(matrix[mask], there[mask], sample_weight=shares * len(shares) / shares.sum())
        slope, shift = _calibrated(model.decision_function(matrix), answer, fits, label, whole, weight)
        # The scaling is folded into the weights, so that the program needs none.
        weights = model.coef_[0] / scaler.scale_
        bias = float(model.intercept_[0] - (weights * scaler.mean_).sum())
        found[label] = [[round(float(w), 5) for w in weights], round(bias, 5), round(slope, 4), round(shift, 4)]
    return found


def _calibrated(
    odds: Numbers, answer: Numbers, fits: Numbers, label: str, whole: list[frozenset[str]], weight: Numbers
) -> tuple[float, float]:
    """Slope and shift that make the odds of an answer's stretches, taken together, the odds of the answer."""
    edges = np.flatnonzero(np.diff(answer)) + 1
    stretches = np.split(odds, edges)
    belongs = answer[np.concatenate([[0], edges])]
    agreeing = label in FAULTS
    joined = np.array([together(list(map(float, some)), agreeing=agreeing) for some in stretches])
    there = np.array([label in whole[index] for index in belongs])
    mask = fits[belongs]
    model = LogisticRegression(C=100.0).fit(joined[mask, None], there[mask], sample_weight=weight[belongs][mask])
    return float(model.coef_[0][0]), float(model.intercept_[0])
