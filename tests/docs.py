"""Everything that the documentation shows is run: `pytest tests/docs.py`.

Page by page, in order, in a folder of its own with a copy of `examples/` and a home of its own:

- a block ```` ```text title="answer.txt" ```` (any language with a title) is written to a file of that name;
- in a ```` ```console ```` block each line that begins with `$ ` is run by a shell. It must end with 0, or with the
  code that the line names (`# exit 3`). The lines below it must be what it prints, `…` standing for anything;
- a ```` ```python ```` block without a title is run; the blocks of a page share their names.

It is no part of a plain test run, because it is about the pages and not about the program; CI runs it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.main import get_command

import cscoach
from cscoach.cli.main import app
from cscoach.content.load import load
from cscoach.judging.coaching import FIRST

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
EXAMPLES = yaml.safe_load((DOCS / "examples.yaml").read_text(encoding="utf-8"))

_BLOCK = re.compile(r"^( *)```(\w+)([^\n]*)\n(.*?)^\1```$", re.M | re.S)
_TITLE = re.compile(r'title="([^"]+)"')
_EXIT = re.compile(r"\s+# exit (\d+)$")

#: What stands in the README for something of the reader's own, and what is taken for it here.
STAND_INS = {
    "FILE": "examples/student.yaml",
    "answer.txt": "examples/README.answer",
    "answers.jsonl": "examples/README.jsonl",
}

#: Commands of the README that ask at a terminal, or run all tests.
_NOT_RUN = re.compile(r"cscoach(?: prepare(?!.*--answers).*| test| check| prepare --quick)?")

#: What makes what is printed the same everywhere; the day is 26 November 2026.
SAME = {"LANG": "C.UTF-8", "COLUMNS": "80", "SOURCE_DATE_EPOCH": "1795651200"}


@dataclass(frozen=True)
class Block:
    """A block of code of a page."""

    language: str
    title: str | None
    text: str


def _blocks(page: Path) -> Iterator[Block]:
    for indent, language, about, text in _BLOCK.findall(page.read_text(encoding="utf-8")):
        named = _TITLE.search(about)
        yield Block(language, named and named[1], re.sub(rf"^{indent}", "", text, flags=re.M))


def _environment(folder: Path) -> dict[str, str]:
    """The caller's environment with a home of its own, the program in the path, and nothing that changes its speech."""
    home = folder / "home"
    home.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CSCOACH_", "XDG_", "LC_"))}
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return kept | {"HOME": str(home), "PATH": path, "PYTHONPATH": str(ROOT)} | SAME


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with the examples."""
    shutil.copytree(ROOT / "examples", tmp_path / "work" / "examples")
    return tmp_path / "work"


def _run(command: str | list[str], place: Path, environment: dict[str, str]) -> tuple[int, str]:
    done = subprocess.run(
        command,
        cwd=place,
        env=environment,
        shell=isinstance(command, str),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout.decode().replace("\r\n", "\n")


def _steps(text: str) -> Iterator[tuple[str, int, str]]:
    """The commands of a console block: the command, the exit code that it must have, the output that is shown."""
    for piece in re.split(r"^\$ ", text, flags=re.M)[1:]:
        line, _, shown = piece.partition("\n")
        code = _EXIT.search(line)
        yield _EXIT.sub("", line), int(code[1]) if code else 0, shown


def _like(shown: str, printed: str) -> bool:
    """Whether what is printed is what the page shows; `…` on a line of its own is any lines."""
    pattern = ""
    for line in shown.strip("\n").splitlines():
        if line.strip() == "…":
            pattern += r"(?:[^\n]*\n)*?"
        else:
            pattern += ".*".join(re.escape(piece.rstrip()) for piece in line.split("…")) + r"[ \t]*\n"
    return re.fullmatch(pattern, printed.lstrip("﻿").rstrip("\n") + "\n") is not None


def _console(block: Block, place: Path, environment: dict[str, str]) -> None:
    for command, code, shown in _steps(block.text):
        got, printed = _run(command, place, environment)
        assert got == code, f"{command}\nended with {got} and not {code}:\n{printed}"
        assert not shown.strip() or _like(shown, printed), f"{command}\nprinted\n{printed}\nand not\n{shown}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_a_page_does_what_it_shows(page: Path, place: Path, tmp_path: Path) -> None:
    environment = _environment(tmp_path)
    before = ""
    for block in _blocks(page):
        if block.title:
            (place / block.title).write_text(block.text, encoding="utf-8")
        elif block.language == "console":
            _console(block, place, environment)
        elif block.language == "python" and not block.title:
            # What came before is run again, so that a block may use the names of an earlier one.
            before += block.text + "\n"
            script = place.parent / "snippet.py"
            script.write_text(before, encoding="utf-8")
            got, printed = _run([sys.executable, str(script)], place, environment)
            assert got == 0, f"{block.text}\nended with\n{printed}"


def test_the_answer_that_the_readme_shows_is_what_the_coach_makes(place: Path, tmp_path: Path) -> None:
    def plain(text: str) -> str:
        return " ".join(re.sub(r"[>\\*]", "", text).split())

    _, made = _run("cscoach sheet examples/student.yaml", place, _environment(tmp_path))
    shown = re.search(r"^> .*(?:\n> .*)*", (ROOT / "README.md").read_text(encoding="utf-8"), re.M)
    assert shown
    assert plain(shown[0]) in plain(made)
    end = load("en").topic("composure").closing
    for page in ("explanation/facts-only.md", "tutorials/job-seeker.md"):
        assert end in plain((DOCS / page).read_text(encoding="utf-8"))


def _readme() -> Iterator[str]:
    """The commands of the README, in blocks and in lines, as `cscoach` takes them."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = [line.strip() for block in re.findall(r"```sh\n(.*?)```", text, re.S) for line in block.splitlines()]
    found = [*lines, *re.findall(r"`(python3 run\.py[^`]*)`", text)]
    for line in dict.fromkeys(re.sub(r"\s+# .*", "", line) for line in found if line):
        command = " ".join(line.split()).replace("python3 run.py", "cscoach")
        if not _NOT_RUN.fullmatch(command):
            yield re.sub("|".join(map(re.escape, STAND_INS)), lambda word: STAND_INS[word[0]], command)


def test_the_readme_does_what_it_shows(place: Path, tmp_path: Path) -> None:
    environment = _environment(tmp_path)
    answer = EXAMPLES["no-result"]["bad"]
    (place / STAND_INS["answer.txt"]).write_text(answer, encoding="utf-8")
    (place / STAND_INS["answers.jsonl"]).write_text(
        '{"id": 1, "language": "en", "topic": "teamwork", "text": "Last May I wrote the rota."}\n', encoding="utf-8"
    )
    commands = list(_readme())
    assert len(commands) > 8
    for command in commands:
        got, printed = _run(command, place, environment)
        assert got == 0, f"{command}\nended with {got}:\n{printed}"


def test_the_site_asks_for_nothing_from_elsewhere(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    got, printed = _run(command, ROOT, environment)
    assert (got, printed) == (0, "")
    pages = sorted((tmp_path / "site").rglob("*.html"))
    assert len(pages) > len(PAGES)
    for page in pages:
        asked = re.findall(
            r"<(?:script|link|img|iframe)[^>]*(?:src|href)=\"?(?:https?:)?//[^>]*", page.read_text("utf-8")
        )
        assert asked == [], page


@pytest.mark.parametrize("rule", EXAMPLES)
def test_the_judge_tells_the_examples_apart(rule: str) -> None:
    bad, good = (cscoach.judge(EXAMPLES[rule][key].strip(), EXAMPLES[rule]["topic"], "en") for key in ("bad", "good"))
    assert rule in bad.findings
    assert good.findings == ()


def test_each_finding_has_an_example() -> None:
    course = load("en").course
    assert course is not None
    assert {*EXAMPLES, *course.faults} == set(FIRST)


def test_what_differs_is_noticed() -> None:
    assert _like("a\n…\nd…", "a\nb\nc\nd e\n")
    assert not _like("a\n…\nd", "a\nb\n")
    assert not _like("a", "a\nb\n")
    assert [*_steps("$ no # exit 3\nwhy\n$ yes\n")] == [("no", 3, "why\n"), ("yes", 0, "")]


def _given(command: Any, name: str) -> Iterator[tuple[str, str]]:
    """The examples in the help of a command and of those below it, each with the name of its command."""
    about = re.sub(r"\s+", " ", str(getattr(command, "help", "")))
    for line in re.sub(r".*Examples?: |^(?!.*Example).*$", "", about).split(" · "):
        if line.startswith("cscoach "):
            yield name, line
    for child in getattr(command, "commands", {}):
        yield from _given(command.get_command(None, child), f"{name} {child}")


def _unknown(line: str) -> set[str]:
    """The options of a command line that its command does not have, or its name if there is no such command."""
    command: Any = get_command(app)
    words = re.sub(r"[<>|&#] .*", "", line).split()[1:]
    while words and (children := getattr(command, "commands", {})):
        if words[0].startswith("-") or words[0].isupper():
            break
        if words[0] not in children:
            return {words[0]}
        command = command.get_command(None, words.pop(0))
    options = {option for found in getattr(command, "params", ()) for option in (*found.opts, *found.secondary_opts)}
    return {word for word in words if word.startswith("-") and word != "-"} - options - {"--help"}


@pytest.mark.parametrize(("name", "line"), [*_given(get_command(app), "cscoach")])
def test_examples_of_the_help_name_what_there_is(name: str, line: str) -> None:
    assert not _unknown(line), name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_commands_in_sentences_name_what_there_is(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    lines = [*re.findall(r"`(cscoach [^`]+)`", text), *re.findall(r"^ *(?:\$ )?(cscoach .*)$", text, re.M)]
    assert {line: found for line in lines if (found := _unknown(line))} == {}
