"""The empty table for a cohort as a document: `batch/form.py` makes it of the content, a renderer lays it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Column:
    """One thing to be told by each person.

    `name` is what a program reads, `question` what people read. `choices` are the values that can be chosen, each with
    what it means; none where anything can be told. `long` holds sentences rather than a word or two.
    """

    name: str
    question: str
    hint: str
    example: str
    choices: Mapping[str, str] = field(default_factory=dict)
    long: bool = False


@dataclass(frozen=True)
class Form:
    """An empty table. Its one row is an example, which can be told by its name."""

    title: str
    columns: tuple[Column, ...]
