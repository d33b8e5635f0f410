"""Walks the conversation without a screen: replies by the id of the question, everything that happened in order."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from cscoach.candidate import Answer, Candidate
from cscoach.content.load import load
from cscoach.content.pack import Pack
from cscoach.content.posts import STRENGTHS, WEAKNESSES
from cscoach.interview.events import Choose, ChooseMany, Event, Finish, Heading, Note, Reply, Save, Told, Write
from cscoach.interview.talk import Settings
from cscoach.interview.walk import walk
from tests.conftest import TODAY

E = TypeVar("E")

SHEET = "the sheet is here"

#: What stands above an answer that is to be told again, which nobody has told yet.
AGAIN = load("en").interface.say("check.rewrite")

#: Replies by the id of the question, one for each time that it is asked.
Replies = dict[str, list[Reply]]

#: One strength and one weakness, which are quicker to walk.
TWO: Replies = {"topics": [["composure", "arguing"]]}

#: The six core topics.
SIX: Replies = {"topics": [[*STRENGTHS, *WEAKNESSES]]}


PARTS = ("situation", "task", "action", "result")


def samples(pack: Pack, *topics: str) -> Replies:
    """A reply to every part of some topics: the samples."""
    return {f"{topic}.{name}": [part.sample] for topic in topics for name, part in pack.topic(topic).parts.items()}


def settings(today: date = TODAY, *, quick: bool = False, **given: str) -> Settings:
    """Settings for a walk in English; `given` is what was said on the command line."""
    return Settings(today, ("en",), load, "en", quick, {key.replace("_", "-"): value for key, value in given.items()})


def begun_with(**strengths: Answer) -> Candidate:
    """Somebody who has begun: strengths as given, and one weakness not told yet."""
    return Candidate("en", "en", role="associate", strengths=strengths, weaknesses={"arguing": Answer()})


class Walk:
    """A walk from its beginning to its end, or to where `until` is asked.

    A question that has no reply (left) gets its default. Replies that were never asked for are a fault.
    """

    def __init__(
        self,
        settings: Settings,
        candidate: Candidate | None = None,
        replies: Replies | None = None,
        until: str | None = None,
    ) -> None:
        self.events: list[Event] = []
        self.ended: bool | None = None
        left = {name: list(told) for name, told in (replies or {}).items()}
        conversation = walk(settings, candidate)
        reply: Reply = None
        try:
            while True:
                event = conversation.send(reply)
                self.events.append(event)
                if until is not None and getattr(event, "id", None) == until and not left.get(until):
                    break
                reply = _answered(event, left)
        except StopIteration as end:
            self.ended = bool(end.value)
        unused = {name: told for name, told in left.items() if told}
        assert not unused, f"never asked for: {unused}; asked: {self.asked}"

    def of(self, kind: type[E]) -> list[E]:
        """All events of a kind."""
        return [event for event in self.events if isinstance(event, kind)]

    @property
    def asked(self) -> list[str]:
        """The ids of the questions, in order."""
        return [event.id for event in self.events if isinstance(event, Choose | ChooseMany | Write)]

    @property
    def notes(self) -> list[str]:
        """What was said, in order."""
        return [note.text for note in self.of(Note)]

    @property
    def progress(self) -> list[str]:
        """The headings of the topics, as far as they say where on the way they are."""
        return [heading.progress for heading in self.of(Heading) if heading.progress]

    @property
    def saved(self) -> Candidate:
        """What was saved last: what somebody finds who was interrupted now."""
        return self.of(Save)[-1].candidate

    @property
    def finished(self) -> Candidate | None:
        """The candidate whose sheet was made, if one was."""
        return next((finish.candidate for finish in self.of(Finish)), None)

    def question(self, name: str, turn: int = 0) -> Choose | ChooseMany | Write:
        """A question by its id, the first time that it came or a later one."""
        found = [e for e in self.events if isinstance(e, Choose | ChooseMany | Write) and e.id == name]
        return found[turn]

    def shown(self, topic_name: str) -> str:
        """The last answer that was shown below a heading, as one text."""
        texts: list[str] = []
        heading = ""
        for event in self.events:
            if isinstance(event, Heading):
                heading = event.title
            elif isinstance(event, Told) and heading == topic_name and event.title != AGAIN:
                texts.append(" ".join(text for _, text, _ in event.pieces))
        return texts[-1]


def _answered(event: Event, left: Replies) -> Reply:
    match event:
        case Finish():
            return SHEET
        case Choose() | ChooseMany() | Write():
            if left.get(event.id):
                reply = left[event.id].pop(0)
            else:
                reply = list(event.chosen) if isinstance(event, ChooseMany) else event.default
            if isinstance(event, Choose):
                assert reply in [option.value for option in event.options], (event.id, reply)
            return reply
    return None
