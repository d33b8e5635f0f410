"""Are weaknesses heard that are taken back? `python -m benchmarks.defended` prints a Markdown table.

`training/held/defended/<language>.jsonl` holds answers that were never trained on; the models were taken over with the
totals in view. Of some the speaker denies the weakness in other words, excuses it or would do the same again, others
are honest.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from benchmarks.judge import TOGETHER, table
from benchmarks.pairs import Counts
from cscoach.content.load import load
from cscoach.content.schema import Kind
from cscoach.judging.coaching import feedback, firm
from cscoach.judging.judge import judge
from cscoach.judging.judgement import Band
from cscoach.judging.labels import GRAVE
from training.data import DEFENDED, LANGUAGES


def answers(language: str) -> Iterator[tuple[str, str, bool]]:
    """Topic, text, and whether the weakness is defended."""
    for line in (DEFENDED / f"{language}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row["topic"], row["text"], row["defended"]


def report() -> str:
    """Judge all of them; one Markdown table."""
    counts = Counts()
    for language in LANGUAGES:
        for topic, text, is_defended in answers(language):
            found = judge(text, topic, Kind.WEAKNESS, language)
            said = feedback(found, text, language, topic=load(language).topic(topic))
            grave = [finding for finding in found.findings if finding.rule in GRAVE]
            name = "defended" if is_defended else "honest"
            counts.add(f"{name}: attitude or denial asserted", language, bool(grave))
            counts.add(f"{name}: said to the candidate", language, any(firm(each, found) for each in grave))
            counts.add(f"{name}: something praised", language, bool(said.landed))
            counts.add(f"{name}: weak", language, found.band is Band.WEAK)
    rows = [row for row in counts.rows() if row[0] != TOGETHER]
    return table("a weakness defended, or told honestly", (TOGETHER, *LANGUAGES), rows)


def main() -> int:
    """Print the table."""
    print(report())
    return 0


if __name__ == "__main__":
    sys.exit(main())
