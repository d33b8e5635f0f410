"""Form → CSV: names of columns and the example, with the mark by which spreadsheets know that it is UTF-8."""

from __future__ import annotations

import csv
import io

from cscoach.rendering.form import Form


def render(form: Form) -> bytes:
    """The form as a CSV file. Its texts are the content's own, so no cell can be taken for a formula."""
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow([column.name for column in form.columns])
    table.writerow([column.example for column in form.columns])
    return text.getvalue().encode("utf-8-sig")
