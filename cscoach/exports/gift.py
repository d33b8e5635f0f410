"""Quizzes as GIFT, the plain text that Moodle and other platforms take questions in.

GIFT has no type for putting things in order: such a question becomes one in which each place is matched with what
stands there. Ids and tags stand in comments, where Moodle looks for them.
"""

from __future__ import annotations

import re

from cscoach.exports.material import Material
from cscoach.exports.platform import category, name, possible, tags
from cscoach.exports.quiz import Item
from cscoach.exports.selection import Selection

#: What means something in GIFT; a backslash takes the meaning away.
_MARKS = re.compile(r"[\\~=#{}:]")

#: What means something too, and no backslash helps: an arrow between what is matched, which gift-pegjs sees in choices
#: as well, and the code that readers put in place of an escaped sign for a while (`&&058;`). A space that is not seen
#: parts them.
_PARTED = re.compile(r"-(?=>)|&(?=&\d{3})")

#: At the beginning of a text: a format or a weight.
_HEADS = ("[", "%")


def render(material: Material) -> bytes:
    """The quiz in a category of its own, UTF-8."""
    questions = (_question(item, material.selection) for item in material.quiz)
    return "\n\n".join([f"$CATEGORY: {category(material.title)}", *questions]).encode() + b"\n"


def _question(item: Item, selection: Selection) -> str:
    marks = " ".join([f"[id:{item.id}]", *(f"[tag:{tag}]" for tag in tags(item, selection))])
    asked = escaped("\n\n".join(filter(None, (item.prompt, item.passage))))
    answers = _places(item.answer) if item.ordered else _choices(item)
    return f"// {marks}\n::{escaped(name(item))}::[plain]{asked} {{\n{answers}\n####{_formatted(item.why)}\n}}"


def _choices(item: Item) -> str:
    return "\n".join(
        f"{'=' if place in item.right else '~'}{_formatted(text)}" for place, text in enumerate(item.shown)
    )


def _places(steps: tuple[str, ...]) -> str:
    return "\n".join(f"={place}. -> {escaped(step)}" for place, step in enumerate(steps, 1))


def _formatted(text: str) -> str:
    """The same with its format told where it would be taken for something else."""
    shown = escaped(text)
    return f"[plain]{shown}" if shown.startswith(_HEADS) else shown


def escaped(text: str) -> str:
    """The text on one line, with nothing in it that GIFT would take for its own; line ends are kept as `\\n`."""
    lines = (" ".join(line.split()) for line in possible(text).splitlines())
    return "\\n".join(_MARKS.sub(r"\\\g<0>", _PARTED.sub("\\g<0>\u200b", line)) for line in lines)
