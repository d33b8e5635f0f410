"""The whole walk: set up or resume, one topic after the other, the sheet."""

from __future__ import annotations

from dataclasses import replace

from cscoach import text
from cscoach.candidate import Candidate
from cscoach.content.schema import Topic
from cscoach.interview import what_if
from cscoach.interview.choosing import choose_topics
from cscoach.interview.events import Choose, Finish, Heading, Note, Option, Save
from cscoach.interview.setup import set_up
from cscoach.interview.talk import Settings, Step, Stretch, Talk
from cscoach.interview.topic import MINUTES, tell


def walk(settings: Settings, candidate: Candidate | None) -> Stretch[bool]:
    """Prepare somebody new, or go on with `candidate`. True when it ended with a sheet, False when stopped before."""
    if candidate is None or not (candidate.strengths or candidate.weaknesses):
        talk = yield from set_up(settings, candidate)
        start = 0
    else:
        talk = Talk(settings, _as_given(candidate, settings.given))
        resumed = yield from _resume(talk)
        if resumed is None:
            return False
        start = resumed
    step = yield from _topics(talk, start)
    if step is Step.STOP:
        return False
    path = yield Finish(talk.candidate)
    yield from _ending(talk, str(path))
    return True


def _as_given(candidate: Candidate, given: dict[str, str]) -> Candidate:
    """What is said on the command line wins over the file."""
    language = given.get("interview-language", candidate.interview_language)
    return replace(candidate, interview_language=language, role=given.get("role", candidate.role))


def _topics(talk: Talk, start: int) -> Stretch[Step]:
    at = start
    while True:
        topics = talk.topics()
        if at >= len(topics):
            step = (yield from what_if.ask(talk)) if start < len(topics) else Step.NEXT
            if step is not Step.BACK:
                return step
            at = len(topics) - 1
        step = yield from tell(talk, topics[at], _progress(talk, topics, at))
        if step is Step.STOP:
            return step
        if step is Step.BACK and at == 0:
            yield Note(talk.say("walk.no-back"), "quiet")
        else:
            at += -1 if step is Step.BACK else 1


def _progress(talk: Talk, topics: list[Topic], at: int) -> str:
    return talk.say(
        "walk.progress",
        kind=talk.say(f"walk.{topics[at].kind}"),
        number=at + 1,
        total=len(topics),
        minutes=MINUTES[topics[at].kind],
    )


def _resume(talk: Talk) -> Stretch[int | None]:
    """Say where things stand and ask what next: the number of the topic to go on with, or None to stop."""
    topics = talk.topics()
    yield Heading(talk.say("resume.welcome"))
    yield Note(talk.say("resume.where", n=len(topics), told=sum(bool(talk.answer(topic)) for topic in topics)))
    at = _unfinished(talk, topics)
    options = [Option(f"change:{topic.id}", talk.say("resume.change", topic=topic.name)) for topic in topics]
    options = [
        *([Option("go-on", talk.say("resume.go-on", topic=topics[at].name))] if at is not None else []),
        Option("sheet", talk.say("resume.sheet")),
        *(option for option, topic in zip(options, topics, strict=True) if talk.answer(topic)),
        Option("topics", talk.say("resume.topics")),
        Option("stop", talk.say("walk.stop")),
    ]
    choice = str((yield Choose("resume", talk.say("resume.ask"), tuple(options), options[0].value)))
    if choice == "stop":
        return None
    if choice == "topics":
        yield from choose_topics(talk)
        yield Save(talk.candidate)
        return (yield from _resume(talk))
    if choice.startswith("change:"):
        index = [topic.id for topic in topics].index(choice.removeprefix("change:"))
        step = yield from tell(talk, topics[index], _progress(talk, topics, index))
        return None if step is Step.STOP else (yield from _resume(talk))
    return at if choice == "go-on" else len(topics)


def _unfinished(talk: Talk, topics: list[Topic]) -> int | None:
    """Where the walk stopped: the last topic that was begun if it lacks parts, else the next that was not begun."""
    begun = [index for index, topic in enumerate(topics) if talk.answer(topic)]
    last = begun[-1] if begun else -1
    if begun and talk.composed(topics[last]).blanks:
        return last
    in_turn = [*range(last + 1, len(topics)), *range(last + 1)]
    return next((index for index in in_turn if not talk.answer(topics[index])), None)


def _ending(talk: Talk, path: str) -> Stretch[None]:
    topics = talk.topics()
    composed = {topic.id: talk.composed(topic) for topic in topics}
    told = [topic for topic in topics if talk.answer(topic)]
    spoken = sum(composed[topic.id].long.seconds for topic in told)
    open_parts = [(topic, part) for topic in topics for part in composed[topic.id].blanks]
    yield Note(talk.say("end.sheet", path=path), "good")
    if told:
        yield Note(talk.say("end.length", n=len(told), minutes=max(1, round(spoken / 60))))
    if open_parts:
        topic, part = open_parts[0]
        first = f"{topic.name}: {text.shortened(topic.parts[part].prompt, 60)}"
        yield Note(talk.say("end.blanks", n=len(open_parts), first=first), "care")
    else:
        yield Note(talk.say("end.no-blanks"))
