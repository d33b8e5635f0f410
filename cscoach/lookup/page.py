"""Entries → lines to read at a terminal: a list, or one entry whole."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from cscoach.content.pack import Pack
from cscoach.lookup.entries import Entry

#: Keys that say how an entry is kept rather than what it says, or that stand in its heading.
SILENT = frozenset(
    {
        "id",
        "name",
        "kind",
        "topic",
        "term",
        "country",
        "text",
        "covers",
        "where",
        "languages",
        "roles",
        "opening",
        "closing",
    }
)

INDENT = "  "


class Page:
    """Lays entries out in the language of a pack, at most `width` characters wide."""

    def __init__(self, pack: Pack, width: int) -> None:
        self.pack = pack
        self.width = width
        self.say = pack.interface.say

    def listing(self, entries: Iterable[Entry]) -> list[str]:
        """A line or two for each entry: its id and its name."""
        known = list(entries)
        column = min(26, max((len(entry["id"]) for entry in known), default=0) + 2)
        found: list[str] = []
        group = ""
        for entry in known:
            heading = self._group(entry)
            if heading != group:
                found += ["", heading] if found else [heading]
                group = heading
            lines = textwrap.wrap(entry["name"], self.width - column - 2, break_long_words=False) or [""]
            found.append(f"{INDENT}{entry['id']:<{column}}{lines[0]}".rstrip())
            found += [f"{INDENT}{'':<{column}}{line}" for line in lines[1:]]
        return found

    def _group(self, entry: Entry) -> str:
        """What entries of a list stand under: questions by topic, topics by kind; nothing for the rest."""
        if entry.get("topic") in ("general", "asking"):
            return self.say(f"show.{entry['topic']}")
        if "topic" in entry:
            return self.pack.topic(entry["topic"]).name
        return self.say(f"walk.{entry['kind']}").capitalize() if "listen-for" in entry else ""

    def whole(self, entry: Entry) -> list[str]:
        """One entry with everything that it says."""
        found = [entry["name"], "=" * min(self.width, len(entry["name"]))]
        for key, value in entry.items():
            if key not in SILENT and value not in ([], {}, ""):
                found += ["", *self._field(key, value)]
        return found

    def _field(self, key: str, value: Any) -> Iterator[str]:
        """A field: its label, and what it holds indented below."""
        label = self.say("show.weights") if key == "weights" else self.say(f"fields.{key}")
        yield label
        yield from _SHAPES.get(key, Page._plain)(self, value)

    def _plain(self, value: Any) -> Iterator[str]:
        if isinstance(value, list):
            for item in value:
                yield from self._text(item, "- ")
        else:
            yield from self._text(str(value))

    def _text(self, text: str, mark: str = "") -> Iterator[str]:
        rest = " " * len(mark)
        yield from textwrap.wrap(
            text,
            self.width,
            initial_indent=INDENT + mark,
            subsequent_indent=INDENT + rest,
            break_long_words=False,
            break_on_hyphens=False,
        )

    def _questions(self, value: list[Entry]) -> Iterator[str]:
        for asked in value:
            yield from self._text(f"{asked['text']} ({self.say('show.' + asked['kind'])})", "- ")

    def _parts(self, value: dict[str, Entry]) -> Iterator[str]:
        for name, part in value.items():
            yield from self._text(f"{self.say(f'parts.{name}')}: {part['prompt']}", "- ")
            yield from self._text(f"{self.say('fields.stem')}: {part['stem']} …", "    ")
            yield from self._text(f"{self.say('fields.hint')}: {part['hint']}", "    ")

    def _asked(self, value: list[Entry]) -> Iterator[str]:
        for follow_up in value:
            yield from self._text(follow_up["ask"], "- ")
            yield from self._text(follow_up["hint"], "  → ")

    def _models(self, value: list[Entry]) -> Iterator[str]:
        for index, model in enumerate(value):
            if index:
                yield ""
            yield from self._text(f"{model['title']} ({self.pack.roles[model['role']].name})", "- ")
            yield from self._text(" ".join(model["parts"].values()), "  ")

    def _exercise(self, value: Entry) -> Iterator[str]:
        yield from self._text(f"{value['title']} ({self.say('show.minutes', n=value['minutes'])})")
        for number, step in enumerate(value["steps"], 1):
            yield from self._text(step, f"{number}. ")

    def _steps(self, value: list[str]) -> Iterator[str]:
        for number, step in enumerate(value, 1):
            yield from self._text(step, f"{number}. ")

    def _ladder(self, value: Entry) -> Iterator[str]:
        for step, words in value.items():
            yield from self._text(f"{self.say(f'fields.{step}')}: {words}", "- ")

    def _techniques(self, value: list[str]) -> Iterator[str]:
        for technique in value:
            yield from self._text(self.pack.techniques[technique].name, "- ")

    def _fits(self, value: list[str]) -> Iterator[str]:
        for topic in value:
            if topic in self.pack.all_topics:
                yield from self._text(self.pack.topic(topic).name, "- ")

    def _posts(self, value: list[str]) -> Iterator[str]:
        for role in value:
            yield from self._text(self.pack.roles[role].name, "- ")

    def _replies(self, value: list[Entry]) -> Iterator[str]:
        for reply in value:
            yield from self._text(reply["when"], "- ")
            yield from self._text(reply["say"], "  → ")

    def _phrases(self, value: list[Entry]) -> Iterator[str]:
        for phrase in value:
            yield from self._text(phrase["say"], "- ")
            yield from self._text(f"({phrase['when']})", "  ")

    def _weights(self, value: dict[str, int]) -> Iterator[str]:
        for weight in (3, 2, 1):
            names = [
                self.pack.topic(name).name for name, of in value.items() if of == weight and name in self.pack.topics
            ]
            if names:
                yield from self._text(f"{self.say(f'show.weight-{weight}')}: {'; '.join(names)}", "- ")


_SHAPES: dict[str, Callable[[Page, Any], Iterator[str]]] = {
    "questions": Page._questions,
    "parts": Page._parts,
    "follow-ups": Page._asked,
    "models": Page._models,
    "exercise": Page._exercise,
    "steps": Page._steps,
    "ladder": Page._ladder,
    "techniques": Page._techniques,
    "fits": Page._fits,
    "not-for": Page._posts,
    "replies": Page._replies,
    "phrases": Page._phrases,
    "weights": Page._weights,
}
