"""`cscoach schema`: the JSON Schemas of what the program reads and writes."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Annotated, Any

import typer

from cscoach.cli import output
from cscoach.cli.speech import vocabulary
from cscoach.errors import check


def _candidate() -> dict[str, Any]:
    from cscoach.candidate_file import json_schema

    return json_schema(vocabulary())


def _judgement() -> dict[str, Any]:
    from cscoach.judging.data import json_schema

    return json_schema()


def _sheet() -> dict[str, Any]:
    from cscoach.rendering.as_json import json_schema

    return json_schema()


def _questions() -> dict[str, Any]:
    from cscoach.exports.bank import json_schema

    return json_schema()


SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "candidate": _candidate,
    "judgement": _judgement,
    "sheet": _sheet,
    "questions": _questions,
}


def schema(
    what: Annotated[
        str, typer.Argument(help="What to describe: candidate, judgement, sheet or questions.")
    ] = "candidate",
) -> None:
    """Print a JSON Schema: of candidate files, judgements (check --json), sheets (-f json) or question banks.

    Example: cscoach schema candidate > candidate.schema.json
    """
    check("unknown-schema", what, tuple(SCHEMAS))
    output.data((json.dumps(SCHEMAS[what](), ensure_ascii=False, indent=2) + "\n").encode())
