"""The same work in two processes that deal their sets and dictionaries differently."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.conftest import ROOT


def made_twice(code: str) -> tuple[bytes, bytes]:
    """What some code writes to standard output, in two processes with different seeds for hashes."""
    first, second = (
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            cwd=ROOT,
        ).stdout
        for seed in ("1", "2")
    )
    return first, second
