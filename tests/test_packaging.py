"""What is built is complete and runs: as an installed wheel, from the zipped wheel, and editable."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from cscoach import __version__
from tests.program import EPOCH, copy_checkout

pytestmark = pytest.mark.slow

CONTENT = ("prompts", "reports")


@dataclass(frozen=True)
class Built:
    """A copy of the checkout, and what was built of it."""

    checkout: Path
    sdist: Path
    wheel: Path


def run(*command: str | Path, folder: Path, path: Path | None = None, constraints: Path | None = None) -> str:
    """Run a command in a folder. Returns its standard output; fails with what it said."""
    around = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CSCOACH"))}
    around |= {"SOURCE_DATE_EPOCH": EPOCH, "CSCOACH_LANGUAGE": "en"}
    if path:
        around |= {"PYTHONPATH": str(path)}
    if constraints:
        around |= {"PIP_CONSTRAINT": str(constraints), "PIP_BUILD_CONSTRAINT": str(constraints)}
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, cwd=folder, env=around)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """An sdist of the checkout, and a wheel of that sdist."""
    folder = tmp_path_factory.mktemp("build")
    checkout = copy_checkout(folder / "checkout")
    out = folder / "dist"
    run(
        sys.executable,
        "-m",
        "build",
        "--outdir",
        out,
        checkout,
        folder=folder,
        constraints=checkout / "constraints.txt",
    )
    (sdist,), (wheel,) = out.glob("*.tar.gz"), out.glob("*.whl")
    return Built(checkout, sdist, wheel)


def environment(folder: Path, checkout: Path, *install: str | Path) -> Path:
    """A clean environment with something installed in it. Returns its Python."""
    run(sys.executable, "-m", "venv", folder, folder=folder.parent)
    python = folder / "bin" / "python"
    constraints = checkout / "constraints.txt"
    command = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *install)
    run(*command, folder=folder, constraints=constraints)
    return python


@pytest.fixture(scope="module")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment in which the wheel is installed."""
    return environment(tmp_path_factory.mktemp("installed") / "venv", built.checkout, built.wheel)


def content(folder: Path) -> set[str]:
    """The files of the content below a folder."""
    return {
        path.relative_to(folder).as_posix() for name in CONTENT for path in (folder / name).rglob("*") if path.is_file()
    }


def test_the_wheel_holds_all_content_and_only_the_program(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as wheel:
        names = {name for name in wheel.namelist() if not name.endswith("/")}
    inside = {name.removeprefix("cscoach/") for name in names if name.split("/")[1] in CONTENT}
    assert inside == content(built.checkout)
    assert {name.split("/")[0] for name in names} == {"cscoach", f"cscoach-{__version__}.dist-info"}
    program = {path.relative_to(built.checkout).as_posix() for path in (built.checkout / "cscoach").rglob("*")}
    own = {name for name in names if name.startswith("cscoach/") and name.removeprefix("cscoach/") not in inside}
    assert own == {name for name in program if (built.checkout / name).is_file()}


def test_the_sdist_holds_what_building_and_testing_need(built: Built) -> None:
    with tarfile.open(built.sdist) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {"pyproject.toml", "run.py", "constraints.txt", "LICENSE", "README.md", "tests/conftest.py"} <= names
    assert content(built.checkout) <= names
    assert not [name for name in names if "__pycache__" in name or name.startswith((".venv", "dist"))]


def test_the_installed_wheel_makes_a_sheet_from_anywhere(built: Built, installed: Path, tmp_path: Path) -> None:
    command = installed.parent / "cscoach"
    assert run(command, "--version", folder=tmp_path) == f"cscoach {__version__}\n"
    run(command, "packs", "check", folder=tmp_path)
    example = built.checkout / "examples" / "shop-assistant.yaml"
    sheet = run(command, "sheet", example, folder=tmp_path)
    assert sheet.startswith("# Interview prep sheet")
    where = run(installed, "-c", "import cscoach; print(cscoach.__file__)", folder=tmp_path)
    assert str(built.checkout) not in where


def test_the_zipped_wheel_runs_as_it_is(built: Built, installed: Path, tmp_path: Path) -> None:
    where = run(installed, "-c", "import cscoach; print(cscoach.__file__)", folder=tmp_path, path=built.wheel)
    assert where.startswith(str(built.wheel))
    example = built.checkout / "examples" / "shop-assistant.yaml"
    arguments = ("-m", "cscoach", "sheet", example)
    assert run(installed, *arguments, folder=tmp_path, path=built.wheel) == run(installed, *arguments, folder=tmp_path)
    run(installed, "-m", "cscoach", "packs", "check", folder=tmp_path, path=built.wheel)


def test_an_editable_install_finds_a_language_as_soon_as_it_is_there(tmp_path: Path) -> None:
    checkout = copy_checkout(tmp_path / "checkout")
    python = environment(tmp_path / "venv", checkout, "--editable", checkout)
    (tmp_path / "mia.yaml").write_text("language: lv\n", encoding="utf-8")
    for code in ("lv", "uk", "bg"):
        folder = checkout / "prompts" / code
        if folder.exists():
            folder.rename(tmp_path / code)
    refused = subprocess.run([python, "-m", "cscoach", "sheet", "mia.yaml"], capture_output=True, cwd=tmp_path)
    assert refused.returncode == 3
    subprocess.run(["cp", "-r", checkout / "prompts" / "en", checkout / "prompts" / "lv"], check=True)
    assert run(python, "-m", "cscoach", "sheet", "mia.yaml", folder=tmp_path).startswith("# Interview prep sheet")
