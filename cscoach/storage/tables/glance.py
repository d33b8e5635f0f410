"""A glance at the XML of a workbook: whether it is as plain as spreadsheet programs write it.

Going through XML element by element (`survey`, `shared`) takes longer than reading the workbook. Nearly every one is
plain, and that is seen at once by a pattern of what plain XML looks like. It matches whole tags with quoted values in
order, so that nothing can hide in a comment or behind a quotation mark. A glance never says that something is plain
when it is not; it may say of what is plain that it is to be looked through.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable

#: The attributes of a tag.
_VALUES = r'(?:\s++[\w:.-]++="[^"<>]*+")*+'

#: How a file in an encoding begins in which everything here would be seen.
_DECLARATION = r'(?:\xef\xbb\xbf)?(?:<\?xml version="1\.0"(?: encoding="(?i:utf-8)")?(?: standalone="\w+")?\s*\?>\s*)?'

#: Up to the rows of a worksheet, and up to the strings that cells share.
_SHEET = re.compile(
    rf"{_DECLARATION}<worksheet{_VALUES}>(?:[^<]*+</?+(?!(?:[\w.-]*+:)?+sheetData\b)[\w:.-]++{_VALUES}\s*/?+>)*+[^<]*+<sheetData>".encode()
)
_STRINGS = re.compile(rf"{_DECLARATION}<sst{_VALUES}>".encode())

#: How a text begins in which spaces may count.
_TEXT = r'<t(?: xml:space="preserve")?+>'

#: What stands in a cell, but for its column and row; errors have the type `e`.
_CELL = (
    r'(?: s="\d++")?+(?: t="(?:s|inlineStr|n|b|d|str)")?+'
    rf"(?:>(?:<v>[^<&]*+</v></c>|<is>{_TEXT}[^<]*+</t></is></c>|</c>)|/>)"
)

#: What most cells hold: the number of a string that cells share.
_SHARED = r'(?: s="\d++")?+ t="s"><v>\d++</v></c>'

_CLAIM = re.compile(rb"uniqueCount\s*=\s*[\"']\s*(\d+)")

_ROW = re.compile(rb'<row r="(\d{1,7})"')

_LETTERS = 26

#: What a plain cell with a value takes at least, in bytes.
SHORTEST = len('<c r="A1"><v></v></c>')

#: Before Python 3.11.5 possessive patterns match what they should not (python/cpython#106052): no glance is taken.
_SOUND = sys.version_info >= (3, 11, 5)

#: More bytes than this stand in no plain cell or string, and before none.
_LONGEST = 1 << 20


def is_plain(sheet: Callable[[], Iterable[bytes]], most: int) -> bool:
    """Whether a worksheet has no errors and reaches over no more than `most` cells, and both are plain to see.

    `sheet` gives its XML from the start, in pieces.
    """
    cell = _within(_last_row(sheet()), most)
    if cell is None:
        return False
    # A pattern within the pattern for what is commonest: it is matched in half the time.
    rows = rf'(?:(?:<c r="{cell}"{_SHARED})++|<c r="{cell}"{_CELL}|<row r="\d++"{_VALUES}\s*+/?+>|</row>|\s++)*+'
    return _is(sheet(), _SHEET, rows, b"</sheetData>", never=b"sheetData")


def are_short(strings: Iterable[bytes], most: int) -> bool:
    """Whether each of the strings that cells share has no more than `most` bytes of text, and that is plain to see."""
    texts = rf"(?:(?:<si><t>[^<]{{0,{most}}}+</t></si>)++|<si>(?:{_TEXT}[^<]{{0,{most}}}+</t>|<t/>)</si>|\s++)*+"
    return _is(strings, _STRINGS, texts, b"</sst>", never=b"<")


def strings_claimed(strings: Callable[[], Iterable[bytes]]) -> int:
    """How many strings a part says that it has. calamine makes room for so many before it reads one."""
    first = next(iter(strings()), b"")
    # In a plain head all is in the first piece; in another it may be anywhere.
    head = _STRINGS.match(first) if _SOUND else None
    return max(map(int, _CLAIM.findall(head[0] if head else b"".join(strings()))), default=0)


def _is(pieces: Iterable[bytes], head: re.Pattern[bytes], plain: str, end: bytes, *, never: bytes) -> bool:
    """Whether XML is a head, what is plain, an end and then what does not have `never` in it."""
    if not _SOUND:
        return False
    body = re.compile(plain.encode())
    begun = ended = False
    kept = b""
    for piece in pieces:
        kept += piece
        if not begun and (found := head.match(kept)):
            begun, kept = True, kept[found.end() :]
        if begun and not ended:
            found = body.match(kept)
            kept = kept[found.end() :] if found else kept
            ended = kept.startswith(end)
            kept = kept.removeprefix(end)
        if ended:
            if never in kept:
                return False
            kept = kept[1 - len(never) :] if len(never) > 1 else b""
        elif len(kept) > _LONGEST:
            return False
    return ended


def _last_row(pieces: Iterable[bytes]) -> int:
    """The row that stands last; no cell of a plain sheet is beyond it."""
    before = last = b""
    for piece in pieces:
        before, last = last, piece
    rows = _ROW.findall(before + last)
    return int(rows[-1]) if rows else 0


def _within(last: int, most: int) -> str | None:
    """A pattern of the cells that are surely within `most` when no row is beyond `last`; None if there are too few.

    A row is within when it has fewer figures, or as many and no greater first one: that goes up to twice as far.
    """
    first, figures = int(str(last)[0]), len(str(last)) - 1
    columns = most // ((first + 1) * 10**figures - 1) if last else 0
    if columns < _LETTERS:
        return None
    rows = rf"[1-{first}]?\d{{1,{figures}}}+" if figures else f"[1-{first}]"
    # For each first letter of two there are as many columns as letters; the last one may have fewer.
    pairs, more = divmod(min(columns, _LETTERS + _LETTERS**2) - _LETTERS, _LETTERS)
    some = [f"{_letters(pairs)}?[A-Z]" if pairs else "[A-Z]"]
    some += [f"{chr(ord('A') + pairs)}{_letters(more)}"] if more else []
    return f"(?:{'|'.join(some)}){rows}"


def _letters(count: int) -> str:
    """A pattern of the first letters, one or more."""
    return f"[A-{chr(ord('A') + count - 1)}]"
