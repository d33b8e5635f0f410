"""Where `prompts/` and `reports/` are: inside the package in a wheel or a zip, beside it in a checkout.

Nobody else builds a path to content.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from cscoach.errors import BrokenInstallError


def root(name: str) -> Traversable:
    """The folder `prompts` or `reports`. Raises `BrokenInstallError` when it is nowhere to be found."""
    package = files("cscoach")
    inside = package / name
    if inside.is_dir():
        return inside
    if isinstance(package, Path):
        beside = package.parent / name
        if beside.is_dir() and (package.parent / "pyproject.toml").is_file():
            return beside
    raise BrokenInstallError("broken-install", name=name)
