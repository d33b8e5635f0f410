"""What a unit looks like to the model: letters and words, blind to case, accents, punctuation and apostrophes.

A feature is a 32-bit CRC: it needs no vocabulary file and is the same on every machine. Features belong to words or to
pairs of words, so that a unit's score is the sum of its words' scores, and those are looked up once a word.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

#: Lengths of the letter sequences: two letters see endings, five see stems.
SHORTEST, LONGEST = 2, 5

_WORD = re.compile(r"[\w']+")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "´": "'", "ѝ": "и", "ё": "е"})

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


@dataclass(frozen=True, slots=True)
class Token:
    """A word as the model sees it, and where it stands: half-open code points."""

    word: str
    start: int
    end: int


@lru_cache(maxsize=4)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text in composed letters, in order. Kept, because everything that looks at an answer asks."""
    found = _WORD.finditer(text.translate(_APOSTROPHES))
    return tuple(Token(_seen(match[0]), match.start(), match.end()) for match in found)


def words(text: str) -> list[str]:
    """The same of any text, without their places."""
    return [token.word for token in tokens(unicodedata.normalize("NFC", text))]


@lru_cache(maxsize=16_384)
def _seen(word: str) -> str:
    """A word folded. A number keeps its length but not its digits: 140 and 215 are alike."""
    lowered = word.casefold()
    return re.sub(r"\d", "0", lowered) if lowered[0].isdigit() else folded(lowered)


@lru_cache(maxsize=4096)
def letters(word: str) -> tuple[int, ...]:
    """The letter sequences of a word, its edges marked."""
    padded = f" {word} "
    length = len(padded)
    return tuple(
        crc32(padded[at : at + size].encode())
        for size in range(SHORTEST, min(LONGEST, length) + 1)
        for at in range(length - size + 1)
    )


def pair(first: str, second: str) -> int:
    """Two words that follow each other."""
    return crc32(f"{first}_{second}".encode())


def single(word: str) -> int:
    """A word as a whole."""
    return crc32(f"={word}".encode())
