"""How much of a table has been read, for the bar that tells the time left."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from cscoach.storage.tables.read import read, read_stream

#: Far more than is read ahead.
ROWS = 12_000


def _csv(path: Path) -> Path:
    path.write_text("name,teamwork\n" + "".join(f"Ann {n},{'x' * 200}\n" for n in range(ROWS)))
    return path


def _jsonl(path: Path) -> Path:
    path.write_text("".join(f'{{"name": "Ann {n}", "teamwork": "{"x" * 200}"}}\n' for n in range(ROWS)))
    return path


def _xlsx(path: Path) -> Path:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Answers")
    for row in [["name", "teamwork"], *([f"Ann {n}", "x"] for n in range(ROWS))]:
        sheet.append(row)
    book.save(path)
    return path


def _folder(path: Path) -> Path:
    path.mkdir()
    for number in range(20):
        (path / f"{number:02}.yaml").write_text("language: en")
    return path


@pytest.mark.parametrize(("name", "make"), [("t.csv", _csv), ("t.jsonl", _jsonl), ("t.xlsx", _xlsx), ("t", _folder)])
def test_the_share_grows_with_the_rows_and_ends_at_one(name: str, make: Callable[[Path], Path], tmp_path: Path) -> None:
    table = read(make(tmp_path / name))
    assert table.share is not None
    shares = [table.share() for _ in table.rows]
    assert shares == sorted(shares)
    assert 0 < shares[0] < 0.3
    assert 0.4 < shares[len(shares) // 2] < 0.7
    assert table.share() == 1


def test_of_a_stream_nobody_knows_the_size() -> None:
    assert read_stream(io.BytesIO(b"name,teamwork\nAnn,x\n")).share is None
