"""The program as the tests of the command line use it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.program import Program


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The program in an empty folder of its own."""
    return Program(tmp_path)
