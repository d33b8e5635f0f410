"""What LibreOffice makes of our workbooks, and we of its: `pytest tests/libreoffice.py`.

It is no part of a plain test run, because it needs that program; `.ci/run` installs it and runs this.
"""

from __future__ import annotations

import csv
import io
import subprocess
from pathlib import Path

import pytest

from cscoach.content.load import available
from cscoach.rendering import form_xlsx
from cscoach.storage.tables.read import read
from tests.rendering.test_form_xlsx import _form, _opened, _text
from tests.storage.tables.test_workbook import told

LANGUAGES = available()


@pytest.mark.parametrize("language", LANGUAGES)
def test_libreoffice_reads_the_same(language: str, tmp_path: Path) -> None:
    made = _form(language, "uk")
    (tmp_path / "form.xlsx").write_bytes(form_xlsx.render(made))
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1"]
    subprocess.run([*command, "form.xlsx"], cwd=tmp_path, check=True, capture_output=True, timeout=120)
    rows = list(csv.reader(io.StringIO((tmp_path / "form.csv").read_text(encoding="utf-8"), newline="")))
    assert rows == [[str(text) for text in row] for row in _text(_opened(form_xlsx.render(made)))]


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_what_libreoffice_writes_is_read(tmp_path: Path, kind: str) -> None:
    (tmp_path / "in.csv").write_text("name,n\nŽydrūnė,=1/0\nЇжак,5\n", encoding="utf-8")
    options = ["--headless", "--convert-to", kind, "--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1"]
    subprocess.run(["soffice", *options, "--outdir", str(tmp_path), str(tmp_path / "in.csv")], check=True, timeout=120)
    found = read(tmp_path / f"in.{kind}")
    assert told(found) == [(2, "error-cell"), (3, ("Їжак", "5"))]
