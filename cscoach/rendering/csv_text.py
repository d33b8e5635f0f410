"""Cells of the CSV files that we write: safe where a spreadsheet opens them, and the same when they are read again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

#: A cell that begins with one of these is taken for a formula by spreadsheets, whatever it was meant to be.
FORMULAS = ("=", "+", "-", "@", "\t", "\r")

#: So that spreadsheets see that a file is UTF-8.
BOM = b"\xef\xbb\xbf"

#: What makes it text again; spreadsheets show it, and `plain` takes it away.
MARK = "'"


def safe(cell: str) -> str:
    """A cell that no spreadsheet runs."""
    return MARK + cell if cell.startswith(FORMULAS) or plain(cell) != cell else cell


def plain(cell: str) -> str:
    """What the cell was before it was made safe."""
    rest = cell.lstrip(MARK)
    return cell[1:] if cell.startswith(MARK) and rest.startswith(FORMULAS) else cell


def line(cells: Iterable[object]) -> bytes:
    """A line of a CSV file, UTF-8, with the line end that spreadsheets expect."""
    made = io.StringIO(newline="")
    csv.writer(made).writerow(safe(str(cell)) for cell in cells)
    return made.getvalue().encode()
