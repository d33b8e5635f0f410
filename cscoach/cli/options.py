"""Options that several commands share, each spelled once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

# What a shell proposes when the key for completion is pressed.


def _begun(known: Iterable[str], incomplete: str) -> list[str]:
    return [name for name in known if name.startswith(incomplete)]


def _languages(incomplete: str) -> list[str]:
    from cscoach.cli.speech import languages

    return _begun(languages(), incomplete)


def _roles(incomplete: str) -> list[str]:
    from cscoach.cli.speech import vocabulary

    return _begun(vocabulary().roles, incomplete)


def _topics(incomplete: str) -> list[str]:
    from cscoach.cli.speech import vocabulary

    return _begun((*vocabulary().strengths, *vocabulary().weaknesses), incomplete)


Language = Annotated[
    str | None,
    typer.Option(
        "--language",
        "-l",
        help="The language of guidance: en, lt, … Else the file's or the system's.",
        autocompletion=_languages,
    ),
]
InterviewLanguage = Annotated[
    str | None,
    typer.Option(
        "--interview-language",
        help="The language of the interview, if it is another one.",
        autocompletion=_languages,
    ),
]
Topic = Annotated[
    str,
    typer.Option("--topic", "-t", help="What the answer is about: teamwork, arguing, …", autocompletion=_topics),
]
Topics = Annotated[
    list[str] | None,
    typer.Option("--topic", "-t", help="A topic; say it again for more.", autocompletion=_topics),
]
Role = Annotated[str | None, typer.Option("--role", help="The post: associate, coordinator, …", autocompletion=_roles)]
Plain = Annotated[
    bool, typer.Option("--plain", help="Numbered lists and plain lines, in order; no cursor keys, no colour.")
]
Template = Annotated[
    Path | None, typer.Option("--template", help="A folder with your own sheet.md.j2; see: cscoach template copy.")
]


def _lay(folder: str) -> Path:
    """Own content is checked and laid over the project's before anything is read."""
    from cscoach.content.own import use

    use(Path(folder))
    return Path(folder)


OwnContent = Annotated[
    Path | None,
    typer.Option(
        "--pack",
        envvar="CSCOACH_PACK",
        show_envvar=False,
        parser=_lay,
        metavar="<path>",
        is_eager=True,
        help="A folder with content of your own; see: cscoach packs new.",
    ),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do it without asking.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
