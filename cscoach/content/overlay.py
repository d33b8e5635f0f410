"""Own content laid over the project's: a folder with the same files, holding only what is added or different.

A file that the project does not have is added. One that it has is merged with it: keys one by one, lists of things with
ids thing by thing (an id that is there is changed, a new one is added at the end), any other list as a whole.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from typing import IO, Any

import yaml

from cscoach import yamltext


def merged(base: Any, own: Any) -> Any:
    """Data with other data laid over it."""
    if isinstance(base, dict) and isinstance(own, dict):
        return {
            key: merged(base[key], own[key]) if key in base and key in own else own.get(key, base.get(key))
            for key in [*base, *(key for key in own if key not in base)]
        }
    if _named(base) and _named(own):
        found = {thing["id"]: thing for thing in base}
        for thing in own:
            found[thing["id"]] = merged(found.get(thing["id"], {}), thing)
        return list(found.values())
    return own


def _named(data: Any) -> bool:
    """Whether this is a list of things with ids."""
    return isinstance(data, list) and all(
        isinstance(thing, dict) and isinstance(thing.get("id"), str) for thing in data
    )


class Laid(Traversable):
    """A folder or file with another one laid over it. Either of them may not be there."""

    def __init__(self, base: Traversable, own: Traversable) -> None:
        self.base, self.own = base, own

    @property
    def name(self) -> str:
        """The name, which both share."""
        return self.base.name

    def is_dir(self) -> bool:
        """Whether either is a folder."""
        return self.base.is_dir() or self.own.is_dir()

    def is_file(self) -> bool:
        """Whether either is a file."""
        return self.base.is_file() or self.own.is_file()

    def iterdir(self) -> Iterator[Laid]:
        """What is in either folder, each name once."""
        folders = [folder for folder in (self.base, self.own) if folder.is_dir()]
        names = dict.fromkeys(child.name for folder in folders for child in folder.iterdir())
        return (self / name for name in names)

    def joinpath(self, *steps: Any) -> Laid:
        """What lies below."""
        return Laid(self.base.joinpath(*steps), self.own.joinpath(*steps))

    def __truediv__(self, step: Any) -> Laid:
        return self.joinpath(step)

    def read_text(self, encoding: str | None = None, errors: str | None = None) -> str:
        """The text of the file; of two YAML files that of both merged."""
        if not self.own.is_file():
            return self.base.read_text(encoding)
        own = self.own.read_text(encoding="utf-8")
        if not self.base.is_file() or not self.name.endswith(".yaml"):
            return own
        both = merged(yamltext.parse(self.base.read_text(encoding="utf-8")), yamltext.parse(own))
        return yaml.safe_dump(both, allow_unicode=True, sort_keys=False, width=10_000)

    def read_bytes(self) -> bytes:
        """The same as bytes."""
        return self.read_text(encoding="utf-8").encode()

    def open(self, mode: str = "r", *_: Any, **__: Any) -> IO[Any]:
        """The file as a stream to read."""
        return io.BytesIO(self.read_bytes()) if "b" in mode else io.StringIO(self.read_text(encoding="utf-8"))
