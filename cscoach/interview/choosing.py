"""Which topics to go through: proposed by post, with care for the weaknesses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from cscoach.candidate import Answer, Candidate
from cscoach.content.posts import DECISIVE, STRENGTHS, TICKED, WEAKNESSES, Post, post
from cscoach.content.schema import Kind
from cscoach.interview.events import ChooseMany, Note, Option
from cscoach.interview.talk import Stretch, Talk

#: The choice that shows all topics instead of those that are proposed.
MORE = "more"

#: How many further weaknesses are proposed beside the core three.
OFFERED = 4


def choose_topics(talk: Talk) -> Stretch[None]:
    """Ask for the topics. What was told about one that is dropped stays in the file."""
    before = [*talk.candidate.strengths, *talk.candidate.weaknesses]
    told = [topic for topic in before if talk.candidate.answer(topic)]
    yield Note(talk.say("setup.weakness-choice"), "quiet")
    picked = yield from _picked(talk, before)
    for topic in told:
        if topic not in picked:
            picked.append(topic)
            yield Note(talk.say("resume.kept-topic", topic=talk.guidance.topic(topic).name), "quiet")
    strengths, weaknesses = (
        {topic: talk.candidate.answer(topic) for topic in _ordered(talk, kind, picked) if topic in picked}
        for kind in (Kind.STRENGTH, Kind.WEAKNESS)
    )
    talk.candidate = replace(talk.candidate, strengths=strengths, weaknesses=weaknesses)


def in_order(talk: Talk) -> Candidate:
    """The candidate with the topics in the order in which they are gone through, which a file does not keep."""

    def ordered(kind: Kind, told: Mapping[str, Answer]) -> dict[str, Answer]:
        names = dict.fromkeys([*_ordered(talk, kind, told), *told])
        return {topic: told[topic] for topic in names if topic in told}

    candidate = talk.candidate
    return replace(
        candidate,
        strengths=ordered(Kind.STRENGTH, candidate.strengths),
        weaknesses=ordered(Kind.WEAKNESS, candidate.weaknesses),
    )


def proposed(talk: Talk, kind: Kind) -> list[str]:
    """The topics of a kind that suit the post, the core first."""
    fitting = post(talk.candidate.role)
    if kind is Kind.STRENGTH:
        names = fitting.strengths() if fitting else list(STRENGTHS)
    else:
        names = [*WEAKNESSES, *(fitting.weaknesses[:OFFERED] if fitting else ())]
    return [name for name in names if name in talk.topics_of(kind)]


def _picked(talk: Talk, before: list[str]) -> Stretch[list[str]]:
    """What is ticked in the end; `before` is what was chosen earlier."""
    fitting = post(talk.candidate.role)
    everything = [name for kind in (Kind.STRENGTH, Kind.WEAKNESS) for name in _ordered(talk, kind, before)]
    offered = {*before, *proposed(talk, Kind.STRENGTH), *proposed(talk, Kind.WEAKNESS)}
    shown = [topic for topic in everything if topic in offered]
    ticked = before or _ticked(shown, fitting)
    while True:
        options = [Option(topic, _label(talk, topic, fitting)) for topic in shown]
        if len(shown) < len(everything):
            options.append(Option(MORE, talk.say("setup.more-topics")))
        reply = (yield ChooseMany("topics", talk.say("setup.topics"), tuple(options), tuple(ticked))) or []
        picked = [topic for topic in shown if topic in reply]
        if MORE in reply:
            shown, ticked = everything, picked
        elif picked:
            return picked
        else:
            yield Note(talk.say("setup.topics-none"), "care")


def _ordered(talk: Talk, kind: Kind, before: Iterable[str]) -> list[str]:
    """All topics of a kind but those that are of no use for the post, what matters most first."""
    shelf, fitting = talk.topics_of(kind), post(talk.candidate.role)
    if kind is Kind.STRENGTH:
        first = [*STRENGTHS, *(fitting.by_weight() if fitting else ())]
        useless = {name for name, weight in fitting.weights.items() if not weight} if fitting else set()
    else:
        first, useless = [*WEAKNESSES, *(fitting.weaknesses if fitting else ())], set()
    return [
        name for name in dict.fromkeys([*first, *shelf]) if name in shelf and (name not in useless or name in before)
    ]


def _ticked(shown: list[str], fitting: Post | None) -> list[str]:
    foremost = [name for name in fitting.foremost if name not in STRENGTHS][:TICKED] if fitting else []
    return [name for name in shown if name in (*STRENGTHS, *foremost, *safe(WEAKNESSES, fitting))]


def safe(weaknesses: Iterable[str], fitting: Post | None) -> list[str]:
    """The weaknesses that do not touch what the post lives by: only these are chosen for somebody."""
    return [name for name in weaknesses if not fitting or name not in fitting.lives_by]


def _label(talk: Talk, topic: str, fitting: Post | None) -> str:
    known = talk.guidance.topic(topic)
    decisive = fitting is not None and fitting.weights.get(topic, 0) == DECISIVE
    return f"{known.name} ({talk.say('setup.decisive' if decisive else f'walk.{known.kind}')})"
