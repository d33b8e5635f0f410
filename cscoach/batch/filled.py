"""A table that `cscoach form` made, filled in: its second row is the real header, and its example is nobody's row."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from cscoach import text
from cscoach.batch.columns import FIELDS, Path, names
from cscoach.batch.form import DAY
from cscoach.candidate import Vocabulary
from cscoach.content.load import load
from cscoach.content.schema import Kind
from cscoach.dates import read_date
from cscoach.rendering import csv_text
from cscoach.storage.tables.table import Row, Table

#: What the form has in places where one chooses, besides languages and posts.
_GENDERS = ("feminine", "masculine")


def real(table: Table, vocabulary: Vocabulary) -> Table:
    """The table with its real header, and without the example and headers that are repeated; records as they are."""
    if not table.header:
        return table
    known = names(vocabulary)
    first = next(table.rows, None)
    if first is not None and first.cells and _is_header(first, known):
        table = replace(table, header=first.cells)
        first = next(table.rows, None)
    rows = table.rows if first is None else itertools.chain([first], table.rows)
    return replace(table, rows=_without(rows, table.header, vocabulary))


def example_texts(vocabulary: Vocabulary, paths: Iterable[Path]) -> frozenset[str]:
    """All that the example of a form may say in some columns, whatever its language and post: nobody's own words."""
    packs = [load(code) for code in vocabulary.languages]
    found = _names(vocabulary)
    for topic in {path[0] if path[0] == Kind.OPENING else path[1] for path in paths if path[0] not in FIELDS}:
        told = [pack.opening if topic == Kind.OPENING else pack.topics.get(topic) for pack in packs]
        found |= {words for each in told if each for model in each.models for words in model.parts.values()}
    return frozenset(map(text.clean, found))


def _names(vocabulary: Vocabulary) -> set[str]:
    """What the example and its employer are called."""
    keys = ("form.example", "form.employer-example")
    return {load(code).interface.say(key) for code in vocabulary.languages for key in keys}


def _is_header(row: Row, known: Collection[str]) -> bool:
    return all(cell in known for cell in row.cells if cell) and sum(map(bool, row.cells)) > 1


def _without(rows: Iterator[Row], header: tuple[str, ...], vocabulary: Vocabulary) -> Iterator[Row]:
    known, called = names(vocabulary), _names(vocabulary)
    chosen = {*vocabulary.languages, *vocabulary.roles, *_GENDERS}
    for row in rows:
        if _is_repeated(row, header):
            continue
        if not called.isdisjoint(row.cells):
            examples = example_texts(vocabulary, (known[title] for title in header if title in known))
            if _is_example(row, examples, chosen):
                continue
        yield row


def _is_repeated(row: Row, header: tuple[str, ...]) -> bool:
    """Whether a row is the header once more, as where pages were pasted together. Form tools tell equal ones apart."""
    cells = [(cell.strip(), title.strip()) for cell, title in zip(row.cells, header, strict=False) if cell.strip()]
    same = sum(cell == title for cell, title in cells)
    return same > 1 and same * 2 > len(cells)


def _is_example(row: Row, examples: Collection[str], chosen: Collection[str]) -> bool:
    """Whether nothing of a row is anybody's own. Somebody may have begun to write over the example."""
    cells = {text.clean(csv_text.plain(cell)) for cell in row.cells} - {""}
    own = [cell for cell in cells if cell not in examples]
    return len(own) < len(cells) and all(cell in chosen or is_day(cell) for cell in own)


def is_day(cell: str) -> bool:
    """Whether it is the day of the example, in whatever spelling a spreadsheet keeps it."""
    try:
        return read_date(cell).isoformat() == DAY
    except ValueError:
        return False
