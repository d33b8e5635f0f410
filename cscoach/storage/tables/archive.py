"""The zip that a workbook is: looked over before anything unpacks it into memory.

What the directory of a zip says of sizes is the sender's word. It is checked first because it is cheap; the parts that
will be read are then unpacked to see what they really are, and kept for a while if they are small.
"""

from __future__ import annotations

import copy
import io
import struct
import zipfile
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import accumulate
from typing import BinaryIO, NamedTuple

from cscoach.errors import InputError
from cscoach.storage.tables.inflate import PIECE, inflated

#: What a workbook may unpack to, in bytes, and its parts.
LARGEST, MOST_PARTS = 400_000_000, 10_000

#: A part that unpacks to so many times its size, and to so much, is no table.
RATIO, HARMLESS = 300, 50_000_000

#: How the end of a zip begins.
_END = b"PK\x05\x06"

#: What the directory may take for each part, in bytes.
_ENTRY = 200

#: The field of an entry that gives its part another name, which zipfile does not look at.
_OTHER_NAME = 0x7075

#: A part of no more bytes is kept while it is looked at, so that it is unpacked once.
_KEPT = 100_000_000


def opened(stream: BinaryIO, source: str) -> zipfile.ZipFile:
    """The zip, if it is small, whole, not encrypted, and the same zip to whoever reads it.

    Raises `InputError`, or whatever zipfile raises.
    """
    end = _refuse_directory(stream, source)
    archive = zipfile.ZipFile(stream)
    parts = archive.infolist()
    # Workbooks are packed in no other way (ISO/IEC 29500-2, ODF 1.3 part 2), and each other way has errors of its own.
    if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
        raise zipfile.BadZipFile("packed as no workbook is")
    # A disk would say that it cannot be read, which must stay the disk's word.
    if any(part.header_offset < 0 for part in parts):
        raise zipfile.BadZipFile("a part before the beginning")
    if any(part.flag_bits & 1 for part in parts) or _has_encryption(archive):
        raise InputError("workbook-encrypted", source=source)
    bombs = (part.file_size > HARMLESS and part.file_size > RATIO * part.compress_size for part in parts)
    if sum(part.file_size for part in parts) > LARGEST or any(bombs):
        raise too_large(source)
    _refuse_ambiguous(archive, end)
    return archive


def chunks(archive: zipfile.ZipFile, name: str, source: str, most: int = LARGEST) -> Iterator[bytes]:
    """A part, to its real end whatever the directory says. Raises `InputError` when that is beyond `most` bytes."""
    part = archive.getinfo(name)
    size = 0
    with archive.open(_as_it_is(part)) as file:
        is_packed = part.compress_type == zipfile.ZIP_DEFLATED
        for data in inflated(file, part.CRC) if is_packed else iter(partial(file.read, PIECE), b""):
            size += len(data)
            if size > most:
                raise too_large(source)
            yield data


def _as_it_is(part: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """The entry of a part that is taken out without being unpacked."""
    entry = copy.copy(part)
    entry.file_size = part.compress_size
    if part.compress_type != zipfile.ZIP_STORED:
        entry.compress_type = zipfile.ZIP_STORED
        # What is packed has no checksum.
        del entry.CRC
    return entry


def changed(archive: zipfile.ZipFile, name: str, change: Callable[[bytes], bytes], source: str) -> BinaryIO:
    """The zip made anew in memory, with one part changed. Raises `InputError` for a part that is too large."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for part in archive.namelist():
            pieces = chunks(archive, part, source)
            with new.open(part, "w", force_zip64=True) as file:
                file.writelines([change(b"".join(pieces))] if part == name else pieces)
    return made


class _End(NamedTuple):
    """The end of a zip: how many entries its directory has and where it is; `is_doubled` if there is a larger end."""

    entries: int
    offset: int
    is_doubled: bool


class Part:
    """A part that is gone through more than once: called, it gives its pieces from the start (see `chunks`)."""

    def __init__(self, archive: zipfile.ZipFile, name: str, source: str) -> None:
        self._unpacked = partial(chunks, archive, name, source)
        self._kept: list[bytes] | None = None
        self._size: int | None = None

    def size(self) -> int:
        """How many bytes it unpacks to; found once."""
        if self._size is None:
            for _ in self():
                pass
        return self._size or 0

    def reaches(self, size: int) -> bool:
        """Whether it unpacks to so many bytes; no more of it is looked at."""
        return any(seen >= size for seen in accumulate(map(len, self()), initial=0))

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
        self._size = size
        if size <= _KEPT:
            self._kept = kept


def too_large(source: str) -> InputError:
    """What to say of a workbook that would not fit."""
    return InputError("workbook-too-large", source=source, size=LARGEST // 1_000_000)


def _refuse_ambiguous(archive: zipfile.ZipFile, end: _End) -> None:
    """calamine reads the zip anew, and must see what was looked at: no second directory, no second name of a part.

    It takes names of any case, and backslashes for slashes. Raises `BadZipFile`.
    """
    parts = archive.infolist()
    if end.is_doubled and not (end.entries in (0xFFFF, len(parts)) and end.offset in (0xFFFFFFFF, archive.start_dir)):
        raise zipfile.BadZipFile("two directories")
    names = [part.filename for part in parts]
    if len({name.lower() for name in names}) < len(names) or any(mark in name for name in names for mark in "\\&"):
        raise zipfile.BadZipFile("a part could be taken for another")
    if any(_OTHER_NAME in _fields(part.extra) for part in parts):
        raise zipfile.BadZipFile("a part has two names")


def _fields(extra: bytes) -> Iterator[int]:
    """The kinds of the extra fields of an entry."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        yield kind
        at += 4 + length


def _refuse_directory(stream: BinaryIO, source: str) -> _End:
    """zipfile takes in the whole directory at once; one of millions of entries must not come so far."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - 66_000))
    tail = stream.read()
    end = tail.rfind(_END)
    if end < 0 or len(tail) < end + 22:
        raise zipfile.BadZipFile("no directory")
    entries, length, offset, comment = struct.unpack_from("<HLLH", tail, end + 10)
    if tail.count(_END) > 1 and len(tail) != end + 22 + comment:
        raise zipfile.BadZipFile("two ends")
    if size > LARGEST or entries > MOST_PARTS or length > MOST_PARTS * _ENTRY:
        raise too_large(source)
    return _End(entries, offset, is_doubled=b"PK\x06\x07" in tail[max(0, end - 20) : end])


def _has_encryption(archive: zipfile.ZipFile) -> bool:
    """Whether the parts of an ODS are encrypted, each by itself: only the list of them tells."""
    name = "META-INF/manifest.xml"
    if name not in archive.namelist():
        return False
    with archive.open(name) as file:
        return b"encryption-data" in file.read(PIECE)
