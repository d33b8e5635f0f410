"""What no single language can show: that all languages say the same things, each completely."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources.abc import Traversable
from typing import Any

from cscoach import languages
from cscoach.content import resources
from cscoach.content.continuation import continues
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
    reader.fault(name, text, path, sentence)


def _alone(pack: Pack) -> Iterator[Fault]:
    """Faults inside one language: plural forms, samples that do not join, quotation marks."""
    categories = languages.plural_categories(pack.language)
    for key, entry in pack.interface.strings.items():
        if isinstance(entry, dict) and not set(entry) <= categories:
            unknown = ", ".join(sorted(set(entry) - categories))
            yield "interface.yaml", tuple(key.split(".")), f"{pack.language} has no plural form {unknown}"
        if not isinstance(entry, str | dict) or not all(isinstance(text, str) and text for text in _texts(entry)):
            yield "interface.yaml", tuple(key.split(".")), "a sentence is expected"
    for topic in [pack.opening, *pack.topics.values()]:
        for part_id, part in topic.parts.items():
            if not continues(part.stem, part.sample, pack.joining.kinds[part.continues], pack.joining):
                sentence = f"the sample does not continue the stem by joining.yaml: {part.stem} | {part.sample}"
                yield _file(topic), ("parts", part_id, "sample"), sentence


def _texts(entry: Any) -> list[Any]:
    return list(entry.values()) if isinstance(entry, dict) else [entry]


def _file(topic: Topic) -> str:
    return "opening.yaml" if topic.kind is Kind.OPENING else f"{FOLDERS[topic.kind]}/{topic.id}.yaml"


def _against(pack: Pack, reference: Pack) -> Iterator[Fault]:
    """Faults against the reference: ids that are missing or too many, sentences with other places to fill."""
    yield from _interface(pack, reference)
    for folder, mine, theirs in (
        ("strengths or weaknesses", pack.topics, reference.topics),
        ("roles", pack.roles, reference.roles),
        ("techniques.yaml", pack.techniques, reference.techniques),
        ("rights.yaml", pack.rights, reference.rights),
    ):
        name = folder if folder.endswith(".yaml") else "interface.yaml"
        yield from _ids(name, folder, list(mine), list(theirs))
    general = (
        ("questions", pack.general.questions, reference.general.questions),
        ("ask", pack.general.ask, reference.general.ask),
    )
    for key, mine_list, their_list in general:
        yield from _ordered("general.yaml", key, [item.id for item in mine_list], [item.id for item in their_list])
    for topic in [pack.opening, *pack.topics.values()]:
        if topic.id in reference.topics or topic.kind is Kind.OPENING:
            yield from _topic(topic, reference.topic(topic.id))
    for right in pack.rights.values():
        same = reference.rights.get(right.id)
        if same and len(same.replies) != len(right.replies):
            yield "rights.yaml", (), f"{right.id}: {len(same.replies)} replies are expected, as in {reference.language}"


def _interface(pack: Pack, reference: Pack) -> Iterator[Fault]:
    mine, theirs = pack.interface.strings, reference.interface.strings
    for key in theirs.keys() - mine.keys():
        yield "interface.yaml", (), f"{key} is missing"
    for key in mine.keys() - theirs.keys():
        yield "interface.yaml", tuple(key.split(".")), f"{key} is not known"
    for key in mine.keys() & theirs.keys():
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


def _ids(name: str, what: str, mine: list[str], theirs: list[str]) -> Iterator[Fault]:
    for missing in sorted(set(theirs) - set(mine)):
        yield name, (), f"{what}: {missing} is missing"
    for unknown in sorted(set(mine) - set(theirs)):
        yield name, (), f"{what}: {unknown} is in no other language"


def _ordered(name: str, key: str, mine: list[str], theirs: list[str]) -> Iterator[Fault]:
    if mine != theirs:
        yield name, (key,), f"these are expected, in this order, as in the other languages: {', '.join(theirs)}"
