"""The other kind of question: what one would do. Asked once about a strength and once about a weakness."""

from __future__ import annotations

from dataclasses import replace

from cscoach import text
from cscoach.content.posts import post
from cscoach.content.schema import Question, Topic
from cscoach.interview.commands import Command, read
from cscoach.interview.events import Heading, Note, Save, Write
from cscoach.interview.talk import Step, Stretch, Talk


def ask(talk: Talk) -> Stretch[Step]:
    """Ask what has no answer yet. What is left out is not asked for again in this walk."""
    topics = [topic for topic in _asked_about(talk) if topic.id not in talk.candidate.what_if]
    if topics and not talk.settings.quick:
        yield Heading(talk.say("walk.what-if"))
        yield Note(talk.say("walk.what-if-note"), "quiet")
        for topic in topics:
            step = yield from _one(talk, topic)
            if step is not Step.NEXT:
                return step
    return Step.NEXT


def _asked_about(talk: Talk) -> list[Topic]:
    """The strength that weighs most for the post, and the first weakness."""
    fitting = post(talk.candidate.role)
    strengths = sorted(talk.candidate.strengths, key=lambda topic: -fitting.weights.get(topic, 0) if fitting else 0)
    chosen = [*strengths[:1], *list(talk.candidate.weaknesses)[:1]]
    return [topic for topic in map(talk.guidance.topic, chosen) if _question(topic)]


def _question(topic: Topic) -> Question | None:
    return next((question for question in topic.questions if question.kind == "situational"), None)


def _one(talk: Talk, topic: Topic) -> Stretch[Step]:
    asked, said = _question(topic), _question(talk.interview.topic(topic.id))
    if asked is None or said is None:
        return Step.NEXT
    gloss = asked.text if talk.bilingual else None
    prompt = Write(f"{topic.id}.what-if", said.text, gloss, "", talk.say("walk.help-what-if"), "", long=True)
    while True:
        reply = text.clean(str((yield prompt) or ""))
        command = read(reply)
        if command in (Command.STOP, Command.BACK):
            return Step.STOP if command is Command.STOP else Step.BACK
        if command in (Command.HINT, Command.WHOLE):
            hint = "; ".join(topic.listen_for)
            whole = command is Command.WHOLE
            yield Note(talk.say("walk.whole") if whole else f"{talk.say('walk.listen')}: {hint}.", "quiet")
            continue
        if command in (Command.EXAMPLE, Command.EDITOR):
            yield Note(talk.say("walk.nothing"), "quiet")
            continue
        if command not in (None, Command.SKIP):
            yield Note(talk.say("walk.nothing"), "quiet")
            continue
        if reply and command is None:
            talk.candidate = replace(talk.candidate, what_if={**talk.candidate.what_if, topic.id: reply})
            yield Save(talk.candidate)
            yield Note(talk.say("walk.what-if-then"), "quiet")
        return Step.NEXT
