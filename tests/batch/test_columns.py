"""Headers of a table: what is read, what is passed over, what is a fault."""

from __future__ import annotations

import pytest

from cscoach.batch import columns
from cscoach.candidate import Vocabulary
from cscoach.content.load import available, vocabulary
from cscoach.errors import InputError


@pytest.fixture(scope="module")
def known() -> Vocabulary:
    """What tables may name."""
    return vocabulary(tuple(available()))


def test_names_of_the_candidate_file_are_read_whatever_their_case_and_the_rest_is_passed_over(
    known: Vocabulary,
) -> None:
    header = ["Timestamp", "Name", " INTERVIEW LANGUAGE ", "teamwork.action", "arguing", "what_if.teamwork", ""]
    found = columns.read(header, "group.csv", known, {})
    assert [(column.index, column.path) for column in found.read] == [
        (1, ("name",)),
        (2, ("interview_language",)),
        (3, ("strengths", "teamwork", "action")),
        (4, ("weaknesses", "arguing")),
        (5, ("what_if", "teamwork")),
    ]
    assert found.passed_over == ("Timestamp",)


def test_the_language_of_guidance_and_the_weakness_of_that_name_are_told_apart(known: Vocabulary) -> None:
    found = columns.read(["language", "language.admission", "weaknesses.language"], "g.csv", known, {})
    assert [column.path for column in found.read] == [
        ("language",),
        ("weaknesses", "language", "admission"),
        ("weaknesses", "language"),
    ]


def test_a_map_gives_headers_their_meaning_or_passes_them_over(known: Vocabulary) -> None:
    header = ["What did you do?", "name", "Notes"]
    found = columns.read(header, "g.csv", known, {"What did you do?": "teamwork.action", "name": None})
    assert [column.path for column in found.read] == [("strengths", "teamwork", "action")]


@pytest.mark.parametrize(
    ("header", "mapping", "key", "told"),
    [
        (["teamwrok.action", "teamwork"], {}, "column-near", {"column": "A", "nearest": "teamwork.action"}),
        (["teamwork", "Teamwork"], {}, "column-doubled", {"column": "B", "first": "A"}),
        (["teamwork", "x"], {"x": "teamwork"}, "column-doubled", {"column": "B", "first": "A"}),
        (["teamwork"], {"y": "arguing"}, "map-no-column", {"header": "y"}),
        (["teamwork", "x"], {"x": "arguign"}, "map-no-name", {"value": "arguign", "nearest": "arguing"}),
        (["n", "n", "teamwork"], {"n": "name"}, "column-repeated", {"column": "B", "first": "A", "key": "B: n"}),
        (["x", "x"], {"x": "teamwork"}, "column-repeated", {"column": "B", "first": "A", "key": "B: x"}),
        (["teamwork", "x"], {"x": "teamwork.action"}, "map-whole-and-parts", {"column": "A", "parts": "B"}),
    ],
)
def test_faults_of_a_header_are_told_with_their_column(
    known: Vocabulary, header: list[str], mapping: dict[str, str | None], key: str, told: dict[str, str]
) -> None:
    with pytest.raises(InputError) as raised:
        columns.read(header, "g.csv", known, mapping)
    (problem,) = raised.value.problems
    assert problem.key == key
    assert told.items() <= problem.params.items()


def test_a_map_may_name_columns_by_their_letters(known: Vocabulary) -> None:
    header = ["Situation", "What then?", "", "What then?"]
    meant = {"Situation": "teamwork.situation", "B: What then?": "teamwork.task", "C": "teamwork.action"}
    found = columns.read(header, "g.csv", known, meant | {"D: What then?": "teamwork.result"})
    assert [column.path[-1] for column in found.read] == ["situation", "task", "action", "result"]


def test_a_table_may_have_a_topic_as_a_whole_and_in_parts_when_no_map_says_so(known: Vocabulary) -> None:
    assert len(columns.read(["teamwork", "teamwork.action"], "g.csv", known, {}).read) == 2


def test_all_faults_are_told_at_once(known: Vocabulary) -> None:
    with pytest.raises(InputError) as raised:
        columns.read(["teamwrok", "arguing", "arguing", "rolle"], "g.csv", known, {})
    assert [problem.key for problem in raised.value.problems] == ["column-near", "column-doubled", "column-near"]


def test_a_table_without_an_answer_is_refused(known: Vocabulary) -> None:
    with pytest.raises(InputError) as raised:
        columns.read(["name", "role", "Comments"], "g.csv", known, {})
    assert raised.value.key == "no-answer-column"


@pytest.mark.parametrize(("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_called_as_spreadsheets_call_them(index: int, letters: str) -> None:
    assert columns.letters(index) == letters
