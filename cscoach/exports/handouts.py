"""Handouts in Markdown: cards to print, a worksheet to write on, a quiz with its answers on the last page."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from string import ascii_lowercase
from typing import Any

from cscoach.content.schema import Model, Topic
from cscoach.exports.material import Material
from cscoach.exports.quiz import Choice, Item
from cscoach.rendering.markdown import environment, tidied
from cscoach.sheet import pairing


@dataclass(frozen=True)
class Printed:
    """A question of a quiz as it is printed, with the letters of what is right."""

    prompt: str
    passage: str | None
    shown: tuple[str, ...]
    right: str
    why: str


def cards(material: Material) -> bytes:
    """The cards, heap by heap."""
    ordered = sorted(material.cards, key=lambda card: card.heap)
    heaps = [(heap, list(some)) for heap, some in groupby(ordered, key=lambda card: card.heap)]
    return _rendered("cards.md.j2", material, heaps=heaps)


def worksheet(material: Material) -> bytes:
    """For each topic a question, its parts to fill in, an example and an exercise."""
    selection = material.selection
    topics = []
    for said in selection.said():
        asked = pairing.questions(selection.interview, selection.guidance, said.id)
        question = selection.chance(said.id).choice(asked)
        topics.append((selection.guidance.topic(said.id), said, question, _model(said, selection.examples)))
    return _rendered("worksheet.md.j2", material, topics=topics, bilingual=selection.bilingual)


def quiz(material: Material) -> bytes:
    """The questions, then what is right."""
    return _rendered("quiz.md.j2", material, items=[_printed(item) for item in material.quiz], letters=ascii_lowercase)


def _model(topic: Topic, examples: str | None) -> Model | None:
    """A model answer that fits the post."""
    return next((model for model in topic.models if examples in (None, model.role)), None)


def _printed(item: Item) -> Printed:
    if isinstance(item, Choice):
        right = next(place for place, option in enumerate(item.options) if option.right)
        shown = tuple(option.text for option in item.options)
        return Printed(item.prompt, item.passage, shown, ascii_lowercase[right], item.why)
    shown = tuple(item.steps[place] for place in item.shuffled)
    right_order = ", ".join(ascii_lowercase[item.shuffled.index(place)] for place in range(len(item.steps)))
    return Printed(item.prompt, None, shown, right_order, item.why)


def _rendered(template: str, material: Material, **values: Any) -> bytes:
    words = material.selection.guidance.course.handout
    return tidied(environment().get_template(template).render(title=material.title, h=words, **values))
