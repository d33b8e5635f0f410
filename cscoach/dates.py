"""Dates as people write them: in figures, with month names of the languages here, with a time of day, from a form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from cscoach import text
from cscoach.languages import LANGUAGES, names_of_months, names_of_weekdays

#: The time of day beside a date: 14:30, 2:00:00 PM, T10:00Z, 10.30 val., o 10-й.
_TIME = re.compile(
    r"(?:(?<=\d)t)?(?<!\d)\d{1,2}(?::\d\d){1,2}(?:\.\d+)?\s*(?:[ap]\.?m\b\.?|z\b|[+-]\d\d:?\d\d)?"
    r"|\b(?:plkst\.?|pulksten)\s*\d{1,2}(?:\.\d\d)?"
    r"|\b\d{1,2}(?:\.\d\d)?(?:-\w{1,3})?\s*(?:[ap]\.?m\b\.?|(?:val\w*|год\w*|час\w*|ч|h|o['’]?clock)\b\.?)"
    r"|\b(?:at|о|об|в)\s+\d{1,2}(?:\.\d\d)?(?:-\w{1,3})?(?=\s*(?:$|[,;)]|\d{4}$))",
    re.IGNORECASE,
)
_TOKENS = re.compile(r"\d+|[^\W\d_]+")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’ʼ](?=[^\W\d_])")
_BETWEEN = re.compile(r"[\s.,/()'’–-]*")
#: The day of a workbook, counted from its own beginning, as it comes out of a cell that is not formatted as a date.
_COUNTED, _FIRST, _COUNTS = re.compile(r"\d{5}(?:\.\d+)?"), date(1899, 12, 30), range(36_526, 73_051)
_FIGURES = re.compile(r"\s*(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d\d)\b")

MONTHS = 12

#: What stands around the figures and says nothing: of a year, of a day, of an hour.
_SMALL = frozenset(
    {
        *("m", "mėn", "d", "metų", "metai", "val", "gada", "gads", "diena", "plkst", "z"),
        *("р", "рік", "року", "г", "год", "година", "года", "час", "ч", "в", "у", "о", "об", "от"),
        *("of", "the", "st", "nd", "rd", "th", "at", "on", "this"),
        *("šį", "šo", "šajā", "цей", "цю", "цієї", "цього", "този", "тази", "във"),
    }
)

#: A month may be cut to so many letters, and its ending may differ in so many.
SHORTEST, ENDING = 3, 2


def read_date(told: str) -> date:
    """A date with day, month and year. Figures have the day first, unless they begin with the year: 3/12/2026.

    Raises ValueError for what is none.
    """
    told = told.strip()
    if _COUNTED.fullmatch(told) and int(told[:5]) in _COUNTS:
        return _FIRST + timedelta(days=int(told[:5]))
    bare = _bare(told)
    if not all(_BETWEEN.fullmatch(between) for between in _TOKENS.split(bare)):
        raise ValueError(told)
    tokens = _TOKENS.findall(bare)
    figures = [token for token in tokens if token.isdecimal()]
    months = set(_months(token for token in tokens if not token.isdecimal()))
    if len(months) > 1 or len(figures) != (2 if months else 3) or {*map(len, figures)} - {1, 2, len("2026")}:
        raise ValueError(told)
    wide = [len(figure) == len("2026") for figure in figures]
    if wide[0]:
        year, *rest = figures
    elif wide[-1] or (len(figures[-1]) == len("26") and (months or "-" not in bare)):
        *rest, year = figures
        rest.reverse()
    else:
        raise ValueError(told)
    month, day = (*months, int(rest[0])) if months else map(int, rest)
    return date(int(year) if len(year) > len("26") else 2000 + int(year), month, day)


def read_ahead(told: str, today: date) -> date:
    """A day as it is called today: tomorrow, the day after, Friday for the coming one.

    Raises ValueError for any other.
    """
    called = _telling(told)
    for language in LANGUAGES.values():
        for days, name in enumerate(language.days_ahead):
            if called == _telling(name):
                return today + timedelta(days=days)
    meant = {number for name, number in _weekdays() for word in called if _is_form(word, name)}
    if len(called) != 1 or len(meant) != 1:
        raise ValueError(told)
    return today + timedelta(days=(meant.pop() - today.weekday() - 1) % 7 + 1)


def other_reading(told: str) -> date | None:
    """The date that figures mean where the month stands first; None where it is the same, or no date."""
    found = _FIGURES.match(told)
    if not found or found[1] == found[3]:
        return None
    try:
        return read_date(_FIGURES.sub(r"\3\2\1\2\4", told, count=1))
    except ValueError:
        return None


def have_month_first(dates: Iterable[str]) -> bool | None:
    """Whether dates that were written alike have the month first; None where none of them shows it, or they differ.

    3/12/2026 may be either; 3/25/2026 cannot have the day first, nor 25/3/2026 the month.
    """
    found = [(int(match[1]), int(match[3])) for match in map(_FIGURES.match, dates) if match]
    day_first = any(first > MONTHS >= second for first, second in found)
    month_first = any(second > MONTHS >= first for first, second in found)
    return month_first if month_first != day_first else None


def _bare(told: str) -> str:
    """What is told without the time of day beside it."""
    return _APOSTROPHE.sub("", _TIME.sub(" ", told))


def _telling(told: str) -> list[str]:
    """The words that say which day it is."""
    return [word for word in map(_plain, _TOKENS.findall(_bare(told))) if word not in _small()]


def _months(words: Iterator[str]) -> Iterator[int]:
    """The months among words. Raises ValueError for a word that has no place in a date."""
    for word in map(_plain, words):
        if word in _small() or any(_is_form(word, day) for day, _ in _weekdays()):
            continue
        found = {month for name, month in _names() if _is_form(word, name)}
        if len(found) != 1:
            raise ValueError(word)
        yield from found


def _is_form(word: str, name: str) -> bool:
    """Whether a word is a name, a name cut short, or the name with another ending."""
    if word == name or (len(word) >= SHORTEST and name.startswith(word)):
        return True
    stem = name[:-ENDING]
    return len(stem) > SHORTEST and word.startswith(stem) and len(word) <= len(name) + ENDING


def _plain(word: str) -> str:
    """A word in small letters without marks: few people type them all."""
    return text.unmarked(_APOSTROPHE.sub("", word).rstrip("."))


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[str, int], ...]:
    named = (pair for code in LANGUAGES for pair in names_of_months(code))
    return tuple((_plain(name), month) for name, month in named)


@lru_cache(maxsize=1)
def _weekdays() -> tuple[tuple[str, int], ...]:
    named = (pair for code in LANGUAGES for pair in names_of_weekdays(code))
    return tuple((_plain(name), number) for name, number in named)


@lru_cache(maxsize=1)
def _small() -> frozenset[str]:
    return frozenset(map(_plain, _SMALL))
