"""Form → XLSX: questions for people, names for programs beneath them, an example, lists to choose from."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from cscoach.rendering.form import Column, Form
from cscoach.rendering.zip_entry import DAY, entry

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.comments import Comment
    from openpyxl.worksheet.worksheet import Worksheet

#: Rows of the sheet. People begin to write below the example.
QUESTIONS, NAMES, EXAMPLE = 1, 2, 3
LAST = 1_048_576

#: Widths of columns, in characters: a word or two, or sentences.
NARROW, WIDE = 18, 44

#: The height of a line in points, and how many characters of a line are lost to its words' ends.
LINE, SLACK = 15, 4

#: A list to choose from may have so many characters; with a longer one Excel calls the file broken.
LONGEST_LIST = 255

#: Comments: width and height of a line in pixels, and about how many characters fit into one.
COMMENT_WIDTH, COMMENT_LINE, COMMENT_CHARACTERS = 320, 18, 45

#: Who made the workbook and its comments, as far as it says so: no person.
AUTHOR = "cscoach"

GREY = "00808080"

#: The format of cells that hold text whatever is typed: Excel would make a date of its own out of 2026-12-03.
TEXT = "@"


def render(form: Form) -> bytes:
    """The form as a workbook."""
    from openpyxl import Workbook

    workbook = Workbook()
    sheet: Worksheet = workbook.worksheets[0]
    sheet.title = form.title
    for number, column in enumerate(form.columns, start=1):
        _fill(sheet, number, column)
    for row, texts in (
        (QUESTIONS, [column.question for column in form.columns]),
        (EXAMPLE, [column.example for column in form.columns]),
    ):
        sheet.row_dimensions[row].height = LINE * max(map(_lines, texts, form.columns))
    sheet.freeze_panes = f"A{NAMES + 1}"
    workbook.properties.creator = AUTHOR
    workbook.properties.title = form.title
    return _steady(workbook)


def _lines(text: str, column: Column) -> int:
    """About how many lines a cell takes; a spreadsheet does not make room for wrapped text by itself."""
    return 1 + len(text) // ((WIDE if column.long else NARROW) - SLACK)


def _fill(sheet: Worksheet, number: int, column: Column) -> None:
    """One column: its cells, and how the empty ones beneath will look."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    letter = get_column_letter(number)
    fonts = {QUESTIONS: Font(bold=True), NAMES: Font(size=8, color=GREY), EXAMPLE: Font(italic=True, color=GREY)}
    for row, text in ((QUESTIONS, column.question), (NAMES, column.name), (EXAMPLE, column.example)):
        cell = sheet.cell(row, number, text)
        # Not a formula, whatever it begins with.
        cell.data_type = "s"
        cell.font = fonts[row]
    below = sheet.column_dimensions[letter]
    below.width = WIDE if column.long else NARROW
    for styled in (*(sheet.cell(row, number) for row in fonts), below):
        styled.alignment = Alignment(wrap_text=True, vertical="top")
        if not column.long:
            styled.number_format = TEXT
    sheet.cell(QUESTIONS, number).comment = _comment(column)
    _offer(sheet, letter, column)


def _comment(column: Column) -> Comment:
    """The hint, and what the choices mean."""
    from openpyxl.comments import Comment

    meanings = [f"{choice}: {meaning}" for choice, meaning in column.choices.items()]
    text = "\n".join([column.hint, *meanings])
    lines = sum(1 + len(line) // COMMENT_CHARACTERS for line in text.split("\n"))
    return Comment(text, AUTHOR, height=COMMENT_LINE * (lines + 1), width=COMMENT_WIDTH)


def _offer(sheet: Worksheet, letter: str, column: Column) -> None:
    """A list to choose from, in every row from the example on."""
    from openpyxl.worksheet.datavalidation import DataValidation

    choices = ",".join(column.choices)
    if choices and len(choices) <= LONGEST_LIST:
        offered = DataValidation("list", formula1=f'"{choices}"', allow_blank=True, showErrorMessage=True)
        offered.add(f"{letter}{EXAMPLE}:{letter}{LAST}")
        sheet.add_data_validation(offered)


def _steady(workbook: Workbook) -> bytes:
    """The workbook as bytes without the time at which it was made: openpyxl puts it in two places."""
    from openpyxl.xml.constants import ARC_CORE
    from openpyxl.xml.functions import tostring

    made, steady = BytesIO(), BytesIO()
    workbook.save(made)
    workbook.properties.created = workbook.properties.modified = DAY
    core = tostring(workbook.properties.to_tree())
    with ZipFile(made) as whole, ZipFile(steady, "w") as archive:
        for name in whole.namelist():
            data = core if name == ARC_CORE else whole.read(name)
            archive.writestr(entry(name), data)
    return steady.getvalue()
