"""`cscoach sheet`: files and streams in and out, and what stands in the way."""

from __future__ import annotations

import json
import os
import stat
import subprocess
from pathlib import Path

import pytest

from tests.program import ROOT, Program

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
CANDIDATES = [path for path in EXAMPLES if path.name != "answers.yaml"]

MIA = """\
name: Mia
language: en
role: associate
strengths:
  teamwork: {situation: a Saturday in March, action: asked my colleague for the list}
"""


@pytest.mark.parametrize("path", CANDIDATES, ids=lambda path: path.stem)
def test_the_examples_give_the_same_sheet_by_every_way(program: Program, path: Path) -> None:
    plain = program("sheet", path)
    assert (plain.code, plain.said) == (0, "")
    assert plain.text.startswith("# ")
    assert program("sheet", "-", given=path.read_bytes()).out == plain.out
    assert program("sheet", path, "-o", "-").out == plain.out
    written = program("sheet", path, "--output", "sheet.md")
    assert (written.code, written.out) == (0, b"")
    assert "sheet.md" in written.said
    target = program.folder / "sheet.md"
    assert target.read_bytes() == plain.out
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_json_holds_what_the_sheet_holds(program: Program) -> None:
    program.file("mia.yaml", MIA)
    done = program("sheet", "mia.yaml", "-f", "json")
    assert (done.code, done.said) == (0, "")
    sheet = json.loads(done.text)
    assert sheet["name"] == "Mia"
    assert sheet["made_on"] == "2026-11-26"
    assert [entry["topic"] for entry in sheet["entries"]] == ["teamwork"]
    assert program("sheet", "mia.yaml", "--format", "json", "-o", "out.txt").code == 0
    assert (program.folder / "out.txt").read_bytes() == done.out


def test_json_in_is_the_same_as_yaml_in(program: Program) -> None:
    program.file("mia.yaml", MIA)
    data = {
        "name": "Mia",
        "language": "en",
        "role": "associate",
        "strengths": {"teamwork": {"situation": "a Saturday in March", "action": "asked my colleague for the list"}},
    }
    program.file("mia.json", json.dumps(data))
    assert program("sheet", "mia.json").out == program("sheet", "mia.yaml").out
    with_mark = b"\xef\xbb\xbf" + MIA.replace("\n", "\r\n").encode()
    assert program("sheet", "-", given=with_mark).out == program("sheet", "mia.yaml").out


def test_language_is_that_of_guidance_and_leaves_the_interview_alone(program: Program) -> None:
    program.file("mia.yaml", MIA)
    english = program("sheet", "mia.yaml").text
    both = program("sheet", "mia.yaml", "--language", "lt").text
    assert both.startswith("# Pasirengimo")
    assert "It was a Saturday in March" in english
    assert "It was a Saturday in March" in both
    assert program("sheet", "-", "--language", "en", given=b"name: Mia\n").code == 0
    assert program("sheet", "-", given=b"name: Mia\n").code == 3


def test_a_sheet_needs_no_home_and_leaves_nothing_in_it(program: Program) -> None:
    program.file("mia.yaml", MIA)
    there = program("sheet", "mia.yaml")
    assert not program.home.exists()
    gone = program("sheet", "mia.yaml", CSCOACH_HOME="", HOME="/dev/null/nobody", XDG_DATA_HOME="")
    assert (gone.code, gone.out) == (0, there.out)


@pytest.mark.parametrize("path", ["/dev/null/nobody", "/proc/nobody"])
def test_without_a_home_preparing_asks_for_a_file(program: Program, path: str) -> None:
    replies = program.file("replies.yaml", "topics: [teamwork]\n")
    done = program("prepare", "--answers", replies, CSCOACH_HOME="", HOME=path, XDG_DATA_HOME="")
    assert done.code == 4
    assert "cscoach prepare FILE" in done.said
    assert len(done.said.splitlines()) == 1
    named = program("prepare", "mia.yaml", "--answers", replies, CSCOACH_HOME="", HOME=path, XDG_DATA_HOME="")
    assert (named.code, named.said) == (0, "")
    assert (program.folder / "mia.yaml").read_text(encoding="utf-8").startswith("language: en")
    assert (program.folder / "mia.md").exists()


@pytest.mark.parametrize(
    ("target", "code", "said"),
    [
        ("folder", 3, "folder is a folder"),
        ("mia.yaml/sheet.md", 4, "the folder mia.yaml is not there"),
        ("nowhere/sheet.md", 4, "the folder nowhere is not there"),
        ("/proc/sheet.md", 4, "/proc/sheet.md cannot be written"),
        ("x" * 300, 4, "cannot be written: File name too long"),
    ],
)
def test_where_no_sheet_can_be_written(program: Program, target: str, code: int, said: str) -> None:
    program.file("mia.yaml", MIA)
    program.folder.joinpath("folder").mkdir()
    before = sorted(path.name for path in program.folder.rglob("*"))
    done = program("sheet", "mia.yaml", "-o", target)
    assert done.code == code
    assert said in done.said
    assert len(done.said.splitlines()) == 1
    assert sorted(path.name for path in program.folder.rglob("*")) == before


def test_a_walk_is_not_begun_where_it_cannot_be_kept(program: Program) -> None:
    replies = program.file("replies.yaml", "topics: [teamwork]\n")
    os.mkfifo(program.folder / "pipe")
    program.folder.joinpath("folder").mkdir()
    for target, code, said in [
        ("nowhere/mia.yaml", 4, "the folder nowhere is not there"),
        ("folder", 3, "folder is a folder"),
        ("pipe", 3, "pipe is not an ordinary file"),
        ("/proc/mia.yaml", 4, "/proc/mia.yaml cannot be written"),
    ]:
        done = program("prepare", target, "--answers", replies)
        assert (done.code, done.out) == (code, b""), target
        assert said in done.said
        assert len(done.said.splitlines()) == 1


SMALL = "ulimit -f {blocks}; trap '' XFSZ; cscoach {command}"


def test_a_full_disk_leaves_the_old_sheet_untouched(program: Program) -> None:
    program.file("mia.yaml", MIA)
    program.file("sheet.md", "the old sheet\n")
    done = program.shell(SMALL.format(blocks=1, command="sheet mia.yaml -o sheet.md"))
    assert done.code == 4
    assert "There is no room left for sheet.md" in done.said
    assert (program.folder / "sheet.md").read_text(encoding="utf-8") == "the old sheet\n"
    assert sorted(path.name for path in program.folder.iterdir()) == ["mia.yaml", "sheet.md"]


def test_a_full_disk_in_the_middle_of_a_walk_keeps_what_was_saved(program: Program) -> None:
    long = "word " * 400
    replies = program.file("replies.yaml", f"topics: [teamwork]\nopening.now: work at a till\nopening.before: {long}\n")
    # The schema beside the candidate files is larger than the limit, so it has to be there already.
    assert program("prepare", "other.yaml", "--answers", program.file("none.yaml", "topics: [teamwork]\n")).code == 0
    done = program.shell(SMALL.format(blocks=1, command=f"prepare mia.yaml --answers {replies}"))
    assert done.code == 4
    assert "There is no room left for mia.yaml" in done.said
    assert "now: work at a till" in (program.folder / "mia.yaml").read_text(encoding="utf-8")


def test_full_standard_output_is_said(program: Program) -> None:
    program.file("mia.yaml", MIA)
    for command in ("sheet mia.yaml", "schema", "--help", "sheet --help"):
        done = program.shell(f"cscoach {command} > /dev/full")
        assert done.code == 4, command
        assert done.said == "The output cannot be written: No space left on device.\n"
    closed = program.shell("cscoach sheet mia.yaml >&-")
    assert closed.code == 4
    assert closed.said.startswith("The output cannot be written: ")


@pytest.mark.parametrize("command", ["sheet mia.yaml", "schema", "--help", "prepare mia.yaml --answers replies.yaml"])
def test_a_reader_that_goes_away_is_no_fault(program: Program, command: str) -> None:
    program.file("mia.yaml", "language: en\nstrengths: {teamwork: {}}\n" + f"opening: {'word ' * 9000}\n")
    program.file("replies.yaml", "resume: go-on\nteamwork.situation: One day\n")
    done = program.shell(f"set -o pipefail; cscoach {command} | head -c 1")
    assert (done.code, len(done.out), done.said) == (0, 1, "")
    if command.startswith("prepare"):
        assert "situation: One day" in (program.folder / "mia.yaml").read_text(encoding="utf-8")
        assert (program.folder / "mia.md").exists()


def test_a_pipe_is_written_to_and_never_replaced(program: Program) -> None:
    program.file("mia.yaml", MIA)
    pipe = program.folder / "pipe"
    os.mkfifo(pipe)
    expected = program("sheet", "mia.yaml").out
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        try:
            assert program("sheet", "mia.yaml", "-o", pipe).code == 0
            out, _ = reader.communicate(timeout=90)
        finally:
            reader.kill()
    assert out == expected
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_link_stays_a_link(program: Program) -> None:
    program.file("mia.yaml", MIA)
    program.folder.joinpath("real").mkdir()
    (program.folder / "link.md").symlink_to("real/sheet.md")
    assert program("sheet", "mia.yaml", "-o", "link.md").code == 0
    assert (program.folder / "link.md").is_symlink()
    assert (program.folder / "real" / "sheet.md").read_bytes() == program("sheet", "mia.yaml").out


def test_a_candidate_file_with_the_suffix_of_a_sheet_is_not_overwritten(program: Program) -> None:
    replies = program.file("replies.yaml", "topics: [teamwork]\nopening.now: work at a till\n")
    done = program("prepare", "mia.md", "--answers", replies)
    assert (done.code, done.said) == (0, "")
    assert "now: work at a till" in (program.folder / "mia.md").read_text(encoding="utf-8")
    assert (program.folder / "mia-sheet.md").read_text(encoding="utf-8").startswith("# Interview prep sheet")
    refused = program("prepare", "mia.md", "-o", "mia.md", "--answers", replies)
    assert refused.code == 2


def test_an_old_terminal_encoding_gets_question_marks_and_not_a_fault(program: Program) -> None:
    program.file("replies.yaml", "topics: [teamwork]\nopening.now: dirbu kasoje „Ąžuolas“\n")
    for command in ("prepare mia.yaml --answers replies.yaml", "forget", "sheet nėra.yaml"):
        program.home.mkdir(exist_ok=True)
        (program.home / "Ąžuolas.yaml").write_text("language: en\n", encoding="utf-8")
        done = program(*command.split(), PYTHONIOENCODING="ascii")
        assert done.code == (3 if "nėra" in command else 0)
        assert "?" in done.text + done.said
