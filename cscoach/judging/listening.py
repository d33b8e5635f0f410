"""Answers heard, each by itself or many together: what is heard in them is the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec

from cscoach.judging.heard import Asked, Heard, Hearing

#: After so many answers arrays pay: they take as long to make ready as hearing fifty answers.
MANY = 60

#: How many answers were heard in this process.
_heard = 0


def hear(asked: Sequence[Asked]) -> list[Hearing]:
    """Hear answers, in order: many of them together where numpy is installed, with the same result."""
    global _heard
    _heard += len(asked)
    if _heard < MANY or len(asked) < 2 or not _is_vectorised():
        return [Heard(*each) for each in asked]
    from cscoach.judging.vectorised import hearing

    found: dict[int, Hearing] = {}
    fitting: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(asked):
        if hearing.fits(each.text):
            fitting[each.language].append(at)
        else:
            found[at] = Heard(*each)
    for places in fitting.values():
        found |= zip(places, hearing.hear([asked[at] for at in places]), strict=True)
    return [found[at] for at in range(len(asked))]


@lru_cache(maxsize=1)
def _is_vectorised() -> bool:
    return find_spec("numpy") is not None
