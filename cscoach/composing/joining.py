"""Putting the candidate's words after a stem, or letting them stand alone.

The words themselves are never changed: only first letters, the final stop, a comma and the white space around them
are, and words at their beginning that the stem makes needless are left out.
"""

from __future__ import annotations

import re

from cscoach.content.continuation import WORD, begins, continues, listed, past_needless
from cscoach.content.schema import Joining

#: A sentence that ends in one of these needs no full stop; closing marks may follow.
_ENDS = ".!?…:"
_CLOSING = "\"'”’“»)]"

#: The kind of stems whose last word may be typed again, such as “to”. What begins with “I” or “that” may be a sentence.
_BEFORE_INFINITIVES = "infinitive"

#: Marks that cannot stand before a full stop.
_DANGLING = ",;–—- \n"


#: The mark of an item of a list at the beginning of a line.
_MARK = re.compile(r"[ \t]*(?:[-*•·–—]|\d{1,2}[.)])[ \t]+(?=\S)")

#: The same within a line: numbers with a bracket (“1. maijā” is a date), or bullets, which text programs leave behind.
_INSIDE = re.compile(r"(?:^|(?<=\s))(?:(?P<number>\d{1,2})\)|[•·])\s+(?=\S)")


def joined(stem: str, text: str, kind: str, joining: Joining) -> str:
    """The stem and the candidate's text as one piece of speech, or the text alone where it is a sentence of its own.

    `stem` is without a final space; `text` is clean and not empty; `kind` is a key of `joining.kinds`.
    """
    lead, found = parted(text.strip())
    if found and not lead:
        return _enumerated(stem, found, kind, joining)
    text = _led(lead, found, joining) if found else lead
    text = past_needless(text, joining.kinds[kind], joining)
    seamless = _without_seam(stem, text) if kind == _BEFORE_INFINITIVES else text
    if continues(stem, seamless, joining.kinds[kind], joining):
        text = seamless
    elif seamless == text or not continues(stem, text, joining.kinds[kind], joining):
        return alone(text)
    comma = "," if stem[-1].isalpha() and begins(text, joining.comma_before, joining) else ""
    return stopped(f"{stem}{comma} {_lowered(text, joining)}")


def parted(text: str) -> tuple[str, list[str]]:
    """The words that lead to a list, and its items without their marks; all of any other text, and none.

    A list is what begins with a mark and has another one: in each line to the end, or numbers that go up within a line.
    """
    if text[:1].isalpha() and "\n" not in text:
        return text, []
    lines = text.split("\n")
    first = next((at for at, line in enumerate(lines) if _MARK.match(line)), len(lines))
    lead, found = "\n".join(lines[:first]).rstrip(), _items("\n".join(lines[first:]))
    return (lead, found) if found else (text, [])


def _items(text: str) -> list[str]:
    if not _MARK.match(text):
        return []
    lines = text.split("\n")
    if len(lines) > 1 and all(map(_MARK.match, filter(None, lines))):
        return [_MARK.sub("", line, count=1).strip() for line in lines if line]
    marks = list(_INSIDE.finditer(text))
    numbers = [int(mark["number"]) for mark in marks if mark["number"]]
    if len(marks) < 2 or marks[0].start() or (numbers and numbers != list(range(1, len(marks) + 1))):
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    found = (text[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True))
    return [item for item in found if item]


def unmarked(line: str) -> str:
    """A line without the mark of an item of a list."""
    return _MARK.sub("", line, count=1)


def _enumerated(stem: str, found: list[str], kind: str, joining: Joining) -> str:
    """The items of a list as speech: after the stem in one sentence if each continues it, else a sentence each."""
    spoken = [item.rstrip(_DANGLING + ".") for item in found]
    if _are_short(spoken) and all(continues(stem, item, joining.kinds[kind], joining) for item in spoken):
        first = joined(stem, spoken[0], kind, joining).rstrip(".")
        return stopped(", ".join([first, *(_lowered(item, joining) for item in spoken[1:])]))
    return " ".join([joined(stem, found[0], kind, joining), *map(alone, found[1:])])


def _led(lead: str, found: list[str], joining: Joining) -> str:
    """A list behind its lead as speech: in one sentence with it, unless the lead or an item ends one."""
    spoken = [item.rstrip(_DANGLING + ".") for item in found]
    if _are_short(spoken) and not lead.endswith(tuple(".!?…")):
        return f"{lead.rstrip(_DANGLING)} {', '.join(_lowered(item, joining) for item in spoken)}"
    return " ".join([lead, *map(alone, found)])


def _are_short(items: list[str]) -> bool:
    """Whether items are no sentences, so that a comma between them is enough."""
    return all(item and not any(mark in item for mark in ".!?:\n") for item in items)


def _without_seam(stem: str, text: str) -> str:
    """The text without a first word that the stem ends with: somebody typed “to find” after “I had to”."""
    first = WORD.match(text)
    rest = text[first.end() :].lstrip() if first else ""
    return rest if first and rest and stem.split()[-1].casefold() == first[0].casefold() else text


def alone(text: str) -> str:
    """The candidate's text as a sentence of its own."""
    return stopped(text[:1].upper() + text[1:])


def stopped(text: str) -> str:
    """The text with a full stop at its end, unless it ends a sentence already."""
    text = text.rstrip()
    if text.rstrip(_CLOSING).endswith(tuple(_ENDS)):
        return text
    spoken = text.rstrip(_DANGLING)
    return f"{spoken}." if spoken else text


def _lowered(text: str, joining: Joining) -> str:
    word = WORD.match(text) if text[0].isupper() else None
    if word is None:
        return text
    first = word[0]
    if listed(first, joining.keeps_capital, joining) or any(letter.isupper() for letter in first[1:]):
        return text
    return text[0].lower() + text[1:]
