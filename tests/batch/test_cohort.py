"""The same from Python."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from cscoach import batch
from cscoach.errors import InputError, OutsideError, UsageError
from tests.conftest import TODAY

ROWS = [
    ["Who", "teamwork.situation", "teamwork.action", "language"],
    ["Olena", "One Friday the queue reached the door", "opened a till", "en"],
    ["Žydrūnė", "Gegužę dirbome dviese", "", "lt"],
    ["Nobody", "x", "", "xx"],
]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A small table."""
    path = tmp_path / "group.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(ROWS)
    return path


def test_rows_come_one_by_one_and_the_report_at_the_end(table: Path, tmp_path: Path) -> None:
    found = batch.sheets(table, tmp_path / "out", columns={"Who": "name"}, today=TODAY)
    assert not (tmp_path / "out").exists()
    first = next(found)
    assert (first.number, first.state, first.files) == (2, "written", ("00002-olena.md",))
    assert not (tmp_path / "out" / "summary.md").exists()
    assert [row.state for row in found] == ["written", "faulty"]
    assert (tmp_path / "out" / "summary.md").exists()


def test_it_makes_the_same_bytes_as_the_command(table: Path, tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(b"\x89PNG\r\n\x1a\n")
    told = {"columns": {"Who": "name"}, "language": "en", "header": "Our centre", "logo": logo}
    list(batch.sheets(table, tmp_path / "python", today=TODAY, **told))  # type: ignore[arg-type]
    (tmp_path / "map.yaml").write_text("Who: name\n")
    command = [sys.executable, "-m", "cscoach", "batch", str(table), "-o", str(tmp_path / "command"), "-l", "en"]
    command += ["--header", "Our centre", "--logo", str(logo)]
    day = str((TODAY.toordinal() - 719_163) * 86_400)
    around = {"SOURCE_DATE_EPOCH": day, "PYTHONPATH": str(Path(__file__).parents[2]), "PATH": "/usr/bin"}
    done = subprocess.run([*command, "--columns", str(tmp_path / "map.yaml")], env=around, capture_output=True)
    assert done.returncode == 3, done.stderr
    assert tree(tmp_path / "python") == tree(tmp_path / "command")


def test_the_day_that_makes_a_run_repeatable_is_today(
    table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1609459200")
    list(batch.sheets(table, tmp_path / "out", columns={"Who": "name"}))
    assert "1 January 2021" in (tmp_path / "out" / "summary.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ({"formats": ("pdf",)}, "unknown-format"),
        ({"formats": ()}, "unknown-format"),
        ({"language": "xx"}, "unknown-language"),
        ({"defaults": {"interview_language": "xx"}}, "unknown-language"),
        ({"defaults": {"role": "juggler"}}, "unknown-role"),
    ],
)
def test_what_is_not_there_is_refused_before_anything_is_made(
    table: Path, tmp_path: Path, wrong: dict[str, Any], key: str
) -> None:
    with pytest.raises(UsageError) as caught:
        next(batch.sheets(table, tmp_path / "out", columns={"Who": "name"}, **wrong))
    assert caught.value.key == key
    assert not (tmp_path / "out").exists()


def test_faults_are_the_programs_own_errors(table: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        next(batch.sheets(tmp_path / "nothing.csv", tmp_path / "out"))
    with pytest.raises(InputError):
        next(batch.sheets(table, tmp_path / "out", columns={"What": "name"}))
    with pytest.raises(OutsideError):
        next(batch.sheets(table, table, columns={"Who": "name"}))


def test_importing_it_costs_next_to_nothing() -> None:
    code = "import sys; from cscoach import batch; print('yaml' in sys.modules, 'pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def tree(folder: Path) -> dict[str, bytes]:
    """All that a run leaves for the adviser."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".csc")}


def people(path: Path, count: int, deed: str = "helped") -> Path:
    """A table of so many people; one in fifty has a date that nobody can read."""
    rows = ([f"Person {at}", f"On day {at} it rained", deed, "soon" if at % 50 == 9 else ""] for at in range(count))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["name", "teamwork.situation", "teamwork.action", "interview_on"], *rows])
    return path


def made(table: Path, folder: Path, most: int | None = None) -> None:
    """A run, which stops after so many rows if they are said."""
    rows = batch.sheets(table, folder, today=TODAY)
    list(islice(rows, most))
    rows.close()  # type: ignore[attr-defined]


def test_a_run_that_was_stopped_ends_with_the_report_of_one_that_was_not(tmp_path: Path) -> None:
    table = people(tmp_path / "group.csv", 120)
    made(table, tmp_path / "whole")
    for most in (30, 70):
        made(table, tmp_path / "stopped", most)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "stopped").glob("*.md")}
    made(table, tmp_path / "stopped")
    assert 70 <= sum(path.stat().st_mtime_ns == changed for path, changed in before.items()) < 120
    assert tree(tmp_path / "stopped") == tree(tmp_path / "whole")
    made(table, tmp_path / "stopped")
    assert b"unchanged" in (tmp_path / "stopped" / "results.csv").read_bytes()


def test_a_run_that_is_killed_and_goes_on_tells_the_same_at_its_end(tmp_path: Path) -> None:
    table = people(tmp_path / "group.csv", 600)
    made(table, tmp_path / "whole")
    code = (
        "from tests.batch.test_cohort import made; from pathlib import Path; import sys; made(*map(Path, sys.argv[1:]))"
    )
    command = [sys.executable, "-c", code, str(table), str(tmp_path / "killed")]
    for done in (60, 260):
        run = subprocess.Popen(command, cwd=Path(__file__).parents[2])
        end = time.monotonic() + 120
        while len(list((tmp_path / "killed").glob("*.md"))) < done:
            assert time.monotonic() < end
            time.sleep(0.01)
        run.kill()
        run.wait()
        assert not (tmp_path / "killed" / "summary.md").exists()
    made(table, tmp_path / "killed")
    assert tree(tmp_path / "killed") == tree(tmp_path / "whole")


def test_a_sheet_that_was_set_aside_before_a_stop_is_told_after_it(tmp_path: Path) -> None:
    made(people(tmp_path / "group.csv", 90), tmp_path / "whole")
    (tmp_path / "whole" / "00003-person-1.md").write_text("Mine")
    (tmp_path / "whole" / "00080-person-78.md").write_text("Mine as well")
    shutil.copytree(tmp_path / "whole", tmp_path / "stopped")
    table = people(tmp_path / "group.csv", 90, "carried chairs")
    made(table, tmp_path / "whole")
    made(table, tmp_path / "stopped", 40)
    made(table, tmp_path / "stopped")
    assert tree(tmp_path / "stopped") == tree(tmp_path / "whole")
    assert b"00003-person-1.edited.md" in (tmp_path / "stopped" / "results.csv").read_bytes()
