"""`python3 run.py` on a fresh machine: it sets up once, and says what is wrong where it cannot."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from cscoach import __version__
from tests.program import ROOT, copy_checkout

#: No network: nothing listens on this port, and nothing else is asked.
OFFLINE = {
    "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
    "PIP_EXTRA_INDEX_URL": "",
    "PIP_FIND_LINKS": "",
    "PIP_CONFIG_FILE": os.devnull,
    "PIP_NO_CACHE_DIR": "1",
    "PIP_RETRIES": "0",
    "PIP_TIMEOUT": "2",
}


@dataclass(frozen=True)
class Ran:
    """A run of `run.py`: its exit code, what it put out and what it said."""

    code: int
    out: str
    said: str


def run(
    checkout: Path,
    *arguments: str,
    environment: Mapping[str, str] | None = None,
    launcher: tuple[str, ...] | None = None,
) -> Ran:
    """Run a checkout's `run.py` from another folder, as somebody does who names it by its path."""
    around = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CSCOACH"))}
    around |= {"CSCOACH_LANGUAGE": "en", "CSCOACH_HOME": str(checkout.parent / "home"), **(environment or {})}
    command = [sys.executable, *(launcher or (str(checkout / "run.py"),)), *arguments]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        cwd=checkout.parent,
        env=around,
        timeout=500,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A fresh copy of the checkout, in a folder whose name is not easy."""
    return copy_checkout(tmp_path / "mano darbai" / "ąžuolas's coach")


#: As Python 3.8 is: `list[str]` is no type there.
OLD_PYTHON = """\
import builtins, runpy, sys

class OldList(list):
    __class_getitem__ = None

builtins.list = OldList
sys.version_info, sys.version = (3, 8, 4, "final", 0), "3.8.4 (main)"
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def test_a_python_that_is_too_old_is_told_so(checkout: Path) -> None:
    ran = run(checkout, launcher=("-c", OLD_PYTHON, str(checkout / "run.py")))
    assert (ran.code, ran.out) == (4, "")
    assert ran.said == "cscoach needs Python 3.11 or newer; this is 3.8.4.\n"
    assert not (checkout / ".venv").exists()


def test_an_old_python_can_read_the_script_at_all() -> None:
    source = (ROOT / "run.py").read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 7))
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported <= sys.stdlib_module_names


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Error: Command '[...]' returned non-zero exit status 1: ensurepip is not available", "python3-venv"),
        ("/usr/bin/python3: No module named venv", "python3-venv"),
        ("Error: [Errno 28] No space left on device", "No space left on device"),
    ],
)
def test_an_environment_that_cannot_be_made_is_told_and_leaves_nothing(checkout: Path, said: str, told: str) -> None:
    fake = checkout.parent / "fake" / "venv"
    fake.mkdir(parents=True)
    (fake / "__init__.py").touch()
    half = f"import pathlib, sys\npathlib.Path(sys.argv[1], 'bin').mkdir(parents=True)\nsys.exit({said!r})\n"
    (fake / "__main__.py").write_text(half, encoding="utf-8")
    ran = run(checkout, "--version", environment={"PYTHONPATH": str(fake.parent)})
    assert (ran.code, ran.out) == (4, "")
    assert told in ran.said
    assert len(ran.said.splitlines()) <= 5
    assert not (checkout / ".venv").exists()


@pytest.mark.slow
def test_without_a_network_it_says_so_and_goes_on_from_there_later(checkout: Path) -> None:
    half = checkout / ".venv" / "bin"
    half.mkdir(parents=True)
    (half / "python").write_text("half made", encoding="utf-8")
    ran = run(checkout, "--version", environment=OFFLINE)
    assert (ran.code, ran.out) == (4, "")
    assert "Is there a network?" in ran.said
    assert "Run this again when it is mended" in ran.said
    assert len(ran.said.splitlines()) <= 9
    assert (half / "python").stat().st_size != len("half made")
    made = (checkout / ".venv" / "made").stat().st_mtime_ns
    assert run(checkout, "--version", environment=OFFLINE).code == 4
    assert (checkout / ".venv" / "made").stat().st_mtime_ns == made


def installed(checkout: Path) -> set[str]:
    """What is installed in the environment, as `name==version`, pip and the program itself left out."""
    names = [path.name.removesuffix(".dist-info") for path in (checkout / ".venv").rglob("*.dist-info")]
    found = {f"{name.rpartition('-')[0]}=={name.rpartition('-')[2]}".lower() for name in names}
    assert len(found) > 10
    return {pin for pin in found if pin.partition("==")[0] not in ("pip", "setuptools", "cscoach")}


def pinned(checkout: Path) -> set[str]:
    """What the constraints allow, written in the same way."""
    lines = (checkout / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return {line.lower().replace("-", "_") for line in lines}


@pytest.mark.slow
def test_it_sets_up_once_and_then_starts_at_once(checkout: Path) -> None:
    ran = run(checkout, "--version")
    assert (ran.code, ran.out) == (0, f"cscoach {__version__}\n"), ran.said
    assert "once" in ran.said
    assert installed(checkout) <= pinned(checkout)
    before = {path.name: path.stat().st_mtime_ns for path in (checkout / ".venv").iterdir()}

    again = run(checkout, "--version", environment=OFFLINE)
    assert (again.code, again.out, again.said) == (0, f"cscoach {__version__}\n", "")
    assert {path.name: path.stat().st_mtime_ns for path in (checkout / ".venv").iterdir()} == before

    refused = run(checkout, "sheet", "no where.yaml", environment=OFFLINE)
    assert refused.code == 3
    assert refused.said.startswith("no where.yaml is not there.")
    sheet = run(checkout, "sheet", str(checkout / "examples" / "student.yaml"), environment=OFFLINE)
    assert sheet.out.startswith("# Interview prep sheet")

    tests = run(checkout, "test", "--version", environment=OFFLINE)
    assert tests.code == 4, "what the tests need is not there yet"
    assert "Is there a network?" in tests.said

    with (checkout / "constraints.txt").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert run(checkout, "--version", environment=OFFLINE).code == 4


def test_what_is_installed_is_pinned_and_no_host_is_named() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert pins
    assert [line for line in pins if line.count("==") != 1] == []
    for name in ("constraints.txt", "pyproject.toml", "run.py"):
        assert "://" not in (ROOT / name).read_text(encoding="utf-8").replace("https://json-schema.org", "")
    assert not (ROOT / "uv.lock").exists()
