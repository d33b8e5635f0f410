"""`cscoach forget`: what is stored is listed, and deleted after a yes."""

from __future__ import annotations

import pytest

from cscoach.content.pack import Pack
from tests.cli.walking import Walker
from tests.program import Program

STORED = ["interview-2026-11-01.md", "interview-2026-11-01.yaml", "interview-2026-11-02.yaml"]


@pytest.fixture
def stored(program: Program) -> Program:
    """The program with some answers in its folder, and a folder that is not its own."""
    program.home.mkdir()
    for name in STORED:
        (program.home / name).write_text("language: en\n", encoding="utf-8")
    (program.home / "candidate.schema.json").write_text("{}", encoding="utf-8")
    (program.home / "kept").mkdir()
    program.file("mia.yaml", "language: en\n")
    return program


def left(program: Program) -> list[str]:
    """The candidates' files that are still there. All else must be."""
    assert (program.home / "kept").is_dir()
    assert (program.folder / "mia.yaml").exists()
    return sorted(path.name for path in program.home.iterdir() if path.name not in ("kept", "candidate.schema.json"))


def test_nothing_is_stored(program: Program) -> None:
    done = program("forget")
    assert (done.code, done.out) == (0, b"")
    assert "Nothing is stored." in done.said
    assert not program.home.exists()


def test_without_a_terminal_it_lists_and_deletes_nothing(stored: Program) -> None:
    done = stored("forget")
    assert done.code == 0
    assert done.text.splitlines() == STORED
    assert str(stored.home) in done.said
    assert left(stored) == STORED


@pytest.mark.parametrize("arguments", [["--all"], [STORED[0]]])
def test_without_a_terminal_nothing_is_deleted_unless_told_yes(stored: Program, arguments: list[str]) -> None:
    done = stored("forget", *arguments)
    assert done.code == 2
    assert "add --yes" in done.said
    assert left(stored) == STORED


def test_yes_deletes_what_is_named(stored: Program) -> None:
    done = stored("forget", STORED[0], STORED[1], "--yes")
    assert done.code == 0
    assert "2 files deleted." in done.said
    assert left(stored) == STORED[2:]
    assert stored("forget", "--all", "-y").code == 0
    assert left(stored) == []


def test_nothing_is_deleted_if_one_of_the_names_is_wrong(stored: Program) -> None:
    for wrong in ("nothing.yaml", "../mia.yaml", str(stored.folder / "mia.yaml"), "kept", "candidate.schema.json"):
        done = stored("forget", STORED[0], wrong, "--yes")
        assert done.code == 2
        assert f"Nothing called {wrong} is stored" in done.said
    assert left(stored) == STORED


@pytest.mark.parametrize("plain", [False, True])
def test_at_a_terminal_one_is_chosen_and_confirmed(stored: Program, en: Pack, plain: bool) -> None:
    for answer in ("no", "yes"):
        with stored.at_terminal("forget", *(["--plain"] if plain else [])) as terminal:
            walker = Walker(terminal, en)
            for name in STORED:
                terminal.wait(name)
            if plain:
                terminal.wait(walker.say("command.forget-which")).wait(f"3. {STORED[1]}").reply("3")
                terminal.wait(walker.say("command.forget-sure", n=1)).reply({"no": "", "yes": "2"}[answer])
            else:
                terminal.ask(walker.say("command.forget-which")).pick(STORED[1])
                terminal.ask(walker.say("command.forget-sure", n=1)).pick(walker.say(f"command.{answer}"))
            assert terminal.end() == 0
        assert left(stored) == (STORED if answer == "no" else [STORED[0], STORED[2]])


def test_at_a_terminal_nothing_is_the_default(stored: Program, en: Pack) -> None:
    with stored.at_terminal("forget") as terminal:
        terminal.ask(Walker(terminal, en).say("command.forget-which")).press("enter")
        assert terminal.end() == 0
    assert left(stored) == STORED


def test_everything_asks_as_well(stored: Program, en: Pack) -> None:
    with stored.at_terminal("forget", "--all") as terminal:
        walker = Walker(terminal, en)
        terminal.ask(walker.say("command.forget-sure", n=3)).press("ctrl-c")
        assert terminal.end() == 130
    assert left(stored) == STORED


def test_what_a_walk_stored_is_found_and_forgotten(program: Program) -> None:
    replies = program.file("replies.yaml", "topics: [teamwork]\nopening.now: work at a till\n")
    assert program("prepare", "--answers", replies).code == 0
    assert len(program("forget").text.splitlines()) == 2
    assert program("forget", "--all", "--yes").code == 0
    assert [path.name for path in program.home.iterdir()] == ["candidate.schema.json"]
