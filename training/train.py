"""Makes the judge's models of the labelled sentences: `python -m training.train`. Needs the extra `train`.

1. For each language a linear model: letters, words, pairs and stems of a stretch → labels
   (`cscoach/judging/model.py` reads it). It learns from single sentences.
2. For all languages together the reader: scores of the sentences of an answer → parts and faults
   (`cscoach/judging/reading.py`; `training/reader.py` trains it, on what `training/variants.py` makes of the answers).
   It learns from scores that models gave to stories that they had not seen.
"""

from __future__ import annotations

import json
import random
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from cscoach.content.schema import Kind
from cscoach.judging import cues, features, segments
from cscoach.judging.labels import LABELS, NEVER, ONLY
from cscoach.judging.reading import Heard, counted, possible
from cscoach.judging.times import Times
from cscoach.judging.units import units
from training.data import LANGUAGES, Sentence, Story, stories
from training.reader import Examples, examples, train_reader
from training.variants import scored

MODELS = Path(__file__).resolve().parents[1] / "cscoach" / "judging" / "models"

#: Stories are dealt into this many heaps; each is scored by a model of the others.
FOLDS = 4

#: A feature that occurs in fewer sentences is not kept: it says more about one story than about answers.
RAREST = 3

#: A feature of which no weight is greater, of 127, is not kept either: nothing measured changes (training/README.md).
FAINTEST = 8

#: Inverse strength of regularisation, chosen by the heaps (training/README.md).
UNIT_C = 10.0

#: The same for where sentences end, and how rare what stands around an end may be.
END_C, RAREST_END = 2.0, 3

SEED = 1

Numbers = Any  # NumPy and SciPy arrays; their types are no help here.


@dataclass
class UnitModel:
    """One language's model while it is trained: a column for each feature, a classifier for each label."""

    columns: dict[int, int]
    classifiers: dict[str, Any]

    def scores(self, stretches: list[list[str]]) -> Numbers:
        """The log-odds of each label for each stretch of words."""
        matrix = counts(stretches, self.columns)
        found = np.full((len(stretches), len(LABELS)), NEVER)
        for index, label in enumerate(LABELS):
            if label in self.classifiers:
                found[:, index] = self.classifiers[label].decision_function(matrix)
        return found


def row(words: list[str]) -> dict[int, float]:
    """The features of some words with their weights: each sort of them counts the same in all."""
    stems = [word[: features.STEM] for word in words]
    near = [*pairwise(stems), *zip(stems, stems[2:], strict=False)]
    sorts = (
        [sequence for word in words for sequence in features.letters(word)],
        [features.single(word) for word in words],
        [features.pair(first, features.PAIR, second) for first, second in pairwise(words)],
        [features.pair(first, features.NEAR, second) for first, second in near],
    )
    found: dict[int, float] = defaultdict(float)
    for sort in sorts:
        for key in sort:
            found[key] += 1 / sqrt(len(sort))
    return found


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
    """The model of one language from the sentences of stories."""
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


def train_ends(found: list[Story], chance: random.Random) -> UnitModel:
    """The model of where sentences end, from stories and what becomes of them when sentences are exchanged."""
    rows: list[list[int]] = []
    ends: list[bool] = []
    for story in found:
        for told in ([place[0] for place in story.places], [chance.choice(place) for place in story.places]):
            pieces = [unit.text for sentence in told for unit in units(sentence.text)]
            worded = [words for words in map(features.words, pieces) if words]
            words = [word for each in worded for word in each]
            last = set(np.cumsum([len(each) for each in worded]) - 1)
            rows += [segments.features(words, at) for at in range(len(words) - 1)]
            ends += [at in last for at in range(len(words) - 1)]
    seen = Counter(key for keys in rows for key in keys)
    columns = {key: at for at, key in enumerate(sorted(key for key, count in seen.items() if count >= RAREST_END))}
    known = [[columns[key] for key in keys if key in columns] for keys in rows]
    starts = np.cumsum([0, *map(len, known)])
    places = np.array([column for each in known for column in each])
    matrix = sparse.csr_matrix((np.ones(len(places)), places, starts), shape=(len(rows), len(columns)))
    model = LogisticRegression(C=END_C, solver="liblinear", random_state=SEED).fit(matrix, ends)
    return UnitModel(columns, {"end": model})


def packed(model: UnitModel, labels: tuple[str, ...], faintest: int = 0) -> bytes:
    """A model as the file that `cscoach/judging/model.py` reads, without features as faint as that."""
    size = len(model.columns)
    weights = np.zeros((size, len(labels)))
    biases = [NEVER] * len(labels)
    for index, label in enumerate(labels):
        if label in model.classifiers:
            weights[:, index] = model.classifiers[label].coef_[0]
            biases[index] = round(float(model.classifiers[label].intercept_[0]), 5)
    scales = np.abs(weights).max(axis=0) / 127
    scales[scales == 0] = 1
    body = np.rint(weights / scales).astype(np.int8)
    kept = np.flatnonzero(np.abs(body.astype(int)).max(axis=1) > faintest)
    head = {"labels": labels, "biases": biases, "scales": [float(f"{s:.6g}") for s in scales], "features": len(kept)}
    known = sorted(model.columns)
    keys = array("I", [known[at] for at in kept])
    return bytes(json.dumps(head).encode() + b"\n" + keys.tobytes() + body[kept].tobytes())


def train_language(language: str) -> Examples:
    """Write the unit model of a language; return what the reader learns from it."""
    chance = random.Random(SEED)
    found = stories(language)
    heaps = [index % FOLDS for index in range(len(found))]
    chance.shuffle(heaps)
    answers = []
    for heap in range(FOLDS):
        model = train_units([story for story, at in zip(found, heaps, strict=True) if at != heap])
        for story in (story for story, at in zip(found, heaps, strict=True) if at == heap):
            answers.append(scored(story, heap, _hearing(model, language, story)))
    (MODELS / f"{language}.bin").write_bytes(packed(train_units(found), LABELS, FAINTEST))
    (MODELS / f"{language}-ends.bin").write_bytes(packed(train_ends(found, chance), ("end",)))
    return examples(answers, chance)


def _hearing(model: UnitModel, language: str, story: Story) -> Callable[[Sentence], Heard | None]:
    """How the sentences of a story are heard by a model; None for one without words."""
    known, kind = cues.load(language), Kind.STRENGTH if story.strength else Kind.WEAKNESS

    def heard(sentence: Sentence) -> Heard | None:
        words = features.words(sentence.text)
        if not words:
            return None
        scores = possible(list(map(float, model.scores([words])[0])), kind)
        times = Times(words, known.moments, known.habits).of(0, len(words))
        return Heard(scores, counted(times), len(words))

    return heard


def main() -> None:
    """Train everything and write it where the program looks for it."""
    MODELS.mkdir(exist_ok=True)
    with ProcessPoolExecutor() as pool:
        each = list(pool.map(train_language, LANGUAGES))
    reader = json.dumps(train_reader(each)) + "\n"
    (MODELS / "reader.json").write_text(reader, encoding="utf-8")


if __name__ == "__main__":
    main()
