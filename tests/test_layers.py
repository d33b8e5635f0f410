"""The house holds, and each of its rules is shown to catch a made-up package that breaks it. Starting is quick."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.layers import DISK_ALLOWED, RULES, touches

PACKAGE = Path(__file__).parent.parent / "cscoach"


@pytest.mark.parametrize("rule", RULES)
def test_the_house_holds(rule: str) -> None:
    assert RULES[rule](PACKAGE) == []


#: Small packages, each with one fault: the rule that must catch it, and the files.
BROKEN: dict[str, tuple[str, dict[str, str]]] = {
    "upward": ("upward", {"text.py": "from made.content import load\n", "content/load.py": ""}),
    "upward in a function": (
        "upward",
        {"text.py": "def f():\n    import made.content.load\n", "content/load.py": ""},
    ),
    "upward for types only": (
        "upward",
        {
            "sheet/builder.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from made.cli import main\n",
            "cli/main.py": "",
        },
    ),
    "upward by a relative name": (
        "upward",
        {"content/load.py": "from ..composing import joining\n", "composing/joining.py": ""},
    ),
    "upward by a string": (
        "upward",
        {"sheet/builder.py": "import_module('made.rendering.html')\n", "rendering/html.py": ""},
    ),
    "sideways": ("upward", {"judging/rules.py": "from made.composing import joining\n", "composing/joining.py": ""}),
    "sideways at the foot": ("upward", {"text.py": "import made.yamltext\n", "yamltext.py": ""}),
    "a room without a floor": ("upward", {"utils/strings.py": ""}),
    "a circle in one room": (
        "cycles",
        {"content/a.py": "from made.content import b\n", "content/b.py": "def f():\n    from made.content import a\n"},
    ),
    "a circle of three": (
        "cycles",
        {"a.py": "from . import b\n", "b.py": "from . import c\n", "c.py": "import made.a\n"},
    ),
    "a screen below": ("libraries", {"interview/walk.py": "def f():\n    from rich.console import Console\n"}),
    "the network": ("libraries", {"cli/news.py": "from urllib.request import urlopen\n"}),
    "printing": ("printing", {"interview/walk.py": "print('hello')\n"}),
    "asking": ("printing", {"interview/walk.py": "name = input('name')\n"}),
    "a stream": ("printing", {"sheet/builder.py": "import sys\nsys.stdout.write('x')\n"}),
    "open": ("disk", {"sheet/builder.py": "open('x')\n"}),
    "a path that writes": ("disk", {"cli/main.py": "def f(path):\n    path.write_text('x')\n"}),
    "a path that is moved": ("disk", {"cli/main.py": "def f(path, other):\n    path.replace(other)\n"}),
    "os.replace": ("disk", {"interview/walk.py": "import os\nos.replace('a', 'b')\n"}),
    "a temporary file": ("disk", {"rendering/pdf.py": "import tempfile\ntempfile.mkstemp()\n"}),
    "an allowed file, elsewhere in it": (
        "disk",
        {"rendering/markdown.py": "def render(path):\n    return path.read_text()\n"},
    ),
    "a long module": ("size", {"content/load.py": "x = 1\n" * 300}),
    "a long function": ("size", {"content/load.py": "def f():\n" + "    x = 1\n" * 39}),
    "a folder that is no package": ("packages", {"content/load.py": ""}),
}


def _build(folder: Path, files: dict[str, str]) -> Path:
    package = folder / "made"
    for name, source in files.items():
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text(source, encoding="utf-8")
    return package


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_house_is_seen(fault: str, tmp_path: Path) -> None:
    rule, files = BROKEN[fault]
    assert RULES[rule](_build(tmp_path, files)) != []


def test_what_is_allowed_passes(tmp_path: Path) -> None:
    files = {
        "__init__.py": '"""Made up."""\n__version__ = "1"\n',
        "cli/__init__.py": '"""The screen."""\n',
        "cli/main.py": "import typer\nfrom made import __version__\nfrom made.interview import walk\nprint(walk)\n",
        "cli/commands.py": "from made.storage import files\nfiles.read_text('x')\n",
        "interview/__init__.py": '"""The talk."""\n',
        "interview/walk.py": "from made.interview.events import Note\nfrom made import text\n'a'.replace('a', 'b')\n",
        "interview/events.py": "from dataclasses import replace\nnote = replace(object(), tone='x')\n",
        "storage/__init__.py": '"""The disk."""\n',
        "storage/files.py": "import os\ndef write(path):\n    path.write_text('x')\n    os.replace('a', 'b')\n",
        "text.py": "import made.errors\n" + "\n" * 298,
        "errors.py": "def f():\n" + "    x = 1\n" * 38,
        "rendering/__init__.py": '"""Pages."""\n',
        "content/__init__.py": '"""The words."""\n',
        "content/resources.py": "def read(path):\n    return path.read_text()\n",
    }
    package = _build(tmp_path, files)
    assert [fault for rule in RULES.values() for fault in rule(package)] == []


def test_every_exception_is_still_needed() -> None:
    for place in DISK_ALLOWED:
        name, _, function = place.partition(":")
        functions = [found for found, _ in touches(PACKAGE / name, "cscoach")]
        assert function in functions if function else functions, place


#: Runs the program with the arguments that follow, then names every module that it imported.
_TRACED = """
import sys
from cscoach.__main__ import main
try:
    main()
except SystemExit:
    pass
sys.stderr.write(" ".join(sys.modules))
"""


def _imported(*arguments: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", _TRACED, *arguments], capture_output=True, text=True, check=True)
    assert done.stdout, "the program said nothing"
    return set(done.stderr.split())


def test_the_version_is_said_before_anything_heavy_is_imported() -> None:
    bare = subprocess.run(
        [sys.executable, "-c", "import sys; sys.stdout.write(' '.join(sys.modules))"], capture_output=True, text=True
    )
    new = _imported("--version") - set(bare.stdout.split()) - set(sys.builtin_module_names)
    assert new <= {"cscoach", "cscoach.__main__", "__future__"}


@pytest.mark.parametrize("library", ["jinja2", "questionary", "prompt_toolkit", "pydantic", "yaml", "babel", "rich"])
def test_help_imports_no_heavy_library(library: str) -> None:
    assert "typer" in _help()
    assert library not in _help()


@cache
def _help() -> frozenset[str]:
    return frozenset(_imported("--help"))
