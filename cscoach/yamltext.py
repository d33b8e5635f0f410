"""YAML and JSON text → plain data in which every scalar is a string, and where each thing stands.

Why not `yaml.safe_load`: it reads `no` as false and `12:30` as 750, keeps the last of two equal keys without a word,
and expands aliases without end. Candidates type words, and content is words, so words they stay; the models convert.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import yaml

from cscoach.errors import Problem

#: libyaml where PyYAML was built with it (about eleven times as quick), else the same in Python.
_FASTEST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Loader(_FASTEST):  # type: ignore[misc]
    """Composes nodes without asking what each scalar might mean: they all stay strings."""

    def resolve(self, *_: Any) -> str:
        """One tag for all."""
        return "str"

    def descend_resolver(self, *_: Any) -> None:
        """Nothing depends on where a node stands."""

    def ascend_resolver(self) -> None:
        """The same on the way back."""


#: Plain scalars that mean "nothing", as in YAML 1.2.
NOTHING = frozenset({"", "~", "null", "Null", "NULL"})

#: Deeper than any file of ours; a bomb of brackets stops here instead of in the recursion limit.
DEEPEST = 50

Path = tuple[str | int, ...]

#: What an anchor or an alias begins with, wherever it stands. Looking for one properly means parsing twice.
_ANCHOR = re.compile(r"[&*][\w-]")


class UnreadableError(Exception):
    """The text is no YAML or JSON, or uses what is not accepted here; `problems` says where and why.

    `data` is what could be read all the same, so that other faults can be told as well; None if nothing could.
    """

    def __init__(self, problems: list[Problem], data: Any = None) -> None:
        super().__init__(problems[0].key)
        self.problems = problems
        self.data = data


def parse(text: str) -> Any:
    """Return the data of a YAML document: mappings, lists, strings and None.

    None for an empty document. Raises `UnreadableError` for broken syntax, repeated keys, anchors and aliases, and keys
    that are no words.
    """
    node = _compose(text)
    if node is None:
        return None
    problems: list[Problem] = []
    data = _build(node, text, problems, 0)
    if problems:
        raise UnreadableError(problems, data)
    return data


def parse_json(text: str) -> Any:
    """Return the data of a JSON document, numbers and truth values as they are. Raises `UnreadableError`."""
    doubled: list[str] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(items)
        if len(found) < len(items):
            names = [name for name, _ in items]
            doubled.append(next(name for name in names if names.count(name) > 1))
        return found

    try:
        data = json.loads(text, object_pairs_hook=pairs, parse_int=_whole_number)
    except json.JSONDecodeError as error:
        raise UnreadableError([_json_problem(text, error)]) from error
    except RecursionError as error:
        raise UnreadableError([Problem("too-deep", {"deepest": DEEPEST})]) from error
    if doubled:
        raise UnreadableError(_doubled(text) or [Problem("doubled-key", {"name": doubled[0]})], data)
    return data


def _whole_number(digits: str) -> float:
    """Python refuses to make an int of thousands of digits; no such number is meant."""
    return int(digits) if len(digits) < 100 else float(digits)


def _json_problem(text: str, error: json.JSONDecodeError) -> Problem:
    if error.msg.startswith("Invalid control character"):
        code = f"U+{ord(text[error.pos]):04X}"
        return _problem(text, "control-character", error.lineno, error.colno, code=code)
    return _problem(text, "not-json", error.lineno, error.colno, detail=error.msg)


def _doubled(text: str) -> list[Problem]:
    """Keys that stand twice in a JSON text, each with its place, which the reader of JSON does not tell."""
    problems: list[Problem] = []
    node = _tree(text)
    if node is not None:
        _build(node, text, problems, 0)
    return [problem for problem in problems if problem.key == "doubled-key"]


def locate(text: str, path: Path) -> tuple[int, int, str] | None:
    """Where `path` stands in the text: line and column from 1, and that line. None if it cannot be found.

    The text is parsed again, once, which only happens when something is known to be wrong. For a key that is missing
    the nearest thing around it is returned.
    """
    node = _tree(text)
    if node is None:
        return None
    mark = node.start_mark
    for step in path:
        found = None
        for name, child, start in _children(node):
            if name == step:
                found, mark = child, start
        if found is None:
            break
        node = found
    return mark.line + 1, mark.column + 1, _line(text, mark.line)


@lru_cache(maxsize=1)
def _tree(text: str) -> yaml.Node | None:
    try:
        return _compose(text)
    except UnreadableError:
        return None


def _children(node: yaml.Node) -> Iterator[tuple[str | int, yaml.Node, yaml.Mark]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key.value, value, key.start_mark
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield index, value, value.start_mark


def _compose(text: str) -> yaml.Node | None:
    loader = None
    try:
        # Composing forgets anchors, and would expand an alias bomb, so they are looked for in the events first.
        if _ANCHOR.search(text):
            for event in yaml.parse(text, Loader=Loader):
                if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                    raise UnreadableError([_at(text, "anchors", event.start_mark)])
        loader = Loader(text)
        return loader.get_single_node()  # type: ignore[no-any-return]
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        line, column = before.count("\n") + 1, error.position - before.rfind("\n")
        raise UnreadableError(
            [_problem(text, "control-character", line, column, code=f"U+{_code(error):04X}")]
        ) from error
    except yaml.MarkedYAMLError as error:
        if error.context in ("while scanning an alias", "while scanning an anchor"):
            raise UnreadableError([_at(text, "anchors", error.context_mark)]) from error
        mark = _place(error, text)
        if "\t" in _line(text, mark.line if mark else 0)[: (mark.column if mark else 0) + 1]:
            raise UnreadableError([_at(text, "tab", mark)]) from error
        raise UnreadableError([_at(text, "not-yaml", mark, detail=error.problem or error.context or "")]) from error
    except RecursionError as error:
        raise UnreadableError([Problem("too-deep", {"deepest": DEEPEST})]) from error
    finally:
        if loader is not None:
            loader.dispose()


def _place(error: yaml.MarkedYAMLError, text: str) -> yaml.Mark | None:
    """Where a fault is to be mended: what was begun and never ended is pointed at where it began."""
    mark = error.problem_mark or error.context_mark
    rest = "".join(text.splitlines()[mark.line :])[mark.column :] if mark else ""
    return mark if rest.strip() else error.context_mark or mark


def _code(error: Any) -> int:
    return error.character if isinstance(error.character, int) else ord(error.character)


def _build(node: yaml.Node, text: str, problems: list[Problem], depth: int) -> Any:
    if depth > DEEPEST:
        problems.append(_at(text, "too-deep", node.start_mark, deepest=DEEPEST))
        return None
    if isinstance(node, yaml.ScalarNode):
        return None if not node.style and node.value in NOTHING else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, text, problems, depth + 1) for item in node.value]
    data: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            problems.append(_at(text, "strange-key", key.start_mark))
            continue
        if key.value in data:
            problems.append(_at(text, "doubled-key", key.start_mark, name=key.value))
        data[key.value] = _build(value, text, problems, depth + 1)
    return data


def _at(text: str, key: str, mark: Any, **params: Any) -> Problem:
    return _problem(text, key, mark.line + 1 if mark else 1, mark.column + 1 if mark else 1, **params)


def _problem(text: str, key: str, line: int, column: int, **params: Any) -> Problem:
    return Problem(key, params, line, column, _line(text, line - 1))


def _line(text: str, index: int) -> str:
    lines = text.splitlines()
    return lines[index] if 0 <= index < len(lines) else ""
