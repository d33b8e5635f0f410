"""What a piece of course material is about: languages, topics, how much of it, and the seed that draws it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from cscoach.content.pack import Pack
from cscoach.content.posts import STRENGTHS, WEAKNESSES, examples, post
from cscoach.content.schema import Topic
from cscoach.errors import InputError

T = TypeVar("T")


@dataclass(frozen=True)
class Selection:
    """What to make material of.

    `guidance` is the language that explains, `interview` the one that is spoken in the interview. `number` is how many
    questions or cards at most; None for all there are.
    """

    guidance: Pack
    interview: Pack
    topics: tuple[str, ...]
    role: str | None = None
    number: int | None = None
    seed: int = 1

    @property
    def bilingual(self) -> bool:
        """Whether what is said needs a gloss."""
        return self.guidance.language != self.interview.language

    @property
    def mark(self) -> str:
        """What begins each id, so that material in other languages does not take the place of this: `lt` or `en-lt`."""
        return f"{self.guidance.language}-{self.interview.language}" if self.bilingual else self.guidance.language

    @property
    def examples(self) -> str | None:
        """The post whose model answers fit; None for those of all posts."""
        return examples(self.role)

    def said(self) -> list[Topic]:
        """The topics in the language of the interview."""
        return [self.interview.topic(topic) for topic in self.topics]

    def chance(self, name: str) -> random.Random:
        """A source of chance that gives the same each time for the seed and the name."""
        return random.Random(f"{self.seed} {name}")

    def drawn(self, kinds: Sequence[Sequence[T]]) -> list[T]:
        """So many things, in turn of each kind, drawn by the seed; all of them in their order without a number."""
        if self.number is None:
            return [thing for kind in kinds for thing in kind]
        heaps = [self.chance(str(place)).sample(kind, len(kind)) for place, kind in enumerate(kinds)]
        turns = max(map(len, heaps), default=0)
        mixed = [heap[turn] for turn in range(turns) for heap in heaps if turn < len(heap)]
        return mixed[: self.number]


def topics_of(guidance: Pack, interview: Pack, role: str | None, named: Sequence[str]) -> tuple[str, ...]:
    """The topics that were named, or those of a post (the decisive first), or the core ones.

    Only what both languages have. Raises `InputError` for a topic that one of them lacks.
    """
    for topic in named:
        for pack in (guidance, interview):
            if topic not in pack.topics:
                raise InputError("topic-not-written", topic=topic, language=pack.language)
    fitting = post(role)
    proposed = (*fitting.strengths(), *WEAKNESSES, *fitting.weaknesses) if fitting else (*STRENGTHS, *WEAKNESSES)
    found = named or [topic for topic in proposed if topic in guidance.topics and topic in interview.topics]
    return tuple(dict.fromkeys(found))
