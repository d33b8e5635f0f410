"""`--pack` and `cscoach packs new`: own content in every command."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from cscoach.storage.own_pack import WORDS
from tests.conftest import ROOT
from tests.program import Program

DESK = """\
language: en
role: clinic
strengths:
  front-desk:
    situation: a Tuesday in May at the vet's, with the phone ringing and two people at the counter
    action: I asked the lady to sit, answered the phone and gave the man a slip of paper
    result: All were in by ten, and nobody had left.
"""


@pytest.fixture
def clinic(program: Program) -> Path:
    """The example pack, in the folder of the program."""
    return Path(shutil.copytree(ROOT / "examples" / "pack", program.folder / "clinic"))


@pytest.mark.parametrize("language", WORDS)
def test_a_new_pack_works_as_it_is(program: Program, language: str) -> None:
    assert program("packs", "new", "ours", "-l", language).code == 0
    done = program("packs", "check", "ours", "-l", language)
    assert (done.code, "--pack ours" in done.said) == (0, True)
    shown = program("show", "questions", "teamwork", "--pack", "ours", "-l", language)
    assert WORDS[language][0] in shown.shown
    again = program("packs", "new", "ours", "-l", language)
    assert (again.code, "ours" in again.said) == (3, True)


def test_every_command_knows_the_own_topic_and_post(program: Program, clinic: Path) -> None:
    program.file("desk.yaml", DESK)
    sheet = program("sheet", "desk.yaml", "--pack", "clinic")
    assert (sheet.code, "Keeping the front desk" in sheet.text, "Receptionist in a clinic" in sheet.text) == (
        0,
        True,
        True,
    )
    program.file("g.csv", "name,language,role,front-desk.action\nAnn,en,clinic,I asked the lady to sit down\n")
    for jobs in ("1", "2"):
        assert program("batch", "g.csv", "-o", f"out{jobs}", "--pack", "clinic", "-j", jobs).code == 0
    made = [(program.folder / f"out{jobs}" / "00002-ann.md").read_bytes() for jobs in ("1", "2")]
    assert made[0] == made[1]
    assert b"Keeping the front desk" in made[0]
    quiz = program("export", "bank", "--topic", "front-desk", "--pack", "clinic", "-l", "en")
    assert "front-desk-b1" in [question["id"] for question in json.loads(quiz.text)["questions"]]
    program.file(
        "answer.txt", "On a Tuesday in May at the vet's two people stood at my counter. I had to book both. " * 2
    )
    judged = program("check", "answer.txt", "--topic", "front-desk", "--pack", "clinic", "--json", "-l", "en")
    assert (judged.code, json.loads(judged.text)["topic"]) == (0, "front-desk")
    form = program("form", "-o", "f.csv", "--role", "clinic", "--pack", "clinic", "-l", "en")
    assert form.code == 0


def test_without_the_pack_its_topics_are_unknown(program: Program, clinic: Path) -> None:
    program.file("desk.yaml", DESK)
    assert program("sheet", "desk.yaml", "-l", "en").code == 3


def test_the_walk_offers_the_own_topic(program: Program, clinic: Path) -> None:
    program.file(
        "replies.yaml",
        "language: en\nrole: clinic\ntopics: [front-desk]\nfront-desk.action: kept the desk all day\n",
    )
    done = program("prepare", "ann.yaml", "--answers", "replies.yaml", "--pack", "clinic", "-o", "sheet.md")
    assert done.code == 0, done.said
    assert "kept the desk all day." in (program.folder / "sheet.md").read_text()


def test_a_fault_of_the_pack_is_one_clear_error(program: Program, clinic: Path) -> None:
    (clinic / "en" / "strengths" / "teamwork.yaml").write_text("id: teamwork\nquestions:\n  - id: Mine\n")
    program.file("desk.yaml", DESK)
    done = program("sheet", "desk.yaml", "--pack", "clinic")
    assert done.code == 3
    assert "clinic/en/strengths/teamwork.yaml:3:" in done.said
    assert "Traceback" not in done.said


@pytest.mark.parametrize("folder", ["nothing", "desk.yaml", "."])
def test_what_is_no_pack_is_refused(program: Program, folder: str) -> None:
    program.file("desk.yaml", DESK)
    done = program("sheet", "desk.yaml", "--pack", folder)
    assert (done.code, folder in done.said) == (3, True)
