"""`cscoach show`: look up what the coach knows."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Annotated

import typer

from cscoach.cli import output
from cscoach.cli.options import AsJson, Language, OwnContent, Role
from cscoach.cli.speech import pack, speech, vocabulary
from cscoach.errors import check

if TYPE_CHECKING:
    from cscoach.lookup.entries import Entry

#: The widest that lines of text get: longer ones are hard to read.
WIDEST = 96


def show(
    what: Annotated[
        str | None,
        typer.Argument(help="roles, topics, questions, techniques, rights, paths, phrases, terms or facts."),
    ] = None,
    entry: Annotated[str | None, typer.Argument(metavar="[ID]", help="One of them, whole.")] = None,
    role: Role = None,
    as_json: AsJson = False,
    language: Language = None,
    own: OwnContent = None,
) -> None:
    """Look up what the coach knows: posts, topics, questions, techniques, rights and more.

    Examples: cscoach show topics --role coordinator · cscoach show questions composure · cscoach show rights --json
    """
    from cscoach.lookup.entries import KINDS, chosen, find

    speech.use(language)
    if role is not None:
        check("unknown-role", role, vocabulary().roles)
    if what is None:
        _offer(tuple(KINDS))
        return
    check("unknown-kind", what, tuple(KINDS))
    entries = find(pack(speech.language), what, role)
    if entry is not None:
        known = dict.fromkeys([*(known["id"] for known in entries), *(known.get("topic", "") for known in entries)])
        check("unknown-entry", entry, tuple(name for name in known if name))
        entries = chosen(entries, entry)
    if as_json:
        found = entries[0] if entry and len(entries) == 1 else entries
        output.data((json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode())
    else:
        output.page(_lines(what, entry, entries))


def _offer(kinds: tuple[str, ...]) -> None:
    """What there is to look up."""
    output.out(speech.say("show.what"))
    for kind in kinds:
        output.out(f"  {kind:<12}{speech.say(f'show.{kind}')}")
    output.out(speech.say("show.more", command="cscoach show topics"))


def _lines(what: str, wanted: str | None, entries: list[Entry]) -> list[str]:
    from cscoach.lookup.page import Page

    page = Page(pack(speech.language), min(WIDEST, shutil.get_terminal_size().columns))
    if wanted and len(entries) == 1:
        return page.whole(entries[0])
    lines = page.listing(entries)
    return [*lines, "", speech.say("show.more", command=f"cscoach show {what} ID")] if entries else lines
