"""The day of the interview as people write it, in each language."""

from __future__ import annotations

from datetime import date

import pytest

from cscoach.interview import day

TODAY = date(2026, 11, 26)

THIRD = date(2026, 12, 3)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "3 December"), ("en", "December 3rd, 2026"), ("en", "Thursday 3 Dec"), ("en", "3/12"), ("en", "3.12.26"),
        ("en", "2026 12 03"), ("en", "2026-12-03"), ("en", " the 3rd of december. "),
        ("lt", "gruodžio 3 d."), ("lt", "3 d. gruodžio"), ("lt", "2026 m. gruodžio 3 d., ketvirtadienis"),
        ("lt", "gruodzio 3"), ("lt", "2026 gruodis 3"), ("lt", "ketvirtadienį, 03-12-2026"),
        ("lv", "3. decembris"), ("lv", "3. decembrī"), ("lv", "ceturtdien 3. decembrī"), ("lv", "3.12."),
        ("uk", "3 грудня"), ("uk", "четвер, 3 грудня 2026 року"), ("uk", "3.12"), ("uk", "у грудні, 3"),
        ("bg", "3 декември"), ("bg", "четвъртък 3 декември 2026 г."), ("bg", "3 дек."),
    ],
)  # fmt: skip
def test_a_day_in_words_or_without_its_year(language: str, told: str) -> None:
    assert day.read(told, language, TODAY) == THIRD


@pytest.mark.parametrize(
    ("language", "told", "found"),
    [
        ("en", "5 January", date(2027, 1, 5)), ("en", "25 November", date(2026, 11, 25)),
        ("uk", "середа 2 серпня", date(2027, 8, 2)),
        ("lt", "rugpjūčio 5", date(2027, 8, 5)), ("lt", "rugsėjo 5", date(2026, 9, 5)),
        ("lv", "1. jūlijā", date(2027, 7, 1)),
        ("lv", "1. jūnijs", date(2027, 6, 1)), ("bg", "1 май", date(2027, 5, 1)), ("bg", "1 юни", date(2027, 6, 1)),
    ],
)  # fmt: skip
def test_without_a_year_it_is_the_coming_one_or_has_just_gone_by(language: str, told: str, found: date) -> None:
    assert day.read(told, language, TODAY) == found


@pytest.mark.parametrize(
    "told",
    ["", "tomorrow", "Monday", "3", "December", "31 November", "3 or 4 December", "3 December or January", "{{7*7}}",
     "3 грудня", "2026", "30.2.2027", "12 13", "0.12", "00012 December", "3 December 2026 2027", "1 2 3 4"],
)  # fmt: skip
def test_what_is_no_one_day(told: str) -> None:
    with pytest.raises(ValueError):
        day.read(told, "en", TODAY)
