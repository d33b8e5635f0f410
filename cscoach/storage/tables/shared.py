"""The shared strings of an XLSX: each stands there once, and in memory as often as cells name it.

One string of a megabyte that ten million cells name is small on the disk and ends the program when it is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cscoach.storage.tables import glance
from cscoach.storage.tables.archive import Part
from cscoach.storage.tables.survey import Reader

#: What the strings of all cells may take together, in bytes.
MOST = 500_000_000


def too_much(strings: Part, sheet: Part, *, plain: bool) -> bool:
    """Whether the cells of a sheet name more text than fits. Both are XML.

    Mostly the size of the sheet, or the number of its values, and a glance at the strings say enough; else it is
    counted, if the sheet is `plain`: of another one calamine and expat need not read the same. Raises `ExpatError` or
    `ValueError`.
    """
    if plain and glance.are_short(strings(), MOST // max(1, sheet.size() // glance.SHORTEST)):
        return False
    # A value may be cut by the end of a piece: one more for each is on the safe side.
    values = sum(piece.count(b"<v") + piece.count(b":v") + 1 for piece in sheet())
    if glance.are_short(strings(), MOST // max(1, values)):
        return False
    lengths = list(_lengths(strings()))
    return max(lengths, default=0) * values > MOST and not (plain and _named(lengths, sheet()) <= MOST)


def _lengths(strings: Iterable[bytes]) -> Iterator[int]:
    """The length of each string in bytes of text, in order."""
    reader = _Reader("si")
    for chunk in strings:
        yield from reader.texts(chunk)
    yield from reader.texts(b"", last=True)


def _named(lengths: list[int], sheet: Iterable[bytes]) -> int:
    """The length of all strings that cells name, each as often as it is named."""
    # What is no number names some string.
    reader, total, longest = _Reader("v", of=("c", "s")), 0, max(lengths)
    for chunk in (*sheet, None):
        for text in reader.values(chunk or b"", last=chunk is None):
            total += lengths[int(text)] if text.isdecimal() and int(text) < len(lengths) else longest
        if total > MOST:
            break
    return total


class _Reader(Reader):
    """The text of all elements of a name; `of` asks for those in an element of a name and a type."""

    def __init__(self, name: str, of: tuple[str, str] | None = None) -> None:
        super().__init__(self._start)
        self._name, self._of = name, of
        self._inside = of is None
        self._listed = of is not None
        self._text: list[str] | None = None
        self._found: list[str] = []
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._collect

    def values(self, chunk: bytes, *, last: bool = False) -> list[str]:
        """The texts that end in this piece."""
        self.parser.Parse(chunk, last)
        found, self._found = self._found, []
        return found

    def texts(self, chunk: bytes, *, last: bool = False) -> list[int]:
        """Their lengths in bytes."""
        return [len(text.encode()) for text in self.values(chunk, last=last)]

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        # calamine counts strings from the list on, and takes one in another for its text.
        self._listed = self._listed or name == "sst"
        if name == self._name and (self._text is not None or not self._listed):
            raise ValueError(f"<{name}> out of place")
        if self._of and name == self._of[0]:
            self._inside = attributes.get("t") == self._of[1]
        elif name == self._name and self._inside:
            self._text = []

    def _collect(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _end(self, tag: str) -> None:
        if self._text is not None and tag.rpartition(":")[2] == self._name:
            self._found.append("".join(self._text))
            self._text = None
