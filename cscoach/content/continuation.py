"""Whether a candidate's words go on from a stem: what `joining.yaml` says about it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from cscoach.content.schema import Continuation, Joining

#: A line that is an item of a list: a bullet, or a number with a stop or a bracket.
_ITEM = re.compile(r"\s*([-*•–—]|\d{1,2}[.)])\s")

#: A word, with the marks that may stand inside one.
WORD = re.compile(r"[\w’'ʼ-]+")

#: Marks that end a clause for certain. A comma does not.
_ENDS = re.compile(r"[.!?…;:\n]")

#: The longest phrase, in words, that a list may hold.
LONGEST_PHRASE = 4

#: How much of a text is looked at, in characters; more than anybody says before a first full stop.
LOOKED_AT = 400


def continues(stem: str, text: str, kind: Continuation, joining: Joining) -> bool:
    """Whether the text goes on from the stem, rather than beginning its own sentence."""
    rules = _rules(kind, joining)
    start = _Beginning(text, rules["no_endings"])
    if _ITEM.match(text) or start.plain.startswith(_plain(_small(stem)).rstrip(" ,:…")):
        return False
    at = 0
    while (end := start.matched(at, rules["passes_over"])) is not None:
        at = end
    if any(start.matched(place, rules["stands_alone"]) is not None for place in (0, at)):
        return False
    end = start.matched(at, rules["continues"])
    if end is None and not (text[0].islower() and start.matched(at, rules["if_small"]) is not None):
        return False
    at = end or at
    return start.matched(at, rules["unless"]) is None and _clause_fits(start, at, rules)


def listed(word: str, entries: list[str], joining: Joining) -> bool:
    """Whether a word is in a list of words and beginnings of words, however its letters are typed."""
    return _sorted(full(entries, joining)).hold(_plain(_small(word)))


def full(entries: list[str], joining: Joining) -> tuple[str, ...]:
    """The entries of a list, with the words of the shared lists where their names stand."""
    shared = {f"<{name}>": words for name, words in joining.lists.items()}
    return tuple(word for entry in entries for word in shared.get(entry, [entry]))


def fault(entry: str) -> str | None:
    """What is wrong with an entry of a list, as an English sentence for whoever writes content; None if nothing is."""
    if entry.startswith("<"):
        return "there is no such list"
    if not entry.startswith("/"):
        if entry != _small(entry):
            return "small letters and the apostrophe ' are expected"
        return None if len(entry.split()) <= LONGEST_PHRASE else f"at most {LONGEST_PHRASE} words are expected"
    try:
        re.compile(entry[1:-1])
    except re.error as error:
        return f"this is no regular expression: {error}"
    return None if entry.endswith("/") else "a regular expression ends with a slash"


class _Entries(NamedTuple):
    """The entries of a list by sort."""

    phrases: frozenset[str]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]

    def hold(self, plain: str) -> bool:
        """Whether a word without accents is there, whole or by its beginning."""
        return plain in self.phrases or plain.startswith(self.beginnings)


#: The lists that decide about a text, by the name of their field.
_Rules = dict[str, _Entries]


def _rules(kind: Continuation, joining: Joining) -> _Rules:
    lists = {**dict(kind), "no_endings": joining.no_endings, "clause_starts": joining.clause_starts}
    return {name: _sorted(full(entries, joining)) for name, entries in lists.items()}


@lru_cache(maxsize=256)
def _sorted(entries: tuple[str, ...]) -> _Entries:
    phrases = frozenset(_plain(entry) for entry in entries if entry[0] not in "/-" and entry[-1] != "-")
    beginnings = tuple(_plain(entry[:-1]) for entry in entries if entry[-1] == "-")
    endings = tuple(_plain(entry[1:]) for entry in entries if entry[0] == "-")
    # A pattern fits whole words.
    patterns = tuple(re.compile(rf"(?:{entry[1:-1]})(?![\w'-])") for entry in entries if entry[0] == "/")
    return _Entries(phrases, beginnings, endings, patterns)


def _clause_fits(start: _Beginning, at: int, rules: _Rules) -> bool:
    """Whether the first clause has what the kind needs, and from `at` nothing that it must be without."""
    found = not any(rules["needs"])
    for place in start.clause():
        if place >= at and start.matched(place, rules["without"]) is not None:
            return False
        if start.matched(place, rules["needs"]) is not None:
            found = True
        elif place >= max(at, 1) and start.matched(place, rules["clause_starts"]) is not None:
            break
    return found


class _Beginning:
    """The first few hundred characters of a text in small letters, as typed and without accents, letter for letter."""

    def __init__(self, text: str, no_endings: _Entries) -> None:
        self.typed = _small(text[:LOOKED_AT])
        self.plain = _plain(self.typed)
        self.no_endings = no_endings

    def matched(self, at: int, entries: _Entries) -> int | None:
        """Where the entry that stands at this place ends, with the space after it; None if none stands there."""
        word = WORD.match(self.typed, at)
        if word is None:
            return None
        if (end := self._phrase(at, entries.phrases)) is not None:
            return end
        plain = self.plain[at : word.end()]
        if plain.startswith(entries.beginnings):
            return self._past_space(word.end())
        if plain.endswith(entries.endings) and not self.no_endings.hold(plain):
            return self._past_space(word.end())
        for pattern in entries.patterns:
            found = pattern.match(self.typed, at) or pattern.match(self.plain, at)
            if found and found.end() > at:
                return self._past_space(found.end())
        return None

    def clause(self) -> list[int]:
        """Where the words begin, up to the first mark that ends a clause."""
        end = _ENDS.search(self.typed)
        return [word.start() for word in WORD.finditer(self.typed, 0, end.start() if end else len(self.typed))]

    def _phrase(self, at: int, phrases: frozenset[str]) -> int | None:
        """Where the longest of these phrases ends."""
        end, longest = at, None
        for _ in range(LONGEST_PHRASE if phrases else 0):
            word = WORD.match(self.typed, end)
            if word is None:
                break
            end = self._past_space(word.end())
            if self.plain[at : word.end()] in phrases:
                longest = end
        return longest

    def _past_space(self, at: int) -> int:
        return at + 1 if self.typed[at : at + 1] == " " else at


def _small(text: str) -> str:
    """The text in small letters, with one kind of apostrophe."""
    return text.casefold().replace("’", "'").replace("ʼ", "'")


def _plain(text: str) -> str:
    """The text without accents, as many people type."""
    return text if text.isascii() else "".join(unicodedata.normalize("NFD", letter)[0] for letter in text)
