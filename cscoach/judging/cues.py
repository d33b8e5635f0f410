"""Words that are counted or noticed, by language: `prompts/<language>/judging/cues.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pydantic import Field

from cscoach import yamltext
from cscoach.content import resources
from cscoach.content.base import Content, checked_before
from cscoach.content.schema import Line
from cscoach.errors import ContentError
from cscoach.judging import features, times


class CueFile(Content):
    """`cues.yaml`, as it is written."""

    hedges: list[Line] = Field(min_length=5)
    dont_know: list[Line] = Field(min_length=5)
    own_words: list[Line] = Field(min_length=5)
    moments: list[Line] = Field(min_length=5)
    habits: list[Line] = Field(min_length=5)


@dataclass(frozen=True)
class Cues:
    """The cues of one language, folded as the model's words are."""

    hedges: re.Pattern[str]
    dont_know: frozenset[str]
    own_words: frozenset[str]
    moments: times.Words
    habits: times.Words


@resources.remembered
def load(language: str) -> Cues:
    """The cues of a language. Raises `ContentError` where the file is missing or broken."""
    try:
        found = checked_before(CueFile, yamltext.parse(resources.read("prompts", language, "judging", "cues.yaml")))
    except (OSError, ValueError, yamltext.UnreadableError) as error:
        raise ContentError("broken-cues", language=language) from error
    # Longer phrases first, so that “kind of like” is one hedge and not two.
    hedges = sorted({_joined(phrase) for phrase in found.hedges}, key=len, reverse=True)
    return Cues(
        re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, hedges))})(?!\S)"),
        frozenset(map(_joined, found.dont_know)),
        frozenset(map(_joined, found.own_words)),
        times.listed(found.moments),
        times.listed(found.habits),
    )


def _joined(phrase: str) -> str:
    return " ".join(features.words(phrase))
