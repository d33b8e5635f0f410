"""`course.yaml`: the words of quizzes, cards and handouts, and sentences in which a listener hears a fault."""

from __future__ import annotations

from pydantic import Field

from cscoach.content.base import Content
from cscoach.content.schema import Id, Line


class Fault(Content):
    """Sentences for one finding of the judge: in those of `heard` a listener hears it, in those of `fine` not."""

    question: Line
    heard: list[Line] = Field(min_length=2)
    fine: list[Line] = Field(min_length=4)


class Asked(Content):
    """What the questions of a quiz ask."""

    missing: Line
    unfinished: Line
    order: Line
    listen_for: Line
    safe: Line


class Handout(Content):
    """Headings and labels of what is printed or shown in a class."""

    title: Line
    quiz: Line
    cards: Line
    worksheet: Line
    answer: Line
    example: Line
    somebody_else: Line
    why: Line
    listen_for: Line
    parts: Line
    exercise: Line
    write: Line
    correct: Line
    explanation: Line


class Course(Content):
    """Everything that course material says. `parts` names the parts of an answer as choices of a question."""

    asked: Asked
    parts: dict[Id, Line]
    faults: dict[Id, Fault]
    handout: Handout
