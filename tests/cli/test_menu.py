"""`cscoach` alone."""

from __future__ import annotations

import pytest

from cscoach.content.pack import Pack
from tests.cli.walking import Walker
from tests.program import Program


def test_without_a_terminal_the_help_is_printed(program: Program) -> None:
    done = program()
    assert done.code == 0
    assert "cscoach prepare" in done.text
    assert [command in done.text for command in ("prepare", "sheet", "schema", "forget", "packs")] == [True] * 5
    assert done.said == ""


@pytest.mark.parametrize("entry", ["prepare", "quick"])
def test_the_menu_starts_a_walk(program: Program, en: Pack, entry: str) -> None:
    with program.at_terminal() as terminal:
        walker = Walker(terminal, en)
        terminal.ask(walker.say("menu.ask")).pick(walker.say(f"menu.{entry}"))
        terminal.ask(walker.say("setup.language")).press("enter")
        terminal.ask(walker.say("setup.interview-language"))
        assert (walker.say("setup.quick") in terminal.shown) is (entry == "quick")
        terminal.press("ctrl-c")
        assert terminal.end() == 130


def test_the_menu_makes_a_sheet(program: Program, en: Pack) -> None:
    program.file("my answers.yaml", "language: en\nname: Mia Example\n")
    with program.at_terminal(environment={"HOME": str(program.folder)}) as terminal:
        walker = Walker(terminal, en)
        terminal.ask(walker.say("menu.ask")).pick(walker.say("menu.sheet"))
        terminal.ask(walker.say("menu.which-file")).reply("~/my answers.yaml")
        terminal.wait("# Interview prep sheet").wait("Mia Example")
        assert terminal.end() == 0


def test_a_wrong_file_in_the_menu_is_said(program: Program, en: Pack) -> None:
    with program.at_terminal() as terminal:
        walker = Walker(terminal, en)
        terminal.ask(walker.say("menu.ask")).pick(walker.say("menu.sheet"))
        terminal.ask(walker.say("menu.which-file")).reply("nothing.yaml")
        terminal.wait(walker.say("errors.no-such-file", path="nothing.yaml"))
        assert terminal.end() == 3


def test_the_menu_shows_and_deletes_what_is_stored(program: Program, en: Pack) -> None:
    program.home.mkdir()
    (program.home / "interview-2026-11-01.yaml").write_text("language: en\n", encoding="utf-8")
    with program.at_terminal() as terminal:
        walker = Walker(terminal, en)
        terminal.ask(walker.say("menu.ask")).pick(walker.say("menu.forget"))
        terminal.wait("interview-2026-11-01.yaml")
        terminal.ask(walker.say("command.forget-which")).pick(walker.say("command.forget-all"))
        terminal.ask(walker.say("command.forget-sure", n=1)).pick(walker.say("command.yes"))
        terminal.wait(walker.say("command.forget-done", n=1))
        assert terminal.end() == 0
    assert list(program.home.iterdir()) == []


@pytest.mark.parametrize("leave", ["quit", "ctrl-c"])
def test_the_menu_can_be_left(program: Program, en: Pack, leave: str) -> None:
    with program.at_terminal() as terminal:
        walker = Walker(terminal, en)
        terminal.ask(walker.say("menu.ask"))
        if leave == "quit":
            terminal.pick(walker.say("menu.quit"))
        else:
            terminal.press("ctrl-c")
        assert terminal.end() == (0 if leave == "quit" else 130)
    assert not program.home.exists()
