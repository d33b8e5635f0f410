"""The answer with words underlined by signs below."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from cscoach.cli.underlined import Mark, underlined


def test_signs_stand_below_the_words_that_are_marked() -> None:
    answer = "I rang her. She came."
    assert underlined(answer, [Mark(2, 6, "="), Mark(12, 20, "^")], 80) == [
        "I rang her. She came.",
        "  ====      ^^^^^^^^",
    ]


def test_long_answers_break_between_words_and_keep_their_marks() -> None:
    assert underlined("one two three four", [Mark(4, 13, "=")], 9) == ["one two", "    ===", "three", "=====", "four"]


def test_wide_letters_are_as_wide_as_they_look() -> None:
    assert underlined("日本 ok", [Mark(3, 5, "^")], 80) == ["日本 ok", "     ^^"]


def test_a_line_without_marks_has_no_signs_and_steering_characters_are_taken_out() -> None:
    assert underlined("a\x1b[2Jb\n\nc", [], 80) == ["a\N{REPLACEMENT CHARACTER}[2Jb", "c"]


@given(st.text("ab \n日😀", max_size=80), st.integers(0, 80), st.integers(0, 80), st.integers(10, 40))
def test_nothing_is_lost_and_no_sign_stands_below_nothing(answer: str, start: int, end: int, width: int) -> None:
    lines = underlined(answer, [Mark(start, end, "^")], width)
    texts = [line for line in lines if set(line) - {"^", " "}]
    assert "".join("".join(texts).split()) == "".join(answer.split())
    for above, below in itertools.pairwise(lines):
        if set(below) <= {"^", " "}:
            assert cell_len(below) <= cell_len(above)
