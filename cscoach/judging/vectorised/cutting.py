"""Answers cut into sentences at once: as they are heard (`segments.cut`), and as they were typed (`Tokens.within`)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from cscoach.judging import features, segments
from cscoach.judging.segments import LONGEST, SHORTEST, Range

#: Answers of more words are cut by themselves: one of them would make as many steps of all.
MANY_WORDS = 250

#: Signs up to here have a place in the table of those that words are made of.
_LAST_SIGN = 0xFFFF


def cut(ends: Sequence[NDArray[np.float64]]) -> list[list[Range]]:
    """The likeliest segments of each answer, by the log-odds that a sentence ends after each of its words but the last.

    What `segments.cut` does word by word is done here for the same word of all answers.
    """
    short = [at for at, each in enumerate(ends) if SHORTEST <= len(each) < MANY_WORDS]
    found = dict(zip(short, _together([ends[at] for at in short]), strict=True)) if short else {}
    return [found[at] if at in found else segments.cut([*each.tolist(), 0.0]) for at, each in enumerate(ends)]


def _together(ends: Sequence[NDArray[np.float64]]) -> list[list[Range]]:
    """The same for answers that have more words than the shortest segment."""
    counts = [len(each) + 1 for each in ends]
    most, answers = max(counts), np.arange(len(ends))
    odds = np.zeros((most, len(ends)))
    for at, each in enumerate(ends):
        odds[: len(each), at] = each
    # How good the best cuts are up to each place; before the beginning there are as many as a segment is long.
    best = np.full((LONGEST + most + 1, len(ends)), -np.inf)
    best[LONGEST] = 0.0
    begun = np.zeros((most + 1, len(ends)), dtype=np.intp)
    for end in range(SHORTEST, most + 1):
        before = best[end : end + LONGEST - SHORTEST + 1]
        # The first among equals.
        first = before.argmax(axis=0)
        begun[end] = first + (end - LONGEST)
        best[LONGEST + end] = before[first, answers] + odds[end - 1]
    return [_cuts(places, count) for places, count in zip(begun.T.tolist(), counts, strict=True)]


def _cuts(begun: list[int], count: int) -> list[Range]:
    """The segments of so many words, by where each would have begun that ends at a place."""
    cuts = [count]
    while cuts[-1] > 0:
        cuts.append(begun[cuts[-1]])
    return list(pairwise(reversed(cuts)))


def within(texts: Sequence[str], spans: Sequence[Sequence[Range]]) -> list[list[Range]]:
    """Which words of each text stand in each of its spans, that are in order and cut no word in two."""
    signs = np.frombuffer("\n".join(texts).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    if signs.max(initial=0) > _LAST_SIGN:
        return [features.tokens(text).within(each) for text, each in zip(texts, spans, strict=True)]
    is_word = _word_signs().take(signs)
    begins = is_word.copy()
    begins[1:] &= ~is_word[:-1]
    # How many words begin before each sign, and before the end.
    before = np.zeros(len(signs) + 1, dtype=np.int32)
    np.cumsum(begins, out=before[1:])
    starts = np.cumsum([0, *[len(text) + 1 for text in texts[:-1]]])
    sizes = list(map(len, spans))
    bounds = np.array([bound for each in spans for bound in each], dtype=np.intp).reshape(-1, 2)
    words = before.take(bounds + np.repeat(starts, sizes)[:, None]) - np.repeat(before.take(starts), sizes)[:, None]
    found = iter(map(tuple, words.tolist()))
    return [[next(found) for _ in each] for each in spans]


@lru_cache(maxsize=1)
def _word_signs() -> NDArray[np.bool_]:
    """Which signs words are made of."""
    found = np.zeros(_LAST_SIGN + 1, dtype=bool)
    for first, last in features.word_spans("".join(map(chr, range(_LAST_SIGN + 1)))):
        found[first:last] = True
    return found
