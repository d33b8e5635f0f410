"""The only place that prints: data to standard output, everything else to standard error."""

from __future__ import annotations

import errno
import io
import os
import shutil
import sys
import textwrap
from typing import BinaryIO, TextIO

from cscoach.errors import OutsideError, UsageError


def data(content: bytes) -> bool:
    """Write data to standard output as it is. A full disk is a fault; a reader that has gone away is none.

    Returns whether anybody still reads, so that nothing more is worked out for nobody.
    """
    if sys.stdout is None:
        raise OutsideError("no-output", detail=os.strerror(errno.EBADF))
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        hush()
        return False
    except OSError as error:
        raise full(error) from error
    return True


def given() -> BinaryIO:
    """Standard input, as bytes. Raises `UsageError` where it was closed before the start, as some schedulers do."""
    if sys.stdin is None:
        raise UsageError("no-answer")
    return sys.stdin.buffer


def say(line: str = "", wrap: bool = True) -> None:
    """Tell the user something, on standard error. At a terminal long lines break between words, unless told not to."""
    at_terminal = sys.stderr is not None and sys.stderr.isatty()
    _line("\n".join(_wrapped(line)) if wrap and at_terminal else line, sys.stderr)


def _wrapped(line: str) -> list[str]:
    width = shutil.get_terminal_size().columns
    return textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) if len(line) > width else [line]


def out(line: str = "") -> None:
    """A line of the conversation or of a listing, on standard output."""
    _line(line, sys.stdout)


def page(lines: list[str]) -> None:
    """Lines to read. At a terminal that cannot show them all at once, through the user's pager."""
    if not (interactive() and len(lines) >= shutil.get_terminal_size().lines):
        for line in lines:
            out(line)
        return
    import pydoc

    pydoc.pager("\n".join(lines) + "\n")


def _line(line: str, stream: TextIO | None) -> None:
    if stream is None:
        return
    try:
        stream.write(line + "\n")
        stream.flush()
    except BrokenPipeError:
        hush()


def be_lenient() -> None:
    """On a terminal with an old encoding a question mark stands for what it cannot show: better than nothing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def hush() -> None:
    """Point standard output at nothing, so that Python's own flush at exit stays quiet as well."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def full(error: OSError) -> OutsideError:
    """What to say when standard output takes nothing more."""
    hush()
    return OutsideError("no-output", detail=error.strerror)


def interactive() -> bool:
    """Whether somebody sits at a terminal."""
    # A stream that was closed before the start, as by some schedulers, is None.
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
