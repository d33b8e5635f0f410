"""What no single language can show: that all languages say the same things, each completely."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources.abc import Traversable
from typing import Any

from cscoach import languages
from cscoach.content import resources
from cscoach.content.base import kebab
from cscoach.content.continuation import continues, fault, full
from cscoach.content.interface import placeholders
from cscoach.content.load import FOLDERS, read
from cscoach.content.pack import Pack
from cscoach.content.reader import Reader
from cscoach.content.schema import Kind, Topic
from cscoach.errors import ContentError, Problem

#: The language that the others are held against. Any would do; this one is there first.
REFERENCE = "en"


def check(codes: list[str], prompts: Traversable | None = None) -> dict[str, Pack]:
    """Check these languages, each alone and against the reference. Raises `ContentError` with every fault."""
    folder = prompts or resources.root("prompts")
    packs: dict[str, Pack] = {}
    problems: list[Problem] = []
    for code in codes:
        reader = Reader(folder / code, f"prompts/{code}" if prompts is None else f"{prompts}/{code}")
        pack = read(reader, code)
        problems += reader.problems
        if pack is not None and not reader.problems:
            packs[code] = pack
            for name, path, sentence in _alone(pack):
                _note(reader, name, path, sentence)
            problems = [*problems, *reader.problems]
    reference = packs.get(REFERENCE) or next(iter(packs.values()), None)
    for code, pack in packs.items():
        if reference is None or pack is reference:
            continue
        reader = Reader(folder / code, f"prompts/{code}" if prompts is None else f"{prompts}/{code}")
        for name, path, sentence in _against(pack, reference):
            _note(reader, name, path, sentence)
        problems += reader.problems
    if problems:
        raise ContentError("content-faults", problems, language=", ".join(codes), n=len(problems))
    return packs


Fault = tuple[str, tuple[str | int, ...], str]


def _note(reader: Reader, name: str, path: tuple[str | int, ...], sentence: str) -> None:
    text, _ = reader.document(name)
    if text:  # else the reader has noted that the file is missing
        reader.fault(name, text, path, sentence)


def _alone(pack: Pack) -> Iterator[Fault]:
    """Faults inside one language: plural forms, entries of `joining.yaml`, samples that do not join."""
    categories = languages.plural_categories(pack.language)
    counted = {languages.plural(pack.language, number) for number in range(200)}
    for key, entry in pack.interface.strings.items():
        if isinstance(entry, dict) and not set(entry) <= categories:
            unknown = ", ".join(sorted(set(entry) - categories))
            yield "interface.yaml", tuple(key.split(".")), f"{pack.language} has no plural form {unknown}"
        if isinstance(entry, dict) and counted - set(entry):
            lacking = ", ".join(sorted(counted - set(entry)))
            yield "interface.yaml", tuple(key.split(".")), f"the plural form {lacking} is missing"
        if not _worded(entry):
            yield "interface.yaml", tuple(key.split(".")), "a sentence is expected"
    # A list that is broken cannot tell whether a sample joins.
    yield from list(_entries(pack)) or _samples(pack)


def _entries(pack: Pack) -> Iterator[Fault]:
    for kind, continuation in pack.joining.kinds.items():
        for field, entries in continuation:
            for entry in full(entries, pack.joining):
                if sentence := fault(entry):
                    yield "joining.yaml", ("kinds", kind, kebab(field)), f"{entry}: {sentence}"


def _samples(pack: Pack) -> Iterator[Fault]:
    for topic in [pack.opening, *pack.topics.values()]:
        for part_id, part in topic.parts.items():
            if not continues(part.stem, part.sample, pack.joining.kinds[part.continues], pack.joining):
                sentence = f"the sample does not continue the stem by joining.yaml: {part.stem} | {part.sample}"
                yield _file(topic), ("parts", part_id, "sample"), sentence


def _worded(entry: Any) -> bool:
    texts = entry.values() if isinstance(entry, dict) else [entry]
    return all(isinstance(text, str) and text for text in texts)


def _file(topic: Topic) -> str:
    return "opening.yaml" if topic.kind is Kind.OPENING else f"{FOLDERS[topic.kind]}/{topic.id}.yaml"


def _against(pack: Pack, reference: Pack) -> Iterator[Fault]:
    """Faults against the reference: ids that are missing or too many, sentences with other places to fill."""
    yield from _interface(pack, reference)
    for kind, folder in FOLDERS.items():
        yield from _files(folder, list(pack.of_kind(kind)), list(reference.of_kind(kind)))
    yield from _files("roles", list(pack.roles), list(reference.roles))
    yield from _ids("techniques.yaml", list(pack.techniques), list(reference.techniques))
    yield from _ids("rights.yaml", list(pack.rights), list(reference.rights))
    general = (
        ("questions", pack.general.questions, reference.general.questions),
        ("ask", pack.general.ask, reference.general.ask),
    )
    for key, mine_list, their_list in general:
        yield from _ordered("general.yaml", key, [item.id for item in mine_list], [item.id for item in their_list])
    if pack.opening.id != reference.opening.id:
        yield "opening.yaml", ("id",), f"the id must be {reference.opening.id}, as in the other languages"
    yield from _topic(pack.opening, reference.opening)
    for topic in pack.topics.values():
        if topic.id in reference.topics and topic.kind is reference.topics[topic.id].kind:
            yield from _topic(topic, reference.topics[topic.id])
    for index, right in enumerate(pack.rights.values()):
        if right.id in reference.rights:
            replies = reference.rights[right.id].replies
            yield from _counted("rights.yaml", (index, "replies"), len(right.replies), len(replies))


def _interface(pack: Pack, reference: Pack) -> Iterator[Fault]:
    mine, theirs = pack.interface.strings, reference.interface.strings
    for key in sorted(theirs.keys() - mine.keys()):
        yield "interface.yaml", tuple(key.split(".")), f"{key} is missing"
    for key in sorted(mine.keys() - theirs.keys()):
        yield "interface.yaml", tuple(key.split(".")), f"{key} is not known"
    for key in sorted(mine.keys() & theirs.keys()):
        if not _worded(mine[key]) or not _worded(theirs[key]):
            continue
        if placeholders(mine[key]) != placeholders(theirs[key]):
            expected = ", ".join(sorted(placeholders(theirs[key]))) or "nothing"
            yield "interface.yaml", tuple(key.split(".")), f"{key} must fill in: {expected}"


def _topic(topic: Topic, same: Topic) -> Iterator[Fault]:
    name = _file(topic)
    yield from _ordered(name, "questions", [q.id for q in topic.questions], [q.id for q in same.questions])
    yield from _ordered(name, "questions", [q.kind for q in topic.questions], [q.kind for q in same.questions])
    yield from _counted(name, ("follow-ups",), len(topic.follow_ups), len(same.follow_ups))
    for part in topic.parts:
        mine, theirs = topic.parts[part].follow_ups, same.parts[part].follow_ups
        yield from _counted(name, ("parts", part, "follow-ups"), len(mine), len(theirs))


def _counted(name: str, path: tuple[str | int, ...], mine: int, theirs: int) -> Iterator[Fault]:
    if mine != theirs:
        yield name, path, f"{theirs} are expected, as in the other languages; {mine} stand here"


def _files(folder: str, mine: list[str], theirs: list[str]) -> Iterator[Fault]:
    for name in sorted(set(theirs) ^ set(mine)):
        yield f"{folder}/{name}.yaml", (), "no other language has this file"


def _ids(name: str, mine: list[str], theirs: list[str]) -> Iterator[Fault]:
    for missing in sorted(set(theirs) - set(mine)):
        yield name, (), f"{missing} is missing"
    for unknown in sorted(set(mine) - set(theirs)):
        yield name, (mine.index(unknown),), f"{unknown} is in no other language"


def _ordered(name: str, key: str, mine: list[str], theirs: list[str]) -> Iterator[Fault]:
    if mine != theirs:
        yield name, (key,), f"these are expected, in this order, as in the other languages: {', '.join(theirs)}"
