"""A fault of content before it has its place in a file: the file, the path in its data, an English sentence."""

from __future__ import annotations

from typing import Any

from cscoach.content.load import FOLDERS
from cscoach.content.schema import Kind, Topic

Fault = tuple[str, tuple[str | int, ...], str]


def file_of(topic: Topic) -> str:
    """The file that a topic stands in."""
    return "opening.yaml" if topic.kind is Kind.OPENING else f"{FOLDERS[topic.kind]}/{topic.id}.yaml"


def worded(entry: Any) -> bool:
    """Whether an entry of the interface is a sentence, or sentences by plural form."""
    texts = entry.values() if isinstance(entry, dict) else [entry]
    return all(isinstance(text, str) and text for text in texts)
