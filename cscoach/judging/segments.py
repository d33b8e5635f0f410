"""An answer cut into sentences by its words alone, as somebody would who hears it.

People type without full stops, and what they tell is the same. A small model says after which words a sentence is
likely to end; the cuts are those that are likeliest together, with no segment too short or too long.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from cscoach.judging import model

#: The shortest and the longest segment, in words. A longer one is a sentence that goes on and on.
SHORTEST, LONGEST = 4, 26

#: A half-open range of words.
Range = tuple[int, int]


def features(words: list[str], at: int) -> list[int]:
    """What stands around the gap between a word and the next: two words before it, two after it, their ends."""

    def word(index: int) -> str:
        return words[index] if 0 <= index < len(words) else "^"

    a, b, c, d = (word(at + step) for step in (-1, 0, 1, 2))
    seen = (
        f"a={a}",
        f"b={b}",
        f"c={c}",
        f"d={d}",
        f"ab={a}_{b}",
        f"bc={b}_{c}",
        f"cd={c}_{d}",
        f"b-={b[-3:]}",
        f"c-={c[-3:]}",
        f"d-={d[-3:]}",
        f"b-c={b[-2:]}|{c[-2:]}",
        f"c+={c[:4]}",
    )
    return [crc32(feature.encode()) for feature in seen]


@dataclass
class Segmenter:
    """How likely a sentence ends after a word: one weight for each feature."""

    bias: float
    scale: float
    keys: array[int]
    weights: array[int]

    def odds(self, words: list[str]) -> list[float]:
        """The log-odds that a sentence ends after each word but the last."""
        return [self.bias + self.scale * sum(map(self._weight, features(words, at))) for at in range(len(words) - 1)]

    def _weight(self, key: int) -> int:
        at = bisect_left(self.keys, key)
        return self.weights[at] if at < len(self.keys) and self.keys[at] == key else 0

    def segments(self, words: list[str]) -> list[Range]:
        """The likeliest segments, in order; they cover all words."""
        count = len(words)
        if count <= SHORTEST:
            return [(0, count)] if words else []
        ends = [*self.odds(words), 0.0]
        best = [0.0, *[float("-inf")] * count]
        begun = [0] * (count + 1)
        for end in range(1, count + 1):
            for start in range(max(0, end - LONGEST), end - SHORTEST + 1):
                value = best[start] + ends[end - 1]
                if value > best[end]:
                    best[end], begun[end] = value, start
        cuts = [count]
        while cuts[-1] > 0:
            cuts.append(begun[cuts[-1]])
        return list(pairwise(reversed(cuts)))


@lru_cache(maxsize=8)
def load(language: str) -> Segmenter:
    """The segmenter of a language. Raises FileNotFoundError where there is none."""
    _, biases, scales, keys, weights = model.unpacked(f"{language}-ends.bin")
    return Segmenter(biases[0], scales[0], keys, weights)
