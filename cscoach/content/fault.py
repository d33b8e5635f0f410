"""A fault of content before it has its place in a file: the file, the path in its data, an English sentence."""

from __future__ import annotations

from typing import Any

Fault = tuple[str, tuple[str | int, ...], str]


def worded(entry: Any) -> bool:
    """Whether an entry of the interface is a sentence, or sentences by plural form."""
    texts = entry.values() if isinstance(entry, dict) else [entry]
    return all(isinstance(text, str) and text for text in texts)
