"""The empty table that a cohort fills in, made of the content.

Whoever reads such a table back meets two things that are no person's row. In a workbook the first row holds questions
for people; if the row after it consists of the names of columns, that row is the real header. A row of
nothing but the example is passed over; what somebody has left of it in a row of their own is left out there and told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cscoach.content.load import post_name
from cscoach.content.pack import Pack
from cscoach.content.posts import STRENGTHS, WEAKNESSES, examples, post, posts
from cscoach.content.schema import Kind, Topic
from cscoach.errors import InputError
from cscoach.languages import LANGUAGES
from cscoach.rendering.form import Column, Form

#: So many strengths, and so many weaknesses, are asked for unless topics are named: more is an evening's work.
OF_EACH = 3

#: The day of the example. Any would do; it must be the same at every run.
DAY = "2026-12-03"


def form(
    guidance: Pack, interview: Pack, languages: Sequence[str], role: str | None = None, topics: Sequence[str] = ()
) -> Form:
    """The table: who it is, then the parts of each topic, asked in the language of guidance.

    The examples are somebody else's answers in the language of the interview, as answers will be. `languages` are those
    that can be chosen. Without `topics` they are the core ones, or those of the role. Raises `InputError` for a topic
    that is not written in both languages.
    """
    chosen = dict.fromkeys(topics) if topics else fitting(guidance, interview, role)
    # What is left open on the command line still has an example.
    post_id = role or next(iter(posts()))
    columns = [*_person(guidance, interview, languages, post_id)]
    for name in chosen:
        columns += _answer(name, _topic(guidance, name), _topic(interview, name), post_id)
    return Form(guidance.interface.say("form.title"), tuple(columns))


def fitting(guidance: Pack, interview: Pack, role: str | None) -> list[str]:
    """The topics to ask for, as far as both languages have them: what weighs most for the post, else the core ones.

    A weakness that touches what the post lives by is left to those who choose it knowingly.
    """
    known = post(role)
    wanted = {
        Kind.STRENGTH: known.by_weight() if known else STRENGTHS,
        Kind.WEAKNESS: [name for name in known.weaknesses if name not in known.lives_by] if known else WEAKNESSES,
    }
    found: list[str] = []
    for kind, names in wanted.items():
        written = [name for name in names if name in guidance.of_kind(kind) and name in interview.of_kind(kind)]
        found += written[:OF_EACH]
    return found


def _person(guidance: Pack, interview: Pack, languages: Sequence[str], role: str) -> Iterator[Column]:
    """Who it is. Names of columns are the keys of the candidate file."""
    say = guidance.interface.say
    spoken = {code: LANGUAGES[code].name for code in languages}
    forms = {form: say(f"setup.{form}") for form in ("feminine", "masculine")}
    described = [key for key in dict.fromkeys((*posts(), *guidance.roles)) if key in guidance.roles]
    roles = {key: post_name(key, guidance, interview) for key in dict.fromkeys((*described, role))}
    gendered = any(LANGUAGES[pack.language].gendered_past for pack in (guidance, interview))
    columns = {
        "name": (say("form.example"), {}),
        "language": (guidance.language, spoken),
        "interview_language": (interview.language, spoken),
        **({"grammatical_gender": ("feminine", forms)} if gendered else {}),
        "role": (role, roles),
        "employer": (say("form.employer-example"), {}),
        "interview_on": (DAY, {}),
    }
    for name, (example, choices) in columns.items():
        key = f"form.{name.replace('_', '-')}"
        yield Column(name, say(f"{key}.ask"), say(f"{key}.hint"), example, choices)


def _topic(pack: Pack, name: str) -> Topic:
    if name not in pack.all_topics:
        raise InputError("topic-not-written", topic=name, language=pack.language)
    return pack.topic(name)


def _answer(topic: str, asked: Topic, told: Topic, role: str) -> Iterator[Column]:
    """The parts of one answer, with an example that fits the post."""
    model = told.example(examples(role))
    for name, part in asked.parts.items():
        question, example = f"{asked.name}: {part.prompt}", model.parts[name] if model else ""
        yield Column(f"{topic}.{name}", question, part.hint, example, long=True)
