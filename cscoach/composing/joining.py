"""Putting the candidate's words after a stem, or letting them stand alone.

The words themselves are never changed: only the first letter, the final stop and the white space around them are.
"""

from __future__ import annotations

import re
from functools import lru_cache

from cscoach.content.schema import Continuation, Joining

#: A sentence that ends in one of these needs no full stop; closing marks may follow.
_ENDS = re.compile(r"[.!?…:][\"'”’“»)\]]*$")

#: Marks that cannot stand before a full stop.
_DANGLING = re.compile(r"[\s,;–—-]+$")

#: A line that is an item of a list: a bullet, or a number with a stop or a bracket.
_ITEM = re.compile(r"^\s*([-*•–—]|\d{1,2}[.)])\s+")

_FIRST_WORD = re.compile(r"[\w’'ʼ-]+")


def joined(stem: str, text: str, kind: str, joining: Joining) -> str:
    """The stem and the candidate's text as one piece of speech, or the text alone where it is a sentence of its own.

    `stem` is without a final space; `text` is clean and not empty; `kind` is a key of `joining.kinds`.
    """
    text = text.strip()
    if continues(stem, text, joining.kinds[kind], joining):
        return stopped(f"{stem} {_lowered(text, joining)}")
    return stopped(_raised(text))


def continues(stem: str, text: str, kind: Continuation, joining: Joining) -> bool:
    """Whether the text goes on from the stem, rather than beginning its own sentence."""
    start = text.casefold()
    if start.startswith(stem.casefold().rstrip(" ,:…")) or _ITEM.match(text):
        return False
    if _matches(start, tuple(kind.continues)):
        return True
    if _matches(start, (*kind.stands_alone, *joining.stands_alone)):
        return False
    return text[0].islower()


def stopped(text: str) -> str:
    """The text with a full stop at its end, unless it ends a sentence already."""
    text = text.rstrip()
    if _ENDS.search(text):
        return text
    return _DANGLING.sub("", text) + "."


def _raised(text: str) -> str:
    return text[0].upper() + text[1:]


def _lowered(text: str, joining: Joining) -> str:
    word = _FIRST_WORD.match(text)
    if word is None:
        return text
    first = word[0]
    if first.casefold() in joining.keeps_capital or any(letter.isupper() for letter in first[1:]):
        return text
    return text[0].lower() + text[1:]


def _matches(start: str, entries: tuple[str, ...]) -> bool:
    words, patterns = _compiled(entries)
    first = _FIRST_WORD.match(start)
    if first is not None and first[0] in words:
        return True
    return any(pattern.match(start) for pattern in patterns)


@lru_cache(maxsize=256)
def _compiled(entries: tuple[str, ...]) -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    words = frozenset(entry for entry in entries if not entry.startswith("/") and " " not in entry)
    phrases = [re.escape(entry) + r"\b" for entry in entries if not entry.startswith("/") and " " in entry]
    patterns = [entry[1:-1] for entry in entries if entry.startswith("/")]
    return words, tuple(re.compile(pattern) for pattern in [*phrases, *patterns])
