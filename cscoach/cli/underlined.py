"""An answer with some of its words underlined, for any terminal: the marks are signs on a line of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cscoach.cli.speech import printable


@dataclass(frozen=True)
class Mark:
    """Words to underline: half-open code points of the answer, and the sign to do it with."""

    start: int
    end: int
    sign: str


def underlined(answer: str, marks: Iterable[Mark], width: int) -> list[str]:
    """The answer in lines of at most `width` columns; below each that has marked words a line of signs.

    Where marks overlap the first one given wins.
    """
    known = list(marks)
    found: list[str] = []
    for start, end in _lines(answer, width):
        text = printable(answer[start:end])
        found.append(text)
        signs = _signs(text, start, known)
        if signs:
            found.append(signs)
    return found


def _signs(text: str, start: int, marks: list[Mark]) -> str:
    from rich.cells import cell_len

    signs: list[str] = []
    for index, letter in enumerate(text):
        at = start + index
        sign = next((mark.sign for mark in marks if mark.start <= at < mark.end), " ")
        signs.append(sign * cell_len(letter))
    return "".join(signs).rstrip()


def _lines(answer: str, width: int) -> Iterator[tuple[int, int]]:
    """The lines of the answer as ranges of code points: its own, broken at spaces where they are too long."""
    from rich.cells import cell_len

    for line in re.finditer(r"[^\r\n]+", answer):
        first = last = None
        for word in re.finditer(r"\S+", line[0]):
            start, end = line.start() + word.start(), line.start() + word.end()
            if first is not None and last is not None and cell_len(answer[first:end]) > width:
                yield first, last
                first = start
            first = start if first is None else first
            last = end
        if first is not None and last is not None:
            yield first, last
