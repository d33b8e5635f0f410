"""Rows of whole numbers packed into one integer each: adding two rows, or weighing one, is then one operation.

An answer has about a hundred words, and each adds two rows of labels; each sentence weighs a hundred rows of units.
With lists that was most of the time of judging.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable
from functools import lru_cache

#: A number has 32 bits, so it may be anything below half of this, with either sign (see `model.ONE`).
RANGE = 1 << 32
HALF = RANGE // 2


@lru_cache(maxsize=8)
def _halves(size: int) -> int:
    """A row of so many halves."""
    return sum(HALF << (32 * at) for at in range(size))


def packed(row: Iterable[int]) -> int:
    """A row as one integer; sums and differences of such integers are those of the rows."""
    written = array("i", row)
    if sys.byteorder == "big":
        written.byteswap()
    # The flipped highest bit makes of a signed number one that is above nought by a half.
    halves = _halves(len(written))
    return (int.from_bytes(written.tobytes(), "little") ^ halves) - halves


def unpacked(number: int, size: int) -> array[int]:
    """The row of so many numbers that an integer stands for."""
    # Above nought each lane keeps to itself.
    halves = _halves(size)
    row = array("i", ((number + halves) ^ halves).to_bytes(4 * size, "little"))
    if sys.byteorder == "big":
        row.byteswap()
    return row
