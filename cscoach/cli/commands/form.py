"""`cscoach form`: an empty table for a cohort."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cscoach.cli import output
from cscoach.cli.options import InterviewLanguage, Language, OwnContent, Role
from cscoach.cli.speech import languages, pack, speech, vocabulary
from cscoach.errors import InputError, check

if TYPE_CHECKING:
    from cscoach.rendering.form import Form

#: The formats that a form can have.
FORMATS = ("csv", "xlsx")


def form(
    to: Annotated[Path | None, typer.Option("--output", "-o", help="Where to write it; else standard output.")] = None,
    language: Language = None,
    own: OwnContent = None,
    interview_language: InterviewLanguage = None,
    role: Role = None,
    topics: Annotated[
        str | None, typer.Option("--topics", help="Strengths and weaknesses to ask for, with commas: teamwork,arguing.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--format", "-f", help="csv or xlsx; else by the name given to -o.")
    ] = None,
) -> None:
    """Make an empty table that a cohort fills in, one person a row.

    Examples: cscoach form -o form.xlsx · cscoach form -o form.xlsx --role contact-centre · cscoach form > form.csv
    """
    from cscoach.batch.form import form as made
    from cscoach.storage import files

    speech.use(language)
    if interview_language is not None:
        check("unknown-language", interview_language, languages())
    if role is not None:
        check("unknown-role", role, vocabulary().roles)
    asked = _topics(topics or "")
    shape = kind or _by_name(to)
    check("unknown-format", shape, FORMATS)
    guidance = pack(speech.language)
    table = made(guidance, pack(interview_language or guidance.language), languages(), role, asked)
    content = _rendered(table, shape)
    if to is None or str(to) == "-":
        output.data(content)
    else:
        if to.exists():
            raise InputError("file-exists", path=to)
        files.write(to, content)
        output.say(speech.say("command.written", path=to))


def _topics(told: str) -> list[str]:
    """Ids with commas between them; the opening is a topic here."""
    known = vocabulary()
    asked = [topic for topic in map(str.strip, told.split(",")) if topic]
    for topic in asked:
        check("unknown-entry", topic, ("opening", *known.strengths, *known.weaknesses))
    return asked


def _by_name(to: Path | None) -> str:
    """The format that a file's name stands for; CSV where there is no file."""
    return "csv" if to is None or str(to) == "-" else to.suffix.removeprefix(".").lower()


def _rendered(table: Form, shape: str) -> bytes:
    from cscoach.rendering import form_csv, form_xlsx

    return form_xlsx.render(table) if shape == "xlsx" else form_csv.render(table)
