"""The summary of a batch → Markdown, by the template `reports/summary.md.j2`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cscoach.content.interface import Interface
from cscoach.rendering.markdown import environment, speech, tidied


@dataclass(frozen=True)
class Often:
    """Something that is missing in, or made in, so many of the answers about a topic."""

    topic: str
    what: str
    count: int
    of: int


@dataclass(frozen=True)
class Lesson:
    """What to teach: the topic, how many would gain, the exercise."""

    topic: str
    count: int
    of: int
    exercise: str
    minutes: int


@dataclass(frozen=True)
class SummaryPage:
    """What the summary tells, in words to show. Pairs are a name and how many rows have it.

    `states` has how many rows came to what, `sheets` how many sheets there are now, `gone` the numbers of rows that are
    no longer in the table, `edited` of those whose sheets somebody has changed by hand, `columns` sentences about
    columns that may be read wrongly.
    """

    made_on: date
    source: str
    read_as: str
    states: Mapping[str, int]
    sheets: int
    lessons: list[Lesson]
    missing: list[Often]
    made: list[Often]
    languages: list[tuple[str, int]]
    roles: list[tuple[str, int]]
    columns: list[str]
    passed_over: tuple[str, ...]
    faults: list[tuple[str, int]]
    gone: list[int]
    edited: list[int]


def render(page: SummaryPage, interface: Interface) -> bytes:
    """The summary as CommonMark, UTF-8."""
    template = environment().get_template("summary.md.j2")
    return tidied(template.render(**speech(interface, "batch"), **vars(page)))
