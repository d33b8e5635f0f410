"""A glance at the XML of a worksheet: whether it is as plain as spreadsheet programs write it, with no error in it.

Going through the XML cell by cell (`survey`) takes three times as long as reading it. Nearly every sheet is plain, and
that can be seen by looking for what is not. A glance never says that a sheet is plain when it is not; it may say of a
plain one that it is to be looked through.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

#: What stands in no plain sheet: comments and declarations, cells under other prefixes.
_ODD = (b"<!", b":c")

#: A worksheet in an encoding in which everything here would be seen.
_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?"
    rb'(?:<\?xml version="1\.0"(?: encoding="(?i:utf-8)")?(?: standalone="\w+")?\s*\?>\s*)?'
    rb"<worksheet[ >]"
)

#: A cell as spreadsheet programs write it, but for its column and row; errors have the type `e`.
_CELL = r'<c(?! r="(?:COLUMNS)ROWS"(?: s="\d+")?(?: t="(?:s|str|inlineStr|n|b|d)")?\s*/?>)(?=[\s/>])'

_ROW = re.compile(rb'<row r="(\d{1,7})"')

_LETTERS = 26


def is_plain(chunks: Callable[[], Iterable[bytes]], most: int) -> bool:
    """Whether a worksheet is plain and reaches over no more than `most` cells.

    `chunks` gives its XML from the start, in pieces that hold more than a tag.
    """
    other = _outside(_last_row(chunks()), most)
    for number, stretch in enumerate(_stretches(chunks())):
        if (number == 0 and not _HEAD.match(stretch)) or any(odd in stretch for odd in _ODD) or other.search(stretch):
            return False
    return True


def _last_row(chunks: Iterable[bytes]) -> int:
    """The row that stands last; no cell of a plain sheet is beyond it."""
    before = last = b""
    for chunk in chunks:
        before, last = last, chunk
    rows = _ROW.findall(before + last)
    return int(rows[-1]) if rows else 0


def _outside(last: int, most: int) -> re.Pattern[bytes]:
    """A pattern for cells that are not plain, or not surely within `most` when no row is beyond `last`.

    A row is within when it has fewer figures, or as many and no greater first one: that goes up to twice as far.
    """
    first, figures = int(str(last)[0]), len(str(last)) - 1
    columns = most // ((first + 1) * 10**figures - 1) if last else 0
    if columns < _LETTERS:
        return re.compile(b"")
    rows = rf"(?:\d{{1,{figures}}}|[1-{first}]\d{{{figures}}})" if figures else rf"[1-{first}]"
    # For each first letter of two there are as many columns as letters.
    pairs = min(columns // _LETTERS - 1, _LETTERS)
    two = rf"|[A-{chr(ord('A') + pairs - 1)}][A-Z]" if pairs else ""
    return re.compile(_CELL.replace("COLUMNS", f"[A-Z]{two}").replace("ROWS", rows).encode())


def _stretches(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The XML in stretches that end before a tag begins."""
    kept = b""
    for chunk in chunks:
        end = chunk.rfind(b"<")
        if end >= 0:
            yield kept + chunk[:end]
            kept = chunk[end:]
        else:
            kept += chunk
    yield kept
