"""Where the walk leaves its sheet, and in which words it says how to go on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _walk(folder: Path, extra: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    (folder / "answers.yaml").write_text("resume: sheet\n", encoding="utf-8")
    command = [sys.executable, "-m", "cscoach", "prepare", "olena.yaml", "--answers", "answers.yaml"]
    environment = os.environ | {"CSCOACH_HOME": str(folder / "home"), "PYTHONPATH": str(ROOT)} | (extra or {})
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "olena.yaml").write_text(
        "language: en\nstrengths:\n  teamwork: In May I asked two friends to help at the stand.\n", encoding="utf-8"
    )
    return tmp_path


def test_notes_beside_the_candidate_file_are_not_overwritten(folder: Path) -> None:
    (folder / "olena.md").write_text("# My notes\n", encoding="utf-8")
    assert _walk(folder).returncode == 0
    assert (folder / "olena.md").read_text(encoding="utf-8") == "# My notes\n"
    assert (folder / "olena-sheet.md").read_text(encoding="utf-8").startswith("# Interview prep sheet\n")


@pytest.mark.parametrize("content", [b"Caf\xe9 at noon\n", b"0123456789" * 200_001, None])
def test_a_walk_ends_with_its_sheet_whatever_lies_beside_it(folder: Path, content: bytes | None) -> None:
    beside = folder / "olena.md"
    if content is None:
        beside.mkdir()
    else:
        beside.write_bytes(content)
    done = _walk(folder)
    assert done.returncode == 0, done.stderr
    assert beside.is_dir() if content is None else beside.read_bytes() == content
    assert (folder / "olena-sheet.md").read_text(encoding="utf-8").startswith("# Interview prep sheet\n")


def test_a_sheet_of_ours_is_made_anew(folder: Path) -> None:
    for _ in range(2):
        assert _walk(folder).returncode == 0
    assert (folder / "olena.md").is_file()
    assert not (folder / "olena-sheet.md").exists()


def test_it_says_how_to_go_on_in_the_words_that_started_it(folder: Path) -> None:
    (folder / "answers.yaml").write_text("resume: stop\n", encoding="utf-8")
    command = [sys.executable, "-m", "cscoach", "prepare", "olena.yaml", "--answers", "answers.yaml"]
    environment = os.environ | {"CSCOACH_HOME": str(folder / "home"), "PYTHONPATH": str(ROOT)}
    for started, words in (
        (None, "cscoach prepare olena.yaml"),
        ("python3 run.py", "python3 run.py prepare olena.yaml"),
    ):
        by = {"CSCOACH_STARTED_BY": started} if started else {}
        done = subprocess.run(command, cwd=folder, env=environment | by, capture_output=True, text=True, check=False)
        assert words in done.stderr
