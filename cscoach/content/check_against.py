"""Faults against the reference language: what is missing or too many, sentences with other places to fill."""

from __future__ import annotations

from collections.abc import Iterator

from cscoach.content.facts import FACTS, carriers
from cscoach.content.fault import Fault, worded
from cscoach.content.interface import Interface, placeholders
from cscoach.content.load import CORE, LISTED, SINGLE
from cscoach.content.pack import Pack
from cscoach.content.schema import FOLDERS, Topic


def against(pack: Pack, reference: Pack) -> Iterator[Fault]:
    """All of them."""
    yield from interface(pack.interface, reference.interface)
    yield from _coaching(pack, reference)
    for kind, folder in FOLDERS.items():
        mine, theirs = list(pack.of_kind(kind)), list(reference.of_kind(kind))
        yield from _files(folder, mine, [topic for topic in theirs if topic in CORE or topic in mine])
    if not missing(pack, reference):
        yield from _facts(pack)
    yield from _files("roles", list(pack.roles), list(reference.roles))
    yield from _lists(pack, reference)
    general = (
        ("questions", pack.general.questions, reference.general.questions),
        ("ask", pack.general.ask, reference.general.ask),
    )
    for key, mine_list, their_list in general:
        yield from _ordered("general.yaml", key, [item.id for item in mine_list], [item.id for item in their_list])
    for topic in pack.all_topics.values():
        if topic.id in reference.all_topics and topic.kind is reference.topic(topic.id).kind:
            yield from _topic(topic, reference.topic(topic.id))


def missing(pack: Pack, reference: Pack) -> list[str]:
    """The further topics that a language does not have yet: it can be used without them, but is not complete."""
    return [topic for topic in reference.topics if topic not in pack.topics]


def _lists(pack: Pack, reference: Pack) -> Iterator[Fault]:
    """Lists that are shown side by side with another language: the same ids in the same order, as many entries."""
    for name in LISTED:
        mine, theirs = getattr(pack, name), getattr(reference, name)
        yield from _ids(f"{name}.yaml", list(mine), list(theirs))
        if set(mine) == set(theirs) and list(mine) != list(theirs):
            yield f"{name}.yaml", (), f"these are expected, in this order: {', '.join(theirs)}"
    for name, key in (("rights", "replies"), ("phrases", "phrases"), ("techniques", "steps")):
        mine, theirs = getattr(pack, name), getattr(reference, name)
        for index, (thing_id, thing) in enumerate(mine.items()):
            if thing_id in theirs:
                counts = (len(getattr(each, key)) for each in (thing, theirs[thing_id]))
                yield from _counted(f"{name}.yaml", (index, key), *counts)


def interface(said: Interface, reference: Interface) -> Iterator[Fault]:
    """Sentences that are missing or not known, and such that fill in something else."""
    mine, theirs = said.strings, reference.strings
    for key in sorted(theirs.keys() - mine.keys()):
        yield "interface.yaml", tuple(key.split(".")), f"{key} is missing"
    for key in sorted(mine.keys() - theirs.keys()):
        yield "interface.yaml", tuple(key.split(".")), f"{key} is not known"
    for key in sorted(mine.keys() & theirs.keys()):
        if not worded(mine[key]) or not worded(theirs[key]):
            continue
        if placeholders(mine[key]) != placeholders(theirs[key]):
            expected = ", ".join(sorted(placeholders(theirs[key]))) or "nothing"
            yield "interface.yaml", tuple(key.split(".")), f"{key} must fill in: {expected}"


def _coaching(pack: Pack, reference: Pack) -> Iterator[Fault]:
    """What the judge has nothing to say of, and what it never says."""
    for section, mine in pack.coaching:
        theirs = getattr(reference.coaching, section)
        for key in sorted(theirs.keys() - mine.keys()):
            yield SINGLE["coaching"][0], (section,), f"{key} is missing"
        for key in sorted(mine.keys() - theirs.keys()):
            yield SINGLE["coaching"][0], (section, key), f"{key} is not known"
    for rule, wording in pack.coaching.findings.items():
        same = reference.coaching.findings.get(rule)
        if same and bool(wording.rewrite) != bool(same.rewrite):
            sentence = "is missing" if same.rewrite else "is not known"
            yield SINGLE["coaching"][0], ("findings", rule), f"rewrite {sentence}"


def _topic(topic: Topic, same: Topic) -> Iterator[Fault]:
    name = topic.file
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


def _facts(pack: Pack) -> Iterator[Fault]:
    """Facts that are told nowhere."""
    told = {fact for carrier in carriers(pack) for fact in carrier.covers}
    left = [fact for fact in FACTS if fact not in told]
    if left:
        yield "opening.yaml", ("covers",), f"told in no file of {pack.language}: {', '.join(left)}"
