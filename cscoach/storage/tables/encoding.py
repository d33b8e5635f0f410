"""Bytes → text: which encoding, and the lines of it. Nothing is ever replaced: a wrong name on a sheet is worse than
an error.

Form tools and older spreadsheets still write the code pages of Windows, and do not say so.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

from cscoach.errors import InputError, UsageError

#: An encoding is decided on so many bytes. What comes later must fit, or reading stops.
SAMPLE = 256_000

#: Read at once, in bytes.
CHUNK = 64_000

#: Marks at the beginning of a file. The longer come first: that of UTF-16 begins that of UTF-32.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: What is written without a mark where the language is spoken; the first is what Windows writes.
_BALTIC = ("cp1257", "iso8859-13", "cp775")
_CYRILLIC = ("cp1251", "koi8-u", "iso8859-5", "cp866")
AT_HOME = {"lt": _BALTIC, "lv": _BALTIC, "uk": _CYRILLIC, "bg": _CYRILLIC}

#: What is asked for at all. Among all encodings of the world a few names look like the Cyrillic of old Macintoshes.
LIKELY = (*_BALTIC, *_CYRILLIC, "cp1250", "cp1252", "cp1254")

#: A guess outside the language's own encodings counts from this confidence on. chardet 7 gives 0.03 to 0.08 to Baltic
#: names rightly read, up to 0.15 to the same read wrongly as something else, about 0.2 to Cyrillic rightly read.
SURE = 0.15


#: What Python counts among the encodings of text, and no file is written in: names of hosts.
_NO_FILES = frozenset({"idna", "punycode"})


class UndecodableError(Exception):
    """A byte, counted from 1, that is no character in the encoding."""

    def __init__(self, byte: int, encoding: str) -> None:
        super().__init__(encoding)
        self.byte, self.encoding = byte, encoding

    def at(self, source: str, row: int) -> InputError:
        """The same for the person, with the row that was being read."""
        return InputError("undecodable", source=source, byte=self.byte, row=row, encoding=self.encoding)


def named(encoding: str, sample: bytes) -> str:
    """An encoding by the name that Python has for it. Raises `UsageError` when there is no such encoding of text.

    Without a mark nothing says which half of a wide letter comes first; the `sample` does.
    """
    try:
        "a".encode(encoding)
        name = codecs.lookup(encoding).name
    except (LookupError, ValueError) as error:
        raise UsageError("unknown-encoding", value=encoding) from error
    if name in _NO_FILES:
        raise UsageError("unknown-encoding", value=encoding)
    if name in ("utf-16", "utf-32"):
        wide = (f"{name}-le", f"{name}-be")
        return next((end for end in wide if "\n" in sample.decode(end, "ignore")), wide[0])
    return {"utf-8-sig": "utf-8"}.get(name, name)


def mark(head: bytes) -> tuple[int, str | None]:
    """The length of the mark at the beginning and what it says; 0 and None where there is none."""
    return next(((len(sign), name) for sign, name in MARKS if head.startswith(sign)), (0, None))


def guess(sample: bytes, language: str | None = None) -> str:
    """The encoding of bytes without a mark. Raises `UndecodableError` when nothing fits."""
    for wide in ("utf-16-le", "utf-16-be"):
        if _has_nuls(sample, wide) and _first_wrong(sample, wide) is None:
            return wide
    wrong = _first_wrong(sample, "utf-8")
    if wrong is None:
        return "utf-8"
    at_home = AT_HOME.get(language or "", ())
    found, confidence = _by_letters(sample)
    believed = not at_home or found in at_home or confidence >= SURE
    for encoding in (found, *at_home[:1]) if believed else (at_home[0], found):
        if encoding and _first_wrong(sample, encoding) is None:
            return encoding
    raise UndecodableError(wrong + 1, "utf-8")


def lines(stream: BinaryIO, encoding: str, start: int, longest: int) -> Iterator[str]:
    """The lines of a stream with their ends (`\\n`, `\\r\\n` or `\\r`, as they are). `start`: bytes already taken.

    A line over `longest` characters is cut somewhere after that, so that one without an end takes no memory. Raises
    `UndecodableError`, after the lines before it.
    """
    rest = ""
    for text in _texts(stream, encoding, start):
        found = list(io.StringIO(rest + text, newline=""))
        # What ends in \r may be half of \r\n.
        rest = found.pop() if found and not found[-1].endswith("\n") else ""
        yield from found
        if len(rest) > longest and not rest.endswith("\r"):
            rest = rest[: longest + 1]
    if rest:
        yield rest


def _texts(stream: BinaryIO, encoding: str, start: int) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)()
    data = b" "
    while data:
        data = stream.read(CHUNK)
        start += len(data)
        try:
            yield decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            # Bytes kept from the chunk before are part of what could not be decoded.
            yield error.object[: error.start].decode(encoding, "ignore")
            raise UndecodableError(start - len(error.object) + error.start + 1, encoding) from error


def _has_nuls(sample: bytes, wide: str) -> bool:
    """Whether NULs stand where the upper halves of plain letters and of line ends would be, and only there."""
    upper = 1 if wide == "utf-16-le" else 0
    nuls = sample[upper::2].count(0)
    ends = sample.count("\n".encode(wide)) * 10 >= sample.count(b"\n") * 9
    return ends and nuls > len(sample) // 20 and sample[1 - upper :: 2].count(0) * 10 < nuls


def _first_wrong(sample: bytes, encoding: str) -> int | None:
    """Where the first byte stands that is no character. A full sample may end in the middle of one."""
    try:
        codecs.getincrementaldecoder(encoding)().decode(sample, final=len(sample) < SAMPLE)
    except UnicodeDecodeError as error:
        return error.start
    return None


def _by_letters(sample: bytes) -> tuple[str, float]:
    """What the letters look like, and how much; an empty name where they look like nothing."""
    import chardet

    found = chardet.detect(sample, include_encodings=LIKELY, no_match_encoding="ascii", compat_names=False)
    return found["encoding"] or "", found["confidence"]
