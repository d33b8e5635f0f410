"""`cscoach sheet`: a candidate file becomes a prep sheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cscoach.cli import output
from cscoach.cli.options import Language, OwnContent, Template
from cscoach.cli.speech import pack, speech, vocabulary
from cscoach.errors import UsageError, check

if TYPE_CHECKING:
    from cscoach.candidate import Candidate
    from cscoach.rendering.look import Look


def sheet(
    file: Annotated[Path, typer.Argument(help="A candidate file (YAML or JSON), or - for standard input.")],
    form: Annotated[str, typer.Option("--format", "-f", help="md or json.")] = "md",
    to: Annotated[Path | None, typer.Option("--output", "-o", help="Where to write it; else standard output.")] = None,
    language: Language = None,
    own: OwnContent = None,
    template: Template = None,
) -> None:
    """Make the prep sheet of a candidate file.

    Examples: cscoach sheet olena.yaml · cscoach sheet olena.yaml -o sheet.md · cscoach sheet - -f json < olena.yaml
    """
    from cscoach.rendering.formats import FORMATS
    from cscoach.storage import candidates, files

    speech.use(language)
    check("unknown-format", form, tuple(FORMATS))
    known = vocabulary()
    if str(file) == "-":
        text = files.decode(files.read_bytes(output.given(), "-"), "-")
        candidate: Candidate = candidates.parse(text, "-", known, language)
    else:
        candidate = candidates.load(file, known, language)
        if to is not None:
            refuse_same(file, to)
    content = rendered(candidate, form, own_look(template))
    if to is None or str(to) == "-":
        output.data(content)
    else:
        files.write(to, content)
        speech.use(candidate.language)
        output.say(speech.say("command.written", path=to))


def refuse_same(file: Path, to: Path) -> None:
    """A sheet must not take the place of the answers that it was made of."""
    if file.resolve() == to.resolve():
        raise UsageError("same-file", path=to)


def own_look(templates: Path | None) -> Look:
    """How sheets look with the templates that somebody brings along."""
    from cscoach.rendering.look import PLAIN, Look
    from cscoach.storage.templates import read

    return Look(read(templates)) if templates is not None else PLAIN


def rendered(candidate: Candidate, form: str, look: Look | None = None) -> bytes:
    """The sheet of a candidate in one format, as bytes."""
    from cscoach.content.load import refuse_unwritten
    from cscoach.rendering.formats import FORMATS
    from cscoach.rendering.look import PLAIN
    from cscoach.sheet.builder import build
    from cscoach.today import today

    refuse_unwritten(candidate)
    guidance = pack(candidate.language)
    made = build(candidate, guidance, pack(candidate.interview_language), today())
    return FORMATS[form].render(made, guidance.interface, look or PLAIN)
