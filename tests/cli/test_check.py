"""`cscoach check`: one answer or a stream of them, judged."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from cscoach.content.load import load
from cscoach.text import LONGEST
from tests.judging.samples import STRENGTH, WEAKNESS
from tests.program import Program

ANSWER = STRENGTH["en"]

#: Two faults that are counted, so that they are found whatever the judge has learned.
FAULTY = (
    f"{ANSWER} Um, I guess he, I don't know, sort of liked it, you know, and I suppose he kind of came again, or "
    "something, maybe twice, perhaps. His address was anna@example.org."
)

#: The keys of the contract (design.md 5.3), and what came to it.
KEYS = ["id", "language", "topic", "kind", "state", "parts", "band", "words", "seconds", "ratings"]
KEYS += ["findings", "doubts", "praise", "rewrite"]
FINDING = ["rule", "span", "quote", "certainty", "message", "advice", "follow_up"]


def row(**changes: Any) -> dict[str, Any]:
    """An answer as a line of the stream has it. A value of None takes a key away."""
    whole = {"id": "a-1", "language": "en", "topic": "composure", "text": ANSWER} | changes
    return {name: value for name, value in whole.items() if value is not None}


def stream(rows: Iterable[dict[str, Any] | str | bytes]) -> bytes:
    """Rows as lines; what is text or bytes already stays as it is."""
    lines = (line if isinstance(line, str | bytes) else json.dumps(line, ensure_ascii=False) for line in rows)
    return b"".join((line if isinstance(line, bytes) else line.encode()) + b"\n" for line in lines)


def judged(out: bytes) -> list[dict[str, Any]]:
    """The objects of the output, read as strictly as JSON can be."""

    def refuse(name: str) -> None:
        raise AssertionError(f"{name} is no JSON")

    return [json.loads(line, parse_constant=refuse) for line in out.decode().split("\n")[:-1]]


def quoted(shown: str, marks: str, answer: str) -> list[str]:
    """What is shown in quotation marks and stands in the answer; a long quotation is cut with an ellipsis."""
    found = re.findall(f"{marks[0]}([^{marks}]+){marks[1]}", shown)
    return [words for words in found if words.removesuffix("…") in answer]


def test_one_answer_comes_from_a_file_or_standard_input(program: Program) -> None:
    program.file("answer.txt", ANSWER)
    done = program("check", "answer.txt", "--topic", "composure")
    assert (done.code, done.said) == (0, "")
    say = load("en").interface.say
    assert say("check.told", parts="").split(":")[0] in done.text
    assert say("parts.action") in done.text
    assert quoted(done.shown, "“”", ANSWER)
    assert max(map(len, done.text.splitlines())) <= 96
    assert program("check", "-", "-t", "composure", given=ANSWER.encode()).out == done.out
    marked = b"\xef\xbb\xbf" + ANSWER.encode()
    assert program("check", "-", "-t", "composure", given=marked).out == done.out


def test_json_is_what_the_stream_gives_without_its_id(program: Program) -> None:
    program.file("answer.txt", FAULTY)
    done = program("check", "answer.txt", "--topic", "composure", "--json")
    assert (done.code, done.said) == (0, "")
    [one] = judged(json.dumps(json.loads(done.text)).encode() + b"\n")
    assert list(one) == KEYS[1:]
    [many] = judged(program("check", "--jsonl", given=stream([row(text=FAULTY)])).out)
    assert many == {"id": "a-1"} | one


def test_one_change_is_shown_and_all_on_request(program: Program) -> None:
    program.file("answer.txt", FAULTY)
    short = program("check", "answer.txt", "-t", "composure").shown
    everything = program("check", "answer.txt", "-t", "composure", "--all").shown
    say = load("en").interface.say
    assert f"{say('check.change')} Traceable details. “anna@example.org”" in short
    assert "Many hedges" not in short
    assert "--all" in short
    assert f"{say('check.also')} Many hedges." in everything
    assert "--all" not in everything


def test_the_answer_is_shown_again_with_blanks_for_what_is_missing(program: Program) -> None:
    answer = (
        "On a Friday in March a woman came to the parcel desk because her parcel had been sent back twice. I rang the "
        "depot and asked them to hold it, and wrote her the new label myself."
    )
    program.file("answer.txt", answer)
    done = program("check", "answer.txt", "-t", "composure")
    shown = " ".join(done.text.partition(load("en").interface.say("check.rewrite"))[2].split())
    first, second = answer.split(" I rang", 1)
    assert shown.startswith(first)
    assert f"I rang{second}" in shown
    assert shown.endswith("[In the end ___.] (how it ended)")
    [one] = judged(program("check", "--jsonl", given=stream([row(text=answer)])).out)
    assert one["rewrite"][-1] == {"text": "In the end ___.", "blank": True, "part": "result", "line": False}
    # What the guidance is said in changes what a blank is for, and nothing that is to be said.
    said = program("check", "answer.txt", "-t", "composure", "-l", "lt", "--interview-language", "en").text
    assert "[In the end ___.] (kuo baigėsi)" in " ".join(said.split())


def test_a_list_is_shown_again_as_a_list(program: Program) -> None:
    items = [
        "- On a Friday in March a woman came because her parcel had been sent back twice",
        "- I rang the depot and asked them to hold it",
        "- I wrote her the new label myself and walked her to the door",
    ]
    program.file("answer.txt", "\n".join(items))
    shown = program("check", "answer.txt", "-t", "composure").text
    lines = [line.strip() for line in shown.partition(load("en").interface.say("check.rewrite"))[2].split("\n")]
    assert [line for line in lines if line] == [
        items[0],
        "[My task was to ___.] (what was needed)",
        *items[1:],
        "[In the end ___.] (how it ended)",
    ]


def test_what_is_told_is_said_of_a_short_answer_as_well(program: Program) -> None:
    program.file(
        "answer.txt", "In May a man shouted at me because his fridge came late. I let him finish and rang the depot."
    )
    shown = program("check", "answer.txt", "-t", "composure").text
    say = load("en").interface.say
    assert say("check.told", parts=say("parts.situation")).split(":")[0] in shown
    assert say("parts.result") in shown


def test_nothing_is_to_be_told_again_where_all_is_told(program: Program) -> None:
    program.file("answer.txt", ANSWER)
    assert load("en").interface.say("check.rewrite") not in program("check", "answer.txt", "-t", "composure").text


def test_control_characters_of_an_answer_do_not_reach_the_terminal_by_its_blanks(program: Program) -> None:
    program.file(
        "answer.txt", "On Friday in March a woman\x1b[2J came in for the third time. I rang the depot for her."
    )
    done = program("check", "answer.txt", "-t", "composure")
    assert load("en").interface.say("check.rewrite") in done.text
    assert "\x1b" not in done.text


def test_explain_names_the_rule_and_the_words(program: Program) -> None:
    program.file("answer.txt", FAULTY)
    plain = program("check", "answer.txt", "-t", "composure")
    done = program("check", "answer.txt", "-t", "composure", "--explain")
    assert "personal-data 1.00 anna@example.org" in done.shown
    assert "hedging" in done.shown
    assert "i guess; i don't know; sort of; you know; i suppose; kind of; or something; maybe" in done.shown
    assert "situation" in done.text.removeprefix(plain.text)
    assert "One Thursday in November" in done.shown
    assert "personal-data" not in plain.text


@pytest.mark.parametrize(
    ("text", "threshold", "code"),
    [
        (FAULTY, "personal-data", 1),
        (FAULTY, "hedging", 1),
        (FAULTY, "too-long", 0),
        (FAULTY, "fair", 1),
        (FAULTY, "strong", 1),
        ("I don't know", "weak", 1),
        ("I don't know", "personal-data", 0),
        (ANSWER, "strong", 1),
        (ANSWER, "weak", 0),
    ],
)
def test_a_threshold_ends_with_1(program: Program, text: str, threshold: str, code: int) -> None:
    program.file("answer.txt", text)
    done = program("check", "answer.txt", "-t", "composure", "--fail-on", threshold)
    assert (done.code, done.said) == (code, "")
    assert done.out == program("check", "answer.txt", "-t", "composure").out
    many = program("check", "--jsonl", "--fail-on", threshold, given=stream([row(), row(text=text), row()]))
    assert many.code == (1 if threshold == "strong" else code)
    assert len(judged(many.out)) == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["answer.txt"], "--topic"),
        (["answer.txt", "-t", "juggling"], "juggling"),
        (["answer.txt", "-t", "composure", "--language", "xx"], "xx"),
        (["answer.txt", "-t", "composure", "--interview-language", "xx"], "xx"),
        (["answer.txt", "-t", "composure", "--fail-on", "awful"], "awful"),
        (["--jsonl", "answer.txt", "--fail-on", "awful"], "awful"),
        (["-t", "composure"], "standard input"),
    ],
)
def test_wrong_usage_is_2_and_says_what_is_there(program: Program, arguments: list[str], said: str) -> None:
    program.file("answer.txt", ANSWER)
    done = program("check", *arguments)
    assert (done.code, done.out) == (2, b"")
    assert said in done.said
    assert len(done.said.splitlines()) == 1
    if said in ("juggling", "awful", "xx"):
        assert any(word in done.said for word in ("teamwork", "no-result", "lt"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"It was late.\nJis \xe0 grizo", "byte 18 on line 2"),
        (("word " * 40_000).encode(), "200000 characters"),
        (b"x" * 3_000_000, "larger than"),
        (None, "not there"),
    ],
)
def test_a_file_that_holds_no_answer_is_3(program: Program, content: bytes | None, said: str) -> None:
    if content is not None:
        program.file("answer.txt", content)
    done = program("check", "answer.txt", "-t", "composure")
    assert (done.code, done.out) == (3, b"")
    assert said in done.said
    assert len(done.said.splitlines()) == 1
    if content is not None:
        assert program("check", "-", "-t", "composure", given=content).code == 3


def test_folders_and_closed_input_are_named(program: Program) -> None:
    for arguments in (["."], ["--jsonl", "."], ["--jsonl", "nowhere.jsonl"]):
        done = program("check", *arguments, "-t", "composure")
        assert (done.code, done.out, len(done.said.splitlines())) == (3, b"", 1)
    for arguments in (["-"], ["--jsonl"]):
        done = program.shell(f"cscoach check -t composure {' '.join(arguments)} <&-")
        assert (done.code, len(done.said.splitlines())) == (2, 1)


def test_guidance_and_answer_have_languages_of_their_own(program: Program) -> None:
    program.file("answer.txt", STRENGTH["uk"])
    done = program("check", "answer.txt", "-t", "composure", "-l", "lt", "--interview-language", "uk")
    assert done.code == 0
    assert quoted(done.shown, "„“", STRENGTH["uk"])
    assert load("lt").interface.say("parts.action") in done.shown
    other = program("check", "answer.txt", "-t", "composure", "-l", "lt", "--json")
    assert json.loads(other.text)["state"] == "other-language"
    lithuanian = program("check", "-", "-t", "arguing", "-l", "lt", given=WEAKNESS["lt"].encode())
    assert load("lt").interface.say("parts.improvement") in lithuanian.shown


@pytest.mark.parametrize(
    ("text", "state"),
    [("", "empty"), ("…", "empty"), ("no idea, sorry", "dont-know"), (STRENGTH["bg"], "other-language")],
)
def test_what_is_no_answer_gets_a_next_step_and_no_praise(program: Program, text: str, state: str) -> None:
    program.file("answer.txt", text)
    done = program("check", "answer.txt", "-t", "composure")
    say = load("en").interface.say
    assert done.code == 0
    assert done.text.strip()
    assert say("check.landed") not in done.shown
    assert json.loads(program("check", "answer.txt", "-t", "composure", "--json").text)["state"] == state


def test_a_copied_example_is_known_in_both_ways(program: Program) -> None:
    example = load("en").topic("composure").models[0].text
    program.file("answer.txt", example)
    assert json.loads(program("check", "answer.txt", "-t", "composure", "--json").text)["state"] == "model-answer"
    [many] = judged(program("check", "--jsonl", given=stream([row(text=example)])).out)
    assert many["state"] == "model-answer"


def test_an_answer_does_not_steer_the_terminal(program: Program) -> None:
    program.file("answer.txt", f"\x1b]0;owned\x07{ANSWER}\x1b[2J \x1b[31manna@example.org\x9b1A {FAULTY}")
    for more in ([], ["--all"], ["--explain"]):
        done = program("check", "answer.txt", "-t", "composure", *more)
        assert done.code == 0
        assert not any(sign in done.text for sign in "\x1b\x07\x9b")


def test_the_editor_opens_where_no_file_is_named(program: Program) -> None:
    editor = program.file("editor.sh", f"#!/bin/sh\ncat > \"$1\" <<'END'\n{FAULTY}\nEND\n")
    editor.chmod(0o755)
    with program.at_terminal("check", "-t", "composure", environment={"EDITOR": str(editor)}) as terminal:
        terminal.wait("anna@example.org")
        terminal.wait("They may ask:")
        assert terminal.end() == 0
    assert all(len(line) <= 80 for line in terminal.lines)


def test_an_editor_that_gives_nothing_is_an_empty_answer(program: Program) -> None:
    for editor in ("true", "false", "/nowhere/editor"):
        with program.at_terminal("check", "-t", "composure", environment={"EDITOR": editor}) as terminal:
            terminal.wait("There is nothing here yet.")
            assert terminal.end() == 0


def test_a_stream_keeps_order_and_ids_and_passes_over_other_keys(program: Program) -> None:
    rows = [
        row(id=7, author="somebody", parts=["task"], band="weak"),
        row(id="lt-1", language="lt", text=STRENGTH["lt"]),
        row(id=None, language=None, lang="uk", topic="arguing", text=WEAKNESS["uk"]),
        row(id=["a", {"b": 1.5}], text=FAULTY),
        row(id="не знам", language="bg", topic="hard-work", text="не знам"),
    ]
    done = program("check", "--jsonl", given=stream(rows))
    assert (done.code, done.said) == (0, "")
    out = judged(done.out)
    assert [found["id"] for found in out] == [7, "lt-1", None, ["a", {"b": 1.5}], "не знам"]
    assert [found["language"] for found in out] == ["en", "lt", "uk", "en", "bg"]
    assert [found["kind"] for found in out] == ["strength", "strength", "weakness", "strength", "strength"]
    assert [found["state"] for found in out] == [*["usable"] * 4, "dont-know"]
    for given, found in zip(rows, out, strict=True):
        assert list(found) == KEYS
        assert found["band"] in ("weak", "fair", "strong")
        for fault in (*found["findings"], *found["doubts"]):
            assert list(fault) == FINDING
            assert (fault["quote"] is None) == (fault["span"] is None)
        for quoted in (*found["findings"], *found["doubts"], *found["praise"]):
            if quoted["span"]:
                assert quoted["quote"] == given["text"][slice(*quoted["span"])]
    assert [list(praise) for praise in out[0]["praise"]] == [["part", "span", "quote"]] * len(out[0]["parts"])
    assert {"personal-data", "hedging"} <= {fault["rule"] for fault in out[3]["findings"]}


def test_both_names_of_the_language_may_stand_there(program: Program) -> None:
    [found] = judged(
        program("check", "--jsonl", given=stream([row(language="lt", lang="en", text=STRENGTH["lt"])])).out
    )
    assert (found["language"], found["state"]) == ("lt", "usable")


#: Lines that cannot be judged, and a word of what is said of each.
BROKEN: list[tuple[str | bytes, str]] = [
    ("", "empty"),
    ("   ", "empty"),
    ("{", "JSON"),
    ("teamwork, my answer", "JSON"),
    ('{"id": "b", "text": "unfinished', "JSON"),
    ("[1, 2]", "object"),
    ('"text"', "object"),
    ("null", "object"),
    (b'{"id": "b", "text": "\xff\xfe"}', "UTF-8"),
    ('{"id": "b"}', "language"),
    (json.dumps(row(id="b", topic=None)), "topic"),
    (json.dumps(row(id="b", text=None)), "text"),
    (json.dumps(row(id="b", language="xx")), "xx"),
    (json.dumps(row(id="b", topic="juggling")), "juggling"),
    (json.dumps(row(id="b", topic=["composure"])), "topic"),
    (json.dumps(row(id="b", language={"en": 1})), "language"),
    (json.dumps(row(id="b", text=7)), "text"),
    (json.dumps(row(id="b", text=["I", "rang"])), "text"),
    (json.dumps(row(id="b", text="word " * 40_000)), "200000"),
    ('{"id": ' + "[" * 100_000 + "]" * 100_000 + "}", "deep"),
    ('{"id": ' + "9" * 5000 + "}", "JSON"),
    ('{"id": NaN, "language": "en"}', "NaN"),
    ('{"id": 1e999, "language": "en"}', "1e999"),
]


def test_a_broken_line_gets_an_object_in_its_place_and_the_rest_is_judged(program: Program) -> None:
    lines: list[dict[str, Any] | str | bytes] = [row(id="first")]
    for line, _ in BROKEN:
        lines += [line, row(id="good", text="I rang her.")]
    done = program("check", "--jsonl", given=stream(lines))
    assert done.code == 3
    assert str(len(BROKEN)) in done.said
    assert len(done.said.splitlines()) == 1
    out = judged(done.out)
    assert len(out) == len(lines)
    assert [list(found) for found in out[::2]] == [KEYS] * (len(BROKEN) + 1)
    for number, ((line, word), found) in enumerate(zip(BROKEN, out[1::2], strict=True)):
        assert list(found) == ["id", "line", "error"]
        assert found["line"] == 2 * number + 2
        assert word in found["error"], line[:60]
        assert len(found["error"]) < 300
        readable = isinstance(line, str) and line.startswith('{"id": "b"') and line.endswith("}")
        assert found["id"] == ("b" if readable else None)


def test_broken_lines_are_said_in_the_language_of_guidance(program: Program) -> None:
    given = stream([row(topic="juggling"), row(text="Jis šaukė.", language="lt")])
    english, lithuanian = (program("check", "--jsonl", "-l", code, given=given) for code in ("en", "lt"))
    assert (english.code, lithuanian.code) == (3, 3)
    assert judged(english.out)[0]["error"] != judged(lithuanian.out)[0]["error"]
    assert english.said != lithuanian.said
    assert judged(english.out)[1]["parts"] == judged(lithuanian.out)[1]["parts"]


def test_half_a_surrogate_comes_back_as_it_was(program: Program) -> None:
    given = b'{"id": "\\ud800", "language": "en", "topic": "composure", "text": "\\udc00 anna@example.org ' + (
        ANSWER.encode() + b'"}\n'
    )
    done = program("check", "--jsonl", given=given)
    assert done.code == 0
    [found] = judged(done.out)
    assert found["id"] == "\ud800"
    assert found["findings"][0]["span"] == [2, 18]


def test_a_mark_at_the_start_line_ends_and_a_missing_last_one(program: Program) -> None:
    whole = stream([row(id=1), row(id=2)])
    plain = program("check", "--jsonl", given=whole)
    for given in (b"\xef\xbb\xbf" + whole, whole.replace(b"\n", b"\r\n"), whole.rstrip(b"\n")):
        done = program("check", "--jsonl", given=given)
        assert (done.code, done.out) == (0, plain.out)
    program.file("answers.jsonl", whole)
    assert program("check", "--jsonl", "answers.jsonl").out == plain.out
    assert program("check", "--jsonl", "-").out == b""
    assert program("check", "--jsonl", given=b"").code == 0


def test_odd_texts_are_judged_in_their_places(program: Program) -> None:
    texts = [
        "",
        "😀",
        "?!",
        "\x00\x1b[2J",
        "\u200f\u202e",
        "e\u0301" * 50,
        "שלום עולם " * 9,
        "你好" * 30,
        "a" * LONGEST,
    ]
    done = program("check", "--jsonl", given=stream(row(text=text) for text in texts))
    assert done.code == 0
    states = [found["state"] for found in judged(done.out)]
    assert states[:3] == ["empty"] * 3
    assert states[4] == "empty"
    assert len(states) == len(texts)


def test_a_reader_that_goes_away_is_no_fault_and_ends_the_work(program: Program) -> None:
    program.file("one.jsonl", stream([row()]))
    script = "set -o pipefail; while cat one.jsonl; do :; done 2>/dev/null | cscoach check --jsonl | head -n 1"
    done = program.shell(f"{{ {script}; }}; exit ${{PIPESTATUS[1]}}")
    assert done.said == ""
    assert len(judged(done.out)) == 1
    text = program.shell("set -o pipefail; cscoach check one.jsonl -t composure | head -c 1")
    assert (text.code, len(text.out), text.said) == (0, 1, "")


def test_a_full_disk_is_said(program: Program) -> None:
    program.file("one.jsonl", stream([row()]))
    for command in ("check --jsonl one.jsonl", "check one.jsonl -t composure --json"):
        done = program.shell(f"cscoach {command} > /dev/full")
        assert (done.code, len(done.said.splitlines())) == (4, 1), command


def test_each_answer_is_judged_when_it_comes(program: Program) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "cscoach", "check", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=program.folder,
        env=program.environment,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(3):
            process.stdin.write(stream([row(id=number)]))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.stdout.read() == b""
    assert process.returncode == 0


def answers(count: int, word: Callable[[], str]) -> Iterable[dict[str, Any]]:
    """Answers of which every fifth has words that never came before, so that whatever is remembered fills up."""
    for number in range(count):
        text = "I rang her, and " + " ".join(word() for _ in range(20)) if number % 5 == 0 else "I don't know"
        yield row(id=number, text=text)


#: Runs the program and prints the most memory that it had, in kilobytes (bytes on a Mac). A small process stands
#: between, because a child begins with its parent's figure.
MEASURE = """
import resource, subprocess, sys
code = subprocess.run([sys.executable, "-m", "cscoach", "check", "--jsonl", sys.argv[1]], stdout=subprocess.DEVNULL)
print(code.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def peak(program: Program, path: Path) -> float:
    """The most memory that judging a file takes, in MB."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, path],
        capture_output=True,
        env=program.environment,
        cwd=program.folder,
        check=True,
    )
    code, size = map(int, done.stdout.split())
    assert code == 0
    return size / (2**20 if sys.platform == "darwin" else 2**10)


@pytest.mark.slow
def test_many_answers_take_no_more_memory_than_few(program: Program) -> None:
    chance = random.Random(1)
    syllables = [first + second for first in "bdfgklmnprstvz" for second in "aeiou"]

    def word() -> str:
        return "".join(chance.choices(syllables, k=4))

    few = program.file("few.jsonl", stream(answers(200, word)))
    many = program.file("many.jsonl", stream(answers(20_000, word)))
    assert peak(program, many) < peak(program, few) + 20
