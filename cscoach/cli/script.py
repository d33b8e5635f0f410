"""Answers a conversation from a file, for demonstrations, courses and tests: the same walk, nobody typing."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

from cscoach import yamltext
from cscoach.cli.display import Display
from cscoach.errors import InputError, some
from cscoach.interview.events import Choose, ChooseMany, Heading, Note, Option, Rows, Told, Write
from cscoach.storage import files


class Script:
    """Replies by the id of the question; a list where a question comes more than once. What is not named is left out.

    A question that the file does not answer gets its default, or no answer.
    """

    def __init__(self, path: Path) -> None:
        self.source = str(path)
        self.replies = _read(path)
        self.asked: list[str] = []
        self.display = Display(plain=True)

    def show(self, event: Note | Heading | Rows | Told) -> None:
        """Show something to read."""
        self.display.show(event)

    def choose(self, event: Choose) -> str:
        """The reply, or the default."""
        reply = str(self._next(event.id, event.default))
        self._known(event.id, [reply], event.options)
        self._echo(event.message, next(option.label for option in event.options if option.value == reply))
        return reply

    def choose_many(self, event: ChooseMany) -> list[str]:
        """The reply, one or several, or those chosen before."""
        reply = self._next(event.id, list(event.chosen), many=True)
        values = reply if isinstance(reply, list) else [part.strip() for part in str(reply).split(",")]
        self._known(event.id, values, event.options)
        self._echo(event.message, ", ".join(values))
        return values

    def write(self, event: Write) -> str:
        """The reply, or what stood there."""
        reply = str(self._next(event.id, event.default) or "")
        self._echo(event.message, reply)
        return reply

    def finish(self) -> None:
        """Refuse replies that were never asked for: a misspelt id must not pass in silence."""
        left = [name for name in self.replies if name not in self.asked]
        if left:
            near = difflib.get_close_matches(left[0], self.asked, 1, 0.5)
            if near:
                raise InputError("answers-unknown", source=self.source, value=left[0], nearest=near[0])
            raise InputError("answers-unused", source=self.source, names=", ".join(left))

    def _next(self, name: str, default: Any, many: bool = False) -> Any:
        self.asked.append(name)
        reply = self.replies.get(name)
        if isinstance(reply, list) and not (many and not any(isinstance(item, list) for item in reply)):
            turn = self.asked.count(name) - 1
            return reply[turn] if turn < len(reply) else default
        return default if reply is None or (not many and self.asked.count(name) > 1) else reply

    def _known(self, name: str, values: list[str], options: tuple[Option, ...]) -> None:
        known = [option.value for option in options]
        for value in values:
            if value not in known:
                expected = some(known, value)
                raise InputError("answers-choice", source=self.source, value=value, id=name, expected=expected)

    def _echo(self, message: str, reply: str) -> None:
        self.display.line("")
        self.display.line(message)
        self.display.line(f"> {reply}")


def _read(path: Path) -> dict[str, Any]:
    text = files.read_text(path)
    try:
        data = yamltext.parse(text)
    except yamltext.UnreadableError as error:
        raise InputError("candidate-faults", error.problems, source=path, n=len(error.problems)) from error
    if not isinstance(data, dict) or any(isinstance(reply, dict) for reply in data.values()):
        raise InputError("answers-shape", source=path)
    return data
