"""What a real reader of GIFT makes of our files: `pytest tests/gift_reader.py` (needs npm; `.ci/run` runs it).

The reader is gift-pegjs, the grammar that tools for GIFT on the web are built on.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from cscoach.exports import gift
from cscoach.exports.material import Material
from cscoach.exports.quiz import Item
from tests.exports.test_moodle import ITEMS, PAIRS, hostile
from tests.exports.test_quiz import material

PACKAGE = "gift-pegjs@1.0.2"

SCRIPT = """
const text = require("fs").readFileSync(0, "utf8");
process.stdout.write(JSON.stringify(require("gift-pegjs").parse(text)));
"""


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the reader in it."""
    npm = shutil.which("npm")
    assert npm is not None, "npm is needed"
    folder = tmp_path_factory.mktemp("reader")
    subprocess.run([npm, "install", "--silent", "--prefix", str(folder), PACKAGE], check=True, capture_output=True)
    return folder


def _read(reader: Path, made: Material) -> list[dict[str, Any]]:
    done = subprocess.run(
        ["node", "-e", SCRIPT], input=gift.render(made), capture_output=True, cwd=reader, check=True, timeout=300
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def _shown(text: str) -> str:
    """Text without the spaces that are not seen."""
    return text.replace("\u200b", "")


def _matched(text: str) -> str:
    """In what is matched, this reader leaves the codes of escaped signs (`&&058;`), which Moodle's turns back."""
    return _shown(re.sub(r"&&(\d{3});?", lambda code: chr(int(code[1])), text))


def _same(item: Item, question: dict[str, Any]) -> None:
    assert question["id"] == item.id
    assert question["title"].startswith(item.id)
    assert question["tags"] == ["cscoach", *item.id.split(".")[:2]]
    assert _shown(question["stem"]["text"]) == "\n\n".join(filter(None, (item.prompt, item.passage)))
    assert _shown(question["globalFeedback"]["text"]) == item.why
    assert {question["stem"]["format"], question["globalFeedback"]["format"]} == {"plain"}
    if item.ordered:
        assert question["type"] == "Matching"
        pairs = [(pair["subquestion"]["text"], _matched(pair["subanswer"])) for pair in question["matchPairs"]]
        assert pairs == [(f"{place}.", step) for place, step in enumerate(item.answer, 1)]
    else:
        assert question["type"] == "MC"
        told = [(_shown(choice["text"]["text"]), choice["isCorrect"]) for choice in question["choices"]]
        assert told == [(text, text in item.answer) for text in item.shown]
        assert {choice["weight"] for choice in question["choices"]} == {None}


@pytest.mark.parametrize(("guidance", "interview"), PAIRS)
def test_every_question_is_read_as_it_is(reader: Path, guidance: str, interview: str) -> None:
    made = material(guidance, interview)
    category, *questions = _read(reader, made)
    assert (category["type"], len(questions)) == ("Category", len(made.quiz))
    for item, question in zip(made.quiz, questions, strict=True):
        _same(item, question)


def test_hostile_text_is_read_as_that_text(reader: Path) -> None:
    _, *questions = _read(reader, hostile())
    for item, question in zip(ITEMS, questions, strict=True):
        _same(item, question)
