"""Course material → slides for a class, as Markdown for Marp: topic by topic, with questions to the class."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from string import ascii_uppercase

from cscoach.content.schema import Model, Topic
from cscoach.exports.deck import Block, Slide, deck
from cscoach.exports.material import Material
from cscoach.exports.quiz import Item, quiz
from cscoach.exports.selection import Selection
from cscoach.sheet import pairing
from cscoach.text import shortened

#: So many questions to the class come with each topic, unless a number of them is drawn for the whole.
ASKED = 2

#: Of an answer that was shown before, so many letters bring it back to mind.
_REMINDER = 160


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
        model = said.example(self.selection.examples)
        if model:
            yield self.example(topic, model)
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
        language = self.spoken if item.spoken else None
        shown = [
            Block(words, label=f"{letter}.", language=language)
            for letter, words in zip(ascii_uppercase, item.shown, strict=False)
        ]
        if item.passage is not None:
            shown.insert(0, Block(item.passage, "> ", language=self.spoken))
        right = " → ".join(ascii_uppercase[place] for place in item.right)
        yield Slide(handout.quiz, tuple(shown), (f"{handout.correct}: {right}",), (prompt,), whole=True)
        reminder = shortened(item.answer[0], _REMINDER)
        answer = Block(right, strong=True) if item.ordered else Block(reminder, label=f"{right}.")
        yield Slide(handout.correct, (answer, Block(handout.explanation, "### "), Block(item.why)))
