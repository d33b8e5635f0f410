"""A table that `cscoach form` made, filled in: its second row is the real header, and its example is nobody's row."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator
from dataclasses import replace

from cscoach.batch.columns import names
from cscoach.candidate import Vocabulary
from cscoach.content.load import load
from cscoach.storage.tables.table import Row, Table


def real(table: Table, vocabulary: Vocabulary) -> Table:
    """The table with its real header and without the example; any other table, and records, as they are."""
    if not table.header:
        return table
    known = names(vocabulary)
    examples = {load(code).interface.say("form.example") for code in vocabulary.languages}
    first = next(table.rows, None)
    if first is not None and first.cells and _is_header(first, known):
        table = replace(table, header=first.cells)
        first = next(table.rows, None)
    rows = table.rows if first is None else itertools.chain([first], table.rows)
    return replace(table, rows=_without(rows, table.header, examples))


def _is_header(row: Row, known: Collection[str]) -> bool:
    return all(cell in known for cell in row.cells if cell) and sum(map(bool, row.cells)) > 1


def _without(rows: Iterator[Row], header: tuple[str, ...], examples: Collection[str]) -> Iterator[Row]:
    at = header.index("name") if "name" in header else None
    for row in rows:
        if at is None or not row.cells or row.cells[at].strip() not in examples:
            yield row
