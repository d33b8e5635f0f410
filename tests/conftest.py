"""What all tests share: the content, candidates, a made-up language, golden files."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import settings

from cscoach import languages, yamltext
from cscoach.candidate import Answer, Candidate, Vocabulary
from cscoach.content.check_wording import no_words
from cscoach.content.load import available, load, vocabulary
from cscoach.content.pack import Pack
from cscoach.content.posts import STRENGTHS, WEAKNESSES
from cscoach.languages import Language

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
TODAY = date(2026, 11, 26)

#: Compares bytes with a golden file, named by its path below `tests/golden`.
Golden = Callable[[str, bytes], None]

# The same examples at every run; `--hypothesis-profile=explore` looks for new ones.
settings.register_profile("same", deadline=None, derandomize=True, max_examples=100)
settings.register_profile("explore", deadline=None, max_examples=5000)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the one flag that writes golden files anew."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew instead of comparing")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Hold bytes against a golden file, or write it with `--update-golden`."""

    def compare(name: str, made: bytes) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made)
        assert path.is_file(), f"{name} is not there yet; run pytest --update-golden and read what it wrote"
        assert made.decode() == path.read_text(encoding="utf-8"), f"{name} differs; see pytest --update-golden"

    return compare


@pytest.fixture(scope="session")
def en() -> Pack:
    """The English content."""
    return load("en")


@pytest.fixture(scope="session")
def known() -> Vocabulary:
    """What a candidate file may name."""
    return vocabulary(tuple(available()))


@pytest.fixture(scope="session")
def full(en: Pack) -> Candidate:
    """A candidate who told every part of the core topics, in the words of the samples."""

    def told(topic_id: str) -> Answer:
        return Answer({name: part.sample for name, part in en.topic(topic_id).parts.items()})

    return Candidate(
        language="en",
        interview_language="en",
        name="Mia",
        role="associate",
        employer="Rimi",
        interview_on=date(2026, 12, 3),
        opening=told(en.opening.id),
        strengths={topic: told(topic) for topic in STRENGTHS},
        weaknesses={topic: told(topic) for topic in WEAKNESSES},
    )


#: A language that nobody speaks. Its dates are German, so that they cannot be mistaken for English ones.
MADE_UP = Language("xx", "Vöwelish", "de", r"[äëïöü]+", 3.5, ("»", "«"), ("›", "‹"))

_MARKS = str.maketrans("“”‘", "»«’")
_DOTS = _MARKS | str.maketrans("aeiou", "äëïöü")


def dotted(text: str) -> str:
    """English text in the made-up language: dots on every vowel, {places} left alone."""
    pieces = re.split(r"(\{\w+\})", text)
    return "".join(piece if piece.startswith("{") else piece.translate(_DOTS) for piece in pieces)


def _translated(data: Any, left_out: frozenset[str]) -> Any:
    if isinstance(data, dict):
        made = {name: value if name in left_out else _translated(value, left_out) for name, value in data.items()}
        # A sample must join by the English lists, so only its quotation marks change.
        return made | ({"sample": data["sample"].translate(_MARKS)} if "sample" in data else {})
    if isinstance(data, list):
        return [_translated(item, left_out) for item in data]
    return dotted(data) if isinstance(data, str) else data


@pytest.fixture(scope="session")
def _two_languages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("prompts")
    shutil.copytree(ROOT / "prompts" / "en", folder / "en")
    shutil.copytree(ROOT / "prompts" / "en", folder / MADE_UP.code)
    for file in (folder / MADE_UP.code).rglob("*.yaml"):
        if file.name != "joining.yaml":
            text = file.read_text(encoding="utf-8").replace("languages: [lt]", f"languages: [lt, {MADE_UP.code}]")
            data = _translated(yamltext.parse(text), no_words(file.name))
            file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")
    return folder


@pytest.fixture
def made_up(_two_languages: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of content with English and the made-up language `xx`, which is registered by its one entry."""
    monkeypatch.setitem(languages.LANGUAGES, MADE_UP.code, MADE_UP)
    return _two_languages
