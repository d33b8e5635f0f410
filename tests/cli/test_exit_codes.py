"""Each exit code of the contract, and what is said with it."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from cscoach import __version__
from tests.program import Done, Program

SECRET = "unmistakable-words-of-mia"


def one_sentence(done: Done) -> bool:
    """Whether one line is said, and it ends as a sentence or a command does."""
    return len(done.said.splitlines()) == 1 and len(done.said) > 20


def test_fine_is_0(program: Program) -> None:
    program.file("mia.yaml", "language: en\n")
    assert program("sheet", "mia.yaml").code == 0
    for option in ("--version", "-V"):
        done = program(option)
        assert (done.code, done.text, done.said) == (0, f"cscoach {__version__}\n", "")
    assert program("--help").text == program("-h").text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["prepare"], "needs a terminal"),
        (["prepare", "mia.yaml"], "--answers FILE"),
        (["prepare", "--plain"], "--answers FILE"),
        (["prepare", "--language", "xx"], "There is no language xx. Available: en"),
        (["prepare", "--interview-language", "xx"], "There is no language xx. Available: en"),
        (["prepare", "--role", "boss"], "There is no role boss. Available: associate, contact-centre, "),
        (["sheet", "mia.yaml", "-f", "docx2"], "There is no format docx2. Available: md, json"),
        (["sheet", "mia.yaml", "-o", "./mia.yaml"], "mia.yaml holds the answers themselves"),
        (["schema", "sheet2"], "There is no schema sheet2. Available: candidate"),
        (["forget", "nothing.yaml"], "Nothing called nothing.yaml is stored"),
    ],
)
def test_wrong_usage_is_2_with_a_sentence(program: Program, arguments: list[str], said: str) -> None:
    program.file("mia.yaml", "language: en\n")
    program.home.mkdir()
    (program.home / "interview.yaml").write_text("language: en\n", encoding="utf-8")
    done = program(*arguments)
    assert done.code == 2
    assert said in done.said
    assert one_sentence(done)


@pytest.mark.parametrize("arguments", [["sheet"], ["prepare", "--nonsense"], ["nonsense"], ["packs", "nonsense"]])
def test_a_call_that_is_none_is_2_and_names_the_help(program: Program, arguments: list[str]) -> None:
    done = program(*arguments)
    assert done.code == 2
    assert "-h' for help" in done.said


def test_wrong_input_is_3(program: Program) -> None:
    done = program("sheet", "nowhere.yaml")
    assert done.code == 3
    assert one_sentence(done)
    assert "nowhere.yaml" in done.said


def test_something_outside_is_4(program: Program) -> None:
    program.file("mia.yaml", "language: en\n")
    done = program("sheet", "mia.yaml", "-o", "no/such/folder/sheet.md")
    assert done.code == 4
    assert one_sentence(done)
    assert "no/such/folder" in done.said


FAULTY = f"""\
import cscoach.sheet.builder
from cscoach.__main__ import main

def build(candidate, *rest):
    raise ValueError(f"no sheet for {{candidate.name}}: {SECRET}")

cscoach.sheet.builder.build = build
main()
"""


def faulty(program: Program, **environment: str) -> Done:
    """Make a sheet with a program in which a fault was planted."""
    program.file("mia.yaml", f"language: en\nname: {SECRET}\nopening: {SECRET}\n")
    done = subprocess.run(
        [sys.executable, "-c", FAULTY, "sheet", "mia.yaml"],
        capture_output=True,
        cwd=program.folder,
        env=program.environment | environment,
    )
    return Done(done.returncode, done.stdout, done.stderr.decode())


def test_our_own_bug_is_70_and_its_report_holds_no_word_of_the_candidate(program: Program) -> None:
    done = faulty(program)
    assert done.code == 70
    assert one_sentence(done)
    (report,) = program.home.glob("crash-*.md")
    assert str(report) in done.said
    text = report.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "cli/commands/sheet.py" in text
    assert SECRET not in text + done.said + done.text
    assert report.stat().st_mode & 0o777 == 0o600
    assert str(program.folder) not in text


def test_a_bug_without_a_home_leaves_its_report_where_temporary_files_go(program: Program) -> None:
    done = faulty(program, CSCOACH_HOME="/dev/null/nobody", TMPDIR=str(program.folder))
    assert done.code == 70
    assert one_sentence(done)
    (report,) = program.folder.glob("crash-*.md")
    assert str(report) in done.said


def test_errors_are_told_in_the_language_of_the_user(program: Program) -> None:
    english = program("sheet", "nowhere.yaml")
    ways: list[dict[str, Any]] = [
        {"CSCOACH_LANGUAGE": "lt"},
        {"LC_ALL": "lt_LT.UTF-8"},
        {"LC_ALL": "", "LANG": "lt_LT.UTF-8"},
    ]
    for settings in ways:
        done = program("sheet", "nowhere.yaml", **settings)
        assert done.code == 3
        assert "Tokio failo nėra: nowhere.yaml" in done.said
        assert done.said != english.said
    assert program("sheet", "nowhere.yaml", "--language", "lt").said == done.said
