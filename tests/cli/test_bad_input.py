"""Whatever is handed in as a candidate file: every fault told in one go, on one screen, with its exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

import pytest
from markdown_it import MarkdownIt

from tests.cli.test_sheet_command import MIA
from tests.program import Done, Program

LEVELS = "[" * 60 + "]" * 60

#: What stands in the file, and what must be said about it: place and words, in the order of the file.
FAULTY_YAML: dict[str, tuple[str | bytes, list[str]]] = {
    "empty": ("", ["the file is empty"]),
    "white space": (" \n\n", ["the file is empty"]),
    "only a comment": ("# my answers\n", ["the file is empty"]),
    "latin-1": ("language: en\nname: René\n".encode("latin-1"), ["mia.yaml is not UTF-8 text: byte 23 on line 2"]),
    "utf-16": ("language: en\n".encode("utf-16"), ["mia.yaml is not UTF-8 text: byte 1 on line 1"]),
    "mapping in a scalar": ("language: en\nname: Mia: x\n", ["2:10: cannot be read as YAML"]),
    "unclosed quote": ('language: en\nname: "Mia\nrole: associate\n', ["2:7: cannot be read as YAML", 'name: "Mia']),
    "unclosed list": ("language: en\nname: [Mia\n", ["2:7: cannot be read as YAML"]),
    "two documents": ("language: en\n---\nlanguage: lt\n", ["2:1: cannot be read as YAML"]),
    "tab": ("language: en\nstrengths:\n\tteamwork: x\n", ["3:1: a tab stands here"]),
    "doubled keys": (
        "language: en\nname: A\nname: B\nrole: associate\nrole: associate\n",
        ["2 faults", "3:1: name stands here twice", "5:1: role stands here twice"],
    ),
    "doubled key and others": (
        "language: en\nrole: asociate\nname: A\nname: B\nwishes: x\n",
        ["3 faults", "2:1: role: asociate is not known", "4:1: name stands here twice", "5:1: wishes: not known here"],
    ),
    "anchor": ("language: en\nname: &me Mia\nemployer: *me\n", ["2:7: anchors and aliases"]),
    "star of a Markdown writer": ("language: en\nname: *Mia*\n", ["2:7: anchors and aliases", "quotation marks"]),
    "bomb": (
        "a: &a [x,x,x,x]\n"
        + "".join(f"{b}: &{b} [*{a},*{a},*{a},*{a}]\n" for a, b in zip("abcdef", "bcdefg", strict=True)),
        ["1:4: anchors and aliases"],
    ),
    "list": ("- language: en\n", ["1:1: a candidate file has lines such as `language: en`"]),
    "text": ("hello\n", ["1:1: a candidate file has lines such as `language: en`"]),
    "list of topics": ("language: en\nstrengths:\n  - teamwork\n", ["2:1: strengths: answers by topic are expected"]),
    "list of parts": ("language: en\nopening: [now]\n", ["2:1: opening: text or named parts are expected"]),
    "unknown keys": (
        "langauge: en\nrol: associate\nstrengths:\n  teamwrok: x\n  teamwork: {situatoin: x}\n",
        [
            "5 faults",
            "1:1: language is missing; it is one of: en",
            "1:1: langauge: not known here. Do you mean language?",
            "2:1: rol: not known here. Do you mean role?",
            "4:3: strengths.teamwrok: not known here. Do you mean teamwork?",
            "5:14: strengths.teamwork.situatoin: not known here. Do you mean situation?",
        ],
    ),
    "words of the program's own": (
        "language: en\nparts: x\nopening: {whole: x}\n",
        [
            "2:1: parts: not known here. Known: name, language",
            "3:11: opening.whole: not known here. Known: now, before",
        ],
    ),
    "unknown values": (
        "language: xx\nrole: asociate\nweaknesses: {argueing: x}\nstrengths: {juggling: y}\ngrammatical_gender: male\n",
        [
            "1:1: language: xx is not known. Known: en",
            "2:1: role: asociate is not known. Do you mean associate?",
            "3:14: weaknesses.argueing: not known here. Do you mean arguing?",
            "4:13: strengths.juggling: not known here. Known: teamwork, hard-work, composure",
            "5:1: grammatical_gender: male is not known.",
        ],
    ),
    "no language": ("name: Mia\n", ["1:1: language is missing; it is one of: en"]),
    "impossible date": ("language: en\ninterview_on: 2026-02-30\n", ["2:1: interview_on: 2026-02-30 is not a date"]),
    "no date": ("language: en\ninterview_on: soon\n", ["2:1: interview_on: soon is not a date"]),
    "wrong types": (
        "language: [en]\nname: {a: b}\nrole: [x]\nopening: [x]\nweaknesses: {arguing: {admission: {a: b}}}\n",
        [
            '1:1: language: text is expected, ["en"] stands here',
            '2:1: name: text is expected, {"a": "b"} stands here',
            "3:1: role: text is expected",
            "4:1: opening: text or named parts are expected",
            "5:24: weaknesses.arguing.admission: text is expected",
        ],
    ),
    "an answer of 200,000 characters": (
        "language: en\nopening: " + "word " * 40_000 + "end\n",
        ["2:1: opening: 200003 characters are too many (50000 at most)"],
    ),
    "a name of 3,000 characters": (f"language: en\nname: {'n' * 3000}\n", ["2:1: name: 3000 characters are too many"]),
    "NUL": (b"language: en\nname: Mi\0a\n", ["2:9: the control character U+0000 is not allowed"]),
    "bell and escape": (b"language: en\nname: \x1b[31m\x07\n", ["2:7: the control character U+001B is not allowed"]),
    "escapes written out": (
        'language: en\nrole: "\\e[31mred"\n"\\e[2Jkey": x\n',
        ["2:1: role: [31mred is not known", "3:1: [2Jkey: not known here"],
    ),
    "nested deeply": (f"language: en\nname: {LEVELS}\n", ["2:57: nested more than 50 deep"]),
    "nested without end": (f"language: en\nname: {'[' * 100_000}\n", ["2:"]),
    "a tag": ("language: !!python/object/apply:os.system [id]\n", ["1:1: language: text is expected"]),
    "a key that is a list": ("? [a, b]\n: x\nlanguage: en\n", ["1:3: a name must be a plain word"]),
    "a key of 900 characters": (f"language: en\n{'k' * 900}: x\n", [f"2:1: {'k' * 59}…: not known here"]),
}

FAULTY_JSON: dict[str, tuple[str | bytes, list[str]]] = {
    "cut off": ('{"language": "en",\n "name": }', ["2:10: cannot be read as JSON"]),
    "not closed": ('{"language": "en"', ["cannot be read as JSON"]),
    "doubled key": ('{"language": "en",\n "name": "a",\n "name": "b"}', ["3:2: name stands here twice"]),
    "empty": ("{}", ["1:1: language is missing"]),
    "list": ("[1]", ["1:1: a candidate file has lines such as"]),
    "unknown keys": (
        '{"langauge": "en",\n "strengths": {"teamwrok": "x"}}',
        ["1:2: langauge: not known here. Do you mean language?", "2:16: strengths.teamwrok: not known here."],
    ),
    "wrong types": (
        '{"language": 5,\n "name": true,\n "role": NaN,\n "interview_on": 20261203,\n "strengths": [],\n "opening": 3}',
        [
            "1:2: language: text is expected, 5 stands here",
            "2:2: name: text is expected, true stands here",
            "3:2: role: text is expected, NaN stands here",
            "4:2: interview_on: 20261203 is not a date",
            "5:2: strengths: answers by topic are expected",
            "6:2: opening: text or named parts are expected, 3 stands here",
        ],
    ),
    "impossible date": ('{"language": "en",\n "interview_on": "2026-13-01"}', ["2:2: interview_on: 2026-13-01"]),
    "unknown values": ('{"language": "en",\n "role": "boss"}', ["2:2: role: boss is not known. Known: associate"]),
    "a number of 5,000 digits": ('{"language": "en", "name": ' + "9" * 5000 + "}", ["1:20: name: text is expected"]),
    "200,000 characters": (json.dumps({"language": "en", "opening": "word " * 40_000}), ["characters are too many"]),
    "control character": (
        '{"language": "en", "name": "a\x01b"}',
        ["1:30: the control character U+0001 is not allowed"],
    ),
    "nested without end": ('{"language": ' + "[" * 100_000, ["nested more than 50 deep"]),
    "not UTF-8": (b'{"language": "en", "name": "Ren\xe9"}', ["is not UTF-8 text: byte 32 on line 1"]),
}


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
    assert time.monotonic() - started < 20
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
    assert time.monotonic() - started < 10


def test_a_folder_or_something_that_is_not_there_is_said(program: Program) -> None:
    program.folder.joinpath("answers").mkdir()
    for name, code, said in [
        ("answers", 3, "answers is a folder"),
        ("nowhere.yaml", 3, "nowhere.yaml is not there"),
        ("answers/nowhere/mia.yaml", 3, "nowhere/mia.yaml is not there"),
        ("", 3, "is a folder"),
        ("x" * 300, 4, "may not be read: File name too long"),
        ("/proc/self/mem", 4, "may not be read"),
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
    assert text.count(words) >= 6
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
