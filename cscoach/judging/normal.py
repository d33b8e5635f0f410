"""The text as it is judged: one normal form, no invisible signs; and the way back to the text as given.

The same answer comes composed or decomposed, with the stress marks of a dictionary, the soft hyphens of a web page or
the direction marks of a messenger. None of that may change what is seen in it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from cscoach.text import INVISIBLE

_MARKS = "\u0300-\u036f"

_ODD = re.compile(f"[{INVISIBLE}{_MARKS}]")
_CLUSTER = re.compile(f"[{INVISIBLE}]|.[{_MARKS}]*", re.DOTALL)


class Normal(NamedTuple):
    """A text to judge. `places` has for each code point, and for the end, where it stands in the text as given."""

    text: str
    places: tuple[int, ...] | None = None

    def given(self, start: int, end: int) -> tuple[int, int]:
        """The same span in the text as given."""
        return (start, end) if self.places is None else (self.places[start], self.places[end])


def normal(text: str) -> Normal:
    """The text in composed letters, without invisible signs and marks that belong to no letter of their own."""
    if text.isascii() or (unicodedata.is_normalized("NFC", text) and not _ODD.search(text)):
        return Normal(text)
    letters: list[str] = []
    places: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        composed = _ODD.sub("", unicodedata.normalize("NFC", cluster[0]))
        letters.append(composed)
        places += [cluster.start()] * len(composed)
    return Normal("".join(letters), (*places, len(text)))
