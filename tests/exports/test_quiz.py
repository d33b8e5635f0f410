"""Quizzes, cards and handouts made of the content."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import date

import pytest
from markdown_it import MarkdownIt

from cscoach.content.load import load
from cscoach.exports import handouts, tables
from cscoach.exports.formats import FORMATS
from cscoach.exports.material import Material
from cscoach.exports.selection import Selection, topics_of
from tests.exports.processes import made_twice

LANGUAGES = ("en", "lt", "lv", "uk", "bg")


def material(
    guidance: str = "en",
    interview: str | None = None,
    number: int | None = None,
    seed: int = 1,
    role: str | None = None,
) -> Material:
    """Material about the topics of a post, or the core ones."""
    packs = load(guidance), load(interview or guidance)
    return Material(Selection(*packs, topics_of(*packs, role, ()), role, number, seed), date(2026, 1, 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_has_one_right_answer_and_says_why(language: str) -> None:
    items = material(language).quiz
    assert {item.id.split(".")[1] for item in items} == {
        *("missing", "fault", "order", "listen-for", "unfinished", "safe")
    }
    assert len({item.id for item in items}) == len(items)
    for item in items:
        assert item.prompt
        assert item.why
        assert len(set(item.shown)) == len(item.shown) >= 3
        if item.ordered:
            assert sorted(item.right) == list(range(len(item.shown)))
            assert item.answer != item.shown
        else:
            assert len(item.answer) == 1


def test_what_is_missing_is_not_in_the_answer_and_all_else_is() -> None:
    teamwork = load("en").topics["teamwork"].models[0]
    item = next(item for item in material().quiz if item.id == "en.missing.teamwork.1.result")
    assert item.passage == " ".join(teamwork.parts[part] for part in ("situation", "task", "action"))
    assert item.answer == (load("en").course.parts["result"],)


def test_the_answer_without_an_end_is_the_right_one() -> None:
    models = load("en").topics["composure"].models
    item = next(item for item in material().quiz if item.id == "en.unfinished.composure.1")
    (right,) = item.answer
    assert right.startswith(models[0].parts["situation"])
    assert models[0].parts["result"] not in right


def test_the_same_seed_draws_the_same_and_another_one_others() -> None:
    first, again, other = (material(number=10, seed=seed).quiz for seed in (1, 1, 2))
    assert first == again != other
    assert len(first) == 10
    assert len({item.id.split(".")[1] for item in first}) >= 5
    whole = {item.id: item for item in material().quiz}
    assert all(whole[item.id] == item for item in first)


def test_only_examples_that_fit_the_post_are_asked_about() -> None:
    ids = [item.id for item in material(role="coordinator").quiz if ".missing.teamwork" in item.id]
    roles = [model.role for model in load("en").topics["teamwork"].models]
    assert {roles[int(name.split(".")[3]) - 1] for name in ids} == {"coordinator"}


@pytest.mark.parametrize("form", ["worksheet", "slides"])
def test_a_topic_whose_examples_are_for_other_posts_is_shown_with_one_of_these(form: str) -> None:
    made = material(role="coordinator")
    pack = made.selection.interview
    topic = pack.topics["teamwork"]
    others = [model for model in topic.models if model.role != "coordinator"]
    own = pack.having(strengths={**pack.strengths, topic.id: topic.model_copy(update={"models": others})})
    selection = replace(made.selection, interview=own, topics=(topic.id,))
    assert others[0].title in FORMATS[form].render(replace(made, selection=selection)).decode()


def test_two_languages_explain_in_one_and_show_answers_in_the_other() -> None:
    both = material("en", "lt", number=40)
    item = next(item for item in both.quiz if ".missing." in item.id)
    assert item.id.startswith("en-lt.")
    assert item.prompt == load("en").course.asked.missing
    assert item.passage is not None
    assert set(item.passage) & set("ąčęėįšųūž")
    card = next(card for card in both.cards if ".question." in card.id)
    assert card.gloss is not None
    assert card.gloss in {question.text for topic in load("en").topics.values() for question in topic.questions}


@pytest.mark.parametrize("language", LANGUAGES)
def test_cards_are_never_empty_and_each_has_its_own_id(language: str) -> None:
    cards = material(language).cards
    assert len({card.id for card in cards}) == len(cards) > 140
    assert all(card.front and card.back and all(card.back) for card in cards)


@pytest.mark.parametrize("language", LANGUAGES)
def test_handouts_are_markdown_that_shows_every_question(language: str) -> None:
    made = material(language, number=12)
    reader = MarkdownIt("commonmark")
    page = handouts.quiz(made).decode()
    headings = [token.content for token in reader.parse(page) if token.type == "inline"]
    assert all(any(item.prompt in heading for heading in headings) for item in made.quiz)
    assert page.count("\n- **") == len(made.quiz)
    sheet = handouts.worksheet(made).decode()
    assert sheet.count("\\_\\_\\_\\_") >= 4 * len(made.selection.topics)
    assert handouts.cards(made).decode().count("\n- **") == len(made.cards)


def test_the_printed_letters_are_those_of_what_is_right() -> None:
    made = material(number=30)
    questions, _, answers = handouts.quiz(made).decode().rpartition("\n---\n")
    printed = [re.findall(r"^- ([a-f])\) (.+)$", block, re.MULTILINE) for block in questions.split("\n### ")[1:]]
    right = re.findall(r"^- \*\*\d+: ([a-f, ]+)\.\*\*", answers, re.MULTILINE)
    for item, shown, letters in zip(made.quiz, printed, right, strict=True):
        texts = dict(shown)
        assert [texts[letter] for letter in letters.split(", ")] == list(item.answer)


def test_tables_open_as_csv_with_a_row_for_each() -> None:
    made = material("uk", "bg")
    rows = list(csv.DictReader(io.StringIO(tables.questions(made).decode("utf-8-sig"))))
    assert len(rows) == sum(len(topic.questions) for topic in made.selection.said())
    assert all(row["gloss"] and row["gloss"] != row["question"] for row in rows)
    rubric = list(csv.DictReader(io.StringIO(tables.rubric(made).decode("utf-8-sig"))))
    assert len(rubric) == 4 * len(made.selection.topics)
    assert all(row["told"] and row["missing"] and row["asks"] for row in rubric)


def test_another_process_makes_the_same_bytes() -> None:
    code = (
        "import sys, cscoach; sys.stdout.buffer.write(b''.join(cscoach.make_course(form, 'lt', number=9, seed=4)"
        " for form in ('quiz', 'cards', 'worksheet', 'bank', 'questions', 'rubric')))"
    )
    first, second = made_twice(code)
    assert first == second != b""
    assert first.decode()
