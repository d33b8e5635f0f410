"""The candidate file (**contract**, design 5.2): read with every fault told, written, described by a JSON Schema.

A file is YAML or JSON; topics stay in the order in which they stand there. What is known (languages, roles, topics) is
content, so it comes in as a `Vocabulary`.
"""

from __future__ import annotations

import difflib
import json
from contextlib import suppress
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from cscoach import text, yamltext
from cscoach.candidate import (
    OPENING_PARTS,
    STRENGTH_PARTS,
    WEAKNESS_PARTS,
    Answer,
    Candidate,
    Vocabulary,
    to_data,
)
from cscoach.candidate_form import form
from cscoach.candidate_plain import NotPlainError, plain
from cscoach.errors import InputError, Problem, some
from cscoach.json_schema import schema_of

#: More faults than this are only counted: it is some other file.
MOST = 200

#: Raised when a key changes its name or its meaning, not when one is added.
VERSION = 1


def parse(source: str, vocabulary: Vocabulary, *, is_json: bool = False, language: str | None = None) -> Candidate:
    """The candidate in a YAML or JSON text. `language` is taken where the file names none.

    Raises `InputError` with every fault of the file, each with its line and column.
    """
    problems: list[Problem] = []
    try:
        data = yamltext.parse_json(source) if is_json else yamltext.parse(source)
    except yamltext.UnreadableError as error:
        problems, data = error.problems, error.data
        if data is None:
            raise _faulty(problems) from error
    if data is None:
        raise _faulty([Problem("empty-file")])
    if isinstance(data, dict) and language and data.get("language") is None:
        data["language"] = language
    if not problems:
        with suppress(NotPlainError):
            return plain(data, vocabulary)
    try:
        model = form(vocabulary).model_validate(data)
    except ValidationError as error:
        problems = [*problems, *_problems(error, source, vocabulary)]
        raise _faulty(problems, max(0, error.error_count() - MOST)) from error
    if problems:
        raise _faulty(problems)
    return _candidate(model, data)


def from_data(data: Any, vocabulary: Vocabulary) -> Candidate:
    """The candidate in plain data, as from a table row or a script. Raises `InputError` with every fault."""
    with suppress(NotPlainError):
        return plain(data, vocabulary)
    try:
        return _candidate(form(vocabulary).model_validate(data), data)
    except ValidationError as error:
        raise _faulty(_problems(error, "", vocabulary), max(0, error.error_count() - MOST)) from error


def to_yaml(candidate: Candidate, schema: str | None = None) -> str:
    """The candidate file. `schema` (a path or an address) goes into a first-line comment that editors understand."""
    head = f"# yaml-language-server: $schema={schema}\n" if schema else ""
    return head + yaml.dump(
        to_data(candidate), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100, default_flow_style=False
    )


def json_schema(vocabulary: Vocabulary) -> dict[str, Any]:
    """The JSON Schema of the candidate file, for editors and for other programs."""
    return schema_of(form(vocabulary), "candidate", version=VERSION)


def _candidate(model: Any, data: dict[str, Any]) -> Candidate:
    """The candidate in validated data. A model does not know the order in which things were told."""
    return Candidate(
        language=model.language,
        interview_language=model.interview_language or model.language,
        name=model.name or None,
        grammatical_gender=model.grammatical_gender,
        role=model.role,
        employer=model.employer or None,
        interview_on=model.interview_on,
        opening=_answer(model.opening),
        strengths=_answers(model.strengths, data.get("strengths")),
        weaknesses=_answers(model.weaknesses, data.get("weaknesses")),
        what_if=_texts(model.what_if, data.get("what_if")),
    )


def _answers(topics: BaseModel | None, order: Any) -> dict[str, Answer]:
    return {topic: _answer(told) for topic, told in _by_topic(topics, order)}


def _texts(topics: BaseModel | None, order: Any) -> dict[str, str]:
    return {topic: told for topic, told in _by_topic(topics, order) if told}


def _by_topic(topics: BaseModel | None, order: Any) -> list[tuple[str, Any]]:
    """What is told by topic, in the order in which it was."""
    if topics is None:
        return []
    names = {field.alias or name: name for name, field in type(topics).model_fields.items()}
    return [(topic, getattr(topics, names[topic])) for topic in order]


def _answer(told: Any) -> Answer:
    if isinstance(told, str):
        return Answer(whole=told or None)
    if told is None:
        return Answer()
    return Answer({part: words for part, words in told if words})


class _Dumper(yaml.SafeDumper):
    """Writes several lines as a block, so that a person can read and change them."""


def _represent(dumper: yaml.SafeDumper, words: str) -> yaml.ScalarNode:
    style = "|" if "\n" in words else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", words, style=style)


_Dumper.add_representer(str, _represent)


def _faulty(problems: list[Problem], more: int = 0) -> InputError:
    """The error with all problems in the order of the file; `more` is the number of those beyond `MOST`."""
    in_order = sorted(problems, key=lambda problem: (problem.line or 0, problem.column or 0))
    return InputError("candidate-faults", in_order, n=len(problems) + more)


def _problems(error: ValidationError, source: str, vocabulary: Vocabulary) -> list[Problem]:
    return [_problem(fault, source, vocabulary) for fault in error.errors()[:MOST]]


def _problem(fault: Any, source: str, vocabulary: Vocabulary) -> Problem:
    path = _path(fault["loc"])
    key, params = _worded(fault, path, vocabulary)
    where = text.shortened(text.clean_line(".".join(str(step) for step in path)), 60)
    place = yamltext.locate(source, path) or (None, None, None)
    return Problem(key, {"where": where} | params, *place)


def _path(steps: tuple[Any, ...]) -> tuple[Any, ...]:
    """The keys of the file that lead to a fault: without the tag that says which form of an answer was tried."""
    tag = {"opening": 1, "strengths": 2, "weaknesses": 2}.get(steps[0], len(steps)) if steps else 0
    return (*steps[:tag], *steps[tag + 1 :])


def _worded(fault: Any, path: tuple[Any, ...], vocabulary: Vocabulary) -> tuple[str, dict[str, Any]]:
    kind, told, context = fault["type"], fault["input"], fault.get("ctx", {})
    if kind == "extra_forbidden":
        known = _keys(path[:-1], vocabulary)
        return _nearest("unknown-key", str(path[-1]), known)
    if kind == "literal_error" and isinstance(told, str):
        return _nearest("unknown-value", told, _values(str(path[-1]), vocabulary))
    if kind == "string_too_long":
        return "too-long-text", {"length": len(told), "most": context["max_length"]}
    if kind == "missing" or (kind == "literal_error" and told is None):
        return "missing-key", {"expected": ", ".join(_values(str(path[-1]), vocabulary))}
    if kind == "impossible_date":
        return "impossible-date", {"value": _shown(told)}
    if not path:
        return "not-a-mapping", {}
    if kind not in ("model_type", "model_attributes_type", "dict_type"):
        return "wrong-type-text", {"value": _shown(told)}
    wanted = "topics" if path in (("strengths",), ("weaknesses",), ("what_if",)) else "parts"
    return f"wrong-type-{wanted}", {"value": _shown(told), "expected": some(_keys(path, vocabulary))}


def _shown(told: Any) -> str:
    """What stands in the file, on a line of its own and as short as a message wants it."""
    words = told if isinstance(told, str) else json.dumps(told, ensure_ascii=False, default=str)
    return text.shortened(text.clean_line(words), 40)


def _nearest(key: str, told: str, known: tuple[str, ...]) -> tuple[str, dict[str, Any]]:
    near = difflib.get_close_matches(told.casefold(), known, 1, 0.6)
    params = {"value": _shown(told), "expected": some(known, told)}
    return (f"{key}-near", params | {"nearest": near[0]}) if near else (key, params)


def _keys(path: tuple[Any, ...], vocabulary: Vocabulary) -> tuple[str, ...]:
    if not path:
        return tuple(form(vocabulary).model_fields)
    if path[0] == "opening":
        return OPENING_PARTS
    if path[0] == "what_if":
        return (*vocabulary.strengths, *vocabulary.weaknesses)
    topics = {"strengths": vocabulary.strengths, "weaknesses": vocabulary.weaknesses}[path[0]]
    parts = {"strengths": STRENGTH_PARTS, "weaknesses": WEAKNESS_PARTS}[path[0]]
    return topics if len(path) == 1 else parts


def _values(key: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    return {
        "role": vocabulary.roles,
        "grammatical_gender": ("feminine", "masculine"),
    }.get(key, vocabulary.languages)
