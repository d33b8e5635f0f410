"""Asks at a terminal with cursor keys, by questionary."""

from __future__ import annotations

from typing import Any

import questionary
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.styles import Style

from cscoach.cli.display import Display
from cscoach.cli.editor import edited
from cscoach.cli.say import Say
from cscoach.interview.commands import Command, behind, read
from cscoach.interview.events import Choose, ChooseMany, Heading, Note, Rows, Told, Write

_STYLE = Style(
    [
        ("qmark", ""),
        ("question", "bold"),
        ("answer", ""),
        ("pointer", "bold"),
        ("highlighted", "bold"),
        ("selected", ""),
        ("instruction", "fg:ansibrightblack"),
    ]
)


class Terminal:
    """Menus by arrow keys; text that wraps, takes pasted lines, and opens in an editor on request."""

    def __init__(self, say: Say) -> None:
        self.say = say
        self.display = Display(plain=False)

    def show(self, event: Note | Heading | Rows | Told) -> None:
        """Show something to read."""
        self.display.show(event)

    def choose(self, event: Choose) -> str:
        """A menu. Raises KeyboardInterrupt on Ctrl-C."""
        self._question(event.message, self.say("terminal.choose"))
        choices = [questionary.Choice(option.label, option.value) for option in event.options]
        default = next((choice for choice in choices if choice.value == event.default), None)
        asked = questionary.select(
            "", choices, default=default, qmark="", pointer="›", instruction=" ", style=_STYLE, erase_when_done=True
        )
        chosen = str(_answered(asked))
        self._chosen([option.label for option in event.options if option.value == chosen])
        return chosen

    def choose_many(self, event: ChooseMany) -> list[str]:
        """A menu with boxes to tick."""
        self._question(event.message, self.say("terminal.many"))
        choices = [
            questionary.Choice(option.label, option.value, checked=option.value in event.chosen)
            for option in event.options
        ]
        asked = questionary.checkbox(
            "", choices, qmark="", pointer="›", instruction=" ", style=_STYLE, erase_when_done=True
        )
        chosen = list(_answered(asked))
        self._chosen([option.label for option in event.options if option.value in chosen])
        return chosen

    def _question(self, message: str, help_line: str) -> None:
        """Printed here and not by the menu, which would break lines in the middle of words."""
        self.display.line("")
        self.display.line(message, "bold")
        self.display.line(help_line, "dim")

    def _chosen(self, labels: list[str]) -> None:
        """What was chosen, in place of the menu, which says it in English only."""
        self.display.line(f" › {', '.join(labels) or self.say('terminal.nothing')}")

    def write(self, event: Write) -> str:
        """A text. The question, its gloss and the stem stand above the line that is typed.

        What was typed is printed again when it is done: the line that is typed in breaks in the middle of words.
        """
        self.display.line("")
        self.display.line(event.message, "bold")
        if event.gloss:
            self.display.line(event.gloss, "dim italic")
        if event.stem_gloss:
            self.display.line(f"{event.stem} … = {event.stem_gloss} …", "dim italic")
        if event.help:
            self.display.line(event.help, "dim")
        if event.default:
            self.display.line(self.say("terminal.wipe"), "dim")
        typed = self._typed(event, event.default)
        if event.long and read(typed) is Command.EDITOR:
            changed = edited(event.default, self.display, self.say)
            if changed is None:
                return self.write(event)
            self.display.line(changed.strip(), "dim")
            return changed
        return typed

    def _typed(self, event: Write, default: str) -> str:
        asked = questionary.text(
            f"{event.stem} …" if event.stem else "›",
            default=default,
            qmark="",
            style=_STYLE,
            multiline=event.long,
            instruction="",
            key_bindings=_keys(),
            enable_open_in_editor=True,
            tempfile_suffix=".txt",
            erase_when_done=True,
        )
        typed = str(_answered(asked))
        self.display.line(f" {event.stem} … {typed}" if event.stem else f" › {typed}")
        return behind(default, typed) or typed


def _answered(question: Any) -> Any:
    """Ctrl-C and Ctrl-D leave; everything answered so far is saved already."""
    try:
        return question.unsafe_ask()
    except EOFError as error:
        raise KeyboardInterrupt from error


def _keys() -> KeyBindings:
    """Enter ends the answer, Alt-Enter begins a new line, Ctrl-U wipes all of it; pasted line breaks stay."""
    keys = KeyBindings()

    @keys.add(Keys.Enter, eager=True)
    def _accept(event: Any) -> None:
        event.current_buffer.validate_and_handle()

    @keys.add(Keys.ControlU, eager=True)
    def _wipe(event: Any) -> None:
        event.current_buffer.reset()

    @keys.add(Keys.Escape, Keys.Enter)
    def _newline(event: Any) -> None:
        event.current_buffer.insert_text("\n")

    return keys
