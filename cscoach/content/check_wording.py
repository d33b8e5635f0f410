"""Faults of wording that no type sees: a field left in another language, wrong quotation marks, slips of the keyboard.

They hold for the text of every file of a language but those whose words are grammar or cues.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from cscoach import languages
from cscoach.content.fault import Fault
from cscoach.content.reader import Reader

#: Keys whose values are ids, numbers or grammar rather than words that somebody reads.
NO_WORDS = frozenset(
    {
        "id",
        "kind",
        "role",
        "roles",
        "not-for",
        "continues",
        "covers",
        "fits",
        "techniques",
        "languages",
        "essential",
        "until-told",
        "seconds",
        "minutes",
        "day",
    }
)

#: Files whose words are grammar, or what candidates type.
GRAMMAR = frozenset({"joining.yaml", "judging/cues.yaml"})

#: Letters that a language does not have, so that one of them says that a word is another language's.
FOREIGN = {
    "en": "а-яёіїєґāčēģīķļņšūžąęėįų",
    "lt": "а-яёіїєґāēģīķļņ",
    "lv": "а-яёіїєґąęėįų",
    "uk": "ыэёъѝ",
    "bg": "ыэёіїєґ",
}

#: Languages in Cyrillic letters, where a field of Latin ones was left in another language.
CYRILLIC = frozenset({"uk", "bg"})

#: Words that betray English in a sentence of another language.
_ENGLISH = re.compile(r"\b(?:the|and|you|your|what|with|this|that|which|have|from)\b", re.IGNORECASE)

#: Quotation marks of all kinds. An apostrophe (’) is none.
_QUOTES = re.compile('["“”„«»‚‘‹›]')

#: What stands between backticks or braces is not text.
_CODE = re.compile(r"`[^`]*`|\{[^{}]*\}|cscoach [a-z]+")

#: A straight apostrophe between letters, or a straight mark of any kind.
_STRAIGHT = re.compile("['\"]")

#: The longest that a text may be, in characters, by the last key of its place; people read on a narrow screen.
LONGEST = {"name": 70, "title": 60, "stem": 60, "prompt": 220, "ask": 220, "text": 280, "hint": 420}
LONGEST_OF_ALL = 900

#: Where the interface lists what people may type; nobody reads those.
TYPED = ("columns", "cells")

#: How many words a text needs before its language can be told.
ENOUGH = 3

Path = tuple[str | int, ...]


def no_words(name: str) -> frozenset[str]:
    """The keys of a file whose values nobody reads. In the interface they are sentences, whatever their keys."""
    return frozenset() if name == "interface.yaml" else NO_WORDS


def texts(data: Any, left_out: frozenset[str] = NO_WORDS, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """All texts of a file with their places, but not those of the keys that are left out."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in left_out:
                yield from texts(value, left_out, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from texts(value, left_out, (*path, index))
    elif isinstance(data, str):
        yield path, data


def wording(reader: Reader, english: Reader | None, language: str) -> Iterator[Fault]:
    """The faults of all files of a language; `english` are the same files in English."""
    for name in reader.files():
        if name not in GRAMMAR:
            _, data = reader.document(name)
            same = english.document(name)[1] if english is not None and english.has(name) else None
            for path, sentence in faults(language, data, same, no_words(name)):
                yield name, path, sentence


def faults(
    language: str, data: Any, english: Any = None, left_out: frozenset[str] = NO_WORDS
) -> Iterator[tuple[Path, str]]:
    """The faults of one file: their places, and an English sentence each. `english` is the same file in English."""
    same = dict(texts(english, left_out)) if english is not None and language != "en" else {}
    for path, text in texts(data, left_out):
        # Whether a sample is of the language shows in joining it.
        of_language = () if path[-1:] == ("sample",) else _of_language(language, text, same.get(path))
        for sentence in (*of_language, *_of_typing(language, path, text)):
            yield path, sentence


def _of_language(language: str, text: str, english: str | None) -> Iterator[str]:
    plain = _CODE.sub(" ", text)
    words = re.findall(r"[^\W\d_]+", plain)
    strange = re.search(f"[{FOREIGN[language]}]", plain.lower()) if language in FOREIGN else None
    if strange:
        yield f"the letter {strange[0]} is not of this language"
    if len(words) < ENOUGH:
        return
    if english is not None and text == english:
        yield "the same text stands in English"
    elif language in CYRILLIC and len(words) > ENOUGH and sum(word.isascii() for word in words) > len(words) / 2:
        yield "most words are in Latin letters"
    elif language != "en" and len(_ENGLISH.findall(plain)) >= ENOUGH:
        yield "this reads like English"


def _of_typing(language: str, path: Path, text: str) -> Iterator[str]:
    plain = _CODE.sub("X", text)
    if _STRAIGHT.search(plain):
        yield "a straight quotation mark or apostrophe; use those of the language"
    known = languages.LANGUAGES[language]
    opened, closed = known.quotes
    others = {mark for mark in _QUOTES.findall(plain) if mark not in (opened, closed, *known.inner)}
    if others - {'"'}:
        yield f"the quotation marks of this language are {opened} {closed}, not {' '.join(sorted(others))}"
    elif plain.count(opened) != plain.count(closed):
        yield f"{plain.count(opened)} × {opened} and {plain.count(closed)} × {closed}"
    if "  " in plain:
        yield "two spaces follow each other"
    if re.search(r" [,;.!?](?=\s|$)", plain):
        yield "a space stands before a stop or a comma"
    last = next((step for step in reversed(path) if isinstance(step, str)), "")
    most = LONGEST_OF_ALL if path[0] in TYPED else LONGEST.get(str(last), LONGEST_OF_ALL)
    if len(text) > most:
        yield f"{len(text)} characters; {most} at most, so that it can be taken in"
