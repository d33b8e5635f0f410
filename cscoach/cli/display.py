"""Shows what the conversation has to say, on a terminal of any width and with or without colour."""

from __future__ import annotations

import os
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cscoach.cli import output
from cscoach.interview.events import Heading, Note, Rows, Told

#: Lines longer than this are hard to read, however wide the terminal is.
WIDEST = 96

STYLES = {"plain": "", "good": "green", "care": "yellow", "quiet": "dim"}


class Screen(Console):
    """A console that goes on in silence when its reader has gone away: what is answered is still saved."""

    def on_broken_pipe(self) -> None:
        """Nobody reads any more."""
        self.quiet = True
        output.hush()


class Display:
    """Prints events in order. `plain` leaves out columns and colour, so that a screen reader reads it in order."""

    def __init__(self, plain: bool, console: Console | None = None) -> None:
        self.plain = plain
        self.console = console or Screen(
            highlight=False, markup=False, emoji=False, color_system=None if plain else "auto", soft_wrap=False
        )
        self.console.width = max(20, min(self.console.width, WIDEST))

    def show(self, event: Note | Heading | Rows | Told) -> None:
        """Show one event."""
        match event:
            case Note():
                self.line(event.text, "" if self.plain else STYLES[event.tone])
            case Heading():
                self._heading(event)
            case Rows():
                self._rows(event)
            case Told():
                self._told(event)

    def line(self, text: str, style: str = "") -> None:
        """A paragraph, wrapped at words."""
        lines = wrapped(text, self.console.width)
        self.console.print(Text(lines, style), highlight=False, overflow="ignore", crop=False)

    def exact(self, text: str) -> None:
        """A line as it is, with all of its spaces."""
        self.console.print(Text(text), highlight=False, overflow="ignore", crop=False, no_wrap=True)

    def _print(self, content: Any) -> None:
        self.console.print(content, highlight=False)

    def _heading(self, event: Heading) -> None:
        self._print("")
        if self.plain or not event.progress:
            self._print(Text(f"{event.title}. {event.progress}" if event.progress else event.title, "bold"))
            return
        grid = Table.grid(expand=True)
        grid.add_column(ratio=1)
        grid.add_column(justify="right")
        grid.add_row(Text(event.title, "bold"), Text(event.progress, "dim"))
        self._print(grid)

    def _rows(self, event: Rows) -> None:
        if self.plain:
            for label, text, gloss in event.rows:
                self.line(f"{label}{'' if label.endswith((':', '?')) else ':'} {text}")
                if gloss:
                    self.line(f"({gloss})")
            return
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(max_width=24)
        grid.add_column(ratio=1)
        for label, text, gloss in event.rows:
            words = Text(text)
            if gloss:
                words.append(f"\n{gloss}", "dim italic")
            grid.add_row(Text(label, "dim"), words)
        self._print(grid)

    def _told(self, event: Told) -> None:
        self._print("")
        self._print(Text(event.title, "" if self.plain else "bold"))
        words = Text()
        for source, text, gloss in event.pieces:
            if words:
                words.append("\n" if "\n" in text else " ")
            text = text.lstrip("\n")
            words.append(f"[{text}]" if source == "blank" else text, self._style(source))
            if gloss:
                words.append(f" ({gloss})", "dim italic" if not self.plain else "")
        self._print(words if self.plain else Padding(words, (0, 0, 0, 2)))
        self._print("")

    def _style(self, source: str) -> str:
        return "" if self.plain else {"blank": "bold yellow", "frame": "dim", "told": ""}[source]


def wrapped(text: str, width: int) -> str:
    """The text with line breaks between words, at `width` cells of the screen; indented as its first line is.

    A word that is longer than the line is left to the terminal: a path that is broken here could not be copied.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        indent = " " * (len(paragraph) - len(paragraph.lstrip(" ")))
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}" if line else f"{indent}{word}"
            if line and cell_len(longer) > width:
                lines.append(line)
                longer = f"{indent}{word}"
            line = longer
        lines.append(line)
    return "\n".join(lines)


def dumb() -> bool:
    """Whether the terminal cannot move its cursor, so that only plain lines will do."""
    return os.environ.get("TERM", "") in ("", "dumb")
