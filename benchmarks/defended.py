"""Are weaknesses heard that are taken back? `python -m benchmarks.defended` prints Markdown tables.

The answers were never trained on; the models were taken over with the totals in view. Of some the speaker takes the
weakness back, others are honest:

- `training/held/defended/<language>.jsonl`: denied in other words, excused, to be done again;
- `training/held/remedies/<language>.jsonl`: told honestly but for a remedy that is none, or a last sentence
  (`taken_back`); what it cost is told in passing (`cost`).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.judge import TOGETHER, table
from benchmarks.pairs import Counts
from cscoach.content.load import load
from cscoach.content.schema import Kind
from cscoach.judging.coaching import Feedback, feedback, firm
from cscoach.judging.judge import judge
from cscoach.judging.judgement import Band, Judgement
from cscoach.judging.labels import GRAVE
from training.data import DEFENDED, LANGUAGES, REMEDIES


@dataclass(frozen=True)
class Answer:
    """An answer; `taken_back` and `cost` are the words of it that say so, or none."""

    lang: str
    topic: str
    text: str
    defended: bool
    taken_back: str = ""
    cost: str = ""

    def judged(self) -> tuple[Judgement, Feedback]:
        """The judgement, and what is said of it."""
        found = judge(self.text, self.topic, Kind.WEAKNESS, self.lang)
        return found, feedback(found, self.text, self.lang, topic=load(self.lang).topic(self.topic))

    def is_in(self, words: str, start: int, end: int) -> bool:
        """Whether most of a span stands in some words of the answer."""
        first = self.text.index(words)
        return bool(words) and min(end, first + len(words)) - max(start, first) > (end - start) / 2


def answers(folder: Path) -> Iterator[Answer]:
    """The answers of a folder, by language."""
    for language in LANGUAGES:
        for line in (folder / f"{language}.jsonl").read_text(encoding="utf-8").splitlines():
            yield Answer(**json.loads(line))


def report(folder: Path, title: str) -> str:
    """Judge all of a folder; one Markdown table."""
    counts = Counts()
    for answer in answers(folder):
        found, said = answer.judged()
        grave = [finding for finding in found.findings if finding.rule in GRAVE]
        name = "taken back" if answer.defended else "honest"
        counts.add(f"{name}: attitude or denial asserted", answer.lang, bool(grave))
        counts.add(f"{name}: said to the candidate", answer.lang, any(firm(each, found) for each in grave))
        counts.add(f"{name}: something praised", answer.lang, bool(said.landed))
        counts.add(f"{name}: weak", answer.lang, found.band is Band.WEAK)
        if answer.taken_back:
            remedies = [each for each in found.parts if each.part in ("improvement", "evidence")]
            is_taken = any(answer.is_in(answer.taken_back, each.start, each.end) for each in remedies)
            counts.add("what takes it back heard as a remedy", answer.lang, is_taken)
            quoted = [words.removesuffix("…").strip() for _, words in said.landed]
            counts.add("what takes it back praised", answer.lang, any(each in answer.taken_back for each in quoted))
        if answer.cost:
            counts.add(f"{name}: cost heard", answer.lang, "impact" in found.told)
            counts.add(f"{name}: cost called missing", answer.lang, "impact" in found.missing)
    rows = [row for row in counts.rows() if row[0] != TOGETHER]
    return table(title, (TOGETHER, *LANGUAGES), rows)


def reports() -> list[str]:
    """All tables."""
    return [
        report(DEFENDED, "a weakness defended, or told honestly"),
        report(REMEDIES, "a weakness told, and taken back at its end or not"),
    ]


def main() -> int:
    """Print the tables."""
    print("\n\n".join(reports()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
