"""A look through the XML of a workbook before calamine reads it, for two things that calamine cannot tell.

Error cells: calamine gives `#DIV/0!` as an empty cell. And how far a sheet reaches: calamine makes room for every cell
up to the last, so that one stray cell at the bottom of an empty sheet ends the whole program for want of memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any
from xml.parsers import expat

#: Identical rows of an ODS are written once; so many of them are told if there is an error in them.
_REPEATED = 100_000


class Sheet:
    """How far a sheet reaches, in rows and columns, and by row its first error cell: (column from 0, value).

    `values` are all that stands in its error cells.
    """

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self.errors: dict[int, tuple[int, str]] = {}
        self.values: set[str] = set()

    def reach(self, row: int, column: int) -> None:
        """A cell with something in it; both count from 1."""
        self.rows = max(self.rows, row)
        self.columns = max(self.columns, column)


class Reader:
    """Goes through XML. Entities are what bombs are made of; no workbook declares any."""

    def __init__(self, start: Callable[[str, dict[str, str]], None]) -> None:
        self.parser: Any = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = start
        self.parser.StartDoctypeDeclHandler = self.refuse
        self.text = ""

    def read(self, chunks: Iterable[bytes]) -> None:
        """Go through all of it."""
        for chunk in chunks:
            self.parser.Parse(chunk)
        self.parser.Parse(b"", True)

    def refuse(self, *_: Any) -> None:
        """Stop at a document type. Raises `ValueError`."""
        raise ValueError("a document type is declared")

    def collect(self, text: str) -> None:
        """Keep text."""
        self.text += text


class _Worksheet(Reader):
    """The XML of one XLSX worksheet."""

    def __init__(self) -> None:
        super().__init__(self.start)
        self.sheet = Sheet()
        self._row = self._column = self._line = 0
        self._error = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if ":" in tag:
            tag = tag.rpartition(":")[2]
        if tag == "c":
            reference = attributes.get("r")
            if reference:
                letters = reference.rstrip("0123456789")
                self._row, self._column = int(reference[len(letters) :]), _number(letters)
            else:
                self._column += 1
            if attributes.get("t") == "e":
                self._error, self.text = True, ""
                self.parser.EndElementHandler = self.end
        elif tag in ("v", "is"):
            # A cell may stand in a row that is not its own; calamine goes by either.
            self.sheet.reach(max(self._row, self._line), self._column)
            if self._error:
                self.parser.CharacterDataHandler = self.collect
        elif tag == "row":
            self._row = int(attributes["r"]) if "r" in attributes else max(self._row, self._line) + 1
            self._line = self._row
            self._column = 0

    def end(self, tag: str) -> None:
        if tag.rpartition(":")[2] == "c":
            value = self.text.strip()
            self.sheet.errors.setdefault(self._row, (self._column - 1, value))
            self.sheet.values.add(value)
            self._error = False
            self.parser.EndElementHandler = self.parser.CharacterDataHandler = None
        elif tag.rpartition(":")[2] == "v":
            self.parser.CharacterDataHandler = None


class _Spreadsheet(Reader):
    """The XML of all tables of an ODS. calamine, too, goes by the prefixes that everybody writes."""

    def __init__(self) -> None:
        super().__init__(self.start)
        self.sheets: dict[str, Sheet] = {}
        self._sheet = Sheet()
        self._row = self._column = self._repeated = self._filled = 0
        self._error: int | None = None

    def read(self, chunks: Iterable[bytes]) -> None:
        super().read(chunks)
        self._end_row()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in ("table:table-cell", "table:covered-table-cell"):
            self.parser.CharacterDataHandler = None
            self._column += int(attributes.get("table:number-columns-repeated", 1))
            if "office:value-type" in attributes:
                self._filled = self._column
            if attributes.get("calcext:value-type") == "error" and self._error is None:
                self._error, self.text = self._column - 1, ""
                self.parser.CharacterDataHandler = self.collect
        elif tag == "text:p":
            self._filled = self._column
        elif tag == "table:table-row":
            self._end_row()
            self._repeated = int(attributes.get("table:number-rows-repeated", 1))
        elif tag == "table:table":
            self._end_row()
            self._sheet = self.sheets.setdefault(attributes.get("table:name", ""), Sheet())
            self._row = 0

    def _end_row(self) -> None:
        if self._filled:
            self._sheet.reach(self._row + self._repeated, self._filled)
        if self._error is not None:
            for row in range(self._row + 1, self._row + 1 + min(self._repeated, _REPEATED)):
                self._sheet.errors.setdefault(row, (self._error, self.text.strip()))
        self.parser.CharacterDataHandler = None
        self._row += self._repeated
        self._column = self._repeated = self._filled = 0
        self._error = None


class _Elements(Reader):
    """The attributes of all elements of a kind; for small parts."""

    def __init__(self, kind: str) -> None:
        super().__init__(self.start)
        self.kind = kind
        self.found: list[dict[str, str]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == self.kind:
            bare = {name: value for name, value in attributes.items() if ":" not in name}
            for name, value in attributes.items():
                if name.endswith(":id"):
                    bare["id"] = value
            self.found.append(bare)


def worksheet(chunks: Iterable[bytes]) -> Sheet:
    """A worksheet of an XLSX. Raises `ExpatError` or `ValueError` for what is none."""
    reader = _Worksheet()
    reader.read(chunks)
    return reader.sheet


def spreadsheet(chunks: Iterable[bytes]) -> dict[str, Sheet]:
    """The tables of an ODS by their names. Raises `ExpatError` or `ValueError` for what is none."""
    reader = _Spreadsheet()
    reader.read(chunks)
    return reader.sheets


def elements(chunks: Iterable[bytes], kind: str) -> list[dict[str, str]]:
    """The attributes of all elements of a kind: those without a prefix, and `id`, which has one."""
    reader = _Elements(kind)
    reader.read(chunks)
    return reader.found


@lru_cache(maxsize=20_000)
def _number(letters: str) -> int:
    """A column by its letters, counted from 1. Raises `ValueError` for what is no column."""
    number = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            raise ValueError(letters)
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
