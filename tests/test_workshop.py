"""The workshop of the examples: one script, all files, the same each time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.conftest import ROOT

SCRIPT = ROOT / "examples" / "workshop" / "make.py"


def _made(language: str, folder: Path) -> dict[str, bytes]:
    command = [sys.executable, str(SCRIPT), language, "-o", str(folder)]
    subprocess.run(command, check=True, capture_output=True, env={"PYTHONPATH": str(ROOT)})
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("language", ["en", "lt", "lv", "uk", "bg"])
def test_the_script_makes_all_files_of_a_language(language: str, tmp_path: Path) -> None:
    made = _made(language, tmp_path / "w")
    assert set(made) == {
        *("plan.md", "handout.md", "slides-1-strengths.md", "slides-2-weaknesses.md"),
        *("quiz.md", "quiz-moodle.xml", "cards.md", "rubric.csv"),
    }
    assert len(ET.fromstring(made["quiz-moodle.xml"]).findall("question")) == 17
    assert "**85–90**" in made["plan.md"].decode()
    assert made["slides-1-strengths.md"].startswith(b"---\nmarp: true")
    if language in ("uk", "bg"):
        letters = [letter for letter in made["handout.md"].decode() if letter.isalpha()]
        assert sum(letter.isascii() for letter in letters) < len(letters) / 50


def test_the_same_files_each_time(tmp_path: Path) -> None:
    assert _made("lt", tmp_path / "a") == _made("lt", tmp_path / "b")
