"""What is packed in a workbook is unpacked the same by both libraries, and what is damaged is told the same."""

from __future__ import annotations

import io
import random
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cscoach.storage.tables import inflate
from cscoach.storage.tables.inflate import PIECE, inflated

SOUND = {
    "nothing": b"",
    "a word": b"word",
    "much of one letter": b"a" * (3 * PIECE + 7),
    "a piece to the byte": b"ab" * (PIECE // 2),
    "what does not pack": random.Random(1).randbytes(PIECE + 1),
}


def packed(data: bytes) -> bytes:
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packing.compress(data) + packing.flush()


@pytest.fixture(params=["isal", "zlib"])
def library(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With isal, and as if it were not there."""
    name: str = request.param
    if name == "zlib":
        monkeypatch.setattr(inflate, "_library", lambda: zlib)
    else:
        assert inflate._library() is not zlib
    return name


@pytest.mark.parametrize("data", SOUND.values(), ids=SOUND)
def test_it_is_what_was_packed_in_pieces(library: str, data: bytes) -> None:
    pieces = list(inflated(io.BytesIO(packed(data)), zlib.crc32(data)))
    assert b"".join(pieces) == data
    assert all(0 < len(piece) <= PIECE for piece in pieces)


@pytest.mark.parametrize("data", SOUND.values(), ids=SOUND)
def test_what_ends_too_early_is_told(library: str, data: bytes) -> None:
    with pytest.raises(EOFError):
        list(inflated(io.BytesIO(packed(data)[:-1]), zlib.crc32(data)))


def test_another_checksum_is_told(library: str) -> None:
    with pytest.raises(zipfile.BadZipFile):
        list(inflated(io.BytesIO(packed(b"word")), zlib.crc32(b"work")))


def test_what_stands_behind_the_end_is_left_alone(library: str) -> None:
    assert list(inflated(io.BytesIO(packed(b"word") + b"more"), zlib.crc32(b"word"))) == [b"word"]


@settings(deadline=None)
@given(st.binary(max_size=200), st.binary(min_size=1, max_size=400), st.data())
@pytest.mark.parametrize("name", ["isal", "zlib"])
def test_nothing_damaged_ends_otherwise(name: str, begun: bytes, data: bytes, draw: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        if name == "zlib":
            patch.setattr(inflate, "_library", lambda: zlib)
        sound = bytearray(packed(data))
        sound[draw.draw(st.integers(0, len(sound) - 1))] ^= draw.draw(st.integers(1, 255))
        for damaged in (bytes(sound), begun):
            try:
                found = b"".join(inflated(io.BytesIO(damaged), zlib.crc32(data)))
            except (zlib.error, EOFError, zipfile.BadZipFile):
                continue
            assert zlib.crc32(found) == zlib.crc32(data)
