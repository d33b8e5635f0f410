"""Course material → slides for a class, as Markdown for Marp: topic by topic, with questions to the class."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cscoach.content.schema import Model, Topic
from cscoach.exports.deck import Block, Slide, deck
from cscoach.exports.material import Material
from cscoach.exports.quiz import Choice, Item, Ordering, quiz
from cscoach.exports.selection import Selection
from cscoach.sheet import pairing
from cscoach.text import shortened

#: So many questions to the class come with each topic, unless a number of them is drawn for the whole.
ASKED = 2

#: Of an answer that was shown before, so many letters bring it back to mind.
_REMINDER = 160

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def render(material: Material) -> bytes:
    """The slides of a selection. Speakers find in the notes what is not for the class."""
    slides = _Slides(material).all()
    return deck(material.title, material.selection.guidance.language, slides)


def _begun(words: str) -> str:
    """Words as they begin a sentence."""
    return words[:1].upper() + words[1:]


class _Slides:
    def __init__(self, material: Material) -> None:
        self.material = material
        self.selection: Selection = material.selection
        self.course = self.selection.guidance.course
        #: What marks words in the language of the interview, where it is another one.
        self.spoken = self.selection.interview.language if self.selection.bilingual else None
        self.asked: set[str] = set()

    def all(self) -> Iterator[Slide]:
        """Every slide in its order."""
        names = [self.name(topic) for topic in self.selection.topics]
        yield Slide(self.material.title, look="lead")
        if len(names) > 1:
            yield Slide(self.material.title, tuple(Block(name, "- ") for name in names), whole=True)
        for said in self.selection.said():
            for slide in self.topic(said):
                yield slide if slide.look == "lead" else replace(slide, topic=self.name(said.id))
        if self.selection.number is not None:
            for item in self.material.quiz:
                yield from self.question(item)

    def name(self, topic: str) -> str:
        """What a topic is called in the class."""
        return self.selection.guidance.topic(topic).name

    def topic(self, said: Topic) -> Iterator[Slide]:
        """What is told of one topic, from why they ask to what to do at home."""
        topic = self.selection.guidance.topic(said.id)
        handout = self.course.handout
        yield Slide(topic.name, (Block(topic.definition),), look="lead")
        listened = [Block(handout.listen_for, "### "), *(Block(line, "- ") for line in topic.listen_for)]
        yield Slide(handout.why, (Block(topic.why), *listened), self.noted("warning-signs", topic.warning_signs))
        yield self.interview_question(said)
        prompts = [Block(part.prompt, f"{place}. ") for place, part in enumerate(topic.parts.values(), 1)]
        yield Slide(handout.parts, tuple(prompts), tuple(part.hint for part in topic.parts.values()))
        for model in said.models:
            if self.selection.examples in (None, model.role):
                yield self.example(topic, model)
                break
        if self.selection.number is None:
            for item in self.two(said.id):
                yield from self.question(item)
        yield self.exercise(topic)

    def noted(self, label: str, lines: list[str]) -> tuple[str, ...]:
        """Lines for the speaker below what they are."""
        return (self.selection.guidance.interface.say(f"fields.{label}"), *lines)

    def interview_question(self, said: Topic) -> Slide:
        """One question, alone on its slide; the others and what may come after are for the speaker."""
        pair = self.selection.interview, self.selection.guidance
        asked = pairing.questions(*pair, said.id)
        chosen = self.selection.chance(said.id).choice(asked)
        blocks = [Block(chosen.text, "> ", language=self.spoken)]
        if chosen.gloss:
            blocks.append(Block(chosen.gloss))
        others = self.noted("questions", [other.text for other in asked if other != chosen])
        after = [f"{one.ask.text} → {one.hint}" for one in pairing.follow_ups(*pair, said.id)]
        return Slide("", tuple(blocks), (*others, *self.noted("follow-ups", after)), look="question")

    def example(self, topic: Topic, model: Model) -> Slide:
        """A model answer, part by part, and that it is somebody else's."""
        parts = [
            Block(said, label=f"{_begun(self.course.parts[part])}:", language=self.spoken)
            for part, said in model.parts.items()
        ]
        heading = f"{self.course.handout.example}: {model.title}"
        whose = Block(self.course.handout.somebody_else)
        return Slide(heading, (*parts, whose), self.noted("traps", topic.traps))

    def exercise(self, topic: Topic) -> Slide:
        """What to do, alone or in pairs."""
        minutes = self.selection.guidance.interface.say("show.minutes", n=topic.exercise.minutes)
        heading = f"{self.course.handout.exercise}: {topic.exercise.title} ({minutes})"
        return Slide(heading, tuple(Block(step, f"{place}. ") for place, step in enumerate(topic.exercise.steps, 1)))

    def two(self, topic: str) -> Iterator[Item]:
        """Questions on a topic that were not asked on one before it; sentences with faults belong to all of them."""
        drawn = quiz(replace(self.selection, topics=(topic,), number=2 * ASKED))
        fresh = [item for item in drawn if item.id not in self.asked][:ASKED]
        self.asked.update(item.id for item in fresh)
        yield from fresh

    def question(self, item: Item) -> Iterator[Slide]:
        """A question to the class, and on the next slide what is right."""
        handout = self.course.handout
        prompt = Block(item.prompt, strong=True)
        if isinstance(item, Choice):
            language = self.spoken if item.spoken else None
            shown = [
                Block(option.text, label=f"{letter}.", language=language)
                for letter, option in zip(_LETTERS, item.options, strict=False)
            ]
            right, answer = self.right(item)
            if item.passage is not None:
                shown.insert(0, Block(item.passage, "> ", language=self.spoken))
        else:
            shown = [
                Block(item.steps[place], label=f"{letter}.", language=self.spoken)
                for letter, place in zip(_LETTERS, item.shuffled, strict=False)
            ]
            right, answer = self.order(item)
        yield Slide(handout.quiz, tuple(shown), (f"{handout.correct}: {right}",), (prompt,), whole=True)
        why = (Block(handout.explanation, "### "), Block(item.why))
        yield Slide(handout.correct, (answer, *why))

    def right(self, item: Choice) -> tuple[str, Block]:
        """The letter of the right choice, and what is shown of it."""
        letter, option = next(pair for pair in zip(_LETTERS, item.options, strict=False) if pair[1].right)
        return letter, Block(shortened(option.text, _REMINDER), label=f"{letter}.")

    def order(self, item: Ordering) -> tuple[str, Block]:
        """The letters in the right order, and the same to be shown."""
        letters = " → ".join(_LETTERS[item.shuffled.index(place)] for place in range(len(item.steps)))
        return letters, Block(letters, strong=True)
