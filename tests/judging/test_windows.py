"""Windows: the stretches of words that an answer is judged in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cscoach.judging.windows import WIDTHS, windows


@given(st.integers(0, 500))
def test_every_word_lies_in_a_window_of_each_width_that_the_answer_has_room_for(words: int) -> None:
    found = windows(words)
    assert found == sorted(set(found))
    assert all(0 <= first < last <= words for first, last in found)
    for width, _ in WIDTHS:
        covered = {word for first, last in found if last - first <= width for word in range(first, last)}
        assert covered == set(range(words)) or width > words


@pytest.mark.parametrize(("words", "expected"), [(0, []), (1, [(0, 1)]), (7, [(0, 7)]), (8, [(0, 7), (0, 8), (4, 8)])])
def test_a_short_answer_is_one_window(words: int, expected: list[tuple[int, int]]) -> None:
    assert windows(words) == expected
