"""`cscoach schema`: the JSON Schema of what the program reads."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from cscoach.cli import output
from cscoach.cli.speech import check, vocabulary


def schema(
    what: Annotated[str, typer.Argument(help="What to describe: candidate.")] = "candidate",
) -> None:
    """Print the JSON Schema of the candidate file, for editors and other programs.

    Example: cscoach schema candidate > candidate.schema.json
    """
    check("unknown-schema", what, ("candidate",))
    from cscoach.candidate_file import json_schema

    output.data((json.dumps(json_schema(vocabulary()), ensure_ascii=False, indent=2) + "\n").encode())
