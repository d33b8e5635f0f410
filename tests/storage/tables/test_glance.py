"""The glance at a worksheet: what is plain is seen to be, and what must be looked through is not taken for plain."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cscoach.storage.tables import glance, survey

HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
PLAIN = HEAD + b'<cols><col min="1"/></cols><sheetData><row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1"/></row>'
END = b"</sheetData></worksheet>"


def _plain(xml: bytes, most: int = 1000, size: int = 400) -> bool:
    return glance.is_plain(lambda: (xml[at : at + size] for at in range(0, len(xml), size)), most)


@pytest.mark.parametrize("size", [200, 10_000])
def test_a_sheet_with_its_rows_on_lines_of_their_own_is_plain(size: int) -> None:
    assert _plain((PLAIN + b"\r\n" + END).replace(b"<row", b"\r\n  <row"), size=size)


@pytest.mark.parametrize("size", [200, 10_000])
def test_a_sheet_as_programs_write_it_is_plain(size: int) -> None:
    assert _plain(PLAIN + END, size=size)


def test_a_workbook_of_a_real_program_is_plain() -> None:
    book, file = openpyxl.Workbook(), io.BytesIO()
    sheet = book.create_sheet("Answers", 0)
    for row in range(30):
        sheet.append([f"{row} {column}" if column % 3 else column for column in range(30)])
    book.save(file)
    xml = zipfile.ZipFile(file).read("xl/worksheets/sheet1.xml")
    assert _plain(xml, 10_000, size=10_000)
    assert not _plain(xml, 800, size=10_000)


@pytest.mark.parametrize(
    ("last", "column", "is_within"),
    [
        (100_001, "Z", True),
        (100_001, "AD", True),
        (100_001, "AX", True),
        (100_001, "AY", False),
        (100_001, "BA", False),
        (9, "ZZ", True),
        (9, "AAA", False),
        (384_000, "Z", False),
    ],
)
def test_a_sheet_is_plain_as_far_as_its_cells_are_few_enough(last: int, column: str, is_within: bool) -> None:
    row = f'<row r="{last}"><c r="{column}{last}" t="s"><v>0</v></c></row>'
    assert _plain(PLAIN + row.encode() + END, 10_000_000) is is_within


@pytest.mark.parametrize(
    "more",
    [
        b'<row r="2"><c r="A2" t="e"><v>#DIV/0!</v></c></row>',
        b'<row r="2"><c t="e" r="A2"><v>#DIV/0!</v></c></row>',
        b"<row r=\"2\"><c r='A2' t='e'><v>#DIV/0!</v></c></row>",
        b'<row r="2"><c r="A2" t = "e"><v>#DIV/0!</v></c></row>',
        b'<row r="2"><c\nr="A2" t="e"><v>#DIV/0!</v></c></row>',
        b'<row r="2"><x:c r="A2" t="e"><v>#DIV/0!</v></x:c></row>',
        b'<row r="2"><c r="XFD1048576"><v>1</v></c></row>',
        b'<row r="2"><c r="B1048576"><v>1</v></c></row>',
        b'<row r="1048576"><c r="B1048576"><v>1</v></c></row>',
        b'<row r="2"><c r="ZZ2"><v>1</v></c></row>',
        b'<row r="2"><c r="b00000000000000001048576"><v>1</v></c></row>',
        b'<row r="2"><c><v>1</v></c></row>',
        b"<!-- -->",
        b"<![CDATA[",
        b"<?php ?>",
        b'<row r="2" x="</row></sheetData>"/>',
        b'<row r="2" x="\'><c r="A2"/></row><row r="3" y="\'/>',
        b'<row r="2"><c r="A2"><f x="\'>1</f><v>2</v></c></row>',
        b'<row r="2"><c r="A2" t="inlineStr"><is><t x="">a</t></is></c></row>',
        b"</sheetData><sheetData>",
        b'<row r="2"><c r="A2" t="str"><v>' + b"long " * 300_000 + b"</v></c></row>",
    ],
)
def test_what_is_not_plain_is_looked_through(more: bytes) -> None:
    assert not _plain(PLAIN + more + END)


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        HEAD + END,
        (PLAIN + END).decode().encode("utf-16"),
        b'<?xml version="1.0" encoding="UTF-7"?>' + PLAIN[HEAD.index(b"<worksheet") :],
        b'<x:worksheet xmlns:x="x">' + PLAIN[len(HEAD) :],
        HEAD + b'<cols x="<sheetData>' + PLAIN[PLAIN.index(b"<row") :] + b'</sheetData>"/><sheetData>' + END,
        HEAD + b"<!--<sheetData>" + PLAIN[PLAIN.index(b"<row") :] + b"</sheetData>--><sheetData>" + END,
        HEAD + b'<x:sheetData><x:row r="9"><x:c r="XFD9" t="e"/></x:row></x:sheetData>' + PLAIN[len(HEAD) :] + END,
        HEAD + b" " * 2_000_000 + PLAIN[len(HEAD) :] + END,
    ],
)
def test_what_is_no_plain_sheet_at_all_is_looked_through(xml: bytes) -> None:
    assert not _plain(xml)


STRINGS = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
)
SHORT = "<si><t>Taip, 5 &amp; ąž</t></si>".encode() + b'<si><t xml:space="preserve"> </t></si>\n<si><t/></si>'


def _short(xml: bytes, size: int = 150) -> bool:
    return glance.are_short((xml[at : at + size] for at in range(0, len(xml), size)), 30)


@pytest.mark.parametrize("size", [150, 10_000])
def test_strings_as_programs_write_them_are_short(size: int) -> None:
    assert _short(STRINGS + SHORT + b"</sst>\n", size)


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        STRINGS,
        STRINGS + SHORT,
        SHORT + b"</sst>",
        STRINGS + SHORT + b"<si><t>" + b"a" * 31 + b"</t></si></sst>",
        STRINGS + SHORT + b'<si><t>a</t><t x="</t></si><si><t>">a</t></si></sst>',
        STRINGS + SHORT + b"<si><t>a<!-- </t></si><si><t> -->a</t></si></sst>",
        STRINGS + SHORT + b"<si><t>a<![CDATA[</t></si><si><t>]]></t></si></sst>",
        STRINGS + SHORT + b"<si><t>a<?x </t></si><si><t>?></t></si></sst>",
        STRINGS + SHORT + b"<si><t>a</t><si><t>a</t></si></si></sst>",
        STRINGS + SHORT + b"<si><r><t>a</t></r><r><t>a</t></r></si></sst>",
        STRINGS + SHORT + b"</sst><sst><si><t>" + b"a" * 31 + b"</t></si></sst>",
        STRINGS.replace(b"UTF-8", b"UTF-16") + SHORT + b"</sst>",
        (STRINGS + SHORT + b"</sst>").decode().encode("utf-16"),
    ],
)
def test_strings_that_are_not_plain_are_counted(xml: bytes) -> None:
    assert not _short(xml)


COLUMNS = ["A", "B", "Z", "AA", "AZ", "BA", "CV", "ZZ", "AAA", "XFD"]
CELLS = st.tuples(st.sampled_from(COLUMNS), st.integers(1, 1_048_576), st.booleans())


@given(st.lists(CELLS, min_size=1, max_size=6), st.integers(1, 2_000_000))
def test_what_is_plain_has_no_error_and_reaches_no_further_than_it_may(
    cells: list[tuple[str, int, bool]], most: int
) -> None:
    rows = (
        f'<row r="{row}"><c r="{column}{row}"{" t=" + chr(34) + "e" + chr(34) if error else ""}><v>1</v></c></row>'
        for column, row, error in cells
    )
    xml = HEAD + b"<sheetData>" + "".join(rows).encode() + END
    found = survey.worksheet([xml])
    if _plain(xml, most):
        assert not found.errors
        assert found.rows * found.columns <= most
