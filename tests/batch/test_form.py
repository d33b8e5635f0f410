"""The empty table for a cohort: which columns it has, in whose words, for which languages and posts."""

from __future__ import annotations

import pytest

from cscoach.batch.form import fitting, form
from cscoach.candidate import Vocabulary
from cscoach.content.load import available, load
from cscoach.content.pack import Pack
from cscoach.content.posts import STRENGTHS, WEAKNESSES, post, posts
from cscoach.content.schema import PARTS, Kind
from cscoach.errors import InputError
from cscoach.rendering.form import Column, Form

LANGUAGES = available()
PERSON = ["name", "language", "interview_language", "role", "employer", "interview_on"]


def _names(made: Form) -> list[str]:
    return [column.name for column in made.columns]


def _column(made: Form, name: str) -> Column:
    return next(column for column in made.columns if column.name == name)


def test_first_the_person_then_the_parts_of_the_core_topics(en: Pack) -> None:
    parts = [
        f"{topic}.{part}"
        for kind, topics in ((Kind.STRENGTH, STRENGTHS), (Kind.WEAKNESS, WEAKNESSES))
        for topic in topics
        for part in PARTS[kind]
    ]
    assert _names(form(en, en, LANGUAGES)) == [*PERSON, *parts]


@pytest.mark.parametrize(("guidance", "interview"), [("uk", "lt"), ("lt", "uk"), ("uk", "uk")])
def test_the_grammatical_gender_is_asked_for_ukrainian_alone(guidance: str, interview: str) -> None:
    made = form(load(guidance), load(interview), LANGUAGES)
    assert _names(made)[3] == "grammatical_gender"
    assert list(_column(made, "grammatical_gender").choices) == ["feminine", "masculine"]
    assert "grammatical_gender" not in _names(form(load("lt"), load("en"), LANGUAGES))


def test_questions_are_in_the_language_of_guidance_and_answers_in_that_of_the_interview() -> None:
    lt, en = load("lt"), load("en")
    made = form(lt, en, LANGUAGES)
    topic, told = lt.topic("teamwork"), en.topic("teamwork")
    column = _column(made, "teamwork.action")
    assert column.question == f"{topic.name}: {topic.parts['action'].prompt}"
    assert column.hint == topic.parts["action"].hint
    assert column.example == told.models[0].parts["action"]
    assert column.long
    assert _column(made, "language").example == "lt"
    assert _column(made, "interview_language").example == "en"
    assert _column(made, "name").example == lt.interface.say("form.example")


def test_a_topic_without_an_example_is_asked_for_all_the_same(en: Pack) -> None:
    bare = en.topic("teamwork").model_copy(update={"models": []})
    made = form(en, en.having(strengths={**en.strengths, "teamwork": bare}), LANGUAGES, topics=["teamwork"])
    assert [column.example for column in made.columns if "." in column.name] == [""] * 4


def test_lists_offer_what_a_candidate_file_may_name(en: Pack, known: Vocabulary) -> None:
    made = form(en, en, LANGUAGES)
    assert tuple(_column(made, "language").choices) == known.languages
    assert tuple(_column(made, "interview_language").choices) == known.languages
    assert sorted(_column(made, "role").choices) == sorted(known.roles)
    assert [column.name for column in made.columns if column.choices] == ["language", "interview_language", "role"]


@pytest.mark.parametrize("role", posts())
def test_a_post_is_asked_for_what_weighs_most_and_not_for_what_it_lives_by(en: Pack, role: str) -> None:
    known = post(role)
    assert known is not None
    topics = fitting(en, en, role)
    strengths, weaknesses = topics[:3], topics[3:]
    assert strengths == known.by_weight()[:3]
    assert len(weaknesses) == 3
    assert not set(weaknesses) & set(known.lives_by)
    made = form(en, en, LANGUAGES, role)
    assert list(dict.fromkeys(name.split(".")[0] for name in _names(made) if "." in name)) == topics
    assert _column(made, "role").example == role
    examples = {model.title: model for model in en.topic(strengths[0]).models if model.role == known.examples}
    assert _column(made, f"{strengths[0]}.task").example == next(iter(examples.values())).parts["task"]


def test_topics_that_are_named_come_in_their_order_and_once(en: Pack) -> None:
    made = form(en, en, LANGUAGES, topics=["arguing", "opening", "empathy", "arguing"])
    kinds = {"arguing": Kind.WEAKNESS, "opening": Kind.OPENING, "empathy": Kind.STRENGTH}
    assert _names(made)[len(PERSON) :] == [f"{topic}.{part}" for topic, kind in kinds.items() for part in PARTS[kind]]


def test_a_topic_that_is_not_written_in_both_languages_is_refused(en: Pack) -> None:
    other = en.having(strengths={key: en.strengths[key] for key in STRENGTHS})
    with pytest.raises(InputError) as caught:
        form(en, other, LANGUAGES, topics=["empathy"])
    assert (caught.value.key, caught.value.params["topic"]) == ("topic-not-written", "empathy")
    assert "empathy" not in fitting(en, other, "regulated")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_says_something_in_every_language(language: str) -> None:
    pack = load(language)
    for role in (None, *posts()):
        made = form(pack, pack, LANGUAGES, role)
        assert len(set(_names(made))) == len(made.columns)
        for column in made.columns:
            assert column.question
            assert column.hint
            assert column.example
            # Nothing that a spreadsheet would take for a formula.
            assert not column.example.startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_passes_for_a_candidate_by_its_lists(language: str) -> None:
    for column in form(load(language), load("uk"), LANGUAGES, "remote").columns:
        assert not column.choices or column.example in column.choices
