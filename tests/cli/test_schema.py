"""`cscoach schema candidate`, and that what it says is true of the files that the program reads and writes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

import pytest
from jsonschema import Draft202012Validator

from cscoach import yamltext
from tests.cli.test_sheet_command import CANDIDATES
from tests.program import Program

FULL = """\
language: en
interview-language: lt
role: coordinator
employer: Rimi
interview-on: 2026-12-03
topics: [teamwork, hard-work, arguing]
opening.now: work at a till
teamwork.situation: w
teamwork.whole: I carried water.
arguing.admission: 'no'
arguing.improvement: |-
  one
  - two
"""


@pytest.fixture
def validator(program: Program) -> Draft202012Validator:
    """A validator by the schema that the program prints."""
    done = program("schema", "candidate")
    assert (done.code, done.said) == (0, "")
    schema = json.loads(done.text)
    Draft202012Validator.check_schema(schema)
    assert program("schema").out == done.out
    return Draft202012Validator(schema)


def plain(path: Path) -> Any:
    """The data of a file as an editor sees it."""
    text = path.read_text(encoding="utf-8")
    return json.loads(text) if path.suffix == ".json" else yamltext.parse(text)


@pytest.mark.parametrize("path", CANDIDATES, ids=lambda path: path.stem)
def test_the_examples_satisfy_the_schema(validator: Draft202012Validator, path: Path) -> None:
    validator.validate(plain(path))


@pytest.mark.parametrize("name", ["mia.yaml", "mia.json"])
def test_what_a_walk_writes_satisfies_the_schema(program: Program, validator: Draft202012Validator, name: str) -> None:
    assert program("prepare", name, "--answers", program.file("replies.yaml", FULL)).code == 0
    written = plain(program.folder / name)
    validator.validate(written)
    assert written["weaknesses"] == {"arguing": {"admission": "no", "improvement": "one\n- two"}}
    assert program("sheet", name).code == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"language": "xx"},
        {"language": "en", "wishes": "x"},
        {"language": "en", "role": "boss"},
        {"language": "en", "name": 5},
        {"language": "en", "name": "n" * 501},
        {"language": "en", "opening": ["x"]},
        {"language": "en", "strengths": {"juggling": "x"}},
        {"language": "en", "strengths": {"teamwork": {"admission": "x"}}},
        {"language": "en", "weaknesses": {"arguing": {"admission": {}}}},
    ],
)
def test_what_the_program_refuses_the_schema_refuses(
    program: Program, validator: Draft202012Validator, wrong: dict[str, Any]
) -> None:
    assert not validator.is_valid(wrong)
    assert program("sheet", "-", given=json.dumps(wrong).encode()).code == 3


def test_the_schema_tells_editors_what_a_key_is_for_and_what_it_may_hold(validator: Draft202012Validator) -> None:
    schema = validator.schema
    assert isinstance(schema, dict)
    assert all("description" in field for field in schema["properties"].values())
    assert '"associate"' in json.dumps(schema["properties"]["role"])
    assert schema["required"] == ["language"]


def named_schema(file: Path) -> Path:
    """The schema file that the first line of a candidate file names."""
    first = file.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    address = first.partition("=")[2]
    return Path(unquote(urlparse(address).path)) if address.startswith("file:") else file.parent / address


def test_the_first_line_names_a_schema_file_that_is_there(program: Program, validator: Draft202012Validator) -> None:
    replies = program.file("replies.yaml", FULL)
    for arguments in ([], ["mia.yaml"]):
        assert program("prepare", *arguments, "--answers", replies).code == 0
    for file in (*program.home.glob("*.yaml"), program.folder / "mia.yaml"):
        schema = named_schema(file)
        assert json.loads(schema.read_text(encoding="utf-8")) == validator.schema
