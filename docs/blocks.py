"""Pieces of Markdown, for the pages that are made."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: A comment for whoever looks at the source of a page.
MADE = "\n<!-- Made by docs/reference.py; change the code or the content instead. -->\n"


def table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    """A table, or nothing where there are no rows. Cells are Markdown already."""
    cells = [" | ".join(cell.replace("\n", " ") for cell in row) for row in rows]
    if not cells:
        return []
    return [f"| {' | '.join(heads)} |", "| --- " * len(heads) + "|", *(f"| {row} |" for row in cells), ""]


def indented(block: str) -> list[str]:
    """The lines of a block inside another."""
    return [f"    {line}" if line else "" for line in block.splitlines()]


def text(words: str) -> str:
    """Words of code and content in Markdown: nothing in them is markup, but for code between backticks."""
    pieces = re.split(r"(`[^`\n]+`)", words)
    return "".join(piece if piece.startswith("`") else re.sub(r"([<*_|\[\]])", r"\\\1", piece) for piece in pieces)
