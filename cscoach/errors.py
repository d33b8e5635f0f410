"""What can go wrong, and the exit code of each kind.

An error holds a key and its parameters, never a sentence: the sentence is content (`interface.yaml`, under `errors`),
so that it is said in the candidate's language. Constructors do nothing but store.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

#: So many of what is known are named in a message; a screen full of ids helps nobody.
NAMED = 8


def some(known: Sequence[str], value: str = "") -> str:
    """What is known, for a message about a value that is not: all of it if it is little, else the nearest first."""
    if len(known) <= NAMED:
        return ", ".join(known)
    import difflib

    near = difflib.get_close_matches(value.casefold(), known, NAMED, 0.6)
    return ", ".join([*dict.fromkeys([*near, *known])][:NAMED]) + ", …"


@dataclass(frozen=True)
class Problem:
    """One fault in a file: where it stands, and what is wrong (a key of `problems` in `interface.yaml`).

    `line` and `column` count from 1; `excerpt` is the offending line. Any of the three is None where nothing can be
    pointed at.
    """

    key: str
    params: dict[str, Any] = field(default_factory=dict)
    line: int | None = None
    column: int | None = None
    excerpt: str | None = None
    source: str | None = None


class CscoachError(Exception):
    """Base of everything that the program expects to go wrong. `key` names a sentence in `interface.yaml`."""

    exit_code = 70

    def __init__(self, key: str, /, problems: list[Problem] | None = None, **params: Any) -> None:
        super().__init__(key)
        self.key = key
        self.params = params
        self.problems = problems or []


class UsageError(CscoachError):
    """The command was called in a way that cannot work."""

    exit_code = 2


def check(key: str, value: str, known: Sequence[str]) -> None:
    """Refuse a value that is not known, naming those that are. Raises `UsageError`; `key` names its sentence."""
    if value not in known:
        raise UsageError(key, value=value, expected=some(known, value))


class InputError(CscoachError):
    """Something that the user gave (a file, a table, an answer) is wrong; `problems` lists every fault."""

    exit_code = 3


class ContentError(CscoachError):
    """Content in `prompts/` or in a pack is wrong. Its problems carry an English sentence: ids are English too."""

    exit_code = 3


class OutsideError(CscoachError):
    """Something outside the program failed: a full disk, a missing permission, a missing extra."""

    exit_code = 4


class BrokenInstallError(OutsideError):
    """The program's own files are not where they belong."""
