"""Text → Markdown that shows that text, whatever it holds. The one place where Markdown is escaped."""

from __future__ import annotations

import re
from functools import lru_cache

#: What CommonMark and GitHub's tables, strikethrough and mathematics read inside a line. The backslash comes first.
_INLINE = ("\\", "`", "*", "_", "[", "]", "<", "~", "|", "$")

#: `&` matters before a name or a number only, as in `&lt;`.
_ENTITY = re.compile(r"&(?=[#\w])")

#: What opens a block at the beginning of a line: headings, quotes, bullets, rules, underlines, numbered items.
_BLOCK = re.compile(r"^([ \t]*)(?:([#>+=:-])|(\d{1,9})([.)]))", re.MULTILINE)


class Markdown(str):
    """Text that is Markdown already and must not be escaped again."""

    __slots__ = ()


def escape(text: str) -> Markdown:
    """The text as Markdown. Line breaks stay line breaks of the source."""
    return text if isinstance(text, Markdown) else _escaped(text)


def inline(text: str) -> Markdown:
    """The same on one line."""
    return escape(text if isinstance(text, Markdown) else " ".join(text.split()))


@lru_cache(maxsize=8192)
def _escaped(text: str) -> Markdown:
    for mark in _INLINE:
        if mark in text:
            text = text.replace(mark, "\\" + mark)
    if "&" in text:
        text = _ENTITY.sub(r"\\&", text)
    # Most text begins with a letter and has no second line.
    if "\n" in text or not text[:1].isalpha():
        text = _BLOCK.sub(_block, text)
    return Markdown(text)


def _block(match: re.Match[str]) -> str:
    space, mark, number, stop = match.groups()
    return f"{space}\\{mark}" if mark else f"{space}{number}\\{stop}"
