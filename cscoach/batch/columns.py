"""Columns of a table → places in a candidate file. Whatever is odd about a header is told before a row is read.

In a table the names are those of the candidate file, parts with a dot: `teamwork.action`, or `teamwork` for a whole
answer (design 5.2). Tables from form tools have other columns as well (when it was sent, an address): they are passed
over, and said to be. A header that is nearly a name is a fault: passed over, it would lose somebody's answers.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cscoach import text
from cscoach.candidate import OPENING_PARTS, STRENGTH_PARTS, WEAKNESS_PARTS, Vocabulary
from cscoach.errors import InputError, Problem

#: Keys of a candidate file that are no answers.
FIELDS = ("name", "language", "interview_language", "grammatical_gender", "role", "employer", "interview_on")

#: How like a name a header must be to be taken for a slip of the keyboard.
LIKE = 0.8

#: A header is shown so far, in characters: form tools put whole questions there.
SHOWN = 60

#: Where in a candidate file a column belongs: ("strengths", "teamwork", "action").
Path = tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """A column that is read: its place in the row, what stands above it, where it belongs."""

    index: int
    header: str
    name: str
    path: Path


@dataclass(frozen=True)
class Columns:
    """The columns of a table. `passed_over` are headers that mean nothing here, `unnamed` the places without any."""

    read: tuple[Column, ...]
    passed_over: tuple[str, ...]
    unnamed: tuple[int, ...] = ()

    def at(self, path: Sequence[str]) -> Column | None:
        """The column of a place in the candidate file, or of what is inside it or around it."""
        wanted = tuple(path)
        near = (column for column in self.read if column.path[: len(wanted)] == wanted)
        return next(near, None) or next((c for c in self.read if wanted[: len(c.path)] == c.path), None)


def names(vocabulary: Vocabulary) -> dict[str, Path]:
    """All names that a column may have, in reading order, and where each belongs."""
    found: dict[str, Path] = {name: (name,) for name in FIELDS}
    found |= {"opening": ("opening",)} | {f"opening.{part}": ("opening", part) for part in OPENING_PARTS}
    for kind, topics, parts in (
        ("strengths", vocabulary.strengths, STRENGTH_PARTS),
        ("weaknesses", vocabulary.weaknesses, WEAKNESS_PARTS),
    ):
        for topic in topics:
            # A weakness is called `language` as the language of guidance is; as a whole it has its full name.
            found[topic if topic not in found else f"{kind}.{topic}"] = (kind, topic)
            found |= {f"{topic}.{part}": (kind, topic, part) for part in parts}
            found[f"what_if.{topic}"] = ("what_if", topic)
    return found


def read(header: Sequence[str], source: str, vocabulary: Vocabulary, mapping: Mapping[str, str | None]) -> Columns:
    """The columns under a header. `mapping` says for headers what they mean: a name, or None to pass them over.

    Raises `InputError` with every fault of the header and of the mapping.
    """
    known = names(vocabulary)
    problems = list(_faults_of(mapping, header, known))
    found: list[Column] = []
    passed: list[str] = []
    taken: dict[str, str] = {}
    for index, title in enumerate(header):
        name = _meant(title, mapping, known)
        place = {"column": letters(index), "header": shown(title)}
        if name is None:
            near = _near(title, mapping, known)
            if near:
                problems.append(Problem("column-near", place | {"nearest": near}))
            elif title.strip():
                passed.append(title)
        elif name in taken:
            problems.append(Problem("column-doubled", place | {"name": name, "first": taken[name]}))
        elif name in known:
            taken[name] = letters(index)
            found.append(Column(index, title, name, known[name]))
    if problems:
        raise InputError("column-faults", problems, source=source, n=len(problems))
    if not any(len(column.path) > 1 or column.path == ("opening",) for column in found):
        raise InputError("no-answer-column", source=source, headers=", ".join(map(shown, header[:5])))
    unnamed = (index for index, title in enumerate(header) if not title.strip())
    return Columns(tuple(found), tuple(passed), tuple(unnamed))


def _meant(title: str, mapping: Mapping[str, str | None], known: Mapping[str, Path]) -> str | None:
    if title.strip() in mapping:
        return mapping[title.strip()]
    plain = text.clean_line(title).casefold().replace(" ", "_")
    return plain if plain in known else None


def _near(title: str, mapping: Mapping[str, str | None], known: Mapping[str, Path]) -> str | None:
    """The name that a header was probably meant to be."""
    plain = text.clean_line(title).casefold()
    if title.strip() in mapping or " " in plain:
        return None
    near = difflib.get_close_matches(plain.replace("-", "_") if plain.count(".") == 0 else plain, known, 1, LIKE)
    return near[0] if near else None


def _faults_of(
    mapping: Mapping[str, str | None], header: Sequence[str], known: Mapping[str, Path]
) -> Iterator[Problem]:
    titles = {title.strip() for title in header}
    for title, name in mapping.items():
        if title not in titles:
            yield Problem("map-no-column", {"header": shown(title)})
        if name is not None and name not in known:
            near = difflib.get_close_matches(name, known, 1, 0.5)
            yield Problem("map-no-name", {"header": shown(title), "value": name, "nearest": near[0] if near else "–"})


def shown(title: str) -> str:
    """A header as a message shows it: on one line, not too long."""
    return text.shortened(text.clean_line(title), SHOWN)


def letters(index: int) -> str:
    """The letters that a spreadsheet shows above a column: A, B, … Z, AA, …"""
    found = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
