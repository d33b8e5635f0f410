"""Questions with one right answer, made of the content: what is missing, what comes first, what a listener hears.

The answers that are asked about are in the language of the interview, questions and explanations in that of guidance.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cscoach.content.course import Course
from cscoach.content.schema import PARTS, Kind, Model, Topic
from cscoach.exports.selection import Selection

#: Choices of a question that asks for one sentence among several; more are not read.
CHOICES = 4

#: Whole answers of which one has no end; they are long.
ANSWERS = 3


@dataclass(frozen=True)
class Item:
    """A question with one right answer; `id` stays the same.

    `shown` is what to choose one from, or what to put in order. `right` are the places of what is right among it: the
    one, or all of them in their right order. `passage` is the answer that it is about, in the language of the
    interview, as is what is shown where it is `spoken`.
    """

    id: str
    prompt: str
    shown: tuple[str, ...]
    right: tuple[int, ...]
    why: str
    passage: str | None = None
    spoken: bool = False

    @property
    def ordered(self) -> bool:
        """Whether all that is shown is to be put in order; else one is to be chosen."""
        return len(self.right) > 1

    @property
    def answer(self) -> tuple[str, ...]:
        """What is right, in its order."""
        return tuple(self.shown[place] for place in self.right)


def quiz(selection: Selection) -> list[Item]:
    """The questions of a selection, of each kind in turn."""
    maker = _Maker(selection)
    kinds = (maker.missing, maker.faults, maker.ordering, maker.listened_for, maker.unfinished, maker.safe)
    return selection.drawn([list(kind()) for kind in kinds])


class _Maker:
    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self.course: Course = selection.guidance.course
        self.coaching = selection.guidance.coaching

    def choice(
        self,
        key: str,
        prompt: str,
        right: str,
        wrong: list[str],
        why: str,
        passage: str | None = None,
        spoken: bool = False,
    ) -> Item:
        """A question whose choices stand in an order of chance."""
        identity = f"{self.selection.mark}.{key}"
        choices = [right, *wrong]
        places = self.shuffled(identity, len(choices))
        shown = tuple(choices[place] for place in places)
        return Item(identity, prompt, shown, (places.index(0),), why, passage, spoken)

    def shuffled(self, name: str, count: int) -> list[int]:
        """The places of so many things in an order of chance."""
        places = list(range(count))
        self.selection.chance(name).shuffle(places)
        return places

    def models(self, topic: Topic) -> Iterator[tuple[str, Model]]:
        """The model answers that fit the post, each with a name."""
        for place, model in enumerate(topic.models, 1):
            if self.selection.examples in (None, model.role):
                yield f"{topic.id}.{place}", model

    def missing(self) -> Iterator[Item]:
        """An answer without one of its parts."""
        for topic in self.selection.said():
            parts = PARTS[topic.kind]
            for name, model in self.models(topic):
                for part in parts:
                    others = [self.course.parts[other] for other in parts if other != part]
                    why = f"{self.coaching.missing[part]} {self.selection.guidance.topic(topic.id).parts[part].hint}"
                    yield self.choice(
                        f"missing.{name}.{part}",
                        self.course.asked.missing,
                        self.course.parts[part],
                        others,
                        why,
                        _told(model, tuple(other for other in parts if other != part)),
                    )

    def unfinished(self) -> Iterator[Item]:
        """Some answers, of which one stops before its end."""
        topics = [topic for topic in self.selection.said() if topic.kind is Kind.STRENGTH]
        known = [(name, model) for topic in topics for name, model in self.models(topic)]
        parts = PARTS[Kind.STRENGTH]
        for place, (name, model) in enumerate(known):
            others = [known[(place + step) % len(known)][1] for step in range(1, ANSWERS)]
            if len(known) < ANSWERS:
                return
            yield self.choice(
                f"unfinished.{name}",
                self.course.asked.unfinished,
                _told(model, parts[:-1]),
                [_told(other, parts) for other in others],
                self.coaching.missing["result"],
                spoken=True,
            )

    def ordering(self) -> Iterator[Item]:
        """The parts of an answer, to be put in order."""
        for topic in self.selection.said():
            parts = PARTS[topic.kind]
            for name, model in self.models(topic):
                identity = f"{self.selection.mark}.order.{name}"
                places = self.shuffled(identity, len(parts))
                # Chance may leave them as they are.
                if places == sorted(places):
                    places = [*places[1:], places[0]]
                shown = tuple(model.parts[parts[place]] for place in places)
                right = tuple(map(places.index, range(len(parts))))
                why = " → ".join(self.course.parts[part] for part in parts)
                yield Item(identity, self.course.asked.order, shown, right, why, spoken=True)

    def listened_for(self) -> Iterator[Item]:
        """What an interviewer likes to hear, among what makes them doubt."""
        for topic in map(self.selection.guidance.topic, self.selection.topics):
            prompt = self.course.asked.listen_for.replace("{topic}", topic.name)
            for place, right in enumerate(topic.listen_for, 1):
                wrong = topic.warning_signs[: CHOICES - 1]
                yield self.choice(f"listen-for.{topic.id}.{place}", prompt, right, wrong, topic.why)

    def safe(self) -> Iterator[Item]:
        """What may be told of a weakness."""
        for topic in map(self.selection.guidance.topic, self.selection.topics):
            if topic.ladder:
                prompt = self.course.asked.safe.replace("{topic}", topic.name)
                wrong = [topic.ladder.risky, topic.ladder.fatal]
                yield self.choice(f"safe.{topic.id}", prompt, topic.ladder.safe, wrong, topic.traps[0])

    def faults(self) -> Iterator[Item]:
        """A sentence in which a listener hears a fault, among such in which not. It belongs to no topic."""
        heard = self.selection.interview.course
        for rule, asked in self.course.faults.items():
            finding = self.coaching.findings[rule]
            said = heard.faults.get(rule, asked)
            for place, sentence in enumerate(said.heard, 1):
                fine = self.selection.chance(f"{rule}.{place}").sample(said.fine, CHOICES - 1)
                why = f"{finding.message} {finding.advice}"
                yield self.choice(f"fault.{rule}.{place}", asked.question, sentence, fine, why, spoken=True)


def _told(model: Model, parts: tuple[str, ...]) -> str:
    return " ".join(model.parts[part] for part in parts)
