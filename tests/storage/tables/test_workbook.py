"""Workbooks of real programs come as they were typed; those that would harm are refused before they are read."""

from __future__ import annotations

import errno
import io
import re
import shutil
import struct
import subprocess
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from odf.opendocument import OpenDocumentSpreadsheet  # type: ignore[import-untyped]
from odf.table import Table as OdfTable  # type: ignore[import-untyped]
from odf.table import TableCell, TableRow
from odf.text import P  # type: ignore[import-untyped]
from openpyxl.styles import Font

from cscoach.errors import CscoachError, InputError, UsageError
from cscoach.storage.tables import archive, workbook
from cscoach.storage.tables.read import Asked, read, read_stream
from cscoach.storage.tables.table import Table

SHEET = "xl/worksheets/sheet1.xml"


def xlsx(path: Path, rows: Sequence[Sequence[Any]], change: Callable[[Any], None] | None = None) -> Path:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in rows:
        sheet.append(row)
    if change:
        change(book)
    book.save(path)
    return path


def ods(path: Path, rows: list[list[TableCell]]) -> Path:
    document = OpenDocumentSpreadsheet()
    table = OdfTable(name="Žmonės")
    for cells in rows:
        row = TableRow()
        for cell in cells:
            row.addElement(cell)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    document.save(str(path))
    return path


def typed(text: str, **attributes: str) -> TableCell:
    cell = TableCell(**(attributes or {"valuetype": "string"}))
    for line in text.split("\n"):
        cell.addElement(P(text=line))
    return cell


def altered(path: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """The same zip with one part changed."""
    with zipfile.ZipFile(path) as old:
        parts = {info.filename: old.read(info) for info in old.infolist()}
    parts[name] = change(parts.get(name, b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part, data in parts.items():
            new.writestr(part, data)
    return path


def told(table: Table) -> list[tuple[int, tuple[str, ...] | str]]:
    return [(row.number, row.problem.key if row.problem else row.cells) for row in table.rows]


def refused(path: Path) -> CscoachError:
    with pytest.raises(InputError) as raised:
        list(read(path).rows)
    assert raised.value.params["source"] == str(path)
    return raised.value


VALUES = [
    ("007", "007"),
    (5, "5"),
    (37060000000, "37060000000"),
    (2.5, "2.5"),
    (True, "true"),
    (date(2026, 12, 3), "2026-12-03"),
    (datetime(2026, 12, 3), "2026-12-03"),
    (datetime(2026, 12, 3, 14, 30), "2026-12-03 14:30"),
    (time(14, 30), "14:30"),
    (timedelta(hours=30), "30:00"),
    ("two\nlines ž ї", "two\nlines ž ї"),
]


def test_values_of_an_xlsx_are_what_was_typed(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [[f"c{n}" for n in range(len(VALUES))], [], [value for value, _ in VALUES]])
    found = read(path)
    assert (found.kind, found.sheet, found.source) == ("xlsx", "Sheet", str(path))
    assert told(found) == [(3, tuple(text for _, text in VALUES))]


def test_values_of_an_ods_are_what_was_typed(tmp_path: Path) -> None:
    cells = [
        typed("007"),
        typed("5", valuetype="float", value="5"),
        typed("true", valuetype="boolean", booleanvalue="true"),
        typed("3.12.26", valuetype="date", datevalue="2026-12-03"),
        typed("3.12.26", valuetype="date", datevalue="2026-12-03T14:30:00"),
        typed("14:30", valuetype="time", timevalue="PT14H30M00S"),
        typed("two\nlines"),
    ]
    found = read(ods(tmp_path / "a.ods", [[typed(f"c{n}") for n in range(len(cells))], [], cells]))
    assert (found.kind, found.sheet) == ("ods", "Žmonės")
    assert told(found) == [(3, ("007", "5", "true", "2026-12-03", "2026-12-03 14:30", "14:30", "two\nlines"))]


def test_error_cells_are_told(tmp_path: Path) -> None:
    def errors(book: Any) -> None:
        for place, value in (("C4", "#DIV/0!"), ("D6", "#N/A")):
            book.active[place].value, book.active[place].data_type = value, "e"

    rows: list[list[Any]] = [
        [],
        [None, "name", "a", "b"],
        [None, "Ona", 1, 2],
        [None, "Jonas"],
        [None, "Eglė", 3, 4],
        [None, "Rasa"],
    ]
    found = list(read(xlsx(tmp_path / "a.xlsx", rows, errors)).rows)
    assert [(row.number, row.cells) for row in found if not row.problem] == [
        (3, ("Ona", "1", "2")),
        (5, ("Eglė", "3", "4")),
    ]
    assert [(row.number, row.problem.key, row.problem.params) for row in found if row.problem] == [
        (4, "error-cell", {"column": "a", "value": "#DIV/0!"}),
        (6, "error-cell", {"column": "b", "value": "#N/A"}),
    ]


@pytest.mark.parametrize("value", ["#SPILL!", "#ERROR!", "Err:508"])
@pytest.mark.parametrize("cell", ['<c r="B3" t="e">{}</c>', '<c r="B3" s="0" t="e"><f>A1*2</f>{}</c>'])
def test_an_error_that_the_reader_does_not_know_costs_its_row_only(cell: str, value: str, tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [["name", "a"], ["Ona", "#ERROR!"], ["Jonas", "there"], ["Rasa", "x & y"]])
    kept = re.compile(rb'<c r="B3".*?</c>')
    new = cell.format(f"<v>{value}</v>").encode()
    found = list(read(altered(path, "xl/worksheets/sheet1.xml", lambda sheet: kept.sub(new, sheet, count=1))).rows)
    assert [(row.number, row.cells) for row in found if not row.problem] == [
        (2, ("Ona", "#ERROR!")),
        (4, ("Rasa", "x & y")),
    ]
    (problem,) = [row.problem for row in found if row.problem]
    assert (problem.key, problem.params) == ("error-cell", {"column": "a", "value": value})


def test_error_cells_of_an_ods_are_told(tmp_path: Path) -> None:
    path = ods(
        tmp_path / "a.ods", [[typed("name"), typed("n")], [typed("Ona"), typed("Err")], [typed("Jonas"), typed("5")]]
    )
    mark = b'office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!'
    altered(path, "content.xml", lambda xml: xml.replace(b'office:value-type="string"><text:p>Err', mark))
    found = list(read(path).rows)
    assert found[0].problem
    assert (found[0].problem.key, found[0].problem.params) == ("error-cell", {"column": "n", "value": "#DIV/0!"})
    assert (found[1].number, found[1].cells) == (3, ("Jonas", "5"))


def test_the_sheet_is_the_first_that_is_seen_or_the_one_named(tmp_path: Path) -> None:
    def more(book: Any) -> None:
        book.active.sheet_state = "hidden"
        for name in ("Žmonės", "Other"):
            book.create_sheet(name).append([f"name of {name}"])
        book.move_sheet("Other", -1)

    path = xlsx(tmp_path / "a.xlsx", [["lists"]], more)
    assert (read(path).sheet, read(path).header) == ("Other", ("name of Other",))
    assert read(path, Asked(sheet="Žmonės")).header == ("name of Žmonės",)
    assert read(path, Asked(sheet="Sheet")).header == ("lists",)
    with pytest.raises(UsageError) as raised:
        read(path, Asked(sheet="People"))
    assert (raised.value.key, raised.value.params) == (
        "unknown-sheet",
        {"value": "People", "expected": "Sheet, Other, Žmonės"},
    )


def test_a_workbook_comes_from_a_stream_too(tmp_path: Path) -> None:
    data = xlsx(tmp_path / "a.xlsx", [["name"], ["Ona"]]).read_bytes()
    assert told(read_stream(io.BytesIO(data))) == [(2, ("Ona",))]
    with subprocess.Popen(["cat", str(tmp_path / "a.xlsx")], stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert told(read_stream(process.stdout)) == [(2, ("Ona",))]  # type: ignore[arg-type]
    shutil.copy(tmp_path / "a.xlsx", tmp_path / "a.csv")
    assert read(tmp_path / "a.csv").kind == "xlsx"


def test_a_title_above_the_header_of_a_workbook_is_passed_over(tmp_path: Path) -> None:
    rows = [["Spring cohort"], [], ["name", "language", "composure"], ["Ann", "en", "I rang"]]
    for path in (
        xlsx(tmp_path / "t.xlsx", rows),
        ods(tmp_path / "t.ods", [[typed(cell) for cell in row] for row in rows]),
    ):
        table = read(path)
        assert (table.header, table.title) == (("name", "language", "composure"), "Spring cohort")
        assert told(table) == [(4, ("Ann", "en", "I rang"))]


def test_an_empty_sheet_is_no_table(tmp_path: Path) -> None:
    assert refused(xlsx(tmp_path / "a.xlsx", [])).key == "empty-table"


@pytest.mark.parametrize(
    ("data", "looks"),
    [
        (b"%PDF-1.7 and so on", "PDF"),
        (b"  <!DOCTYPE html><table></table>", "HTML"),
        (b"name,language\nOna,lt\n", "TXT/CSV"),
        (b"PK\x03\x04 and then nothing of the kind", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "Workbook".encode("utf-16-le"), "XLS"),
    ],
)
def test_other_files_are_told_by_what_they_look_like(tmp_path: Path, data: bytes, looks: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    error = refused(path)
    assert (error.key, error.params["looks"]) == ("workbook-broken", looks)


def test_a_zip_of_something_else_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    for part, looks in (("word/document.xml", "DOCX"), ("xl/workbook.bin", "XLSB"), ("photo.jpg", "ZIP")):
        with zipfile.ZipFile(path, "w") as new:
            new.writestr(part, "x")
        assert refused(path).params["looks"] == looks


def test_a_workbook_cut_off_anywhere_is_broken(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [["name"], ["Ona"]])
    whole = path.read_bytes()
    for length in range(4, len(whole), 97):
        path.write_bytes(whole[:length])
        assert refused(path).key == "workbook-broken"


def test_a_workbook_with_any_byte_changed_never_breaks_the_program(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [["name"], ["Ona"]])
    whole = path.read_bytes()
    for place in range(0, len(whole), 41):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        # Some changes are harmless; the others are told. Nothing else may come out.
        with suppress(InputError):
            list(read(path).rows)


@pytest.mark.parametrize("packed", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_workbook_packed_as_none_is_is_broken(tmp_path: Path, packed: int) -> None:
    path = xlsx(tmp_path / "a.xlsx", [["name"], ["Ona"]])
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(tmp_path / "b.xlsx", "w", packed) as new:
        for part in old.namelist():
            new.writestr(part, old.read(part))
    assert refused(tmp_path / "b.xlsx").key == "workbook-broken"


def test_a_part_before_the_beginning_of_the_file_is_broken(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [["name"], ["Ona"]])
    data = bytearray(path.read_bytes())
    end = data.rfind(b"PK\x05\x06")
    # The directory is said to begin further on than it does, so all parts are too far ahead.
    data[end + 16 : end + 20] = (int.from_bytes(data[end + 16 : end + 20], "little") + 10_000).to_bytes(4, "little")
    path.write_bytes(data)
    assert refused(path).key == "workbook-broken"


def test_two_sheets_of_one_name_are_broken(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [["name"], ["Ona"]])
    doubled = re.compile(rb"(<sheet [^>]*/>)")
    altered(path, "xl/workbook.xml", lambda book: doubled.sub(rb"\1\1", book))
    assert refused(path).key == "workbook-broken"


def test_a_disk_that_cannot_be_read_is_no_fault_of_the_file(tmp_path: Path) -> None:
    class Failing(io.BytesIO):
        def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
            if whence == io.SEEK_END:
                raise OSError(errno.EIO, "Input/output error")
            return super().seek(offset, whence)

    with pytest.raises(OSError, match="Input/output"):
        read_stream(Failing(xlsx(tmp_path / "a.xlsx", [["name"], ["Ona"]]).read_bytes()))


def test_a_slip_of_ours_is_not_said_of_the_file(tmp_path: Path) -> None:
    class Slip(io.BytesIO):
        def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
            if whence == io.SEEK_END:
                raise AttributeError("no such thing")
            return super().seek(offset, whence)

    with pytest.raises(AttributeError):
        read_stream(Slip(xlsx(tmp_path / "a.xlsx", [["name"], ["Ona"]]).read_bytes()))


def test_an_encrypted_workbook_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 22 + struct.pack("<H", 9) + b"\0" * 480
    path.write_bytes(header + "Root Entry".encode("utf-16-le") + "EncryptedPackage".encode("utf-16-le"))
    assert refused(path).key == "workbook-encrypted"
    path = ods(tmp_path / "a.ods", [[typed("name")]])
    altered(path, "META-INF/manifest.xml", lambda xml: xml.replace(b"</", b"<manifest:encryption-data/></", 1))
    assert refused(path).key == "workbook-encrypted"


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [["name"], ["Ona"]])
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>'
    altered(path, SHEET, lambda xml: bomb + xml.replace(b"Ona", b"&b;"))
    assert refused(path).key == "workbook-broken"


def test_a_bomb_is_refused_by_what_it_says_of_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new, new.open("xl/workbook.xml", "w") as part:
        for _ in range(archive.HARMLESS // 1_000_000 + 1):
            part.write(b" " * 1_000_000)
    assert refused(path).key == "workbook-too-large"


def test_a_bomb_that_lies_about_its_size_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST", 1_000_000)
    path = xlsx(tmp_path / "a.xlsx", [["name"], ["Ona"]])
    altered(path, "xl/styles.xml", lambda xml: xml + b" " * 3_000_000)
    data, size = path.read_bytes(), struct.pack("<L", 3_000_000)
    with zipfile.ZipFile(path) as book:
        size = struct.pack("<L", book.getinfo("xl/styles.xml").file_size)
    assert data.count(size) == 2
    path.write_bytes(data.replace(size, struct.pack("<L", 100)))
    assert refused(path).key == "workbook-too-large"


def test_a_zip_of_too_many_parts_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as new:
        for number in range(archive.MOST_PARTS + 1):
            new.writestr(f"xl/{number}", "")
    assert refused(path).key == "workbook-too-large"


def test_one_stray_cell_far_away_is_told_and_ends_nothing(tmp_path: Path) -> None:
    def stray(book: Any) -> None:
        book.active["XFD1048576"] = "x"

    error = refused(xlsx(tmp_path / "a.xlsx", [["name"], ["Ona"]], stray))
    assert error.key == "sheet-too-large"
    assert error.params["rows"] * error.params["columns"] > workbook.MOST_CELLS


def test_a_cell_repeated_without_end_is_told(tmp_path: Path) -> None:
    path = ods(tmp_path / "a.ods", [[typed("name")], [typed("Ona")]])
    many = (
        b'<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16000"'
    )
    cell = b"<table:table-row><table:table-cell"
    altered(path, "content.xml", lambda xml: many.join(xml.rsplit(cell, 1)))
    assert refused(path).key == "sheet-too-large"


def test_cells_without_content_take_no_room(tmp_path: Path) -> None:
    def coloured(book: Any) -> None:
        book.active["XFD1048576"].font = Font(bold=True)

    assert told(read(xlsx(tmp_path / "a.xlsx", [["name"], ["Ona"]], coloured))) == [(2, ("Ona",))]


def _sharing(path: Path, text: str, cells: int) -> Path:
    """A workbook with one long string that so many cells share."""
    xlsx(path, [["name"]])
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    altered(path, "xl/sharedStrings.xml", lambda _: f'<sst xmlns="{main}"><si><t>{text}</t></si></sst>'.encode())
    rows = "".join(f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(1, cells + 2))
    return altered(
        path, SHEET, lambda _: f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'.encode()
    )


def test_one_long_string_that_a_million_cells_share_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    assert refused(_sharing(tmp_path / "bomb.xlsx", "x" * 30_000, 20_000)).key == "workbook-too-large"


def test_long_strings_are_read_when_few_cells_name_them(tmp_path: Path) -> None:
    long = _sharing(tmp_path / "long.xlsx", "x" * 30_000, 10)
    many = xlsx(
        tmp_path / "many.xlsx", [["name", "x" * 30_000], *([f"{row} {at}" for at in range(20)] for row in range(900))]
    )
    assert len(list(read(long).rows)) == 10
    assert len(list(read(many).rows)) == 900


def test_entities_in_shared_strings_are_refused_before_they_are_put_in(tmp_path: Path) -> None:
    path = _sharing(tmp_path / "entities.xlsx", "x", 3)
    nested = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    altered(path, "xl/sharedStrings.xml", lambda xml: nested + xml.replace(b">x<", b">&b;<"))
    assert refused(path).key == "workbook-broken"
