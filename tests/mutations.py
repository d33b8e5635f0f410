"""Good tables with something changed at random, thousands of them: nothing but our own errors may come of any.

`pytest tests/mutations.py`; not among the ordinary tests, because it takes a minute. A round that fails names its kind
and number, which make the same table again.
"""

from __future__ import annotations

import csv
import io
import json
import random
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest

from cscoach.batch import columns
from cscoach.batch.filled import real
from cscoach.batch.rows import RowError, Rows
from cscoach.candidate import Vocabulary
from cscoach.content.load import available, vocabulary
from cscoach.errors import InputError, UsageError
from cscoach.storage.tables.read import read_stream
from tests.cli.test_batch import opendoc

ROUNDS = 3000

#: What slips into tables, or is put there.
PIECES = (
    *(b'"', b'""', b"\n", b"\r\n", b"\r", b"\0", b",", b";", b"\t", b"=1+1", b"\xef\xbb\xbf", b"\xff\xfe", b"\x80"),
    *(b"\xd0\x96", b"{", b"}", b"[", b"null", b"<c ", b'r="XFD1048576"', b't="e"', b"&lt;", b"<!DOCTYPE x>", b"'"),
    *("𝒳\u202e\u0301".encode(), b"sep=;\n", b"PK\x03\x04", b"teamwork", b"language", b"99999999999999999999", b"e9"),
)

ROWS = [
    ["name", "language", "role", "interview_on", "teamwork.action", "arguing"],
    ["Žydrūnė", "lt", "associate", "2026-12-03", "pasidalijau eilę su kolege", "Ginčydavausi dėl kainų."],
    ["Олена", "uk", "retail", "3.12.2026", "відкрила «другу» касу", ""],
    ["Ann", "en", "", "", 'said "wait",\nthen rang', "=SUM(A1)"],
]


def _csv() -> bytes:
    made = io.StringIO(newline="")
    csv.writer(made).writerows(ROWS)
    return made.getvalue().encode()


def _jsonl() -> bytes:
    return b"".join(json.dumps(dict(zip(ROWS[0], row, strict=True))).encode() + b"\n" for row in ROWS[1:])


def _xlsx() -> bytes:
    book, file = openpyxl.Workbook(), io.BytesIO()
    sheet = book.create_sheet("Answers", 0)
    for row in ROWS:
        sheet.append(row)
    book.save(file)
    return file.getvalue()


def _ods() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return opendoc(ROWS, Path(folder) / "table.ods").read_bytes()


def _changed(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one to four changes: cut, doubled, exchanged, something put in."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice((0, 1, 2, 8, 40)))
        stretch = chance.choice((b"", data[start:end] * 2, chance.choice(PIECES), bytes([chance.randrange(256)])))
        data = data[:start] + stretch + data[end:]
    return data


def _inside(data: bytes, chance: random.Random) -> bytes:
    """A workbook with a change in one of its parts, zipped again as it should be."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        wrong = chance.choice([name for name in names if "heet1" in name or "content" in name or "haredS" in name])
        for name in names:
            part = old.read(name)
            new.writestr(name, _changed(part, chance) if name == wrong else part)
    return made.getvalue()


KINDS: dict[str, tuple[Callable[[], bytes], Callable[[bytes, random.Random], bytes]]] = {
    "csv": (_csv, _changed),
    "jsonl": (_jsonl, _changed),
    "xlsx": (_xlsx, _changed),
    "xlsx-inside": (_xlsx, _inside),
    "ods-inside": (_ods, _inside),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_changed_table_gives_rows_or_an_error_of_ours(kind: str) -> None:
    make, change = KINDS[kind]
    good, known = make(), vocabulary(tuple(available()))
    read = 0
    for number in range(ROUNDS):
        data = change(good, random.Random(f"{kind} {number}"))
        try:
            read += _rows(data, known)
        except (InputError, UsageError):
            continue
        except Exception as error:
            raise AssertionError(f"{kind}, round {number}: {error!r}") from error
    assert read > ROUNDS / 50, "the changes leave hardly anything to read, so that little is tried"


def _rows(data: bytes, known: Vocabulary) -> int:
    """Read a table to its end. Returns how many of its rows are candidates."""
    found = real(read_stream(io.BytesIO(data)), known)
    meant = columns.read(found.header, found.source, known, {}) if found.header else columns.Columns((), ())
    rows, good = Rows(meant, known, {"language": "en"}), 0
    for row in found.rows:
        if row.problem is None:
            with suppress(RowError):
                rows.read(row.cells, row.data)
                good += 1
    return good
