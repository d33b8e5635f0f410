"""`cscoach export`: what is drawn, where it goes, what is refused."""

from __future__ import annotations

import json

import pytest

from cscoach.exports.formats import FORMATS
from tests.program import Program

TEXTS = [name for name, form in FORMATS.items() if not form.binary]


@pytest.mark.parametrize("form", TEXTS)
def test_text_goes_to_standard_output_and_nothing_else_is_said(program: Program, form: str) -> None:
    done = program("export", form, "--topic", "composure", "-n", "5", "-l", "en")
    assert (done.code, done.said) == (0, "")
    assert "omposure" in done.text or "Staying in control" in done.text


def test_a_format_whose_extra_is_not_installed_says_which(program: Program) -> None:
    program.file("genanki.py", "raise ModuleNotFoundError('No module named genanki', name='genanki')")
    done = program("export", "anki", "-o", "deck.apkg", "-l", "en")
    assert (done.code, "cscoach[anki]" in done.said) == (4, True)
    assert not (program.folder / "deck.apkg").exists()


def test_a_file_that_is_there_is_kept_unless_forced(program: Program) -> None:
    program.file("quiz.md", "mine")
    said = ("export", "quiz", "-n", "3", "-o", "quiz.md", "-l", "en")
    done = program(*said)
    assert (done.code, "--force" in done.said) == (3, True)
    assert (program.folder / "quiz.md").read_text() == "mine"
    assert program(*said, "--force").code == 0
    assert (program.folder / "quiz.md").read_text().startswith("# ")


def test_a_folder_is_no_file_to_write_to(program: Program) -> None:
    (program.folder / "course").mkdir()
    done = program("export", "quiz", "-n", "3", "-o", "course", "-l", "en")
    assert (done.code, "--force" in done.said, "course" in done.said) == (3, False, True)


def test_the_same_seed_gives_the_same_file_and_another_one_another(program: Program) -> None:
    made = [program("export", "bank", "-n", "8", "--seed", seed, "-l", "uk").out for seed in ("5", "5", "6")]
    assert made[0] == made[1] != made[2]


def test_topics_posts_and_languages_are_chosen(program: Program) -> None:
    done = program("export", "bank", "--role", "coordinator", "-l", "en", "--interview-language", "lv")
    bank = json.loads(done.text)
    assert (bank["language"], bank["interview_language"]) == ("en", "lv")
    assert {"coaching-staff", "teamwork", "does-it-self"} <= {question["topic"] for question in bank["questions"]}
    one = json.loads(program("export", "bank", "--topic", "patience", "--topic", "arguing", "-l", "en").text)
    assert {question["topic"] for question in one["questions"]} == {"patience", "arguing"}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["docx"], 2, "docx"),
        (["quiz", "--topic", "teamwrok"], 2, "teamwork"),
        (["quiz", "--role", "boss"], 2, "associate"),
        (["quiz", "-n", "0"], 2, "0"),
        (["quiz", "--seed", "first"], 2, "first"),
        (["quiz", "--interview-language", "fr"], 2, "lt"),
        (["quiz", "-o", "nowhere/quiz.md"], 4, "nowhere"),
    ],
)
def test_what_cannot_be_made_is_one_clear_error(program: Program, arguments: list[str], code: int, said: str) -> None:
    done = program("export", *arguments, "-l", "en")
    assert (done.code, said in done.said) == (code, True), done.said
    assert "Traceback" not in done.said
