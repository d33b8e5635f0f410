"""Options that several commands share, each spelled once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Language = Annotated[
    str | None,
    typer.Option("--language", "-l", help="The language of guidance: en, lt, … Else the file's or the system's."),
]
InterviewLanguage = Annotated[
    str | None, typer.Option("--interview-language", help="The language of the interview, if it is another one.")
]
Role = Annotated[str | None, typer.Option("--role", help="The post: associate, coordinator, …")]
Plain = Annotated[
    bool, typer.Option("--plain", help="Numbered lists and plain lines, in order; no cursor keys, no colour.")
]
Template = Annotated[
    Path | None, typer.Option("--template", help="A folder with your own sheet.md.j2; see: cscoach template copy.")
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do it without asking.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
