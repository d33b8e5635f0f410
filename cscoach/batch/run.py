"""A table in, a sheet for every row: row by row, as a generator.

A row is worked on by a function that sees nothing but the row and the options, in this process or in several: the
bytes are the same. A row's files are there, whole, before the journal knows of them; a run that is killed goes on where
it was, and an unchanged row is not done again.
"""

from __future__ import annotations

import hashlib
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from multiprocessing import parent_process
from pathlib import Path
from typing import Any

from cscoach import __version__
from cscoach.batch import facts
from cscoach.batch.columns import Columns
from cscoach.batch.facts import Fault, RowFacts
from cscoach.batch.naming import file_stem
from cscoach.batch.rows import RowError, Rows
from cscoach.candidate import Vocabulary
from cscoach.content import resources
from cscoach.content.load import load
from cscoach.errors import InputError, Problem
from cscoach.rendering.formats import FORMATS
from cscoach.rendering.look import PLAIN, Look
from cscoach.sheet.builder import build
from cscoach.storage import files
from cscoach.storage.journal import Journal
from cscoach.storage.tables.table import Row

#: Rows that a process is given at once: fewer cost more in handing over than they take, more make the end uneven.
CHUNK = 25

#: Chunks that wait for each process, so that none is idle and the table is not read ahead.
AHEAD = 2


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


@dataclass
class Maker:
    """Makes the sheets of rows and writes them. One in each process; `own` is content laid over the project's."""

    folder: Path
    columns: Columns
    vocabulary: Vocabulary
    options: Options
    own: Path | None = None

    def __post_init__(self) -> None:
        self.rows = Rows(self.columns, self.vocabulary, self.options.defaults)

    def make(self, row: Row) -> RowFacts:
        """Write the sheet of a row, or say what is wrong with it."""
        return self._made(row, self._write)

    def try_out(self, row: Row) -> RowFacts:
        """The same, and nothing is written."""
        return self._made(row, lambda file, content: None)

    def _made(self, row: Row, write: Callable[[str, bytes], None]) -> RowFacts:
        if row.problem is not None:
            return _faulty(row, [row.problem])
        try:
            candidate = self.rows.candidate(row.cells, row.data)
        except RowError as error:
            return _faulty(row, error.problems)
        options = self.options
        shown = replace(candidate, name=None) if options.anonymous else candidate
        guidance, interview = load(candidate.language), load(candidate.interview_language)
        sheet = build(shown, guidance, interview, options.today, judged=options.judged)
        stem = file_stem(row.number, shown.name, candidate.interview_language)
        made = [(f"{stem}{FORMATS[form].suffix}", FORMATS[form]) for form in options.formats]
        for file, form in made:
            try:
                write(file, form.render(sheet, guidance.interface, options.look))
            except InputError as error:
                if error.key != "is-a-folder":
                    raise
                return _faulty(row, [Problem("not-a-file", {"path": file})])
        return facts.of(row.number, candidate, sheet, tuple(file for file, _ in made))

    def _write(self, file: str, content: bytes) -> None:
        files.write(self.folder / file, content)


def _faulty(row: Row, problems: list[Problem]) -> RowFacts:
    """The facts of a row without a sheet. Of a folder the name of the file stands where a column would."""
    faults = tuple(
        Fault(str(found.params.get("column", row.label or "")), found.key, _plain(found.params)) for found in problems
    )
    return RowFacts(row.number, "faulty", faults=faults)


def _plain(params: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value if isinstance(value, int) else str(value) for key, value in params.items()}


def sheets(
    rows: Iterable[Row], folder: Path, columns: Columns, vocabulary: Vocabulary, options: Options, journal: Journal
) -> Iterator[RowFacts]:
    """Make the sheets of all rows, in order. Raises `OutsideError` when nothing more can be written."""
    salt = content_digest() + repr((columns, options.today, options.formats, sorted(options.defaults.items())))
    salt += repr((options.judged, options.anonymous, options.look))
    base = hashlib.blake2b(salt.encode(), digest_size=12)

    def digest(row: Row) -> str:
        made = base.copy()
        made.update(repr((row.cells, row.data, row.problem)).encode())
        return made.hexdigest()

    maker = Maker(folder, columns, vocabulary, options, resources.laid())
    work = _here(maker) if options.jobs <= 1 else _in_processes(maker, options.jobs)

    def known(row: Row) -> Known:
        made = digest(row)
        return row, made, journal.done(row.number, made)

    for row, made, found in work(map(known, rows)):
        if isinstance(found, RowFacts):
            journal.add(row.number, made, found.to_data(), found.files)
            yield found
        else:
            yield RowFacts.from_data(found, "faulty" if found["faults"] else "unchanged")


#: A row, its digest, and what the journal says of it if it is done.
Known = tuple[Row, str, dict[str, Any] | None]

#: A row, its digest, and what became of it, or what the journal says.
Done = tuple[Row, str, RowFacts | dict[str, Any]]


def _here(maker: Maker) -> Callable[[Iterable[Known]], Iterator[Done]]:
    def work(rows: Iterable[Known]) -> Iterator[Done]:
        for row, digest, done in rows:
            yield row, digest, maker.make(row) if done is None else done

    return work


def _in_processes(maker: Maker, jobs: int) -> Callable[[Iterable[Known]], Iterator[Done]]:
    def work(rows: Iterable[Known]) -> Iterator[Done]:
        left = iter(rows)
        chunks = iter(lambda: list(islice(left, CHUNK)), [])
        with ProcessPoolExecutor(jobs, initializer=_start, initargs=(maker,)) as pool:
            waiting: deque[tuple[list[Known], Future[list[RowFacts]]]] = deque()
            try:
                for chunk in chunks:
                    waiting.append((chunk, pool.submit(_chunk, [row for row, _, done in chunk if done is None])))
                    if len(waiting) >= jobs * AHEAD:
                        yield from _merged(*waiting.popleft())
                while waiting:
                    yield from _merged(*waiting.popleft())
            finally:
                for _, future in waiting:
                    future.cancel()

    return work


def _merged(chunk: list[Known], future: Future[list[RowFacts]]) -> Iterator[Done]:
    made = iter(future.result())
    for row, digest, done in chunk:
        yield row, digest, next(made) if done is None else done


_maker: Maker


def _start(maker: Maker) -> None:
    """What a new process begins with. A key that stops the run is the first process's to see."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_first, daemon=True).start()
    global _maker
    _maker = maker
    if maker.own != resources.laid():
        resources.lay(maker.own)


def _end_with_the_first() -> None:
    """End when the first process is gone: if it was killed, nobody else tells the others."""
    first = parent_process()
    if first is not None:
        first.join()
        os._exit(1)


def _chunk(rows: list[Row]) -> list[RowFacts]:
    return [_maker.make(row) for row in rows]


def content_digest() -> str:
    """A digest of everything of the program's own that a sheet depends on."""
    made = hashlib.blake2b(__version__.encode(), digest_size=12)
    for name in ("prompts", "reports"):
        for path, data in resources.everything(name):
            made.update(path.encode() + b"\0" + data)
    for name in resources.models():
        made.update(resources.model(name))
    return made.hexdigest()


def tried(
    rows: Iterable[Row], folder: Path, columns: Columns, vocabulary: Vocabulary, options: Options, journal: Journal
) -> Iterator[RowFacts]:
    """What would become of all rows, in order, with nothing written."""
    maker = Maker(folder, columns, vocabulary, options)
    return map(maker.try_out, rows)
