"""What the coach says of an answer just told: what landed, the one change, a question; and what a change has mended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from cscoach.content.schema import Kind, Topic
from cscoach.interview.events import Note, Rows, Told
from cscoach.interview.talk import Talk
from cscoach.judging import coaching
from cscoach.judging.judgement import Finding, Judgement, State
from cscoach.sheet import hearing
from cscoach.sheet.hearing import Heard, hearable, heard, mended_by
from cscoach.text import quoted

#: How much is praised after each answer.
SHOWN = 1


def judged(talk: Talk, topic: Topic) -> Heard | None:
    """What was told about a topic, judged; what is praised is remembered, so that the next answer hears other words.

    What a blank asks for already is not asked for again, nor what was asked of the answer before it was changed.
    None where there is nothing to judge, or nothing to judge it with.
    """
    candidate, words = talk.candidate, talk.guidance.coaching.findings
    before = [praise for name, some in talk.praised.items() if name != topic.id for praise in some]
    said = talk.interview.topic(topic.id)

    def is_said(finding: Finding, judgement: Judgement, answer: str) -> bool:
        is_told = coaching.firm(finding, judgement) and not finding.asked
        return is_told or talk.asked.get((topic.id, words[finding.rule].ask), answer) == answer

    told = hearable(talk.composed(topic), said, candidate.interview_language)
    found = heard(told, hearing.judged([told])[0], candidate.language, before, is_said) if told else None
    talk.praised[topic.id] = found.feedback.praise[:SHOWN] if found else []
    if found:
        for ask, _ in found.feedback.doubts:
            talk.asked.setdefault((topic.id, ask), found.answer)
    return found


def rows(talk: Talk, found: Heard, blanks: Sequence[str]) -> Rows:
    """The feedback as a card. One change at a time; a doubt is put as a question. Blanks come before any verdict."""
    said, cited = found.feedback, partial(quoted, code=talk.candidate.language)
    lines: list[tuple[str, str]] = []
    if blanks or found.judgement.state is not State.USABLE or not said.change:
        lines.append(("verdict", said.verdict))
    lines += [("landed", f"{cited(words)} {praise}") for praise, words in said.landed[:SHOWN]]
    if said.change:
        words = f" {cited(said.change.quote)}" if said.change.quote else ""
        lines.append(("change", f"{said.change.name}.{words} {said.change.message} {said.change.advice}"))
        if said.change.begin and not said.rewrite:
            lines.append(("begin", said.change.begin))
        lines.append(("follow-up", said.change.follow_up))
    lines += [("doubt", f"{cited(words)} {ask}" if words else ask) for ask, words in said.doubts]
    return Rows(tuple((talk.say(f"check.{label}").removesuffix(":"), text, None) for label, text in lines))


def again(said: coaching.Feedback, say: Callable[..., str]) -> Told:
    """How to tell the answer again: the candidate's own sentences, and blanks with what they are for."""
    pieces = ((piece, piece.part and say(f"parts.{piece.part}")) for piece in said.rewrite)
    return Told(
        say("check.rewrite"),
        tuple(("blank" if piece.is_blank else "told", "\n" * piece.line + piece.text, part) for piece, part in pieces),
    )


def progress(talk: Talk, before: Judgement, after: Judgement, blanks: Sequence[str]) -> Note | None:
    """What a change has mended, by the names of the findings. None when nothing has; a blank mends nothing."""
    words = talk.guidance.coaching
    left = {finding.rule for finding in after.findings}
    gone = [
        finding.rule
        for finding in before.findings
        if finding.rule not in left
        and coaching.firm(finding, before)
        and mended_by(finding, Kind(after.kind)) not in blanks
    ]
    if not gone:
        return None
    return Note(talk.say("check.mended", findings=", ".join(words.findings[rule].name for rule in gone)), "good")


def part_to_mend(judgement: Judgement) -> str | None:
    """The part whose telling would lift the answer most, if the first finding has one."""
    parts = (mended_by(finding, Kind(judgement.kind)) for finding in coaching.ordered(judgement.findings))
    return next((part for part in parts if part), None)
