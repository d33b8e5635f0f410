"""`cscoach batch`: a table in, a prep sheet for every row, and what the group needs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cscoach.cli import output
from cscoach.cli.options import InterviewLanguage, Language, OwnContent, Role, Template
from cscoach.cli.speech import languages, pack, speech, vocabulary
from cscoach.errors import InputError, UsageError, some

if TYPE_CHECKING:
    from collections.abc import Callable

    from cscoach.batch.columns import Columns
    from cscoach.batch.maker import Options
    from cscoach.batch.report import Report
    from cscoach.storage.pictures import Picture
    from cscoach.storage.tables.table import Table


def batch(
    table: Annotated[Path, typer.Argument(help="CSV, TSV, XLSX, ODS, JSONL, a folder of candidate files, or -.")],
    to: Annotated[Path | None, typer.Option("--output", "-o", help="The folder for the sheets.")] = None,
    form: Annotated[str, typer.Option("--format", "-f", help="md, json; several with commas.")] = "md",
    columns: Annotated[Path | None, typer.Option(help="A YAML file: header of the table → name of a column.")] = None,
    suggest: Annotated[
        bool, typer.Option("--suggest-columns", help="Print such a file, as far as it can be guessed.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read everything, write only the report.")] = False,
    language: Language = None,
    own: OwnContent = None,
    interview_language: InterviewLanguage = None,
    role: Role = None,
    anonymous: Annotated[bool, typer.Option("--anonymous", help="No names in files and their names.")] = False,
    judged: Annotated[bool, typer.Option("--judge/--no-judge", help="Judge the answers as well.")] = True,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, max=64, help="Work in so many processes.")] = 1,
    encoding: Annotated[str | None, typer.Option(help="Of a CSV file, if it is guessed wrongly: cp1257, …")] = None,
    delimiter: Annotated[str | None, typer.Option(help="Of a CSV file, if it is guessed wrongly.")] = None,
    template: Template = None,
    header: Annotated[str | None, typer.Option(help="A line on top of each sheet, such as your name.")] = None,
    logo: Annotated[Path | None, typer.Option(help="A picture on top of each sheet: PNG, JPEG, …")] = None,
    sheet: Annotated[str | None, typer.Option(help="The worksheet of a workbook; else the first.")] = None,
) -> None:
    """Make the prep sheets of a whole group from a table.

    Examples: cscoach batch group.xlsx -o sheets · cscoach batch group.csv --suggest-columns > columns.yaml ·
    cscoach batch group.csv --columns columns.yaml -o sheets --jobs 2
    """
    speech.use(language)
    found = _table(table, encoding, delimiter, sheet)
    if suggest:
        _suggest(found)
        return
    if to is None:
        raise UsageError("no-batch-folder")
    known = _columns(found, columns)
    options = _options(form, language, interview_language, role, judged, anonymous, jobs)
    options, picture = _looking(options, template, header, logo)
    raise typer.Exit(_run(found, to, known, options, picture, dry_run=dry_run))


def _table(path: Path, encoding: str | None, delimiter: str | None, sheet: str | None) -> Table:
    from cscoach.batch.filled import real
    from cscoach.storage.tables.read import Asked, read, read_stream

    asked = Asked(encoding, delimiter, sheet, speech.language)
    found = read_stream(output.given(), asked) if str(path) == "-" else read(path, asked)
    return real(found, vocabulary())


def _suggest(table: Table) -> None:
    from cscoach.batch.suggestion import suggested

    packs = [pack(code) for code in languages()]
    output.data(suggested(table, packs, vocabulary(), speech.language).encode())


def _columns(table: Table, mapping: Path | None) -> Columns:
    from cscoach.batch import columns
    from cscoach.batch.mapping import read_mapping
    from cscoach.storage import files

    if not table.header:
        return columns.Columns((), ())
    meant = read_mapping(files.read_text(mapping), str(mapping)) if mapping else {}
    found = columns.read(table.header, table.source, vocabulary(), meant)
    if found.passed_over:
        shown = ", ".join(map(columns.shown, found.passed_over[:5]))
        output.say(speech.say("batch.passing-over", n=len(found.passed_over), headers=shown))
    return found


def _options(
    form: str,
    language: str | None,
    interview_language: str | None,
    role: str | None,
    judged: bool,
    anonymous: bool,
    jobs: int,
) -> Options:
    from cscoach.batch.maker import Options
    from cscoach.today import today

    formats = tuple(dict.fromkeys(part.strip() for part in form.split(",") if part.strip()))
    defaults = {"language": language or speech.language, "interview_language": interview_language, "role": role}
    given = {key: value for key, value in defaults.items() if value is not None}
    return Options(today(), formats or (form,), given, judged=judged, anonymous=anonymous, jobs=jobs)


def _looking(
    options: Options, template: Path | None, header: str | None, logo: Path | None
) -> tuple[Options, Picture | None]:
    """The options with the look that somebody brings along, and the picture for the top of the sheets."""
    from cscoach.batch.cohort import own_look

    look, picture = own_look(template, header, logo)
    return replace(options, look=look), picture


def _run(table: Table, folder: Path, columns: Columns, options: Options, logo: Picture | None, *, dry_run: bool) -> int:
    """Make the sheets and the report. Returns the exit code."""
    from cscoach.batch import cohort

    _refuse_same(table, folder)
    guidance, known = pack(speech.language), vocabulary()
    reports: list[Report] = []
    done = 0
    try:
        with _progress(table.share) as seen:

            def watch(report: Report) -> None:
                reports[:] = [report]
                seen(report)

            for _ in cohort.make(
                table, folder, columns, known, options, guidance, logo=logo, dry_run=dry_run, seen=watch
            ):
                done += 1
    except KeyboardInterrupt:
        output.say()
        output.say(speech.say("batch.stopped", n=done, folder=folder))
        raise
    # A table without rows is an error of its own, so there is a report.
    _tell(reports[0], folder, dry_run=dry_run)
    return InputError.exit_code if reports[0].summary.states["faulty"] else 0


def _tell(report: Report, folder: Path, *, dry_run: bool) -> None:
    """Say what became of the table, and what to look at."""
    from cscoach.batch.report import PROBLEMS, SUMMARY

    found, problems = report.summary, report.name(PROBLEMS)
    key = "batch.tried" if dry_run else "batch.done"
    output.say(speech.say(key, n=found.sheets, folder=folder, summary=report.name(SUMMARY)))
    for sentence in report.odd:
        output.say(sentence)
    if found.states["empty"]:
        output.say(speech.say("batch.nobody", n=found.states["empty"]))
    if found.noted:
        output.say(speech.say("batch.noted", n=found.noted, problems=problems))
    if found.states["faulty"]:
        output.say(speech.say("batch.some-faulty", n=found.states["faulty"], problems=problems))
    for key, kept in (("batch.still-there", report.gone), ("batch.set-aside", report.edited)):
        if kept:
            output.say(speech.say(key, files=some([file for _, file in kept])))


def _refuse_same(table: Table, folder: Path) -> None:
    """The sheets must not mix with the candidate files that they are made of."""
    if table.kind == "folder" and Path(table.source).resolve() == folder.resolve():
        raise UsageError("same-folder", path=folder)


@contextmanager
def _progress(share: Callable[[], float] | None) -> Iterator[Callable[[Report], None]]:
    """A line that moves at a terminal: rows, rows with problems, rows a second, time left. Silent elsewhere.

    Where the size of the table is not known (standard input), the time gone stands in place of the time left.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda report: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    times = (BarColumn(20), TimeRemainingColumn()) if share else (TimeElapsedColumn(),)
    parts = (SpinnerColumn(), TextColumn("{task.description}"), *times)
    with Progress(*parts, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=1.0 if share else None)

        def seen(report: Report) -> None:
            states, elapsed = report.summary.states, progress.tasks[0].elapsed or 0
            rate = round(states.total() / elapsed) if elapsed > 1 else 0
            told = speech.say("batch.progress", n=states.total(), faulty=states["faulty"], rate=rate)
            progress.update(task, description=told, completed=share() if share else None)

        yield seen
