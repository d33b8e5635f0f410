"""Which kind of table a file or a stream is: by its first bytes, and by its name where those leave it open."""

from __future__ import annotations

import io
import stat
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, cast

from cscoach.errors import InputError, OutsideError
from cscoach.storage import files
from cscoach.storage.tables import delimited, records, workbook
from cscoach.storage.tables.encoding import CHUNK, SAMPLE
from cscoach.storage.tables.foreign import looks
from cscoach.storage.tables.table import Row, Table

#: What workbooks, files of JSON lines and files of cells are called.
WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
LINES = frozenset({".jsonl", ".ndjson", ".json"})
CELLS = frozenset({".csv", ".tsv", ".tab"})

#: What standard input is called in messages.
STREAM = "-"


@dataclass(frozen=True)
class Asked:
    """What was said about the table by the person who gave it; the rest is found out. `language` helps to guess."""

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    language: str | None = None


#: Nothing was said.
NOTHING = Asked()


def read(path: Path, asked: Asked = NOTHING) -> Table:
    """The table in a file, or the candidate files in a folder.

    Raises `InputError` when it is missing, empty or broken, `UsageError` when it is not as was said.
    """
    mode = _mode(path)
    if stat.S_ISDIR(mode):
        return records.folder(path)
    if mode and not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        raise InputError("not-a-file", path=path)
    with ExitStack() as stack:
        stream = stack.enter_context(files.opened(path))
        table = _table(stream, str(path), path.suffix.lower(), asked)
        size = path.stat().st_size
        share = table.share or ((lambda: 1.0 if stream.closed else min(1.0, stream.tell() / size)) if size else None)
        # The file stays open as long as rows are read from it.
        return replace(table, rows=_closing(table.rows, stack.pop_all()), share=share)


def read_stream(stream: BinaryIO, asked: Asked = NOTHING) -> Table:
    """The table in a stream that need not be one that can be wound back, such as standard input. Raises the same."""
    return _table(stream, STREAM, "", asked)


def _table(stream: BinaryIO, source: str, suffix: str, asked: Asked) -> Table:
    head, whole = _peeked(stream)
    if not head:
        raise InputError("empty-table", source=source)
    foreign = looks(head)
    if suffix in WORKBOOKS or foreign in ("ZIP", "XLS"):
        if stream.seekable():
            stream.seek(0)
            whole = stream
        return workbook.read(workbook.kept(whole, source), source, sheet=asked.sheet)
    if foreign:
        raise InputError("not-a-table", source=source, looks=foreign)
    starts = head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    if suffix in LINES or (starts and suffix not in CELLS):
        return records.lines(whole, head, source)
    return delimited.read(
        whole, head, source, encoding=asked.encoding, delimiter=asked.delimiter, language=asked.language
    )


class _Peeked(io.RawIOBase):
    """A stream whose beginning was read already, as if it were not."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as one read goes."""
        data = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(data) :]
        buffer[: len(data)] = data
        return len(data)


def _peeked(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The beginning of a stream, and the whole of it."""
    head = b""
    while len(head) < SAMPLE and (data := stream.read(SAMPLE - len(head))):
        head += data
    return head, cast(BinaryIO, io.BufferedReader(_Peeked(head, stream), CHUNK))


def _closing(rows: Iterator[Row], stack: ExitStack) -> Iterator[Row]:
    with stack:
        yield from rows


def _mode(path: Path) -> int:
    """What kind of thing a path is; 0 for nothing, which is said when it is opened."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return 0
    except ValueError as error:
        raise InputError("no-such-file", path=path) from error
    except OSError as error:
        raise OutsideError("not-readable", path=path, detail=error.strerror) from error
