"""Reading and writing files: whole or not at all, private, with faults that say what to do."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from cscoach.errors import InputError, OutsideError

#: A candidate file has a few kilobytes; one of this size is some other file. In bytes.
LARGEST = 2_000_000

#: What files are called that are not whole yet.
PARTS = ".cscoach-*.part"

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}


def read_text(path: Path) -> str:
    """A file's text. Raises `InputError` when it is missing, a folder, too large or not UTF-8."""
    with opened(path) as file:
        return decode(read_bytes(file, str(path)), str(path))


def read_bytes(stream: BinaryIO, source: str) -> bytes:
    """All of a stream. Raises `InputError` when it is too large; a device without an end is never read to its end."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise InputError("too-large", path=source, size=LARGEST // 1_000_000)
    return data


def byte_lines(path: Path) -> Iterator[bytes]:
    """The lines of a file of any size, one at a time. Raises `InputError` when it is missing or a folder."""
    with opened(path) as file:
        yield from file


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A file to read bit by bit. Raises `InputError` when it is missing or a folder, also while it is being read."""
    try:
        with path.open("rb") as file:
            yield file
    except FileNotFoundError as error:
        raise InputError("no-such-file", path=path) from error
    except IsADirectoryError as error:
        raise InputError("is-a-folder", path=path) from error
    except OSError as error:
        raise OutsideError("not-readable", path=path, detail=error.strerror) from error


def decode(data: bytes, source: str) -> str:
    """Bytes as UTF-8 text, a byte-order mark left out. Raises `InputError` naming the byte and the line."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError("not-utf8", path=source, byte=error.start + 1, line=line) from error


def write(path: Path, data: bytes) -> None:
    """Write a file so that there is always either the old one or the new one, readable by its owner alone.

    A link is followed, so that it stays a link. A device or a pipe is written to: it must not be replaced. Raises
    `OutsideError` and leaves what was there untouched.
    """
    with writing(path) as file:
        file.write(data)


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """The same bit by bit: the file takes its name when all is written, and nothing is seen of it before."""
    target = _target(path)
    if _special(target):
        with _poured(path) as file:
            yield file
        return
    handle, part = _part(path, target)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        raise cannot(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def ready(path: Path) -> bool:
    """Whether there is a file already. Raises what keeps one from being written there, before anybody works for it."""
    target = _target(path)
    if _special(target):
        raise InputError("not-a-file", path=path)
    handle, part = _part(path, target)
    os.close(handle)
    part.unlink(missing_ok=True)
    return target.exists()


def _target(path: Path) -> Path:
    """The file itself: a link is followed. Raises for a folder, and for what cannot be a path."""
    try:
        target = Path(os.path.realpath(path)) if path.is_symlink() else path
        if target.is_dir():
            raise InputError("is-a-folder", path=path)
    except OSError as error:
        raise cannot(path, error) from error
    return target


def _special(target: Path) -> bool:
    """Whether it is a device or a pipe."""
    return target.exists() and not target.is_file()


@contextmanager
def _poured(path: Path) -> Iterator[BinaryIO]:
    """What is there, to write into; whoever reads a pipe may stop."""
    try:
        with path.open("wb") as file:
            yield file
    except BrokenPipeError:
        return
    except OSError as error:
        raise cannot(path, error) from error


def _part(path: Path, target: Path) -> tuple[int, Path]:
    """A new empty file beside the target, open and private."""
    try:
        handle, name = tempfile.mkstemp(prefix=PARTS.split("*")[0], suffix=PARTS.split("*")[1], dir=target.parent)
    except OSError as error:
        raise cannot(path, error, target.parent) from error
    return handle, Path(name)


def cannot(path: Path, error: OSError, folder: Path | None = None) -> OutsideError:
    """What to say when a path cannot be written; `folder` is where a link leads to."""
    if error.errno in _FULL:
        return OutsideError("disk-full", path=path)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return OutsideError("no-such-folder", path=path, folder=folder or path.parent)
    return OutsideError("not-writable", path=path, detail=error.strerror)
