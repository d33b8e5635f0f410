"""`cscoach packs`: check content, the project's or one's own, and begin with one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cscoach.cli import output
from cscoach.cli.options import Language
from cscoach.cli.speech import speech
from cscoach.errors import InputError

app = typer.Typer(
    help="Content: check it, or begin with some of your own.",
    rich_markup_mode=None,
    no_args_is_help=True,
    add_completion=False,
)


@app.command("new")
def new(
    folder: Annotated[Path, typer.Argument(help="Where to put it.")],
    language: Language = None,
) -> None:
    """Begin with own content: a folder with two questions of your own, to be used with --pack.

    Example: cscoach packs new ours · cscoach show questions teamwork --pack ours
    """
    from cscoach.storage import own_pack

    speech.use(language)
    names = own_pack.new(folder, speech.language)
    output.say(speech.say("command.copied", path=folder, names=", ".join(names)))


@app.command("check")
def check(
    folder: Annotated[
        Path | None, typer.Argument(help="Own content, or a folder with whole languages; else the built-in one.")
    ] = None,
    language: Language = None,
) -> None:
    """Check every file of the content and tell all faults at once, as file:line:column.

    Examples: cscoach packs check · cscoach packs check ours
    """
    from cscoach.content.load import available

    speech.use(language)
    if folder is not None and not folder.is_dir():
        raise InputError("no-content-folder", path=folder)
    codes = available(folder)
    if not codes and folder is not None:
        _own(folder)
    else:
        _whole(folder, codes)


def _own(folder: Path) -> None:
    """Content that is laid over the project's."""
    from cscoach import languages
    from cscoach.content import own

    codes = own.check(folder)
    names = languages.say_list(speech.language, codes)
    output.say(speech.say("command.own-content-fine", path=folder, languages=names))


def _whole(folder: Path | None, codes: list[str]) -> None:
    """Languages that stand by themselves."""
    from cscoach import languages
    from cscoach.content import check as checks

    packs = checks.check(codes, folder)
    missing = checks.still_missing(packs)
    whole = [code for code in codes if code not in missing]
    names = languages.say_list(speech.language, whole)
    output.say(speech.say("command.content-fine", n=len(whole), languages=names))
    for code, left in missing.items():
        output.say(speech.say("command.content-missing", language=code, topics=", ".join(left)))
