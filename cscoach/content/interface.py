"""What the program says: sentences by key, with plural forms, from `interface.yaml`."""

from __future__ import annotations

import re
from typing import Any

from cscoach import languages

_PLACE = re.compile(r"\{([a-z_]+)\}")

#: The places for how many there are of something. Other numbers, such as that of a row, are looked for as they are.
_COUNTS = ("n", "of")

#: From here on numbers are grouped: below, several of the languages do not (CLDR's least number of grouped digits).
LARGE = 10_000


class Interface:
    """The sentences of one language. Keys are paths with dots, such as `walk.saved`."""

    def __init__(self, language: str, strings: dict[str, Any]) -> None:
        self.language = language
        self.strings = dict(_flat(strings))

    def say(self, key: str, /, **params: Any) -> str:
        """The sentence `key`, filled in. Raises KeyError for an unknown key or a missing parameter.

        An entry with plural forms chooses by the parameter `n`. A large `n` or `of` is grouped as the language does it.
        All else is put in as it is and never read as places to fill, so a candidate's braces stay braces.
        """
        entry: str | dict[str, str] = self.strings[key]
        if isinstance(entry, dict):
            form = languages.plural(self.language, params["n"])
            entry = entry.get(form) or entry["other"]
        if "{" not in entry:
            return entry
        return _PLACE.sub(lambda place: self._filled(place[1], params[place[1]]), entry)

    def _filled(self, name: str, value: Any) -> str:
        if name in _COUNTS and isinstance(value, int) and value >= LARGE:
            return languages.say_number(self.language, value)
        return str(value)

    def __contains__(self, key: str) -> bool:
        return key in self.strings


def placeholders(entry: str | dict[str, str]) -> set[str]:
    """The names in braces that an entry fills in."""
    texts = entry.values() if isinstance(entry, dict) else [entry]
    return {name for text in texts for name in _PLACE.findall(text)}


def _flat(strings: dict[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for key, value in strings.items():
        if isinstance(value, dict) and "other" not in value:
            found += _flat(value, f"{prefix}{key}.")
        else:
            found.append((prefix + key, value))
    return found
