"""A row of a table → a candidate, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cscoach import candidate_file, text
from cscoach.batch.columns import FIELDS, Column, Columns, letters, names, shown
from cscoach.batch.filled import example_texts, is_day
from cscoach.batch.meanings import Meanings
from cscoach.candidate import Candidate, Vocabulary
from cscoach.content.load import unwritten
from cscoach.dates import other_reading, read_date
from cscoach.errors import InputError, Problem, some
from cscoach.rendering import csv_text

#: Fields in which words such as "none" may be meant: nobody's name is asked whether it means something.
_NAMES = ("name", "employer")


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

    @cached_property
    def _meanings(self) -> Meanings:
        return Meanings(self.vocabulary)

    @cached_property
    def _examples(self) -> frozenset[str]:
        return example_texts(self.vocabulary, (column.path for column in self.columns.read))

    def read(
        self, cells: tuple[str, ...], data: Mapping[str, Any] | None = None
    ) -> tuple[Candidate | None, list[Problem]]:
        """The candidate of a row of cells, or of a record, and what was left out of it or is doubtful.

        None where the row is nobody's: a line of totals or a remark has neither a name nor an answer. Raises `RowError`
        with every fault.
        """
        notes: list[Problem] = []
        told = self._of_cells(cells, notes) if data is None else self._of_record(data)
        if data is None and not _is_somebody(told):
            return None, []
        self._settle(told, notes)
        for key, value in self.defaults.items():
            told.setdefault(key, value)
        try:
            candidate = candidate_file.from_data(told, self.vocabulary)
        except InputError as error:
            raise RowError([self._placed(problem) for problem in error.problems]) from error
        unwritten = list(_unwritten(candidate))
        if unwritten:
            raise RowError([self._placed(problem) for problem in unwritten])
        return candidate, [self._placed(note) for note in notes]

    def _of_cells(self, cells: tuple[str, ...], notes: list[Problem]) -> dict[str, Any]:
        told: dict[str, Any] = {}
        both: list[Problem] = []
        examples: list[str] = []
        for column in self.columns.read:
            value = csv_text.plain(cells[column.index]) if column.index < len(cells) else ""
            clean = text.clean(value)
            if clean in self._examples:
                examples.append(column.name)
            elif clean and not _put(told, column.path, value):
                both.append(Problem("whole-and-parts", {"column": column.name, "topic": column.path[1]}))
        if both:
            raise RowError(both)
        if examples:
            # Who leaves the example's answers leaves its date as well.
            if is_day(told.get("interview_on", "")):
                del told["interview_on"]
                examples += [column.name for column in self.columns.read if column.path == ("interview_on",)]
            notes.append(Problem("still-example", {"column": examples[0], "columns": some(examples)}))
        unread = [letters(at) for at in self.columns.unnamed if at < len(cells) and any(map(str.isalpha, cells[at]))]
        if unread:
            notes.append(Problem("no-header", {"column": unread[0], "columns": some(unread)}))
        return told

    def _settle(self, told: dict[str, Any], notes: list[Problem]) -> None:
        """Put in what is meant by cells in which one must choose, and take out what cannot be read."""
        for key in FIELDS:
            value = told.get(key)
            if isinstance(value, str) and self._is_empty(key, value):
                del told[key]
        for key in ("language", "interview_language"):
            if isinstance(told.get(key), str):
                told[key] = self._meanings.language(told[key]) or told[key]
        for key, meant in (("role", self._meanings.role), ("grammatical_gender", self._meanings.gender)):
            if isinstance(told.get(key), str):
                value = told.pop(key)
                found = meant(value)
                if found:
                    told[key] = found
                else:
                    notes.append(Problem("left-out", {"where": key, "value": shown(value)}))
        if isinstance(told.get("interview_on"), str):
            _settle_date(told, notes, self.columns.month_first)

    def _is_empty(self, key: str, value: str) -> bool:
        if key in _NAMES:
            return not any(map(str.isalnum, value))
        return self._meanings.is_nothing(value)

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

    def _placed(self, problem: Problem) -> Problem:
        """The problem with the name of its column."""
        if "column" in problem.params:
            return problem
        where = str(problem.params.get("where", "")).split(".")
        column: Column | None = self.columns.at(where) if where != [""] else None
        name = column.name if column else ".".join(where)
        return Problem(problem.key, problem.params | {"column": name, "where": name or "–"})


def _settle_date(told: dict[str, Any], notes: list[Problem], month_first: bool | None) -> None:
    value = told.pop("interview_on")
    place = {"where": "interview_on", "value": shown(value)}
    other = other_reading(value)
    try:
        day = other if month_first and other else read_date(value)
    except ValueError:
        notes.append(Problem("date-left-out", place))
        return
    told["interview_on"] = day.isoformat()
    if other and month_first is None:
        notes.append(Problem("date-two-ways", place | {"read": day.isoformat(), "other": other.isoformat()}))


def _is_somebody(told: Mapping[str, Any]) -> bool:
    """Whether a row has a name or an answer: words, not only figures and signs."""
    return any(any(map(str.isalpha, words)) for key in told if key not in _ABOUT for words in _texts(told[key]))


#: What stands in a row beside the name and the answers.
_ABOUT = tuple(field for field in FIELDS if field != "name")


def _texts(told: Any) -> Iterator[str]:
    """All texts of a place in a candidate file."""
    if isinstance(told, dict):
        for inside in told.values():
            yield from _texts(inside)
    elif isinstance(told, str):
        yield told


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
