"""Searches the limits of `cscoach/judging/limits.py`: `python -m training.limits LABELS.jsonl …` prints what it finds.

Measured by are labelled answers that nobody trained on, and the pairs and cuts of `training/held/`; never those of
`held/unseen/`. One limit at a time is moved, by steps that are no finer than chance, until none is better elsewhere.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from benchmarks import judge as measures
from benchmarks import pairs
from cscoach import languages
from cscoach.content.schema import Kind
from cscoach.judging import limits
from cscoach.judging.coaching import FIRST
from cscoach.judging.heard import Heard
from cscoach.judging.judge import blank, judged
from cscoach.judging.judgement import Judgement, State
from cscoach.judging.labels import ATTITUDES
from cscoach.judging.normal import normal
from cscoach.judging.state import state
from training.data import HELD, LANGUAGES, Sentence, Story, read

#: What is wanted of each measure at least, and what is aimed at.
WANTED = {
    "parts": (0.92, 0.97),
    "missing": (0.82, 0.94),
    "missing, worst": (0.76, 0.90),
    "findings": (0.75, 0.88),
    "findings, worst": (0.68, 0.84),
    "kappa": (0.85, 0.94),
    "order": (0.98, 1.00),
    "clean": (0.92, 0.98),
    "careless": (0.90, 0.97),
    "pairs": (0.75, 0.92),
    "cuts": (0.90, 0.98),
}

#: How much what is below the least that is wanted weighs beside what is above.
BELOW = 4.0

#: How far a limit is moved, and between which bounds.
STEPS = (-0.12, -0.06, -0.03, 0.03, 0.06, 0.12)
LOWEST, HIGHEST = 0.02, 0.97

#: A gain that is no more than this is chance.
CHANCE = 0.02

#: So much above what is wanted at least a measure shall be: other answers will be a little worse.
MARGIN = 0.01

#: How often all limits are gone through.
ROUNDS = 3

#: An answer, to be judged by whatever limits there are.
Judge = Callable[[], Judgement]


def heard(text: str, topic: str, kind: Kind, language: str) -> Judge:
    """An answer, heard once and for all."""
    text = normal(text).text
    found = blank(text, topic, kind, language, state(text, language))
    if found.state not in (State.USABLE, State.TOO_SHORT):
        return lambda: found
    one = Heard(text, language, topic, kind)
    return partial(judged, one, languages.spoken(text, language), found, kind)


@dataclass(frozen=True)
class Labelled:
    """A labelled answer as it was typed, and typed without care."""

    answer: measures.Answer
    typed: Judge
    careless: Judge


@dataclass(frozen=True)
class Change:
    """An answer before and after a change, and whether two judgements see it."""

    before: Judge
    after: Judge
    seen: Callable[[Judgement, Judgement], bool]


def labelled(paths: Iterable[Path]) -> Iterator[Labelled]:
    """The labelled answers of some files."""
    for path in paths:
        for answer in measures.read(path):
            hear = partial(heard, topic=answer.topic, kind=answer.kind, language=answer.language)
            yield Labelled(answer, hear(answer.text), hear(measures.careless(answer.text)))


def changes(stories: Iterable[tuple[str, Story]]) -> tuple[list[Change], list[Change]]:
    """The pairs and the cuts of stories with their languages."""
    solved, gone = [], []
    for language, story in stories:
        hear = partial(_told, story=story, language=language)
        before = hear(pairs.told(story))
        solved += [Change(before, hear(pair.changed), pair.is_seen) for pair in pairs.pairs(story)]
        gone += [Change(before, hear(cut.kept), cut.is_seen) for cut in pairs.cuts(story)]
    return solved, gone


def _told(sentences: Sequence[Sentence], story: Story, language: str) -> Judge:
    kind = Kind.STRENGTH if story.strength else Kind.WEAKNESS
    return heard(" ".join(sentence.text for sentence in sentences), story.topic, kind, language)


@dataclass(frozen=True)
class Known:
    """All that is measured by."""

    answers: Sequence[Labelled]
    pairs: Sequence[Change]
    cuts: Sequence[Change]

    def measured(self) -> dict[str, float]:
        """The measures of `WANTED` by the limits that there are."""
        answers = [replace(one.answer, judged=one.typed()) for one in self.answers]
        each = [[answer for answer in answers if answer.language == code] for code in LANGUAGES]
        missing = [measures.missing(name) for name in measures.all_parts()]
        findings = [measures.finding(name) for name in FIRST]
        careless = [
            measures.rules(one.careless()) == answer.asserted for one, answer in zip(self.answers, answers, strict=True)
        ]
        return {
            "parts": _f1(answers, [measures.part(name) for name in measures.all_parts()]),
            "missing": _f1(answers, missing),
            "missing, worst": min(_f1(some, missing) for some in each),
            "findings": _f1(answers, findings),
            "findings, worst": min(_f1(some, findings) for some in each),
            "kappa": measures.kappa(answers) or 0.0,
            "order": measures.ordering(answers) or 0.0,
            "clean": 1 - (measures.reproached(answers) or 0.0),
            "careless": sum(careless) / len(careless),
            "pairs": _share(self.pairs),
            "cuts": _share(self.cuts),
        }


def _f1(answers: list[measures.Answer], looks: list[measures.Look]) -> float:
    return measures.tally(answers, looks).f1 or 0.0


def _share(some: Sequence[Change]) -> float:
    before = {id(change.before): change.before() for change in some}
    return sum(change.seen(before[id(change.before)], change.after()) for change in some) / len(some)


def worth(measured: Mapping[str, float]) -> float:
    """How good measures are together: what lies between wanted and aimed at counts, and what is below weighs most."""
    total = 0.0
    for name, value in measured.items():
        least, aim = WANTED[name]
        gained = (value - least - MARGIN) / (aim - least - MARGIN)
        total += min(gained, 1.0) if gained >= 0 else BELOW * gained
    return total


@dataclass(frozen=True)
class Limit:
    """One of the limits, or one of two that are the same for some labels."""

    table: dict[str, float]
    labels: tuple[str, ...]
    name: str

    @property
    def value(self) -> float:
        """Where it is."""
        return self.table[self.labels[0]]

    def move(self, value: float) -> None:
        """Put it elsewhere."""
        self.table.update(dict.fromkeys(self.labels, value))


def all_limits() -> list[Limit]:
    """Those that are searched: of the parts, told and lacking, and of the faults."""
    parts = [
        Limit(table, (letter,), f"{name} {letter}")
        for name, table in (("TOLD", limits.TOLD), ("LACKING", limits.LACKING))
        for letter in table
    ]
    faults = [Limit(limits.ASSERT, ATTITUDES, "attitudes"), Limit(limits.ASSERT, tuple(limits.ASK), "others")]
    return [*parts, *faults]


def is_sound() -> bool:
    """Whether nothing that is told is lacking, and nothing is asserted that is not even asked about."""
    pairs_ = ((limits.LACKING, limits.TOLD), (limits.ASK, limits.ASSERT))
    return all(low[label] <= high[label] for low, high in pairs_ for label in low)


def search(known: Known) -> None:
    """Move the limits to where the measures are best, and print each move."""
    best = worth(known.measured())
    for _ in range(ROUNDS):
        moved = False
        for limit in all_limits():
            start = kept = limit.value
            for step in STEPS:
                limit.move(round(start + step, 2))
                if LOWEST <= limit.value <= HIGHEST and is_sound():
                    found = worth(known.measured())
                    if found > best + CHANCE:
                        best, kept = found, limit.value
            limit.move(kept)
            if kept != start:
                moved = True
                print(f"{limit.name}: {start} → {kept}, worth {best:.2f}", flush=True)
        if not moved:
            break


def main() -> int:
    """Search, and print the measures before and after."""
    if len(sys.argv) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    held = [(language, story) for language in LANGUAGES for story in read(HELD / f"{language}.txt")]
    known = Known(list(labelled(map(Path, sys.argv[1:]))), *changes(held))
    _show(known)
    search(known)
    _show(known)
    return 0


def _show(known: Known) -> None:
    print(", ".join(f"{name} {value:.3f}" for name, value in known.measured().items()), flush=True)


if __name__ == "__main__":
    sys.exit(main())
