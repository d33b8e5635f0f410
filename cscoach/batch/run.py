"""A table in, a sheet for every row: row by row, as a generator.

A row's files are there, whole, before the journal knows of them; a run that is killed goes on where it was and ends as
if nothing had happened, and an unchanged row is not done again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from cscoach import __version__
from cscoach.batch.columns import Columns
from cscoach.batch.facts import Fault, RowFacts
from cscoach.batch.maker import Maker, Options, Written
from cscoach.batch.workers import Known, chunks, work
from cscoach.candidate import Vocabulary
from cscoach.content import resources
from cscoach.storage.journal import Journal
from cscoach.storage.tables.table import Row


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

    def known(row: Row) -> Known:
        made = digest(row)
        return row, made, _facts(journal.done(row.number, made))

    for row, made, found in work(maker, map(known, rows), options.jobs):
        if isinstance(found, Written):
            facts, stamps = found
            # A slip in a cell must not cost the sheet that somebody has printed from.
            held = journal.held(row.number) if facts.state == "faulty" else ()
            if held:
                kept = ", ".join(name for name, *_ in held)
                facts = replace(facts, faults=(*facts.faults, Fault("", "sheet-kept", {"path": kept})))
            journal.add(row.number, made, facts.to_data(), stamps or held)
            yield facts
        else:
            yield found if journal.resumed(row.number) else found.again()


def _facts(data: dict[str, Any] | None) -> RowFacts | None:
    """What the journal says of a row; None where that is nothing, or nothing that can be used."""
    try:
        return RowFacts.from_data(data) if data is not None else None
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


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
    for chunk in chunks(rows):
        for found, _ in maker.make(chunk):
            yield replace(found, state="possible") if found.files else found
