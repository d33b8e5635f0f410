"""Where `prompts/` and `reports/` are: inside the package in a wheel or a zip, beside it in a checkout.

Nobody else builds a path to content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from cscoach.errors import BrokenInstallError

F = TypeVar("F", bound=Callable[..., object])

#: Own content that is laid over the project's, and what forgets the content that was read before.
_own: Path | None = None
_forgotten: list[Callable[[], None]] = []


def lay(folder: Path | None) -> None:
    """Lay own content over `prompts` from now on, or none. What was read before is forgotten."""
    global _own
    _own = folder
    for forget in _forgotten:
        forget()


def laid() -> Path | None:
    """The own content that is laid over the project's."""
    return _own


def remembered(function: F) -> F:
    """Remember what a function made of content, until other content is laid over it."""
    cached = lru_cache(maxsize=64)(function)
    _forgotten.append(cached.cache_clear)
    return cached  # type: ignore[return-value]


def root(name: str) -> Traversable:
    """The folder `prompts` or `reports`. Raises `BrokenInstallError` when it is nowhere to be found."""
    if name == "prompts" and _own is not None:
        from cscoach.content.overlay import Laid

        return Laid(shipped(name), _own)
    return shipped(name)


def shipped(name: str) -> Traversable:
    """The same without anything laid over it."""
    package = files("cscoach")
    inside = package / name
    if inside.is_dir():
        return inside
    if isinstance(package, Path):
        beside = package.parent / name
        if beside.is_dir() and (package.parent / "pyproject.toml").is_file():
            return beside
    raise BrokenInstallError("broken-install", name=name)


def read(name: str, *steps: str) -> str:
    """The text of a file below `prompts` or `reports`. Raises FileNotFoundError where there is none."""
    return root(name).joinpath(*steps).read_text(encoding="utf-8")


def exists(name: str, *steps: str) -> bool:
    """Whether there is such a file."""
    return root(name).joinpath(*steps).is_file()


def model(name: str) -> bytes:
    """A trained model, which lies in the package. Raises FileNotFoundError where there is none."""
    return files("cscoach").joinpath("judging", "models", name).read_bytes()


@lru_cache(maxsize=1)
def models() -> tuple[str, ...]:
    """The names of the trained models."""
    folder = files("cscoach").joinpath("judging", "models")
    return tuple(sorted(child.name for child in folder.iterdir())) if folder.is_dir() else ()


def everything(name: str) -> Iterator[tuple[str, bytes]]:
    """All files of a folder, by their path below it, in one order on every machine."""
    waiting = [("", root(name))]
    while waiting:
        path, folder = waiting.pop()
        for child in sorted(folder.iterdir(), key=lambda child: child.name):
            if child.is_dir():
                waiting.append((f"{path}{child.name}/", child))
            else:
                yield path + child.name, child.read_bytes()
