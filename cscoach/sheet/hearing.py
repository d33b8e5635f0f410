"""What an interviewer hears in an answer that is told: the judge's view of the candidate's own words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from cscoach.composing.suggestion import Composed, Piece, Source
from cscoach.content.interface import Interface
from cscoach.content.load import load
from cscoach.content.schema import PARTS, Kind, Topic
from cscoach.judging.coaching import Feedback, feedback
from cscoach.judging.judge import available, blank, judge
from cscoach.judging.judgement import Band, Finding, Judgement, State
from cscoach.judging.labels import MENDED_BY
from cscoach.judging.state import is_foreign
from cscoach.languages import say_list


@dataclass(frozen=True)
class Heard:
    """A judgement, the words that were judged, and what to say of it."""

    judgement: Judgement
    answer: str
    feedback: Feedback


def heard(
    composed: Composed,
    said: Topic,
    language: str,
    guidance: str,
    said_before: Sequence[str] = (),
    is_said: Callable[[Finding, str], bool] = lambda finding, answer: True,
) -> Heard | None:
    """Judge what is told; `said` is the topic in the language of the answer. None where there is nothing to judge.

    Stems are judged with the words that continue them, because that is how it is said; openings, closings and blanks
    are not the candidate's and are left out. `said_before` is praise of other answers. `is_said` tells whether a
    finding is to be said of the answer; one that a blank asks for already is not.
    """
    told = [piece for piece in composed.long.pieces if piece.source is Source.TOLD]
    if not told or said.kind is Kind.OPENING or not available(language):
        return None
    answer, given = "", {}
    for piece in told:
        start = len(answer) + bool(answer)
        answer = f"{answer} {piece.text}" if answer else piece.text
        if piece.part:
            given[piece.part] = (start, len(answer))
    foreign = next((piece for piece in told if piece.part and is_foreign(_own(piece), language)), None)
    if foreign:
        return _foreign(answer, foreign, said, language, guidance)
    judgement = judge(answer, said.id, said.kind, language, said.model_texts, given)
    blanks = composed.blanks
    left = _left(judgement, lambda found: not _is_asked(found, blanks, said.kind) and is_said(found, answer))
    said_of_it = feedback(left, answer, guidance, said_before, said)
    if given or judgement.band is Band.STRONG:
        # The suggested answer has its blanks already, or stands as it is.
        said_of_it = replace(said_of_it, rewrite=())
    if blanks and judgement.state in (State.USABLE, State.TOO_SHORT):
        # What is still open comes before how good it is.
        said_of_it = replace(said_of_it, verdict=_unfinished(blanks, load(guidance).interface))
    return Heard(judgement, answer, said_of_it)


def open_parts(composed: Composed, found: Heard | None) -> tuple[str, ...]:
    """What is still to be told: the blanks, or what only the judge can miss in an answer told as one whole.

    A strong answer stands as it is; one about something else has told nothing.
    """
    if found is None or any(piece.part for piece in composed.long.pieces):
        return composed.blanks
    if found.judgement.state is State.OFF_TOPIC:
        return PARTS[Kind(found.judgement.kind)]
    return () if found.judgement.band is Band.STRONG else found.judgement.missing


def _own(piece: Piece) -> str:
    """The candidate's own words of a piece."""
    return piece.text.removeprefix(piece.stem or "")


def _foreign(answer: str, piece: Piece, said: Topic, language: str, guidance: str) -> Heard:
    """What to say of an answer of which one part is in another language: only that, and which part it is."""
    judgement = blank(answer, said.id, said.kind, language, State.OTHER_LANGUAGE)
    found = feedback(judgement, answer, guidance)
    part = load(guidance).interface.say(f"parts.{piece.part}")
    return Heard(judgement, answer, replace(found, verdict=f"{part[:1].upper()}{part[1:]}: {found.verdict}"))


def mended_by(finding: Finding, kind: Kind) -> str | None:
    """The part of an answer that would mend a finding, where one does."""
    return MENDED_BY.get(finding.rule, {}).get(kind)


def _is_asked(finding: Finding, blanks: Sequence[str], kind: Kind) -> bool:
    """Whether the blanks ask for what a finding misses. Where there is one, nobody is told that there is little."""
    return bool(blanks) and (finding.rule == "too-short" or mended_by(finding, kind) in blanks)


def _unfinished(blanks: Sequence[str], interface: Interface) -> str:
    parts = say_list(interface.language, [interface.say(f"parts.{part}") for part in blanks])
    return interface.say("walk.unfinished", parts=parts)


def _left(judgement: Judgement, is_left: Callable[[Finding], bool]) -> Judgement:
    """The judgement with the findings and doubts that are left to say."""
    findings, doubts = (tuple(filter(is_left, some)) for some in (judgement.findings, judgement.doubts))
    return replace(judgement, findings=findings, doubts=doubts)
