"""A file in a ZIP archive without anybody's clock or system in it: the same input gives the same bytes everywhere."""

from __future__ import annotations

from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipInfo

#: The first day that a ZIP archive knows.
DAY = datetime(1980, 1, 1)

#: Who made an entry, by the numbers of the format: else it would be the system that we run on.
_UNIX = 3


def entry(name: str) -> ZipInfo:
    """What the archive says of a file, which will be compressed."""
    made = ZipInfo(name, DAY.timetuple()[:6])
    made.compress_type, made.create_system = ZIP_DEFLATED, _UNIX
    return made
