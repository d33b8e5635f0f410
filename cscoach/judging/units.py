"""An answer cut into units, the stretches that are judged: sentences, and the clauses of long ones.

Why not whole answers: a model of whole answers learns how good answers sound, and sees a result where the sentence that
told it was cut out. Units have spans into the text as given, so that what was seen can be quoted.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

#: The longest unit, in words: people who type without full stops write on and on.
LONGEST = 26

#: What a clause of a long sentence is brought to, in words.
CLAUSE = 16

#: Nobody says as many sentences in one answer. What comes after them is cut by its words: a line for each letter of a
#: long text would be judged for seconds.
MOST = 1000

#: The end of a sentence: a stop and the marks that may close after it, or a line break. It starts at the first of
#: many stops only, so that a text of nothing else is no work; and with one set of signs, which are looked for quickly.
_END = re.compile(r"[.!?…;\n](?<![.!?…;][.!?…;])(?:(?<=\n)\n*+|(?<!\n)[.!?…;]*+[\"”’“»)\]]*(?=\s|$))")

#: Where a long sentence may be cut.
_COMMA = re.compile(r"[,:–—-]\s")

_WORD = re.compile(r"\S+")


#: Gives the places at which sentences would begin; asked only where it matters.
Seams = Callable[[], Sequence[int]]


class Unit(NamedTuple):
    """A stretch of an answer: half-open code points into the text as given."""

    start: int
    end: int
    text: str


def units(text: str, seams: Seams = tuple, longest: int = LONGEST) -> list[Unit]:
    """The units of an answer, in order. Stretches without a letter or a digit are none.

    `seams` gives the places at which somebody who hears it would begin a sentence: a long one is cut there where it has
    no comma. `longest` is what counts as long, in words.
    """
    return [Unit(start, end, text[start:end]) for start, end in spans(text, seams, longest)]


def spans(text: str, seams: Seams = tuple, longest: int = LONGEST) -> list[tuple[int, int]]:
    """Where the units of an answer stand (see `units`)."""
    found: list[tuple[int, int]] = []
    start = 0
    ends = [match.end() for match in itertools.islice(_END.finditer(text), MOST)]
    for end in [*ends, len(text)]:
        for piece_start, piece_end in _clauses(text, start, end, seams, longest):
            piece = text[piece_start:piece_end].lstrip()
            if any(map(str.isalnum, piece)):
                lead = piece_end - len(piece)
                found.append((lead, lead + len(piece.rstrip())))
        start = end
    return found


def _clauses(text: str, start: int, end: int, seams: Seams, longest: int) -> list[tuple[int, int]]:
    """A sentence as it is, or cut at commas (where there are none, at seams, or else at words) when it is too long."""
    if len(text[start:end].split()) <= longest:
        return [(start, end)]
    words = [match.start() for match in _WORD.finditer(text, start, end)]
    commas = [match.end() for match in _COMMA.finditer(text, start, end)]
    cuts, last = [start], 0
    while len(words) - last > longest:
        ideal = words[last + CLAUSE]
        first, latest = words[last + CLAUSE // 2], words[last + LONGEST]
        near = _within(commas, first, latest) or _within(seams(), first, latest) or [ideal]
        cut = min(near, key=lambda place: abs(place - ideal))
        cuts.append(cut)
        last = bisect_left(words, cut)
    cuts.append(end)
    return list(itertools.pairwise(cuts))


def _within(places: Sequence[int], first: int, latest: int) -> Sequence[int]:
    """Of places in order those from the first to the latest."""
    return places[bisect_left(places, first) : bisect_right(places, latest)]
