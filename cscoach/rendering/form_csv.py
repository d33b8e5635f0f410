"""Form → CSV: names of columns and the example, with the mark by which spreadsheets know that it is UTF-8."""

from __future__ import annotations

from cscoach.rendering.csv_text import BOM, line
from cscoach.rendering.form import Form


def render(form: Form) -> bytes:
    """The form as a CSV file."""
    return BOM + line(column.name for column in form.columns) + line(column.example for column in form.columns)
