"""The first questions: languages, post, employer, date, topics."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from cscoach import languages, text
from cscoach.candidate import LONGEST_LINE, Answer, Candidate
from cscoach.content.schema import Kind
from cscoach.dates import read_date
from cscoach.interview.choosing import choose_topics, proposed
from cscoach.interview.events import Choose, Note, Option, Save, Write
from cscoach.interview.talk import Settings, Stretch, Talk


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
    for ask in (_interview_language, _gender, _role, *((_one_of_each,) if settings.quick else _AT_LEISURE)):
        yield from ask(talk)
        yield Save(talk.candidate)
    return talk


def _language(key: str, talk: Talk, default: str) -> Stretch[str]:
    options = tuple(Option(code, languages.LANGUAGES[code].name) for code in talk.settings.languages)
    return str((yield Choose(key, talk.say(f"setup.{key}"), options, default)))


def _interview_language(talk: Talk) -> Stretch[None]:
    known = talk.settings.given.get("interview-language")
    code = known or (yield from _language("interview-language", talk, talk.candidate.interview_language))
    talk.candidate = replace(talk.candidate, interview_language=code)


def _gender(talk: Talk) -> Stretch[None]:
    if not languages.LANGUAGES[talk.candidate.interview_language].gendered_past:
        return
    options = tuple(Option(form, talk.say(f"setup.{form}")) for form in ("feminine", "masculine"))
    form = yield Choose("gender", talk.say("setup.gender"), options, "feminine")
    talk.candidate = replace(talk.candidate, grammatical_gender="masculine" if form == "masculine" else "feminine")


def _role(talk: Talk) -> Stretch[None]:
    role = talk.settings.given.get("role")
    if role is None:
        roles = talk.guidance.roles.values()
        options = (*(Option(role.id, role.name) for role in roles), Option("", talk.say("setup.role-other")))
        default = talk.candidate.role or options[0].value
        role = str((yield Choose("role", talk.say("setup.role"), options, default)))
    talk.candidate = replace(talk.candidate, role=role or None)


def _employer(talk: Talk) -> Stretch[None]:
    ask = Write("employer", talk.say("setup.employer"), default=talk.candidate.employer or "")
    while len(told := text.clean_line(str((yield ask) or ""))) > LONGEST_LINE:
        yield Note(talk.say("setup.employer-long", length=len(told), most=LONGEST_LINE), "care")
    talk.candidate = replace(talk.candidate, employer=told or None)


def _date(talk: Talk) -> Stretch[None]:
    day = talk.candidate.interview_on
    ask = Write("interview-on", talk.say("setup.date"), default=day.isoformat() if day else "")
    while True:
        typed = text.clean_line(str((yield ask) or ""))
        if not typed:
            return
        try:
            day = read_date(typed)
        except ValueError:
            yield Note(talk.say("setup.date-wrong", value=text.shortened(typed, 40)), "care")
            continue
        if day < talk.settings.today:
            yield Note(talk.say("setup.date-past", date=_spoken(day, talk)), "care")
            continue
        talk.candidate = replace(talk.candidate, interview_on=day)
        return


def _spoken(day: date, talk: Talk) -> str:
    return languages.say_date(talk.candidate.language, day)


#: What only somebody with time is asked.
_AT_LEISURE = (_employer, _date, choose_topics)


def _one_of_each(talk: Talk) -> Stretch[None]:
    talk.candidate = replace(talk.candidate, interview_on=talk.settings.today + timedelta(days=1))
    picked = {}
    for kind, default in ((Kind.STRENGTH, "composure"), (Kind.WEAKNESS, "arguing")):
        options = tuple(Option(topic, talk.guidance.topic(topic).name) for topic in proposed(talk, kind))
        first = next((option.value for option in options if option.value == default), options[0].value)
        picked[kind] = str((yield Choose(f"quick-{kind}", talk.say(f"setup.quick-{kind}"), options, first)))
    talk.candidate = replace(
        talk.candidate,
        strengths={picked[Kind.STRENGTH]: Answer()},
        weaknesses={picked[Kind.WEAKNESS]: Answer()},
    )
