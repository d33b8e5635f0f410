"""The facts of the five source articles, by number: each must be told somewhere in every language (`covers`).

`F-S3-79` is reserved: that fact was merged into the one before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cscoach.content.pack import Pack

#: How many facts each article has.
COUNTS = {"S0": 29, "S1": 33, "S2": 23, "S3": 110, "S4": 15}

RESERVED = frozenset({"F-S3-79"})

#: The ids of all facts, in order.
FACTS = tuple(
    fact
    for source, count in COUNTS.items()
    for fact in (f"F-{source}-{number:02}" for number in range(1, count + 1))
    if fact not in RESERVED
)


@dataclass(frozen=True)
class Carrier:
    """Something that tells facts: its file below the folder of its language, its place in it, its id, the facts."""

    file: str
    path: tuple[str | int, ...]
    id: str
    covers: list[str]


def carriers(pack: Pack) -> Iterator[Carrier]:
    """All that tells facts, in reading order."""
    for topic in pack.all_topics.values():
        yield Carrier(topic.file, (), topic.id, topic.covers)
    for role in pack.roles.values():
        yield Carrier(f"roles/{role.id}.yaml", (), role.id, role.covers)
    for name in ("techniques", "paths", "phrases"):
        for index, thing in enumerate(getattr(pack, name).values()):
            yield Carrier(f"{name}.yaml", (index,), thing.id, thing.covers)
