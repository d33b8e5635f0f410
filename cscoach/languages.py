"""The languages: what differs between them outside the content. A new one is an entry here and a folder in `prompts/`.

Plurals, dates and lists come from Babel's copy of the CLDR, which is imported where it is used: it is heavy.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from cscoach.memo import Memo


@dataclass(frozen=True)
class Language:
    """One language.

    `nuclei` matches what makes one syllable: a vowel or a diphthong. `pace` is syllables a second of calm speech.
    `quotes` are the outer quotation marks, `inner` those of a quotation inside another; `stop_outside` is true where
    a full stop goes behind the closing mark (domain.md 8.4). `gendered_past` is true where "I did" shows the speaker's
    gender.
    `capitals` are words that have a capital wherever they stand, in small letters. `days_ahead` is what today, tomorrow
    and the day after are called.
    `abbreviations` are words whose stop ends no sentence, `numbering` those of which that is so before a figure alone:
    “No. 7”, but “I said no.” `locale` is Babel's name for the language.
    """

    code: str
    name: str
    locale: str
    nuclei: str
    pace: float
    quotes: tuple[str, str]
    inner: tuple[str, str]
    stop_outside: bool = False
    abbreviations: str = ""
    numbering: str = ""
    capitals: str = ""
    days_ahead: tuple[str, ...] = ()
    gendered_past: bool = False


#: Paces are domain.md 8.4: 280 syllables a minute measured for Bulgarian and taken over for the three others, 3.5 a
#: second for English. All but the Bulgarian one are estimates, so seconds are always shown as "about".
#: Diphthongs are domain.md 8.4 as well. English drops a silent final e, Lithuanian an i that only softens.
LANGUAGES: dict[str, Language] = {
    language.code: language
    for language in (
        Language(
            "en",
            "English",
            "en_GB",
            r"[aiouy][aeiouy]*|e(?:[aeiouy]+|\B|(?<=le)|(?<=\b[bhmw]e)|(?<=\b[st]he))",
            3.5,
            ("“", "”"),
            ("‘", "’"),
            abbreviations="mr mrs ms dr st e.g i.e etc approx vs",
            numbering="no",
            capitals="i",
            days_ahead=("today", "tomorrow", "the day after tomorrow"),
        ),
        Language(
            "lt",
            "Lietuvių",
            "lt",
            r"i?(?:ai|au|uo|ui|[aąoųūu])|ei|ie|[eęėiįy]",
            4.7,
            ("„", "“"),
            ("‚", "‘"),
            stop_outside=True,
            abbreviations="g d m val min pvz t.y p š proc tel nr t.t kt",
            days_ahead=("šiandien", "rytoj", "poryt"),
        ),
        Language(
            "lv",
            "Latviešu",
            "lv",
            r"ai|au|ei|ie|iu|ui|oi|[aāeēiīouū]",
            4.7,
            ("„", "”"),
            ("‘", "’"),
            abbreviations="g plkst u.c piem t.i utt nr tālr",
            days_ahead=("šodien", "rīt", "parīt"),
        ),
        Language(
            "uk",
            "Українська",
            "uk",
            r"[аеєиіїоуюя]",
            4.7,
            ("«", "»"),
            ("„", "“"),
            stop_outside=True,
            gendered_past=True,
            abbreviations="вул м р рр ст напр грн хв год т.д т.п",
            days_ahead=("сьогодні", "завтра", "післязавтра"),
        ),
        Language(
            "bg",
            "Български",
            "bg",
            r"[аеиоуъюяѝ]",
            4.7,
            ("„", "“"),
            ("«", "»"),
            stop_outside=True,
            abbreviations="г ул бул т.е напр лв ст ч т.н",
            days_ahead=("днес", "утре", "вдругиден"),
        ),
    )
}

#: Syllables of a number, for each digit, as it would be read out: an estimate.
SYLLABLES_A_DIGIT = 1.7


_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=32)
def _syllables(code: str) -> Memo[float]:
    """About how many syllables each word has in a language."""
    nuclei = re.compile(LANGUAGES[code].nuclei)
    return Memo(lambda word: len(nuclei.findall(word)) + SYLLABLES_A_DIGIT * len(_DIGIT.findall(word)))


def syllables(text: str, code: str) -> float:
    """About how many syllables the text has when read aloud."""
    return sum(map(_syllables(code).__getitem__, text.casefold().split()))


def spoken(text: str, code: str) -> float:
    """Seconds that the text takes to say at a calm pace, as far as that can be told from its letters."""
    return syllables(text, code) / LANGUAGES[code].pace


def rounded(seconds: float) -> int:
    """Seconds as a figure to show: in fives, because nobody can know it better, and never 0 for some words."""
    return max(5, 5 * round(seconds / 5)) if seconds else 0


@lru_cache(maxsize=32)
def _locale(code: str) -> Any:
    from babel import Locale

    return Locale.parse(LANGUAGES[code].locale)


@lru_cache(maxsize=32)
def _plural_rule(code: str) -> Callable[[float], str]:
    return _locale(code).plural_form  # type: ignore[no-any-return]


def plural(code: str, number: float) -> str:
    """The CLDR plural category of a number: zero, one, two, few, many or other."""
    return _plural_rule(code)(number)


def plural_categories(code: str) -> frozenset[str]:
    """Every category that a language has."""
    return frozenset({*_plural_rule(code).rules, "other"})  # type: ignore[attr-defined]


@lru_cache(maxsize=64)
def say_number(code: str, number: int) -> str:
    """A whole number as it stands in a sentence: 100,000 in English, with spaces in the other languages."""
    from babel.numbers import format_decimal

    return format_decimal(number, locale=_locale(code))


def say_date(code: str, day: date) -> str:
    """A date in words, such as “Thursday, 3 December 2026”."""
    from babel.dates import format_date

    # One apostrophe in all texts: the letter that CLDR has in Ukrainian looks like it and is another sign.
    return format_date(day, "full", locale=_locale(code)).replace("ʼ", "’")


def names_of_months(code: str) -> list[tuple[str, int]]:
    """The names of the months, whole and short, inside a date and by themselves, each with the number of its month."""
    forms = _locale(code).months
    found = {
        (name, month)
        for use in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for month, name in forms[use][width].items()
        if name[:1].isalpha()
    }
    return sorted(found)


def names_of_weekdays(code: str) -> list[tuple[str, int]]:
    """The names of the days of the week, whole and short, each with its number; Monday is 0."""
    forms = _locale(code).days["format"]
    return sorted({(name, number) for width in ("wide", "abbreviated") for number, name in forms[width].items()})


def names_of_language(code: str) -> list[str]:
    """What a language is called in each language, itself included."""
    called = {_locale(other).languages[code] for other in LANGUAGES}
    return sorted({LANGUAGES[code].name, *called})


def say_language(code: str, said: str) -> str:
    """What the language `said` is called in another one."""
    return str(_locale(code).languages[_locale(said).language])


def say_list(code: str, items: list[str]) -> str:
    """Items joined as a sentence joins them: a, b and c."""
    from babel.lists import format_list

    return format_list(items, locale=_locale(code)) if items else ""
