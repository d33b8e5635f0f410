"""The stretches of an answer that are judged: windows of three widths over its words, overlapping.

Why not sentences: people type without full stops, without commas, or with too many, and what they tell is the same.
Windows see words only, so nothing about an answer's parts or faults hangs on its punctuation. The narrow ones see what
is told in half a sentence, the wide ones what takes two.
"""

from __future__ import annotations

#: Widths of the windows and how far each is moved on, in words.
WIDTHS = ((7, 4), (13, 6), (22, 11))


def windows(words: int) -> list[tuple[int, int]]:
    """Half-open ranges of words that cover an answer of so many. A short answer is one window of each lesser width."""
    found: set[tuple[int, int]] = set()
    for width, step in WIDTHS:
        if words <= width:
            return sorted(found | {(0, words)}) if words else []
        # The last window ends with the answer, so it may be narrower.
        starts = range(0, words - width + step, step)
        found.update((start, min(words, start + width)) for start in starts)
    return sorted(found)
