"""A picture for the top of sheets: read whole, and known for a picture by its first bytes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cscoach.errors import InputError
from cscoach.storage import files

#: What a picture may take, in bytes. It is read with every sheet.
LARGEST = 5_000_000

#: How files begin, and the suffix that readers of Markdown know them by.
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
    (b"<svg", ".svg"),
    (b"<?xml", ".svg"),
)


@dataclass(frozen=True)
class Picture:
    """A picture under the name that it gets beside the sheets. The name is the program's, not the sender's."""

    name: str
    data: bytes


def read(path: Path) -> Picture:
    """The picture in a file. Raises `InputError` for one that is missing, too large or of another kind."""
    with files.opened(path) as file:
        data = file.read(LARGEST + 1)
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    suffix = next((suffix for sign, suffix in _SIGNATURES if start.startswith(sign)), None)
    if suffix is None or len(data) > LARGEST or (suffix == ".svg" and b"<svg" not in data):
        raise InputError("not-a-picture", path=path, most=LARGEST // 1_000_000)
    return Picture(f"logo{suffix}", data)
