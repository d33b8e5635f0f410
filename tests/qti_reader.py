"""What readers of QTI make of our packages: `pytest tests/qti_reader.py`.

pyslet reads QTI 2.1 as it is and answers every question. The player of Citolab shows the items in a browser, where
they are clicked. No part of a plain test run, because it needs npm and Chromium; `.ci/run` installs them and runs this.
The schema of QTI 2.1 is in no package that we could find, so none of this validates against it.
"""

from __future__ import annotations

import html
import io
import json
import logging
import random
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from pyslet.imscpv1p2 import ContentPackage
from pyslet.qtiv2.variables import ItemSessionState
from pyslet.qtiv2.xml import QTIDocument
from qti_convert import upgrade_package

from cscoach.exports import qti
from cscoach.exports.material import Material
from cscoach.exports.quiz import Item
from tests.exports.test_qti import HOSTILE, PAIRS, hostile, material

#: pyslet calls its own functions by names that it has given up.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:pyslet")

PLAYER = "@citolab/qti-components@7.27.4"

#: Answers each item, right and then wrong, and tells what is seen. `%s` is a list of {xml, answers}.
PAGE = """<!doctype html><meta charset="utf-8"><body><script src="index.global.js"></script><script>
const pause = () => new Promise(done => setTimeout(done, 100));
async function play(xml, answer) {
  const host = document.createElement("qti-item"), box = document.createElement("item-container");
  box.itemXML = xml; host.append(box); document.body.append(host);
  await pause();
  const item = box.shadowRoot.querySelector("qti-assessment-item");
  const named = name => item.querySelector(`qti-simple-choice[identifier="${name}"]`);
  if (item.querySelector("qti-order-interaction")) item.updateResponseVariable("RESPONSE", answer);
  else named(answer[0]).click();
  await pause();
  item.processResponse(true, false);
  await pause();
  const shown = [...item.querySelectorAll("qti-modal-feedback")]
    .filter(one => one.shadowRoot.querySelector("dialog[open]"));
  const told = {
    seen: item.querySelector("qti-item-body").textContent, shown: shown.map(one => one.textContent),
    images: item.querySelectorAll("img, script").length,
    outcomes: Object.fromEntries(item.variables.map(one => [one.identifier, one.value])),
  };
  host.remove();
  return told;
}
(async () => {
  const told = [];
  for (const {xml, answers} of %s) for (const answer of answers) told.push(await play(xml, answer));
  const out = document.createElement("pre");
  out.id = "told"; out.textContent = JSON.stringify(told); document.body.append(out);
})();
</script>"""


def _answers(item: Item) -> tuple[list[str], list[str]]:
    """The right answer and a wrong one, by the names of the choices."""
    right = ["ABCDEF"[place] for place in item.right]
    return right, right[::-1] if item.ordered else ["B" if right == ["A"] else "A"]


def _sample(made: Material) -> list[Item]:
    """Some questions of each kind; a browser takes its time."""
    kinds: dict[str, list[Item]] = {}
    for item in made.quiz:
        kinds.setdefault(item.id.split(".")[1], []).append(item)
    return [item for of_kind in kinds.values() for item in random.Random(1).sample(of_kind, min(3, len(of_kind)))]


@pytest.mark.parametrize(("guidance", "interview"), PAIRS)
def test_pyslet_answers_every_question(
    guidance: str, interview: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    made = material(guidance, interview)
    zipfile.ZipFile(io.BytesIO(qti.render(made))).extractall(tmp_path)
    with caplog.at_level(logging.WARNING):
        resources = ContentPackage(str(tmp_path)).manifest.root.Resources.Resource
        for item, resource in zip(made.quiz, resources[1:], strict=True):
            for answer, score, feedback in zip(_answers(item), (1, 0), ("RIGHT", "WRONG"), strict=True):
                document = QTIDocument()
                document.read(src=io.BytesIO((tmp_path / str(resource.href)).read_bytes()))
                assert document.root.get_lang() == guidance
                session = ItemSessionState(document.root)
                session.begin_session()
                session["RESPONSE"].set_value(answer if item.ordered else answer[0])
                session.end_attempt()
                assert (session["SCORE"].value, session["FEEDBACK"].value) == (score, feedback)
    # It tells of attributes and text where there must be none in its log.
    assert caplog.messages == []


@pytest.fixture(scope="module")
def player(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the player in it."""
    folder = tmp_path_factory.mktemp("player")
    subprocess.run(["npm", "install", "--silent", "--prefix", folder, PLAYER], check=True, timeout=300)
    shutil.copy(folder / "node_modules/@citolab/qti-components/cdn/index.global.js", folder)
    return folder


def _played(player: Path, made: Material, items: list[Item]) -> list[dict[str, Any]]:
    """What is seen when each of the items is answered rightly, then wrongly."""
    package = qti.render(made)
    texts = upgrade_package(package).files
    files = dict(zip((item.id for item in made.quiz), _item_files(package), strict=True))
    wanted = [{"xml": _text(texts[files[item.id]]), "answers": _answers(item)} for item in items]
    page = player / "page.html"
    page.write_text(PAGE.replace("%s", json.dumps(wanted).replace("<", "\\u003c")), encoding="utf-8")
    browser = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"]
    command = [*browser, "--virtual-time-budget=120000", "--dump-dom", page.as_uri()]
    shown = subprocess.run(command, check=True, capture_output=True, timeout=300).stdout.decode()
    _, _, rest = shown.partition('<pre id="told">')
    told: list[dict[str, Any]] = json.loads(html.unescape(rest.partition("</pre>")[0]))
    return told


def _item_files(package: bytes) -> list[str]:
    """The names of the files of items, in the order of the questions."""
    return [name for name in zipfile.ZipFile(io.BytesIO(package)).namelist() if name.startswith("items/")]


def _text(content: str | bytes) -> str:
    return content if isinstance(content, str) else content.decode()


def _words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(("guidance", "interview"), PAIRS)
def test_a_player_shows_the_questions_and_their_explanations(player: Path, guidance: str, interview: str) -> None:
    made = material(guidance, interview)
    items = _sample(made)
    told = _played(player, made, items)
    assert len(told) == 2 * len(items)
    for item, right, wrong in zip(items, told[::2], told[1::2], strict=True):
        assert (right["outcomes"]["SCORE"], wrong["outcomes"]["SCORE"]) == ("1", "0")
        assert [_words(text) for text in right["shown"]] == [_words(item.why)]
        assert [_words(text).startswith(_words(item.why)) for text in wrong["shown"]] == [True]
        seen = _words(right["seen"])
        assert [text for text in (item.prompt, *item.shown) if _words(text) not in seen] == []


def test_a_player_shows_hostile_text_as_it_is(player: Path) -> None:
    made = hostile()
    told = _played(player, made, made.quiz)
    assert [play["images"] for play in told] == [0, 0, 0, 0]
    for play in told:
        assert _words(HOSTILE.replace("\n", "")) in _words(play["seen"])
        assert _words(HOSTILE.replace("\n", "")) in _words(play["shown"][0])
