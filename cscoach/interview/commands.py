"""What can be typed instead of an answer: a character or two, so that no answer is taken for it."""

from __future__ import annotations

from enum import StrEnum


class Command(StrEnum):
    """A way out of a prompt. The editor belongs to the screen; a conversation only has to know that it is no answer."""

    HINT = "?"
    EXAMPLE = "e"
    BACK = "<"
    SKIP = ">"
    SKIP_TOPIC = ">>"
    WHOLE = "w"
    STOP = "q"
    EDITOR = "o"


#: The same keys, or the same letters, when the keyboard is set to Ukrainian or Bulgarian.
_CYRILLIC = {
    "у": Command.EXAMPLE,
    "е": Command.EXAMPLE,
    "ц": Command.WHOLE,
    "в": Command.WHOLE,
    "й": Command.STOP,
    "я": Command.STOP,
    "щ": Command.EDITOR,
    "о": Command.EDITOR,
    "б": Command.BACK,
    "ю": Command.SKIP,
    "юю": Command.SKIP_TOPIC,
}


def read(typed: str) -> Command | None:
    """The command that was typed, or None if it is an answer. Capital letters do as well."""
    key = typed.strip().lower()
    try:
        return _CYRILLIC.get(key) or Command(key)
    except ValueError:
        return None


def behind(default: str, typed: str) -> Command | None:
    """The command that was typed behind an answer which stood there already, if it is a sign that ends no answer."""
    added = typed.removeprefix(default)
    if not default or added == typed:
        return None
    command = read(added)
    if command in (Command.BACK, Command.SKIP, Command.SKIP_TOPIC) or (command is Command.HINT and added[0] == " "):
        return command if added.strip() == command.value else None
    return None
