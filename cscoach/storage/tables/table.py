"""What a table is, whatever file it came from: a header, and rows that are read when they are asked for."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Generic, NamedTuple, TypeVar

from cscoach.errors import CscoachError, InputError, Problem

T = TypeVar("T")

#: A header of so many cells or more may have a title above it, of so many lines at most.
WIDE, MOST_TITLES = 3, 3

#: More characters than this in one cell is no answer, but most often a quotation mark that is never closed.
LONGEST_CELL = 1_000_000


class Row(NamedTuple):
    """A row, numbered as the person sees it in their spreadsheet: the header is 1, rows that are skipped count.

    `cells` stand in the order of the header; records (JSON lines, candidate files) have `data` instead. A row with a
    `problem` cannot be used. `label` is the name of the file that a record was.
    """

    number: int
    cells: tuple[str, ...] = ()
    data: Mapping[str, Any] | None = None
    problem: Problem | None = None
    label: str | None = None


@dataclass(frozen=True)
class Table:
    """A table and how it was understood. `rows` can be gone through once, and may raise `InputError` on the way.

    `share` says how much of the table has been read, from 0 to 1; None where its size is not known. `title` is what
    stands above the header and was passed over.
    """

    source: str
    kind: str
    header: tuple[str, ...]
    rows: Iterator[Row]
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    share: Callable[[], float] | None = None
    title: str | None = None


class Counted(Generic[T]):
    """What is gone through once, with the share that was gone through."""

    def __init__(self, found: Iterable[T], total: int) -> None:
        self._found = iter(found)
        self._total = total
        self._count = 0

    def __iter__(self) -> Iterator[T]:
        for each in self._found:
            self._count += 1
            yield each

    def share(self) -> float:
        """From 0 to 1."""
        return min(1.0, self._count / self._total) if self._total else 1.0


@dataclass(frozen=True)
class Header:
    """The names over the columns: every kind of table lays its cells under them alike."""

    source: str
    names: tuple[str, ...]

    def row(self, number: int, cells: Sequence[str], whole: str) -> Row:
        """The row, filled up to the width of the header; or what keeps it from being used. `whole` is all its cells."""
        width = len(self.names)
        if len(cells) > width:
            if any(map(str.strip, cells[width:])):
                found = max(place for place, cell in enumerate(cells, 1) if cell.strip())
                return self.faulty(number, "too-many-cells", expected=width, found=found)
            cells = cells[:width]
        # Nearly all rows are in order, which one look at the whole of them tells.
        if len(whole) > LONGEST_CELL or "\0" in whole:
            for place, cell in enumerate(cells):
                if len(cell) > LONGEST_CELL:
                    return self.faulty(number, "cell-too-long", column=self.name(place), size=LONGEST_CELL)
                if "\0" in cell:
                    return self.faulty(number, "nul-in-cell", column=self.name(place))
        return Row(number, tuple(cells) if len(cells) == width else (*cells, *[""] * (width - len(cells))))

    def faulty(self, number: int, key: str, **params: Any) -> Row:
        """A row that cannot be used."""
        return faulty(self.source, number, key, **params)

    def name(self, place: int) -> str:
        """What to call a column in a message: its name, or its number where it has none."""
        return (self.names[place].strip() if place < len(self.names) else "") or str(place + 1)


def faulty(source: str, number: int, key: str, **params: Any) -> Row:
    """A row that cannot be used, and why."""
    return Row(number, problem=Problem(key, params, line=number, source=source))


class Ahead(Generic[T]):
    """What is gone through once, where something that was taken can be put back."""

    def __init__(self, found: Iterable[T]) -> None:
        # A chain cannot be closed: whoever stops half-way can go on later.
        self._found = chain(found)
        self._back: deque[T] = deque()

    def __iter__(self) -> Iterator[T]:
        while self._back:
            yield self._back.popleft()
        yield from self._found

    def first(self, count: int) -> list[T]:
        """The first ones, at most so many, which stay where they are; an error among them comes again in its place."""
        taken: list[T] = []
        try:
            taken.extend(islice(self, count))
        except CscoachError as error:
            self._found = chain(_raised(error))
        self.put_back(taken)
        return taken

    def put_back(self, taken: Iterable[T]) -> None:
        """Put back what was taken, in the order in which it came."""
        self._back.extendleft(reversed(list(taken)))


def _raised(error: CscoachError) -> Iterator[Any]:
    raise error
    yield


def titled(rows: Ahead[T], cells_of: Callable[[T], Sequence[str] | None]) -> str | None:
    """Take what people write above the header, a line or a few: one cell in a row that is as wide as the table.

    A header of several cells must follow; else nothing is taken, for a table may have one column. `cells_of` gives the
    cells of a row, or None for one that cannot be read.
    """
    taken: list[T] = []
    titles: list[str] = []
    for row in rows:
        taken.append(row)
        cells = cells_of(row)
        filled = [cell.strip() for cell in cells or () if cell.strip()]
        if titles and len(filled) >= WIDE:
            rows.put_back(taken[-1:])
            return " · ".join(titles)
        if cells is None or len(filled) > 1 or (filled and (len(cells) < WIDE or len(titles) == MOST_TITLES)):
            break
        titles += filled
    rows.put_back(taken)
    return None


def header(source: str, numbered: Iterable[tuple[int, Sequence[str]]]) -> Header:
    """The header of a table: its first row that is not empty. Raises `InputError` where there is none.

    Empty cells at its end are no columns: whatever stands under them is told as too many cells, not lost.
    """
    for number, cells in numbered:
        names = list(cells)
        while names and not names[-1].strip():
            names.pop()
        if not names:
            continue
        problem = Header(source, tuple(names)).row(number, names, "".join(names)).problem
        if problem:
            raise InputError("broken-header", [problem], source=source)
        return Header(source, tuple(names))
    raise InputError("empty-table", source=source)
