"""A table in, a sheet for every row: what is written, what is not done twice, what any number of jobs give."""

from __future__ import annotations

import multiprocessing
import random
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cscoach.batch import columns, run, workers
from cscoach.batch.facts import RowFacts
from cscoach.batch.maker import Options
from cscoach.content.load import vocabulary
from cscoach.errors import Problem
from cscoach.storage import files
from cscoach.storage.journal import LOCK, NAME, Journal
from cscoach.storage.tables.table import Row
from tests.conftest import TODAY

HEADER = ("name", "language", "role", "teamwork.situation", "teamwork.action", "arguing")
KNOWN = vocabulary(("en", "lt", "uk"))
COLUMNS = columns.read(HEADER, "g.csv", KNOWN, {})
OPTIONS = Options(TODAY, defaults={"language": "en"})

ROWS = [
    Row(2, ("Olena Kovalenko", "en", "associate", "One Friday the queue reached the door", "opened a till", "I argue")),
    Row(3, ("Žydrūnė", "lt", "", "Gegužę parduotuvėje dirbome dviese", "", "")),
    Row(5, ("CON", "xx", "nonsense", "x", "", "")),
    Row(6, ("../../etc/passwd", "en", "", "{{ 7 * 7 }} {% raw %}", "<script>", "")),
    Row(7, problem=Problem("too-many-cells", {"expected": 6, "found": 7})),
    Row(8, ("Олена", "uk", "", "У травні черга дійшла до дверей", "відкрила касу", "")),
]  # fmt: skip


def made(folder: Path, rows: list[Row], options: Options = OPTIONS) -> list[RowFacts]:
    """A run to its end."""
    with Journal(folder) as journal:
        found = list(run.sheets(iter(rows), folder, COLUMNS, KNOWN, options, journal))
        journal.finish()
        return found


def tree(folder: Path) -> dict[str, bytes]:
    """All files of a folder but those that help the run."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name not in (NAME, LOCK)}


def test_each_sound_row_gets_its_sheet_and_each_other_one_its_faults(tmp_path: Path) -> None:
    found = made(tmp_path, ROWS)
    assert [(row.number, row.state) for row in found] == [
        (2, "written"), (3, "written"), (5, "faulty"), (6, "written"), (7, "faulty"), (8, "written"),
    ]  # fmt: skip
    assert sorted(tree(tmp_path)) == [
        "00002-olena-kovalenko.md", "00003-zydrune.md", "00006-etc-passwd.md", "00008-olena.md",
    ]  # fmt: skip
    assert {(fault.key, fault.column) for fault in found[2].faults} == {
        ("unknown-value", "language"),
    }  # fmt: skip
    assert [fault.key for fault in found[4].faults] == ["too-many-cells"]
    assert found[0].topics["teamwork"].missing
    assert found[0].role == "associate"


def test_words_of_a_row_are_never_code(tmp_path: Path) -> None:
    made(tmp_path, [ROWS[3]])
    (text,) = tree(tmp_path).values()
    assert b"49" not in text.split(b"##")[0]
    assert b"{{ 7" in text
    assert b"<script" not in text.replace(b"\\<script", b"")


def test_a_slip_does_not_cost_the_sheet_that_a_row_had(tmp_path: Path) -> None:
    (sound,) = made(tmp_path, ROWS[:1])
    slip = ROWS[0]._replace(cells=(ROWS[0].cells[0], "xx", *ROWS[0].cells[2:]))
    before = tree(tmp_path)
    for _ in range(2):
        (found,) = made(tmp_path, [slip])
        assert (found.state, found.files, tree(tmp_path)) == ("faulty", (), before)
        assert [fault.key for fault in found.faults] == ["unknown-value", "sheet-kept"]
        assert found.faults[1].params == {"path": sound.files[0]}
    mended = ROWS[0]._replace(cells=("Olena K.", *ROWS[0].cells[1:]))
    assert made(tmp_path, [mended])[0].files == ("00002-olena-k.md",)
    assert list(tree(tmp_path)) == ["00002-olena-k.md"]
    assert made(tmp_path, [mended._replace(cells=("", *[""] * 5))])[0].state == "empty"
    assert tree(tmp_path) == {}


def test_what_was_done_is_not_done_again_and_what_changed_is(tmp_path: Path) -> None:
    made(tmp_path, ROWS)
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.glob("*.md")}
    changed = ROWS[0]._replace(cells=(*ROWS[0].cells[:4], "called the depot", ROWS[0].cells[5]))
    again = made(tmp_path, [changed, *ROWS[1:]])
    assert [row.state for row in again] == ["written", "unchanged", "faulty", "unchanged", "faulty", "unchanged"]
    after = {path.name: path.stat().st_mtime_ns for path in tmp_path.glob("*.md")}
    assert {name for name in after if after[name] != before[name]} == {"00002-olena-kovalenko.md"}
    assert again[1].topics == made(tmp_path, ROWS)[1].topics


@pytest.mark.parametrize(
    "options",
    [
        replace(OPTIONS, formats=("json",)),
        replace(OPTIONS, judged=False),
        replace(OPTIONS, anonymous=True),
        replace(OPTIONS, today=TODAY.replace(day=27)),
        replace(OPTIONS, defaults={"language": "lt"}),
    ],
)
def test_other_options_make_the_sheets_anew(tmp_path: Path, options: Options) -> None:
    made(tmp_path, ROWS)
    assert "unchanged" not in {row.state for row in made(tmp_path, ROWS, options)}


def test_a_sheet_that_is_gone_is_made_again(tmp_path: Path) -> None:
    made(tmp_path, ROWS)
    (tmp_path / "00003-zydrune.md").unlink()
    assert [row.state for row in made(tmp_path, ROWS)][:2] == ["unchanged", "written"]


def test_without_names_there_is_none_in_a_file_or_its_name(tmp_path: Path) -> None:
    made(tmp_path, ROWS, replace(OPTIONS, anonymous=True))
    files = tree(tmp_path)
    assert sorted(files) == ["00002.md", "00003.md", "00006.md", "00008.md"]
    assert not any(name in text for text in files.values() for name in (b"Kovalenko", "Žydrūnė".encode()))


def test_a_folder_that_is_called_like_a_sheet_stops_only_its_row(tmp_path: Path) -> None:
    (tmp_path / "00002-olena-kovalenko.md").mkdir()
    found = made(tmp_path, ROWS[:2])
    assert [row.state for row in found] == ["faulty", "written"]
    assert found[0].faults[0].key == "not-a-file"


def test_several_formats_at_once(tmp_path: Path) -> None:
    (found,) = made(tmp_path, ROWS[:1], replace(OPTIONS, formats=("md", "json")))
    assert found.files == ("00002-olena-kovalenko.md", "00002-olena-kovalenko.json")


def test_any_number_of_processes_gives_the_same_bytes_in_the_same_order(tmp_path: Path) -> None:
    rows = [row._replace(number=row.number + 10 * turn) for turn in range(12) for row in ROWS]
    one = made(tmp_path / "one", rows)
    three = made(tmp_path / "three", rows, replace(OPTIONS, jobs=3))
    assert one == three
    assert tree(tmp_path / "one") == tree(tmp_path / "three")
    again = made(tmp_path / "one", rows, replace(OPTIONS, jobs=2))
    assert {row.state for row in again} == {"unchanged", "faulty"}


def test_a_dry_run_finds_the_same_and_writes_nothing(tmp_path: Path) -> None:
    with Journal(tmp_path / "dry") as journal:
        tried = list(run.tried(iter(ROWS), tmp_path / "dry", COLUMNS, KNOWN, OPTIONS, journal))
    real = made(tmp_path / "real", ROWS)
    assert tried == [replace(row, state="possible") if row.state == "written" else row for row in real]
    assert tree(tmp_path / "dry") == {}


def test_a_row_whose_note_says_nothing_that_can_be_used_is_done_again(tmp_path: Path) -> None:
    made(tmp_path, ROWS)
    noted = tmp_path / NAME
    noted.write_bytes(noted.read_bytes().replace(b'"topics": {', b'"topics": 5, "x": {', 1))
    assert [row.state for row in made(tmp_path, ROWS)][:2] == ["written", "unchanged"]


def _many(count: int) -> Iterator[Row]:
    for number in range(2, count + 2):
        yield Row(number, (f"Person {number}", "en", "", f"On day {number} it rained", "helped", ""))


def _run(folder: Path, count: int, jobs: int) -> None:
    with Journal(folder) as journal:
        for _ in run.sheets(_many(count), folder, COLUMNS, KNOWN, replace(OPTIONS, jobs=jobs), journal):
            pass


def test_rows_are_told_in_their_order_and_only_when_their_files_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, chance = files.write, random.Random(1)

    def slowly(path: Path, data: bytes) -> None:
        time.sleep(chance.random() / 50)
        write(path, data)

    monkeypatch.setattr(files, "write", slowly)
    with Journal(tmp_path) as journal:
        for number, row in enumerate(run.sheets(_many(30), tmp_path, COLUMNS, KNOWN, OPTIONS, journal)):
            assert row.number == number + 2
            assert row.files
            assert all((tmp_path / name).is_file() for name in row.files)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_run_that_is_killed_goes_on_and_ends_with_the_same_bytes(tmp_path: Path, jobs: int) -> None:
    count = 400
    process = multiprocessing.get_context("spawn").Process(target=_run, args=(tmp_path / "killed", count, jobs))
    process.start()
    # Processes hand over a chunk at a time, and in the order of the rows: what was not handed over is not noted.
    noted = 50 if jobs == 1 else workers.CHUNK
    _until(lambda: len(_lines(tmp_path / "killed" / NAME)) >= noted)
    process.kill()
    process.join()
    done = {path: path.stat().st_mtime_ns for path in (tmp_path / "killed").glob("*.md")}
    assert noted <= len(done) < count
    _run(tmp_path / "killed", count, 1)
    assert sum(path.stat().st_mtime_ns == time for path, time in done.items()) >= noted
    _run(tmp_path / "whole", count, 1)
    assert tree(tmp_path / "killed") == tree(tmp_path / "whole")


def _lines(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines() if path.exists() else []


def _until(holds: Any, seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)
