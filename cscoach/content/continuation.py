"""Whether a candidate's words go on from a stem: what `joining.yaml` says about it."""

from __future__ import annotations

import re
from functools import lru_cache

from cscoach.content.schema import Continuation, Joining

#: A line that is an item of a list: a bullet, or a number with a stop or a bracket.
_ITEM = re.compile(r"^\s*([-*•–—]|\d{1,2}[.)])\s+")

#: A word, with the marks that may stand inside one.
WORD = re.compile(r"[\w’'ʼ-]+")

#: The longest phrase, in words, that a list of words may hold.
LONGEST_PHRASE = 4


def continues(stem: str, text: str, kind: Continuation, joining: Joining) -> bool:
    """Whether the text goes on from the stem, rather than beginning its own sentence."""
    start = text.casefold()
    if start.startswith(stem.casefold().rstrip(" ,:…")) or _ITEM.match(text):
        return False
    at = 0
    while (step := _matched(start, at, kind.passes_over)) is not None and step > at:
        at = step
    for place in (at, 0):
        end = _matched(start, place, kind.continues)
        if end is not None:
            return not kind.unless or _matched(start, end, kind.unless) is None
    if _matched(start, 0, kind.stands_alone) is not None or _matched(start, 0, joining.stands_alone) is not None:
        return False
    return text[0].islower()


def _matched(text: str, at: int, entries: list[str]) -> int | None:
    """Where the entry that stands at this place ends, with the space after it; None if none stands there."""
    if not entries:
        return None
    words, patterns = _compiled(tuple(entries))
    if words:
        end = at
        for _ in range(LONGEST_PHRASE):
            word = WORD.match(text, end)
            if word is None:
                break
            if text[at : word.end()] in words:
                return _past_space(text, word.end())
            end = _past_space(text, word.end())
    for pattern in patterns:
        found = pattern.match(text, at)
        if found is not None:
            return _past_space(text, found.end())
    return None


def _past_space(text: str, at: int) -> int:
    return at + 1 if text[at : at + 1] == " " else at


@lru_cache(maxsize=256)
def _compiled(entries: tuple[str, ...]) -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    words = frozenset(entry for entry in entries if not entry.startswith("/"))
    return words, tuple(re.compile(entry[1:-1]) for entry in entries if entry.startswith("/"))
