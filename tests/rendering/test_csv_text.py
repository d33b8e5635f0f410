"""Cells that no spreadsheet runs."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cscoach.rendering.csv_text import line, plain, safe


@given(st.text())
def test_a_safe_cell_is_no_formula_and_comes_back_unchanged(cell: str) -> None:
    assert not safe(cell).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert plain(safe(cell)) == cell


@pytest.mark.parametrize("cell", ["=1+1", "+370600", "-", "@SUM(A1)", "\t=1", "'=1", "''=1"])
def test_what_looks_like_a_formula_is_marked(cell: str) -> None:
    assert safe(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "Olena", "'quoted'", "1=1", "o'clock"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert safe(cell) == plain(cell) == cell


def test_a_line_is_one_record_for_a_reader() -> None:
    cells = ['say "hi"', "two\nlines", "=cmd|' /C calc'!A0", 7]
    (read,) = csv.reader(io.StringIO(line(cells).decode(), newline=""))
    assert [plain(cell) for cell in read] == [str(cell) for cell in cells]
