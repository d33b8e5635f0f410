"""`cscoach packs check`: content is complete, or every fault is told with its place."""

from __future__ import annotations

import shutil

from cscoach.content.load import load
from tests.program import ROOT, Program


def test_the_programs_own_content_has_no_fault_and_what_is_to_be_written_is_named(program: Program) -> None:
    done = program("packs", "check")
    assert (done.code, done.out) == (0, b""), done.said
    assert "complete: en" in done.said
    for language in program.languages:
        left = [topic for topic in load("en").topics if topic not in load(language).topics]
        assert (f"Still to be written in {language}: {', '.join(left)}" in " ".join(done.said.split())) is bool(left)


def test_a_folder_of_ones_own_is_checked(program: Program) -> None:
    shutil.copytree(ROOT / "prompts" / "en", program.folder / "mine" / "en")
    done = program("packs", "check", "mine")
    assert done.code == 0
    assert "1 language is complete: en" in done.said


def test_every_fault_of_a_broken_copy_is_told_with_file_line_and_column(program: Program) -> None:
    pack = program.folder / "mine" / "en"
    shutil.copytree(ROOT / "prompts" / "en", pack)
    topic = pack / "strengths" / "teamwork.yaml"
    lines = topic.read_text(encoding="utf-8").splitlines()
    why = next(number for number, line in enumerate(lines, 1) if line.startswith("why:"))
    lines[why - 1] = "wy: because"
    topic.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (pack / "rights.yaml").write_text("- id: x\n\tname: y\n", encoding="utf-8")
    (pack / "roles" / "associate.yaml").unlink()
    (pack / "general.yaml").write_bytes(b"\xff")
    done = program("packs", "check", "mine")
    assert done.code == 3
    assert f"mine/en/strengths/teamwork.yaml:{why}:1: wy: is not a key that belongs here" in done.said
    assert "      wy: because\n      ^" in done.said
    assert "mine/en/strengths/teamwork.yaml:1:1: why: is missing" in done.said
    assert "mine/en/rights.yaml:2:1: a tab stands where YAML wants spaces" in done.said
    assert "mine/en/general.yaml:1: not UTF-8" in done.said


def test_more_faults_than_a_screen_holds_are_all_told(program: Program) -> None:
    pack = program.folder / "mine" / "en"
    shutil.copytree(ROOT / "prompts" / "en", pack)
    files = [file for folder in ("strengths", "weaknesses", "roles") for file in (pack / folder).glob("*.yaml")]
    for topic in files:
        with topic.open("a", encoding="utf-8") as file:
            file.writelines(f"wish-{number}: x\n" for number in range(10))
    done = program("packs", "check", "mine")
    assert done.code == 3
    assert done.said.count("is not a key that belongs here") == 10 * len(files)


def test_a_folder_without_content_is_said(program: Program) -> None:
    program.folder.joinpath("empty").mkdir()
    for name in ("empty", "nowhere"):
        done = program("packs", "check", name)
        assert done.code == 3
        assert f"{name} holds no content" in done.said
        assert len(done.said.splitlines()) == 1
