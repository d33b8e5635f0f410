"""A whole run: sheets and report, row by row. The command and the Python interface are both this."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from cscoach.batch import run
from cscoach.batch.cells import Cells
from cscoach.batch.columns import Columns
from cscoach.batch.facts import RowFacts
from cscoach.batch.maker import Options
from cscoach.batch.report import Report
from cscoach.candidate import Vocabulary
from cscoach.content.pack import Pack
from cscoach.dates import have_month_first
from cscoach.errors import InputError
from cscoach.rendering.look import Look
from cscoach.storage import files, pictures
from cscoach.storage.journal import Journal
from cscoach.storage.pictures import Picture
from cscoach.storage.tables.table import Ahead, Row, Table
from cscoach.storage.templates import read as read_templates
from cscoach.text import clean_line, shortened

#: So many rows show how dates are written.
LOOKED_AT = 100

#: How much of a title is told, in characters.
TITLE = 80


def make(
    table: Table,
    folder: Path,
    columns: Columns,
    vocabulary: Vocabulary,
    options: Options,
    pack: Pack,
    *,
    logo: Picture | None = None,
    dry_run: bool = False,
    seen: Callable[[Report], None] = lambda report: None,
) -> Iterator[RowFacts]:
    """Make the sheets of a table in a folder, then its report, which speaks the language of the pack.

    `logo` is laid beside the sheets, whose look names it. `seen` is called after each row. Raises `InputError` for a
    table without rows, `OutsideError` when another run has the folder or nothing can be written.
    """
    work = run.tried if dry_run else run.sheets
    with Journal(folder) as journal:
        with Report(folder, pack, dry_run=dry_run) as report:
            if logo is not None and not dry_run:
                files.write(folder / logo.name, logo.data)
            cells, empty = Cells(columns.unread), set(columns.mapped)
            rows = Ahead(table.rows)
            columns = _with_order(columns, rows)
            for row in work(_through(rows, columns, cells, empty), folder, columns, vocabulary, options, journal):
                report.add(row)
                seen(report)
                yield row
            if not report.summary.states:
                raise InputError("no-rows", source=table.source)
            report.odd = [*_titled(table, pack), *_odd(columns, cells, empty, pack)]
            if not dry_run:
                report.gone, report.edited = [*journal.gone()], [*journal.kept()]
            report.finish(options.today, table.source, _read_as(table), columns.passed_over)
        if not dry_run:
            journal.finish()


def _with_order(columns: Columns, rows: Ahead[Row]) -> Columns:
    """The columns with what the first rows show about dates: whether the month stands first."""
    column = columns.at(["interview_on"])
    if column is None:
        return columns
    dates = (row.cells[column.index] for row in rows.first(LOOKED_AT) if row.cells)
    return replace(columns, month_first=have_month_first(dates))


def _through(rows: Iterable[Row], columns: Columns, cells: Cells, empty: set[int]) -> Iterator[Row]:
    """The rows as they are to be read. What they hold is counted, and taken from `empty` are columns that are not."""
    for row in rows:
        cells.add(row.cells)
        if empty and row.cells:
            empty -= {index for index in empty if row.cells[index].strip()}
        yield columns.whole(row)


def _titled(table: Table, pack: Pack) -> Iterator[str]:
    """What stands above the header and was passed over."""
    if table.title:
        yield pack.interface.say("batch.title-above", title=shortened(table.title, TITLE))


def _odd(columns: Columns, cells: Cells, empty: set[int], pack: Pack) -> Iterator[str]:
    """What is odd about whole columns: nothing in one that is mapped, sentences in one that is not read."""
    hollow = [columns.called(index) for index in sorted(empty)]
    unread = [f"{columns.called(index)} ({cells.answers(index)})" for index in columns.unread if cells.answers(index)]
    dates = columns.at(["interview_on"])
    turned = [columns.called(dates.index)] if dates and columns.month_first else []
    for key, found in (("batch.empty-columns", hollow), ("batch.unread", unread), ("batch.month-first", turned)):
        if found:
            yield pack.interface.say(key, columns="; ".join(found))


def own_look(templates: str | Path | None, header: str | None, logo: str | Path | None) -> tuple[Look, Picture | None]:
    """How the sheets are to look with what somebody brings along, and the picture for the top of them.

    Raises `InputError` for a folder without templates and for what is no picture.
    """
    picture = pictures.read(Path(logo)) if logo is not None else None
    own = read_templates(Path(templates)) if templates is not None else ()
    return Look(own, clean_line(header or "") or None, picture.name if picture else None), picture


def _read_as(table: Table) -> str:
    """How the table was read: what was found out about it."""
    delimiter = {"\t": "tab"}.get(table.delimiter or "", table.delimiter)
    return ", ".join(part for part in (table.kind.upper(), table.sheet, table.encoding, delimiter) if part)
