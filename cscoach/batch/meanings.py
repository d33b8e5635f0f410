"""What a cell means where one must choose: people write the name of a post or a language, in their own language, bent.

What may be typed is content (`cells` in the interface), and the names of languages in each other are Babel's.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from cscoach import text
from cscoach.candidate import Vocabulary
from cscoach.content.interface import Interface
from cscoach.content.load import load
from cscoach.judging.state import says_nothing
from cscoach.languages import names_of_language

#: How like the name of a post a cell must be to be taken for it: names give both genders, people write one.
LIKE = 0.85

#: So many letters tell a language in any of its forms: angļu, anglų, angliškai; and it may be cut to so many.
TELLING, SHORTEST = 4, 3

#: What is written for a language and is the code of a country.
_COUNTRIES = {"ua": "uk", "gb": "en", "us": "en"}


@dataclass
class Meanings:
    """Reads cells by what is known here, in whatever language they are written."""

    vocabulary: Vocabulary

    def is_nothing(self, cell: str) -> bool:
        """Whether a cell says that nothing is known, as an answer can, or that anything will do: -, nežinau, any."""
        if _words(cell) in self._nothing:
            return True
        return any(says_nothing(cell, code) for code in self.vocabulary.languages)

    def role(self, cell: str) -> str | None:
        """The post that is meant; None where that is not clear."""
        plain = text.clean_line(cell)
        if plain in self.vocabulary.roles:
            return plain
        exact = self._roles.get(_words(plain))
        near = difflib.get_close_matches(_bare(plain), self._roles, 1, LIKE) if exact is None else []
        return self._roles[near[0]] if near else exact

    def language(self, cell: str) -> str | None:
        """The language that is meant; None where it is none that is known, or several."""
        plain = text.clean_line(cell)
        if plain in self.vocabulary.languages:
            return plain
        # Of en-GB the first half is the language.
        words = [word for word in _words(re.sub(r"^([A-Za-z]{2})[-_]\w+$", r"\1", plain)).split() if word]
        found = {self._spoken(word) for word in words if word not in self._around_languages}
        return found.pop() if len(found) == 1 else None

    def gender(self, cell: str) -> str | None:
        """The grammatical form that is meant."""
        return self._genders.get(_bare(cell))

    def _spoken(self, word: str) -> str | None:
        for code in self.vocabulary.languages:
            if code == _COUNTRIES.get(word, word):
                return code
        start = text.unmarked(word)[:TELLING]
        names = ((name, code) for name, code in self._languages if len(start) >= SHORTEST and name.startswith(start))
        return next((code for _, code in names), None)

    @property
    def _interfaces(self) -> Iterator[Interface]:
        return (load(code).interface for code in self.vocabulary.languages)

    def _typed(self, key: str) -> Iterator[str]:
        """What may be typed for a key, in all languages; nothing for what is somebody's own content."""
        for interface in self._interfaces:
            if f"cells.{key}" in interface:
                yield from interface.say(f"cells.{key}").split(", ")

    @cached_property
    def _nothing(self) -> frozenset[str]:
        return frozenset({"", *map(_words, self._typed("nothing"))})

    @cached_property
    def _roles(self) -> dict[str, str]:
        known = self.vocabulary.roles
        named = [role for code in self.vocabulary.languages for role in load(code).roles.values()]
        # Without its brackets the name of one post may be that of another, so the whole ones go before.
        return (
            {_bare(role.name): role.id for role in reversed(named)}
            | {_words(typed): role for role in known for typed in self._typed(role)}
            | {_words(role.name): role.id for role in named}
            | {_words(role): role for role in known}
        )

    @cached_property
    def _languages(self) -> list[tuple[str, str]]:
        known = self.vocabulary.languages
        return [(text.unmarked(name), code) for code in known for name in names_of_language(code)]

    @cached_property
    def _around_languages(self) -> frozenset[str]:
        return frozenset(map(_words, self._typed("language")))

    @cached_property
    def _genders(self) -> dict[str, str]:
        forms = ("feminine", "masculine")
        said = {_bare(interface.say(f"setup.{form}")): form for interface in self._interfaces for form in forms}
        return {_bare(words): form for form in forms for words in (form, *self._typed(form))} | said


def _words(cell: str) -> str:
    """The words of a cell in small letters, with nothing but spaces between them."""
    return " ".join(re.findall(r"[^\W_]+", cell.casefold()))


def _bare(name: str) -> str:
    """The words of a name without what stands in brackets."""
    return _words(re.sub(r"\([^)]*\)", "", name))
