"""The walk from a script of replies, with nobody at a terminal."""

from __future__ import annotations

import pytest
import yaml

from tests.program import ROOT, TODAY, Program

REPLIES = """\
language: en
interview-language: en
role: associate
employer: Rimi
interview-on: 2026-12-03
topics: [teamwork, arguing]
opening.now: ["?", work at a till]
opening.before: sold cakes
opening.next: ">"
teamwork.situation: w
teamwork.whole: I carried water. We ran out at noon.
arguing.admission: he shouted
arguing.impact: [e, "<"]
arguing.improvement: breathe
arguing.review: [improvement, keep]
"""


def test_a_whole_walk_from_a_script(program: Program) -> None:
    script = program.file("replies.yaml", REPLIES.replace("improvement: breathe", "improvement: [breathe, count]"))
    done = program("prepare", "mia.yaml", "--answers", script)
    assert (done.code, done.said) == (0, "")
    assert yaml.safe_load((program.folder / "mia.yaml").read_text(encoding="utf-8")) == {
        "language": "en",
        "role": "associate",
        "employer": "Rimi",
        "interview_on": "2026-12-03",
        "opening": {"now": "work at a till", "before": "sold cakes"},
        "strengths": {"teamwork": "I carried water. We ran out at noon."},
        "weaknesses": {"arguing": {"admission": "he shouted", "improvement": "count"}},
    }
    assert "Now I count." in (program.folder / "mia.md").read_text(encoding="utf-8")
    assert "Your prep sheet: mia.md" in done.shown
    assert "> work at a till" in done.text


def test_the_same_replies_on_the_same_day_give_the_same_bytes(program: Program) -> None:
    script = program.file("replies.yaml", REPLIES)
    sheets = []
    for name in ("a", "b"):
        assert program("prepare", f"{name}.yaml", "--answers", script, "-o", f"{name}-sheet.md").code == 0
        sheets.append((program.folder / f"{name}-sheet.md").read_bytes())
    assert sheets[0] == sheets[1]
    again = program("sheet", "a.yaml", PYTHONHASHSEED="7", TZ="Pacific/Auckland")
    assert again.out == sheets[0]
    assert program("sheet", "a.yaml", SOURCE_DATE_EPOCH="1795996800").out != sheets[0]


def test_without_a_file_it_goes_into_the_data_folder_and_never_over_another(program: Program) -> None:
    script = program.file("replies.yaml", REPLIES)
    for _ in range(2):
        assert program("prepare", "--answers", script).code == 0
    first, second = f"interview-{TODAY}", f"interview-{TODAY}-2"
    made = {f"{name}{end}" for name in (first, second) for end in (".yaml", ".md")}
    assert {path.name for path in program.home.iterdir()} == made | {"candidate.schema.json"}


def test_a_long_path_is_told_in_one_piece_so_that_it_can_be_copied(program: Program) -> None:
    folder = program.folder / ("a" * 100)
    folder.mkdir()
    done = program("prepare", folder / "mia.yaml", "--answers", program.file("replies.yaml", "topics: [teamwork]\n"))
    assert done.text.count(str(folder / "mia.yaml")) == 1
    assert str(folder / "mia.md") in done.text


def test_a_script_can_go_on_with_a_file(program: Program) -> None:
    assert program("prepare", "mia.yaml", "--answers", program.file("replies.yaml", REPLIES)).code == 0
    more = "resume: [change:opening, sheet]\nopening.review: [next, keep]\nopening.next: a post with people\n"
    done = program("prepare", "mia.yaml", "--answers", program.file("more.yaml", more))
    assert (done.code, done.said) == (0, "")
    kept = yaml.safe_load((program.folder / "mia.yaml").read_text(encoding="utf-8"))
    assert kept["opening"]["next"] == "a post with people"
    assert kept["opening"]["now"] == "work at a till"


def test_stopping_in_a_script_says_how_to_go_on_and_makes_no_sheet(program: Program) -> None:
    script = program.file("replies.yaml", "opening.before: q\nopening.now: work at a till\n")
    done = program("prepare", "mia.yaml", "--answers", script)
    assert done.code == 0
    assert "cscoach prepare mia.yaml" in done.said
    assert not (program.folder / "mia.md").exists()
    assert "work at a till" in (program.folder / "mia.yaml").read_text(encoding="utf-8")


def test_the_example_script_runs(program: Program) -> None:
    done = program("prepare", "ada.yaml", "--answers", ROOT / "examples" / "answers.yaml")
    assert (done.code, done.said) == (0, "")


@pytest.mark.parametrize(
    ("replies", "said"),
    [
        ("teamwork.situatoin: One day\n", "nothing asks for teamwork.situatoin. Nearest: teamwork.situation"),
        ("composure.aktion: x\nzebra: y\n", "nothing asks for composure.aktion. Nearest: composure.action"),
        ("zebra: y\ntopics: [teamwork]\n", "these replies were never asked for: zebra"),
        ("topics: [teamwork]\narguing.admission: x\n", "these replies were never asked for: arguing.admission"),
        ("role: boss\n", "boss is not a choice for role. Choose one of: associate, contact-centre, coordinator, "),
        ("topics: [teamwork, juggling]\n", "juggling is not a choice for topics. Choose one of: teamwork, hard-work"),
        ("language: xx\n", "xx is not a choice for language. Choose one of: en"),
        ("opening.review: maybe\n", "maybe is not a choice for opening.review. Choose one of: "),
        ("- role\n", "must hold replies by question"),
        ("role: {is: associate}\n", "must hold replies by question"),
        ("", "must hold replies by question"),
        ("role: a\nrole: b\n", "2:1: role is here twice"),
        ("role: [a\n", "cannot be read as YAML"),
    ],
)
def test_what_is_wrong_with_a_script_is_said(program: Program, replies: str, said: str) -> None:
    done = program("prepare", "mia.yaml", "--answers", program.file("replies.yaml", replies))
    assert done.code == 3
    assert said in done.said
    assert "replies.yaml" in done.said
    assert len(done.said.splitlines()) <= 24


def test_a_wrong_script_is_refused_before_a_file_is_touched(program: Program) -> None:
    for content in (b"\xff\xfe", b"role: [a\n", b"- a\n"):
        assert program("prepare", "mia.yaml", "--answers", program.file("replies.yaml", content)).code == 3
    assert program("prepare", "mia.yaml", "--answers", "nowhere.yaml").code == 3
    assert not (program.folder / "mia.yaml").exists()
