"""Who answers a conversation: a screen, or a script. And the loop that brings the two together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from cscoach.candidate import Candidate
from cscoach.interview.events import Choose, ChooseMany, Finish, Heading, Note, Reply, Rows, Save, Told, Write
from cscoach.interview.talk import Stretch


class Prompter(Protocol):
    """Shows what is to be read and answers what is asked."""

    def show(self, event: Note | Heading | Rows | Told) -> None:
        """Show something to read."""

    def choose(self, event: Choose) -> str:
        """The value of one option."""

    def choose_many(self, event: ChooseMany) -> list[str]:
        """The values of any number of options."""

    def write(self, event: Write) -> str:
        """What was typed; empty for nothing."""


def converse(
    conversation: Stretch[bool],
    prompter: Prompter,
    save: Callable[[Candidate], None],
    finish: Callable[[Candidate], str],
) -> bool:
    """Run a conversation to its end. `save` keeps the candidate at once; `finish` writes the sheet and says where."""
    reply: Reply = None
    while True:
        try:
            event = conversation.send(reply)
        except StopIteration as end:
            return bool(end.value)
        reply = None
        match event:
            case Save():
                save(event.candidate)
            case Finish():
                reply = finish(event.candidate)
            case Choose():
                reply = prompter.choose(event)
            case ChooseMany():
                reply = prompter.choose_many(event)
            case Write():
                reply = prompter.write(event)
            case _:
                prompter.show(event)
