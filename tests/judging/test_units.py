"""Units: the stretches of an answer that are judged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cscoach.judging.units import LONGEST, MOST, units

#: What answers are made of, and what breaks programs: stops, quotes, emoji, marks that combine or change direction.
WORDS = ("I rang her", "Jis šaukė", "я", "140", "½", "a" * 60)
STOPS = (".", "!", "?!", "…", ";", ",", " ", "\n", "\r\n", "\t", "„", "“", ")", "-", "—")
ODD = ("😀", "👩\u200d👧", "e\u0301", "\u0301", "\u200f", "\u202e", "\u200b", "\u00a0", "\u2028")
PIECES = st.sampled_from((*WORDS, *STOPS, *ODD))
TEXTS = st.lists(PIECES, max_size=60).map("".join)


def cut(text: str) -> list[str]:
    """The texts of the units."""
    return [unit.text for unit in units(text)]


@given(TEXTS | st.text(max_size=300))
def test_units_quote_the_text_in_order_and_leave_no_word_out(text: str) -> None:
    found = units(text)
    at = 0
    for unit in found:
        assert at <= unit.start < unit.end <= len(text)
        assert text[unit.start : unit.end] == unit.text == unit.text.strip()
        between = text[at : unit.start]
        assert not any(letter.isalnum() for letter in between)
        at = unit.end
    assert not any(letter.isalnum() for letter in text[at:])


@given(TEXTS)
def test_no_unit_is_longer_than_a_long_clause(text: str) -> None:
    assert all(len(unit.text.split()) <= LONGEST for unit in units(text))


def test_endless_lines_are_cut_by_their_words_in_the_end() -> None:
    found = cut("\n".join(f"w{number}" for number in range(MOST + 60)))
    assert found[MOST - 1] == f"w{MOST - 1}"
    assert " ".join(found[MOST:]).split() == [f"w{number}" for number in range(MOST, MOST + 60)]
    assert len(found) < MOST + 10


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I rang her. She came! Did it help? Yes…", ["I rang her.", "She came!", "Did it help?", "Yes…"]),
        ("She said “no.” I waited.", ["She said “no.”", "I waited."]),
        ("Jis tarė: „Gerai.“ Laukiau.", ["Jis tarė: „Gerai.“", "Laukiau."]),
        ("(It was late.) We went home", ["(It was late.)", "We went home"]),
        ("one line\nanother\r\n\r\na third", ["one line", "another", "a third"]),
        ("It cost 3.50 and took 2.5 hours", ["It cost 3.50 and took 2.5 hours"]),
        ("Wait... what?! No.", ["Wait...", "what?!", "No."]),
        ("  spaces around  ", ["spaces around"]),
        ("Thanks 😀. Bye 👩‍👧", ["Thanks 😀.", "Bye 👩‍👧"]),
    ],
)
def test_sentences_are_units(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    "text", ["", " \n\t ", "...", "?! … —", "„“”«»", "😀 👩‍👧 ❤", "\u0301\u0301", "\u200f\u202e\u200b"]
)
def test_what_has_no_letter_and_no_digit_has_no_units(text: str) -> None:
    assert cut(text) == []


def test_a_long_sentence_is_cut_at_its_commas() -> None:
    clauses = [f"clause number {n} has six words," for n in range(9)]
    found = cut(" ".join(clauses))
    assert len(found) > 2
    assert all(unit.endswith(",") for unit in found)
    assert " ".join(found) == " ".join(clauses)


def test_a_sentence_that_is_not_long_is_left_whole() -> None:
    sentence = ", ".join(["she waited"] * (LONGEST // 2))
    assert cut(sentence) == [sentence]


def test_without_any_stop_or_comma_the_words_are_dealt_out() -> None:
    words = [f"word{n}" for n in range(200)]
    found = cut(" ".join(words))
    assert " ".join(found).split() == words
    assert all(8 <= len(unit.split()) <= LONGEST for unit in found[:-1])


def test_without_a_comma_a_long_sentence_is_cut_where_the_next_one_would_begin() -> None:
    told = "a man came in with a broken lamp and wanted his money back then I rang the supplier and they agreed to it"
    text = f"It was a Saturday in June and I was alone on the desk when {told}"
    seams = [text.index("when"), text.index("then I")]
    assert [unit.text for unit in units(text, lambda: seams)] == [text[: seams[0]].strip(), text[seams[0] :]]
    commas = text.replace(" when", ", when")
    assert units(commas, lambda: [commas.index("came")])[0].text.endswith("desk,")


def test_a_mark_that_combines_stays_with_its_letter() -> None:
    text = "Že\u0307mė. Ne\u0301."
    assert cut(text) == ["Že\u0307mė.", "Ne\u0301."]
