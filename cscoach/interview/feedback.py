"""What the coach says of an answer just told: what landed, the one change, a question; and what a change has mended."""

from __future__ import annotations

from cscoach.composing.suggestion import Source
from cscoach.content.schema import Kind, Topic
from cscoach.interview.events import Note, Rows
from cscoach.interview.talk import Talk
from cscoach.judging import coaching
from cscoach.judging.judge import available, judge
from cscoach.judging.judgement import Judgement, State
from cscoach.languages import LANGUAGES

#: The part that mends a finding, where one does.
MENDED_BY = {
    "no-example": {Kind.STRENGTH: "situation", Kind.WEAKNESS: "admission"},
    "no-result": {Kind.STRENGTH: "result"},
    "unclear-contribution": {Kind.STRENGTH: "action"},
    "no-improvement": {Kind.WEAKNESS: "improvement"},
    "no-evidence": {Kind.WEAKNESS: "evidence"},
    "denies-weakness": {Kind.WEAKNESS: "admission"},
}


def judged(talk: Talk, topic: Topic) -> tuple[Judgement, str] | None:
    """What was told about a topic, judged, and the text that was judged. None where there is nothing to judge with."""
    told = [piece.text for piece in talk.composed(topic).long.pieces if piece.source is Source.TOLD]
    language = talk.candidate.interview_language
    if not told or topic.kind is Kind.OPENING or not available(language, talk.candidate.language):
        return None
    answer = " ".join(told)
    models = tuple(" ".join(model.parts.values()) for model in talk.interview.topic(topic.id).models)
    return judge(answer, topic.id, topic.kind, language, models), answer


def rows(talk: Talk, judgement: Judgement, answer: str) -> Rows:
    """The feedback as a card. One change at a time; a doubt is put as a question."""
    said = coaching.feedback(judgement, answer, talk.candidate.language)
    opened, closed = LANGUAGES[talk.candidate.language].quotes
    found: list[tuple[str, str, str | None]] = []
    if judgement.state is not State.USABLE:
        return Rows(((talk.say("check.change"), said.verdict, None),))
    found += [
        (talk.say("check.landed"), f"{opened}{words}{closed} {praise}", None) for praise, words in said.landed[:1]
    ]
    if said.change:
        quoted = f" {opened}{said.change.quote}{closed}" if said.change.quote else ""
        words = f"{said.change.name}.{quoted} {said.change.message} {said.change.advice}"
        found.append((talk.say("check.change"), words, None))
        found.append((talk.say("check.follow-up"), said.change.follow_up, None))
    found += [(talk.say("check.doubt"), f"{opened}{words}{closed} {ask}", None) for ask, words in said.doubts]
    if not said.change:
        found.append((talk.say("check.verdict"), said.verdict, None))
    return Rows(tuple(found))


def progress(talk: Talk, before: Judgement, after: Judgement) -> Note | None:
    """What a change has mended, by the names of the findings. None when nothing has."""
    words = coaching.load(talk.candidate.language)
    left = {finding.rule for finding in after.findings}
    gone = [finding.rule for finding in before.findings if finding.rule not in left]
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
