"""Makes the sheet of a row and writes it: a function of nothing but the row and the options."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from cscoach.batch import facts
from cscoach.batch.columns import Columns
from cscoach.batch.facts import Fault, RowFacts
from cscoach.batch.naming import file_stem
from cscoach.batch.rows import RowError, Rows
from cscoach.candidate import Candidate, Vocabulary
from cscoach.content.load import available, load, vocabulary
from cscoach.errors import InputError, Problem, check
from cscoach.rendering.formats import FORMATS
from cscoach.rendering.look import PLAIN, Look
from cscoach.sheet.builder import Draft, sheets
from cscoach.sheet.document import Sheet
from cscoach.storage import files
from cscoach.storage.journal import Stamp, stamp
from cscoach.storage.tables.table import Row

#: How many sheets are handed over to be written at once.
HANDED_OVER = 5

#: Files by their names.
Files = dict[str, bytes]


class Written(NamedTuple):
    """What became of a row, and its files as they were written."""

    facts: RowFacts
    stamps: tuple[Stamp, ...] = ()


@dataclass(frozen=True)
class Options:
    """How the sheets are to be made. `defaults` stand in for what a row leaves open."""

    today: date
    formats: tuple[str, ...] = ("md",)
    defaults: Mapping[str, str] = field(default_factory=dict)
    judged: bool = True
    anonymous: bool = False
    jobs: int = 1
    look: Look = PLAIN

    def __post_init__(self) -> None:
        """Refuse formats, languages and posts that are not there. Raises `UsageError`."""
        for name in self.formats or ("",):
            check("unknown-format", name, tuple(FORMATS))
        known = vocabulary(tuple(available()))
        for column, there in (
            ("language", known.languages),
            ("interview_language", known.languages),
            ("role", known.roles),
        ):
            if self.defaults.get(column) is not None:
                check(f"unknown-{column.removeprefix('interview_')}", self.defaults[column], there)


@dataclass(frozen=True)
class _Begun:
    """A row whose answers are put together, and what was found wrong with it on the way."""

    number: int
    candidate: Candidate
    faults: tuple[Fault, ...]
    draft: Draft

    def made(self, sheet: Sheet, options: Options) -> tuple[RowFacts, Files]:
        """The facts of the row with its sheet, and the files."""
        stem = file_stem(self.number, sheet.name, self.candidate.interview_language)
        interface = self.draft.guidance.interface
        made = {
            f"{stem}{FORMATS[form].suffix}": FORMATS[form].render(sheet, interface, options.look)
            for form in options.formats
        }
        return facts.of(self.number, self.candidate, sheet, tuple(made), self.faults), made


@dataclass
class Maker:
    """Makes the sheets of rows. One in each process; `own` is content laid over the project's."""

    folder: Path
    columns: Columns
    vocabulary: Vocabulary
    options: Options
    own: Path | None = None

    def __post_init__(self) -> None:
        self.rows = Rows(self.columns, self.vocabulary, self.options.defaults)

    def make(self, rows: Iterable[Row]) -> Iterator[tuple[RowFacts, Files]]:
        """The files of each row, or what is wrong with it and none. What all of them tell is judged at once."""
        begun = [self._begun(row) for row in rows]
        made = sheets([each.draft for each in begun if isinstance(each, _Begun)], self.options.today)
        for each in begun:
            yield each.made(next(made), self.options) if isinstance(each, _Begun) else (each, {})

    def _begun(self, row: Row) -> _Begun | RowFacts:
        """A row with its answers put together, or what it is instead."""
        if row.problem is not None:
            return _faulty(row, [row.problem])
        try:
            candidate, notes = self.rows.read(row.cells, row.data)
        except RowError as error:
            return _faulty(row, error.problems)
        if candidate is None:
            return RowFacts(row.number, "empty")
        shown = replace(candidate, name=None) if self.options.anonymous else candidate
        guidance, interview = load(candidate.language), load(candidate.interview_language)
        draft = Draft(shown, guidance, interview, judged=self.options.judged)
        return _Begun(row.number, candidate, _faults(row, notes), draft)

    def write(self, rows: Sequence[Row], writers: Executor) -> list[Future[list[Written]]]:
        """Make the sheets of rows now, and have them written, some at once: what became of those is known then."""
        made = zip(rows, self.make(rows), strict=True)
        some = iter(lambda: list(islice(made, HANDED_OVER)), [])
        return [writers.submit(self._all_written, each) for each in some]

    def _all_written(self, made: list[tuple[Row, tuple[RowFacts, Files]]]) -> list[Written]:
        return [self._written(row, found, files) for row, (found, files) in made]

    def _written(self, row: Row, found: RowFacts, made: Files) -> Written:
        stamps = []
        for file, content in made.items():
            path = self.folder / file
            try:
                files.write(path, content)
                stamps.append(stamp(path, content))
            except InputError as error:
                if error.key != "is-a-folder":
                    raise
                return Written(_faulty(row, [Problem("not-a-file", {"path": file})]))
        return Written(found, tuple(stamps))


def _faulty(row: Row, problems: list[Problem]) -> RowFacts:
    """The facts of a row without a sheet."""
    return RowFacts(row.number, "faulty", faults=_faults(row, problems))


def _faults(row: Row, problems: list[Problem]) -> tuple[Fault, ...]:
    """Problems as plain data. Of a folder the name of the file stands where a column would."""
    return tuple(
        Fault(str(found.params.get("column", row.label or "")), found.key, _plain(found.params)) for found in problems
    )


def _plain(params: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value if isinstance(value, int) else str(value) for key, value in params.items()}
