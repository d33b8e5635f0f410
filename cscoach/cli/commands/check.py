"""`cscoach check`: judge one answer, or many."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cscoach.cli import output
from cscoach.cli.options import AsJson, InterviewLanguage, Language, OwnContent, Topic
from cscoach.cli.speech import pack, speech, vocabulary
from cscoach.errors import InputError, UsageError, some
from cscoach.errors import check as check_option

if TYPE_CHECKING:
    from cscoach.content import schema
    from cscoach.judging.judgement import Judgement

#: Bands from the worst on; `--fail-on fair` fails for weak and fair answers.
BANDS = ("weak", "fair", "strong")

FOUND = 1


def check(
    file: Annotated[
        Path | None, typer.Argument(help="A file with one answer, or - for standard input; else your editor.")
    ] = None,
    topic: Topic = "",
    many: Annotated[
        bool, typer.Option("--jsonl", help="Many answers, one JSON object a line: id, language, topic, text.")
    ] = False,
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", help="Exit 1 at this band or below, or at this finding.")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Show every finding, not only the one to mend first.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show which rule or evidence spoke, and on which words.")
    ] = False,
    as_json: AsJson = False,
    interview_language: InterviewLanguage = None,
    language: Language = None,
    own: OwnContent = None,
) -> None:
    """Judge an answer: what is told, what is missing, and the one change that would lift it most.

    Examples: cscoach check answer.txt --topic teamwork · cscoach check --jsonl answers.jsonl > judged.jsonl
    """
    speech.use(language)
    if fail_on is not None:
        _known_threshold(fail_on)
    if many:
        failed = _many(file, fail_on)
    else:
        answered_in = _known(topic, interview_language)
        failed = _one(
            _answer(file), topic, answered_in, fail_on, as_json=as_json, everything=everything, explain=explain
        )
    if failed:
        raise typer.Exit(FOUND)


def judged_languages() -> tuple[str, ...]:
    """The languages in which answers are judged: all that there are, with content or without."""
    from cscoach.languages import LANGUAGES

    return tuple(LANGUAGES)


def kind_of(topic: str) -> schema.Kind:
    """Whether a topic is a strength or a weakness."""
    from cscoach.content.schema import Kind

    return Kind.STRENGTH if topic in vocabulary().strengths else Kind.WEAKNESS


def _topics() -> tuple[str, ...]:
    return (*vocabulary().strengths, *vocabulary().weaknesses)


def _known(topic: str, interview_language: str | None) -> str:
    """The language of the answer. Refuses a topic or a language that is not known, and no topic at all."""
    if not topic:
        raise UsageError("no-topic", expected=some(_topics()))
    check_option("unknown-topic", topic, _topics())
    answered_in = interview_language or speech.language
    check_option("unknown-language", answered_in, judged_languages())
    return answered_in


def _known_threshold(value: str) -> None:
    from cscoach.judging.coaching import FIRST

    known = (*BANDS, *FIRST)
    if value not in known:
        # All of them: no other command lists the findings.
        raise UsageError("unknown-threshold", value=value, expected=", ".join(known))


def _answer(file: Path | None) -> str:
    from cscoach.cli.display import Display
    from cscoach.cli.editor import edited
    from cscoach.storage import files

    if file is not None:
        return files.decode(files.read_bytes(output.given(), "-"), "-") if str(file) == "-" else files.read_text(file)
    if not output.interactive():
        raise UsageError("no-answer")
    return edited("", Display(plain=False), speech.say) or ""


def _one(
    answer: str, topic: str, answered_in: str, fail_on: str | None, *, as_json: bool, everything: bool, explain: bool
) -> bool:
    from cscoach.judging.coaching import rewrite
    from cscoach.judging.data import as_data
    from cscoach.judging.judge import judge
    from cscoach.text import LONGEST

    if len(answer) > LONGEST:
        raise InputError("answer-too-long", length=len(answer), most=LONGEST)
    said = _topic(topic, answered_in)
    judgement = judge(answer, topic, kind_of(topic), answered_in, said.model_texts if said else ())
    if as_json:
        data = as_data(judgement, answer, speech.language, rewrite(judgement, answer, said) if said else ())
        output.data((json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode())
    else:
        from cscoach.cli.verdict import show

        show(judgement, answer, said, speech, everything=everything, explain=explain)
    return failed(judgement, fail_on)


def failed(judgement: Judgement, fail_on: str | None) -> bool:
    """Whether a judgement is what the caller wanted to fail at."""
    if fail_on is None:
        return False
    if fail_on in BANDS:
        return BANDS.index(judgement.band) <= BANDS.index(fail_on)
    return any(finding.rule == fail_on for finding in judgement.findings)


@lru_cache(maxsize=256)
def _topic(topic: str, language: str) -> schema.Topic | None:
    """The topic in the language of the answer, if there is content for it."""
    from cscoach.cli.speech import languages

    return pack(language).topic(topic) if language in languages() and topic in pack(language).topics else None


def _many(file: Path | None, fail_on: str | None) -> bool:
    """Judge a stream. A line that cannot be judged gets an object with its error in its place; exit 3 at the end."""
    from cscoach.cli.stream import as_line, judged
    from cscoach.storage import files

    source = output.given() if file is None or str(file) == "-" else files.byte_lines(file)
    failing = broken = 0
    for result, judgement in judged(source, _topics(), judged_languages(), kind_of, _topic, speech):
        if not output.data(as_line(result)):
            return False
        if judgement is None:
            broken += 1
        elif failed(judgement, fail_on):
            failing += 1
    if broken:
        raise InputError("lines-broken", n=broken)
    return failing > 0
