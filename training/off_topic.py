"""Makes the judge's models of what answers are about: `python -m training.off_topic`. Needs the extra `train`.

`training/off-topic/<language>*.txt` have texts that answer no question about oneself (`off:`), and odd ones that do
(`on:`), a line each; all labelled answers are on the topic as well. The model is linear: which stems there are.
It prints how many it hears right of texts that it has not seen.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any, Literal

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from cscoach.judging import features, off_topic
from training.data import HERE, LANGUAGES, stories
from training.train import MODELS, SEED

TEXTS = HERE / "off-topic"

#: A stem that fewer texts have is none that is known: so the model learns what it means that words are new.
RAREST = 2

#: Inverse strength of regularisation, and how much an odd text that is on the topic counts more than a labelled answer.
C, ODD = 10.0, 8.0

#: How much more than a known stem a new one weighs before training, for its weight is held back like any other.
NEW = 4.0

FOLDS = 5

_LINE = re.compile(r"(on|off): (\S.*)")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True)
class Text:
    """A text whole and in part, and what it is: a labelled answer, an odd one, or something else."""

    told: tuple[str, ...]
    sort: Literal["answer", "odd", "off"]

    @property
    def length(self) -> int:
        """How many words it has as a whole."""
        return len(features.words(self.told[0]))


def read(path: Path, chance: random.Random) -> list[Text]:
    """The texts of a file. Raises ValueError naming the file and the line of what cannot be read."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = _LINE.fullmatch(line)
        if match is None:
            raise ValueError(f"{path.name}:{number}: cannot be read: {line[:60]!r}")
        found.append(Text(_told(match[2], chance), "off" if match[1] == "off" else "odd"))
    return found


def _told(text: str, chance: random.Random) -> tuple[str, ...]:
    """A text, and some of its sentences."""
    return text, " ".join(_part(_SENTENCE.split(text), chance))


def answers(language: str, chance: random.Random) -> list[Text]:
    """The labelled answers of a language: as they stand, with sentences exchanged, and in part, for many are short."""
    found = []
    for story in stories(language):
        standing = " ".join(place[0].text for place in story.places)
        ways = [[chance.choice(place).text for place in story.places] for _ in range(3)]
        parts = [_part(way, chance) for way in ways[1:]]
        found.append(Text((standing, *map(" ".join, (ways[0], *parts))), "answer"))
    return found


def _part(sentences: list[str], chance: random.Random) -> list[str]:
    """Some sentences that follow each other."""
    count = chance.randint(1, len(sentences))
    first = chance.randint(0, len(sentences) - count)
    return sentences[first : first + count]


@dataclass(frozen=True)
class Trained:
    """A classifier, and the columns of the stems that it knows; the first column is the share of new ones."""

    classifier: Any
    columns: dict[str, int]

    def odds(self, texts: Sequence[str]) -> Any:
        """The log-odds of each text to be off the topic."""
        return self.classifier.decision_function(_matrix(texts, self.columns))

    def packed(self) -> dict[str, Any]:
        """What `cscoach/judging/off_topic.py` reads: whole numbers, to be multiplied by the scale."""
        weights = self.classifier.coef_[0]
        scale = float(np.abs(weights[1:]).max() / 127)
        known = {stem: round(float(weights[column] / scale)) for stem, column in self.columns.items()}
        return {
            "bias": round(float(self.classifier.intercept_[0]), 4),
            "new": round(float(weights[0] * NEW), 4),
            "scale": float(f"{scale:.4g}"),
            "stems": known,
        }


def _matrix(texts: Sequence[str], columns: dict[str, int]) -> Any:
    data, places, starts = [], [], [0]
    for text in texts:
        stems = sorted(off_topic.stems(features.words(text)))
        known = [columns[stem] for stem in stems if stem in columns]
        places += [0, *known]
        data += [NEW * (len(stems) - len(known)) / max(1, len(stems)), *[1 / sqrt(max(1, len(stems)))] * len(known)]
        starts.append(len(places))
    return sparse.csr_matrix((data, places, starts), shape=(len(texts), len(columns) + 1))


def train(texts: list[Text]) -> Trained:
    """The model of some texts."""
    seen = Counter(
        stem for text in texts for stem in {s for told in text.told for s in off_topic.stems(features.words(told))}
    )
    columns = {stem: at for at, stem in enumerate(sorted(s for s, n in seen.items() if n >= RAREST), 1)}
    told = [(each, text) for text in texts for each in text.told if len(features.words(each)) >= off_topic.FEWEST]
    classifier = LogisticRegression(C=C, solver="liblinear", class_weight="balanced", random_state=SEED).fit(
        _matrix([each for each, _ in told], columns),
        [text.sort == "off" for _, text in told],
        sample_weight=[ODD if text.sort == "odd" else 1.0 for _, text in told],
    )
    return Trained(classifier, columns)


def measured(texts: list[Text]) -> Counter[str]:
    """How many texts of each sort there are, and how many of them models that had not seen them hear to be off."""
    found: Counter[str] = Counter()
    for fold in range(FOLDS):
        model = train([text for at, text in enumerate(texts) if at % FOLDS != fold])
        for text in texts[fold::FOLDS]:
            if text.length >= off_topic.FEWEST:
                found[text.sort] += 1
                found[f"{text.sort}, said to be off"] += model.odds(text.told[:1])[0] >= off_topic.limit(text.length)
    return found


def main() -> None:
    """Train each language, print how well texts are heard that were not seen, and write the models."""
    for language in LANGUAGES:
        chance = random.Random(SEED)
        texts = answers(language, chance)
        for path in sorted(TEXTS.glob(f"{language}*.txt")):
            texts += read(path, chance)
        chance.shuffle(texts)
        print(language, {name: int(count) for name, count in sorted(measured(texts).items())}, flush=True)
        made = json.dumps(train(texts).packed(), ensure_ascii=False, separators=(",", ":"))
        (MODELS / f"{language}-off-topic.json").write_text(f"{made}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
