"""Quizzes as GIFT, the plain text that Moodle and other platforms take questions in.

GIFT has no type for putting things in order: such a question becomes one in which each place is matched with what
stands there.
"""

from __future__ import annotations

import re

from cscoach.exports.material import Material
from cscoach.exports.quiz import Choice, Item

#: What means something in GIFT; a backslash takes the meaning away.
_MARKS = re.compile(r"[\\~=#{}:]")


def render(material: Material) -> bytes:
    """The quiz in a category of its own; ids stand as names of the questions."""
    category = f"$CATEGORY: $course$/top/{_line(material.title).replace('/', '//')}"
    return "\n\n".join([category, *map(_question, material.quiz)]).encode() + b"\n"


def _question(item: Item) -> str:
    passage = item.passage if isinstance(item, Choice) else None
    asked = escaped("\n\n".join(filter(None, (item.prompt, passage))))
    answers = _choices(item) if isinstance(item, Choice) else _places(item.steps)
    return f"::{escaped(item.id)}::[plain]{asked} {{\n{answers}\n####{escaped(item.why)}\n}}"


def _choices(item: Choice) -> str:
    return "\n".join(f"{'=' if option.right else '~'}{escaped(option.text)}" for option in item.options)


def _places(steps: tuple[str, ...]) -> str:
    return "\n".join(f"={place}. -> {escaped(step)}" for place, step in enumerate(steps, 1))


def escaped(text: str) -> str:
    """The text on one line, with nothing in it that GIFT would take for its own; line ends are kept as `\\n`."""
    lines = (_line(line) for line in text.split("\n"))
    return "\\n".join(_MARKS.sub(r"\\\g<0>", line) for line in lines).replace("->", "-\u200b>")


def _line(text: str) -> str:
    return " ".join(text.split())
