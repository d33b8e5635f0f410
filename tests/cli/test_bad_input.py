"""Whatever is handed in as a candidate file: every fault told in one go, on one screen, with its exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

import pytest
from markdown_it import MarkdownIt

from tests.cli.faulty import FAULTY_JSON, FAULTY_YAML
from tests.cli.test_sheet_command import MIA
from tests.program import Done, Program, copy_checkout


def in_order(done: Done, said: list[str]) -> bool:
    """Whether all of it is said, in this order."""
    at = 0
    for words in said:
        found = done.said.find(words, at)
        if found < 0:
            return False
        at = found + len(words)
    return True


def fits_one_screen(said: str) -> bool:
    """Whether it fits 24 rows of 80 columns, and steers no terminal."""
    rows = sum(max(1, -(-len(line) // 80)) for line in said.splitlines())
    return rows <= 24 and all(sign.isprintable() or sign == "\n" for sign in said)


@pytest.mark.parametrize("fault", FAULTY_YAML)
def test_what_is_wrong_with_a_yaml_file_is_told_in_one_go(program: Program, fault: str) -> None:
    content, said = FAULTY_YAML[fault]
    done = program("sheet", program.file("mia.yaml", content).name, "-o", "sheet.md")
    assert (done.code, done.out) == (3, b"")
    assert in_order(done, said), done.said
    assert "mia.yaml" in done.said.splitlines()[0]
    assert fits_one_screen(done.said)
    assert not (program.folder / "sheet.md").exists()


@pytest.mark.parametrize("fault", FAULTY_JSON)
def test_what_is_wrong_with_a_json_file_is_told_in_one_go(program: Program, fault: str) -> None:
    content, said = FAULTY_JSON[fault]
    done = program("sheet", program.file("mia.json", content).name)
    assert (done.code, done.out) == (3, b"")
    assert in_order(done, said), done.said
    assert "mia.json" in done.said.splitlines()[0]
    assert fits_one_screen(done.said)


def test_a_walk_refuses_a_faulty_file_and_leaves_it_as_it_is(program: Program) -> None:
    content = FAULTY_YAML["unknown keys"][0]
    file = program.file("mia.yaml", content)
    done = program("prepare", file, "--answers", program.file("replies.yaml", "resume: sheet\n"))
    assert done.code == 3
    assert in_order(done, FAULTY_YAML["unknown keys"][1])
    assert file.read_text(encoding="utf-8") == content


def test_standard_input_is_held_to_the_same(program: Program) -> None:
    done = program("sheet", "-", given=b"language: en\nrole: asociate\n")
    assert done.code == 3
    assert in_order(done, ["- has 1 fault", "2:1: role: asociate is not known. Do you mean associate?"])
    assert program("sheet", "-").code == 3
    assert program("sheet", "-", given=b"\xff").code == 3


def test_faults_without_number_are_cut_to_one_screen_and_counted(program: Program) -> None:
    program.file("mia.yaml", "language: en\n" + "".join(f"wish{n}: x\n" for n in range(5000)))
    started = time.monotonic()
    done = program("sheet", "mia.yaml")
    assert time.monotonic() - started < 60
    assert done.code == 3
    assert fits_one_screen(done.said)
    first, *faults, last = done.said.splitlines()
    assert "5000 faults" in first
    assert [line.split(":")[2].strip() for line in faults] == [f"wish{n}" for n in range(len(faults))]
    assert f"and {5000 - len(faults)} more" in last


def test_a_fault_is_pointed_at_below_its_line_whatever_the_letters(program: Program) -> None:
    program.file("mia.yaml", "language: en\nstrengths: {teamwork: {situation: 日本語 and text, actoin: x}}\n")
    lines = program("sheet", "mia.yaml").said.splitlines()
    before, _, _ = lines[2].partition("actoin")
    assert "日本語" in before
    assert lines[3] == " " * (len(before) + 3) + "^"


def test_a_large_file_is_refused_before_it_is_read(program: Program) -> None:
    program.file("mia.yaml", "language: en\nname: " + "x" * 10_000_000)
    started = time.monotonic()
    for done in (program("sheet", "mia.yaml"), program("sheet", "/dev/zero")):
        assert done.code == 3
        assert "is larger than 2 MB" in done.said
        assert len(done.said.splitlines()) == 1
    assert time.monotonic() - started < 60


def test_a_folder_or_something_that_is_not_there_is_said(program: Program) -> None:
    program.folder.joinpath("answers").mkdir()
    for name, code, said in [
        ("answers", 3, "answers is a folder"),
        ("nowhere.yaml", 3, "nowhere.yaml is not there"),
        ("answers/nowhere/mia.yaml", 3, "nowhere/mia.yaml is not there"),
        ("", 3, "is a folder"),
        ("x" * 300, 4, "cannot be read: File name too long"),
        ("/proc/self/mem", 4, "cannot be read"),
    ]:
        done = program("sheet", name)
        assert (done.code, done.out) == (code, b""), name
        assert said in done.said
        assert len(done.said.splitlines()) == 1


def test_a_pipe_is_read_like_a_file(program: Program) -> None:
    expected = program("sheet", "-", given=MIA.encode()).out
    pipe = program.folder / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["sh", "-c", 'cat > "$0"', str(pipe)], stdin=subprocess.PIPE) as writer:
        assert writer.stdin
        writer.stdin.write(MIA.encode())
        writer.stdin.close()
        done = program("sheet", pipe)
    assert (done.code, done.out) == (0, expected)


SYNTAX = [
    "{{7*7}} {% for x in y %} {# z #}",
    "<script>alert(1)</script> <b>bold</b> &amp; &copy; text",
    "# Heading",
    "- item **bold** _it_ `code` ~~gone~~",
    "[link](http://example.org) ![image](x.png) | a | b |",
    "1. one",
    "../../x",
    "CON",
    "=cmd()",
]


@pytest.mark.parametrize("words", SYNTAX)
def test_syntax_of_other_languages_comes_out_as_text(program: Program, words: str) -> None:
    data = {
        "language": "en",
        "name": words,
        "employer": words,
        "opening": words,
        "strengths": {"teamwork": {"situation": words, "action": words}},
        "weaknesses": {"arguing": {"admission": f"one\n{words}\n{words}"}},
    }
    program.file("mia.json", json.dumps(data))
    done = program("sheet", "mia.json", "-o", "sheet.md")
    assert done.code == 0
    assert sorted(path.name for path in program.folder.iterdir()) == ["mia.json", "sheet.md"]
    markdown = (program.folder / "sheet.md").read_text(encoding="utf-8")
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    inline = [child for token in tokens for child in token.children or []]
    kinds = {token.type for token in [*tokens, *inline]}
    assert kinds.isdisjoint({"html_block", "html_inline", "link_open", "image", "table_open", "code_inline", "s_open"})
    text = "\n".join("".join(child.content or "\n" for child in token.children) for token in tokens if token.children)
    assert f"Name: {words}" in text
    assert f"Employer: {words}" in text
    assert text.count(words) >= 5
    assert [token.content for token in inline if token.content == "Heading"] == []


def test_names_never_become_paths(program: Program) -> None:
    for name in ("../../x", "CON", "a/b", "aux.txt", "~root", "-o"):
        program.file("mia.yaml", f"language: en\nname: {json.dumps(name)}\nstrengths: {{teamwork: {{}}}}\n")
        replies = program.file("replies.yaml", "resume: sheet\n")
        assert program("prepare", "mia.yaml", "--answers", replies).code == 0
        assert sorted(path.name for path in program.folder.iterdir() if path.is_file()) == [
            "mia.md",
            "mia.yaml",
            "replies.yaml",
        ]
    assert {path.name for path in program.home.iterdir()} == {"candidate.schema.json"}


def test_control_and_direction_characters_in_answers_do_not_reach_the_sheet(program: Program) -> None:
    program.file(
        "mia.json", json.dumps({"language": "en", "name": "Mi\u0000a \u202eaiM", "opening": "I \u001b[31m work."})
    )
    done = program("sheet", "mia.json")
    assert done.code == 0
    assert "Name: Mia aiM" in done.text
    assert all(sign.isprintable() or sign == "\n" for sign in done.text)


def test_no_fault_makes_a_program_that_was_told_to_be_quiet_noisy(program: Program) -> None:
    program.file("mia.yaml", "language: xx\n")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-X", "dev", "-m", "cscoach", "sheet", "mia.yaml"],
        capture_output=True,
        cwd=program.folder,
        env=program.environment,
    )
    assert done.returncode == 3
    assert b"Warning" not in done.stderr


def test_a_topic_that_a_language_has_not_yet_is_named_and_nothing_is_written(program: Program) -> None:
    checkout = copy_checkout(program.folder / "checkout")
    (checkout / "prompts" / "lt" / "strengths" / "empathy.yaml").unlink()
    file = program.file("mia.yaml", "language: en\ninterview_language: lt\nstrengths: {empathy: I asked.}\n")
    made = program.folder / "mia.md"
    command = [sys.executable, "-P", "-m", "cscoach", "sheet", str(file), "-o", str(made)]
    done = subprocess.run(command, env=program.environment | {"PYTHONPATH": str(checkout)}, capture_output=True)
    assert (done.returncode, done.stdout) == (3, b"")
    said = "empathy is not written in lt yet. Take it out of the file, or choose another language.\n"
    assert done.stderr.decode() == said
    assert not made.exists()


def test_a_long_list_of_what_is_known_does_not_fill_the_screen(program: Program) -> None:
    program.file("r.yaml", "language: en\ntopics: [song]\n")
    for arguments in (
        ["check", "r.yaml"],
        ["check", "r.yaml", "--topic", "song"],
        ["prepare", "m.yaml", "--answers", "r.yaml"],
    ):
        done = program(*arguments)
        assert done.code in (2, 3)
        assert len(done.said.splitlines()[-1]) < 300
