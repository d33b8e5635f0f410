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


def test_nothing_is_a_row_of_noughts() -> None:
    assert packed([]) == packed([0, 0, 0]) == 0
    assert list(unpacked(0, 3)) == [0, 0, 0]


def test_the_ends_of_the_range_come_back() -> None:
    assert list(unpacked(packed([HALF - 1, -HALF, 0, -1]), 4)) == [HALF - 1, -HALF, 0, -1]
