"""`cscoach show`: what the coach knows, to read and as data, the same in each language."""

from __future__ import annotations

import json

import pytest

from cscoach.content.load import available, load
from cscoach.lookup.entries import KINDS, find
from cscoach.lookup.page import SILENT, Page
from tests.program import Program

LANGUAGES = available()

#: Starting the program takes a while; what it shows of the other languages is tested without that.
STARTED = ("en", "uk")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_entry_can_be_laid_out_whole(kind: str, language: str) -> None:
    pack = load(language)
    page = Page(pack, 80)
    entries = find(pack, kind)
    assert entries
    for entry in entries:
        lines = page.whole(entry)
        assert lines[0] == entry["name"]
        assert all(len(line) <= 80 or " " not in line.strip() for line in lines[2:])
    assert len([line for line in page.listing(entries) if line.startswith("  ")]) >= len(entries)


@pytest.mark.parametrize("language", STARTED)
@pytest.mark.parametrize("kind", KINDS)
def test_each_list_names_everything_and_data_has_it_whole(program: Program, kind: str, language: str) -> None:
    entries = find(load(language), kind)
    listed = program("show", kind, "--language", language)
    assert (listed.code, listed.said) == (0, "")
    assert all(f"  {entry['id']}" in listed.text for entry in entries)
    assert max(map(len, listed.text.splitlines())) <= 96
    data = json.loads(program("show", kind, "--language", language, "--json").text)
    assert data == json.loads(json.dumps(entries))


@pytest.mark.parametrize("language", STARTED)
@pytest.mark.parametrize(
    ("kind", "entry"),
    [("topics", "composure"), ("topics", "arguing"), ("roles", "coordinator"), ("techniques", "heard"),
     ("rights", "eu-uk"), ("paths", "cv"), ("phrases", "calming"), ("terms", "star"), ("questions", "g-why-us")],
)  # fmt: skip
def test_one_entry_is_shown_whole(program: Program, kind: str, entry: str, language: str) -> None:
    (data,) = [known for known in find(load(language), kind) if known["id"] == entry]
    shown = program("show", kind, entry, "--language", language)
    assert shown.code == 0
    assert shown.text.startswith(data["name"])
    for key, value in data.items():
        if key in SILENT:
            continue
        for text in [value] if isinstance(value, str) and " " in value else value if isinstance(value, list) else []:
            if isinstance(text, str) and " " in text:
                assert " ".join(text.split()) in shown.shown
    assert json.loads(program("show", kind, entry, "--language", language, "--json").text)["id"] == entry


def test_what_can_be_looked_up_is_said(program: Program) -> None:
    shown = program("show").text
    assert all(f"  {kind} " in shown for kind in KINDS)


def test_a_post_sees_what_matters_for_it_first_and_nothing_that_is_for_others(program: Program) -> None:
    shop = program("show", "topics", "--role", "retail").text
    assert "coaching-staff" not in shop
    assert shop.index("  service-orientation") < shop.index("  written-communication")
    assert "  coaching-staff" in program("show", "topics", "--role", "coordinator").text
    asked = program("show", "questions", "--role", "associate").text
    assert "ask-support" not in asked or "coordinator" not in asked


def test_the_questions_of_a_topic(program: Program, en: object) -> None:
    data = json.loads(program("show", "questions", "rapport", "--json").text)
    assert [question["id"] for question in data] == [question.id for question in load("en").topic("rapport").questions]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "song"], "song cannot be shown. Choose one of: roles, topics, questions"),
        (["show", "topics", "teemwork"], "There is no teemwork here. Available: teamwork, "),
        (["show", "topics", "--role", "boss"], "There is no role boss"),
        (["show", "topics", "--language", "xx"], "There is no language xx"),
    ],
)
def test_what_is_not_there_is_refused_with_what_is(program: Program, arguments: list[str], said: str) -> None:
    done = program(*arguments)
    assert (done.code, done.out) == (2, b"")
    assert said in done.said
    assert len(done.said) < 300


def test_every_fact_of_the_articles_is_told_somewhere(program: Program) -> None:
    data = json.loads(program("show", "facts", "--json").text)
    assert len(data) == 209
    assert data[0]["id"] == "F-S0-01"
    assert all(entry["where"] for entry in data)


def test_at_a_terminal_a_long_entry_goes_through_the_pager(program: Program) -> None:
    with program.at_terminal("show", "topics", "composure", environment={"PAGER": "head -n 3"}) as terminal:
        terminal.end()
        assert load("en").topic("composure").name in terminal.shown
        assert load("en").topic("composure").exercise.title not in terminal.shown


def test_techniques_can_be_asked_for_by_post(program: Program) -> None:
    written, phone = (program("show", "techniques", "--role", role).text for role in ("written", "contact-centre"))
    assert "  hold-with-consent" in phone
    assert "  hold-with-consent" not in written
    assert "Not for these posts" in program("show", "techniques", "hold-with-consent").text
