"""Rows that are looked at before their turn."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cscoach.errors import InputError
from cscoach.storage.tables.table import Ahead


def found() -> Iterator[int]:
    """Three, and then a fault."""
    yield from (1, 2, 3)
    raise InputError("not-utf8", path="g.csv", byte=9, line=4)


@pytest.mark.parametrize("count", [0, 2, 3, 9])
def test_what_comes_first_stays_where_it_is_and_so_does_an_error(count: int) -> None:
    rows = Ahead(found())
    assert rows.first(count) == [1, 2, 3][:count]
    taken: list[int] = []
    with pytest.raises(InputError):
        taken.extend(rows)
    assert taken == [1, 2, 3]
