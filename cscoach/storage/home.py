"""The folder where candidates' files are kept when no path is given, and what is in it."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import platformdirs

from cscoach.errors import OutsideError
from cscoach.storage import files

#: For tests and for people who want their answers elsewhere.
VARIABLE = "CSCOACH_HOME"

SCHEMA = "candidate.schema.json"


def folder() -> Path:
    """The folder, which need not exist yet: `$CSCOACH_HOME`, else the user's data folder."""
    given = os.environ.get(VARIABLE)
    return Path(given) if given else Path(platformdirs.user_data_dir("cscoach", appauthor=False))


def make() -> Path:
    """The folder, made if it was not there, closed to others. Raises `OutsideError` if that cannot be."""
    home = folder()
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise OutsideError("no-data-folder", path=home, detail=error.strerror) from error
    return home


def new_candidate(today: date) -> Path:
    """A path for a new candidate file: named after the day, never after a person, and not taken yet."""
    home = make()
    number = 1
    while True:
        path = home / f"interview-{today.isoformat()}{f'-{number}' if number > 1 else ''}.yaml"
        if not path.exists():
            return path
        number += 1


def candidates() -> list[Path]:
    """The candidate files in the folder, the one changed last first."""
    home = folder()
    found = [path for path in home.glob("*.yaml") if path.is_file()] if home.is_dir() else []
    return sorted(found, key=lambda path: (-path.stat().st_mtime, path.name))


def everything() -> list[Path]:
    """All that is stored about candidates: their files, the sheets made of them, what a crash left."""
    home = folder()
    found = [path for path in home.iterdir() if path.is_file() and path.name != SCHEMA] if home.is_dir() else []
    return sorted(found, key=lambda path: path.name)


def schema(text: str) -> Path:
    """Keep the JSON Schema of the candidate file beside the files, for editors. Returns its path."""
    path = make() / SCHEMA
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        files.write(path, text.encode())
    return path


def delete(paths: list[Path]) -> None:
    """Delete files of the folder. Raises `OutsideError` for the first that cannot be deleted."""
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise OutsideError("not-writable", path=path, detail=error.strerror) from error
