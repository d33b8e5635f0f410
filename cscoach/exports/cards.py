"""Cards to learn with: a question in front, behind it what it asks for. Never an answer to learn by heart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cscoach.exports.selection import Selection
from cscoach.sheet.pairing import matched, side_by_side


@dataclass(frozen=True)
class Card:
    """A card. `front` is in the language of the interview, with its gloss; `id` stays the same from time to time.

    `back` are lines, `points` a list below them; `heap` is what it belongs to.
    """

    id: str
    heap: str
    front: str
    back: tuple[str, ...]
    gloss: str | None = None
    points: tuple[str, ...] = ()


def cards(selection: Selection) -> list[Card]:
    """The cards of a selection, of each heap in turn."""
    heaps = (_questions, _follow_ups, _techniques, _phrases, _terms)
    return selection.drawn([list(heap(selection)) for heap in heaps])


def _id(selection: Selection, *steps: object) -> str:
    return ".".join(map(str, (selection.mark, *steps)))


def _gloss(selection: Selection, said: str, gloss: str) -> tuple[str, str | None]:
    return said, gloss if selection.bilingual else None


def _heap(selection: Selection, kind: str) -> str:
    name = selection.guidance.interface.say(f"show.{kind}")
    return name[0].upper() + name[1:]


def _questions(selection: Selection) -> Iterator[Card]:
    """A question of the interview: what they listen for, and the parts that an answer has."""
    for said in selection.said():
        topic = selection.guidance.topic(said.id)
        asks = tuple(part.prompt for part in topic.parts.values())
        for mine, same in matched(said.questions, topic.questions):
            if mine.kind != "probe":
                front, gloss = _gloss(selection, mine.text, same.text)
                listened = "; ".join(topic.listen_for) + "."
                yield Card(_id(selection, "question", mine.id), topic.name, front, (listened,), gloss, asks)


def _follow_ups(selection: Selection) -> Iterator[Card]:
    """What comes after the answer, and what to have ready."""
    for said in selection.said():
        topic = selection.guidance.topic(said.id)
        for place, (mine, same) in enumerate(side_by_side(said.follow_ups, topic.follow_ups), 1):
            front, gloss = _gloss(selection, mine.ask, same.ask)
            yield Card(_id(selection, "follow-up", said.id, place), topic.name, front, (same.hint,), gloss)


def _techniques(selection: Selection) -> Iterator[Card]:
    """The techniques that the topics name."""
    named = (name for topic in selection.topics for name in selection.guidance.topic(topic).techniques)
    for name in dict.fromkeys(named):
        same = selection.guidance.techniques[name]
        mine = selection.interview.techniques.get(name, same)
        front, gloss = _gloss(selection, mine.name, same.name)
        heap = _heap(selection, "techniques")
        yield Card(_id(selection, "technique", name), heap, front, (same.purpose,), gloss, tuple(same.steps))


def _phrases(selection: Selection) -> Iterator[Card]:
    """When something is said in front, behind it how: what a learner of the language needs."""
    for group in selection.guidance.phrases.values():
        said = selection.interview.phrases.get(group.id, group)
        for place, (mine, same) in enumerate(side_by_side(said.phrases, group.phrases), 1):
            gloss = (same.say,) if selection.bilingual else ()
            yield Card(_id(selection, "phrase", group.id, place), group.name, same.when, (mine.say, *gloss))


def _terms(selection: Selection) -> Iterator[Card]:
    """The words of the field."""
    heap = _heap(selection, "terms")
    for name, same in selection.guidance.terms.items():
        front, gloss = _gloss(selection, selection.interview.terms.get(name, same).term, same.term)
        yield Card(_id(selection, "term", name), heap, front, (same.meaning,), gloss)
