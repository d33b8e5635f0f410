"""Candidate files on the disk: YAML or JSON by their suffix."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from cscoach import candidate_file
from cscoach.candidate import Candidate, Vocabulary, to_data
from cscoach.errors import InputError, OutsideError
from cscoach.storage import files, home


def load(path: Path, vocabulary: Vocabulary, language: str | None = None) -> Candidate:
    """The candidate in a file, for guidance in `language` if one is given. Raises `InputError` with every fault."""
    return parse(files.read_text(path), str(path), vocabulary, language)


def parse(text: str, source: str, vocabulary: Vocabulary, language: str | None = None) -> Candidate:
    """The candidate in a text that came from `source`. JSON is known by its first character."""
    try:
        is_json = text.lstrip().startswith("{")
        candidate = candidate_file.parse(text, vocabulary, is_json=is_json, language=language)
    except InputError as error:
        error.params["source"] = source
        raise
    return replace(candidate, language=language) if language else candidate


def save(path: Path, candidate: Candidate, vocabulary: Vocabulary) -> None:
    """Write a candidate file, with a line for editors that names the schema. Comments by hand are kept in a copy."""
    _keep_comments(path, vocabulary)
    if path.suffix.lower() == ".json":
        text = json.dumps(to_data(candidate), ensure_ascii=False, indent=2) + "\n"
    else:
        text = candidate_file.to_yaml(candidate, _schema(path, vocabulary))
    files.write(path, text.encode())


def _schema(path: Path, vocabulary: Vocabulary) -> str | None:
    """How the file names the schema; None where the user's folder cannot be made, which must not stop the saving."""
    text = json.dumps(candidate_file.json_schema(vocabulary), ensure_ascii=False, indent=2) + "\n"
    try:
        schema = home.schema(text)
    except OutsideError:
        return None
    return schema.name if schema.parent == path.parent else schema.as_uri()


def _keep_comments(path: Path, vocabulary: Vocabulary) -> None:
    """What somebody wrote into their file by hand is not ours to lose: the first time, the file is copied."""
    copy = path.with_name(f"{path.name}.before")
    if path.is_file() and not copy.exists():
        text = path.read_text(encoding="utf-8", errors="surrogateescape")
        if _by_hand(text, vocabulary):
            files.write(copy, path.read_bytes())


def _by_hand(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a file may hold comments: a # that would not be there if the program had written the file itself."""
    first, _, rest = text.partition("\n")
    body = rest if first.startswith("# yaml-language-server:") else text
    if "#" not in body or text.lstrip().startswith("{"):
        return False
    try:
        return candidate_file.to_yaml(candidate_file.parse(text, vocabulary)) != body
    except InputError:
        return True
