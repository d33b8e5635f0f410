"""The day of the interview as people write it, in each language."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cscoach.interview import day

TODAY = date(2026, 11, 26)

THIRD = date(2026, 12, 3)


@pytest.mark.parametrize(
    "told",
    [
        "3 December", "December 3rd, 2026", "Thursday 3 Dec", "3/12", "3.12.26",
        "2026 12 03", "2026-12-03", " the 3rd of december. ",
        "gruodžio 3 d.", "3 d. gruodžio", "2026 m. gruodžio 3 d., ketvirtadienis",
        "gruodzio 3", "2026 gruodis 3", "ketvirtadienį, 03-12-2026",
        "3. decembris", "3. decembrī", "ceturtdien 3. decembrī", "3.12.",
        "3 грудня", "четвер, 3 грудня 2026 року", "3.12", "у грудні, 3",
        "3 декември", "четвъртък 3 декември 2026 г.", "3 дек.",
        "Thursday 3 December at 10", "3 December at 10 o'clock", "3 December, 2 pm", "gruodžio 3 d. 10 valandą",
        "3. decembrī pulksten 10", "3. decembrī plkst. 10.30", "в четвер 3 грудня о 10", "3 грудня о 10-й",
        "3 грудня о 10-й годині", "3 декември в 10", "3 декември 2026 г. в 10 часа", "в четвъртък, 3.12, в 10 ч.",
    ],
)  # fmt: skip
def test_a_day_in_words_or_without_its_year(told: str) -> None:
    assert day.read(told, TODAY) == THIRD


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("5 January", date(2027, 1, 5)), ("25 November", date(2026, 11, 25)),
        ("середа 2 серпня", date(2027, 8, 2)),
        ("rugpjūčio 5", date(2027, 8, 5)), ("rugsėjo 5", date(2026, 9, 5)),
        ("1. jūlijā", date(2027, 7, 1)),
        ("1. jūnijs", date(2027, 6, 1)), ("1 май", date(2027, 5, 1)), ("1 юни", date(2027, 6, 1)),
    ],
)  # fmt: skip
def test_without_a_year_it_is_the_coming_one_or_has_just_gone_by(told: str, found: date) -> None:
    assert day.read(told, TODAY) == found


#: The 26th of November 2026 is a Thursday.
@pytest.mark.parametrize(
    ("told", "days"),
    [
        ("today", 0), ("Tomorrow", 1), ("tomorrow at 10", 1), ("the day after tomorrow", 2), ("day after tomorrow", 2),
        ("Friday", 1), ("on Friday", 1), ("this friday at 10:30", 1), ("Mon", 4), ("Wednesday", 6), ("Thursday", 7),
        ("šiandien", 0), ("rytoj", 1), ("Rytoj 10 val.", 1), ("poryt", 2), ("penktadienį", 1), ("si pirmadieni", 4),
        ("šodien", 0), ("rīt", 1), ("rit plkst. 10", 1), ("parīt", 2), ("piektdien", 1), ("Otrdiena", 5),
        ("сьогодні", 0), ("завтра", 1), ("завтра о 10", 1), ("післязавтра", 2), ("у п’ятницю", 1), ("в понеділок", 4),
        ("днес", 0), ("утре", 1), ("утре в 10 ч.", 1), ("вдругиден", 2), ("в петък", 1), ("във вторник", 5),
    ],
)  # fmt: skip
def test_a_day_by_its_distance(told: str, days: int) -> None:
    assert day.read(told, TODAY) == TODAY + timedelta(days=days)


@pytest.mark.parametrize(
    "told",
    ["", "soon", "next Monday", "Monday or Tuesday", "3 Monday", "in the morning",
     "3", "December", "31 November", "3 or 4 December", "3 December or January", "{{7*7}}",
     "2026", "30.2.2027", "12 13", "0.12", "00012 December", "3 December 2026 2027", "1 2 3 4"],
)  # fmt: skip
def test_what_is_no_one_day(told: str) -> None:
    with pytest.raises(ValueError):
        day.read(told, TODAY)
