"""`cscoach form`: an empty table on standard output or in a file, and what is refused."""

from __future__ import annotations

import csv
import io
import stat
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cscoach.content.load import load
from tests.program import Done, Program


def _rows(done: Done) -> list[list[str]]:
    return list(csv.reader(io.StringIO(done.out.decode("utf-8-sig"), newline="")))


def _names(path: Path) -> list[object]:
    return [cell.value for cell in load_workbook(path).worksheets[0][2]]


def test_csv_goes_to_standard_output(program: Program) -> None:
    done = program("form")
    assert (done.code, done.said) == (0, "")
    assert done.out.startswith(
        b"\xef\xbb\xbfname,language,interview_language,role,employer,interview_on,teamwork.situation,"
    )
    header, example = _rows(done)
    assert len(header) == len(example) == 6 + 6 * 4
    assert example[0] == load("en").interface.say("form.example")
    assert program("form", "-o", "-").out == done.out
    assert program("form", "-f", "csv").out == done.out


@pytest.mark.parametrize("name", ["form.xlsx", "FORM.XLSX"])
def test_the_name_of_the_file_decides_the_format(program: Program, name: str) -> None:
    done = program("form", "-o", name, "--language", "lt", "--interview-language", "uk", "--role", "contact-centre")
    assert (done.code, done.out) == (0, b"")
    assert name in done.said
    path = program.folder / name
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    sheet = load_workbook(path).worksheets[0]
    assert sheet.title == load("lt").interface.say("form.title")
    names = _names(path)
    assert names[:4] == ["name", "language", "interview_language", "grammatical_gender"]
    assert [sheet.cell(3, number).value for number in (2, 3, 5)] == ["lt", "uk", "contact-centre"]
    again = program("form", "-f", "xlsx", "--language", "lt", "--interview-language", "uk", "--role", "contact-centre")
    assert again.out == path.read_bytes()


def test_the_option_outweighs_the_name(program: Program) -> None:
    assert program("form", "-o", "form.txt", "-f", "csv").code == 0
    assert (program.folder / "form.txt").read_bytes() == program("form").out


def test_topics_are_those_that_are_named(program: Program) -> None:
    header, _ = _rows(program("form", "--topics", "arguing, teamwork,"))
    assert [name for name in header if "." in name] == [
        *(f"arguing.{part}" for part in ("admission", "impact", "improvement", "evidence")),
        *(f"teamwork.{part}" for part in ("situation", "task", "action", "result")),
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--topics", "teemwork"], "There is no teemwork here. Available: teamwork, "),
        (["--role", "boss"], "There is no role boss"),
        (["--language", "xx"], "There is no language xx"),
        (["--interview-language", "xx"], "There is no language xx"),
        (["-f", "docx"], "There is no format docx. Available: csv, xlsx"),
        (["-o", "form.ods"], "There is no format ods. Available: csv, xlsx"),
    ],
)
def test_what_is_not_there_is_refused_with_what_is(program: Program, arguments: list[str], said: str) -> None:
    done = program("form", *arguments)
    assert (done.code, done.out) == (2, b"")
    assert said in done.said
    assert not (program.folder / "form.ods").exists()


def test_a_folder_that_is_not_there_is_named(program: Program) -> None:
    done = program("form", "-o", "nowhere/form.xlsx")
    assert done.code == 4
    assert "nowhere" in done.said


def test_a_form_that_is_there_is_not_written_over(program: Program) -> None:
    program.file("form.xlsx", "filled in by forty people")
    done = program("form", "-o", "form.xlsx", "-l", "en")
    assert done.code == 3
    assert "form.xlsx" in done.said
    assert (program.folder / "form.xlsx").read_text() == "filled in by forty people"
