"""What an interviewer hears in an answer that is told: the judge's view of the candidate's own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cscoach.composing.suggestion import Composed, Source
from cscoach.content.schema import Kind, Topic
from cscoach.judging.coaching import Feedback, feedback
from cscoach.judging.judge import available, judge
from cscoach.judging.judgement import Judgement


@dataclass(frozen=True)
class Heard:
    """A judgement, the words that were judged, and what to say of it."""

    judgement: Judgement
    answer: str
    feedback: Feedback


def heard(
    composed: Composed, said: Topic, language: str, guidance: str, said_before: Sequence[str] = ()
) -> Heard | None:
    """Judge what is told; `said` is the topic in the language of the answer. None where there is nothing to judge.

    Stems are judged with the words that continue them, because that is how it is said; openings, closings and blanks
    are not the candidate's and are left out. `said_before` is praise of other answers.
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
    models = tuple(model.text for model in said.models)
    judgement = judge(answer, said.id, said.kind, language, models, given)
    said_of_it = feedback(judgement, answer, guidance, said_before, unfinished=bool(composed.blanks))
    return Heard(judgement, answer, said_of_it)
