"""A row of a table → a candidate, or what is wrong with it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cscoach import candidate_file, text
from cscoach.batch.columns import Column, Columns, names
from cscoach.candidate import Candidate, Vocabulary
from cscoach.content.load import load, unwritten
from cscoach.errors import InputError, Problem
from cscoach.languages import LANGUAGES
from cscoach.rendering import csv_text

#: How like the name of a post a cell must be to be taken for it.
LIKE = 0.85


class RowError(Exception):
    """A row that no sheet can be made of."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__()
        self.problems = problems


@dataclass
class Rows:
    """Reads the rows of one table. `defaults` stand in for what a row leaves open: language, role, …"""

    columns: Columns
    vocabulary: Vocabulary
    defaults: Mapping[str, str]
    _meant: dict[str, dict[str, str]] = field(default_factory=dict)

    def candidate(self, cells: tuple[str, ...], data: Mapping[str, Any] | None = None) -> Candidate:
        """The candidate of a row of cells, or of a record. Raises `RowError` with every fault."""
        told = self._of_cells(cells) if data is None else self._of_record(data)
        for key, value in self.defaults.items():
            told.setdefault(key, value)
        for key in ("language", "interview_language", "role"):
            if isinstance(told.get(key), str):
                told[key] = self._id(key, told[key])
        try:
            candidate = candidate_file.from_data(told, self.vocabulary)
        except InputError as error:
            raise RowError([self._placed(problem) for problem in error.problems]) from error
        unwritten = list(_unwritten(candidate))
        if unwritten:
            raise RowError([self._placed(problem) for problem in unwritten])
        return candidate

    def _of_cells(self, cells: tuple[str, ...]) -> dict[str, Any]:
        told: dict[str, Any] = {}
        both: list[Problem] = []
        for column in self.columns.read:
            value = csv_text.plain(cells[column.index]) if column.index < len(cells) else ""
            if not text.clean(value):
                continue
            if not _put(told, column.path, value):
                both.append(Problem("whole-and-parts", {"column": column.name, "topic": column.path[1]}))
        if both:
            raise RowError(both)
        return told

    def _of_record(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """A record may be a candidate file, or flat with the names of columns."""
        known = names(self.vocabulary)
        told: dict[str, Any] = {}
        flat = {key: value for key, value in data.items() if len(known.get(str(key), ())) > 1}
        for key, value in data.items():
            if key not in flat and value is not None:
                told[key] = dict(value) if isinstance(value, dict) else value
        for key, value in flat.items():
            if value is not None and not _put(told, known[key], value):
                raise RowError([Problem("whole-and-parts", {"column": key, "topic": known[key][1]})])
        return told

    def _id(self, key: str, value: str) -> str:
        """The id that is meant by a value: people write “Lietuvių” or the name of the post."""
        plain = text.clean_line(value)
        if key == "role":
            return plain if plain in self.vocabulary.roles else self._role(plain) or value
        return plain if plain in self.vocabulary.languages else self._known(key).get(plain.casefold(), value)

    def _role(self, told: str) -> str | None:
        """The post of that name, give or take an ending: names give both genders, people write one."""
        known = self._known("role")
        near = difflib.get_close_matches(_bare(told), known, 1, LIKE)
        return known[near[0]] if near else None

    def _known(self, key: str) -> dict[str, str]:
        if key not in self._meant:
            if key == "role":
                found = {
                    _bare(role.name): role.id
                    for language in self.vocabulary.languages
                    for role in load(language).roles.values()
                }
                found |= {_bare(role): role for role in self.vocabulary.roles}
            else:
                found = {LANGUAGES[code].name.casefold(): code for code in self.vocabulary.languages}
                found |= {code.casefold(): code for code in self.vocabulary.languages}
            self._meant[key] = found
        return self._meant[key]

    def _placed(self, problem: Problem) -> Problem:
        """The problem with the name of its column."""
        where = str(problem.params.get("where", "")).split(".")
        column: Column | None = self.columns.at(where) if where != [""] else None
        name = column.name if column else ".".join(where)
        return Problem(problem.key, problem.params | {"column": name, "where": name or "–"})


def _bare(name: str) -> str:
    """A name without what stands in brackets, and without capitals."""
    return " ".join(re.sub(r"\([^)]*\)", "", name).casefold().split())


def _put(told: dict[str, Any], path: tuple[str, ...], value: Any) -> bool:
    """Put a value in its place. False where a whole answer and parts of it meet."""
    place = told
    for step in path[:-1]:
        place = place.setdefault(step, {})
        if not isinstance(place, dict):
            return False
    if isinstance(place.get(path[-1]), dict):
        return False
    place[path[-1]] = value
    return True


def _unwritten(candidate: Candidate) -> list[Problem]:
    """Topics that are not there in both languages of the candidate."""
    return [
        Problem("topic-not-written", {"where": topic, "topic": topic, "language": language})
        for topic, language in unwritten(candidate)
    ]
