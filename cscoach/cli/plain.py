"""Asks with numbered lists and plain lines: for screen readers, old terminals and people who like it so."""

from __future__ import annotations

import os
import select
import sys

from cscoach.cli.display import Display
from cscoach.cli.editor import edited
from cscoach.cli.say import Say
from cscoach.interview.commands import Command, read
from cscoach.interview.events import Choose, ChooseMany, Heading, Note, Option, Rows, Told, Write
from cscoach.text import shortened

#: How long to wait, in seconds, for more lines that were pasted together. Nobody types a line that quickly.
PASTE = 0.05

#: The most that is read at once; a terminal hands over a line at a time.
CHUNK = 65_536


class Plain:
    """Nothing is drawn again, nothing needs a cursor key."""

    def __init__(self, say: Say) -> None:
        self.say = say
        self.display = Display(plain=True)

    def show(self, event: Note | Heading | Rows | Told) -> None:
        """Show something to read."""
        self.display.show(event)

    def choose(self, event: Choose) -> str:
        """A numbered list; Enter takes the default."""
        self._list(event.message, event.options)
        default = next(option for option in event.options if option.value == event.default)
        prompt = f"{self.say('plain.choose')} ({self.say('plain.default', label=default.label)}): "
        while True:
            typed = self._read(prompt).strip()
            if not typed:
                return event.default
            picked = _numbers(typed, event.options)
            if len(picked) == 1:
                return picked[0]
            self.display.line(self.say("plain.not-a-number", most=len(event.options)))

    def choose_many(self, event: ChooseMany) -> list[str]:
        """A numbered list, those that Enter takes marked with a star."""
        self._list(event.message, event.options, event.chosen)
        while True:
            typed = self._read(f"{self.say('plain.choose-many')}: ").strip()
            if not typed:
                return list(event.chosen)
            picked = _numbers(typed, event.options)
            if picked:
                return picked
            self.display.line(self.say("plain.not-a-number", most=len(event.options)))

    def write(self, event: Write) -> str:
        """A line, or the lines of a paste. Enter keeps what was there."""
        self.display.line("")
        self.display.line(event.message)
        if event.gloss:
            self.display.line(f"({event.gloss})")
        if event.stem_gloss:
            self.display.line(f"({event.stem} … = {event.stem_gloss} …)")
        if event.help:
            self.display.line(event.help)
        if event.default:
            self.display.line(self.say("plain.keeps", text=shortened(event.default, 60)))
        typed = self._read(f"{event.stem} … " if event.stem else "> ")
        if event.long and read(typed) is Command.EDITOR:
            return edited(event.default, self.display, self.say) or self.write(event)
        return typed.strip() or event.default

    def _list(self, message: str, options: tuple[Option, ...], marked: tuple[str, ...] = ()) -> None:
        self.display.line("")
        self.display.line(message)
        for number, option in enumerate(options, 1):
            star = " *" if option.value in marked else ""
            self.display.line(f"  {number}. {option.label}{star}")

    def _read(self, prompt: str) -> str:
        sys.stdout.write(prompt)
        sys.stdout.flush()
        return _line()


def _numbers(typed: str, options: tuple[Option, ...]) -> list[str]:
    """The options with these numbers, in their own order; nothing if one of them is no number of the list."""
    words = typed.replace(",", " ").split()
    if not all(word.isascii() and word.isdigit() and 1 <= int(word) <= len(options) for word in words):
        return []
    return [option.value for number, option in enumerate(options, 1) if str(number) in {str(int(w)) for w in words}]


def _line() -> str:
    """One line from the terminal, and the lines that came with it when they were pasted together.

    Raises KeyboardInterrupt at the end of input, which is how one leaves with Ctrl-D.
    """
    if sys.platform == "win32":
        try:
            return input()
        except EOFError as error:
            raise KeyboardInterrupt from error
    number = sys.stdin.fileno()
    data = os.read(number, CHUNK)
    if not data:
        raise KeyboardInterrupt
    while not data.endswith(b"\n") or select.select([number], [], [], PASTE)[0]:
        more = os.read(number, CHUNK)
        if not more:
            break
        data += more
    return data.decode(sys.stdin.encoding or "utf-8", "replace").rstrip("\n")
