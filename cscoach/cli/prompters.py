"""Which screen asks: cursor keys, or plain lines."""

from __future__ import annotations

from cscoach.cli.display import dumb
from cscoach.cli.say import Say
from cscoach.interview.prompter import Prompter


def prompter(say: Say, plain: bool) -> Prompter:
    """The screen for this terminal. A terminal that cannot move its cursor gets plain lines in any case."""
    if plain or dumb():
        from cscoach.cli.plain import Plain

        return Plain(say)
    from cscoach.cli.terminal import Terminal

    return Terminal(say)
