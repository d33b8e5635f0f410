"""What the coach says of an answer just told: what landed, the one change, a question; and what a change has mended."""

from __future__ import annotations

from functools import partial

from cscoach.content.schema import Kind, Topic
from cscoach.interview.events import Note, Rows
from cscoach.interview.talk import Talk
from cscoach.judging import coaching
from cscoach.judging.judgement import Judgement, State
from cscoach.judging.labels import MENDED_BY
from cscoach.sheet.hearing import Heard, heard
from cscoach.text import quoted

#: How much is praised after each answer.
SHOWN = 1


def judged(talk: Talk, topic: Topic) -> Heard | None:
    """What was told about a topic, judged; what is praised is remembered, so that the next answer hears other words.

    None where there is nothing to judge, or nothing to judge it with.
    """
    candidate = talk.candidate
    said = talk.interview.topic(topic.id)
    before = [praise for name, some in talk.praised.items() if name != topic.id for praise in some]
    found = heard(talk.composed(topic), said, candidate.interview_language, candidate.language, before)
    talk.praised[topic.id] = found.feedback.praise[:SHOWN] if found else []
    return found


def rows(talk: Talk, found: Heard) -> Rows:
    """The feedback as a card. One change at a time; a doubt is put as a question."""
    said = found.feedback
    cited = partial(quoted, code=talk.candidate.language)
    lines: list[tuple[str, str]] = []
    if found.judgement.state is not State.USABLE or not said.change:
        lines.append(("verdict", said.verdict))
    lines += [("landed", f"{cited(words)} {praise}") for praise, words in said.landed[:SHOWN]]
    if said.change:
        words = f" {cited(said.change.quote)}" if said.change.quote else ""
        lines.append(("change", f"{said.change.name}.{words} {said.change.message} {said.change.advice}"))
        lines.append(("follow-up", said.change.follow_up))
    lines += [("doubt", f"{cited(words)} {ask}" if words else ask) for ask, words in said.doubts]
    return Rows(tuple((talk.say(f"check.{label}").removesuffix(":"), text, None) for label, text in lines))


def progress(talk: Talk, before: Judgement, after: Judgement) -> Note | None:
    """What a change has mended, by the names of the findings. None when nothing has."""
    words = talk.guidance.coaching
    left = {finding.rule for finding in after.findings}
    gone = [finding.rule for finding in before.findings if finding.rule not in left and coaching.firm(finding)]
    if not gone:
        return None
    return Note(talk.say("check.mended", findings=", ".join(words.findings[rule].name for rule in gone)), "good")


def part_to_mend(judgement: Judgement) -> str | None:
    """The part whose telling would lift the answer most, if the first finding has one."""
    for finding in coaching.ordered(judgement.findings):
        part = MENDED_BY.get(finding.rule, {}).get(Kind(judgement.kind))
        if part:
            return part
    return None
