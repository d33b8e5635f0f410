"""The type of a function that words a key of the interface."""

from __future__ import annotations

from typing import Any, Protocol


class Say(Protocol):
    """`say("walk.kept")` is a sentence; parameters fill its places."""

    def __call__(self, key: str, /, **params: Any) -> str:
        """The sentence."""
