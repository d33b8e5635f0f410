"""Completion in the shells: what is proposed when the key for it is pressed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

WORDS = [
    ("cscoach exp", "export"),
    ("cscoach export mood", "moodle"),
    ("cscoach export quiz --topic pat", "patience"),
    ("cscoach sheet x.yaml --language l", "lt"),
    ("cscoach show topics --role contact", "contact-centre"),
    ("cscoach check --topic over-f", "over-favouring"),
]


def _run(environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "cscoach"], env=os.environ | environment, capture_output=True, text=True
    )
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize(("typed", "meant"), WORDS)
def test_bash_zsh_fish_and_powershell_are_given_what_may_follow(typed: str, meant: str) -> None:
    bash = _run({"_CSCOACH_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": str(len(typed.split()) - 1)})
    assert meant in bash.split()
    assert meant in _run({"_CSCOACH_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": typed})
    fish = {
        "_CSCOACH_COMPLETE": "complete_fish",
        "_TYPER_COMPLETE_ARGS": typed,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    assert meant in _run(fish)
    word = {"_TYPER_COMPLETE_WORD_TO_COMPLETE": typed.split()[-1], "_TYPER_COMPLETE_ARGS": typed}
    assert meant in _run({"_CSCOACH_COMPLETE": "complete_powershell"} | word)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_each_shell_has_its_script(shell: str) -> None:
    assert "cscoach" in _run({"_CSCOACH_COMPLETE": f"source_{shell}"})


def test_a_real_bash_completes(tmp_path: Path) -> None:
    bash = shutil.which("bash")
    assert bash is not None
    (tmp_path / "cscoach").write_text(f'#!/bin/sh\nexec {sys.executable} -m cscoach "$@"\n')
    (tmp_path / "cscoach").chmod(0o755)
    script = (
        'eval "$(_CSCOACH_COMPLETE=source_bash cscoach)"; COMP_WORDS=(cscoach export workshee); COMP_CWORD=2; '
        '_cscoach_completion cscoach; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [bash, "-c", script], env=os.environ | {"PATH": path, "PYTHONPATH": root}, capture_output=True, text=True
    )
    assert done.stdout.split() == ["worksheet"]
