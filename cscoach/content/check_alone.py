"""Faults inside one language: plural forms, entries of `joining.yaml`, samples that do not join, unknown facts."""

from __future__ import annotations

from collections.abc import Iterator

from cscoach import languages
from cscoach.content.base import kebab
from cscoach.content.continuation import continues, fault, full
from cscoach.content.facts import FACTS, carriers
from cscoach.content.fault import Fault, worded
from cscoach.content.pack import Pack


def alone(pack: Pack) -> Iterator[Fault]:
    """All of them."""
    categories = languages.plural_categories(pack.language)
    counted = {languages.plural(pack.language, number) for number in range(200)}
    for key, entry in pack.interface.strings.items():
        if isinstance(entry, dict) and not set(entry) <= categories:
            unknown = ", ".join(sorted(set(entry) - categories))
            yield "interface.yaml", tuple(key.split(".")), f"{pack.language} has no plural form {unknown}"
        if isinstance(entry, dict) and counted - set(entry):
            lacking = ", ".join(sorted(counted - set(entry)))
            yield "interface.yaml", tuple(key.split(".")), f"the plural form {lacking} is missing"
        if not worded(entry):
            yield "interface.yaml", tuple(key.split(".")), "a sentence is expected"
    # A list that is broken cannot tell whether a sample joins.
    yield from list(_entries(pack)) or _samples(pack)
    yield from _unknown_facts(pack)


def _entries(pack: Pack) -> Iterator[Fault]:
    for kind, continuation in pack.joining.kinds.items():
        for field, entries in continuation:
            for entry in full(entries, pack.joining):
                if sentence := fault(entry):
                    yield "joining.yaml", ("kinds", kind, kebab(field)), f"{entry}: {sentence}"


def _samples(pack: Pack) -> Iterator[Fault]:
    for topic in pack.all_topics.values():
        for part_id, part in topic.parts.items():
            if not continues(part.stem, part.sample, pack.joining.kinds[part.continues], pack.joining):
                sentence = f"the sample does not continue the stem by joining.yaml: {part.stem} | {part.sample}"
                yield topic.file, ("parts", part_id, "sample"), sentence


def _unknown_facts(pack: Pack) -> Iterator[Fault]:
    """Facts that are named and do not exist."""
    for carrier in carriers(pack):
        for index, fact in enumerate(carrier.covers):
            if fact not in FACTS:
                yield carrier.file, (*carrier.path, "covers", index), f"there is no fact {fact}"
