"""Columns of a table → places in a candidate file. Whatever is odd about a header is told before a row is read.

In a table the names are those of the candidate file, parts with a dot: `teamwork.action`, or `teamwork` for a whole
answer (design 5.2). Tables from form tools have other columns as well (when it was sent, an address): they are passed
over, and said to be. A header that is nearly a name is a fault: passed over, it would lose somebody's answers.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cscoach import text
from cscoach.candidate import OPENING_PARTS, STRENGTH_PARTS, WEAKNESS_PARTS, Vocabulary
from cscoach.errors import InputError, Problem
from cscoach.storage.tables.table import Row

#: Keys of a candidate file that are no answers.
FIELDS = ("name", "language", "interview_language", "grammatical_gender", "role", "employer", "interview_on")

#: What several columns of a map may mean together: first name and surname.
JOINED = "name"

#: How like a name a header must be to be taken for a slip of the keyboard.
LIKE = 0.8

#: A header is shown so far, in characters: form tools put whole questions there.
SHOWN = 60

#: Where in a candidate file a column belongs: ("strengths", "teamwork", "action").
Path = tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """A column that is read: its place in the row, what stands above it, where it belongs; `mapped` by a map or not."""

    index: int
    header: str
    name: str
    path: Path
    mapped: bool = False


@dataclass(frozen=True)
class Columns:
    """The columns of a table. `passed_over` are headers that mean nothing here, `unnamed` the places without any.

    `joined` are all columns of a person's name where a map gives it more than one; `read` has the first of them.
    `month_first` tells how dates in figures are written, where that is known.
    """

    read: tuple[Column, ...]
    passed_over: tuple[str, ...]
    unnamed: tuple[int, ...] = ()
    joined: tuple[int, ...] = ()
    header: tuple[str, ...] = ()
    month_first: bool | None = None

    @property
    def unread(self) -> list[int]:
        """The places of the columns that are not read, those without a header too."""
        read = {column.index for column in self.read} | set(self.joined)
        return [index for index in range(len(self.header)) if index not in read]

    @property
    def mapped(self) -> list[int]:
        """The places of the columns that a map gives their meaning."""
        return sorted({column.index for column in self.read if column.mapped} | set(self.joined))

    def whole(self, row: Row) -> Row:
        """The row with the pieces of the name in one cell."""
        if not self.joined or not row.cells:
            return row
        cells = list(row.cells)
        cells[self.joined[0]] = " ".join(filter(None, (cells[index].strip() for index in self.joined)))
        return row._replace(cells=tuple(cells))

    def called(self, index: int) -> str:
        """What to call a column in a message: its letters and its header."""
        return " ".join(filter(None, (letters(index), shown(self.header[index]))))

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


def keys(header: Sequence[str]) -> list[str]:
    """What a map calls each column: by its header, and by its letters too where that stands twice or there is none."""
    titles = [title.strip() for title in header]
    times = Counter(titles)
    return [_placed(index, title) if times[title] > 1 else title for index, title in enumerate(titles)]


def _placed(index: int, title: str) -> str:
    return f"{letters(index)}: {title}" if title else letters(index)


def read(header: Sequence[str], source: str, vocabulary: Vocabulary, mapping: Mapping[str, str | None]) -> Columns:
    """The columns under a header. `mapping` says for headers what they mean: a name, or None to pass them over.

    Raises `InputError` with every fault of the header and of the mapping.
    """
    known = names(vocabulary)
    problems = list(_faults_of(mapping, header, known))
    found: list[Column] = []
    passed: list[str] = []
    joined: list[int] = []
    taken: dict[str, int] = {}
    for index, title in enumerate(header):
        key = _key(index, title, mapping)
        name = _meant(title, key, mapping, known)
        if name is None:
            near = _near(title, known) if key is None else None
            if near:
                problems.append(Problem("column-near", _place(index, header) | {"nearest": near}))
            elif title.strip():
                passed.append(title)
        elif name in taken and name == JOINED and key not in (None, _key(taken[name], header[taken[name]], mapping)):
            joined += [index] if joined else [taken[name], index]
        elif name in taken:
            problems.append(_doubled(index, taken[name], name, header, mapping))
        elif name in known:
            taken[name] = index
            found.append(Column(index, title, name, known[name], key is not None))
    problems += _wholes_and_parts(found)
    if problems:
        raise InputError("column-faults", problems, source=source, n=len(problems))
    if not any(len(column.path) > 1 or column.path == ("opening",) for column in found):
        raise InputError("no-answer-column", source=source, headers=", ".join(map(shown, header[:5])))
    unnamed = tuple(index for index, title in enumerate(header) if not title.strip())
    return Columns(tuple(found), tuple(passed), unnamed, tuple(joined), tuple(header))


def _place(index: int, header: Sequence[str]) -> dict[str, str]:
    return {"column": letters(index), "header": shown(header[index])}


def _doubled(index: int, first: int, name: str, header: Sequence[str], mapping: Mapping[str, str | None]) -> Problem:
    """Two columns with one meaning; where they have one header, a map can tell them apart all the same."""
    title = header[index].strip()
    place = _place(index, header) | {"name": name, "first": letters(first)}
    if title not in mapping or title != header[first].strip():
        return Problem("column-doubled", place)
    return Problem("column-repeated", place | {"key": shown(_placed(index, title))})


def _wholes_and_parts(found: Sequence[Column]) -> Iterator[Problem]:
    """Topics that a map gives a column for the whole and others for parts: no row could have both."""
    for whole in found:
        parts = [column for column in found if column.path[:-1] == whole.path]
        if any(column.mapped for column in (whole, *parts)) and parts:
            others = ", ".join(letters(column.index) for column in parts)
            place = {"column": letters(whole.index), "header": shown(whole.header)}
            yield Problem("map-whole-and-parts", place | {"topic": whole.name, "parts": others})


def _key(index: int, header: str, mapping: Mapping[str, str | None]) -> str | None:
    """By what a map names a column, if it does."""
    title = header.strip()
    return next((key for key in (_placed(index, title), title) if key in mapping), None)


def _meant(title: str, key: str | None, mapping: Mapping[str, str | None], known: Mapping[str, Path]) -> str | None:
    if key is not None:
        return mapping[key]
    plain = text.clean_line(title).casefold().replace(" ", "_")
    return plain if plain in known else None


def _near(title: str, known: Mapping[str, Path]) -> str | None:
    """The name that a header was probably meant to be."""
    plain = text.clean_line(title).casefold()
    if " " in plain:
        return None
    near = difflib.get_close_matches(plain.replace("-", "_") if plain.count(".") == 0 else plain, known, 1, LIKE)
    return near[0] if near else None


def _faults_of(
    mapping: Mapping[str, str | None], header: Sequence[str], known: Mapping[str, Path]
) -> Iterator[Problem]:
    titles = {title.strip() for title in header} | {_placed(at, title.strip()) for at, title in enumerate(header)}
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
