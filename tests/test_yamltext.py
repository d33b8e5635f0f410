"""YAML and JSON as plain words, every fault at its place."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cscoach import yamltext
from cscoach.errors import Problem

#: PyYAML itself does not write every line separator of Unicode so that it can be read; clean text has none of them.
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], include_characters="\n\t"), max_size=30)
DATA = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4), max_leaves=12
)


def _faults(text: str, *, is_json: bool = False) -> list[Problem]:
    with pytest.raises(yamltext.UnreadableError) as raised:
        yamltext.parse_json(text) if is_json else yamltext.parse(text)
    return raised.value.problems


@given(st.dictionaries(WORDS, DATA, max_size=5))
def test_what_yaml_writes_is_read_again(data: dict[str, Any]) -> None:
    assert yamltext.parse(yaml.safe_dump(data, allow_unicode=True)) == data


@pytest.mark.parametrize(
    "word", ["no", "yes", "on", "12:30", "010", "1_000", "0x1F", "1e3", "2026-12-03", "true", ".inf", "<<", "=", "!"]
)
def test_words_stay_words(word: str) -> None:
    quoted = f'"{word}"' if word == "!" else word
    assert yamltext.parse(f"answer: {quoted}\nlist: [{quoted}]") == {"answer": word, "list": [word]}


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_nothing_unless_it_is_quoted(nothing: str) -> None:
    assert yamltext.parse(f"answer: {nothing}") == {"answer": None}
    assert yamltext.parse(f'answer: "{nothing}"') == {"answer": nothing}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n"])
def test_an_empty_document_is_none(text: str) -> None:
    assert yamltext.parse(text) is None


@pytest.mark.parametrize(
    ("text", "key", "line", "column"),
    [
        ("a: 1\nb: [1, 2\nc: 3\n", "not-yaml", 3, 2),
        ("a: 1\n  b: 2\n", "not-yaml", 2, 4),
        ('a: "open\n', "not-yaml", 1, 4),
        ("a:\n\tb: 1\n", "tab", 2, 1),
        ("a: 1\nb: x\x07y\n", "control-character", 2, 5),
        ("a: 1\nb: x\x00y\n", "control-character", 2, 5),
        ("a: &x 1\nb: *x\n", "anchors", 1, 4),
        ("b: *x\n", "anchors", 1, 4),
        ("a: 1\nb: 2\na: 3\n", "doubled-key", 3, 1),
        ("a:\n  x: 1\n  x: 2\n", "doubled-key", 3, 3),
        ("? [a, b]\n: 1\n", "strange-key", 1, 3),
        ("a: " + "[" * 60 + "]" * 60, "too-deep", 1, 54),
        ("a: 1\n---\nb: 2\n", "not-yaml", 2, 1),
    ],
)
def test_a_fault_is_told_with_its_place(text: str, key: str, line: int, column: int) -> None:
    (problem,) = _faults(text)
    assert (problem.key, problem.line, problem.column) == (key, line, column)
    assert problem.excerpt == next(iter(text.splitlines()[line - 1 : line]), "")


def test_all_doubled_keys_are_told_and_the_rest_is_read() -> None:
    with pytest.raises(yamltext.UnreadableError) as raised:
        yamltext.parse("a: 1\na: 2\nb:\n  c: 3\n  c: 4\n")
    assert [(problem.line, problem.params["name"]) for problem in raised.value.problems] == [(2, "a"), (5, "c")]
    assert raised.value.data == {"a": "2", "b": {"c": "4"}}


def test_an_alias_bomb_is_not_expanded() -> None:
    lines = ["a: &a [x, x]"] + [
        f"{b}: &{b} [*{a}, *{a}]" for a, b in zip("abcdefghijklmno", "bcdefghijklmnop", strict=True)
    ]
    assert _faults("\n".join(lines))[0].key == "anchors"


def test_a_bomb_of_brackets_is_no_crash() -> None:
    assert _faults("[" * 100_000)[0].key in ("too-deep", "not-yaml")
    assert _faults("[" * 100_000, is_json=True)[0].key == "too-deep"


@pytest.mark.parametrize(
    ("text", "key", "line", "column"),
    [
        ('{"a": 1,\n "b": }', "not-json", 2, 7),
        ('{"a": 1,\n "a": 2}', "doubled-key", 2, 2),
        ('{"a": 1', "not-json", 1, 8),
    ],
)
def test_a_fault_of_json_is_told_with_its_place(text: str, key: str, line: int, column: int) -> None:
    (problem,) = _faults(text, is_json=True)
    assert (problem.key, problem.line, problem.column) == (key, line, column)
    assert problem.excerpt == text.splitlines()[line - 1]


NESTED = """\
name: Mia
strengths:
  teamwork:
    action: I asked
list:
  - one
  - two: 2
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("name",), (1, 1)),
        (("strengths", "teamwork"), (3, 3)),
        (("strengths", "teamwork", "action"), (4, 5)),
        (("list", 1), (7, 5)),
        (("list", 1, "two"), (7, 5)),
        (("strengths", "composure"), (2, 1)),
        (("missing",), (1, 1)),
    ],
)
def test_a_path_is_found_in_the_text(path: yamltext.Path, place: tuple[int, int]) -> None:
    found = yamltext.locate(NESTED, path)
    assert found == (*place, NESTED.splitlines()[place[0] - 1])


@pytest.mark.parametrize("text", ["", "a: [", "# nothing"])
def test_nothing_is_found_in_what_cannot_be_read(text: str) -> None:
    assert yamltext.locate(text, ("a",)) is None
