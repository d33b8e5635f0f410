"""`cscoach export`: course material made of what the coach knows."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cscoach.cli import output
from cscoach.cli.options import InterviewLanguage, Language, OwnContent, Role, Topics
from cscoach.cli.speech import languages, pack, speech, vocabulary
from cscoach.errors import InputError, UsageError, check

if TYPE_CHECKING:
    from cscoach.exports.material import Material


def _formats(incomplete: str) -> list[str]:
    from cscoach.exports.formats import FORMATS

    return [name for name in FORMATS if name.startswith(incomplete)]


def export(
    form: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help="anki, moodle, gift, qti, slides, cards, worksheet, quiz, rubric, questions or bank.",
            autocompletion=_formats,
        ),
    ],
    to: Annotated[Path | None, typer.Option("--output", "-o", help="Where to write it; else standard output.")] = None,
    topics: Topics = None,
    role: Role = None,
    language: Language = None,
    own: OwnContent = None,
    interview_language: InterviewLanguage = None,
    number: Annotated[int | None, typer.Option("--number", "-n", min=1, help="So many questions or cards.")] = None,
    seed: Annotated[int, typer.Option(help="The same seed draws the same questions in the same order.")] = 1,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Make course material: quizzes for a learning platform, decks of cards, slides, handouts, tables.

    Examples: cscoach export anki --role contact-centre -o deck.apkg · cscoach export moodle --topic composure -n 20 -o
    quiz.xml · cscoach export cards --language en --interview-language lt > cards.md
    """
    from cscoach.exports.formats import FORMATS

    speech.use(language)
    check("unknown-format", form, tuple(FORMATS))
    chosen = FORMATS[form]
    material = _material(topics or [], role, interview_language or speech.language, number, seed)
    if to is None or str(to) == "-":
        if chosen.binary and sys.stdout.isatty():
            raise UsageError("binary-at-terminal", what=form, suffix=chosen.suffix)
        output.data(chosen.render(material))
        return
    _write(to, chosen.render(material), force=force)


def _material(topics: list[str], role: str | None, interview: str, number: int | None, seed: int) -> Material:
    from cscoach.exports.material import Material
    from cscoach.exports.selection import Selection, topics_of
    from cscoach.today import today

    check("unknown-language", interview, languages())
    known = vocabulary()
    if role is not None:
        check("unknown-role", role, known.roles)
    for topic in topics:
        check("unknown-topic", topic, (*known.strengths, *known.weaknesses))
    guidance, said = pack(speech.language), pack(interview)
    return Material(Selection(guidance, said, topics_of(guidance, said, role, topics), role, number, seed), today())


def _write(path: Path, data: bytes, *, force: bool) -> None:
    from cscoach.storage import files

    if path.is_file() and not force:
        raise InputError("output-exists", path=path)
    files.write(path, data)
    output.say(speech.say("command.written", path=path))
