"""Words that are counted or noticed, by language: `prompts/<language>/judging/cues.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cscoach.content import resources
from cscoach.content.load import load as content
from cscoach.judging import features, times


@dataclass(frozen=True)
class Cues:
    """The cues of one language, folded as the model's words are."""

    hedges: re.Pattern[str]
    dont_know: frozenset[str]
    #: All words of those, and of the hedges: what is made of nothing else says no more.
    idle: frozenset[str]
    own_words: frozenset[str]
    moments: times.Words
    habits: times.Words


@resources.remembered
def load(language: str) -> Cues:
    """The cues of a language, made ready for use. Raises `ContentError` where the file is missing or broken."""
    found = content(language).cues
    # Longer phrases first, so that “kind of like” is one hedge and not two.
    hedges = sorted({_joined(phrase) for phrase in found.hedges}, key=len, reverse=True)
    return Cues(
        re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, hedges))})(?!\S)"),
        frozenset(map(_joined, found.dont_know)),
        frozenset(word for phrase in (*found.dont_know, *found.hedges) for word in features.words(phrase)),
        frozenset(map(_joined, found.own_words)),
        times.listed(found.moments),
        times.listed(found.habits),
    )


def _joined(phrase: str) -> str:
    return " ".join(features.words(phrase))
