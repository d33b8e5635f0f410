"""The day of the interview, as people say it: mostly without the year, or by its distance."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

from cscoach.dates import read_ahead, read_date

#: A day that has gone by so recently is a slip, and not meant for the year to come.
RECENT = timedelta(days=90)


def read(told: str, today: date) -> date:
    """The day that is told. Without a year it is the coming such day, or one that has just gone by.

    Raises ValueError where it is not one day.
    """
    with suppress(ValueError):
        return read_date(told)
    with suppress(ValueError):
        return read_ahead(told, today)
    this = read_date(f"{told} {today.year}")
    return this if this >= today - RECENT else this.replace(year=today.year + 1)
