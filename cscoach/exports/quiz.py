"""Questions with one right answer, made of the content: what is missing, what comes first, what a listener hears.

The answers that are asked about are in the language of the interview, questions and explanations in that of guidance.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cscoach.content.course import Course
from cscoach.content.schema import PARTS, Kind, Model, Topic
from cscoach.exports.selection import Selection
from cscoach.judging import coaching

#: Choices of a question that asks for one sentence among several; more are not read.
CHOICES = 4

#: Whole answers of which one has no end; they are long.
ANSWERS = 3


@dataclass(frozen=True)
class Option:
    """A choice, and whether it is the right one."""

    text: str
    right: bool = False


@dataclass(frozen=True)
class Choice:
    """A question with choices, one of them right; `id` stays the same.

    `passage` is the answer that it is about. What is `spoken` has its choices in the language of the interview.
    """

    id: str
    prompt: str
    options: tuple[Option, ...]
    why: str
    passage: str | None = None
    spoken: bool = False


@dataclass(frozen=True)
class Ordering:
    """Things to put in order; `steps` has them in the right one, `shuffled` as they are to be shown."""

    id: str
    prompt: str
    steps: tuple[str, ...]
    shuffled: tuple[int, ...]
    why: str


Item = Choice | Ordering


def quiz(selection: Selection) -> list[Item]:
    """The questions of a selection, of each kind in turn."""
    maker = _Maker(selection)
    kinds = (maker.missing, maker.faults, maker.ordering, maker.listened_for, maker.unfinished, maker.safe)
    return selection.drawn([list(kind()) for kind in kinds])


class _Maker:
    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self.course: Course = selection.guidance.course
        self.coaching = coaching.load(selection.guidance.language)

    def choice(
        self,
        key: str,
        prompt: str,
        right: str,
        wrong: list[str],
        why: str,
        passage: str | None = None,
        spoken: bool = False,
    ) -> Choice:
        """A question whose choices stand in an order of chance."""
        identity = f"{self.selection.mark}.{key}"
        options = [Option(right, True), *map(Option, wrong)]
        self.selection.chance(identity).shuffle(options)
        return Choice(identity, prompt, tuple(options), why, passage)

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
            made = self.choice(
                f"unfinished.{name}",
                self.course.asked.unfinished,
                _told(model, parts[:-1]),
                [_told(other, parts) for other in others],
                self.coaching.missing["result"],
            )
            yield replace(made, spoken=True)

    def ordering(self) -> Iterator[Item]:
        """The parts of an answer, to be put in order."""
        for topic in self.selection.said():
            parts = PARTS[topic.kind]
            for name, model in self.models(topic):
                identity = f"{self.selection.mark}.order.{name}"
                shuffled = _out_of_order(len(parts), self.selection, identity)
                why = " → ".join(self.course.parts[part] for part in parts)
                steps = tuple(model.parts[part] for part in parts)
                yield Ordering(identity, self.course.asked.order, steps, shuffled, why)

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
            for place, sentence in enumerate(heard.faults[rule].heard, 1):
                fine = self.selection.chance(f"{rule}.{place}").sample(heard.faults[rule].fine, CHOICES - 1)
                why = f"{finding.message} {finding.advice}"
                yield replace(self.choice(f"fault.{rule}.{place}", asked.question, sentence, fine, why), spoken=True)


def _told(model: Model, parts: tuple[str, ...]) -> str:
    return " ".join(model.parts[part] for part in parts)


def _out_of_order(count: int, selection: Selection, name: str) -> tuple[int, ...]:
    """The places of some things in an order that is not theirs."""
    places = list(range(count))
    selection.chance(name).shuffle(places)
    return tuple(places if places != sorted(places) else [*places[1:], places[0]])
