"""What can be typed instead of an answer."""

from __future__ import annotations

import pytest

from cscoach.interview.commands import Command, behind, read


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("?", Command.HINT), ("e", Command.EXAMPLE), (" E ", Command.EXAMPLE), ("<", Command.BACK), (">", Command.SKIP),
        ("w", Command.WHOLE), ("q", Command.STOP), ("o", Command.EDITOR), ("Й", Command.STOP), ("щ", Command.EDITOR),
        (">>", Command.SKIP_TOPIC), ("ЮЮ", Command.SKIP_TOPIC), (">>>", None),
        ("ee", None), ("", None), ("w o", None), ("??", None), ("yes", None), ("1", None), ("{{7*7}}", None),
    ],
)  # fmt: skip
def test_a_key_or_two_are_a_command_and_all_else_an_answer(typed: str, command: Command | None) -> None:
    assert read(typed) is command


@pytest.mark.parametrize(
    ("added", "command"),
    [
        ("<", Command.BACK), (" <", Command.BACK), (">", Command.SKIP), (" >>", Command.SKIP_TOPIC),
        (" ?", Command.HINT),
        ("?", None), (" e", None), ("", None), (" < 5", None), ("ю", None),
    ],
)  # fmt: skip
def test_a_sign_behind_what_stood_there_is_a_command(added: str, command: Command | None) -> None:
    assert behind("sold cakes", f"sold cakes{added}") is command
    assert behind("", added) is None
    assert behind("sold cakes", added) is None
