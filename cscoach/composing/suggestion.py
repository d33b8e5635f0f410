"""One topic's answer as it would be said: long (about a minute) and short (about twenty seconds), blanks left visible.

Facts only: every word is the candidate's, or of a stem, an opening or a closing line of the content.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cscoach import languages
from cscoach.candidate import Answer
from cscoach.composing.joining import joined, stopped
from cscoach.content.schema import TELLING, Joining, Kind, Part, Topic
from cscoach.text import sentences

#: What a short answer may take, in seconds; the sentences that tell most come first.
SHORT = 25

#: Beyond this, in seconds, a listener drifts off (domain.md 6.1, D7).
LONG = {Kind.OPENING: 90, Kind.STRENGTH: 120, Kind.WEAKNESS: 120}


class Source(StrEnum):
    """Where a piece of a suggested answer comes from."""

    FRAME = "frame"  # an opening or closing line of the content
    TOLD = "told"  # the candidate's words, with or without a stem before them
    BLANK = "blank"  # nothing yet: the question that fills it


@dataclass(frozen=True)
class Piece:
    """A stretch of a suggested answer. `part` is None for frames and for an answer told as one whole."""

    source: Source
    text: str
    part: str | None = None
    stem: str | None = None


@dataclass(frozen=True)
class Suggestion:
    """A suggested answer. `seconds` is about how long it takes to say what is there; blanks take no time."""

    pieces: tuple[Piece, ...]
    seconds: int

    @property
    def text(self) -> str:
        """The answer as one text, blanks in square brackets."""
        return " ".join(f"[{piece.text}]" if piece.source is Source.BLANK else piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Composed:
    """Everything that is suggested for one topic. `line` is the answer in one sentence of the candidate's own words."""

    long: Suggestion
    short: Suggestion
    blanks: tuple[str, ...]
    line: str | None
    too_long: bool


def compose(answer: Answer, topic: Topic, joining: Joining, language: str) -> Composed:
    """Make the suggested answers of one topic. `topic`, `joining` and `language` are those of the interview."""
    told = _whole(answer.whole) if answer.whole else _by_part(answer, topic, joining)
    blanks = tuple(piece.part for piece in told if piece.source is Source.BLANK and piece.part)
    frame_first = Piece(Source.FRAME, topic.opening)
    frame_last = Piece(Source.FRAME, topic.closing)
    # Somebody who told it as one whole has an opening and an end already.
    long = told if answer.whole else (frame_first, *told, frame_last)
    chosen = _short(told, topic.kind, language)
    spare = _seconds((frame_first, *chosen), language) <= SHORT and not answer.whole
    short = (frame_first, *chosen) if spare else chosen
    suggestion = _suggestion(long, language)
    return Composed(
        suggestion,
        _suggestion(short, language),
        blanks,
        _line(told, topic.kind, language),
        suggestion.seconds > LONG[topic.kind],
    )


def _whole(text: str) -> tuple[Piece, ...]:
    return (Piece(Source.TOLD, stopped(text)),)


def _by_part(answer: Answer, topic: Topic, joining: Joining) -> tuple[Piece, ...]:
    return tuple(_piece(name, answer.parts.get(name), part, joining) for name, part in topic.parts.items())


def _piece(name: str, told: str | None, part: Part, joining: Joining) -> Piece:
    if not told:
        return Piece(Source.BLANK, part.prompt, name)
    text = joined(part.stem, told, part.continues, joining)
    return Piece(Source.TOLD, text, name, part.stem if text.startswith(part.stem) else None)


def _suggestion(pieces: tuple[Piece, ...], language: str) -> Suggestion:
    return Suggestion(pieces, _seconds(pieces, language))


def _seconds(pieces: tuple[Piece, ...], language: str) -> int:
    return languages.seconds(" ".join(p.text for p in pieces if p.source is not Source.BLANK), language)


def _short(told: tuple[Piece, ...], kind: Kind, language: str) -> tuple[Piece, ...]:
    """The most telling sentences that fit, in the order in which they are told.

    Round by round, each part gives its next sentence, the telling parts first; the first two telling parts are in
    whatever their length, as blanks if nothing was told.
    """
    places = [piece.part for piece in told]
    order = [part for part in TELLING[kind] if part in places] + [part for part in places if part not in TELLING[kind]]
    pool = {piece.part: sentences(piece.text, language) for piece in told if piece.source is Source.TOLD}
    taken: dict[str | None, int] = {part: 1 for part in order[:2] if part in pool}
    for depth in range(1, max((len(found) for found in pool.values()), default=0) + 1):
        for part in order:
            if part not in pool or taken.get(part, 0) >= depth or len(pool[part]) < depth:
                continue
            trial = {**taken, part: depth}
            if languages.seconds(_taken(pool, trial), language) <= SHORT:
                taken = trial
    wanted = set(order[:2])
    return tuple(
        Piece(piece.source, " ".join(pool[piece.part][: taken[piece.part]]), piece.part, piece.stem)
        if piece.part in taken
        else piece
        for piece in told
        if piece.part in taken or (piece.source is Source.BLANK and piece.part in wanted)
    )


def _taken(pool: dict[str | None, list[str]], taken: dict[str | None, int]) -> str:
    return " ".join(sentence for part, count in taken.items() for sentence in pool[part][:count])


def _line(told: tuple[Piece, ...], kind: Kind, language: str) -> str | None:
    by_part = {piece.part: piece for piece in told if piece.source is Source.TOLD}
    for part in (*TELLING[kind], *by_part):
        if part in by_part:
            return sentences(by_part[part].text, language)[0]
    return None
