"""`cscoach packs`: check content, the project's or one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cscoach.cli import output
from cscoach.cli.options import Language
from cscoach.cli.speech import speech
from cscoach.errors import InputError

app = typer.Typer(help="Check content: what the coach says and knows.", rich_markup_mode=None, no_args_is_help=True)


@app.command("check")
def check(
    folder: Annotated[
        Path | None, typer.Argument(help="A folder with a folder for each language; else the built-in one.")
    ] = None,
    language: Language = None,
) -> None:
    """Check every file of the content and tell all faults at once, as file:line:column.

    Example: cscoach packs check prompts
    """
    from cscoach import languages
    from cscoach.content import check as checks
    from cscoach.content.load import available

    speech.use(language)
    if folder is not None and not folder.is_dir():
        raise InputError("no-content-folder", path=folder)
    codes = available(folder)
    if not codes:
        raise InputError("no-content-folder", path=folder)
    packs = checks.check(codes, folder)
    missing = checks.still_missing(packs)
    whole = [code for code in codes if code not in missing]
    names = languages.say_list(speech.language, whole)
    output.say(speech.say("command.content-fine", n=len(whole), languages=names))
    for code, left in missing.items():
        output.say(speech.say("command.content-missing", language=code, topics=", ".join(left)))
