"""Handouts in Markdown: cards to print, a worksheet to write on, a quiz with its answers on the last page."""

from __future__ import annotations

from itertools import groupby
from string import ascii_lowercase
from typing import Any

from cscoach.exports.material import Material
from cscoach.rendering.markdown import environment, tidied
from cscoach.sheet import pairing


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
        topics.append((selection.guidance.topic(said.id), said, question, said.example(selection.examples)))
    return _rendered("worksheet.md.j2", material, topics=topics, bilingual=selection.bilingual)


def quiz(material: Material) -> bytes:
    """The questions, then what is right."""
    return _rendered("quiz.md.j2", material, items=material.quiz, letters=ascii_lowercase)


def _rendered(template: str, material: Material, **values: Any) -> bytes:
    words = material.selection.guidance.course.handout
    return tidied(environment().get_template(template).render(title=material.title, h=words, **values))
