"""The first questions: languages, post, name, employer, date, topics."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any, Literal

from cscoach import languages, text
from cscoach.candidate import LONGEST_LINE, Answer, Candidate
from cscoach.content.posts import post
from cscoach.content.schema import Kind
from cscoach.interview import day
from cscoach.interview.choosing import choose_topics, proposed, safe
from cscoach.interview.commands import Command, read
from cscoach.interview.events import Choose, Note, Option, Save, Write
from cscoach.interview.talk import Settings, Step, Stretch, Talk


def set_up(settings: Settings, begun: Candidate | None = None) -> Stretch[Talk]:
    """Ask what there is to know before the first topic, and keep each answer at once.

    What was given on the command line is not asked. `begun` is what was told before somebody broke off here.
    """
    talk = Talk(settings, begun or Candidate(settings.guess, settings.guess))
    if begun is None:
        language = settings.given.get("language") or (yield from _language("language", talk, settings.guess))
        talk.candidate = Candidate(language, language)
        yield Save(talk.candidate)
    yield Note(talk.say("setup.welcome"))
    if settings.quick:
        yield Note(talk.say("setup.quick"), "quiet")
    yield from _in_turn(talk, (_interview_language, _gender, _role, *(_QUICKLY if settings.quick else _AT_LEISURE)))
    return talk


def _in_turn(talk: Talk, asks: tuple[Ask, ...]) -> Stretch[None]:
    """Ask one question after the other and keep each answer. Back leads to the one before that was really asked."""
    at, way = 0, 1
    while at < len(asks):
        step = yield from asks[at](talk)
        if step is not Step.SKIP:
            way = -1 if step is Step.BACK else 1
        at += way
        if at < 0:
            yield Note(talk.say("walk.no-back"), "quiet")
            at, way = 0, 1
        yield Save(talk.candidate)


def _line(talk: Talk, name: str, key: str, known: str | None) -> Stretch[str | None]:
    """What is typed at a question of one line, `known` if that is kept. None: back."""
    ask = Write(name, talk.say(key), help=talk.say("setup.help"), default=known or "")
    while len(typed := text.clean_line(str((yield ask) or ""))) > LONGEST_LINE:
        yield Note(talk.say("setup.employer-long", length=len(typed), most=LONGEST_LINE), "care")
    return None if read(typed) is Command.BACK else typed


def _language(key: str, talk: Talk, default: str) -> Stretch[str]:
    options = tuple(Option(code, languages.LANGUAGES[code].name) for code in talk.settings.languages)
    return str((yield Choose(key, talk.say(f"setup.{key}"), options, default)))


def _interview_language(talk: Talk) -> Stretch[Step]:
    known = talk.settings.given.get("interview-language")
    code = known or (yield from _language("interview-language", talk, talk.candidate.interview_language))
    talk.candidate = replace(talk.candidate, interview_language=code)
    return Step.SKIP if known else Step.NEXT


def _gender(talk: Talk) -> Stretch[Step]:
    if not languages.LANGUAGES[talk.candidate.interview_language].gendered_past:
        return Step.SKIP
    options = tuple(Option(form, talk.say(f"setup.{form}")) for form in ("feminine", "masculine"))
    known = talk.candidate.grammatical_gender or "feminine"
    form = yield Choose("gender", talk.say("setup.gender"), options, known)
    talk.candidate = replace(talk.candidate, grammatical_gender="masculine" if form == "masculine" else "feminine")
    return Step.NEXT


def _role(talk: Talk) -> Stretch[Step]:
    role = talk.settings.given.get("role")
    step = Step.SKIP
    if role is None:
        roles = talk.guidance.roles.values()
        options = (*(Option(role.id, role.name) for role in roles), Option("", talk.say("setup.role-other")))
        default = talk.candidate.role or options[0].value
        role, step = str((yield Choose("role", talk.say("setup.role"), options, default))), Step.NEXT
    talk.candidate = replace(talk.candidate, role=role or None)
    return step


def _told(field: Literal["name", "employer"], talk: Talk) -> Stretch[Step]:
    """Ask for a line that the candidate has a field for."""
    told = yield from _line(talk, field, f"setup.{field}", getattr(talk.candidate, field))
    if told is None:
        return Step.BACK
    kept: dict[str, Any] = {field: told or None}
    talk.candidate = replace(talk.candidate, **kept)
    return Step.NEXT


def _date(talk: Talk) -> Stretch[Step]:
    known = talk.candidate.interview_on
    while True:
        typed = yield from _line(talk, "interview-on", "setup.date", known.isoformat() if known else None)
        if not typed:
            return Step.BACK if typed is None else Step.NEXT
        try:
            told = day.read(typed, talk.settings.today)
        except ValueError:
            yield Note(talk.say("setup.date-wrong", value=text.shortened(typed, 40).rstrip(".")), "care")
            continue
        if told < talk.settings.today:
            yield Note(talk.say("setup.date-past", date=_spoken(told, talk)), "care")
            continue
        yield from _on(talk, told)
        return Step.NEXT


def _on(talk: Talk, told: date) -> Stretch[None]:
    """Take the day over, and say which one was understood."""
    talk.candidate = replace(talk.candidate, interview_on=told)
    yield Note(talk.say("setup.date-understood", date=_spoken(told, talk)), "quiet")


def _spoken(told: date, talk: Talk) -> str:
    return languages.say_date(talk.candidate.language, told)


def _topics(talk: Talk) -> Stretch[Step]:
    yield from choose_topics(talk)
    return Step.NEXT


def _one_of_each(talk: Talk) -> Stretch[Step]:
    yield from _on(talk, talk.settings.today + timedelta(days=1))
    picked = {}
    for kind, default in ((Kind.STRENGTH, "composure"), (Kind.WEAKNESS, "arguing")):
        topics = proposed(talk, kind)
        options = tuple(Option(topic, talk.guidance.topic(topic).name) for topic in topics)
        fitting = safe(topics, post(talk.candidate.role)) or topics
        first = default if default in fitting else fitting[0]
        picked[kind] = str((yield Choose(f"quick-{kind}", talk.say(f"setup.quick-{kind}"), options, first)))
    talk.candidate = replace(
        talk.candidate,
        strengths={picked[Kind.STRENGTH]: Answer()},
        weaknesses={picked[Kind.WEAKNESS]: Answer()},
    )
    return Step.NEXT


#: A question of the setting up. `Step.SKIP`: it did not have to be asked.
Ask = Callable[[Talk], Stretch[Step]]

#: What only somebody with time is asked, and what on the evening before.
_AT_LEISURE: tuple[Ask, ...] = (partial(_told, "name"), partial(_told, "employer"), _date, _topics)
_QUICKLY: tuple[Ask, ...] = (_one_of_each,)
