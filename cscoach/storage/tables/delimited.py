"""CSV and its kin: which character parts the cells, and the rows, one at a time.

A quotation mark too many is the commonest fault of tables that people mend by hand. A reader that trusts it swallows
the rows up to the next mark, or the whole rest, into one cell and says nothing. Here such a row is told, and what it
would have swallowed is read as the rows that it is.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import BinaryIO

from cscoach.errors import InputError, UsageError
from cscoach.storage.tables import encoding as encodings
from cscoach.storage.tables.encoding import SAMPLE, UndecodableError
from cscoach.storage.tables.table import LONGEST_CELL, Ahead, Header, Row, Table, header, titled

#: What may part the cells, the likelier first.
DELIMITERS = (",", ";", "\t", "|")

#: The delimiter is found out on so many rows.
TRIED = 50

#: A row of more characters is not kept in memory.
LONGEST_ROW = 2 * LONGEST_CELL

#: What each line of a row counts for besides its characters: many short lines take memory too.
COST_OF_LINE = 50

#: The first line by which Excel is told the delimiter. It is no row.
_SEP = re.compile(r'"?sep=([^"\r\n\0])"?[\r\n]*', re.IGNORECASE)

#: How a tab is called where it cannot be typed.
_TABS = ("\\t", "tab")


def read(
    stream: BinaryIO, head: bytes, source: str, *, encoding: str | None, delimiter: str | None, language: str | None
) -> Table:
    """The table in a stream, of which `head` is the beginning, looked at but not taken.

    Raises `InputError` when it is empty or cannot be decoded, `UsageError` for an encoding or a delimiter that is none.
    """
    taken, marked = encodings.mark(head)
    given = _checked(delimiter)
    stream.read(taken)
    try:
        # A mark is the file's own word; who names another encoding is mistaken.
        asked = encodings.named(encoding, head[taken:SAMPLE]) if encoding else None
        name = marked or asked or encodings.guess(head[:SAMPLE], language)
        first, sample = _sample(head[taken:SAMPLE], name)
    except UndecodableError as error:
        raise error.at(source, 1 + len(re.findall(rb"\r\n?|\n", head[: error.byte - 1]))) from error
    lines = encodings.lines(stream, name, taken, LONGEST_ROW)
    if first:
        next(lines, None)
    chosen = given or first or delimiter_of(sample)
    records = Ahead(Records(lines, chosen, source))
    title = titled(records, lambda record: None if record[2] else record[1])
    titles = header(source, _named(records, source))
    rows = _rows(titles, records)
    return Table(source, "csv", titles.names, rows, encoding=name, delimiter=chosen, title=title)


def delimiter_of(sample: Sequence[str]) -> str:
    """The character that gives the most rows as wide as the header, and among equals the widest header."""
    best, found = (0, 0), DELIMITERS[0]
    csv.field_size_limit(2 * LONGEST_ROW)
    for delimiter in DELIMITERS:
        widths = [len(row) for row in islice(csv.reader(sample, delimiter=delimiter), TRIED) if row]
        if widths and widths[0] > 1 and (widths.count(widths[0]), widths[0]) > best:
            best, found = (widths.count(widths[0]), widths[0]), delimiter
    return found


#: A record: its number, its cells, the key of what is wrong with it.
Record = tuple[int, list[str], str | None]


class Records:
    """The records of lines of text.

    Every record counts, an empty line too, but no line end inside a quotation: so spreadsheets count rows.
    """

    def __init__(self, lines: Iterator[str], delimiter: str, source: str) -> None:
        # Cells are measured when the row is there; what bounds the memory is the length of a row, in `_line`.
        csv.field_size_limit(2 * LONGEST_ROW)
        self._lines = lines
        self._again: deque[str] = deque()
        self._delimiter = delimiter
        self._source = source
        self._taken: list[str] = []
        self._length = 0
        self._number = 0

    def __iter__(self) -> Iterator[Record]:
        records = self._strictly()
        while True:
            self._taken, self._length = [], 0
            self._number += 1
            try:
                cells = next(records, None)
            except csv.Error:
                yield (self._number, *self._mended())
                records = self._strictly()
                continue
            except UndecodableError as error:
                raise error.at(self._source, self._number) from error
            if cells is None:
                return
            yield self._number, cells, None

    def _strictly(self) -> Iterator[list[str]]:
        return csv.reader(iter(self._line, None), delimiter=self._delimiter, strict=True)

    def _line(self) -> str | None:
        """The next line for the record that is being read; None at the end."""
        line = self._again.popleft() if self._again else next(self._lines, None)
        if line is not None:
            self._taken.append(line)
            self._length += len(line) + COST_OF_LINE
            if self._length > LONGEST_ROW:
                raise csv.Error("row too long")
        return line

    def _mended(self) -> tuple[list[str], str | None]:
        """What to make of a record that is not quoted as it should be.

        On one line it can be read all the same, as spreadsheets do: `"Rimi" Lietuva`. If it ran over several, the mark
        that was opened on the first is not trusted, and the others are read again.
        """
        first, *others = self._taken
        self._again.extendleft(reversed(others))
        line = first[:LONGEST_ROW].rstrip("\r\n") + "\n"
        cells = next(csv.reader([line], delimiter=self._delimiter))
        if len(first) + COST_OF_LINE > LONGEST_ROW:
            return cells, "row-too-long"
        # Only a cell that is still open takes the end of the line in.
        return cells, "unclosed-quote" if cells[-1].endswith("\n") else None


def _named(records: Iterable[Record], source: str) -> Iterator[tuple[int, list[str]]]:
    """Records that may be the header. Raises `InputError` for one that cannot be read."""
    for number, cells, wrong in records:
        if wrong:
            problem = _faulty(Header(source, ()), number, cells, wrong).problem
            raise InputError("broken-header", [problem] if problem else [], source=source)
        yield number, cells


def _rows(titles: Header, records: Iterable[Record]) -> Iterator[Row]:
    for number, cells, wrong in records:
        if wrong:
            yield _faulty(titles, number, cells, wrong)
        elif any(map(str.strip, cells)):
            yield titles.row(number, cells, "".join(cells))


def _faulty(titles: Header, number: int, cells: list[str], wrong: str) -> Row:
    """A row that is not whole. One cell that is too long by itself says more than the length of all."""
    if wrong != "row-too-long":
        return titles.faulty(number, wrong)
    for place, cell in enumerate(cells):
        if len(cell) > LONGEST_CELL:
            return titles.faulty(number, "cell-too-long", column=titles.name(place), size=LONGEST_CELL)
    return titles.faulty(number, wrong, size=LONGEST_ROW)


def _checked(delimiter: str | None) -> str | None:
    """The delimiter that was asked for. Raises `UsageError` for what cannot part cells."""
    if delimiter is None:
        return None
    if delimiter.lower() in _TABS:
        return "\t"
    if len(delimiter) != 1 or delimiter in '"\r\n\0 ':
        raise UsageError("unknown-delimiter", value=delimiter, expected=", ".join((*DELIMITERS[:2], "tab", "|")))
    return delimiter


def _sample(head: bytes, encoding: str) -> tuple[str | None, list[str]]:
    """The delimiter that the first line tells, if it does, and the lines at the beginning."""
    text = codecs.getincrementaldecoder(encoding)("replace").decode(head)
    lines = list(io.StringIO(text, newline=""))
    told = _SEP.fullmatch(lines[0]) if lines else None
    return (told[1], lines[1:]) if told else (None, lines)
