"""Runs the program as its users do: as a process of its own, in a folder and a home of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.terminal import Terminal

ROOT = Path(__file__).parent.parent

#: Thursday, 26 November 2026, so that a run gives the same whenever it is made.
EPOCH = "1795651200"
TODAY = "2026-11-26"


#: What lies in a checkout and belongs to its machine, or is of no use to the program.
_LEFT = (".git", ".venv*", "venv", "__pycache__", "*.egg-info", ".*_cache", ".hypothesis", "dist", "build", "training")


def copy_checkout(target: Path) -> Path:
    """Copy the checkout, as a fresh clone has it. Returns the copy."""
    shutil.copytree(ROOT, target, ignore=shutil.ignore_patterns(*_LEFT))
    return target


@dataclass(frozen=True)
class Done:
    """What a run left: its exit code, its standard output, and what it said on standard error."""

    code: int
    out: bytes
    said: str

    @property
    def text(self) -> str:
        """Standard output as text."""
        return self.out.decode()

    @property
    def shown(self) -> str:
        """Standard output as text with single spaces, so that where lines break makes no difference."""
        return " ".join(self.text.split())


class Program:
    """The program, in `folder`, with its data in `home`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        kept = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
        self.environment = {name: os.environ[name] for name in kept if name in os.environ} | {
            "HOME": str(folder),
            "CSCOACH_HOME": str(self.home),
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm-256color",
            "SOURCE_DATE_EPOCH": EPOCH,
            "PYTHONPATH": str(ROOT),
        }

    @property
    def languages(self) -> list[str]:
        """The languages that have content."""
        return sorted(file.parent.name for file in (ROOT / "prompts").glob("*/interface.yaml"))

    def __call__(self, *arguments: str | Path, given: bytes = b"", **environment: str) -> Done:
        """Run it to its end, without a terminal; `given` is its standard input."""
        done = subprocess.run(
            [sys.executable, "-m", "cscoach", *map(str, arguments)],
            input=given,
            capture_output=True,
            cwd=self.folder,
            env=self.environment | environment,
            timeout=120,
        )
        said = done.stderr.decode()
        assert "Traceback" not in said, said
        return Done(done.returncode, done.stdout, said)

    def shell(self, script: str) -> Done:
        """Run a line of shell in which `cscoach` is the program."""
        done = subprocess.run(
            ["bash", "-c", f'cscoach() {{ "{sys.executable}" -m cscoach "$@"; }}\n{script}'],
            capture_output=True,
            cwd=self.folder,
            env=self.environment,
            timeout=120,
        )
        said = done.stderr.decode()
        assert "Traceback" not in said, said
        return Done(done.returncode, done.stdout, said)

    def at_terminal(
        self,
        *arguments: str | Path,
        environment: Mapping[str, str | None] | None = None,
        columns: int = 80,
        rows: int = 24,
    ) -> Terminal:
        """Start it at a terminal. A value of None in `environment` takes a variable away."""
        changed: dict[str, str | None] = {**self.environment, **(environment or {})}
        around = {name: value for name, value in changed.items() if value is not None}
        return Terminal(*map(str, arguments), environment=around, folder=self.folder, columns=columns, rows=rows)

    def file(self, name: str, content: str | bytes) -> Path:
        """Write a file in the folder. Returns its path."""
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path
