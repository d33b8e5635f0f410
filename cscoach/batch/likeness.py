"""How like a header is to phrases: by letter triples, the rare ones counting more.

It needs no words of any language, and bears endings and slips.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import log, sqrt

from cscoach.judging import features

#: A phrase of which less than this is anywhere in a header is not looked for in its places.
ANYWHERE = 0.5


class Likeness:
    """How like a text is to the phrases of each name."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        read = [(name, features.words(phrase)) for name, phrase in phrases]
        self._names = [(name, len(words)) for name, words in read]
        counts = [_triples(words) for _, words in read]
        self._holders: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for place, found in enumerate(counts):
            for triple, count in found.items():
                self._holders[triple].append((place, count))
        self._weights = {triple: log(1 + len(read) / len(held)) ** 2 for triple, held in self._holders.items()}
        self._rarest = max(self._weights.values(), default=1.0)
        self._counts = counts
        self._sizes = [self._size(found) for found in counts]

    def of(self, header: str) -> dict[str, float]:
        """The likeness of the whole header to each name that it has anything of, 0 to 1."""
        mine = _triples(features.words(header))
        size = self._size(mine)
        best: dict[str, float] = defaultdict(float)
        for place, shared in self._all_shared(mine).items():
            name, _ = self._names[place]
            best[name] = max(best[name], shared / (size * self._sizes[place]))
        return best

    def within(self, header: str) -> dict[str, tuple[float, str]]:
        """For each name how like its phrases some words of the header are, and what is left without these words."""
        words = features.words(header)
        best: dict[str, tuple[float, str]] = {}
        for place, anywhere in self._all_shared(_triples(words)).items():
            (name, length), theirs = self._names[place], self._sizes[place]
            if anywhere < ANYWHERE * theirs * theirs:
                continue
            for at, end in _places(len(words), length):
                part = _triples(words[at:end])
                like = self._shared(part, self._counts[place]) / (self._size(part) * theirs)
                if like > best.get(name, (0.0, ""))[0]:
                    best[name] = like, " ".join(words[:at] + words[end:])
        return best

    def _all_shared(self, mine: Counter[str]) -> dict[int, float]:
        """How much each phrase has of these triples, where it has any."""
        shared: dict[int, float] = defaultdict(float)
        for triple, count in mine.items():
            weight = self._weights.get(triple, 0.0)
            for place, theirs in self._holders.get(triple, ()):
                shared[place] += min(count, theirs) * weight
        return shared

    def _shared(self, mine: Counter[str], theirs: Counter[str]) -> float:
        return sum(
            min(count, mine[triple]) * self._weights[triple] for triple, count in theirs.items() if triple in mine
        )

    def _size(self, counts: Counter[str]) -> float:
        return sqrt(sum(self._weights.get(triple, self._rarest) * count for triple, count in counts.items())) or 1.0


def _triples(words: Sequence[str]) -> Counter[str]:
    """The letter triples of words, with their edges."""
    padded = f" {' '.join(words)} "
    return Counter(padded[at : at + 3] for at in range(len(padded) - 2))


def _places(words: int, length: int) -> Iterator[tuple[int, int]]:
    """Where a phrase of so many words may stand, with a word more or less."""
    for long in range(max(1, length - 1), length + 2):
        for at in range(words - long + 1):
            yield at, at + long
