"""How often the judge is right: `python -m benchmarks.judge LABELS.jsonl …` prints Markdown tables.

LABELS have one answer a line: `lang`, `kind`, `topic`, `text`, and what is in it: `parts`, `findings`, `band`. Only
what the judge asserts counts; what it asks is listed beside it. Measure on answers that the judge was not trained on.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from cscoach.content.schema import PARTS, Kind
from cscoach.judging.coaching import FIRST
from cscoach.judging.judge import judge
from cscoach.judging.judgement import Judgement

BANDS = ("weak", "fair", "strong")

#: All languages together.
TOGETHER = "all"


@dataclass(frozen=True)
class Answer:
    """A labelled answer, and what the judge says of it."""

    language: str
    kind: Kind
    topic: str
    text: str
    parts: frozenset[str]
    findings: frozenset[str]
    band: str
    judged: Judgement

    @property
    def asserted(self) -> frozenset[str]:
        """The findings that the judge asserts."""
        return rules(self.judged)

    def again(self, text: str) -> Judgement:
        """The judgement of another text in its place."""
        return judge(text, self.topic, self.kind, self.language)


def rules(found: Judgement) -> frozenset[str]:
    """The findings that a judgement asserts."""
    return frozenset(fault.rule for fault in found.findings)


def read(path: Path) -> list[Answer]:
    """The answers of a file, judged."""
    with path.open(encoding="utf-8") as lines:
        return [_answer(json.loads(line)) for line in lines if line.strip()]


def _answer(row: dict[str, str]) -> Answer:
    kind, language = Kind(row["kind"]), row["lang"]
    return Answer(
        language,
        kind,
        row["topic"],
        row["text"],
        frozenset(row["parts"]),
        frozenset(row["findings"]),
        row["band"],
        judge(row["text"], row["topic"], kind, language),
    )


@dataclass
class Tally:
    """Hits, false alarms and misses of one thing that can be there or not."""

    hits: int = 0
    alarms: int = 0
    misses: int = 0

    def add(self, there: bool, seen: bool) -> None:
        """Count one answer."""
        self.hits += there and seen
        self.alarms += seen and not there
        self.misses += there and not seen

    @property
    def precision(self) -> float | None:
        """How much of what is seen is there."""
        return share(self.hits, self.hits + self.alarms)

    @property
    def recall(self) -> float | None:
        """How much of what is there is seen."""
        return share(self.hits, self.hits + self.misses)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two."""
        return share(2 * self.hits, 2 * self.hits + self.alarms + self.misses)

    def __str__(self) -> str:
        if not self.hits + self.alarms + self.misses:
            return "–"
        return f"{shown(self.precision)} {shown(self.recall)} **{shown(self.f1)}** ({self.hits + self.misses})"


def share(part: float, whole: float) -> float | None:
    """A share, or None of nothing."""
    return part / whole if whole else None


def shown(number: float | None) -> str:
    """A share with two places."""
    return "–" if number is None else f"{number:.2f}"


#: Whether something is labelled in an answer, and whether the judge sees it. None where it does not apply.
Look = Callable[[Answer], tuple[bool, bool] | None]


def part(name: str) -> Look:
    """Look for a part."""
    return lambda answer: (name in answer.parts, name in answer.judged.told) if name in PARTS[answer.kind] else None


def missing(name: str) -> Look:
    """Look for a part that is not told."""
    return lambda answer: (
        (name not in answer.parts, name not in answer.judged.told) if name in PARTS[answer.kind] else None
    )


def finding(name: str) -> Look:
    """Look for a finding."""
    return lambda answer: (name in answer.findings, name in answer.asserted)


def tally(answers: Iterable[Answer], looks: Iterable[Look]) -> Tally:
    """Count some things together."""
    total = Tally()
    for answer, look in product(answers, looks):
        found = look(answer)
        if found is not None:
            total.add(*found)
    return total


def kappa(answers: list[Answer]) -> float | None:
    """Quadratic-weighted agreement of the bands beyond chance: 1 is all alike, 0 is chance."""
    pairs = [(BANDS.index(answer.band), BANDS.index(answer.judged.band)) for answer in answers]
    apart = sum((there - seen) ** 2 for there, seen in pairs)
    by_chance = sum((there - seen) ** 2 for (there, _), (_, seen) in product(pairs, repeat=2))
    return 1 - len(pairs) * apart / by_chance if by_chance else None


def ordering(answers: list[Answer]) -> float | None:
    """Of all strong and weak answers to one topic in one language, how many pairs are ranked so; a tie is half."""
    points = []
    for strong, weak in product(answers, repeat=2):
        same = (strong.language, strong.topic) == (weak.language, weak.topic)
        if same and (strong.band, weak.band) == ("strong", "weak"):
            better, worse = BANDS.index(strong.judged.band), BANDS.index(weak.judged.band)
            points.append(1.0 if better > worse else 0.5 if better == worse else 0.0)
    return share(sum(points), len(points))


def reproached(answers: list[Answer]) -> float | None:
    """Of the strong answers without a fault, how many get any finding."""
    clean = [answer for answer in answers if answer.band == "strong" and not answer.findings]
    return share(sum(bool(answer.asserted) for answer in clean), len(clean))


def without_diacritics(text: str) -> str:
    """As people type on a foreign keyboard. Letters such as й are no others with a mark."""
    return "".join(_bare(letter) for letter in text)


def _bare(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return base if base.isascii() else letter


def without_stops(text: str) -> str:
    """As people type on a telephone."""
    return re.sub(r"[.!?…]+(?=\s|$)", "", text)


def careless(text: str) -> str:
    """As people type who want to be done: no diacritics, no capitals, no stops."""
    return without_stops(without_diacritics(text)).lower()


def changed(answers: list[Answer], typed: Callable[[str], str]) -> float | None:
    """How many answers get other findings when they are typed in another way."""
    return share(sum(rules(answer.again(typed(answer.text))) != answer.asserted for answer in answers), len(answers))


#: The measures of the first table: a name, and what it is of some answers.
MEASURES: tuple[tuple[str, Callable[[list[Answer]], float | None]], ...] = (
    ("parts, micro F1", lambda some: tally(some, [part(name) for name in all_parts()]).f1),
    ("missing parts, micro F1", lambda some: tally(some, [missing(name) for name in all_parts()]).f1),
    ("findings, micro F1", lambda some: tally(some, [finding(name) for name in FIRST]).f1),
    ("findings, micro precision", lambda some: tally(some, [finding(name) for name in FIRST]).precision),
    ("findings, micro recall", lambda some: tally(some, [finding(name) for name in FIRST]).recall),
    ("band, the same", lambda some: share(sum(answer.band == answer.judged.band for answer in some), len(some))),
    ("band, quadratic kappa", kappa),
    ("strong ranked above weak", ordering),
    ("strong and clean, yet with a finding", reproached),
    ("findings change without diacritics", lambda some: changed(some, without_diacritics)),
    ("findings change in lower case", lambda some: changed(some, str.lower)),
    ("findings change without full stops", lambda some: changed(some, without_stops)),
    ("findings change without any of the three", lambda some: changed(some, careless)),
)


def all_parts() -> tuple[str, ...]:
    """The parts of both kinds of answers."""
    return (*PARTS[Kind.STRENGTH], *PARTS[Kind.WEAKNESS])


def table(title: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    lines = [f"| {' | '.join(cells)} |" for cells in ([title, *heads], *rows)]
    return "\n".join([lines[0], "|" + "---|" * lines[0].count(" | ") + "---|", *lines[1:]])


def report(answers: list[Answer]) -> str:
    """All tables."""
    languages = sorted({answer.language for answer in answers})
    scopes = {TOGETHER: answers} | {code: [one for one in answers if one.language == code] for code in languages}

    def counted(names: Iterable[str], look: Callable[[str], Look]) -> list[list[str]]:
        return [[name, *(str(tally(some, [look(name)])) for some in scopes.values())] for name in names]

    asked = [[name, *(_asked(some, name) for some in scopes.values())] for name in FIRST]
    columns = "Columns: precision, recall, **F1** (how many answers have it)."
    return "\n\n".join(
        [
            table("answers", scopes, [["count", *(str(len(some)) for some in scopes.values())]]),
            table("measure", scopes, ([name, *(shown(of(some)) for some in scopes.values())] for name, of in MEASURES)),
            columns,
            table("part", scopes, counted(all_parts(), part)),
            table("missing part", scopes, counted(all_parts(), missing)),
            table("finding", scopes, counted(FIRST, finding)),
            "Asked rather than asserted: how often, and how often rightly.",
            table("asked", scopes, (row for row in asked if any(cell != "–" for cell in row[1:]))),
        ]
    )


def _asked(answers: list[Answer], name: str) -> str:
    asked = [answer for answer in answers if name in {doubt.rule for doubt in answer.judged.doubts}]
    return f"{len(asked)}, {sum(name in answer.findings for answer in asked)}" if asked else "–"


def main() -> int:
    """Judge the files that are named, and print."""
    if len(sys.argv) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    print(report([answer for path in sys.argv[1:] for answer in read(Path(path))]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
