"""Imports what `cscoach sheet` imports and renders its template with the data ready: `one_template.py SHEET.json`."""

import datetime
import json
import sys
from pathlib import Path

import babel.dates
import jinja2
import platformdirs  # noqa: F401
import pydantic
import typer  # noqa: F401
import yaml  # noqa: F401


class Anything(pydantic.BaseModel):
    """One model, as a program that checks its input has."""

    name: str | None = None


Anything.model_validate({"name": "Olena"})
data = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
reports = Path(__file__).resolve().parents[2] / "reports"
environment = jinja2.Environment(
    loader=jinja2.FileSystemLoader(reports), autoescape=True, trim_blocks=True, lstrip_blocks=True
)
environment.filters.update(
    quoted=lambda pieces, _: " ".join(piece["text"] for piece in pieces),
    inline=lambda text: text,
    md=lambda text: text,
    capital=lambda text: text,
)
environment.globals["once"] = lambda macro, *given: macro(*given)


def said(day: str) -> str:
    """A date in words, as the sheet has it."""
    return babel.dates.format_date(datetime.date.fromisoformat(day), "full", locale="en_GB")


template = environment.get_template("sheet.md.j2")
sys.stdout.write(template.render(sheet=data, look={}, t=lambda key, **_: key, date=said, cited=lambda words: words))
