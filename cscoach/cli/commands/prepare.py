"""`cscoach prepare`: the walk, from the first question to the sheet."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cscoach.cli import output
from cscoach.cli.options import InterviewLanguage, Language, OwnContent, Plain, Role
from cscoach.cli.speech import languages, pack, speech, vocabulary
from cscoach.errors import CscoachError, UsageError, check

if TYPE_CHECKING:
    from cscoach.candidate import Candidate
    from cscoach.cli.script import Script
    from cscoach.interview.prompter import Prompter
    from cscoach.interview.talk import Settings


#: `run.py` says in this variable how it was called, because there need be no `cscoach` on the path.
STARTED_BY = "CSCOACH_STARTED_BY"


def prepare(
    file: Annotated[
        Path | None, typer.Argument(help="The candidate file to create or continue; else one in your data folder.")
    ] = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="The evening before: one strength, one weakness, fifteen minutes.")
    ] = False,
    answers: Annotated[
        Path | None, typer.Option("--answers", help="Take the replies from this file instead of a terminal.")
    ] = None,
    to: Annotated[
        Path | None, typer.Option("--output", "-o", help="Where to write the sheet; else beside the candidate file.")
    ] = None,
    language: Language = None,
    own: OwnContent = None,
    interview_language: InterviewLanguage = None,
    role: Role = None,
    plain: Plain = False,
) -> None:
    """Walk through strengths and weaknesses, one small question at a time, and leave with a prep sheet.

    Examples: cscoach prepare · cscoach prepare --quick · cscoach prepare olena.yaml --interview-language lt
    """
    speech.use(language)
    if interview_language is not None:
        check("unknown-language", interview_language, languages())
    if role is not None:
        check("unknown-role", role, vocabulary().roles)
    given = {"language": language, "interview-language": interview_language, "role": role}
    begin(file, {key: value for key, value in given.items() if value}, quick=quick, answers=answers, to=to, plain=plain)


def begin(
    file: Path | None,
    given: dict[str, str],
    *,
    quick: bool = False,
    answers: Path | None = None,
    to: Path | None = None,
    plain: bool = False,
) -> None:
    """Start or continue a walk. Raises `UsageError` where nobody can answer its questions."""
    from cscoach.cli.commands.sheet import refuse_same
    from cscoach.cli.prompters import prompter
    from cscoach.cli.script import Script
    from cscoach.interview.talk import Settings
    from cscoach.today import today

    script: Script | None = None
    if answers is not None:
        script = Script(answers)
    elif not output.interactive():
        raise UsageError("no-terminal")
    screen = script or prompter(speech.say, plain)
    settings = Settings(today(), languages(), pack, speech.language, quick, given)
    desk = Desk(file or _stored(screen, answers), to)
    if to is not None:
        refuse_same(desk.file, to)
    desk.converse(screen, settings)
    if script is not None:
        script.finish()


class Desk:
    """Where one preparation lies: its file, its sheet, and what to say when it is left."""

    def __init__(self, file: Path | None, to: Path | None) -> None:
        from cscoach.storage import files, home
        from cscoach.today import today

        self.file = file or home.new_candidate(today())
        self.to = to
        self.saved = files.ready(self.file)

    def converse(self, screen: Prompter, settings: Settings) -> None:
        """Run the walk to its end, or say what is kept when it is left before."""
        from cscoach.content.load import refuse_unwritten
        from cscoach.interview.events import Note
        from cscoach.interview.prompter import converse
        from cscoach.interview.walk import walk
        from cscoach.storage import candidates

        candidate = None
        if self.saved:
            candidate = candidates.load(self.file, vocabulary(), settings.given.get("language"))
            speech.chosen = candidate.language
            refuse_unwritten(candidate)
        screen.show(Note(speech.say("setup.private", path=self.file), "quiet"))
        try:
            ended = converse(walk(settings, candidate), screen, self.save, self.finish)
        except KeyboardInterrupt:
            output.say()
            key = "end.interrupted" if self.saved else "end.interrupted-nothing"
            output.say(speech.say(key, path=self.file))
            self.go_on()
            raise
        if not ended:
            output.say(speech.say("end.stopped", path=self.file))
            self.go_on()

    def go_on(self) -> None:
        """Say how to continue."""
        if self.saved:
            # A command that is broken into two lines could not be copied.
            output.say(speech.say("end.go-on", command=self.command), wrap=False)

    @property
    def command(self) -> str:
        """The command that continues this preparation."""
        return f"{os.environ.get(STARTED_BY, 'cscoach')} prepare {shlex.quote(str(self.file))}"

    def save(self, candidate: Candidate) -> None:
        """Keep the candidate now."""
        from cscoach.storage import candidates

        speech.chosen = candidate.language
        candidates.save(self.file, candidate, vocabulary())
        self.saved = True

    def finish(self, candidate: Candidate) -> str:
        """Write the sheet and say where it is."""
        from cscoach.cli.commands.sheet import rendered
        from cscoach.storage import files

        self.save(candidate)
        path = self.to or self._beside()
        form = "json" if path.suffix == ".json" else "md"
        files.write(path, rendered(candidate, form))
        return str(path)

    def _beside(self) -> Path:
        """Where the sheet lies if nobody says where: beside the candidate file, and never in its place."""
        beside = self.file.with_suffix(".md")
        free = beside != self.file and (not beside.exists() or _ours(beside))
        return beside if free else self.file.with_name(f"{self.file.stem}-sheet.md")


def _ours(path: Path) -> bool:
    """Whether something is a sheet of ours, which may be made anew; what cannot be read is somebody else's."""
    from cscoach.storage import files

    title = f"# {speech.say('sheet.title')}\n".encode()
    try:
        with files.opened(path) as file:
            return file.read(len(title)) == title
    except CscoachError:
        return False


def _stored(screen: Prompter, answers: Path | None) -> Path | None:
    """One of the preparations that lie in the data folder, if the user wants to go on with it."""
    from cscoach.interview.events import Choose, Option
    from cscoach.storage import home

    stored = home.candidates()
    if answers is not None or not stored:
        return None
    options = (*(Option(str(path), path.stem) for path in stored[:9]), Option("", speech.say("resume.another")))
    picked = screen.choose(Choose("which", speech.say("resume.which"), options, options[0].value))
    return Path(picked) if picked else None
