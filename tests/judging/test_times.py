"""Words of one time and words of habit, by language."""

from __future__ import annotations

import pytest

from cscoach.judging import cues, features
from cscoach.judging.times import MOST, Times, listed

#: By language a sentence of one day and the same as a habit; only the words of time differ.
DAYS = {
    "en": (
        "Last Friday a man shouted at me about his parcel.",
        "On Fridays a man usually shouts at me about his parcel.",
        "A man shouted at me about his parcel.",
    ),
    "lt": (
        "Praėjusį penktadienį vyras ant manęs rėkė dėl siuntos.",
        "Penktadieniais vyrai dažnai ant manęs rėkia dėl siuntos.",
        "Vyras ant manęs rėkė dėl siuntos.",
    ),
    "lv": (
        "Pagājušajā piektdienā kāds kungs uz mani kliedza par sūtījumu.",
        "Piektdienās kungi uz mani parasti kliedz par sūtījumiem.",
        "Kāds kungs uz mani kliedza par sūtījumu.",
    ),
    "uk": (
        "Минулої п'ятниці чоловік кричав на мене через посилку.",
        "Щоп'ятниці чоловіки зазвичай кричать на мене через посилки.",
        "Чоловік кричав на мене через посилку.",
    ),
    "bg": (
        "Миналия петък един мъж ми се развика за колет.",
        "Обикновено хората ми викат за колети.",
        "Мъж ми се развика за колет.",
    ),
}


def counted(language: str, text: str) -> list[int]:
    """Words of one time, words of habit and numbers of a whole text."""
    known, words = cues.load(language), features.words(text)
    return Times(words, known.moments, known.habits).of(0, len(words))


@pytest.mark.parametrize("language", DAYS)
def test_a_day_and_a_habit_are_told_apart_and_a_sentence_without_time_is_neither(language: str) -> None:
    day, habit, neither = (counted(language, text) for text in DAYS[language])
    assert day[0] > 0 == day[1]
    assert habit[1] > 0
    assert habit[0] < day[0]
    assert neither == [0, 0, 0]


@pytest.mark.parametrize("language", DAYS)
def test_accents_and_capitals_do_not_matter(language: str) -> None:
    day = DAYS[language][0]
    bare = " ".join(features.words(day)).upper()
    assert counted(language, bare) == counted(language, day)


def test_a_star_stands_for_any_ending_and_two_words_belong_together() -> None:
    words = listed(["praėj*", "one day", "once"])
    said = features.words("Praėjusį one day one evening once day onceover")
    assert [at for at, begun in enumerate(words.begun(said)) if begun] == [0, 1, 5]


def test_years_are_moments_and_all_numbers_are_counted_up_to_a_limit() -> None:
    nothing = listed([])
    words = features.words("In 2023 I took 40 calls and 3 parcels and 12 letters")
    assert Times(words, nothing, nothing).of(0, len(words)) == [1, 0, MOST]
    assert Times(words, nothing, nothing).of(2, 4) == [0, 0, 0]
