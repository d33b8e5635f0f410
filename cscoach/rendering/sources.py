"""Templates that somebody brings along, as they are handed around: names of files with their texts."""

from __future__ import annotations

from typing import TypeAlias

#: A tuple, so that it can be a key.
Sources: TypeAlias = tuple[tuple[str, str], ...]
