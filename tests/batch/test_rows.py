"""A row of a table as a candidate."""

from __future__ import annotations

from typing import Any

import pytest

from cscoach.batch import columns
from cscoach.batch.rows import RowError, Rows
from cscoach.candidate import Answer, Candidate, Vocabulary
from cscoach.content.load import available, load, vocabulary
from cscoach.errors import Problem


@pytest.fixture(scope="module")
def known() -> Vocabulary:
    """What tables may name."""
    return vocabulary(tuple(available()))


def rows(known: Vocabulary, *header: str, **defaults: str) -> Rows:
    """A reader of rows under a header."""
    return Rows(columns.read(header, "g.csv", known, {}), known, {"language": "en"} | defaults)


def candidate(reader: Rows, cells: tuple[str, ...], data: dict[str, Any] | None = None) -> Candidate:
    """Somebody's row."""
    found, _ = reader.read(cells, data)
    assert found is not None
    return found


def noted(reader: Rows, *cells: str, data: dict[str, Any] | None = None) -> list[tuple[str, str]]:
    """What a row that has a sheet is told: the key and the column."""
    return [(note.key, note.params["column"]) for note in reader.read(cells, data)[1]]


def problems(reader: Rows, *cells: str, data: dict[str, Any] | None = None) -> list[Problem]:
    """What is wrong with a row."""
    with pytest.raises(RowError) as raised:
        reader.read(cells, data)
    return raised.value.problems


def test_cells_go_where_their_columns_say_and_empty_ones_nowhere(known: Vocabulary) -> None:
    reader = rows(known, "name", "interview_on", "teamwork.action", "teamwork.result", "arguing", "role")
    found = candidate(reader, (" Olena  Kovalenko ", "3.12.2026", "called the depot", "  ", "I argue", "associate"))
    assert (found.name, found.language, found.interview_language) == ("Olena Kovalenko", "en", "en")
    assert found.interview_on is not None
    assert found.interview_on.isoformat() == "2026-12-03"
    assert found.strengths == {"teamwork": Answer({"action": "called the depot"})}
    assert found.weaknesses == {"arguing": Answer(whole="I argue")}


@pytest.mark.parametrize("cell", ["\u200b", " \u2060\u00ad ", "\ufeff"])
def test_a_cell_of_signs_that_nobody_sees_is_empty(known: Vocabulary, cell: str) -> None:
    found = candidate(rows(known, "teamwork.action", "teamwork.result"), ("called the depot", cell))
    assert found.strengths == {"teamwork": Answer({"action": "called the depot"})}


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("lt", "lt"), ("LT", "lt"), (" lietuvių ", "lt"), ("Lietuvių kalba", "lt"), ("Lithuanian", "lt"),
        ("литовська", "lt"), ("lt-LT", "lt"), ("EN-gb", "en"), ("angļu", "en"), ("angļu valodā", "en"),
        ("anglų", "en"), ("angliškai", "en"), ("английски", "en"), ("англійська мова", "en"), ("Ukrainian", "uk"),
        ("UA", "uk"), ("болгарська", "bg"), ("Latviešu", "lv"), ("latvių k.", None), ("Russian", None),
        ("English or Lithuanian", None), ("rusų ir lietuvių", None), ("xx", None),
    ],
)  # fmt: skip
def test_a_language_may_be_told_by_its_name_in_any_language(known: Vocabulary, told: str, code: str | None) -> None:
    reader = rows(known, "interview_language", "teamwork")
    if code:
        assert candidate(reader, (told, "x")).interview_language == code
    else:
        assert [problem.params["column"] for problem in problems(reader, told, "x")] == ["interview_language"]


@pytest.mark.parametrize(
    ("told", "post"),
    [
        ("contact-centre", "contact-centre"), ("Contact-Centre", "contact-centre"), ("call center", "contact-centre"),
        ("Kontaktų centro konsultantė", "contact-centre"), ("Kontaktų centras", "contact-centre"),
        ("Kontaktu centra operatore", "contact-centre"), ("Контакт център", "contact-centre"),
        ("kasininkas", "retail"), ("Kasininkė", "retail"), ("pārdevēja", "retail"), ("продавець", "retail"),
        ("касиер", "retail"), ("Pardavėja-kasininkė", "retail"), ("Shop assistant", "retail"),
        ("Customer service rep", "associate"), ("Специалист „Обслужване на клиенти“", "associate"),
        ("Koordinatorius", "coordinator"),
        ("Team leader", None), ("vadybininkas", None), ("astronaut", None),
    ],
)  # fmt: skip
def test_a_post_may_be_told_as_people_call_it_and_an_unknown_one_costs_no_sheet(
    known: Vocabulary, told: str, post: str | None
) -> None:
    reader = rows(known, "role", "teamwork")
    assert candidate(reader, (told, "x")).role == post
    assert noted(reader, told, "x") == ([] if post else [("left-out", "role")])
    assert candidate(rows(known, "role", "teamwork", role="remote"), (told, "x")).role == (post or "remote")


@pytest.mark.parametrize("told", ["Працівник контактного центру", "оператор контакт-центру"])
def test_a_post_may_be_told_by_its_name(known: Vocabulary, told: str) -> None:
    assert candidate(rows(known, "role", "teamwork"), (load("uk").roles["contact-centre"].name, "x")).role
    assert candidate(rows(known, "role", "teamwork"), (told, "x")).role in ("contact-centre", None)


@pytest.mark.parametrize(
    ("told", "form"),
    [("жіночий", "feminine"), ("Жінка", "feminine"), ("ч", "masculine"), ("Female", "feminine"), ("?", None)],
)
def test_a_grammatical_gender_may_be_told_in_words(known: Vocabulary, told: str, form: str | None) -> None:
    assert candidate(rows(known, "grammatical_gender", "teamwork"), (told, "x")).grammatical_gender == form


@pytest.mark.parametrize("told", ["-", "—", "n/a", "TBC", "?", "няма", "Nav", "nežinau", "не знаю"])
def test_a_cell_that_says_nothing_is_an_empty_one(known: Vocabulary, told: str) -> None:
    reader = rows(known, "language", "interview_language", "grammatical_gender", "role", "interview_on", "teamwork")
    cells = (told, told, told, told, told, "x")
    assert candidate(reader, cells) == candidate(reader, ("", "", "", "", "", "x"))
    assert noted(reader, *cells) == []


@pytest.mark.parametrize(
    ("told", "day", "notes"),
    [
        ("2026 m. gruodžio 3 d.", "2026-12-03", []),
        ("2026-12-03 14:30", "2026-12-03", []),
        ("12/3/2026", "2026-03-12", ["date-two-ways"]),
        ("13/12/2026", "2026-12-13", []),
        ("12/13/2026", None, ["date-left-out"]),
        ("Thursday week", None, ["date-left-out"]),
    ],
)
def test_a_date_that_is_doubtful_or_unreadable_is_told_and_costs_no_sheet(
    known: Vocabulary, told: str, day: str | None, notes: list[str]
) -> None:
    reader = rows(known, "interview_on", "teamwork")
    found = candidate(reader, (told, "x")).interview_on
    assert (found.isoformat() if found else None) == day
    assert noted(reader, told, "x") == [(key, "interview_on") for key in notes]


@pytest.mark.parametrize(
    "cells",
    [
        ("", "", "", "2026 metai"),
        ("6", "", "", ""),
        ("", "20", "66", "xx"),
        ("-", "?", "…", "n/a"),
    ],
)
def test_a_row_without_a_name_and_without_an_answer_is_nobodys(known: Vocabulary, cells: tuple[str, ...]) -> None:
    assert rows(known, "name", "teamwork", "arguing", "language").read(cells) == (None, [])


def test_a_name_alone_or_an_answer_alone_is_somebody(known: Vocabulary) -> None:
    reader = rows(known, "name", "teamwork")
    assert candidate(reader, ("Ona", "")).name == "Ona"
    assert candidate(reader, ("", "I helped")).name is None


@pytest.mark.parametrize("language", ["en", "lt", "lv", "uk", "bg"])
def test_what_is_left_of_the_example_is_not_this_persons(known: Vocabulary, language: str) -> None:
    pack = load(language)
    model = pack.topic("teamwork").models[0].parts
    reader = rows(known, "name", "employer", "interview_on", "teamwork.situation", "teamwork.action", "arguing.impact")
    employer = pack.interface.say("form.employer-example")
    cells = ("Rūta", employer, "2026-12-03 0:00:00", model["situation"], "called the depot", "")
    found = candidate(reader, cells)
    assert found.strengths == {"teamwork": Answer({"action": "called the depot"})}
    assert (found.name, found.employer, found.interview_on) == ("Rūta", None, None)
    assert noted(reader, *cells) == [("still-example", "employer")]
    (note,) = reader.read(cells)[1]
    assert note.params["columns"] == "employer, teamwork.situation, interview_on"
    assert candidate(reader, ("Rūta", "", "2026-12-03", "", "called the depot", "")).interview_on


def test_text_under_no_header_is_told_and_running_numbers_are_not(known: Vocabulary) -> None:
    reader = rows(known, "name", "", "teamwork", "", "arguing")
    assert noted(reader, "Ona", "7", "x", "I asked my colleague", "y") == [("no-header", "D")]
    _, notes = reader.read(("Ona", "rushed", "x", "I asked my colleague", "y"))
    assert [note.params["columns"] for note in notes] == ["B, D"]


def test_what_a_row_leaves_open_is_taken_from_the_defaults(known: Vocabulary) -> None:
    reader = rows(known, "language", "teamwork", interview_language="lt", role="associate")
    found = candidate(reader, ("", "x"))
    assert (found.language, found.interview_language, found.role) == ("en", "lt", "associate")
    assert candidate(reader, ("uk", "x")).language == "uk"


def test_every_fault_of_a_row_names_its_column(known: Vocabulary) -> None:
    reader = rows(known, "language", "role", "interview_on", "teamwork.action")
    found = problems(reader, "xx", "nonsense", "32.13.2026", "y" * 60_000)
    assert sorted((problem.key.removesuffix("-near"), problem.params["column"]) for problem in found) == [
        ("too-long-text", "teamwork.action"),
        ("unknown-value", "language"),
    ]


@pytest.mark.parametrize("header", [("teamwork", "teamwork.action"), ("teamwork.action", "teamwork")])
def test_a_whole_answer_and_parts_of_it_in_one_row_are_a_fault(known: Vocabulary, header: tuple[str, str]) -> None:
    reader = rows(known, *header)
    (problem,) = problems(reader, "one", "two")
    assert (problem.key, problem.params["topic"]) == ("whole-and-parts", "teamwork")
    assert candidate(reader, ("one", "")).strengths["teamwork"]


def test_a_cell_that_was_made_safe_comes_back_as_it_was(known: Vocabulary) -> None:
    found = candidate(rows(known, "name", "teamwork"), ("'=Olena", "'-5 minutes"))
    assert (found.name, found.strengths["teamwork"].whole) == ("=Olena", "-5 minutes")


def test_a_record_may_be_a_candidate_file_or_flat(known: Vocabulary) -> None:
    reader = rows(known, "teamwork")
    nested = {"name": "Olena", "strengths": {"teamwork": {"action": "called"}}}
    flat = {"name": "Olena", "teamwork.action": "called", "role": None}
    assert candidate(reader, (), nested) == candidate(reader, (), flat)
    assert nested == {"name": "Olena", "strengths": {"teamwork": {"action": "called"}}}


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ({"name": 7, "teamwork": "x"}, "wrong-type-text"),
        ({"nmae": "x"}, "unknown-key-near"),
        ({"strengths": ["x"]}, "wrong-type-topics"),
        ({"teamwork": "x", "teamwork.action": "y"}, "whole-and-parts"),
    ],
)
def test_faults_of_records(known: Vocabulary, data: dict[str, Any], key: str) -> None:
    (problem,) = problems(rows(known, "teamwork"), data=data)
    assert problem.key == key
