"""What was done with each row of a table, so that an interrupted run goes on and an unchanged row is not done again.

A line of JSON a row, written when the row's files are there, one for each file that was set aside, and one at the end
of a run. A run that is killed leaves at most a torn last line, which is passed over; the next one goes on with it, and
tells what both did. What is kept in memory is a place in the file for each row, not what it says.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
from array import array
from collections.abc import Collection, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

from filelock import FileLock, Timeout

from cscoach.errors import OutsideError
from cscoach.storage import files

NAME, LOCK = ".cscoach-journal.jsonl", ".cscoach-lock"

#: No place in the file.
NOWHERE = -1

#: What a run ends with that was not interrupted.
FINISHED = {"finished": True}

#: A row beyond this is none: no spreadsheet has so many.
MOST = 20_000_000


#: A file as it was written: its name, its size in bytes, when it changed (in ns), a digest of what is in it.
Stamp: TypeAlias = tuple[str, int, int, str]


def stamp(path: Path, content: bytes) -> Stamp:
    """The stamp of a file that was just written. Raises `OutsideError` when it is gone already."""
    try:
        return path.name, len(content), path.stat().st_mtime_ns, _digest(content)
    except OSError as error:
        raise files.cannot(path, error) from error


class Journal:
    """The journal of a folder. Used as a context: it holds the folder's lock meanwhile.

    A file that somebody had changed since it was written is kept under another name.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / NAME
        self._lock = FileLock(folder / LOCK)
        self._places = array("q")
        self._seen = bytearray()
        self._finished = 0
        self._file: BinaryIO
        self._aside: dict[int, list[str]] = {}

    def __enter__(self) -> Journal:
        """Take the folder, and clear away what a killed run left half-written.

        Raises `OutsideError` when another run has it, or it cannot be written to.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for name in (NAME, LOCK):
                if (self.folder / name).is_symlink():
                    raise OutsideError("not-writable", path=self.folder / name, detail=os.strerror(errno.ELOOP))
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise OutsideError("batch-running", path=self.folder) from error
        except OSError as error:
            raise files.cannot(self.folder, error) from error
        try:
            self._file = open(self.path, "a+b", opener=_private)
            self._file.seek(0)
            self._find()
            self._clear()
        except OSError as error:
            self._lock.release()
            raise files.cannot(self.path, error) from error
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._file.close()
            # A process of a killed run may have outlived it by a moment, and begun a file after the first clearing.
            self._clear()
        except OSError as error:
            # What was not written yet was told when it was to be: the disk is full.
            raise files.cannot(self.path, error) from error
        finally:
            self._lock.release()

    def _clear(self) -> None:
        """Clear away files that were begun and never finished; the lock says that nobody is at work on one."""
        # One name after the other: a list of all would be the largest thing in memory.
        with os.scandir(self.folder) as found:
            parts = [entry.path for entry in found if fnmatchcase(entry.name, files.PARTS) and entry.is_file()]
        for part in parts:
            Path(part).unlink(missing_ok=True)

    def _find(self) -> None:
        """Where each row stands; a later line counts. A torn end is cut off, so that the next line is whole."""
        place = good = 0
        for line in self._file:
            place += len(line)
            found = _data(line)
            if (number := _number(found)) is not None:
                self._put(number, good)
            elif found == FINISHED:
                self._finished = place
                self._aside = {}
            elif (aside := _moved(found)) is not None and (self.folder / aside[1]).exists():
                self._aside.setdefault(aside[0], []).append(aside[1])
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
        """What was written of a row if it was the same and its files are still there.

        A file that somebody has changed since is set aside under another name before it is written anew.
        """
        if number >= len(self._places) or self._places[number] == NOWHERE:
            return None
        found = self._read(self._places[number])
        states = [self._state(*each) for each in found["files"]]
        for state, (name, *_) in zip(states, found["files"], strict=True):
            if state == "changed":
                self._set_aside(number, name)
        if found["digest"] != digest or set(states) - {"same"}:
            return None
        self._seen[number] = 1
        return found["facts"]  # type: ignore[no-any-return]

    def resumed(self, number: int) -> bool:
        """Whether a row that is done was done by a run that was interrupted, with which this one goes on."""
        return self._places[number] >= self._finished

    def _read(self, place: int) -> dict[str, Any]:
        self._file.seek(place)
        return json.loads(self._file.readline())  # type: ignore[no-any-return]

    def _state(self, name: str, size: int, time: int, content: str) -> str:
        """What has become of a file: `same`, `changed`, `gone`. Only one with another time is read."""
        path = self.folder / name
        try:
            now = path.stat()
            if now.st_size == size and (now.st_mtime_ns == time or _digest(path.read_bytes()) == content):
                return "same"
        except OSError:
            return "gone"
        return "changed"

    def _set_aside(self, number: int, name: str) -> None:
        """Keep a file that somebody has worked on: `00002-olena.md` becomes `00002-olena.edited.md`."""
        path = self.folder / name
        count, kept = 1, path.with_suffix(f".edited{path.suffix}")
        while kept.exists():
            count += 1
            kept = path.with_suffix(f".edited-{count}{path.suffix}")
        try:
            path.rename(kept)
        except OSError as error:
            raise files.cannot(path, error) from error
        self._aside.setdefault(number, []).append(kept.name)
        self._note({"row": number, "aside": kept.name})

    def held(self, number: int) -> tuple[Stamp, ...]:
        """The files of a row that are still there as they were written."""
        if number >= len(self._places) or self._places[number] == NOWHERE:
            return ()
        found = self._read(self._places[number])["files"]
        return tuple(tuple(written) for written in found if self._state(*written) == "same")

    def add(self, number: int, digest: str, facts: dict[str, Any], written: Sequence[Stamp]) -> None:
        """Note a row whose files are written. Raises `OutsideError` when the disk is full."""
        try:
            self._supersede(number, {name for name, *_ in written})
            self._drop_own(number, {content for *_, content in written})
        except OSError as error:
            raise files.cannot(self.folder, error) from error
        self._put(number, self._note({"row": number, "digest": digest, "files": written, "facts": facts}))
        self._seen[number] = 1

    def finish(self) -> None:
        """Note that the run is at its end and its report written: what comes later is another run."""
        self._note(FINISHED)

    def _note(self, data: dict[str, Any]) -> int:
        """Write a line; the place where it begins."""
        try:
            place = self._file.seek(0, os.SEEK_END)
            self._file.write(json.dumps(data).encode() + b"\n")
            self._file.flush()
        except OSError as error:
            raise files.cannot(self.path, error) from error
        return place

    def _supersede(self, number: int, names: Collection[str]) -> None:
        """A row has one sheet: files that it had under another name go, unless somebody has changed them."""
        for name, *_ in self.held(number):
            if name not in names:
                (self.folder / name).unlink()

    def _drop_own(self, number: int, contents: Collection[str]) -> None:
        """What was set aside goes if it is what is written now: nobody changed it, a killed run had just written it."""
        for name in [*self._aside.get(number, ())]:
            path = self.folder / name
            if path.is_file() and _digest(path.read_bytes()) in contents:
                path.unlink()
                self._aside[number].remove(name)

    def kept(self) -> Iterator[tuple[int, str]]:
        """Files that were set aside, under their new names, each with the number of its row."""
        return ((number, name) for number, names in self._aside.items() for name in names)

    def gone(self) -> Iterator[tuple[int, str]]:
        """Files of rows that this run has not met, each with the number of its row; they are kept."""
        for number, place in enumerate(self._places):
            if place != NOWHERE and not self._seen[number]:
                yield from ((number, name) for name, *_ in self._read(place)["files"])


def _private(path: str, flags: int) -> int:
    """Names of files are made of people's names: the journal is its owner's alone, as the sheets are."""
    return os.open(path, flags, 0o600)


def _data(line: bytes) -> Any:
    """What a line says; None for one that is torn, or that nobody here has written."""
    try:
        return json.loads(line)
    except ValueError:
        return None


def _number(data: Any) -> int | None:
    """The row of the data of one; None for data of something else."""
    try:
        number, names = data["row"], [name for name, size, time, content in data["files"]]
        known = isinstance(data["digest"], str) and isinstance(data["facts"], dict)
    except (ValueError, KeyError, TypeError):
        return None
    return number if known and all(map(_is_plain, names)) and _is_row(number) else None


def _moved(data: Any) -> tuple[int, str] | None:
    """The row and the new name of a file that was set aside; None for data of something else."""
    try:
        number, name = data["row"], data["aside"]
    except (KeyError, TypeError):
        return None
    return (number, name) if _is_plain(name) and _is_row(number) else None


def _is_plain(name: Any) -> bool:
    """Whether it is the name of a file in a folder, and no path to another one."""
    return isinstance(name, str) and name == Path(name).name != ".." and "\\" not in name


def _is_row(number: Any) -> bool:
    return isinstance(number, int) and 0 <= number <= MOST


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=8).hexdigest()
