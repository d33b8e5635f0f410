"""Reads the labelled answers: `training/<language>*.txt`, one block an answer (see training/README.md).

Those in `training/held/` are never trained on: `benchmarks/pairs.py` measures with them. Limits were chosen with those
of `held/` in view; those of its folders are for measuring alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from cscoach.judging.labels import ATTITUDES, FAULTS, PARTS, SIGNS

HERE = Path(__file__).resolve().parent
HELD = HERE / "held"
UNSEEN, BRIEF, QUIET = HELD / "unseen", HELD / "brief", HELD / "quiet"
DEFENDED, REMEDIES = HELD / "defended", HELD / "remedies"
LANGUAGES = ("en", "lt", "lv", "uk", "bg")

_CONTENT = HERE.parent / "prompts" / "en"
STRENGTHS, WEAKNESSES = (
    frozenset(path.stem for path in (_CONTENT / kind).glob("*.yaml")) for kind in ("strengths", "weaknesses")
)

#: Files whose answers are short and were written for the sake of an attitude.
SHORT = ("-twins", "-more")

_LINE = re.compile(r"^(~?)[~\s]*([A-Z-]+)((?:![a-z]+)*): (.+)$")


@dataclass(frozen=True)
class Sentence:
    """A sentence and its labels; a situation is always an occasion."""

    text: str
    labels: frozenset[str]


@dataclass(frozen=True)
class Story:
    """An answer: for each place the sentence that stands there, and others that could.

    A `whole` answer is told as people tell one; the others are short and written for the sake of an attitude.
    """

    topic: str
    role: str
    places: tuple[tuple[Sentence, ...], ...]
    whole: bool

    @property
    def strength(self) -> bool:
        """Whether it answers a question about a strength."""
        return self.topic in STRENGTHS


def stories(language: str) -> list[Story]:
    """All answers of a language. Raises ValueError naming the file and the line of what cannot be read."""
    found: list[Story] = []
    for path in sorted(HERE.glob(f"{language}*.txt")):
        found += read(path)
    return found


def _with_signs(labels: set[str]) -> frozenset[str]:
    """The labels, and what follows from them: a situation is an occasion, some faults are faults of attitude."""
    occasion = {"O"} if "S" in labels else set()
    attitude = {"attitude"} if labels.intersection(ATTITUDES) else set()
    return frozenset(labels | occasion | attitude)


def read(path: Path) -> list[Story]:
    """The answers of one file. Raises ValueError naming the file and the line of what cannot be read."""
    found: list[Story] = []
    header: list[str] | None = None
    places: list[list[Sentence]] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), "= end"], 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("="):
            if header and places:
                found.append(Story(header[0], header[1], tuple(map(tuple, places)), not path.stem.endswith(SHORT)))
            header, places = line[1:].split(), []
            if header != ["end"] and header[0] not in STRENGTHS | WEAKNESSES:
                raise ValueError(f"{path.name}:{number}: unknown topic in {line!r}")
            continue
        match = _LINE.match(line)
        if match is None:
            raise ValueError(f"{path.name}:{number}: cannot be read: {line[:60]!r}")
        other, letters, faults, text = match.groups()
        labels = set(letters) - {"-"} | set(faults.split("!")) - {""}
        unknown = labels - PARTS.keys() - FAULTS.keys() - set(SIGNS)
        if unknown:
            raise ValueError(f"{path.name}:{number}: unknown labels {sorted(unknown)}")
        sentence = Sentence(text.strip(), _with_signs(labels))
        if other and places:
            places[-1].append(sentence)
        else:
            places.append([sentence])
    return found
