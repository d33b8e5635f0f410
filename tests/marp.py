"""What Marp makes of our slides: `pytest tests/marp.py`.

A browser measures each slide, with the fonts of the machine and with a wide one, since nobody knows whose fonts will
show them. No part of a plain test run, because it needs npm and Chromium; `.ci/run` installs them and runs this.
"""

from __future__ import annotations

import html
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from cscoach.content.load import available
from cscoach.exports import slides
from cscoach.exports.material import Material
from tests.exports.test_qti import HOSTILE, PAIRS, material
from tests.exports.test_slides import hostile

MARP = "@marp-team/marp-cli@4.5.1"

#: Letters of DejaVu Sans are about as wide as those of Verdana, wider than of any font that Marp asks for.
WIDE = "DejaVu Sans"

#: A slide is 720 high and 1280 wide; this much is left around what stands on it.
ABOVE, BELOW, SIDE = 56, 40, 72

MEASURE = """<script>
addEventListener("load", () => {
  const told = [...document.querySelectorAll("section")].map(page => {
    const boxes = [...page.children].filter(one => one.tagName !== "HEADER" && one.tagName !== "SCRIPT");
    return {
      top: Math.min(...boxes.map(one => one.offsetTop)),
      bottom: Math.max(...boxes.map(one => one.offsetTop + one.offsetHeight)),
      width: page.scrollWidth, height: page.scrollHeight, words: page.textContent, language: page.lang,
      tags: [...page.querySelectorAll("script, b, em, code, math, svg, table, del, h4")].length,
      font: getComputedStyle(page).fontFamily,
    };
  });
  const out = document.createElement("pre");
  out.id = "told"; out.textContent = JSON.stringify(told); document.body.append(out);
});
</script>"""


@dataclass(frozen=True)
class Page:
    """One slide as a browser shows it, in pixels."""

    top: float
    bottom: float
    width: int
    height: int
    words: str
    language: str
    tags: int
    font: str


Show = Callable[[bytes], list[Page]]


@pytest.fixture(scope="module")
def marp(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Marp's program."""
    folder = tmp_path_factory.mktemp("marp")
    subprocess.run(["npm", "install", "--silent", "--prefix", folder, MARP], check=True, timeout=300)
    return folder / "node_modules/.bin/marp"


@pytest.fixture
def show(marp: Path, tmp_path: Path) -> Show:
    """What shows a deck in a browser, and measures it."""
    browser = shutil.which("chromium")
    assert browser
    environment = {**os.environ, "CHROME_PATH": browser}

    def shown(deck: bytes) -> list[Page]:
        (tmp_path / "deck.md").write_bytes(deck)
        command = [marp, "--template", "bare", "--output", "deck.html", "deck.md"]
        run = {"cwd": tmp_path, "check": True, "capture_output": True, "timeout": 120}
        subprocess.run(command, stdin=subprocess.DEVNULL, env=environment, **run)  # type: ignore[call-overload]
        page = tmp_path / "deck.html"
        page.write_text(page.read_text(encoding="utf-8") + MEASURE, encoding="utf-8")
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000"]
        made = subprocess.run([*command, "--dump-dom", page.as_uri()], **run).stdout.decode()  # type: ignore[call-overload]
        return [Page(**told) for told in json.loads(html.unescape(made.split('<pre id="told">')[1].split("</pre>")[0]))]

    return shown


def _in_wide_font(deck: bytes) -> bytes:
    return deck.replace(b"section { font-size", f'section {{ font-family: "{WIDE}"; font-size'.encode(), 1)


def _overfull(pages: list[Page]) -> list[Page]:
    return [
        page
        for page in pages
        if page.top < ABOVE or page.bottom > 720 - BELOW or page.height > 720 or page.width > 1280
    ]


def _every_question(made: Material) -> Material:
    """All questions after all topics."""
    return replace(made, selection=replace(made.selection, number=10_000))


@pytest.mark.parametrize("language", available())
def test_every_question_and_every_topic_fits(show: Show, language: str) -> None:
    made = material(language, language)
    guidance = made.selection.guidance
    everything = replace(made.selection, topics=tuple(guidance.topics), role=None)
    pages = show(slides.render(_every_question(replace(made, selection=everything))))
    assert len(pages) > 1000
    assert _overfull(pages) == []


@pytest.mark.parametrize(("guidance", "interview"), PAIRS)
def test_slides_fit_in_a_wide_font(show: Show, guidance: str, interview: str) -> None:
    pages = show(_in_wide_font(slides.render(_every_question(material(guidance, interview)))))
    assert {page.font for page in pages} == {f'"{WIDE}"'}
    assert {page.language for page in pages} == {guidance}
    assert _overfull(pages) == []


@pytest.mark.parametrize("number", [None, 2])
def test_hostile_text_is_shown_as_it_is(show: Show, number: int | None) -> None:
    pages = show(slides.render(hostile(number=number)))
    whole = " ".join(" ".join(page.words.split()) for page in pages).replace("\u2060", "")
    # The sign for an emoji is a picture, and has no text.
    first, _, last = " ".join(HOSTILE.split()).partition("🙂")
    assert whole.count(first.strip()) >= 15
    assert whole.count(last.strip()) >= 15
    assert ":smile: x" in whole
    assert {page.tags for page in pages} == {0}
    assert _overfull(pages) == []


def test_notes_are_for_the_speaker_only(marp: Path, tmp_path: Path) -> None:
    deck = tmp_path / "deck.md"
    deck.write_bytes(slides.render(hostile()))
    subprocess.run([marp, "--notes", "--output", "notes.txt", deck], cwd=tmp_path, stdin=subprocess.DEVNULL, check=True)
    notes = (tmp_path / "notes.txt").read_text(encoding="utf-8")
    line = " ".join(HOSTILE.split()).replace("-->", "-- >")
    assert f"• {line}" in notes
    assert "• class: lead" in notes
    assert "• --!" in notes
