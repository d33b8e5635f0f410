"""Makes the judge's models of the labelled sentences: `python -m training.train`. Needs scikit-learn (extra `train`).

1. For each language a linear model of units: letters and words → labels (`cscoach/judging/model.py` reads it).
2. For all languages together a small linear reader: scores of stretches of an answer → parts and faults
   (`cscoach/judging/reading.py`). It is trained on scores that models gave to stories they had not seen, and on
   variants of each story: a sentence cut, one exchanged for its twin.
"""

from __future__ import annotations

import json
import random
from array import array
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from cscoach.content.schema import Kind
from cscoach.judging import features, reading
from cscoach.judging.labels import ATTITUDES, FAULTS, LABELS, NEVER, ONLY, PARTS
from cscoach.judging.windows import windows
from training.data import LANGUAGES, Sentence, Story, stories

MODELS = Path(__file__).resolve().parents[1] / "cscoach" / "judging" / "models"

#: Stories are dealt into this many heaps; each is scored by a model of the others.
FOLDS = 4

#: A feature that occurs in fewer sentences is not kept: it says more about one story than about answers.
RAREST = 2

#: Inverse strength of regularisation, chosen by the heaps (training/README.md).
UNIT_C, READER_C, ATTITUDE_C = 10.0, 0.05, 0.01

#: Stories that are made of each by exchanging sentences at random, and by keeping some only.
MIXED, SHORTENED = 3, 2

#: At most so many variants of a story are learned from, the story itself among them.
VARIANTS = 14

SEED = 1

TARGETS = (*PARTS, "O", "W", *(fault for fault in FAULTS if fault not in ATTITUDES))

Numbers = Any  # NumPy and SciPy arrays; their types are no help here.


@dataclass
class UnitModel:
    """One language's model while it is trained: a column for each feature, a classifier for each label."""

    columns: dict[int, int]
    classifiers: dict[str, Any]

    def scores(self, stretches: list[list[str]], kind: Kind) -> list[list[float]]:
        """The log-odds of each label for each stretch of words."""
        matrix = counts(stretches, self.columns)
        found = np.full((len(stretches), len(LABELS)), NEVER)
        for index, label in enumerate(LABELS):
            if label in self.classifiers:
                found[:, index] = self.classifiers[label].decision_function(matrix)
        return [reading.possible(list(map(float, row)), kind) for row in found]


def row(words: list[str]) -> dict[int, float]:
    """The features of some words with their weights: letters and words each count the same in all."""
    letters = Counter(sequence for word in words for sequence in features.letters(word))
    whole = Counter(map(features.single, words)) + Counter(map(features.pair, words, words[1:]))
    by_letters, by_words = sqrt(max(1, letters.total())), sqrt(max(1, whole.total()))
    return {k: n / by_letters for k, n in letters.items()} | {k: n / by_words for k, n in whole.items()}


def counts(stretches: list[list[str]], columns: dict[int, int]) -> Numbers:
    """Stretches of words as a sparse matrix over the known features."""
    data, places, starts = [], [], [0]
    for words in stretches:
        for key, value in row(words).items():
            column = columns.get(key)
            if column is not None:
                data.append(value)
                places.append(column)
        starts.append(len(data))
    return sparse.csr_matrix((data, places, starts), shape=(len(stretches), len(columns)))


def train_units(found: list[Story]) -> UnitModel:
    """The model of one language from stories."""
    lines = [(sentence, story.strength) for story in found for place in story.places for sentence in place]
    worded = [features.words(sentence.text) for sentence, _ in lines]
    seen = Counter(key for words in worded for key in row(words))
    columns = {key: index for index, key in enumerate(sorted(key for key, n in seen.items() if n >= RAREST))}
    matrix = counts(worded, columns)
    strength = np.array([is_strength for _, is_strength in lines])
    classifiers = {}
    for label in LABELS:
        only = ONLY.get(label)
        mask = np.ones(len(lines), bool) if only is None else strength == (only is Kind.STRENGTH)
        told = np.array([label in sentence.labels for sentence, _ in lines])[mask]
        if told.sum() >= 3:
            model = LogisticRegression(C=UNIT_C, solver="liblinear", class_weight="balanced", random_state=SEED)
            classifiers[label] = model.fit(matrix[mask], told)
    return UnitModel(columns, classifiers)


def variants(story: Story, chance: random.Random) -> list[list[Sentence]]:
    """The story, and what becomes of it when a sentence is exchanged, cut, or several are."""
    told = [place[0] for place in story.places]
    found = [told]
    for index, place in enumerate(story.places):
        found += [[*told[:index], other, *told[index + 1 :]] for other in place[1:]]
        if len(told) > 2:
            found.append([*told[:index], *told[index + 1 :]])
    found += [[chance.choice(place) for place in story.places] for _ in range(MIXED)]
    for _ in range(SHORTENED):
        kept = sorted(chance.sample(range(len(told)), chance.randint(1, max(1, len(told) - 1))))
        found.append([told[index] for index in kept])
    return found if len(found) <= VARIANTS else [told, *chance.sample(found[1:], VARIANTS - 1)]


@dataclass
class Examples:
    """What the reader learns from: units and summaries, what is told in each, how much each counts."""

    units: list[list[list[float]]]
    summaries: list[list[float]]
    told: list[frozenset[str]]
    strength: list[bool]
    whole: list[bool]
    weights: list[float]


def examples(language: str, into: Examples) -> None:
    """Add the variants of all stories of a language, scored by models that have not seen the story."""
    chance = random.Random(SEED)
    found = stories(language)
    heaps = [index % FOLDS for index in range(len(found))]
    chance.shuffle(heaps)
    for heap in range(FOLDS):
        model = train_units([story for story, at in zip(found, heaps, strict=True) if at != heap])
        for story in (story for story, at in zip(found, heaps, strict=True) if at == heap):
            kind = Kind.STRENGTH if story.strength else Kind.WEAKNESS
            made = variants(story, chance)
            for sentences in made:
                words = features.words(" ".join(sentence.text for sentence in sentences))
                if not words:
                    continue
                scores = model.scores([words[first:last] for first, last in windows(len(words))], kind)
                into.units.append(scores)
                into.summaries.append(reading.summary(scores, story.topic, len(words)))
                into.told.append(frozenset().union(*(sentence.labels for sentence in sentences)))
                into.strength.append(story.strength)
                into.whole.append(story.whole)
                into.weights.append(1 / len(made))


def train_reader(learned: Examples) -> dict[str, Any]:
    """The reader as data: targets, weights over the summary, biases."""
    matrix = np.array(learned.summaries)
    scaler = StandardScaler().fit(matrix)
    scaled = scaler.transform(matrix)
    strength, weights = np.array(learned.strength), np.array(learned.weights)
    weights = weights * len(weights) / weights.sum()
    rows, biases = [], []
    for target in TARGETS:
        only = ONLY.get(target)
        mask = np.ones(len(matrix), bool) if only is None else strength == (only is Kind.STRENGTH)
        # How parts show in a whole answer is learned from whole answers: the short ones tell them in another measure.
        mask = mask & np.array(learned.whole) if target not in FAULTS else mask
        told = np.array([target in labels for labels in learned.told])
        model = LogisticRegression(C=READER_C, max_iter=1000).fit(scaled[mask], told[mask], sample_weight=weights[mask])
        # The scaling is folded into the weights, so that the program needs none.
        weight = model.coef_[0] / scaler.scale_
        rows.append([round(float(value), 5) for value in weight])
        biases.append(round(float(model.intercept_[0] - (weight * scaler.mean_).sum()), 5))
    attitudes = {label: train_attitude(label, learned, weights) for label in ATTITUDES}
    return {"targets": list(TARGETS), "weights": rows, "biases": biases, "attitudes": attitudes}


def train_attitude(label: str, learned: Examples, weights: Numbers) -> list[float]:
    """Bias and weights over the stance of an answer for one attitude."""
    kinds = [Kind.STRENGTH if strength else Kind.WEAKNESS for strength in learned.strength]
    matrix = np.array([reading.stance(units_, label, kind) for units_, kind in zip(learned.units, kinds, strict=True)])
    scaler = StandardScaler().fit(matrix)
    told = np.array([label in labels for labels in learned.told])
    model = LogisticRegression(C=ATTITUDE_C, max_iter=1000)
    model.fit(scaler.transform(matrix), told, sample_weight=weights)
    weight = model.coef_[0] / scaler.scale_
    bias = float(model.intercept_[0] - (weight * scaler.mean_).sum())
    return [round(value, 5) for value in (bias, *map(float, weight))]


def packed(model: UnitModel) -> bytes:
    """A unit model as the file that `cscoach/judging/model.py` reads."""
    size = len(model.columns)
    weights = np.zeros((size, len(LABELS)))
    biases = [NEVER] * len(LABELS)
    for index, label in enumerate(LABELS):
        if label in model.classifiers:
            weights[:, index] = model.classifiers[label].coef_[0]
            biases[index] = round(float(model.classifiers[label].intercept_[0]), 5)
    scales = np.abs(weights).max(axis=0) / 127
    scales[scales == 0] = 1
    head = {"labels": LABELS, "biases": biases, "scales": [float(f"{s:.6g}") for s in scales], "features": size}
    keys = array("I", sorted(model.columns))
    body = np.rint(weights / scales).astype(np.int8)
    return bytes(json.dumps(head).encode() + b"\n" + keys.tobytes() + body.tobytes())


def train_language(language: str) -> Examples:
    """Write the unit model of a language; return what the reader learns from it."""
    learned = Examples([], [], [], [], [], [])
    examples(language, learned)
    (MODELS / f"{language}.bin").write_bytes(packed(train_units(stories(language))))
    return learned


def main() -> None:
    """Train everything and write it where the program looks for it."""
    MODELS.mkdir(exist_ok=True)
    with ProcessPoolExecutor() as pool:
        each = list(pool.map(train_language, LANGUAGES))
    columns = ([item for one in each for item in getattr(one, field.name)] for field in fields(Examples))
    reader = json.dumps(train_reader(Examples(*columns))) + "\n"
    (MODELS / "reader.json").write_text(reader, encoding="utf-8")


if __name__ == "__main__":
    main()
