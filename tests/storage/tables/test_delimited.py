"""CSV and its kin: what was written comes back, and what is broken costs its own row and no other."""

from __future__ import annotations

import csv
import io
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cscoach.errors import InputError, UsageError
from cscoach.storage.tables.delimited import DELIMITERS
from cscoach.storage.tables.read import Asked, read, read_stream
from cscoach.storage.tables.table import LONGEST_CELL, Table


def of(text: str | bytes, delimiter: str | None = None) -> Table:
    return read_stream(io.BytesIO(text.encode() if isinstance(text, str) else text), Asked(delimiter=delimiter))


def told(table: Table) -> list[tuple[int, tuple[str, ...] | str]]:
    return [(row.number, row.problem.key if row.problem else row.cells) for row in table.rows]


#: What people type, without what is told as a fault, and with something in it.
CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)


@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=8),
    st.sampled_from(DELIMITERS),
    st.booleans(),
)
def test_what_is_written_comes_back(rows: list[list[str]], delimiter: str, quoted: bool) -> None:
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=delimiter, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL)
    writer.writerows([["name", "language", "role"], *rows])
    found = read_stream(io.BytesIO(made.getvalue().encode()), Asked(encoding="utf-8", delimiter=delimiter))
    assert found.header == ("name", "language", "role")
    expected = [(number, tuple(row)) for number, row in enumerate(rows, 2) if any(cell.strip() for cell in row)]
    assert told(found) == expected


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_the_delimiter_is_found(delimiter: str, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(["name", "teamwork", "salary"])
        writer.writerows(
            [["Ona", "We, all; of us | sorted it\tout", "1,5"], ["Jonas", 'He said "no", twice; then', "2,5"]]
        )
    found = read(path)
    assert (found.delimiter, found.kind, found.source) == (delimiter, "csv", str(path))
    assert [row.cells[2] for row in found.rows] == ["1,5", "2,5"]


def test_excel_may_tell_the_delimiter() -> None:
    found = of("sep=;\r\nname;a,b,c,d\r\nOna;1,2,3,4\r\n")
    assert (found.delimiter, found.header, told(found)) == (";", ("name", "a,b,c,d"), [(2, ("Ona", "1,2,3,4"))])


def test_the_delimiter_can_be_given() -> None:
    assert of("a,b;c\n1,2;3\n", ";").header == ("a,b", "c")
    assert of("a,b\tc\n", "\\t").header == of("a,b\tc\n", "tab").header == ("a,b", "c")
    for wrong in ("", ",,", '"', "\n"):
        with pytest.raises(UsageError) as raised:
            of("a\n", wrong)
        assert raised.value.key == "unknown-delimiter"


def test_one_column_is_a_table() -> None:
    assert told(of("name\nOna\nJonas\n")) == [(2, ("Ona",)), (3, ("Jonas",))]


def test_rows_are_counted_as_a_spreadsheet_does() -> None:
    found = of('name,answer\n\nOna,"one\ntwo\nthree"\n , \nJonas,x\n')
    assert told(found) == [(3, ("Ona", "one\ntwo\nthree")), (5, ("Jonas", "x"))]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_one(end: str) -> None:
    assert told(of(end.join(["a,b", "1,2", '"x\r\ny",3']))) == [(2, ("1", "2")), (3, ("x\r\ny", "3"))]


def test_short_rows_are_filled_up_and_long_ones_told() -> None:
    found = of("a,b,c,,\n1\n1,2,3,,\n1,2,3,,5\n")
    rows = list(found.rows)
    assert [row.cells for row in rows] == [("1", "", ""), ("1", "2", "3"), ()]
    assert rows[2].problem
    assert (rows[2].problem.key, rows[2].problem.params) == ("too-many-cells", {"expected": 3, "found": 5})
    assert (rows[2].problem.line, rows[2].problem.source) == (4, "-")


@pytest.mark.parametrize("text", ["", "\n\n", " , \n", "\ufeff"])
def test_nothing_is_no_table(text: str) -> None:
    with pytest.raises(InputError) as raised:
        of(text)
    assert (raised.value.key, raised.value.params) == ("empty-table", {"source": "-"})


def test_a_header_alone_is_a_table() -> None:
    found = of("name,role\n")
    assert (found.header, told(found)) == (("name", "role"), [])


def test_nul_is_told() -> None:
    rows = list(of("a,b\n1,2\n1,x\0\n3,4\n").rows)
    assert [row.problem and row.problem.key for row in rows] == [None, "nul-in-cell", None]
    assert rows[1].problem
    assert rows[1].problem.params == {"column": "b"}


@pytest.mark.parametrize("size", [LONGEST_CELL + 1, 5 * LONGEST_CELL])
def test_a_cell_too_long_costs_its_row(size: int) -> None:
    rows = list(of("a,b\n1," + "x" * size + '\n2,"' + "y" * LONGEST_CELL + '"\n3,z\n').rows)
    assert [row.number for row in rows] == [2, 3, 4]
    assert rows[0].problem
    assert (rows[0].problem.key, rows[0].problem.params) == ("cell-too-long", {"column": "b", "size": LONGEST_CELL})
    assert [len(row.cells[1]) for row in rows[1:]] == [LONGEST_CELL, 1]


def test_a_row_too_long_costs_itself() -> None:
    assert told(of("a,b\n" + "x," * 2 * LONGEST_CELL + "\n3,z\n")) == [(2, "row-too-long"), (3, ("3", "z"))]


def test_a_quotation_never_closed_costs_its_row() -> None:
    found = of('a,b\n1,2\n"Ona,3\nJonas,4\nEglė,5\n')
    assert told(found) == [(2, ("1", "2")), (3, "unclosed-quote"), (4, ("Jonas", "4")), (5, ("Eglė", "5"))]


def test_a_quotation_closed_by_another_row_costs_its_row() -> None:
    found = of('a,b\n1,"open\n2,"fine"\n3,"also\nfine"\n')
    assert told(found) == [(2, "unclosed-quote"), (3, ("2", "fine")), (4, ("3", "also\nfine"))]


def test_a_quotation_inside_a_line_is_read_as_spreadsheets_do() -> None:
    assert told(of('a,b\n"Rimi" Lietuva,2\nIKI "Express",3\n"x" y,4')) == [
        (2, ("Rimi Lietuva", "2")),
        (3, ('IKI "Express"', "3")),
        (4, ("x y", "4")),
    ]


def test_a_header_never_closed_is_told() -> None:
    with pytest.raises(InputError) as raised:
        of('a,"b\n1,2\n')
    assert raised.value.key == "broken-header"
    assert [problem.key for problem in raised.value.problems] == ["unclosed-quote"]


class Endless(io.RawIOBase):
    """A table as long as is asked for, which is never there as a whole."""

    def __init__(self, header: bytes, line: bytes, lines: int) -> None:
        self._made: Iterator[bytes] = iter([header, *[line * 1000] * (lines // 1000)])
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not self._rest:
            self._rest = next(self._made, b"")
        data, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


@pytest.mark.parametrize(
    ("header", "line", "rows"),
    [
        (b"a,b,c\n", "Žydrūnė,some words that were said,3\n".encode(), 200_000),
        (b'a,b,c\n"open,2,3\n', b"some words,2,3\n", 200_001),
        (b"a\n", b"no end ", 1),
    ],
)
def test_memory_stays_flat(header: bytes, line: bytes, rows: int) -> None:
    stream = io.BufferedReader(Endless(header, line, 1_000_000 if rows == 1 else 200_000))
    tracemalloc.start()
    try:
        assert sum(1 for _ in read_stream(stream).rows) == rows
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_a_title_above_the_header_is_passed_over_and_told() -> None:
    table = of("Spring cohort,,\n,,\nCareer centre,,\nname,language,composure\nAnn,en,I rang\n")
    assert (table.header, table.title) == (("name", "language", "composure"), "Spring cohort · Career centre")
    assert told(table) == [(5, ("Ann", "en", "I rang"))]


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("composure\nI rang\nI wrote, rang, and went\n", ("composure",)),
        ("composure,,\nI rang,,\nI wrote,,\n", ("composure",)),
        ("composure,,\nI rang,,\n", ("composure",)),
        ("a,b,c\nx,,\ny,z,w\n", ("a", "b", "c")),
        ("one,,\ntwo,,\nthree,,\nfour,,\na,b,c\n", ("one",)),
    ],
)
def test_what_may_be_a_header_is_no_title(text: str, header: tuple[str, ...]) -> None:
    table = of(text, ",")
    assert (table.header, table.title) == (header, None)
    assert len(told(table)) == text.count("\n") - 1


def test_a_row_that_is_looked_at_for_the_header_is_told_where_it_stands() -> None:
    table = of('composure,,\n"I rang,,\nI wrote,,\n')
    assert table.title is None
    assert told(table)[0] == (2, "unclosed-quote")
