"""What was done with each row of a table, so that an interrupted run goes on and an unchanged row is not done again.

A line of JSON a row, written when the row's files are there. A run that is killed leaves at most a torn last line,
which is passed over. What is kept in memory is a place in the file for each row, not what it says.
"""

from __future__ import annotations

import json
import os
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from filelock import FileLock, Timeout

from cscoach.errors import OutsideError
from cscoach.storage import files

NAME, LOCK = ".cscoach-journal.jsonl", ".cscoach-lock"

#: No place in the file.
NOWHERE = -1


class Journal:
    """The journal of a folder. Used as a context: it holds the folder's lock meanwhile.

    `kept` are files of rows that now have others, which somebody changed since they were written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / NAME
        self._lock = FileLock(folder / LOCK)
        self._places = array("q")
        self._seen = bytearray()
        self._file: BinaryIO
        self.kept: list[str] = []

    def __enter__(self) -> Journal:
        """Take the folder, and clear away what a killed run left half-written.

        Raises `OutsideError` when another run has it, or it cannot be written to.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise OutsideError("batch-running", path=self.folder) from error
        except OSError as error:
            raise files.cannot(self.folder, error) from error
        try:
            self._file = self.path.open("a+b")
            self._file.seek(0)
            self._find()
            for part in self.folder.glob(files.PARTS):
                part.unlink()
        except OSError as error:
            self._lock.release()
            raise files.cannot(self.path, error) from error
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self._lock.release()

    def _find(self) -> None:
        """Where each row stands; a later line counts. A torn end is cut off, so that the next line is whole."""
        place = good = 0
        for line in self._file:
            place += len(line)
            number = _number(line)
            if number is not None:
                self._put(number, good)
            if line.endswith(b"\n"):
                good = place
        if good < place:
            self._file.truncate(good)

    def _put(self, number: int, place: int) -> None:
        missing = number + 1 - len(self._places)
        if missing > 0:
            self._places.extend([NOWHERE] * missing)
            self._seen.extend(bytes(missing))
        self._places[number] = place

    def done(self, number: int, digest: str) -> dict[str, Any] | None:
        """What was written of a row if it was the same and its files are still there."""
        if number >= len(self._places) or self._places[number] == NOWHERE:
            return None
        found = self._read(self._places[number])
        if found["digest"] != digest or not all(self._there(*each) for each in found["sizes"]):
            return None
        self._seen[number] = 1
        return found["facts"]  # type: ignore[no-any-return]

    def _read(self, place: int) -> dict[str, Any]:
        self._file.seek(place)
        return json.loads(self._file.readline())  # type: ignore[no-any-return]

    def _there(self, name: str, size: int) -> bool:
        try:
            return (self.folder / name).stat().st_size == size
        except OSError:
            return False

    def add(self, number: int, digest: str, facts: dict[str, Any], names: tuple[str, ...]) -> None:
        """Note a row whose files are written. Raises `OutsideError` when the disk is full."""
        sizes = [(name, (self.folder / name).stat().st_size) for name in names]
        self._supersede(number, names)
        line = json.dumps({"row": number, "digest": digest, "sizes": sizes, "facts": facts}, ensure_ascii=False)
        try:
            place = self._file.seek(0, os.SEEK_END)
            self._file.write(line.encode() + b"\n")
            self._file.flush()
        except OSError as error:
            raise files.cannot(self.path, error) from error
        self._put(number, place)
        self._seen[number] = 1

    def _supersede(self, number: int, names: tuple[str, ...]) -> None:
        """A row has one sheet: files that it had under another name go, unless somebody has changed them."""
        if number >= len(self._places) or self._places[number] == NOWHERE:
            return
        for name, size in self._read(self._places[number])["sizes"]:
            if name not in names and self._there(name, size):
                (self.folder / name).unlink()
            elif name not in names and (self.folder / name).exists():
                self.kept.append(name)

    def gone(self) -> Iterator[str]:
        """Files of rows that this run has not met; they are kept."""
        for number, place in enumerate(self._places):
            if place != NOWHERE and not self._seen[number]:
                yield from (name for name, _ in self._read(place)["sizes"])


def _number(line: bytes) -> int | None:
    """The row of a line; None for a torn one."""
    try:
        number = json.loads(line)["row"]
    except (ValueError, KeyError, TypeError):
        return None
    return number if isinstance(number, int) and number >= 0 else None
