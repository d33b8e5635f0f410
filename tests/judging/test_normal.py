"""The text as it is judged, and the way back to the text as given."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cscoach.judging.normal import normal

#: Letters with marks of their own, marks that belong to none, and signs that nobody sees.
PIECES = [*"йїёšėāb .", "a\u0301", "и\u0300", *"\u0301\u00ad\u200f\u202e\ufeff"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(TEXTS | st.text(max_size=100))
def test_every_stretch_has_its_place_in_the_text_as_given(text: str) -> None:
    read = normal(text)
    for start in range(len(read.text)):
        begin, end = read.given(start, start + 1)
        assert 0 <= begin <= end <= len(text)
    assert read.given(0, len(read.text))[1] == len(text)
    assert normal(read.text).text == read.text


@given(TEXTS)
def test_composed_and_decomposed_are_read_alike(text: str) -> None:
    assert normal(unicodedata.normalize("NFD", text)).text == normal(unicodedata.normalize("NFC", text)).text


@pytest.mark.parametrize(
    ("text", "read", "quoted"),
    [
        ("s\u030cuo", "šuo", "s\u030cuo"),
        ("за\u0301раз", "зараз", "за\u0301раз"),
        ("ма\u0438\u0306", "май", "ма\u0438\u0306"),
        ("super\u00admarket", "supermarket", "super\u00admarket"),
        ("\u202ehello", "hello", "hello"),
        ("hello", "hello", "hello"),
    ],
)
def test_what_is_read_is_quoted_as_it_was_given(text: str, read: str, quoted: str) -> None:
    found = normal(text)
    start, end = found.given(0, len(read))
    assert found.text == read
    assert text[start:end] == quoted


def test_emoji_and_plain_text_are_left_alone() -> None:
    for text in ("plain words", "Ačiū, šeši ėriukai", "😀 👩\u200d👧 ❤\ufe0f", "ї й ґ"):
        assert normal(text).text == text
        assert normal(text).given(1, 3) == (1, 3)
