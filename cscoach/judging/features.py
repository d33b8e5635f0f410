"""What a unit looks like to the model: letters and words, blind to case, accents, punctuation and apostrophes.

A feature is a 32-bit CRC: it needs no vocabulary file and is the same on every machine. Features belong to words or to
pairs of words, so that a unit's score is a sum over its words, and those are looked up once a word. There are four
sorts, which are weighed apart: letters of words, words, pairs of words, and pairs of stems that are near each other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property, lru_cache
from zlib import crc32

from cscoach.memo import Memo

#: Lengths of the letter sequences: beside stems, those of two and of five add next to nothing (training/README.md).
SHORTEST, LONGEST = 3, 4

#: How many letters of a word are its stem, whatever its ending.
STEM = 4

#: What stands between two words that follow each other, and between two stems of which the second follows the first or
#: comes after one word more.
PAIR, NEAR = "_", "~"

_WORD = re.compile(r"[\w']+")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "´": "'", "ѝ": "и", "ё": "е"})

#: The signs of ASCII that words are made of; a space for every other.
_ASCII = {code: sign if _WORD.match(sign := chr(code).translate(_APOSTROPHES)) else " " for code in range(128)}

#: Letters that must keep their mark: without it they are others (й is no и, ї no і).
_KEPT = frozenset("йїґ")


class _Bare(dict[int, int]):
    """Each letter without its mark, found when it is first asked for."""

    def __missing__(self, code: int) -> int:
        letter = chr(code)
        found = self[code] = code if letter in _KEPT else ord(unicodedata.normalize("NFD", letter)[0])
        return found


_BARE = _Bare()


def folded(word: str) -> str:
    """A word in small letters without accents: people type without them, in a hurry or on another keyboard."""
    return word if word.isascii() else word.translate(_BARE)


class Tokens:
    """The words of a text in composed letters, as the model sees them, in order; and where each begins."""

    def __init__(self, text: str) -> None:
        self._given = text
        self.words = words(text)

    @cached_property
    def _text(self) -> str:
        return self._given.translate(_APOSTROPHES)

    def within(self, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Which words stand in each of some spans, that are in order and cut no word in two."""
        found, number, done = [], 0, 0
        for start, end in spans:
            between = self._text[done:start]
            if between and not between.isspace():
                number += len(_WORD.findall(between))
            first, done = number, end
            number += len(_WORD.findall(self._text, start, end))
            found.append((first, number))
        return found

    @cached_property
    def starts(self) -> list[int]:
        """The places of the words in the text, in code points; not everybody asks for them."""
        return [match.start() for match in _WORD.finditer(self._text)]


@lru_cache(maxsize=512)
def tokens(text: str) -> Tokens:
    """The words of a text in composed letters. Kept, because everything that looks at an answer asks."""
    return Tokens(text)


def word_spans(text: str) -> list[tuple[int, int]]:
    """Where the words of a text stand."""
    return [match.span() for match in _WORD.finditer(text.translate(_APOSTROPHES))]


def words(text: str) -> list[str]:
    """The words of any text, without their places, and not kept."""
    if text.isascii():
        # To split at spaces is quicker than to search.
        found = text.translate(_ASCII).split()
    else:
        found = _WORD.findall(unicodedata.normalize("NFC", text).translate(_APOSTROPHES))
    return list(map(_SEEN.__getitem__, found))


def _seen(word: str) -> str:
    """A word folded. A number keeps its length but not its digits: 140 and 215 are alike."""
    lowered = word.casefold()
    return re.sub(r"\d", "0", lowered) if lowered[0].isdigit() else folded(lowered)


_SEEN = Memo(_seen)


def letters(word: str) -> tuple[int, ...]:
    """The letter sequences of a word, its edges marked."""
    marks = [letter.encode() for letter in f" {word} "]
    found = []
    for at, mark in enumerate(marks):
        # The CRC of a sequence goes on from that of the sequence without its last letter.
        key = crc32(mark)
        for length, further in enumerate(marks[at + 1 : at + LONGEST], 2):
            key = crc32(further, key)
            if length >= SHORTEST:
                found.append(key)
    return tuple(found)


def single(word: str) -> int:
    """A word as a whole."""
    return crc32(f"={word}".encode())


def pair(first: str, mark: str, second: str) -> int:
    """Two words or stems that belong together, `PAIR` or `NEAR`."""
    return crc32(f"{first}{mark}{second}".encode())
