"""What `cscoach` alone offers at a terminal."""

from __future__ import annotations

from pathlib import Path

from cscoach.cli.commands.forget import forget
from cscoach.cli.commands.prepare import begin
from cscoach.cli.commands.sheet import sheet
from cscoach.cli.prompters import prompter
from cscoach.cli.speech import speech
from cscoach.interview.events import Choose, Option, Write


def menu() -> None:
    """Ask what to do, and do it."""
    names = ("prepare", "quick", "sheet", "forget", "quit")
    screen = prompter(speech.say, plain=False)
    options = tuple(Option(name, speech.say(f"menu.{name}")) for name in names)
    choice = screen.choose(Choose("menu", speech.say("menu.ask"), options, "prepare"))
    if choice in ("prepare", "quick"):
        begin(None, {}, quick=choice == "quick")
    elif choice == "sheet":
        file = screen.write(Write("file", speech.say("menu.which-file"))).strip()
        if file:
            sheet(Path(file).expanduser())
    elif choice == "forget":
        forget()
