"""The sheet as data: the one document that every format renders.

A `Line` is said in the interview, so it stands in the language of the interview, with the language of guidance beneath
it where the two differ. Plain strings are guidance.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

# What a sheet has by the hundred is not frozen, because a frozen one takes twice as long to make.


@dataclass(frozen=True, slots=True)
class Line:
    """Something said in the interview; `gloss` is the same in the language of guidance, where that is another."""

    text: str
    gloss: str | None = None


@dataclass(slots=True)
class Spoken:
    """One piece of a suggested answer, line by line. `source` is frame, told or blank.

    `line` is true where the answer was typed in lines and the piece begins one.
    """

    source: str
    text: str
    gloss: str | None = None
    part: str | None = None
    line: bool = False


@dataclass(slots=True)
class SuggestedAnswer:
    """An answer as it would be said, and about how many seconds it takes."""

    pieces: tuple[Spoken, ...]
    seconds: int


@dataclass(frozen=True, slots=True)
class Expected:
    """A question to expect after an answer, and what to have ready."""

    ask: Line
    hint: str


@dataclass(slots=True)
class Blank:
    """Something that is not told yet: the topic, the part, and the question that fills it."""

    topic: str
    part: str
    ask: Line
    hint: str


@dataclass(slots=True)
class CardLine:
    """One topic on the card: its name and the answer in one line; `line` is None where nothing is told."""

    name: Line
    line: str | None


@dataclass(frozen=True)
class Card:
    """The first page, to carry."""

    opening: SuggestedAnswer
    strengths: tuple[CardLine, ...]
    weaknesses: tuple[CardLine, ...]
    blanks: tuple[Blank, ...]
    more_blanks: int
    asks: tuple[Line, ...]


@dataclass(slots=True)
class Landed:
    """Something that was told well: the candidate's own words, and why they tell."""

    quote: str
    why: str


@dataclass(frozen=True)
class Sharpen:
    """One thing to mend in an answer. `quote` is None where something is missing rather than there.

    `begin` is how the sentence that mends it may begin, with blanks, in the language of the interview.
    """

    rule: str
    name: str
    quote: str | None
    message: str
    advice: str
    follow_up: str
    begin: str | None = None


@dataclass(slots=True)
class Hearing:
    """What an interviewer hears in an answer, and what to sharpen, the most telling first.

    `missing` are the parts that are not told, and `rules` all findings, for those who count over many sheets.
    `rewrite` is how to tell an answer again that was told as one whole: its own sentences, and blanks.
    """

    band: str
    verdict: str
    landed: tuple[Landed, ...]
    sharpen: tuple[Sharpen, ...]
    questions: tuple[Landed, ...]
    missing: tuple[str, ...]
    rules: tuple[str, ...]
    rewrite: tuple[Spoken, ...] = ()


@dataclass(frozen=True)
class WhatIf:
    """A question about what one would do, and the candidate's answer to it."""

    question: Line
    answer: SuggestedAnswer


@dataclass(slots=True)
class Entry:
    """One topic: what is asked, what to say, what comes after, what goes wrong."""

    topic: str
    kind: str
    name: Line
    why: str
    listen_for: tuple[str, ...]
    questions: tuple[Line, ...]
    long: SuggestedAnswer
    short: SuggestedAnswer
    too_long: bool
    too_short: bool
    told: bool
    follow_ups: tuple[Expected, ...]
    traps: tuple[str, ...]
    safe: tuple[str, str, str] | None
    exercise: str
    exercise_minutes: int
    exercise_steps: tuple[str, ...]
    hearing: Hearing | None = None
    what_if: WhatIf | None = None


@dataclass(frozen=True)
class GeneralItem:
    """A question that comes in nearly every interview, and what a good answer holds.

    `only` says to whom it comes, as words in brackets (“only if …”); None for a question that comes to all.
    """

    text: Line
    only: str | None
    holds: str
    seconds: str


@dataclass(frozen=True)
class TechniqueItem:
    """A technique that fits the answers given.

    `aloud` has for each step with words to say the same step in the language of the interview, where that is another,
    and None for the others.
    """

    name: Line
    purpose: str
    steps: tuple[str, ...]
    aloud: tuple[str | None, ...] = ()


@dataclass(frozen=True)
class Day:
    """One day of practice. `on` is None without a date of the interview; `before` counts back from it."""

    before: int
    on: date | None
    tasks: tuple[str, ...]
    minutes: int


@dataclass(frozen=True)
class RightsCard:
    """What may not be asked, and what to say if it is."""

    country: str
    basis: str
    not_asked: tuple[str, ...]
    replies: tuple[tuple[str, Line], ...]
    note: str


@dataclass(frozen=True)
class Sheet:
    """The prep sheet. Everything that a format needs and nothing else; the same input and date give an equal sheet."""

    language: str
    interview_language: str
    made_on: date
    name: str | None
    role: str | None
    employer: str | None
    interview_on: date | None
    days_left: int | None
    card: Card
    opening: Entry
    entries: tuple[Entry, ...]
    general: tuple[GeneralItem, ...]
    blanks: tuple[Blank, ...]
    techniques: tuple[TechniqueItem, ...]
    plan: tuple[Day, ...]
    the_day: tuple[str, ...]
    rights: RightsCard | None

    @property
    def bilingual(self) -> bool:
        """Whether the interview is in another language than the guidance."""
        return self.language != self.interview_language
