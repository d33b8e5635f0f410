"""Words that are counted or noticed, by language: `prompts/<language>/judging/cues.yaml`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from cscoach.content import resources
from cscoach.content.judging import CueFile
from cscoach.content.load import load as content
from cscoach.judging import features, times


class Cues:
    """The cues of one language, folded as the model's words are; each made ready when it is first asked for.

    Of other languages than the answer's only their own words are.
    """

    def __init__(self, found: CueFile) -> None:
        self._found = found

    @cached_property
    def hedges(self) -> re.Pattern[str]:
        """Fillers and hedges. Longer phrases first, so that “kind of like” is one hedge and not two."""
        hedges = sorted(_joined(self._found.hedges), key=lambda phrase: (-len(phrase), phrase))
        return re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, hedges))})(?!\S)")

    @cached_property
    def hedge_beginnings(self) -> tuple[frozenset[str], dict[str, set[str]]]:
        """Those of one word, and how the others begin: the second words by the first.

        Where there are few of them there are few hedges.
        """
        alone, begun = set(), defaultdict(set)
        for first, *others in map(str.split, _joined(self._found.hedges)):
            if others:
                begun[first].add(others[0])
            else:
                alone.add(first)
        return frozenset(alone), dict(begun)

    @cached_property
    def dont_know(self) -> frozenset[str]:
        """What somebody says who has nothing to say."""
        return _joined(self._found.dont_know)

    @cached_property
    def idle(self) -> frozenset[str]:
        """All words of those, and of the hedges: what is made of nothing else says no more."""
        phrases = (*self._found.dont_know, *self._found.hedges)
        return frozenset(word for phrase in phrases for word in features.words(phrase))

    @cached_property
    def own_words(self) -> frozenset[str]:
        """Words that are only this language's."""
        return _joined(self._found.own_words)

    @cached_property
    def moments(self) -> times.Words:
        """Words of one time."""
        return times.listed(self._found.moments)

    @cached_property
    def habits(self) -> times.Words:
        """Words of what is usually so."""
        return times.listed(self._found.habits)


@resources.remembered
def load(language: str) -> Cues:
    """The cues of a language. Raises `ContentError` where the file is missing or broken."""
    return Cues(content(language).cues)


def _joined(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(features.words(phrase)) for phrase in phrases)
