"""The picture in the README: a real walk at a real terminal, drawn as SVG. `python -m tests.picture [--check]`."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from itertools import groupby
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from tests.terminal import Terminal

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "examples" / "walk.svg"
COLUMNS, ROWS = 80, 52

#: Rich's own frame fetches a font from the web; a picture in a README must not.
FRAME = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
font-size: {char_height}px; line-height: {line_height}px; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g></g></svg>
"""


def walk(folder: Path) -> Terminal:
    """Answer the parts of one strength, and stop where the answer is shown."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "CSCOACH_HOME": str(folder / "home"),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
    }
    (folder / "ada.yaml").write_text(
        "language: en\nrole: associate\nopening: Thank you. I work the tills of a supermarket.\n"
        "strengths: {composure: {}}\nweaknesses: {arguing: {}}\n",
        encoding="utf-8",
    )
    terminal = Terminal("prepare", "ada.yaml", environment=environment, folder=folder, columns=COLUMNS, rows=ROWS)
    terminal.ask("What next?").press("enter")
    replies = {
        "It was …": "New Year’s Eve at the tills, ten minutes before we closed",
        "My task was to …": "close the till on time and still get a man his refund",
        "So I …": "put the scanner down, let him finish and told him what I was looking up",
        "In the end …": ">",
    }
    for stem, reply in replies.items():
        terminal.ask(stem).reply(reply)
    terminal.ask("Arrow keys to move").wait("stop for today")
    return terminal


def drawn(terminal: Terminal) -> str:
    """The screen as SVG."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    rows = terminal.buffer()
    while rows and not any(cell.data.strip() for cell in rows[-1]):
        rows.pop()
    for row in rows:
        console.print(_line(row))
    return console.export_svg(title="cscoach prepare", code_format=FRAME, unique_id="walk")


def _line(row: list[Any]) -> Text:
    """A row as text, in runs of one style. An indentation is a run of its own, because viewers strip one in a run."""
    line = Text()
    words = "".join(cell.data for cell in row)
    indent = len(words) - len(words.lstrip(" "))
    line.append(words[:indent], "blink")
    for style, cells in groupby(row[indent:], _style):
        line.append("".join(cell.data for cell in cells), style)
    line.rstrip()
    return line


def _style(cell: Any) -> str:
    styles = ["bold"] * cell.bold + ["italic"] * cell.italics + ["reverse"] * cell.reverse
    colour = {"default": "", "brown": "yellow"}.get(cell.fg, cell.fg)
    return " ".join(
        [*styles, f"#{colour}" if len(colour) == 6 and colour.isalnum() and not colour.isalpha() else colour]
    )


def main() -> int:
    """Record the picture, or check that the recorded one is what the program shows."""
    with tempfile.TemporaryDirectory() as folder, walk(Path(folder)) as terminal:
        picture = drawn(terminal)
    if "--check" in sys.argv:
        if PICTURE.read_text(encoding="utf-8") == picture:
            return 0
        sys.stderr.write(f"{PICTURE.name} is not what the program shows now; record it: python -m tests.picture\n")
        return 1
    PICTURE.write_text(picture, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
