"""The whole walk: set up or resume, one topic after the other, the sheet."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from cscoach import languages, text
from cscoach.candidate import Candidate
from cscoach.content.schema import Topic
from cscoach.interview import what_if
from cscoach.interview.choosing import choose_topics, in_order
from cscoach.interview.events import Choose, Finish, Heading, Note, Option, Save
from cscoach.interview.feedback import judged
from cscoach.interview.setup import set_up
from cscoach.interview.talk import Settings, Step, Stretch, Talk
from cscoach.interview.topic import MINUTES, tell
from cscoach.sheet.hearing import open_parts


def walk(settings: Settings, candidate: Candidate | None) -> Stretch[bool]:
    """Prepare somebody new, or go on with `candidate`. True when it ended with a sheet, False when stopped before."""
    if candidate is None or not (candidate.strengths or candidate.weaknesses):
        talk = yield from set_up(settings, candidate)
        start = 0
    else:
        talk = Talk(settings, _as_given(candidate, settings.given))
        talk.candidate = in_order(talk)
        resumed = yield from _resume(talk)
        if resumed is None:
            return False
        start = resumed
    if talk.bilingual and start < len(talk.topics()):
        language = languages.say_language(talk.guidance.language, talk.interview.language)
        yield Note(talk.say("walk.answer-in", language=language))
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


def _topics(talk: Talk, at: int) -> Stretch[Step]:
    """Go through the topic at a place and then through all that are not told, those before it last.

    Back leads to the topic before, told or not; the one that was left by it comes again.
    """
    passed: set[str] = set()
    left: set[str] = set()
    while at < len(talk.topics()):
        topic = talk.topics()[at]
        step = yield from tell(talk, topic, _progress(talk, at))
        if step is Step.STOP:
            return step
        if step is Step.BACK:
            if at == 0:
                yield Note(talk.say("walk.no-back"), "quiet")
            left.add(topic.id)
            at = max(0, at - 1)
            continue
        left.discard(topic.id)
        passed.add(topic.id)
        following = _next(talk, at + 1, passed, left)
        if following is None:
            step = yield from what_if.ask(talk)
            if step is not Step.BACK:
                return step
        else:
            at = following
    return Step.NEXT


def _next(talk: Talk, start: int, passed: Set[str] = frozenset(), left: Set[str] = frozenset()) -> int | None:
    """The first topic from a place on, and then from the beginning, of which nothing is told; None if there is none.

    Those that were passed do not count, and those that were left do, whatever is told of them.
    """
    topics = talk.topics()
    fresh = {topic.id for topic in topics if not talk.answer(topic)}
    in_turn = [*range(start, len(topics)), *range(start)]
    return next((at for at in in_turn if topics[at].id in (fresh - passed) | left), None)


def _progress(talk: Talk, at: int) -> str:
    topics = talk.topics()
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
    answered = [at for at, topic in enumerate(topics) if talk.answer(topic)]
    begun = [at for at in answered if talk.composed(topics[at]).blanks]
    yield Heading(talk.say("resume.welcome"))
    where = talk.say("resume.where", n=len(topics), told=len(answered) - len(begun))
    yield Note(f"{where} {talk.say('resume.begun', n=len(begun))}" if begun else where)
    # Who broke off in the middle of a topic goes on there; who left a part open on purpose may have the next one.
    ways = [*begun[-1:], _next(talk, max(begun[-1:] or answered, default=-1) + 1)]
    places = dict(zip(("go-on", "next"), (at for at in ways if at is not None), strict=False))
    options = [
        *(Option(way, _way(talk, topics[at])) for way, at in places.items()),
        Option("sheet", talk.say("resume.sheet")),
        *(Option(f"change:{topics[at].id}", talk.say("resume.change", topic=topics[at].name)) for at in answered),
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
        step = yield from tell(talk, topics[index], _progress(talk, index))
        return None if step is Step.STOP else (yield from _resume(talk))
    return places.get(choice, len(topics))


def _way(talk: Talk, topic: Topic) -> str:
    told, parts = len(talk.answer(topic).parts), len(topic.parts)
    if told:
        return talk.say("resume.go-on-begun", topic=topic.name, told=told, n=parts)
    return talk.say("resume.go-on", topic=topic.name)


def _ending(talk: Talk, path: str) -> Stretch[None]:
    topics = talk.topics()
    composed = {topic.id: talk.composed(topic) for topic in topics}
    told = [topic for topic in topics if talk.answer(topic)]
    spoken = sum(composed[topic.id].long.seconds for topic in told)
    heard = {topic.id: judged(talk, topic) if talk.answer(topic).whole else None for topic in told}
    left = [(topic, part) for topic in topics for part in open_parts(composed[topic.id], heard.get(topic.id))]
    yield Note(talk.say("end.sheet", path=path), "good")
    if told:
        yield Note(talk.say("end.length", n=len(told), minutes=max(1, round(spoken / 60))))
    if left:
        topic, part = left[0]
        first = f"{topic.name}: {text.shortened(topic.parts[part].prompt, 60)}"
        yield Note(talk.say("end.blanks", n=len(left), first=first), "care")
    else:
        yield Note(talk.say("end.no-blanks"))
