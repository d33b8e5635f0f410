"""What an interviewer hears in an answer that is told: the judge's view of the candidate's own words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from cscoach.composing.suggestion import Composed, Piece, Source
from cscoach.content.interface import Interface
from cscoach.content.load import load
from cscoach.content.schema import PARTS, Kind, Topic
from cscoach.judging.coaching import Feedback, feedback, firm
from cscoach.judging.judge import Case, available, blank, judge_all
from cscoach.judging.judgement import Band, Finding, Judgement, State
from cscoach.judging.labels import GRAVE, MENDED_BY
from cscoach.judging.state import is_foreign
from cscoach.languages import say_list


class Heard(NamedTuple):
    """A judgement, the words that were judged, and what to say of it."""

    judgement: Judgement
    answer: str
    feedback: Feedback


class Hearable(NamedTuple):
    """What is told in an answer, to be judged; `said` is the topic in its language, `seconds` how long it takes to say.

    `given` has the parts with their spans, `blanks` those that are open, `foreign` the first one that is in another
    language.
    """

    answer: str
    said: Topic
    language: str
    blanks: Sequence[str]
    given: Mapping[str, tuple[int, int]]
    foreign: str | None
    seconds: float


def hearable(composed: Composed, said: Topic, language: str) -> Hearable | None:
    """What there is to judge in an answer; None where that is nothing.

    Stems are judged with the words that continue them, because that is how it is said; openings, closings and blanks
    are not the candidate's and are left out.
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
    foreign = next((piece.part for piece in told if piece.part and is_foreign(_own(piece), language)), None)
    return Hearable(answer, said, language, composed.blanks, given, foreign, composed.told)


def judged(found: Sequence[Hearable]) -> list[Judgement]:
    """What the judge says of answers, all at once. Of one with a part in another language only that."""
    cases = [
        Case(each.answer, each.said.id, each.said.kind, each.language, each.said.model_texts, each.given, each.seconds)
        for each in found
        if not each.foreign
    ]
    judgements = iter(judge_all(cases))
    return [_in_another_language(each) if each.foreign else next(judgements) for each in found]


def _in_another_language(found: Hearable) -> Judgement:
    return blank(found.answer, found.said.id, found.said.kind, found.language, State.OTHER_LANGUAGE)


def heard(
    found: Hearable,
    judgement: Judgement,
    guidance: str,
    said_before: Sequence[str] = (),
    is_said: Callable[[Finding, Judgement, str], bool] = lambda finding, judgement, answer: True,
) -> Heard:
    """What to say of an answer that was judged.

    `said_before` is praise of other answers. `is_said` tells whether a finding is to be said of the answer; one that a
    blank asks for already is not.
    """
    answer, blanks, kind = found.answer, found.blanks, found.said.kind
    left = _left(
        judgement, lambda finding: not _is_asked(finding, blanks, kind) and is_said(finding, judgement, answer)
    )
    # The suggested answer has its blanks already where its parts were told, and stands as it is where it is strong.
    again = not found.given and judgement.band is not Band.STRONG
    said = feedback(left, answer, guidance, said_before, found.said, again=again)
    interface = load(guidance).interface
    if found.foreign:
        part = interface.say(f"parts.{found.foreign}")
        said = said._replace(verdict=f"{part[:1].upper()}{part[1:]}: {said.verdict}")
    elif blanks and judgement.state in (State.USABLE, State.TOO_SHORT):
        # What is still open comes before how good it is.
        said = said._replace(verdict=_unfinished(blanks, interface))
    return Heard(judgement, answer, said)


def open_parts(composed: Composed, found: Heard | None) -> tuple[str, ...]:
    """What is still to be told: the blanks, or what only the judge can miss in an answer told as one whole.

    A strong answer stands as it is; one about something else has told nothing.
    """
    if found is None or any(piece.part for piece in composed.long.pieces):
        return composed.blanks
    if found.judgement.state is State.OFF_TOPIC:
        return PARTS[Kind(found.judgement.kind)]
    return () if found.judgement.band is Band.STRONG else found.judgement.missing


def harms(line: str | None, found: Heard) -> bool:
    """Whether a line of an answer is itself a fault that sinks it."""
    grave = [each for each in found.judgement.findings if each.rule in GRAVE and firm(each, found.judgement)]
    return line is not None and any(each.span and line in found.answer[slice(*each.span)] for each in grave)


def _own(piece: Piece) -> str:
    """The candidate's own words of a piece."""
    return piece.text.removeprefix(piece.stem or "")


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
    if (findings, doubts) == (judgement.findings, judgement.doubts):
        return judgement
    return judgement._replace(findings=findings, doubts=doubts)
