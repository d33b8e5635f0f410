"""All languages say the same things, each completely; and a new language needs no code."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cscoach.content.check import check
from cscoach.content.check_wording import faults
from cscoach.content.load import available, load
from cscoach.content.pack import Pack
from cscoach.errors import ContentError
from cscoach.text import quoted
from tests.conftest import MADE_UP, ROOT, dotted


@pytest.fixture
def prompts(made_up: Path, tmp_path: Path) -> Path:
    """A copy of both languages, to be broken."""
    shutil.copytree(made_up, tmp_path / "prompts")
    return tmp_path / "prompts"


def _faults(prompts: Path) -> list[tuple[str, str]]:
    """File of the made-up language, or of English by its whole name, and what is said about it."""
    with pytest.raises(ContentError) as raised:
        check(["en", MADE_UP.code], prompts)
    assert raised.value.params["n"] == len(raised.value.problems)
    return [
        ((problem.source or "").removeprefix(f"{prompts}/{MADE_UP.code}/"), problem.params["text"])
        for problem in raised.value.problems
    ]


def _change(old: str, new: str) -> Callable[[str], str]:
    def changed(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return changed


def _without(line: str) -> Callable[[str], str]:
    return lambda text: "".join(kept for kept in text.splitlines(keepends=True) if not kept.startswith(line))


def _english(text: str, name: str) -> str:
    """The same with its first meaning as it is in English."""
    original = (ROOT / "prompts" / "en" / name).read_text(encoding="utf-8")
    meaning = next(line for line in original.split("\n") if line.startswith("  meaning: "))
    return text.replace(next(line for line in text.split("\n") if line.startswith("  meaning: ")), meaning, 1)


#: File, how it is changed, and what must be said about it.
FAULTS: dict[str, tuple[str, Callable[[str], str], str]] = {
    "a sentence is missing": ("interface.yaml", _without("  welcome: An "), "setup.welcome is missing"),
    "a sentence too many": ("interface.yaml", _change("walk:\n", "walk:\n  sing: la\n"), "walk.sing is not known"),
    "another place": ("interface.yaml", _change("{value}", "{valeu}"), "must fill in: value"),
    "a place too few": (
        "interface.yaml",
        _change("{kind}", "x"),
        "walk.progress must fill in: kind, minutes, number, total",
    ),
    "an unknown plural": ("interface.yaml", _change("    one:", "    few: x\n    one:"), "xx has no plural form few"),
    "a missing plural": ("interface.yaml", _change("    one:", "    many:"), "the plural form one is missing"),
    "a number as a section": ("interface.yaml", _change("  kept: ", "  kept: []  # "), "a sentence is expected"),
    "another question": ("strengths/teamwork.yaml", _change("teamwork-b1", "teamwork-b9"), "in this order"),
    "another kind of question": (
        "strengths/teamwork.yaml",
        _change("kind: probe", "kind: situational"),
        "in this order",
    ),
    "another opening": (
        "opening.yaml",
        _change("id: opening\n", "id: g-start\n"),
        "the id of the opening, and of nothing else, must be opening",
    ),
    "a sample that does not join": (
        "strengths/teamwork.yaml",
        _change("sample: ", "sample: Then I said "),
        "the sample does not continue the stem",
    ),
    "a list that is not there": ("joining.yaml", _change("<adverbs>", "<adverb>"), "<adverb>: there is no such list"),
    "a long phrase": ("joining.yaml", _change("not only", "not only but also this"), "at most 4 words are expected"),
    "a capital in a list": ("joining.yaml", _change("have to", "Have to"), "Have to: small letters"),
    "a broken pattern": ("joining.yaml", _change("/\\d+/", "/x(/"), "/x(/: this is no regular expression"),
    "an endless pattern": ("joining.yaml", _change("/\\d+/", "/x"), "/x: a regular expression ends with a slash"),
    "another question to ask": ("general.yaml", _change("ask-training", "ask-trains"), "in this order"),
    "another term": ("terms.yaml", _change("id: ticket", "id: tiket"), "ticket is missing"),
    "a term too many": ("terms.yaml", _change("id: ticket", "id: tiket"), "tiket is in no other language"),
    "a technique too many": (
        "techniques.yaml",
        lambda text: text + text[: text.index("- id:", 1)].replace("id: heard", "id: herd"),
        "herd is in no other language",
    ),
    "another order": (
        "paths.yaml",
        lambda text: (
            text.replace("id: education", "id: x").replace("id: cv", "id: education").replace("id: x", "id: cv")
        ),
        "in this order",
    ),
    "a step too many": (
        "techniques.yaml",
        _change("  steps:\n", "  steps:\n  - x y z\n"),
        "are expected, as in the other languages",
    ),
    "a phrase too many": (
        "phrases.yaml",
        _change("  phrases:\n", "  phrases:\n  - say: x\n    when: x\n"),
        "are expected, as in the other languages",
    ),
    "a fact that is none": ("paths.yaml", _change("F-S0-14", "F-S0-99"), "there is no fact F-S0-99"),
    "a fact that is told nowhere": ("opening.yaml", _change("F-S1-07", "F-S1-06"), "told in no file of xx: F-S1-07"),
    "a field left in English": ("terms.yaml", lambda text: _english(text, "terms.yaml"), "stands in English"),
    "a sentence whose key is that of an id elsewhere": (
        "interface.yaml",
        _change("  techniques: ", "  techniques: the words that you left "),
        "reads like English",
    ),
    "a straight quotation mark": ("paths.yaml", _change("name: ", "name: ä'ä "), "straight quotation mark"),
    "the marks of another language": ("paths.yaml", _change("name: ", "name: “ä” "), "the quotation marks of this"),
    "two spaces": ("paths.yaml", _change("name: ", "name: ä  ä "), "two spaces"),
    "a name that is too long": ("paths.yaml", _change("name: ", f"name: {'ä ' * 60}"), "characters; 70 at most"),
    "a finding without words": (
        "judging/coaching.yaml",
        _change("  cliche:\n", "  clishe:\n"),
        "cliche is missing",
    ),
    "a beginning that is not there": (
        "judging/coaching.yaml",
        lambda text: re.sub(r"\n    rewrite: .*", "", text, count=1),
        "rewrite is missing",
    ),
    "a finding that is none": ("judging/coaching.yaml", _change("  cliche:\n", "  clishe:\n"), "clishe is not known"),
    "another country": ("rights.yaml", _change("id: lithuania", "id: lituania"), "lithuania is missing"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_difference_between_languages_is_told(fault: str, prompts: Path) -> None:
    name, change, said = FAULTS[fault]
    file = prompts / MADE_UP.code / name
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    assert [(found, text) for found, text in _faults(prompts) if found == name and said in text]


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (
            "strengths/teamwork.yaml",
            "\nfollow-ups:\n",
            "\nfollow-ups:\n- ask: x\n  hint: x\n",
            "are expected, as in the other languages",
        ),
        (
            "strengths/teamwork.yaml",
            "    follow-ups:\n",
            "    follow-ups:\n    - ask: x\n      hint: x\n",
            "are expected, as in the other languages",
        ),
        (
            "rights.yaml",
            "  replies:\n",
            "  replies:\n  - when: x\n    say: x\n",
            "are expected, as in the other languages",
        ),
    ],
)
def test_another_number_of_things_is_told(name: str, old: str, new: str, said: str, prompts: Path) -> None:
    file = prompts / MADE_UP.code / name
    file.write_text(_change(old, new)(file.read_text(encoding="utf-8")), encoding="utf-8")
    assert [name for name, _ in _faults(prompts)] == [name]
    assert said in _faults(prompts)[0][1]


@pytest.mark.parametrize("code", available())
def test_a_quotation_in_a_quotation_may_be_written_as_the_program_writes_it(code: str) -> None:
    assert list(faults(code, {"why": quoted('1 "2" 3', code)})) == []
    assert list(faults(code, {"why": quoted("1 2", code)[:-1]}))


def test_a_topic_that_is_missing_or_too_many_is_told_at_its_file(prompts: Path) -> None:
    folder = prompts / MADE_UP.code / "strengths"
    text = (folder / "composure.yaml").read_text(encoding="utf-8")
    (folder / "composure.yaml").unlink()
    (folder / "calm.yaml").write_text(text.replace("id: composure\n", "id: calm\n"), encoding="utf-8")
    assert _faults(prompts) == [
        ("strengths/calm.yaml", "no other language has this file"),
        ("strengths/composure.yaml", "this file is missing"),
    ]


def test_faults_of_all_languages_are_told_at_once_and_in_the_same_order(prompts: Path) -> None:
    for code in ("en", MADE_UP.code):
        (prompts / code / "rights.yaml").unlink()
        (prompts / code / "general.yaml").write_text("ask: []\n", encoding="utf-8")
    faults = _faults(prompts)
    assert {name for name, _ in faults} == {
        f"{prompts}/en/rights.yaml", f"{prompts}/en/general.yaml", "rights.yaml", "general.yaml",
    }  # fmt: skip
    assert _faults(prompts) == faults


@pytest.mark.parametrize("code", available())
def test_the_projects_own_content_is_without_fault(code: str) -> None:
    try:
        faults: list[str] = []
        check(list(dict.fromkeys(["en", code])))
    except ContentError as error:
        faults = [f"{problem.source}:{problem.line}: {problem.params['text']}" for problem in error.problems]
    assert faults == []


def test_a_language_without_an_entry_is_a_fault(made_up: Path, tmp_path: Path) -> None:
    shutil.copytree(made_up / "en", tmp_path / "fr")
    with pytest.raises(ContentError) as raised:
        check(["fr"], tmp_path)
    assert [problem.source for problem in raised.value.problems] == [f"{tmp_path}/fr/interface.yaml"]


def test_a_new_language_needs_its_folder_and_one_entry(made_up: Path, en: Pack) -> None:
    assert available(made_up) == ["en", MADE_UP.code]
    packs = check(["en", MADE_UP.code], made_up)
    new = packs[MADE_UP.code]
    assert new.topic("teamwork").name == dotted(en.topic("teamwork").name) != en.topic("teamwork").name
    assert new.interface.say("sheet.minutes", n=1) == dotted(en.interface.say("sheet.minutes", n=1))
    assert load(MADE_UP.code, made_up).language == MADE_UP.code
