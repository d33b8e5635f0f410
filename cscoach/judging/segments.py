"""An answer cut into sentences by its words alone, as somebody would who hears it.

People type without full stops, and what they tell is the same. A small model says after which words a sentence is
likely to end; the cuts are those that are likeliest together, with no segment too short or too long.
"""

from __future__ import annotations

from array import array
from collections import deque
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, pairwise
from zlib import crc32

from cscoach.judging import model
from cscoach.memo import Memo

#: The shortest and the longest segment, in words. A longer one is a sentence that goes on and on.
SHORTEST, LONGEST = 4, 26

#: What stands where there is no word any more.
EDGE = "^"

#: A half-open range of words.
Range = tuple[int, int]


def of_word(word: str) -> tuple[tuple[str, ...], ...]:
    """What a word adds when it stands second before a gap, first before it, first after it, second after it."""
    return (
        (f"a={word}",),
        (f"b={word}", f"b-={word[-3:]}"),
        (f"c={word}", f"c-={word[-3:]}", f"c+={word[:4]}"),
        (f"d={word}", f"d-={word[-3:]}"),
    )


#: Where the features of each place begin and end among all that a word has.
GROUPS = tuple(pairwise(accumulate(map(len, of_word("")), initial=0)))


def of_pair(first: str, second: str) -> tuple[str, ...]:
    """What two words add that stand around a gap."""
    return f"bc={first}_{second}", f"b-c={first[-2:]}|{second[-2:]}"


def around(word: str) -> tuple[tuple[str, str], ...]:
    """The same in two pieces each: what a word is as the first of two, and what it is as the second."""
    return (f"bc={word}_", word), (f"b-c={word[-2:]}|", word[-2:])


def features(words: list[str], at: int) -> list[int]:
    """All that stands around the gap between a word and the next, as the model knows it."""
    a, b, c, d = (words[index] if 0 <= index < len(words) else EDGE for index in range(at - 1, at + 3))
    seen = (
        *(of_word(word)[place] for place, word in enumerate((a, b, c, d))),
        of_pair(b, c),
    )
    return [crc32(feature.encode()) for features in seen for feature in features]


#: How many features two words add.
PAIRS = len(of_pair("", ""))


@dataclass
class Segmenter:
    """How likely a sentence ends after a word: one weight for each feature."""

    bias: float
    scale: float
    places: model.Places
    weights: array[int]
    _words: Memo[tuple[int, ...]] = field(init=False)

    def __post_init__(self) -> None:
        self._words = Memo(self._worth)

    def odds(self, words: list[str]) -> list[float]:
        """The log-odds that a sentence ends after each word but the last."""
        single = [self.word(word) for word in (EDGE, *words, EDGE, EDGE)]
        seen = [feature for pair in pairwise(words) for feature in of_pair(*pair)]
        # Pairs seldom come again: what they add is not kept.
        places = self.places.each([crc32(feature.encode()) for feature in seen])
        double = [0 if at is None else self.weights[at] for at in places]
        return [
            self.bias
            + self.scale
            * (
                single[at][0]
                + single[at + 1][1]
                + single[at + 2][2]
                + single[at + 3][3]
                + sum(double[PAIRS * at : PAIRS * (at + 1)])
            )
            for at in range(len(words) - 1)
        ]

    def word(self, word: str) -> tuple[int, ...]:
        """What a word adds in each place around a gap."""
        return self._words[word]

    def _worth(self, word: str) -> tuple[int, ...]:
        keys = [crc32(feature.encode()) for features in of_word(word) for feature in features]
        worth = [0 if at is None else self.weights[at] for at in self.places.each(keys)]
        return tuple(sum(worth[first:last]) for first, last in GROUPS)

    def segments(self, words: list[str]) -> list[Range]:
        """The likeliest segments, in order; they cover all words."""
        return cut([*self.odds(words), 0.0] if len(words) > SHORTEST else [0.0] * len(words))


def cut(ends: list[float]) -> list[Range]:
    """The likeliest segments, by the log-odds that a sentence ends after each word; those of the last say nothing."""
    count = len(ends)
    if count <= SHORTEST:
        return [(0, count)] if ends else []
    best = [0.0, *[float("-inf")] * (SHORTEST - 1)]
    begun = [0] * SHORTEST
    # Where the last segment may have begun, and how good that is; none for which a later and better one stands.
    places: deque[tuple[float, int]] = deque()
    for place, odds in enumerate(ends[SHORTEST - 1 :]):
        value = best[place]
        while places and places[-1][0] < value:
            places.pop()
        places.append((value, place))
        if places[0][1] < place + SHORTEST - LONGEST:
            places.popleft()
        value, first = places[0]
        begun.append(first)
        best.append(value + odds)
    cuts = [count]
    while cuts[-1] > 0:
        cuts.append(begun[cuts[-1]])
    return list(pairwise(reversed(cuts)))


@lru_cache(maxsize=8)
def load(language: str) -> Segmenter:
    """The segmenter of a language. Raises FileNotFoundError where there is none."""
    _, biases, scales, places, weights = model.unpacked(f"{language}-ends.bin")
    return Segmenter(biases[0], scales[0], places, weights)
