"""The facts of the five source articles, by number: each must be told somewhere in every language (`covers`).

`F-S3-79` is reserved: that fact was merged into the one before it.
"""

from __future__ import annotations

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
