"""The notebook of the examples, run from the first cell to the last in a real kernel.

`pytest tests/notebook.py`; no part of a plain test run, because it needs Jupyter; `.ci/run` has it and runs this.
"""

from __future__ import annotations

from typing import Any

import nbformat
from nbclient import NotebookClient

from tests.conftest import ROOT


def test_every_cell_runs_and_judgements_show_themselves() -> None:
    read: Any = nbformat.read
    notebook = read(ROOT / "examples" / "notebook.ipynb", as_version=4)
    assert not any(cell.outputs for cell in notebook.cells if cell.cell_type == "code")
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(ROOT)}}).execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert not [output for output in outputs if output.output_type == "error"]
    shown = [output.data for output in outputs if "data" in output]
    pages = [data for data in shown if "text/html" in data]
    assert len(pages) == 3
    assert all({"text/html", "text/markdown", "text/plain"} <= set(data) for data in pages)
    assert "text-decoration: underline" in pages[1]["text/html"]
    said = "".join(output.text for output in outputs if output.output_type == "stream")
    assert "teamwork" in said
