"""A piece of course material before it has a format: the selection, and the questions and cards made of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from cscoach.exports.cards import Card, cards
from cscoach.exports.quiz import Item, quiz
from cscoach.exports.selection import Selection


@dataclass(frozen=True)
class Material:
    """What a format puts into a file. Made when it is asked for."""

    selection: Selection

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
        names = ", ".join(self.selection.guidance.topic(topic).name for topic in self.selection.topics)
        return self.selection.guidance.course.handout.title.replace("{topics}", names)
