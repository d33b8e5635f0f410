"""Whether a candidate's words go on from a stem: what `joining.yaml` says about it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from cscoach.content.schema import Continuation, Joining
from cscoach.memo import Memo

#: A line that is an item of a list: a bullet, or a number with a stop or a bracket.
_ITEM = re.compile(r"\s*([-*•–—]|\d{1,2}[.)])\s")

#: A word, with the marks that may stand inside one.
WORD = re.compile(r"[\w’'ʼ-]+")

#: Marks that end a clause for certain. A comma does not.
_ENDS = re.compile(r"[.!?…;:\n]")

#: The longest phrase, in words, that a list may hold.
LONGEST_PHRASE = 4

#: How much of a text is looked at, in characters; more than anybody says before a first full stop.
LOOKED_AT = 100


def continues(stem: str, text: str, kind: Continuation, joining: Joining) -> bool:
    """Whether the text goes on from the stem, rather than beginning its own sentence."""
    rules = _rules(kind, joining)
    if not _may_continue(text, rules):
        return False
    start = _Beginning(text, rules["no_endings"])
    if _ITEM.match(text) or start.plain.startswith(_beginning(stem)):
        return False
    at = 0
    while (end := start.matched(at, rules["passes_over"])) is not None:
        at = end
    alone = rules["stands_alone"]
    if start.matched(0, alone) is not None or (at and start.matched(at, alone) is not None):
        return False
    end = start.matched(at, rules["continues"])
    if end is None and not (text[0].islower() and start.matched(at, rules["if_small"]) is not None):
        return False
    at = end or at
    return start.matched(at, rules["unless"]) is None and _clause_fits(start, at, rules)


def _may_continue(text: str, rules: _Rules) -> bool:
    """Whether anything that a text goes on with may stand at its beginning. Most sentences begin with nothing such."""
    word = _first(text)
    names = ("continues", "passes_over", "if_small") if text[0].islower() else ("continues", "passes_over")
    return any(entries.may_begin[word] for name in names if (entries := rules[name]) is not None)


def past_needless(text: str, kind: Continuation, joining: Joining) -> str:
    """The text from after a word that nobody needs once the stem is said, such as “because” after a colon."""
    needless = _rules(kind, joining)["needless"]
    if needless is None or not _may_begin(text, needless):
        return text
    start = _Beginning(text, None)
    # As it is typed, for Latvian “kā” is another word than “ka”.
    start.plain = start.typed
    end = start.matched(0, needless)
    return text[end:].lstrip(" ,") or text if end else text


@lru_cache(maxsize=512)
def _beginning(stem: str) -> str:
    """A stem as a candidate may type it again."""
    return _plain(_small(stem)).rstrip(" ,:…")


def begins(text: str, entries: list[str], joining: Joining) -> bool:
    """Whether the text begins with an entry of a list."""
    found = _listed(entries, joining)
    return _may_begin(text, found) and _Beginning(text, None).matched(0, found) is not None


def _may_begin(text: str, entries: _Entries | None) -> bool:
    """Whether an entry may stand at the beginning of a text. Most texts begin with no such word."""
    return entries is not None and entries.may_begin[_first(text)]


def _first(text: str) -> str:
    """The word that a text begins with, in small letters and without accents; empty if it begins with none."""
    found = WORD.match(text)
    return _plain(_small(found[0])) if found else ""


def listed(word: str, entries: list[str], joining: Joining) -> bool:
    """Whether a word is in a list of words and beginnings of words, however its letters are typed."""
    found = _listed(entries, joining)
    return found is not None and found.hold(_plain(_small(word)))


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


#: What a pattern begins with where that is letters, or a choice between some: none of them may be there or not be.
_LEAD = re.compile(r"(?P<letters>[\w']+)(?![\w'?*{])|\((?P<choice>[\w' |-]+)\)(?![?*{])|(?P<digit>\\d)(?![?*{])")


def _leads(pattern: str) -> list[str]:
    """Letters with one of which a word begins if a pattern fits there; one that is empty, if they are not known."""
    found = _LEAD.match(pattern)
    if found is None or "|" in re.sub(r"\([^()]*\)|\([^()]*\([^()]*\)[^()]*\)", "", pattern):
        return [""]
    if found["digit"]:
        return list("0123456789")
    words = (found["choice"] or found["letters"]).split("|")
    return [_plain(word.split()[0]) if word.strip() else "" for word in words]


class _Entries:
    """The entries of a list by sort."""

    def __init__(self, entries: tuple[str, ...]) -> None:
        self.phrases = frozenset(_plain(entry) for entry in entries if entry[0] not in "/-" and entry[-1] != "-")
        self.firsts = frozenset(WORD.match(phrase)[0] for phrase in self.phrases if WORD.match(phrase))  # type: ignore[index]
        self.beginnings = tuple(_plain(entry[:-1]) for entry in entries if entry[-1] == "-")
        self.endings = tuple(_plain(entry[1:]) for entry in entries if entry[0] == "-")
        # A pattern fits whole words.
        patterns = [entry[1:-1] for entry in entries if entry[0] == "/"]
        self.patterns = tuple(re.compile(rf"(?:{pattern})(?![\w'-])") for pattern in patterns)
        leads = [lead for pattern in patterns for lead in _leads(pattern)]
        self._leads = (*self.beginnings, *leads)
        #: Whether something in the list may begin with a word; most words are asked about again and again.
        self.may_begin = Memo(self._may_begin)

    def _may_begin(self, plain: str) -> bool:
        return plain in self.firsts or plain.startswith(self._leads) or plain.endswith(self.endings)

    def hold(self, plain: str) -> bool:
        """Whether a word without accents is there, whole or by its beginning."""
        return plain in self.phrases or plain.startswith(self.beginnings)


#: The lists that decide about a text, by the name of their field; None for an empty one.
_Rules = dict[str, _Entries | None]

#: Lists by their identity, made once, and the lists themselves, for the same reason as below.
_LISTS: dict[int, tuple[list[str], _Entries | None]] = {}


def _listed(entries: list[str], joining: Joining) -> _Entries | None:
    if id(entries) not in _LISTS:
        _LISTS[id(entries)] = entries, _sorted(full(entries, joining)) if entries else None
    return _LISTS[id(entries)][1]


#: The rules of each kind, made once. Content is not hashable, so its identity is the key; keeping the content beside
#: the rules keeps that identity from being given to something else.
_MADE: dict[tuple[int, int], tuple[Continuation, Joining, _Rules]] = {}


def _rules(kind: Continuation, joining: Joining) -> _Rules:
    key = id(kind), id(joining)
    if key not in _MADE:
        lists = {**dict(kind), "no_endings": joining.no_endings, "clause_starts": joining.clause_starts}
        rules = {name: _listed(entries, joining) for name, entries in lists.items()}
        _MADE[key] = kind, joining, rules
    return _MADE[key][2]


@lru_cache(maxsize=256)
def _sorted(entries: tuple[str, ...]) -> _Entries:
    return _Entries(entries)


def _clause_fits(start: _Beginning, at: int, rules: _Rules) -> bool:
    """Whether the first clause has what the kind needs, and from `at` nothing that it must be without."""
    needs, without = rules["needs"], rules["without"]
    found = needs is None
    if found and without is None:
        return True
    starts = rules["clause_starts"]
    for match in WORD.finditer(start.typed):
        place, word = match.start(), start.plain[match.start() : match.end()]
        # Most words are in none of the lists; asking for that first saves most of the work.
        if without and place >= at and without.may_begin[word] and start.matched(place, without) is not None:
            return False
        if needs and not found and needs.may_begin[word] and start.matched(place, needs) is not None:
            found = True
        elif found and without is None:
            return True
        elif starts and place >= max(at, 1) and word in starts.firsts and start.matched(place, starts) is not None:
            break
    return found


class _Beginning:
    """The first clause of a text in small letters, as typed and without accents, letter for letter."""

    def __init__(self, text: str, no_endings: _Entries | None) -> None:
        self.typed, self.plain = _first_clause(text[:LOOKED_AT])
        self.no_endings = no_endings
        self._stops: dict[int, int | None] = {}

    def matched(self, at: int, entries: _Entries | None) -> int | None:
        """Where the entry that stands at this place ends, with the space after it; None if none stands there."""
        stop = self._stop(at) if entries else None
        if entries is None or stop is None:
            return None
        word = self.plain[at:stop]
        if not entries.may_begin[word]:
            return None
        if word in entries.firsts and (end := self._phrase(at, entries.phrases)) is not None:
            return end
        if word.startswith(entries.beginnings):
            return self._past_space(stop)
        if word.endswith(entries.endings) and not (self.no_endings and self.no_endings.hold(word)):
            return self._past_space(stop)
        for pattern in entries.patterns:
            found = pattern.match(self.typed, at) or pattern.match(self.plain, at)
            if found and found.end() > at:
                return self._past_space(found.end())
        return None

    def _phrase(self, at: int, phrases: frozenset[str]) -> int | None:
        """Where the longest of these phrases ends."""
        end, longest = at, None
        for _ in range(LONGEST_PHRASE):
            stop = self._stop(end)
            if stop is None:
                break
            end = self._past_space(stop)
            if self.plain[at:stop] in phrases:
                longest = end
        return longest

    def _stop(self, at: int) -> int | None:
        """Where the word that stands at this place ends. Found once: most lists ask about the first word."""
        if at not in self._stops:
            found = WORD.match(self.typed, at)
            self._stops[at] = found and found.end()
        return self._stops[at]

    def _past_space(self, at: int) -> int:
        return at + 1 if self.typed[at : at + 1] == " " else at


@lru_cache(maxsize=8)
def _first_clause(text: str) -> tuple[str, str]:
    """The first clause in small letters, as typed and without accents. Several questions are asked of each text."""
    small = _small(text)
    end = _ENDS.search(small)
    typed = small[: end.start()] if end else small
    return typed, _plain(typed)


def _small(text: str) -> str:
    """The text in small letters, with one kind of apostrophe."""
    return text.lower() if text.isascii() else text.casefold().replace("’", "'").replace("ʼ", "'")


def _plain(text: str) -> str:
    """The text without accents, as many people type."""
    return text if text.isascii() else "".join(map(_bare, text))


@lru_cache(maxsize=1024)
def _bare(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]
