"""`judging/`: what the judge says of an answer, and the words that it counts or notices."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from cscoach.content.base import Content
from cscoach.content.schema import Line

#: What stands where the candidate's own words are to come.
BLANK = "___"


class Wording(Content):
    """What is said of one finding: what was seen, what to do, what to ask; `ask` is for when the judge is not sure.

    `rewrite` begins the sentence that would mend it, with blanks, where no part of an answer would.
    """

    name: Line
    message: Line
    advice: Line
    follow_up: Line
    ask: Line
    rewrite: Annotated[Line, StringConstraints(pattern=BLANK)] | None = None


class Coaching(Content):
    """`coaching.yaml`: every sentence of the judge in one language.

    `praise` has several wordings, for a sheet on which many answers are praised. `bands` are said by band, and `asked`
    of a strong answer about which something is still asked.
    """

    findings: dict[str, Wording]
    praise: dict[str, Annotated[list[Line], Field(min_length=1)]]
    missing: dict[str, Line]
    states: dict[str, Line]
    bands: dict[str, Line]
    ratings: dict[str, Line] = Field(default_factory=dict)


class CueFile(Content):
    """`cues.yaml`, as it is written."""

    hedges: list[Line] = Field(min_length=5)
    dont_know: list[Line] = Field(min_length=5)
    own_words: list[Line] = Field(min_length=5)
    moments: list[Line] = Field(min_length=5)
    habits: list[Line] = Field(min_length=5)
