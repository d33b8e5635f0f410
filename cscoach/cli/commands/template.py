"""`cscoach template`: the templates of the reports, to make one's own of."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cscoach.cli import output
from cscoach.cli.options import Language
from cscoach.cli.speech import speech

app = typer.Typer(
    help="The templates of the reports, to make your own of.",
    rich_markup_mode=None,
    no_args_is_help=True,
    add_completion=False,
)


@app.callback()
def template() -> None:
    """The templates of the reports, to make your own of."""


@app.command("copy")
def copy(
    folder: Annotated[Path, typer.Argument(help="Where to put them.")],
    language: Language = None,
) -> None:
    """Copy the templates to a folder; change them there, and use them with --template.

    Example: cscoach template copy mine · cscoach sheet olena.yaml --template mine
    """
    from cscoach.storage import templates

    speech.use(language)
    names = templates.copy(folder)
    output.say(speech.say("command.copied", path=folder, names=", ".join(names)))
