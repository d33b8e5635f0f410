"""One topic's answer as it would be said: long (about a minute) and short (about twenty seconds), blanks left visible.

Facts only: every word is the candidate's, or of a stem, an opening or a closing line of the content.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from cscoach import languages
from cscoach.candidate import Answer
from cscoach.composing.joining import alone, joined, stopped, unmarked
from cscoach.content.schema import TELLING, Joining, Kind, Part, Topic
from cscoach.text import capitalised, sentences

#: What a short answer may take, in seconds; the sentences that tell most come first. So that it begins where the story
#: does, and not with “so I …”, it may take a little more.
SHORT, SHORT_FROM_THE_START = 25, 32

#: Beyond this, in seconds, a listener drifts off (domain.md 6.1, D7).
LONG = {Kind.OPENING: 90, Kind.STRENGTH: 120, Kind.WEAKNESS: 120}

#: An opening that takes less, in seconds, leaves room that is there for it: 60 to 90 are expected (domain.md 5,
#: g-about), and seconds are estimates.
BRIEF = 45


#: The last word of many English stems: the verb behind it does not show who does it.
_SUBJECT = " I"


class Source(StrEnum):
    """Where a piece of a suggested answer comes from."""

    FRAME = "frame"  # an opening or closing line of the content
    TOLD = "told"  # the candidate's words, with or without a stem before them
    BLANK = "blank"  # nothing yet: the question that fills it


# To look a member up in an enumeration takes as long as to make half a piece.
FRAME, TOLD, BLANK = Source


@dataclass(slots=True)
class Piece:
    """A stretch of a suggested answer. `part` is None for frames and for an answer told as one whole."""

    source: Source
    text: str
    part: str | None = None
    stem: str | None = None


@dataclass(slots=True)
class Suggestion:
    """A suggested answer. `seconds` is about how long it takes to say what is there; blanks take no time."""

    pieces: tuple[Piece, ...]
    seconds: int

    @property
    def text(self) -> str:
        """The answer as one text, blanks in square brackets."""
        return " ".join(f"[{piece.text}]" if piece.source is BLANK else piece.text for piece in self.pieces)


@dataclass(slots=True)
class Composed:
    """Everything that is suggested for one topic. `line` is the answer in one sentence of the candidate's own words.

    `told` is how many seconds it takes to say what the candidate told.
    """

    long: Suggestion
    short: Suggestion
    blanks: tuple[str, ...]
    line: str | None
    too_long: bool
    too_short: bool
    told: float


def compose(answer: Answer, topic: Topic, joining: Joining, language: str) -> Composed:
    """Make the suggested answers of one topic. `topic`, `joining` and `language` are those of the interview."""
    told = _whole(answer.whole, language) if answer.whole else _by_part(answer, topic, joining, language)
    blanks = tuple(piece.part for piece in told if piece.source is BLANK and piece.part)
    first, last = Piece(FRAME, topic.opening), Piece(FRAME, topic.closing)
    pool = {piece.part: _timed(piece.text, language) for piece in told if piece.source is TOLD}
    words = sum(seconds for sentences_ in pool.values() for _, seconds in sentences_)
    frames = _frame_seconds(topic.opening, language), _frame_seconds(topic.closing, language)
    # Somebody who told it as one whole has an opening and an end already.
    framed = not answer.whole
    long = Suggestion((first, *told, last) if framed else told, languages.rounded(words + framed * sum(frames)))
    chosen, taken = _short(told, pool, topic.kind) if framed else _short_whole(told[0], pool[None])
    # The opening of a weakness is what names it.
    with_first = framed and taken + frames[0] <= (SHORT_FROM_THE_START if topic.kind is Kind.WEAKNESS else SHORT)
    short = Suggestion((first, *chosen) if with_first else chosen, languages.rounded(taken + with_first * frames[0]))
    too_short = topic.kind is Kind.OPENING and bool(answer) and not blanks and long.seconds < BRIEF
    return Composed(
        long, short, blanks, _line(told, pool, topic.kind), long.seconds > LONG[topic.kind], too_short, words
    )


#: Sentences of a piece, each with the seconds that it takes.
Timed = list[tuple[str, float]]


def _timed(text: str, language: str) -> Timed:
    return [(sentence, languages.spoken(sentence, language)) for sentence in sentences(text, language)]


@lru_cache(maxsize=512)
def _frame_seconds(text: str, language: str) -> float:
    """Openings and closings are the same for every candidate."""
    return languages.spoken(text, language)


def _whole(text: str, language: str) -> tuple[Piece, ...]:
    return (Piece(TOLD, alone(capitalised(text, language))),)


def _by_part(answer: Answer, topic: Topic, joining: Joining, language: str) -> tuple[Piece, ...]:
    return tuple(_piece(name, answer.parts.get(name), part, joining, language) for name, part in topic.parts.items())


def _piece(name: str, told: str | None, part: Part, joining: Joining, language: str) -> Piece:
    if not told:
        return Piece(BLANK, part.prompt, name)
    text = capitalised(joined(part.stem, told, part.continues, joining), language)
    return Piece(TOLD, text, name, part.stem if text.startswith(part.stem) else None)


def _short(told: tuple[Piece, ...], pool: dict[str | None, Timed], kind: Kind) -> tuple[tuple[Piece, ...], float]:
    """The most telling sentences that fit, in the order in which they are told, and their seconds.

    Round by round, each part gives its next sentence, the telling parts first; the first two telling parts are in
    whatever their length, as blanks if nothing was told, and so is the beginning if it takes a little more.
    """
    places = [piece.part for piece in told]
    order = [part for part in TELLING[kind] if part in places] + [part for part in places if part not in TELLING[kind]]
    taken = {part: 1 for part in order[:2] if part in pool}
    first = next((part for part in places if part in pool), None)
    seconds = sum(pool[part][0][1] for part in taken)
    if first and first not in taken and seconds + pool[first][0][1] <= SHORT_FROM_THE_START:
        taken[first] = 1
        seconds += pool[first][0][1]
    for depth in range(1, max((len(found) for found in pool.values()), default=0) + 1):
        for part in order:
            if part not in pool or taken.get(part, 0) != depth - 1 or len(pool[part]) < depth:
                continue
            if seconds + pool[part][depth - 1][1] <= SHORT:
                taken[part] = depth
                seconds += pool[part][depth - 1][1]
    return tuple(_cut(piece, pool, taken) for piece in told if _in_short(piece, taken, order)), seconds


def retold(composed: Composed, telling: Sequence[str], language: str) -> Composed:
    """An answer told as one whole, with a short version that keeps the sentences that tell most."""
    (told,) = composed.long.pieces
    chosen, taken = _short_whole(told, _timed(told.text, language), telling)
    return replace(composed, short=Suggestion(chosen, languages.rounded(taken)))


def _short_whole(told: Piece, timed: Timed, telling: Sequence[str] = ()) -> tuple[tuple[Piece, ...], float]:
    """Of what was told as one whole: how it begins, what tells most, how it ends, and more of the beginning."""
    known = [sentence for sentence, _ in timed]
    last = len(timed) - 1
    best = [known.index(sentence) for sentence in telling if sentence in known]
    taken, seconds = {0}, timed[0][1]
    for place in (*best, last, *range(1, last)):
        if place not in taken and seconds + timed[place][1] <= SHORT:
            taken.add(place)
            seconds += timed[place][1]
    kept = [stopped(unmarked(known[place])) for place in sorted(taken)]
    return (Piece(told.source, " ".join(kept)),), seconds


def _in_short(piece: Piece, taken: dict[str | None, int], order: list[str | None]) -> bool:
    return piece.part in taken or (piece.source is BLANK and piece.part in order[:2])


def _cut(piece: Piece, pool: dict[str | None, Timed], taken: dict[str | None, int]) -> Piece:
    """A told piece down to the sentences that were taken; a blank as it is, and what is told in one sentence."""
    if piece.part not in taken or len(pool[piece.part]) == 1:
        return piece
    kept = pool[piece.part][: taken[piece.part]]
    return Piece(piece.source, " ".join(sentence for sentence, _ in kept), piece.part, piece.stem)


def _line(told: tuple[Piece, ...], pool: dict[str | None, Timed], kind: Kind) -> str | None:
    """The first sentence of the most telling part, without the stem, which says nothing by itself but who it is."""
    stems = {piece.part: piece.stem or "" for piece in told}
    for part in (*TELLING[kind], *stems):
        if part in pool:
            sentence, stem = pool[part][0][0], stems[part].removesuffix(_SUBJECT)
            return alone(sentence.removeprefix(stem).lstrip(" ,")) if stem else sentence
    return None
