"""A part of a workbook that is gone through more than once."""

from __future__ import annotations

import io
import zipfile

import pytest

from cscoach.storage.tables import archive


@pytest.mark.parametrize("kept", [10, 10_000_000])
def test_a_part_is_the_same_each_time_however_large_it_is(monkeypatch: pytest.MonkeyPatch, kept: int) -> None:
    monkeypatch.setattr(archive, "_KEPT", kept)
    content = bytes(range(256)) * 10_000
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/sharedStrings.xml", content)
    part = archive.Part(archive.opened(stream, "t.xlsx"), "xl/sharedStrings.xml", "t.xlsx")
    next(iter(part()))  # left half-way
    assert [b"".join(part()) for _ in range(3)] == [content] * 3
