"""Writes how often the judge is right into the documents: `python -m benchmarks.figures LABELS.jsonl …`.

LABELS are labelled answers that nobody trained on (see `benchmarks/judge.py`); pairs, cuts and quiet faults are made
of `training/held/`, as are weaknesses taken back. The tables go to `training/FIGURES.md`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks import defended, judge, pairs, quiet
from training.data import BRIEF, HELD, REMEDIES, UNSEEN

FIGURES = Path(__file__).resolve().parents[1] / "training" / "FIGURES.md"

HEAD = """# How often the judge is right

Made by `python -m benchmarks.figures`; [README.md](README.md) says what the answers are and how to read the figures.

## Labelled answers

"""


def main() -> int:
    """Judge everything and write the tables."""
    if len(sys.argv) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    answers = [answer for path in sys.argv[1:] for answer in judge.read(Path(path))]
    tables = [
        HEAD + judge.report(answers),
        "## Pairs and cuts of answers that were held back",
        pairs.report(HELD),
        "## Pairs and cuts of answers that nothing was chosen by",
        pairs.report(UNSEEN),
        "## Pairs and cuts of short answers that nothing was chosen by",
        pairs.report(BRIEF),
        "## Pairs and cuts of spoken answers with remedies that are none, that nothing was chosen by",
        pairs.report(REMEDIES),
        "## Attitudes told quietly, in answers that nothing was chosen by",
        quiet.report(),
        "## Weaknesses that are taken back, in answers that were held back",
        *defended.reports(),
    ]
    FIGURES.write_text("\n\n".join(tables) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
