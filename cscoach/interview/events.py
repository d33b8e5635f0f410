"""What the conversation asks for and shows. A screen (or a script) answers; see `interview.prompter`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cscoach.candidate import Candidate


@dataclass(frozen=True)
class Note:
    """Something to read. `tone` says what kind of thing it is, so that a screen may colour it."""

    text: str
    tone: Literal["plain", "good", "care", "quiet"] = "plain"


@dataclass(frozen=True)
class Heading:
    """A new chapter: its title, and where on the way it is (topic 3 of 6)."""

    title: str
    progress: str = ""


@dataclass(frozen=True)
class Rows:
    """A card: labelled lines, such as why a question is asked. A gloss stands beneath its text."""

    rows: tuple[tuple[str, str, str | None], ...]


@dataclass(frozen=True)
class Told:
    """An answer as it would be said, pieces in order: (frame, told or blank; text; gloss).

    A text that begins with a line break begins a line.
    """

    title: str
    pieces: tuple[tuple[str, str, str | None], ...]


@dataclass(frozen=True)
class Option:
    """One choice. `value` goes back; `label` is read."""

    value: str
    label: str


@dataclass(frozen=True)
class Choose:
    """One of several. The reply is the value of an option."""

    id: str
    message: str
    options: tuple[Option, ...]
    default: str


@dataclass(frozen=True)
class ChooseMany:
    """Any of several. The reply is a list of values in the order of the options."""

    id: str
    message: str
    options: tuple[Option, ...]
    chosen: tuple[str, ...]


@dataclass(frozen=True)
class Write:
    """Some words. `stem` are the opening words that they continue; `default` is what stands there already.

    `gloss` and `stem_gloss` are question and stem in the language of guidance, where it is another.

    `help` says in one line what can be typed instead of an answer; `long` asks for room for several sentences.
    """

    id: str
    message: str
    gloss: str | None = None
    stem: str = ""
    help: str = ""
    default: str = ""
    long: bool = False
    stem_gloss: str | None = None


@dataclass(frozen=True)
class Save:
    """Keep this now: whatever happens next, it must not be lost."""

    candidate: Candidate


@dataclass(frozen=True)
class Finish:
    """Make the sheet. The reply is where it was written, for people to read."""

    candidate: Candidate


Event = Note | Heading | Rows | Told | Choose | ChooseMany | Write | Save | Finish
Reply = str | list[str] | None
