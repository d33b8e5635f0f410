"""What every part of the conversation shares: the candidate so far, and the content of the two languages."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from typing import Any, TypeVar

from cscoach.candidate import Answer, Candidate
from cscoach.composing.suggestion import Composed, compose
from cscoach.content.pack import Pack
from cscoach.content.schema import Kind, Topic
from cscoach.interview.events import Event, Reply
from cscoach.judging.state import told

T = TypeVar("T")

#: A stretch of conversation that ends with a T.
Stretch = Generator[Event, Reply, T]


class Step(Enum):
    """Where the conversation goes after a stretch."""

    NEXT = auto()
    SKIP = auto()  # on to the next topic, with no look at the answer to this one
    BACK = auto()
    STOP = auto()


@dataclass(frozen=True)
class Settings:
    """How a walk is started: the day it is, the languages there are, and what was said on the command line."""

    today: date
    languages: tuple[str, ...]
    packs: Callable[[str], Pack]
    guess: str = "en"
    quick: bool = False
    given: dict[str, str] = field(default_factory=dict)


class Talk:
    """The state of a conversation. `candidate` is replaced, never changed."""

    def __init__(self, settings: Settings, candidate: Candidate) -> None:
        self.settings = settings
        self.candidate = candidate
        #: What was praised in the answer to each topic, in words: the next one is praised in others.
        self.praised: dict[str, list[str]] = {}
        #: What was asked about a topic, in words, and of which answer: a changed one is not asked again.
        self.asked: dict[tuple[str, str], str] = {}

    @property
    def guidance(self) -> Pack:
        """The content in which the coach speaks."""
        return self.settings.packs(self.candidate.language)

    @property
    def interview(self) -> Pack:
        """The content in which the candidate will answer."""
        return self.settings.packs(self.candidate.interview_language)

    @property
    def bilingual(self) -> bool:
        """Whether those are two languages."""
        return self.candidate.language != self.candidate.interview_language

    def say(self, key: str, /, **params: Any) -> str:
        """A sentence of the interface in the language of guidance."""
        return self.guidance.interface.say(key, **params)

    def topics(self) -> list[Topic]:
        """What is talked about, in order: the opening, then the chosen strengths and weaknesses."""
        chosen = [*self.candidate.strengths, *self.candidate.weaknesses]
        return [self.guidance.opening, *(self.guidance.topic(topic) for topic in chosen)]

    def topics_of(self, kind: Kind) -> list[str]:
        """The ids of the topics of a kind that both languages have."""
        return [topic for topic in self.guidance.of_kind(kind) if topic in self.interview.of_kind(kind)]

    def answer(self, topic: Topic) -> Answer:
        """What was told about a topic so far."""
        return told(self.candidate.answer(topic.id), self.candidate.interview_language)

    def keep(self, topic: Topic, answer: Answer) -> None:
        """Take an answer over into the candidate."""
        self.candidate = self.candidate.with_answer(topic.kind.value, topic.id, answer)

    def composed(self, topic: Topic) -> Composed:
        """The suggested answers of a topic as things stand, in the language of the interview."""
        said = self.interview.topic(topic.id)
        return compose(self.answer(topic), said, self.interview.joining, self.interview.language)
