"""Content is read, and whatever is wrong with it is told at once: file, line, column, the line itself."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cscoach.candidate import Vocabulary
from cscoach.content import resources
from cscoach.content.load import CORE, available, load, vocabulary
from cscoach.content.pack import Pack
from cscoach.content.posts import STRENGTHS, posts
from cscoach.content.schema import PARTS, Kind
from cscoach.errors import BrokenInstallError, ContentError, Problem
from tests.conftest import ROOT


@pytest.fixture
def prompts(tmp_path: Path) -> Path:
    """A copy of the English content, to be broken."""
    shutil.copytree(ROOT / "prompts" / "en", tmp_path / "en")
    return tmp_path


def _change(file: Path, old: str, new: str) -> int:
    """Change the first line that holds `old`; its number."""
    lines = file.read_text(encoding="utf-8").split("\n")
    index = next(index for index, line in enumerate(lines) if old in line)
    lines[index] = lines[index].replace(old, new)
    file.write_text("\n".join(lines), encoding="utf-8")
    return index + 1


def _faults(prompts: Path) -> list[Problem]:
    with pytest.raises(ContentError) as raised:
        load("en", prompts)
    assert raised.value.exit_code == 3
    assert raised.value.params["n"] == len(raised.value.problems)
    return raised.value.problems


def _file(problem: Problem) -> str:
    return (problem.source or "").removeprefix("prompts/en/")


def test_ten_broken_files_are_told_about_at_once(prompts: Path) -> None:
    en = prompts / "en"
    unknown = _change(en / "strengths/teamwork.yaml", "definition:", "defintion:")
    tab = _change(en / "strengths/hard-work.yaml", "kind: strength", "kind: strength\n\twhy: x") + 1
    wrong_id = _change(en / "weaknesses/arguing.yaml", "id: arguing", "id: argument")
    role = _change(en / "weaknesses/over-favouring.yaml", "role: coordinator", "role: pilot")
    doubled = _change(en / "weaknesses/inconsistent-treatment.yaml", "kind: weakness", "kind: weakness\nkind: x") + 1
    grammar = _change(en / "opening.yaml", "continues: past", "continues: future")
    twice = _change(en / "techniques.yaml", "- id: last", "- id: heard")
    minutes = _change(en / "preparation.yaml", "minutes: 15", "minutes: -15")
    (en / "roles/associate.yaml").write_bytes(b"id: associate\nname: caf\xe9\n")
    (en / "rights.yaml").unlink()
    assert {(_file(problem), problem.line, problem.params["text"]) for problem in _faults(prompts)} == {
        ("strengths/teamwork.yaml", 1, "definition: is missing"),
        ("strengths/teamwork.yaml", unknown, "defintion: is not a key that belongs here"),
        ("strengths/hard-work.yaml", tab, "a tab stands where YAML wants spaces"),
        ("weaknesses/arguing.yaml", wrong_id, "the id argument and the file name arguing.yaml must agree"),
        ("weaknesses/inconsistent-treatment.yaml", doubled, "kind is here twice"),
        ("weaknesses/over-favouring.yaml", role, "there is no role pilot"),
        ("opening.yaml", grammar, "joining.yaml has no kind future"),
        ("techniques.yaml", twice, "the id heard is used twice"),
        ("preparation.yaml", minutes, "plan.0.minutes: Input should be greater than 0"),
        ("roles/associate.yaml", 2, "not UTF-8: byte 24 cannot be read; save the file as UTF-8"),
        ("rights.yaml", None, "this file is missing"),
    }


#: File, what to find in it, what to put there, the line after that one, the column, and what is said.
ONE: list[tuple[str, str, str, int, int, str]] = [
    ("strengths/composure.yaml", "techniques: [", "techniques: [magic, ", 0, 14, "techniques.yaml has no magic"),
    ("strengths/composure.yaml", "kind: strength", "kind: weakness", 0, 1, "kind must be strength in strengths/"),
    (
        "strengths/composure.yaml",
        "kind: strength",
        "kind: talent",
        0,
        1,
        "kind: Input should be 'opening', 'strength' or",
    ),
    ("strengths/composure.yaml", "covers: [", "covers: [F-S9-01, ", 0, 10, "covers.0: String should match pattern"),
    ("strengths/composure.yaml", "role: associate", "role: pilot", 0, 5, "there is no role pilot"),
    ("strengths/composure.yaml", "id: composure-b2", "id: composure-b1", 0, 5, "the id composure-b1 is used twice"),
    ("strengths/composure.yaml", "name: ", "name: &x ", 0, 7, "anchors and aliases"),
    ("strengths/composure.yaml", "name: ", "name: [", 1, 11, "cannot be read as YAML"),
    ("weaknesses/arguing.yaml", "ladder:", "leader:", 0, 1, "leader: is not a key that belongs here"),
    ("rights.yaml", "country:", "land:", 0, 3, "0.land: is not a key that belongs here"),
    ("general.yaml", "  - id: opening", "  - id: G About", 0, 5, "questions.0.id: String should match pattern"),
    ("general.yaml", "roles: [coordinator, ", "roles: [pilot, ", 0, 13, "there is no role pilot"),
    ("techniques.yaml", "not-for: [written]", "not-for: [pilot]", 0, 13, "there is no role pilot"),
    ("preparation.yaml", "not-for: [remote]", "not-for: [pilot]", 0, 15, "there is no role pilot"),
    ("judging/coaching.yaml", "bands:", "bandz:", 0, 1, "bandz: is not a key that belongs here"),
    ("judging/coaching.yaml", "    advice:", "    advise:", 0, 5, "advise: is not a key that belongs here"),
    ("judging/cues.yaml", "habits:", "habit:", 0, 1, "habit: is not a key that belongs here"),
    ("joining.yaml", "keeps-capital:", "keep-capital:", 0, 1, "keep-capital: is not a key that belongs here"),
]


@pytest.mark.parametrize(("name", "old", "new", "below", "column", "said"), ONE)
def test_a_fault_has_its_line_and_column_and_shows_the_line(
    name: str, old: str, new: str, below: int, column: int, said: str, prompts: Path
) -> None:
    line = _change(prompts / "en" / name, old, new) + below
    problems = [problem for problem in _faults(prompts) if said in problem.params["text"]]
    assert [(_file(problem), problem.line) for problem in problems] == [(name, line)]
    assert problems[0].column == column
    assert problems[0].excerpt == (prompts / "en" / name).read_text(encoding="utf-8").splitlines()[line - 1]


def test_a_part_of_another_name_is_told_at_the_parts(prompts: Path) -> None:
    file = prompts / "en/strengths/composure.yaml"
    _change(file, "  action:", "  aktion:")
    (problem,) = _faults(prompts)
    assert problem.params["text"] == "parts must be situation, task, action, result, in this order"
    assert (problem.excerpt, problem.column) == ("parts:", 1)


FILES = [
    "joining.yaml", "opening.yaml", "general.yaml", "preparation.yaml", "techniques.yaml", "rights.yaml",
    "strengths/teamwork.yaml", "roles/associate.yaml", "judging/coaching.yaml", "judging/cues.yaml",
]  # fmt: skip
SHAPES = ["", "# later\n", "just a line\n", "- a\n- list\n", "key: value\n"]


@pytest.mark.parametrize(
    ("name", "content"),
    [(name, shape) for name in FILES for shape in SHAPES] + [("interface.yaml", shape) for shape in SHAPES[:-1]],
)
def test_a_file_of_another_shape_is_a_fault_of_that_file_alone(name: str, content: str, prompts: Path) -> None:
    (prompts / "en" / name).write_text(content, encoding="utf-8")
    assert {_file(problem) for problem in _faults(prompts)} == {name}


def test_a_fault_of_syntax_is_told_once(prompts: Path) -> None:
    (prompts / "en/joining.yaml").write_text("kinds: [\n", encoding="utf-8")
    assert len(_faults(prompts)) == 1


def test_english_is_complete(en: Pack) -> None:
    for topic in [en.opening, *en.topics.values()]:
        assert tuple(topic.parts) == PARTS[topic.kind]
        assert {model.role for model in topic.models} <= {"associate", "coordinator"}
        assert len(topic.models) >= 2
        if topic.id in (*CORE, en.opening.id):
            for role in ("associate", "coordinator"):
                assert sum(model.role == role for model in topic.models) >= 2
        if topic.kind is not Kind.OPENING:
            assert len(topic.questions) >= 6
    assert list(en.topics)[: len(STRENGTHS)] == list(STRENGTHS)
    assert (len(en.strengths), len(en.weaknesses)) == (31, 17)


def test_what_weighs_for_a_post_is_known() -> None:
    assert set(posts()) == set(load("en").roles)
    assert len(posts()) == 8
    for fitting in posts().values():
        assert set(fitting.weights) == set(load("en").strengths)
        assert {*fitting.foremost} <= set(fitting.weights)
        assert {*fitting.weaknesses, *fitting.lives_by} <= set(load("en").weaknesses)
        assert all(weight in (0, 1, 2, 3) for weight in fitting.weights.values())
        assert fitting.examples in posts()


def test_content_is_read_once() -> None:
    assert load("en") is load("en")


def test_languages_with_content_are_found(prompts: Path) -> None:
    (prompts / "lv").mkdir()
    assert available(prompts) == ["en"]
    assert "en" in available()


def test_what_a_candidate_file_may_name(en: Pack) -> None:
    known = Vocabulary(("en", "lt"), tuple(en.roles), tuple(en.strengths), tuple(en.weaknesses))
    assert vocabulary(("en", "lt")) == known
    assert vocabulary(("lt", "en")) == Vocabulary(("lt", "en"), *(known.roles, known.strengths, known.weaknesses))


def test_content_that_is_nowhere_is_a_broken_install() -> None:
    with pytest.raises(BrokenInstallError):
        resources.root("no-such-folder")
