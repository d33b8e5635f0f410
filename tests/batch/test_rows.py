"""A row of a table as a candidate."""

from __future__ import annotations

from typing import Any

import pytest

from cscoach.batch import columns
from cscoach.batch.rows import RowError, Rows
from cscoach.candidate import Answer, Vocabulary
from cscoach.content.load import available, vocabulary
from cscoach.errors import Problem


@pytest.fixture(scope="module")
def known() -> Vocabulary:
    """What tables may name."""
    return vocabulary(tuple(available()))


def rows(known: Vocabulary, *header: str, **defaults: str) -> Rows:
    """A reader of rows under a header."""
    return Rows(columns.read(header, "g.csv", known, {}), known, {"language": "en"} | defaults)


def problems(reader: Rows, *cells: str, data: dict[str, Any] | None = None) -> list[Problem]:
    """What is wrong with a row."""
    with pytest.raises(RowError) as raised:
        reader.candidate(cells, data)
    return raised.value.problems


def test_cells_go_where_their_columns_say_and_empty_ones_nowhere(known: Vocabulary) -> None:
    reader = rows(known, "name", "interview_on", "teamwork.action", "teamwork.result", "arguing", "role")
    found = reader.candidate((" Olena  Kovalenko ", "3.12.2026", "called the depot", "  ", "I argue", "associate"))
    assert (found.name, found.language, found.interview_language) == ("Olena Kovalenko", "en", "en")
    assert found.interview_on is not None
    assert found.interview_on.isoformat() == "2026-12-03"
    assert found.strengths == {"teamwork": Answer({"action": "called the depot"})}
    assert found.weaknesses == {"arguing": Answer(whole="I argue")}


@pytest.mark.parametrize("cell", ["\u200b", " \u2060\u00ad ", "\ufeff"])
def test_a_cell_of_signs_that_nobody_sees_is_empty(known: Vocabulary, cell: str) -> None:
    found = rows(known, "teamwork.action", "teamwork.result").candidate(("called the depot", cell))
    assert found.strengths == {"teamwork": Answer({"action": "called the depot"})}


@pytest.mark.parametrize("told", ["lt", "LT", "Lietuvių", " lietuvių "])
def test_a_language_may_be_told_by_its_name(known: Vocabulary, told: str) -> None:
    assert rows(known, "language", "teamwork").candidate((told, "x")).language == "lt"


@pytest.mark.parametrize("told", ["contact-centre", "Contact-Centre", "Працівник контактного центру"])
def test_a_post_may_be_told_by_its_name(known: Vocabulary, told: str) -> None:
    from cscoach.content.load import load

    name = load("uk").roles["contact-centre"].name if told.startswith("П") else told
    assert rows(known, "role", "teamwork").candidate((name, "x")).role == "contact-centre"


def test_what_a_row_leaves_open_is_taken_from_the_defaults(known: Vocabulary) -> None:
    reader = rows(known, "language", "teamwork", interview_language="lt", role="associate")
    found = reader.candidate(("", "x"))
    assert (found.language, found.interview_language, found.role) == ("en", "lt", "associate")
    assert reader.candidate(("uk", "x")).language == "uk"


def test_every_fault_of_a_row_names_its_column(known: Vocabulary) -> None:
    reader = rows(known, "language", "role", "interview_on", "teamwork.action")
    found = problems(reader, "xx", "nonsense", "32.13.2026", "y" * 60_000)
    assert sorted((problem.key.removesuffix("-near"), problem.params["column"]) for problem in found) == [
        ("impossible-date", "interview_on"),
        ("too-long-text", "teamwork.action"),
        ("unknown-value", "language"),
        ("unknown-value", "role"),
    ]


@pytest.mark.parametrize("header", [("teamwork", "teamwork.action"), ("teamwork.action", "teamwork")])
def test_a_whole_answer_and_parts_of_it_in_one_row_are_a_fault(known: Vocabulary, header: tuple[str, str]) -> None:
    reader = rows(known, *header)
    (problem,) = problems(reader, "one", "two")
    assert (problem.key, problem.params["topic"]) == ("whole-and-parts", "teamwork")
    assert reader.candidate(("one", "")).strengths["teamwork"]


def test_a_cell_that_was_made_safe_comes_back_as_it_was(known: Vocabulary) -> None:
    found = rows(known, "name", "teamwork").candidate(("'=Olena", "'-5 minutes"))
    assert (found.name, found.strengths["teamwork"].whole) == ("=Olena", "-5 minutes")


def test_a_record_may_be_a_candidate_file_or_flat(known: Vocabulary) -> None:
    reader = rows(known, "teamwork")
    nested = {"name": "Olena", "strengths": {"teamwork": {"action": "called"}}}
    flat = {"name": "Olena", "teamwork.action": "called", "role": None}
    assert reader.candidate((), nested) == reader.candidate((), flat)
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
