"""The candidate file: whatever somebody types comes back, and every fault is told in one go."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cscoach import candidate, candidate_file, candidate_form, text
from cscoach.candidate import Answer, Candidate, Vocabulary, to_data
from cscoach.candidate_plain import plain
from cscoach.content.pack import Pack
from cscoach.dates import have_month_first, other_reading, read_date
from cscoach.errors import InputError, Problem

KNOWN = Vocabulary(
    languages=("en", "lt"),
    roles=("associate", "coordinator"),
    strengths=("teamwork", "hard-work", "composure"),
    weaknesses=("arguing", "over-favouring"),
)

#: What YAML, JSON, Markdown and templates would each like to take for something else.
TRICKY = [
    "no", "Yes", "on", "null", "~", "12:30", "1_000", "0x1F", "2026-12-03", "{{7*7}}",
    "{% if x %}", "👩‍🍳 👍🏽", "“quoted”",
    "'single'", '"double"', "- a dash", "-- two", "#1", "a # b", "key: value", "? what", "! bang", "& amp", "*star*",
    "[a](b)", "{a: b}", "| a | b |", "> more", "@home", "`code`", "%x", "\\n", "a\\", "line one\nline two",
    "- one\n- two\n\n- three", "trailing colon:", "…", "ąčęėįšųūž", "ґєії’", "---", "...", "<script>", "=", "<<",
]  # fmt: skip
TOLD = (
    st.one_of(st.sampled_from(TRICKY), st.text(st.characters(exclude_categories=()), max_size=60))
    .map(text.clean)
    .filter(bool)
)
LINES = TOLD.map(text.clean_line).filter(bool)


def _answers(parts: tuple[str, ...]) -> st.SearchStrategy[Answer]:
    by_part = st.lists(st.one_of(st.none(), TOLD), min_size=len(parts), max_size=len(parts)).map(
        lambda told: Answer({part: words for part, words in zip(parts, told, strict=True) if words})
    )
    return st.one_of(by_part, TOLD.map(lambda words: Answer(whole=words)))


CANDIDATES = st.builds(
    Candidate,
    language=st.sampled_from(KNOWN.languages),
    interview_language=st.sampled_from(KNOWN.languages),
    name=st.none() | LINES,
    grammatical_gender=st.sampled_from([None, "feminine", "masculine"]),
    role=st.none() | st.sampled_from(KNOWN.roles),
    employer=st.none() | LINES,
    interview_on=st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    opening=_answers(candidate.OPENING_PARTS),
    strengths=st.dictionaries(st.sampled_from(KNOWN.strengths), _answers(candidate.STRENGTH_PARTS)),
    weaknesses=st.dictionaries(st.sampled_from(KNOWN.weaknesses), _answers(candidate.WEAKNESS_PARTS)),
)


def _faults(source: str, *, is_json: bool = False) -> list[Problem]:
    with pytest.raises(InputError) as raised:
        candidate_file.parse(source, KNOWN, is_json=is_json)
    assert raised.value.exit_code == 3
    assert raised.value.params["n"] >= len(raised.value.problems)
    return raised.value.problems


def _read(source: str) -> Candidate:
    return candidate_file.parse(source, KNOWN)


@given(CANDIDATES)
def test_a_candidate_survives_yaml(candidate: Candidate) -> None:
    assert _read(candidate_file.to_yaml(candidate, "candidate.schema.json")) == candidate


@given(CANDIDATES)
def test_a_candidate_survives_json(candidate: Candidate) -> None:
    for ascii_only in (True, False):
        source = json.dumps(to_data(candidate), ensure_ascii=ascii_only)
        assert candidate_file.parse(source, KNOWN, is_json=True) == candidate


@given(CANDIDATES)
def test_a_candidate_survives_plain_data(candidate: Candidate) -> None:
    assert candidate_file.from_data(to_data(candidate), KNOWN) == candidate


@given(TOLD)
def test_any_other_program_reads_the_same_words(words: str) -> None:
    candidate = Candidate("en", "en", opening=Answer(whole=words))
    assert yaml.safe_load(candidate_file.to_yaml(candidate))["opening"] == words


@pytest.mark.parametrize("words", TRICKY)
def test_tricky_words_typed_by_hand_in_a_block_stay_words(words: str) -> None:
    block = "".join(f"    {line}\n" for line in words.split("\n"))
    assert _read(f"language: en\nopening: |\n{block}").opening.whole == words


def test_words_without_quotation_marks_stay_words() -> None:
    told = _read("language: en\nname: no\nemployer: 12:30\nopening: {now: 010, next: yes}\n")
    assert (told.name, told.employer, dict(told.opening.parts)) == ("no", "12:30", {"now": "010", "next": "yes"})


def test_several_lines_are_written_so_that_a_person_can_change_them() -> None:
    written = candidate_file.to_yaml(Candidate("en", "en", opening=Answer(whole="first\nsecond")), "here.json")
    assert written.splitlines() == [
        "# yaml-language-server: $schema=here.json", "language: en", "opening: |-", "  first", "  second",
    ]  # fmt: skip


def test_text_is_cleaned_on_the_way_in() -> None:
    told = _read('language: en\nname: " Mia \\n Berg "\nopening: "a\\u0000b \\r\\n\\r\\n\\r\\n  e\\u0301 "\n')
    assert (told.name, told.opening.whole) == ("Mia Berg", "ab\n\né")


def test_the_smallest_file() -> None:
    assert _read("language: lt") == Candidate("lt", "lt")


def test_what_is_left_open_is_not_told() -> None:
    told = _read(
        "language: en\nname:\nrole: ~\ninterview_on:\nopening:\n"
        "strengths:\n  teamwork:\n  composure:\n    action:\n    result: ''\n"
    )
    assert told == Candidate("en", "en", strengths={"teamwork": Answer(), "composure": Answer()})
    assert not told.strengths["composure"]


def test_the_language_may_come_from_outside_but_the_file_wins() -> None:
    assert candidate_file.parse("name: Mia", KNOWN, language="lt").language == "lt"
    assert candidate_file.parse("language: en", KNOWN, language="lt").language == "en"


NO_DATES = [
    "2026-02-30", "31.11.2026", "12/13/2026", "tomorrow", "2026", "20261203", "26-12-03", "", "3 December",
    "3 Dec or 4 Dec 2026", "before 3 December 2026", "3.12.2026?", "99999", "Thursday week", "31 lapkričio 2026",
]  # fmt: skip

SPELLINGS = [
    "2026-12-3", "03.12.26", "2026/12/03", "2026.12.03", "2026 12 03", "3.12.2026 г.", "3.12.2026 р.",
    "2026-12-03 00:00:00", "2026-12-03 0:00:00", "2026-12-03T10:00", "2026-12-03T10:00:00.000Z",
    "3/12/2026 2:00:00 PM", "3.12.2026, 10.30 val.", "2026-12-03 plkst. 10.00", "3.12.2026 о 14:00",
    "3 December 2026", "Thursday, 3rd December 2026", "Dec 3, 2026", "3-Dec-26", "3 Dec 2026 at 2pm",
    "2026 m. gruodžio 3 d.", "2026 m. gruodžio 3 d., ketvirtadienis", "gruodzio 3, 2026", "2026 m. 12 mėn. 3 d.",
    "2026. gada 3. decembris", "ceturtdien, 2026. gada 3. decembrī", "3 грудня 2026 р.", "четвер, 3 грудня 2026 року",
    "3 груд. 2026", "3 декември 2026 г.", "46359",
]  # fmt: skip


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2026-12-03", date(2026, 12, 3)),
        ("3.12.2026", date(2026, 12, 3)),
        ("03.12.2026.", date(2026, 12, 3)),
        ("3. 12. 2026", date(2026, 12, 3)),
        ("3/12/2026", date(2026, 12, 3)),
        *((told, date(2026, 12, 3)) for told in SPELLINGS),
    ],
)
def test_dates_as_people_write_them(told: str, day: date) -> None:
    assert read_date(f" {told} ") == day
    assert _read(f"language: en\ninterview_on: {told}").interview_on == day


@pytest.mark.parametrize("told", NO_DATES)
def test_what_is_no_date(told: str) -> None:
    with pytest.raises(ValueError):
        read_date(told)


@pytest.mark.parametrize(
    ("told", "other"),
    [
        ("12/3/2026", date(2026, 12, 3)),
        ("3/12/2026 2:00 PM", date(2026, 3, 12)),
        ("1-2-2027", date(2027, 1, 2)),
        ("3/3/2026", None),
        ("13/12/2026", None),
        ("12.3.2026", None),
        ("2026-12-03", None),
    ],
)
def test_figures_that_could_have_the_month_first(told: str, other: date | None) -> None:
    assert other_reading(told) == other


@pytest.mark.parametrize(
    ("dates", "month_first"),
    [
        (["3/12/2026", "3/25/2026 2:00 PM", "", "soon"], True),
        (["3/12/2026", "25/3/2026", "2026-12-31"], False),
        (["3/12/2026", "4/12/2026", "2026/25/12"], None),
        (["3/25/2026", "25/3/2026"], None),
        (["3/25/2026", "31/31/2026"], True),
        (["12.25.2026", "December 25, 2026"], None),
        ([], None),
    ],
)
def test_dates_that_can_be_read_in_one_way_show_how_the_others_are_written(
    dates: list[str], month_first: bool | None
) -> None:
    assert have_month_first(dates) is month_first


#: A file with many faults, and for each the line and column, the key, and what must be said about it.
FAULTY = """\
naem: Mia
language: eng
interview_language: xx
grammatical_gender: female
role: asociate
interview_on: 2026-02-30
opening:
  now: [a, b]
  later: soon
strengths:
  temwork: I asked
  composure:
    action: {a: b}
weaknesses:
  - arguing
name: Mia
name: Anna
"""
EXPECTED: list[tuple[int, int, str, dict[str, str]]] = [
    (1, 1, "unknown-key-near", {"where": "naem", "nearest": "name"}),
    (2, 1, "unknown-value-near", {"value": "eng", "nearest": "en"}),
    (3, 1, "unknown-value", {"value": "xx", "expected": "en, lt"}),
    (4, 1, "unknown-value", {"value": "female", "expected": "feminine, masculine"}),
    (5, 1, "unknown-value-near", {"value": "asociate", "nearest": "associate"}),
    (6, 1, "impossible-date", {"value": "2026-02-30"}),
    (8, 3, "wrong-type-text", {"where": "opening.now"}),
    (9, 3, "unknown-key", {"where": "opening.later", "expected": "now, before, next"}),
    (11, 3, "unknown-key-near", {"where": "strengths.temwork", "nearest": "teamwork"}),
    (13, 5, "wrong-type-text", {"where": "strengths.composure.action"}),
    (14, 1, "wrong-type-topics", {"where": "weaknesses", "expected": "arguing, over-favouring"}),
    (17, 1, "doubled-key", {"name": "name"}),
]


def test_every_fault_is_told_in_one_go_with_its_place_and_line() -> None:
    problems = _faults(FAULTY)
    assert [(p.line, p.column, p.key) for p in problems] == [expected[:3] for expected in EXPECTED]
    for problem, (line, _, _, params) in zip(problems, EXPECTED, strict=True):
        assert {key: problem.params[key] for key in params} == params
        assert problem.excerpt == FAULTY.splitlines()[line - 1]


@pytest.mark.parametrize(
    ("line", "key", "params"),
    [
        ("what_if: {teamwrok: I would ask}", "unknown-key-near", {"where": "what_if.teamwrok", "nearest": "teamwork"}),
        ("what_if: {song: I would ask}", "unknown-key", {"where": "what_if.song"}),
        ("what_if: [teamwork]", "wrong-type-topics", {"where": "what_if"}),
        ("what_if: {teamwork: {action: x}}", "wrong-type-text", {"where": "what_if.teamwork"}),
    ],
)
def test_faults_of_what_one_would_do(line: str, key: str, params: dict[str, str]) -> None:
    (problem,) = _faults(f"language: en\n{line}\n")
    assert (problem.line, problem.key) == (2, key)
    assert {name: problem.params[name] for name in params} == params


def test_what_one_would_do_is_read_and_written_again() -> None:
    told = candidate_file.parse("language: en\nwhat_if: {arguing: ' I would ask. ', teamwork: ''}\n", KNOWN)
    assert told.what_if == {"arguing": "I would ask."}
    assert candidate_file.parse(candidate_file.to_yaml(told), KNOWN) == told


def test_every_fault_of_json_is_told_with_its_place() -> None:
    source = '{\n "language": "en",\n "naem": "Mia",\n "role": 7,\n "opening": {"now": 1.5, "next": true}\n}'
    assert [(p.line, p.key) for p in _faults(source, is_json=True)] == [
        (3, "unknown-key-near"), (4, "wrong-type-text"), (5, "wrong-type-text"), (5, "wrong-type-text"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("", "empty-file"),
        ("# nothing\n", "empty-file"),
        ("- language: en\n", "not-a-mapping"),
        ("language\n", "not-a-mapping"),
        ("name: Mia\n", "missing-key"),
        ("language:\n", "missing-key"),
        ("language: en\nstrengths: all of them\n", "wrong-type-topics"),
        ("language: en\nopening: [now]\n", "wrong-type-parts"),
        ("language: en\nname: [Mia]\n", "wrong-type-text"),
        (f"language: en\nopening: {'a' * 200_000}\n", "too-long-text"),
        (f"language: en\nname: {'a' * 501}\n", "too-long-text"),
        ("language: en\nname: &x Mia\n", "anchors"),
        ("language: en\nname: [\n", "not-yaml"),
        ("language: en\n\tname: Mia\n", "tab"),
        ("language: en\nname: a\x00b\n", "control-character"),
    ],
)
def test_one_fault(source: str, key: str) -> None:
    assert [problem.key for problem in _faults(source)] == [key]


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
                    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
                        st.sampled_from(["language", "strengths", "teamwork", "action", "opening", "x"]), inner,
                        max_size=3), max_leaves=10))  # fmt: skip
def test_whatever_comes_is_a_candidate_or_a_list_of_faults(data: Any) -> None:
    try:
        made: Candidate | None = candidate_file.from_data(data, KNOWN)
    except InputError as error:
        made = None
        problems = error.problems
    assert made is not None or problems


def test_every_fault_has_a_sentence(en: Pack) -> None:
    keys = {expected[2] for expected in EXPECTED} | {
        "empty-file", "not-a-mapping", "missing-key", "too-long-text", "anchors", "not-yaml", "not-json", "tab",
        "control-character", "too-deep", "strange-key",
    }  # fmt: skip
    assert [key for key in keys if f"problems.{key}" not in en.interface] == []


def test_the_schema_accepts_what_is_accepted_and_names_every_key() -> None:
    schema = candidate_file.json_schema(KNOWN)
    assert set(schema["properties"]) == {
        "name", "language", "interview_language", "grammatical_gender", "role", "employer", "interview_on", "opening",
        "strengths", "weaknesses", "what_if",
    }  # fmt: skip
    assert schema["required"] == ["language"]
    assert schema["additionalProperties"] is False
    assert set(schema["$defs"]["Strengths"]["properties"]) == set(KNOWN.strengths)
    assert set(schema["$defs"]["StrengthParts"]["properties"]) == set(candidate.STRENGTH_PARTS)
    assert schema["$defs"]["StrengthParts"]["additionalProperties"] is False


@pytest.mark.parametrize("day", ["2026-12-03", date(2026, 12, 3)])
def test_topics_stay_in_the_order_in_which_they_were_told(day: object) -> None:
    answers = {"composure": "I waited.", "teamwork": {"action": "I asked her."}, "hard-work": None}
    told = {"language": "en", "interview_on": day, "strengths": answers, "what_if": {"arguing": "x", "teamwork": "y"}}
    read = candidate_file.from_data(told, KNOWN)
    assert list(read.strengths) == ["composure", "teamwork", "hard-work"]
    assert list(read.what_if) == ["arguing", "teamwork"]
    assert list(candidate_file.parse(candidate_file.to_yaml(read), KNOWN).strengths) == list(read.strengths)


@given(CANDIDATES)
def test_what_is_plainly_in_order_is_read_as_the_validator_reads_it(candidate: Candidate) -> None:
    data = to_data(candidate)
    model = candidate_form.form(KNOWN).model_validate(data)
    assert plain(data, KNOWN) == candidate_file._candidate(model, data)
