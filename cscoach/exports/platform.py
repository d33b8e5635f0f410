"""What learning platforms ask of a question, whatever its format: a name, tags, a category, text that they can hold."""

from __future__ import annotations

import re

from cscoach.exports.quiz import Item
from cscoach.exports.selection import Selection
from cscoach.text import shortened

#: A question's name in lists, in characters; the rest of it is read in the question itself.
NAME = 80

#: What Moodle's database has room for in the name of a category.
CATEGORY = 255

#: What XML cannot hold, however it is written, and no database either. Anki parts its fields at one of these.
_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def category(title: str) -> str:
    """The path of the category of that name, in the course's own."""
    # A slash parts categories; doubled, it is one in a name. A space keeps one in front from the path's own.
    name = shortened(possible(title), CATEGORY).replace("/", "//")
    return f"$course$/top/{' ' if name.startswith('/') else ''}{name}"


def name(item: Item) -> str:
    """What a question is called in lists."""
    return shortened(possible(f"{item.id} {item.prompt}"), NAME)


def tags(item: Item, selection: Selection) -> tuple[str, ...]:
    """What a question is found by: where it comes from, its languages, its kind."""
    return "cscoach", selection.mark, item.id.split(".")[1]


def possible(text: str) -> str:
    """The text without what cannot be written."""
    return _IMPOSSIBLE.sub("", text)
