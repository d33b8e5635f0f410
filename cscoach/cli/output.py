"""The only place that prints: data to standard output, everything else to standard error."""

from __future__ import annotations

import os
import sys
from typing import TextIO


def data(content: bytes) -> None:
    """Write data to standard output as it is. A reader that has gone away is no fault."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        hush()


def say(line: str = "") -> None:
    """Tell the user something, on standard error."""
    _line(line, sys.stderr)


def out(line: str = "") -> None:
    """A line of the conversation or of a listing, on standard output."""
    _line(line, sys.stdout)


def _line(line: str, stream: TextIO) -> None:
    try:
        stream.write(line + "\n")
        stream.flush()
    except UnicodeEncodeError:
        # A terminal set to an old encoding: better a question mark than nothing.
        encoding = stream.encoding or "ascii"
        stream.write(line.encode(encoding, "replace").decode(encoding) + "\n")
        stream.flush()
    except BrokenPipeError:
        hush()


def hush() -> None:
    """Point standard output at nothing, so that Python's own flush at exit stays quiet as well."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def interactive() -> bool:
    """Whether somebody sits at a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()
