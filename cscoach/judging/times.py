"""Words of one time and words of habit: “last Friday” is an occasion, “usually” is none.

Which words they are is content (`prompts/<language>/judging/cues.yaml`). They are only evidence, which the reader
weighs with everything else: scenery of a habit and of a day differ in little more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from cscoach.judging import features

#: More of them in a sentence say no more.
MOST = 2.0


@dataclass(frozen=True)
class Words:
    """Words, beginnings of words (`*` in the content) and pairs of words, folded as the model's words are."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]
    pairs: frozenset[tuple[str, str]]

    def begin(self, words: list[str], at: int) -> bool:
        """Whether one of them stands, or begins, at a place."""
        word = words[at]
        return (
            word in self.whole
            or word.startswith(self.beginnings)
            or (at + 1 < len(words) and (word, words[at + 1]) in self.pairs)
        )


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
        seen = [
            (_year(word) + moments.begin(words, at), habits.begin(words, at), word[0].isdigit())
            for at, word in enumerate(words)
        ]
        self._sums = [tuple(accumulate(column, initial=0)) for column in zip(*seen, strict=True)]

    def of(self, first: int, last: int) -> list[float]:
        """The three numbers for the words from `first` up to `last`, which must be later."""
        return [min(MOST, sums[last] - sums[first]) for sums in self._sums]


def _year(word: str) -> int:
    """A number of four digits is most often a year; digits are seen as noughts."""
    return int(word == "0000")
