"""Rows of numbers as one integer."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cscoach.judging.lanes import HALF, packed, unpacked

NUMBERS = st.integers(-HALF // 8, HALF // 8)


@given(st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=30))
def test_sums_and_differences_of_packed_rows_are_those_of_the_rows(rows: list[tuple[int, int, int]]) -> None:
    first, second, third = (list(row) for row in zip(*rows, strict=True))
    number = packed(first) + packed(second) - packed(third)
    assert list(unpacked(number, len(rows))) == [a + b - c for a, b, c in rows]


@given(st.lists(st.tuples(st.integers(-4095, 4095), NUMBERS.map(lambda n: n // 4096)), min_size=1, max_size=8))
def test_rows_are_weighed_at_once(weighed: list[tuple[int, int]]) -> None:
    rows = [(number, -number, 7) for _, number in weighed]
    total = sum(weight * packed(row) for (weight, _), row in zip(weighed, rows, strict=True))
    sums = [sum(weight * row[at] for (weight, _), row in zip(weighed, rows, strict=True)) for at in range(3)]
    assert list(unpacked(total, 3)) == sums


def test_nothing_is_a_row_of_noughts() -> None:
    assert packed([]) == packed([0, 0, 0]) == 0
    assert list(unpacked(0, 3)) == [0, 0, 0]


def test_the_ends_of_the_range_come_back() -> None:
    assert list(unpacked(packed([HALF - 1, -HALF, 0, -1]), 4)) == [HALF - 1, -HALF, 0, -1]
