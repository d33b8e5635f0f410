"""The three files at the end of a run: `summary.md` for the adviser, `results.csv` and `problems.csv` for the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import BinaryIO

from cscoach.batch import summary
from cscoach.batch.facts import Fault, RowFacts
from cscoach.batch.summary import Summary
from cscoach.content.load import post_name
from cscoach.content.pack import Pack
from cscoach.languages import LANGUAGES
from cscoach.rendering import csv_text
from cscoach.rendering.summary import SummaryPage, render
from cscoach.storage import files

SUMMARY, RESULTS, PROBLEMS = "summary.md", "results.csv", "problems.csv"

#: What the files of a run begin with that only tries: they stand beside those of the real one.
TRIED = "dry-run-"

#: So many headers that were passed over, and rows that are gone, are named.
NAMED = 100


class Report:
    """Takes down what becomes of each row. Used as a context: the files get their names when all is written.

    In the end `gone` are files of rows that are no longer in the table, `edited` sheets that somebody had changed,
    under their new names, each with its row: the summary, which has no names, tells the rows. `odd` are sentences about
    columns that may be read wrongly.
    """

    def __init__(self, folder: Path, pack: Pack, *, dry_run: bool = False) -> None:
        self.folder = folder
        self.pack = pack
        self.summary = Summary()
        self.gone: list[tuple[int, str]] = []
        self.edited: list[tuple[int, str]] = []
        self.odd: list[str] = []
        self._prefix = TRIED if dry_run else ""
        self._stack = ExitStack()
        self._results: BinaryIO
        self._problems: BinaryIO

    def __enter__(self) -> Report:
        """Begin the two tables."""
        self._results = self._stack.enter_context(files.writing(self.folder / self.name(RESULTS)))
        self._problems = self._stack.enter_context(files.writing(self.folder / self.name(PROBLEMS)))
        self._results.write(
            csv_text.BOM + csv_text.line(["row", "state", "files", "language", "role", "bands", "blanks"])
        )
        self._problems.write(csv_text.BOM + csv_text.line(["row", "column", "problem", "what"]))
        return self

    def __exit__(self, *raised: object) -> None:
        self._stack.__exit__(*raised)  # type: ignore[arg-type]

    def add(self, row: RowFacts) -> None:
        """Take down one row."""
        self.summary.add(row)
        bands = " ".join(f"{topic}:{found.band}" for topic, found in row.topics.items())
        post, blanks = row.role, row.blanks if row.files else ""
        self._results.write(
            csv_text.line([row.number, row.state, " ".join(row.files), row.language, post, bands, blanks])
        )
        for fault in row.faults:
            self._problems.write(csv_text.line([row.number, fault.column, fault.key, said(fault, self.pack)]))

    def name(self, file: str) -> str:
        """What one of the three files is called in this run."""
        return f"{self._prefix}{file}"

    def finish(self, made_on: date, source: str, read_as: str, passed_over: tuple[str, ...]) -> None:
        """Write the summary, and below all rows in the results the files that were kept."""
        done, pack = self.summary, self.pack
        for state, kept in (("gone", self.gone), ("edited", self.edited)):
            for number, file in kept:
                self._results.write(csv_text.line([number, state, file, "", "", "", ""]))
        page = SummaryPage(
            made_on,
            source,
            read_as,
            states=done.states,
            sheets=done.sheets,
            lessons=summary.lessons(done, pack),
            missing=summary.missing(done, pack),
            made=summary.made(done, pack),
            languages=list(_languages(done)),
            roles=[(post_name(role, pack) if role else "–", count) for role, count in done.roles.most_common()],
            columns=self.odd,
            passed_over=passed_over[:NAMED],
            faults=[
                (pack.interface.say("batch.fault", column=column or "–", problem=key), count)
                for (column, key), count in done.faults.most_common(summary.MOST)
            ],
            gone=_rows(self.gone),
            edited=_rows(self.edited),
        )
        files.write(self.folder / self.name(SUMMARY), render(page, pack.interface))


def said(fault: Fault, pack: Pack) -> str:
    """What is wrong and what to do, in the language of guidance."""
    params = dict(fault.params)
    return pack.interface.say(f"problems.{fault.key}", **params)


def _rows(kept: list[tuple[int, str]]) -> list[int]:
    """The rows of files, each once; the files of a row may be several."""
    return list(dict.fromkeys(number for number, _ in kept))[:NAMED]


def _languages(done: Summary) -> Iterator[tuple[str, int]]:
    counts: Counter[str] = Counter()
    for (guidance, interview), count in done.languages.items():
        names = [LANGUAGES[code].name for code in dict.fromkeys((guidance, interview))]
        counts[" → ".join(names)] += count
    yield from counts.most_common()
