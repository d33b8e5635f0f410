#!/usr/bin/env python3
"""Set up cscoach on first use and start it: `python3 run.py`. With `test`, set up and run every test.

Standard library only. Everything goes into `.venv` beside this file; deleting that folder undoes it. The versions are
those of `constraints.txt`, so that set-up gives the same everywhere.
"""

# An old Python must get as far as the sentence that tells it so.
from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
OLDEST = (3, 11)


class SetupError(Exception):
    """Set-up could not be finished; the message says what to do."""


def main(arguments: list[str]) -> int:
    """Set up if need be, then become the program or the tests."""
    if sys.version_info < OLDEST:
        print(
            f"cscoach needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is {sys.version.split()[0]}.", file=sys.stderr
        )
        return 4
    testing = arguments[:1] == ["test"]
    try:
        set_up("dev" if testing else "")
    except SetupError as error:
        print(error, file=sys.stderr)
        return 4
    # Every test, one for each core at a time; some of them, as they were asked for.
    command = ["-m", "pytest", *(arguments[1:] or ["-n", "auto"])] if testing else ["-m", "cscoach", *arguments]
    if testing:
        os.chdir(HERE)
    else:
        # The program says how to go on in the words that started it.
        os.environ["CSCOACH_STARTED_BY"] = f"{'py' if os.name == 'nt' else 'python3'} {sys.argv[0]}"
    if os.name == "nt":
        return subprocess.run([str(PYTHON), *command]).returncode
    os.execv(str(PYTHON), [str(PYTHON), *command])
    return 0


def set_up(extra: str) -> None:
    """Make the environment, unless it is there and made from these files. `dev` includes what a plain run needs."""
    stamp = VENV / f"stamp{'-' + extra if extra else ''}"
    wanted = fingerprint()
    stamps = (stamp, VENV / "stamp-dev")
    if PYTHON.exists() and any(s.exists() and s.read_text(encoding="utf-8") == wanted for s in stamps):
        return
    print("Setting up cscoach in .venv, once; this takes a moment …", file=sys.stderr, flush=True)
    if not PYTHON.exists() or not (VENV / "made").exists():
        make()
    install(extra)
    stamp.write_text(wanted, encoding="utf-8")


def fingerprint() -> str:
    """Changes when what is to be installed changes."""
    parts = [(HERE / name).read_bytes() for name in ("pyproject.toml", "constraints.txt")]
    parts.append(f"{sys.version}{HERE}".encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def make() -> None:
    """Make an empty environment; one that is half made goes first."""
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True)
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        said = (made.stdout + made.stderr).strip()
        if "ensurepip" in said or "No module named venv" in said:
            version = f"{sys.version_info.major}.{sys.version_info.minor}"
            raise SetupError(
                "This Python cannot make virtual environments: its venv module is missing.\n"
                f"On Debian and Ubuntu: sudo apt install python3-venv (or python{version}-venv). Then run this again."
            )
        raise SetupError(f"No environment could be made in {VENV}:\n{last(said)}\nNothing else was changed.")
    (VENV / "made").write_text("", encoding="utf-8")


def install(extra: str) -> None:
    """Install the program, editable, and what it needs."""
    target = f"{HERE}[{extra}]" if extra else str(HERE)
    # As an address: pip takes a space in a path for the end of it.
    constraints = (HERE / "constraints.txt").as_uri()
    # The build of the program itself happens in an environment of pip's own; these pin that one as well.
    environment = os.environ | {"PIP_CONSTRAINT": constraints, "PIP_BUILD_CONSTRAINT": constraints}
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", target]
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    if done.returncode:
        raise SetupError(
            "The packages that cscoach needs could not be installed. Is there a network? What pip said last:\n"
            f"{last(done.stderr or done.stdout)}\n"
            "Run this again when it is mended; it goes on from here. Nothing outside .venv was changed."
        )


def last(text: str) -> str:
    """The last lines of what a program said, indented."""
    lines = [line for line in text.strip().splitlines() if line.strip() and not line.startswith("WARNING")]
    return "\n".join(f"    {line}" for line in lines[-4:])


if __name__ == "__main__":
    try:
        code = main(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)
