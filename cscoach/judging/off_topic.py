"""Whether a text answers a question about oneself at work at all, by its words alone.

A hobby, a CV, questions about pay, a text pasted by mistake: whoever hands that in is told so, and nothing in it is
praised. It is only said of what is plainly something else: a story from home may well be an answer.
`training/off_topic.py` makes the models.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from cscoach.content import resources

#: How many letters of a word count.
STEM = 6

#: Fewer words than these say too little about what they are about.
FEWEST = 15

#: From these log-odds on a text is off the topic, unless so many parts of an answer are heard in it: a story may answer
#: what was asked. What is found so, and what is taken for it, is in training/README.md.
LIMIT, PARTS = 0.3, 3

#: Below so many words it takes more, so much for each word that there is less: few words are easily all new.
MANY, MORE = 30, 0.3


@dataclass(frozen=True)
class Model:
    """Weights of one language: of each stem, of the share of stems that are new, and what belongs to no stem."""

    bias: float
    new: float
    scale: float
    stems: dict[str, int]

    def odds(self, words: Iterable[str]) -> float:
        """The log-odds that a text of these words is off the topic."""
        found = stems(words)
        known = [weight for stem in found if (weight := self.stems.get(stem)) is not None]
        count = max(1, len(found))
        return self.bias + self.new * (count - len(known)) / count + self.scale * sum(known) / sqrt(count)


def stems(words: Iterable[str]) -> set[str]:
    """The beginnings of words, whatever their endings."""
    return {word[:STEM] for word in words}


def is_off_topic(words: list[str], language: str) -> bool:
    """Whether a text of these words is plainly about something else than it was asked for.

    Raises FileNotFoundError for a language without a model.
    """
    return len(words) >= FEWEST and load(language).odds(words) >= limit(len(words))


def limit(count: int) -> float:
    """From which log-odds on a text of so many words is off the topic."""
    return LIMIT + MORE * max(0, MANY - count)


@lru_cache(maxsize=8)
def load(language: str) -> Model:
    """The model of a language."""
    return Model(**json.loads(resources.model(f"{language}-off-topic.json")))
