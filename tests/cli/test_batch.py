"""`cscoach batch`, from the table to the folder."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from odf import opendocument, table, text  # type: ignore[import-untyped]

from tests.program import Program

HEADER = ["name", "language", "interview_on", "teamwork.situation", "teamwork.action"]
OLENA = ["Олена Коваленко", "uk", "3.12.2026", "У травні черга дійшла до дверей", "відкрила другу касу"]
ZYDRUNE = ["Žydrūnė Šaltenytė", "lt", "", "Gegužę, penktadienį, dirbome dviese", "pasidalijau eilę su kolege"]
SHEETS = ["00002-olena-kovalenko.md", "00003-zydrune-saltenyte.md"]


def delimited(rows: list[list[str]], delimiter: str = ",") -> str:
    """Rows as a spreadsheet writes them."""
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=delimiter).writerows(rows)
    return made.getvalue()


def workbook(rows: list[list[Any]], path: Path, title: str = "Answers") -> Path:
    """Rows as an XLSX workbook."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def opendoc(rows: list[list[str]], path: Path) -> Path:
    """Rows as an ODS workbook."""
    document = opendocument.OpenDocumentSpreadsheet()
    sheet = table.Table(name="Answers")
    for cells in rows:
        row = table.TableRow()
        for value in cells:
            cell = table.TableCell(valuetype="string")
            cell.addElement(text.P(text=value))
            row.addElement(cell)
        sheet.addElement(row)
    document.spreadsheet.addElement(sheet)
    document.save(str(path))
    return path


def sheets(folder: Path) -> list[str]:
    """The sheets in a folder."""
    return sorted(path.name for path in folder.glob("0*.md"))


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file that the program wrote."""
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    ("delimiter", "encoding", "people"),
    [
        (",", "utf-8", [OLENA, ZYDRUNE]),
        (";", "utf-8-sig", [OLENA, ZYDRUNE]),
        ("\t", "utf-16", [OLENA, ZYDRUNE]),
        ("|", "utf-16-le", [OLENA, ZYDRUNE]),
        (";", "cp1257", [["Ąžuolas", *ZYDRUNE[1:]], ZYDRUNE]),
        (";", "cp1251", [OLENA, OLENA]),
    ],
)
def test_delimiters_and_encodings_are_found_and_named(
    program: Program, delimiter: str, encoding: str, people: list[list[str]]
) -> None:
    path = program.file("group.csv", delimited([HEADER, *people], delimiter).encode(encoding))
    language = "uk" if encoding == "cp1251" else "lt"
    done = program("batch", "group.csv", "-o", "out", "-l", language)
    assert done.code == 0
    folder = path.parent / "out"
    assert len(sheets(folder)) == 2
    assert encoding.removesuffix("-sig") in (folder / "summary.md").read_text().replace("\\", "")
    for person, name in zip(people, sheets(folder), strict=True):
        assert person[3].split(",")[0] in (folder / name).read_text()


@pytest.mark.parametrize("written", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_wide_encoding_is_read_without_its_mark(program: Program, written: str) -> None:
    program.file("g.csv", delimited([HEADER, OLENA]).encode(written))
    assert program("batch", "g.csv", "-o", "out", "--encoding", written[:6], "-l", "en").code == 0
    assert sheets(program.folder / "out") == SHEETS[:1]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_table_in_another_encoding_than_was_said_is_an_error_of_its_own(program: Program, encoding: str) -> None:
    program.file("g.csv", delimited([HEADER, OLENA]) + "x")
    done = program("batch", "g.csv", "-o", "out", "--encoding", encoding, "-l", "en")
    assert (done.code, done.out) == (3, b"")


def test_workbooks_of_both_kinds_and_records_give_the_same_sheets(program: Program) -> None:
    rows = [HEADER, OLENA, ZYDRUNE]
    folder = program.file("group.csv", delimited(rows).encode()).parent
    workbook([list(row) for row in rows], folder / "group.xlsx")
    opendoc(rows, folder / "group.ods")
    records = [dict(zip(HEADER, row, strict=True)) for row in rows[1:]]
    lines = ["", *(json.dumps({k: v for k, v in record.items() if v}) for record in records)]
    (folder / "group.jsonl").write_text("\n".join(lines))
    made = {}
    for kind in ("csv", "xlsx", "ods", "jsonl"):
        assert program("batch", f"group.{kind}", "-o", kind, "-l", "en").code == 0
        made[kind] = {name: (folder / kind / name).read_bytes() for name in sheets(folder / kind)}
    assert list(made["csv"]) == SHEETS
    assert made["csv"] == made["xlsx"] == made["ods"] == made["jsonl"]
    given = program("batch", "-", "-o", "stdin", "-l", "en", given=(folder / "group.xlsx").read_bytes())
    assert (given.code, sheets(folder / "stdin")) == (0, SHEETS)


def test_a_folder_of_candidate_files_is_a_table_too(program: Program) -> None:
    folder = program.file("x", "").parent / "people"
    folder.mkdir()
    (folder / "b.yaml").write_text("language: en\nname: Bea\nstrengths: {teamwork: We did it.}\n")
    (folder / "a.json").write_text('{"language": "en", "name": "Abe", "strengths": {"teamwork": "I did it."}}')
    (folder / "c.yaml").write_text("language: en\nstrengths: [broken\n")
    (folder / "notes.txt").write_text("not a candidate")
    done = program("batch", "people", "-o", "out")
    assert done.code == 3
    assert sheets(folder.parent / "out") == ["00001-abe.md", "00002-bea.md"]
    (problem,) = rows_of(folder.parent / "out" / "problems.csv")
    assert (problem["row"], problem["column"]) == ("3", "c.yaml")


def test_cells_keep_what_was_typed(program: Program) -> None:
    from datetime import date

    folder = program.file("x", "").parent
    header = ["name", "language", "interview_on", "teamwork", "arguing"]
    workbook([header, ["007", "en", date(2026, 12, 3), 5, "x"], [12.0, "en", "", 3.5, "x"]], folder / "g.xlsx")
    assert program("batch", "g.xlsx", "-o", "out", "-l", "en", "-f", "json").code == 0
    first, second = (json.loads(path.read_text()) for path in sorted((folder / "out").glob("0*.json")))
    assert (first["name"], first["interview_on"]) == ("007", "2026-12-03")
    assert second["name"] == "12"
    assert '"5.0"' not in json.dumps(first)


def test_an_error_cell_is_a_problem_of_its_row(program: Program) -> None:
    folder = program.file("x", "").parent
    path = workbook([["name", "teamwork"], ["A", "x"], ["B", "y"]], folder / "g.xlsx")
    _replace(path, "xl/worksheets/sheet1.xml", b'<c r="B3" t="inlineStr"><is><t>y</t></is></c>', b"")
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    cell = sheet["B3"]
    cell.value, cell.data_type = "#DIV/0!", "e"
    book.save(path)
    assert program("batch", "g.xlsx", "-o", "out", "-l", "en").code == 3
    (problem,) = rows_of(folder / "out" / "problems.csv")
    assert (problem["row"], problem["column"], problem["problem"]) == ("3", "teamwork", "error-cell")
    assert "#DIV/0!" in problem["what"]
    assert sheets(folder / "out") == ["00002-a.md"]


def _replace(path: Path, name: str, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(path) as book:
        parts = {part: book.read(part) for part in book.namelist()}
    parts[name] = parts[name].replace(old, new)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for part, data in parts.items():
            book.writestr(part, data)


def test_a_form_that_was_filled_in_needs_no_map(program: Program) -> None:
    folder = program.file("x", "").parent
    assert program("form", "-o", "form.xlsx", "-l", "lt", "--topics", "teamwork").code == 0
    book = openpyxl.load_workbook(folder / "form.xlsx")
    sheet = book.active
    assert sheet is not None
    names = [cell.value for cell in sheet[2]]
    for column, value in {"name": "Rūta", "teamwork.situation": "Gegužę dirbome dviese"}.items():
        sheet.cell(4, names.index(column) + 1, value)
    book.save(folder / "form.xlsx")
    done = program("batch", "form.xlsx", "-o", "out", "-l", "lt")
    assert (done.code, sheets(folder / "out")) == (0, ["00004-ruta.md"])


def test_the_proposed_map_of_the_example_goes_through(program: Program) -> None:
    example = (Path(__file__).parents[2] / "examples" / "group.csv").read_bytes()
    folder = program.file("group.csv", example).parent
    proposed = program("batch", "group.csv", "--suggest-columns", "-l", "lt")
    assert proposed.code == 0
    assert yaml.safe_load(proposed.out)["Koks buvo Jūsų uždavinys?"] == "teamwork.task"
    (folder / "columns.yaml").write_bytes(proposed.out)
    done = program("batch", "group.csv", "--columns", "columns.yaml", "-o", "out", "-l", "lt")
    assert (done.code, len(sheets(folder / "out"))) == (0, 3)
    assert "Laiko žyma" in done.said
    summary = (folder / "out" / "summary.md").read_text()
    assert not any(name in summary for name in ("Rūta", "Tomas", "Žydrūnė"))
    assert [row["state"] for row in rows_of(folder / "out" / "results.csv")] == ["written"] * 3
    again = program("batch", "group.csv", "--columns", "columns.yaml", "-o", "out", "-l", "lt")
    assert again.code == 0
    assert [row["state"] for row in rows_of(folder / "out" / "results.csv")] == ["unchanged"] * 3


def test_first_name_and_surname_are_joined_on_the_sheet_and_in_its_name(program: Program) -> None:
    folder = program.file("g.csv", delimited([["Vardas", "Pavardė", "teamwork"], ["Rūta", "Kazlauskaitė", "x"]])).parent
    program.file("map.yaml", "Vardas: name\nPavardė: name\n")
    assert program("batch", "g.csv", "--columns", "map.yaml", "-o", "out", "-l", "lt").code == 0
    (name,) = sheets(folder / "out")
    assert name == "00002-ruta-kazlauskaite.md"
    assert "Rūta Kazlauskaitė" in (folder / "out" / name).read_text(encoding="utf-8")


def test_empty_columns_of_the_map_and_sentences_that_are_not_read_are_told(program: Program) -> None:
    said = "In May we were two at the desk"
    rows = [["Who", "teamwork", "Your strength?", "", "Sent", "I agree"]]
    rows += [["", f"{said}, {n}", f"{said}, {n}", f"{said}, {n}", "2026-11-20 9:12", said] for n in range(3)]
    folder = program.file("g.csv", delimited(rows)).parent
    program.file("map.yaml", "Who: name\n")
    done = program("batch", "g.csv", "--columns", "map.yaml", "-o", "out", "-l", "en")
    assert done.code == 0
    for told in (done.said, (folder / "out" / "summary.md").read_text(encoding="utf-8")):
        assert "empty in every row: A Who" in told
        assert "hold sentences (and how many): C Your strength? (3); D (3)\n" in told


@pytest.mark.parametrize(
    ("shown", "day", "is_told"),
    [("12/25/2026", "2026-12-03", True), ("25/12/2026", "2026-03-12", False), ("", "2026-03-12", False)],
)
def test_one_date_of_a_column_shows_how_all_are_written(program: Program, shown: str, day: str, is_told: bool) -> None:
    rows = [["name", "language", "interview_on", "teamwork"]]
    rows += [[f"Ann {n}", "en", told, "I opened a till"] for n, told in enumerate(("12/3/2026", "12/3/2026", shown))]
    folder = program.file("g.csv", delimited(rows)).parent
    done = program("batch", "g.csv", "-o", "out", "-l", "en", "-f", "json")
    made = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((folder / "out").glob("0*.json"))]
    assert [sheet["interview_on"] for sheet in made] == [day, day, "2026-12-25" if shown else None]
    problems = [row["what"] for row in rows_of(folder / "out" / "problems.csv")]
    assert len(problems) == (0 if shown else 2), "what is doubtful is told of each"
    assert ("C interview_on: some dates can only have the month first" in done.said) is is_told


def test_a_map_with_a_topic_as_a_whole_and_in_parts_is_refused_once(program: Program) -> None:
    folder = program.file("g.csv", delimited([["A", "B"], ["x", "y"], ["x", "y"]])).parent
    program.file("map.yaml", "A: teamwork\nB: teamwork.action\n")
    done = program("batch", "g.csv", "--columns", "map.yaml", "-o", "out", "-l", "en")
    assert (done.code, done.said.count("teamwork")) == (3, 1)
    assert not (folder / "out").exists()


PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def test_the_name_and_the_logo_of_the_centre_stand_on_top(program: Program) -> None:
    program.file("g.csv", delimited([HEADER, ZYDRUNE]))
    program.file("Our logo!.PNG", PNG)
    said = ("batch", "g.csv", "-o", "out", "--header", " Karjeros *centras* ", "--logo", "Our logo!.PNG")
    assert program(*said).code == 0
    assert (program.folder / "out" / "logo.png").read_bytes() == PNG
    sheet = (program.folder / "out" / "00002-zydrune-saltenyte.md").read_text(encoding="utf-8")
    assert sheet.startswith("![Karjeros \\*centras\\*](logo.png)\n\nKarjeros \\*centras\\*\n\n# ")
    assert program(*said[:4]).code == 0
    assert (program.folder / "out" / "00002-zydrune-saltenyte.md").read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("content", [b"", b"<html>", b"GIF", b"<?xml version='1.0'?><x/>", PNG + bytes(5_000_001)])
def test_what_is_no_picture_is_refused_before_anything_is_written(program: Program, content: bytes) -> None:
    program.file("g.csv", delimited([HEADER, ZYDRUNE]))
    program.file("logo.png", content)
    done = program("batch", "g.csv", "-o", "out", "--logo", "logo.png", "-l", "en")
    assert (done.code, "not a picture" in done.said) == (3, True)
    assert not (program.folder / "out").exists()


def test_bad_rows_are_listed_and_good_ones_made(program: Program) -> None:
    rows = [HEADER, ["A", "xx", "", "x", ""], ["B", "en", "31.2.2026", "x", ""], ["C", "en", "", "x", ""]]
    folder = program.file("g.csv", delimited(rows) + "D,en,,x,y,z,too many\n").parent
    done = program("batch", "g.csv", "-o", "out", "-l", "en")
    assert done.code == 3
    assert "problems.csv" in done.said
    assert sheets(folder / "out") == ["00003-b.md", "00004-c.md"]
    assert [row["state"] for row in rows_of(folder / "out" / "results.csv")] == [
        "faulty",
        "written",
        "written",
        "faulty",
    ]
    problems = rows_of(folder / "out" / "problems.csv")
    assert [(row["row"], row["column"]) for row in problems] == [("2", "language"), ("3", "interview_on"), ("5", "")]
    assert all(row["what"] for row in problems)


def test_what_is_left_out_is_told_and_costs_no_sheet(program: Program) -> None:
    header = ["name", "role", "interview_on", "teamwork"]
    people = [["A", "astronaut", "soon", "I asked"], ["B", "cashier", "Dec 3, 2026", "I asked"], ["", "", "", "20,66"]]
    program.file("g.csv", delimited([header, *people, header, [*header[:3], "Teamwork"]]))
    for _ in range(2):
        done = program("batch", "g.csv", "-o", "out", "-l", "en")
        assert (done.code, sheets(program.folder / "out")) == (0, ["00002-a.md", "00003-b.md"])
        assert "1 sheet leaves something out" in done.said
        assert "1 row has neither a name nor an answer" in done.said
        problems = rows_of(program.folder / "out" / "problems.csv")
        assert [(row["row"], row["column"]) for row in problems] == [("2", "role"), ("2", "interview_on")]
        assert [row["state"] for row in rows_of(program.folder / "out" / "results.csv")][2] == "empty"


def test_an_example_that_was_half_written_over_is_told(program: Program) -> None:
    assert program("form", "-o", "form.xlsx", "-l", "lt", "--topics", "teamwork,composure").code == 0
    book = openpyxl.load_workbook(program.folder / "form.xlsx")
    sheet = book.active
    assert sheet is not None
    names = [cell.value for cell in sheet[2]]
    example = [cell.value for cell in sheet[3]]
    for row, changes in {
        3: {"name": "Rūta", "teamwork.action": "Paskambinau į sandėlį"},
        4: {"name": "Pavyzdys", "teamwork.action": "Atidariau antrą kasą"},
        5: {},
    }.items():
        for place, (column, value) in enumerate(zip(names, example, strict=True), 1):
            sheet.cell(row, place, changes.get(str(column), value))
    book.save(program.folder / "form.xlsx")
    assert program("batch", "form.xlsx", "-o", "out", "-l", "lt").code == 0
    folder = program.folder / "out"
    assert sheets(folder) == ["00003-ruta.md", "00004.md"]
    assert [row["problem"] for row in rows_of(folder / "problems.csv")] == ["still-example"] * 2
    for name in sheets(folder):
        sheet_text = (folder / name).read_text()
        assert not any(str(words) in sheet_text for words in example if len(str(words)) > 40)


def test_a_dry_run_writes_a_report_of_its_own_and_leaves_that_of_the_real_run(program: Program) -> None:
    folder = program.file("g.csv", delimited([HEADER, OLENA])).parent / "out"
    tried = {"dry-run-summary.md", "dry-run-results.csv", "dry-run-problems.csv"}
    assert program("batch", "g.csv", "-o", "out", "--dry-run", "-l", "en").code == 0
    assert {path.name for path in folder.iterdir() if not path.name.startswith(".")} == tried
    program("batch", "g.csv", "-o", "out", "-l", "en")
    before = {path.name: path.read_bytes() for path in folder.glob("[!.]*") if path.name not in tried}
    program.file("other.csv", delimited([HEADER, ZYDRUNE, OLENA, ["X", "xx", "", "y", ""]]))
    done = program("batch", "other.csv", "-o", "out", "--dry-run", "-l", "en")
    assert (done.code, "dry-run-problems.csv" in done.said) == (3, True)
    assert before == {path.name: path.read_bytes() for path in folder.glob("[!.]*") if path.name not in tried}
    states = [row["state"] for row in rows_of(folder / "dry-run-results.csv")]
    assert states == ["possible", "possible", "faulty"]


def test_a_title_above_the_headers_is_told(program: Program) -> None:
    title = ["Spring cohort", *[""] * (len(HEADER) - 1)]
    folder = program.file("g.csv", delimited([title, HEADER, OLENA])).parent / "out"
    done = program("batch", "g.csv", "-o", "out", "-l", "en")
    said = "What stands above the headers was passed over: Spring cohort"
    assert (done.code, said in done.said, said in (folder / "summary.md").read_text()) == (0, True, True)
    assert sheets(folder) == ["00003-olena-kovalenko.md"]


def test_rows_that_left_the_table_are_told_and_their_sheets_kept(program: Program) -> None:
    folder = program.file("g.csv", delimited([HEADER, OLENA, ZYDRUNE])).parent
    program("batch", "g.csv", "-o", "out", "-l", "en")
    program.file("g.csv", delimited([HEADER, OLENA]))
    done = program("batch", "g.csv", "-o", "out", "-l", "en")
    assert (done.code, SHEETS[1] in done.said) == (0, True)
    assert sheets(folder / "out") == SHEETS
    assert [
        (row["row"], row["files"]) for row in rows_of(folder / "out" / "results.csv") if row["state"] == "gone"
    ] == [("3", SHEETS[1])]
    # The summary has no names, and a file is called after somebody.
    summary = (folder / "out" / "summary.md").read_text()
    assert "- results.csv: 3" in summary.split("no longer in the table")[1]
    assert "zydrune" not in summary.casefold()


def test_a_sheet_that_was_changed_by_hand_is_kept_and_told(program: Program) -> None:
    folder = program.file("g.csv", delimited([HEADER, OLENA])).parent / "out"
    program("batch", "g.csv", "-o", "out", "-l", "en")
    (folder / SHEETS[0]).write_text("mine")
    done = program("batch", "g.csv", "-o", "out", "-l", "en")
    kept = SHEETS[0].replace(".md", ".edited.md")
    assert (kept in done.said, (folder / kept).read_text()) == (True, "mine")
    assert [(row["row"], row["files"]) for row in rows_of(folder / "results.csv") if row["state"] == "edited"] == [
        ("2", kept)
    ]
    assert "- results.csv: 2" in (folder / "summary.md").read_text().split("Sheets changed by hand")[1]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\n\n \n", "empty"),
        (b"name,teamwork\n", "no rows"),
        (b"name,role\nA,associate\n", "--suggest-columns"),
        (b"name,teamwrok\nA,x\n", "teamwork"),
        (b"name,teamwork,teamwork\nA,x,y\n", "column B"),
        ("name,teamwork\nA,š\n".encode("cp1257") + b"\x81", "--encoding"),
    ],
)
def test_a_table_that_cannot_be_used_is_one_clear_error(program: Program, content: bytes, said: str) -> None:
    program.file("g.csv", content)
    arguments = ("--encoding", "utf-8") if b"\x81" in content else ()
    done = program("batch", "g.csv", "-o", "out", "-l", "en", *arguments)
    assert (done.code, done.out) == (3, b"")
    assert said in done.said
    assert "Traceback" not in done.said


@pytest.mark.parametrize("name", ["g.xlsx", "g.ods", "g.csv"])
def test_broken_encrypted_and_wrong_workbooks_are_refused(program: Program, name: str) -> None:
    for content in (b"PK\x03\x04 not a zip at all", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)):
        program.file(name, content)
        done = program("batch", name, "-o", "out", "-l", "en")
        assert done.code == 3
        assert "XLSX" in done.said


def test_a_workbook_that_unpacks_to_far_too_much_is_refused_before_it_is_unpacked(program: Program) -> None:
    folder = program.file("x", "").parent
    with zipfile.ZipFile(folder / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/worksheets/sheet1.xml", bytes(80_000_000))
    done = program("batch", "bomb.xlsx", "-o", "out", "-l", "en")
    assert done.code == 3
    assert "400 MB" in done.said


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["g.csv"], 2, "-o"),
        (["nothing.csv", "-o", "out"], 3, "nothing.csv"),
        (["g.csv", "-o", "out", "-f", "pdff"], 2, "pdff"),
        (["g.csv", "-o", "out", "--encoding", "klingon"], 2, "klingon"),
        (["g.csv", "-o", "out", "--encoding", "punycode"], 2, "punycode"),
        (["g.csv", "-o", "out", "--role", "astronaut"], 2, "astronaut"),
        (["g.csv", "-o", "g.csv"], 4, "g.csv"),
        (["g.csv", "-o", "out", "--columns", "g.csv"], 3, "g.csv"),
    ],
)
def test_wrong_usage_says_what_is_wrong(program: Program, arguments: list[str], code: int, said: str) -> None:
    program.file("g.csv", delimited([HEADER, OLENA]))
    done = program("batch", *arguments, "-l", "en")
    assert (done.code, done.out) == (code, b"")
    assert said in done.said
    assert "Traceback" not in done.said


def test_the_folder_of_the_candidates_is_not_that_of_the_sheets(program: Program) -> None:
    folder = program.file("x", "").parent / "people"
    folder.mkdir()
    (folder / "a.yaml").write_text("language: en\nstrengths: {teamwork: x}\n")
    assert program("batch", "people", "-o", "people", "-l", "en").code == 2


def test_nothing_moves_on_a_screen_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_text(delimited([HEADER, OLENA]))
    command = [sys.executable, "-m", "cscoach", "batch", "g.csv", "-o", "out", "-l", "en"]
    root = str(Path(__file__).parents[2])
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, env=os.environ | {"PYTHONPATH": root})
    assert done.stdout == b""
    assert b"\x1b" not in done.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_that_is_stopped_says_how_it_goes_on(tmp_path: Path, jobs: str) -> None:
    people = [[f"Person {number}", "en", "", f"On day {number} it rained", "helped"] for number in range(1500)]
    (tmp_path / "g.csv").write_text(delimited([HEADER, *people]))
    command = [sys.executable, "-m", "cscoach", "batch", "g.csv", "-o", "out", "-l", "en", "--jobs", jobs]
    around = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    run = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, env=around, start_new_session=True)
    while len(sheets(tmp_path / "out")) < 30:
        time.sleep(0.02)
    os.killpg(run.pid, signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 130
    assert b"goes on from there" in said
    assert b"Traceback" not in said
    assert len(sheets(tmp_path / "out")) < 1500
    again = subprocess.run([*command, "--no-judge"], cwd=tmp_path, capture_output=True, env=around)
    assert (again.returncode, len(sheets(tmp_path / "out"))) == (0, 1500)


def test_a_run_that_is_killed_leaves_no_process_behind(tmp_path: Path) -> None:
    people = [[f"Person {number}", "en", "", f"On day {number} it rained", "helped"] for number in range(1500)]
    (tmp_path / "g.csv").write_text(delimited([HEADER, *people]))
    command = [sys.executable, "-m", "cscoach", "batch", "g.csv", "-o", "out", "-l", "en", "--jobs", "2"]
    around = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    run = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL, env=around, start_new_session=True)
    while len(sheets(tmp_path / "out")) < 30:
        time.sleep(0.02)
    run.kill()
    run.wait()
    end = time.monotonic() + 90
    while _is_alive(run.pid):
        assert time.monotonic() < end
        time.sleep(0.05)


def _is_alive(group: int) -> bool:
    """Whether there is a process left in a group."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


CELLS = st.text(max_size=30)
TABLES = st.lists(st.lists(CELLS, min_size=5, max_size=6), min_size=1, max_size=4)


@settings(max_examples=60)
@given(TABLES, st.sampled_from([",", ";", "\t"]), st.data())
def test_no_table_however_odd_is_more_than_an_error(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], delimiter: str, data: st.DataObject
) -> None:
    from typer.testing import CliRunner

    from cscoach.cli.main import app

    folder = tmp_path_factory.mktemp("odd")
    whole = delimited([HEADER, *rows], delimiter).encode("utf-8", "replace")
    at = data.draw(st.integers(0, len(whole)))
    (folder / "g.csv").write_bytes(whole[:at] + data.draw(st.binary(max_size=3)) + whole[at:])
    done = CliRunner().invoke(app, ["batch", str(folder / "g.csv"), "-o", str(folder / "out"), "-l", "en"])
    assert done.exit_code in (0, 3)
    outside = [path for path in folder.iterdir() if path.name not in ("g.csv", "out")]
    assert outside == []
