"""What is looked up rather than walked through: techniques, rights, the way into the work, phrases, terms.

The files are lists in `prompts/<language>/`; `prompts/README.md` describes them.
"""

from __future__ import annotations

from pydantic import Field

from cscoach.content.base import Content
from cscoach.content.schema import FactId, ForPosts, Id, Line


class Technique(ForPosts):
    """A way of dealing with people that is worth naming in an interview."""

    id: Id
    name: Line
    purpose: Line
    steps: list[Line] = Field(min_length=1)
    fits: list[Id] = Field(default_factory=list)
    covers: list[FactId] = Field(default_factory=list)


class Reply(Content):
    """What to say when asked what may not be asked."""

    when: Line
    say: Line


class Rights(Content):
    """What an employer may not ask in one country, and what to say. Never legal advice."""

    id: Id
    country: Line
    languages: list[Id] = Field(default_factory=list)
    basis: Line
    not_asked: list[Line] = Field(min_length=3)
    replies: list[Reply] = Field(min_length=2)
    note: Line


class Path(Content):
    """One stretch of the way into the work and on from there: what one needs, how one gets it."""

    id: Id
    name: Line
    purpose: Line
    points: list[Line] = Field(min_length=3)
    covers: list[FactId]


class Phrase(Content):
    """Something that is said or written to customers, and when."""

    say: Line
    when: Line


class Phrases(Content):
    """Phrases for one moment of a contact, to be learnt in the language of the interview."""

    id: Id
    name: Line
    advice: Line
    phrases: list[Phrase] = Field(min_length=4)
    covers: list[FactId] = Field(default_factory=list)


class Term(Content):
    """A word of the field, and what it means in plain words."""

    id: Id
    term: Line
    meaning: Line
