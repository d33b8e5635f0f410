"""Words of one time and words of habit: “last Friday” is an occasion, “usually” is none.

Which words they are is content (`prompts/<language>/judging/cues.yaml`). They are only evidence, which the reader
weighs with everything else: scenery of a habit and of a day differ in little more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import add

from cscoach.judging import features

#: More of them in a sentence say no more.
MOST = 2

#: A number of four digits is most often a year; digits are seen as noughts.
YEAR = "0000"


@dataclass(frozen=True)
class Words:
    """Words, beginnings of words (`*` in the content) and pairs of words, folded as the model's words are."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]
    pairs: frozenset[tuple[str, str]]

    def has(self, word: str) -> bool:
        """Whether a word by itself is one of them, or begins like one."""
        return word in self.whole or word.startswith(self.beginnings)

    def begun(self, words: list[str]) -> list[bool]:
        """Whether one of them stands, or begins, at each place."""
        found = list(map(self.has, words))
        for at, both in enumerate(pairwise(words)):
            if both in self.pairs:
                found[at] = True
        return found


def listed(entries: Iterable[str]) -> Words:
    """The words of a list of the content."""
    whole, beginnings, pairs = set(), [], set()
    for entry in entries:
        words = features.words(entry.removesuffix("*"))
        if len(words) == 2:
            pairs.add((words[0], words[1]))
        elif entry.endswith("*"):
            beginnings.append(words[0])
        else:
            whole.add(words[0])
    return Words(frozenset(whole), tuple(beginnings), frozenset(pairs))


class Times:
    """How many words of one time, words of habit and numbers the stretches of an answer have."""

    def __init__(self, words: list[str], moments: Words, habits: Words) -> None:
        years = [word == YEAR for word in words]
        numbers = [word[0].isdigit() for word in words]
        seen = (map(add, years, moments.begun(words)), habits.begun(words), numbers)
        self._sums = [tuple(accumulate(column, initial=0)) for column in seen]

    def of(self, first: int, last: int) -> list[int]:
        """The three numbers for the words from `first` up to `last`, which must be later."""
        return [min(MOST, sums[last] - sums[first]) for sums in self._sums]
