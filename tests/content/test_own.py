"""Own content: how it is laid over the project's, and that each fault is told where its writer finds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cscoach.content import own, resources
from cscoach.content.load import load, vocabulary
from cscoach.content.overlay import merged
from cscoach.content.posts import post
from cscoach.errors import ContentError, InputError
from tests.conftest import ROOT

EXAMPLE = ROOT / "examples" / "pack"


@pytest.fixture(autouse=True)
def _nothing_stays_laid() -> Iterator[None]:
    yield
    resources.lay(None)


def _pack(folder: Path, **texts: str) -> Path:
    """Own content; `en__strengths__x` is `en/strengths/x.yaml`."""
    for name, text in texts.items():
        path = folder.joinpath(*name.split("__")).with_suffix(".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def _faults(folder: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        own.check(folder)
    return [
        f"{Path(fault.source or '').relative_to(folder).as_posix()}:{fault.line}:{fault.column}: {fault.params['text']}"
        for fault in caught.value.problems
    ]


@pytest.mark.parametrize(
    ("base", "mine", "both"),
    [
        ({"a": "1", "b": "2"}, {"b": "3", "c": "4"}, {"a": "1", "b": "3", "c": "4"}),
        ({"a": {"x": "1", "y": "2"}}, {"a": {"y": "3"}}, {"a": {"x": "1", "y": "3"}}),
        ([{"id": "a", "t": "1"}], [{"id": "b", "t": "2"}], [{"id": "a", "t": "1"}, {"id": "b", "t": "2"}]),
        ([{"id": "a", "t": "1", "u": "2"}], [{"id": "a", "t": "3"}], [{"id": "a", "t": "3", "u": "2"}]),
        (["a", "b"], ["c"], ["c"]),
        ("a", ["b"], ["b"]),
    ],
)
def test_own_content_is_merged_key_by_key_and_id_by_id(base: object, mine: object, both: object) -> None:
    assert merged(base, mine) == both


def test_the_example_is_in_order_and_adds_a_post_a_topic_and_a_question() -> None:
    before = [question.id for question in load("en").topics["teamwork"].questions]
    assert own.use(EXAMPLE) == ["en"]
    pack = load("en")
    assert [question.id for question in pack.topics["teamwork"].questions] == [*before, "clinic-teamwork-1"]
    assert pack.topics["front-desk"].name == "Keeping the front desk"
    fitting = post("clinic")
    assert fitting is not None
    assert fitting.by_weight()[:2] == ["composure", "front-desk"]
    assert "clinic" in vocabulary(("en",)).roles
    resources.lay(None)
    assert "front-desk" not in load("en").topics
    assert post("clinic") is None


def test_what_is_not_touched_stays_as_it_is() -> None:
    def topics(language: str) -> dict[str, object]:
        return {name: topic.model_dump() for name, topic in load(language).topics.items()}

    before, lithuanian = topics("en"), topics("lt")
    own.use(EXAMPLE)
    after = topics("en")
    assert {name for name in after if after[name] != before.get(name)} == {"teamwork", "front-desk"}
    assert topics("lt") == lithuanian


def test_a_post_need_not_weigh_every_competency(tmp_path: Path) -> None:
    text = "desk:\n  examples: associate\n  foremost: [patience]\n  weights: {patience: 2, accuracy: 3}\n"
    own.use(
        _pack(
            tmp_path,
            en__terms="- {id: slip, term: slip, meaning: A paper.}\n",
            posts=text + "  weaknesses: []\n  lives-by: []\n",
        )
    )
    desk = post("desk")
    assert desk is not None
    assert desk.by_weight() == ["accuracy", "patience"]


def test_a_text_that_looks_like_something_else_stays_text(tmp_path: Path) -> None:
    own.use(_pack(tmp_path, en__strengths__teamwork="id: teamwork\nname: 'no'\nclosing: '12:30'\n"))
    assert (load("en").topics["teamwork"].name, load("en").topics["teamwork"].closing) == ("no", "12:30")


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("en__strengths__teamwork", "id: teamwork\nquestions: [\n", "en/strengths/teamwork.yaml:3:"),
        (
            "en__strengths__teamwork",
            "id: teamwork\nquestions:\n  - id: mine-1\n    kind: behavioral\n    text: Tell me.\n",
            "en/strengths/teamwork.yaml:4:",
        ),
        ("en__strengths__teamwork", "id: teamwork\nnames: Team\n", "en/strengths/teamwork.yaml:2:1: names"),
        ("en__strengths__teamwork", "id: other\n", "en/strengths/teamwork.yaml:1:"),
        ("en__strengths__mine", "id: mine\nkind: strength\n", "en/strengths/mine.yaml:"),
        (
            "en__strengths__teamwork",
            "id: teamwork\nparts:\n  task:\n    sample: He came.\n",
            "en/strengths/teamwork.yaml:4:",
        ),
        ("en__judging__coaching", "bandz:\n  weak: x\n", "en/judging/coaching.yaml:1:1: bandz"),
        ("en__judging__cues", "hedges: [so, well]\n", "en/judging/cues.yaml:1:1: hedges"),
        ("en__terms", "- id: return\n  term: ''\n  meaning: x\n", "en/terms.yaml:2:"),
        (
            "en__techniques",
            "- id: heard\n  fits: [composure, nonsense]\n",
            "en/techniques.yaml:2:21: there is no topic nonsense",
        ),
        ("en__interface", "setup:\n  welcome: Hello {stranger}\n", "en/interface.yaml:2:3: setup.welcome must fill"),
        ("en__strenghts__teamwork", "id: teamwork\n", "en/strenghts/teamwork.yaml:None:None: there is no content"),
        ("fr__terms", "- id: a\n", "fr:None:None: neither a language"),
        ("posts", "clinic:\n  foremost: [composure]\n", "posts.yaml:"),
        ("posts", "remote:\n  foremost: [composure, calm]\n", "posts.yaml:2:25: there is no topic calm"),
        ("posts", "remote:\n  examples: nobody\n", "posts.yaml:2:3: there is no role nobody"),
        ("en__general", 'ask:\n  - id: mine\n    text: “How?\n    why: "it is"\n    role: [x]\n', "en/general.yaml:5:"),
    ],
)
def test_a_fault_is_told_where_it_stands_in_the_own_file(tmp_path: Path, name: str, text: str, expected: str) -> None:
    folder = _pack(tmp_path, **{"en__strengths__teamwork": "id: teamwork\n", name: text})
    found = _faults(folder)
    assert any(fault.startswith(expected) for fault in found), found


@pytest.mark.parametrize(
    ("topic", "old", "new", "expected"),
    [
        ("arguing", "id: front-desk", "id: arguing", "en/strengths/arguing.yaml:1:1: a weakness has this id"),
        ("front-desk", "behavioural|situational", "probe", "en/strengths/front-desk.yaml:14:1: a probe comes after"),
    ],
)
def test_a_topic_that_no_command_could_use_is_a_fault(
    tmp_path: Path, topic: str, old: str, new: str, expected: str
) -> None:
    text = (EXAMPLE / "en" / "strengths" / "front-desk.yaml").read_text(encoding="utf-8")
    found = _faults(_pack(tmp_path, **{f"en__strengths__{topic}": re.sub(old, new, text)}))
    assert [fault for fault in found if fault.startswith(expected)], found


def test_a_broken_pack_is_not_laid_over_anything(tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        own.use(_pack(tmp_path, en__strengths__teamwork="id: teamwork\nnames: x\n"))
    assert resources.laid() is None


def test_a_folder_without_a_language_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        own.check(tmp_path)
