"""`cscoach forget`: see what is stored about candidates, and delete it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cscoach.cli import output
from cscoach.cli.options import Language, Plain, Yes
from cscoach.cli.speech import speech
from cscoach.errors import UsageError


def forget(
    names: Annotated[
        list[str] | None, typer.Argument(help="What to delete, as listed; without names, you are asked.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Delete all of it.")] = False,
    yes: Yes = False,
    plain: Plain = False,
    language: Language = None,
) -> None:
    """List what is stored about candidates and delete one or all, after a yes.

    Only the program's own folder is looked at; a file that you named yourself stays yours to delete.
    """
    from cscoach.storage import home

    speech.use(language)
    stored = home.everything()
    named = [_named(name, stored) for name in names or ()]
    if not stored:
        output.say(speech.say("command.forget-nothing"))
        return
    output.say(speech.say("command.forget-folder", path=home.folder()))
    for path in stored:
        output.out(path.name)
    if named:
        chosen = named
    elif everything or not output.interactive():
        chosen = stored if everything else []
    else:
        chosen = _asked(stored, plain)
    if not chosen:
        return
    if not yes and not _sure(len(chosen), plain):
        return
    home.delete(chosen)
    output.say(speech.say("command.forget-done", n=len(chosen)))


def _named(name: str, stored: list[Path]) -> Path:
    for path in stored:
        if path.name == name:
            return path
    raise UsageError("no-such-stored", value=name)


def _asked(stored: list[Path], plain: bool) -> list[Path]:
    from cscoach.cli.prompters import prompter
    from cscoach.interview.events import Choose, Option

    options = [Option(path.name, path.name) for path in stored]
    options = [Option("", speech.say("command.forget-none")), *options, Option("*", speech.say("command.forget-all"))]
    choice = prompter(speech.say, plain).choose(
        Choose("forget", speech.say("command.forget-which"), tuple(options), "")
    )
    return stored if choice == "*" else [path for path in stored if path.name == choice]


def _sure(count: int, plain: bool) -> bool:
    from cscoach.cli.prompters import prompter
    from cscoach.interview.events import Choose, Option

    if not output.interactive():
        raise UsageError("no-terminal-for")
    options = (Option("no", speech.say("command.no")), Option("yes", speech.say("command.yes")))
    return (
        prompter(speech.say, plain).choose(Choose("sure", speech.say("command.forget-sure", n=count), options, "no"))
        == "yes"
    )
