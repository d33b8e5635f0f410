"""Templates of one's own: read from a folder, and the project's copied to one to start from."""

from __future__ import annotations

from pathlib import Path

from cscoach.content import resources
from cscoach.errors import InputError, OutsideError
from cscoach.storage import files

SUFFIX, FIRST = ".j2", "sheet.md.j2"


def read(folder: Path) -> tuple[tuple[str, str], ...]:
    """The templates of a folder, by name. Raises `InputError` where the first of them is missing."""
    if not (folder / FIRST).is_file():
        raise InputError("no-template", path=folder, expected=FIRST)
    return tuple((path.name, files.read_text(path)) for path in sorted(folder.glob(f"*{SUFFIX}")))


def copy(folder: Path) -> list[str]:
    """Copy the project's templates to a folder. Raises `InputError` rather than take the place of a file."""
    found = [(name, data) for name, data in resources.everything("reports") if name.endswith(SUFFIX)]
    taken = [name for name, _ in found if (folder / name).exists()]
    if taken:
        raise InputError("templates-taken", path=folder, names=", ".join(taken))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutsideError("not-writable", path=folder, detail=error.strerror) from error
    for name, data in found:
        files.write(folder / name, data)
    return [name for name, _ in found]
