"""The CRC of two words put together, from the CRC of each: features of pairs need no text that way.

A CRC is linear: that of two pieces is that of the first, taken on by as many noughts as the second has bytes, and then
the exclusive or with that of the second (zlib calls it `crc32_combine`).
"""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

#: The most bytes that a second piece may have.
LONGEST = 256

#: Checksums.
Keys = NDArray[np.uint32]

_BYTES = 4


@lru_cache(maxsize=1)
def _tables() -> Keys:
    """What each byte of a CRC becomes after so many noughts: [noughts, byte, value], flat."""
    value = np.arange(256, dtype=np.uint32)
    # A nought moves the lowest byte out; what that leaves is in the table that every CRC goes by.
    step = np.array([crc32(bytes([each])) ^ crc32(b"\0") for each in range(256)], dtype=np.uint32)
    rows = np.stack([value << np.uint32(8 * place) for place in range(_BYTES)])
    made = [rows]
    for _ in range(LONGEST):
        rows = step[rows & np.uint32(255)] ^ (rows >> np.uint32(8))
        made.append(rows)
    return np.stack(made).reshape(-1)


def joined(first: Keys, second: Keys, lengths: NDArray[np.intp]) -> Keys:
    """The CRC of each first piece with the second after it; `lengths` are bytes of the second, up to `LONGEST`."""
    tables, place = _tables(), lengths * (_BYTES * 256)
    # A checksum is four bytes, the lowest first.
    values = np.ascontiguousarray(first, dtype="<u4").view(np.uint8).reshape(-1, _BYTES)
    made = second.copy()
    for byte in range(_BYTES):
        made ^= tables.take(place + (256 * byte) + values[:, byte])
    return made
