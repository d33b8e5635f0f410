"""The form as a workbook and as CSV: what a spreadsheet shows of it, and that the same input gives the same bytes."""

from __future__ import annotations

import csv
import io
import re
import sys
import time
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cscoach.batch.form import form
from cscoach.content.load import available, load
from cscoach.content.posts import posts
from cscoach.rendering import form_csv, form_xlsx
from cscoach.rendering.form import Column, Form

LANGUAGES = available()


def _form(language: str = "en", interview: str | None = None, role: str | None = None) -> Form:
    return form(load(language), load(interview or language), LANGUAGES, role)


def _opened(data: bytes) -> Worksheet:
    workbook = load_workbook(io.BytesIO(data))
    assert len(workbook.sheetnames) == 1
    return workbook.worksheets[0]


def _text(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_names_and_an_example_stand_in_three_rows(language: str) -> None:
    made = _form(language)
    sheet = _opened(form_xlsx.render(made))
    assert sheet.title == made.title == load(language).interface.say("form.title")
    assert _text(sheet) == [
        [column.question for column in made.columns],
        [column.name for column in made.columns],
        [column.example for column in made.columns],
    ]
    assert sheet.freeze_panes == "A3"


def test_the_names_are_small_and_the_example_is_plainly_one() -> None:
    sheet = _opened(form_xlsx.render(_form()))
    assert sheet["A1"].font.b
    assert (sheet["A2"].font.sz, sheet["A2"].font.color.rgb) == (8, form_xlsx.GREY)
    assert (sheet["A3"].font.i, sheet["A3"].font.color.rgb) == (True, form_xlsx.GREY)
    assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)


def test_each_question_has_its_hint_and_what_the_choices_mean() -> None:
    made = _form("lt", "uk")
    sheet = _opened(form_xlsx.render(made))
    for number, column in enumerate(made.columns, start=1):
        comment = sheet.cell(1, number).comment
        assert comment is not None
        assert comment.text.startswith(column.hint)
        assert all(f"{choice}: {meaning}" in comment.text for choice, meaning in column.choices.items())
        assert comment.author == "cscoach"


def test_lists_are_offered_in_all_rows_to_fill() -> None:
    made = _form("lt", "uk")
    sheet = _opened(form_xlsx.render(made))
    offered = {str(entry.sqref): entry.formula1 for entry in sheet.data_validations.dataValidation}
    expected = {}
    for number, column in enumerate(made.columns, start=1):
        if column.choices:
            letter = get_column_letter(number)
            expected[f"{letter}3:{letter}1048576"] = f'"{",".join(column.choices)}"'
    assert offered == expected
    assert len(offered) == 4


def test_a_date_stays_as_it_is_typed() -> None:
    made = _form()
    sheet = _opened(form_xlsx.render(made))
    number = [column.name for column in made.columns].index("interview_on") + 1
    assert sheet.cell(3, number).number_format == "@"
    assert sheet.cell(3, number).value == "2026-12-03"
    assert sheet.column_dimensions[get_column_letter(number)].number_format == "@"


def test_a_text_is_never_a_formula() -> None:
    made = Form("Form", (Column("name", "=1+1", "-", "=HYPERLINK(A1)"),))
    sheet = _opened(form_xlsx.render(made))
    assert {sheet["A1"].data_type, sheet["A3"].data_type} == {"s"}


def test_a_list_too_long_for_excel_is_left_out() -> None:
    long = Column("role", "Post", "Which", "a", {f"role-{number:02}": "" for number in range(40)})
    sheet = _opened(form_xlsx.render(Form("Form", (long,))))
    assert not sheet.data_validations.dataValidation


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_excel_allows_is_kept_to(language: str) -> None:
    for role in (None, *posts()):
        made = _form(language, "uk", role)
        assert len(made.title) <= 31
        assert not set(made.title) & set("[]:*?/\\'")
        assert all(len(",".join(column.choices)) <= form_xlsx.LONGEST_LIST for column in made.columns)


def test_the_same_form_gives_the_same_bytes_whenever_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    first = form_xlsx.render(_form("uk"))
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 86_400)
    # The clock of `datetime` is another one and cannot be set; a file that held it would differ by a second.
    time.sleep(1.1)
    assert form_xlsx.render(_form("uk")) == first


def test_another_system_makes_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = form_xlsx.render(_form())
    monkeypatch.setattr(sys, "platform", "win32")
    assert form_xlsx.render(_form()) == first


def test_nobody_and_no_clock_stands_in_the_file() -> None:
    with ZipFile(io.BytesIO(form_xlsx.render(_form()))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
        everything = b"".join(archive.read(name) for name in archive.namelist())
        names = archive.namelist()
    assert re.search("<dc:creator[^>]*>cscoach</dc:creator>", core)
    assert core.count("1980-01-01T00:00:00Z") == 2
    assert "lastModifiedBy" not in core
    assert not [name for name in names if "vba" in name.lower() or "externalLink" in name]
    assert b'TargetMode="External"' not in everything


def test_rows_are_high_enough_for_what_stands_in_them() -> None:
    sheet = _opened(form_xlsx.render(_form("lt")))
    for row in (form_xlsx.QUESTIONS, form_xlsx.EXAMPLE):
        height = sheet.row_dimensions[row].height
        assert height is not None
        for number, cell in enumerate(sheet[row], start=1):
            width = sheet.column_dimensions[get_column_letter(number)].width
            assert height >= 15 * len(str(cell.value)) / width


@pytest.mark.parametrize("language", LANGUAGES)
def test_csv_has_the_names_and_the_example(language: str) -> None:
    made = _form(language, "uk")
    data = form_csv.render(made)
    assert data.startswith(b"\xef\xbb\xbf")
    header, example = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert header == [column.name for column in made.columns]
    assert example == [column.example for column in made.columns]
