"""The zip that a workbook is: looked over before anything unpacks it into memory.

What the directory of a zip says of sizes is the sender's word. It is checked first because it is cheap; the parts that
will be read are then unpacked to see what they really are, and kept for a while if they are small.
"""

from __future__ import annotations

import copy
import struct
import zipfile
from collections.abc import Iterable, Iterator
from functools import partial
from typing import BinaryIO

from cscoach.errors import InputError

#: What a workbook may unpack to, in bytes, and its parts.
LARGEST, MOST_PARTS = 400_000_000, 10_000

#: A part that unpacks to so many times its size, and to so much, is no table.
RATIO, HARMLESS = 300, 50_000_000

#: What the directory may take for each part, in bytes.
_ENTRY = 200

_CHUNK = 1 << 20

#: A part of no more bytes is kept while it is looked at, so that it is unpacked once.
_KEPT = 100_000_000


def opened(stream: BinaryIO, source: str) -> zipfile.ZipFile:
    """The zip, if it is small, whole and not encrypted. Raises `InputError`, or whatever zipfile raises."""
    _refuse_directory(stream, source)
    archive = zipfile.ZipFile(stream)
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts) or _has_encryption(archive):
        raise InputError("workbook-encrypted", source=source)
    bombs = (part.file_size > HARMLESS and part.file_size > RATIO * part.compress_size for part in parts)
    if sum(part.file_size for part in parts) > LARGEST or any(bombs):
        raise too_large(source)
    if len({part.filename for part in parts}) < len(parts):
        raise zipfile.BadZipFile("a part stands there twice")
    return archive


def chunks(archive: zipfile.ZipFile, name: str, source: str) -> Iterator[bytes]:
    """A part, to its real end whatever the directory says. Raises `InputError` when that is too far."""
    part = copy.copy(archive.getinfo(name))
    part.file_size = LARGEST + 2 * _CHUNK
    size = 0
    with archive.open(part) as file:
        while data := file.read(_CHUNK):
            size += len(data)
            if size > LARGEST:
                raise too_large(source)
            yield data


class Part:
    """A part that is gone through more than once: called, it gives its pieces from the start (see `chunks`)."""

    def __init__(self, archive: zipfile.ZipFile, name: str, source: str) -> None:
        self._unpacked = partial(chunks, archive, name, source)
        self._kept: list[bytes] | None = None

    def __call__(self) -> Iterable[bytes]:
        return self._unpack() if self._kept is None else self._kept

    def _unpack(self) -> Iterator[bytes]:
        kept: list[bytes] = []
        size = 0
        for piece in self._unpacked():
            size += len(piece)
            if size <= _KEPT:
                kept.append(piece)
            else:
                kept.clear()
            yield piece
        if size <= _KEPT:
            self._kept = kept


def too_large(source: str) -> InputError:
    """What to say of a workbook that would not fit."""
    return InputError("workbook-too-large", source=source, size=LARGEST // 1_000_000)


def _refuse_directory(stream: BinaryIO, source: str) -> None:
    """zipfile takes in the whole directory at once; one of millions of entries must not come so far."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - 66_000))
    tail = stream.read()
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) < end + 22:
        raise zipfile.BadZipFile("no directory")
    entries, length = struct.unpack_from("<HL", tail, end + 10)
    if size > LARGEST or entries > MOST_PARTS or length > MOST_PARTS * _ENTRY:
        raise too_large(source)


def _has_encryption(archive: zipfile.ZipFile) -> bool:
    """Whether the parts of an ODS are encrypted, each by itself: only the list of them tells."""
    name = "META-INF/manifest.xml"
    if name not in archive.namelist():
        return False
    with archive.open(name) as file:
        return b"encryption-data" in file.read(_CHUNK)
