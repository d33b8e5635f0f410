"""What can be looked up, as data: the same for JSON and for the page that is read.

Keys are those of the content files (kebab-case); `prompts/README.md` describes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from cscoach.content.base import Content
from cscoach.content.facts import FACTS, carriers
from cscoach.content.pack import Pack
from cscoach.content.posts import WEAKNESSES, post
from cscoach.content.schema import Topic

#: An entry as plain data; `id` and `name` are always there.
Entry = dict[str, Any]


def find(pack: Pack, kind: str, role: str | None = None) -> list[Entry]:
    """All entries of a kind. With a role only what fits it, what matters most first. Raises KeyError."""
    return KINDS[kind](pack, role)


def chosen(entries: Iterable[Entry], wanted: str) -> list[Entry]:
    """The entry with an id, or those that belong to a topic or a group of that name."""
    known = list(entries)
    exact = [entry for entry in known if entry["id"] == wanted]
    return exact or [entry for entry in known if entry.get("topic") == wanted]


def _data(thing: Content, name: str) -> Entry:
    data = thing.model_dump(mode="json", by_alias=True, exclude_none=True)
    return {"id": data["id"], "name": data[name]} | data


def _shelf(shelf: Mapping[str, Content], name: str = "name") -> list[Entry]:
    return [_data(thing, name) for thing in shelf.values()]


def _roles(pack: Pack, role: str | None) -> list[Entry]:
    found = []
    for entry in _shelf(pack.roles):
        fitting = post(entry["id"])
        weights = {name: fitting.weights[name] for name in fitting.by_weight()} if fitting else {}
        found.append(entry | {"weights": weights})
    return [entry for entry in found if role in (None, entry["id"])]


def _topics(pack: Pack, role: str | None) -> list[Entry]:
    return [_data(topic, "name") for topic in _fitting(pack, role)]


def _fitting(pack: Pack, role: str | None) -> list[Topic]:
    """The topics of a post, what matters most first; of any post in reading order. The opening comes first."""
    fitting = post(role)
    names = [*fitting.by_weight(), *WEAKNESSES, *fitting.weaknesses] if fitting else list(pack.topics)
    return [pack.opening, *(pack.topics[name] for name in names if name in pack.topics)]


def _questions(pack: Pack, role: str | None) -> list[Entry]:
    found = [
        {"id": asked.id, "name": asked.text, "topic": topic.id, "kind": asked.kind, "text": asked.text}
        for topic in _fitting(pack, role)
        for asked in topic.questions
    ]
    known = {entry["id"] for entry in found}
    found += [
        _data(asked, "text") | {"topic": "general", "kind": "general"}
        for asked in pack.general.questions
        if asked.id not in known
    ]
    found += [
        _data(asked, "text") | {"topic": "asking", "kind": "asking"}
        for asked in pack.general.ask
        if not role or asked.is_for(role)
    ]
    return found


def _techniques(pack: Pack, role: str | None) -> list[Entry]:
    named = pack.techniques.items()
    return _shelf({technique: found for technique, found in named if not role or found.is_for(role)}, "name")


def _facts(pack: Pack, role: str | None) -> list[Entry]:
    where: dict[str, list[str]] = {fact: [] for fact in FACTS}
    for carrier in carriers(pack):
        place = carrier.file.removesuffix(".yaml")
        for fact in carrier.covers:
            where[fact].append(f"{place}/{carrier.id}" if carrier.path else place)
    return [{"id": fact, "name": ", ".join(places), "where": places} for fact, places in where.items() if places]


def _of(shelf: Callable[[Pack], Mapping[str, Any]], name: str = "name") -> Callable[[Pack, str | None], list[Entry]]:
    return lambda pack, role: _shelf(shelf(pack), name)


#: What can be looked up, in the order in which it is offered: all entries of each kind for a post, or for anybody.
KINDS: dict[str, Callable[[Pack, str | None], list[Entry]]] = {
    "roles": _roles,
    "topics": _topics,
    "questions": _questions,
    "techniques": _techniques,
    "rights": _of(lambda pack: pack.rights, "country"),
    "paths": _of(lambda pack: pack.paths),
    "phrases": _of(lambda pack: pack.phrases),
    "terms": _of(lambda pack: pack.terms, "term"),
    "facts": _facts,
}
