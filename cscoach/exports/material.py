"""A piece of course material before it has a format: the selection, and the questions and cards made of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cscoach.content.load import post_name
from cscoach.exports.cards import Card, cards
from cscoach.exports.quiz import Item, quiz
from cscoach.exports.selection import Selection

#: A title names so many topics.
NAMED = 4


@dataclass(frozen=True)
class Material:
    """What a format puts into a file. Made when it is asked for; `made_on` is for formats that carry a date."""

    selection: Selection
    made_on: date

    @cached_property
    def quiz(self) -> list[Item]:
        """Questions with one right answer."""
        return quiz(self.selection)

    @cached_property
    def cards(self) -> list[Card]:
        """Cards to learn with."""
        return cards(self.selection)

    @property
    def title(self) -> str:
        """What the whole is called, in the language of guidance."""
        guidance, interview, role = self.selection.guidance, self.selection.interview, self.selection.role
        names = [guidance.topic(topic).name for topic in self.selection.topics]
        shown = ", ".join(names) if len(names) <= NAMED else f"{', '.join(names[:NAMED])} …"
        about = post_name(role, guidance, interview) if role else shown
        spoken = f" ({self.selection.interview.language})" if self.selection.bilingual else ""
        return guidance.course.handout.title.replace("{topics}", about) + spoken
