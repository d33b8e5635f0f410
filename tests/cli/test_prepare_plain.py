"""The walk in plain lines: numbers instead of cursor keys, everything in order, nothing drawn twice."""

from __future__ import annotations

import pytest
import yaml

from cscoach.content.pack import Pack
from tests.cli.walking import Walker, on_one_line
from tests.program import TODAY, Program


@pytest.mark.slow
def test_a_whole_walk_in_plain_lines(program: Program, en: Pack) -> None:
    with program.at_terminal("prepare", "--plain") as terminal:
        walker = Walker(terminal, en)
        say = walker.say
        opening, teamwork, arguing = (walker.topic(name) for name in ("opening", "teamwork", "arguing"))
        terminal.wait(say("setup.language")).wait("1. English").wait("Enter for English").reply("")
        terminal.wait(say("setup.interview-language")).reply("9")
        terminal.wait(say("plain.not-a-number", most=len(program.languages))).reply("one")
        terminal.wait(say("plain.not-a-number", most=len(program.languages))).reply("1")
        terminal.wait(say("setup.role")).wait(f"3. {en.roles['coordinator'].name}").reply(" 3 ")
        terminal.wait(say("setup.name")).reply("")
        terminal.wait(say("setup.employer")).reply("Ąžuolas")
        terminal.wait(say("setup.date")).reply("")
        terminal.wait(say("setup.topics")).wait(f"1. {teamwork.name} ({say('setup.decisive')}) *").reply("1, 9")
        terminal.wait(f"{opening.name}. {say('walk.progress', number=1, total=3, kind='opening', minutes=3)}")
        terminal.wait(f"{say('walk.why')}: {on_one_line(opening.why)}")
        terminal.wait(on_one_line(opening.parts["now"].prompt)).reply("?")
        terminal.wait(on_one_line(opening.parts["now"].hint)).reply("e").wait(say("walk.example"))
        terminal.wait(on_one_line(opening.parts["now"].prompt)).reply("work at a till")
        terminal.wait(on_one_line(opening.parts["before"].prompt)).reply("<")
        terminal.wait(say("plain.keeps", text="work at a till")).reply("")
        terminal.wait(on_one_line(opening.parts["before"].prompt)).type("sold cakes\nand bread\n\nand rolls\n")
        terminal.wait(on_one_line(opening.parts["next"].prompt)).reply(">")
        terminal.wait(say("walk.skipped")).wait("At the moment I work at a till.").wait("and rolls.")
        terminal.wait(say("walk.next")).wait(f"2. {say('walk.keep')}").reply("2")
        terminal.wait(on_one_line(teamwork.parts["situation"].prompt)).reply("w")
        terminal.wait(on_one_line(teamwork.questions[0].text)).reply("<")
        terminal.wait(on_one_line(teamwork.parts["situation"].prompt)).reply("W")
        terminal.wait(on_one_line(teamwork.questions[0].text)).reply("I carried water. We ran out at noon.")
        terminal.wait("I carried water. We ran out at noon.").wait(say("walk.next")).reply("2")
        terminal.wait(say("plain.keeps", text="I carried water. We ran out at noon.")).reply("I carried water.")
        terminal.wait(say("walk.next")).reply("")
        for part, words in {"admission": "he shouted", "impact": "", "improvement": "breathe", "evidence": ">"}.items():
            terminal.wait(on_one_line(arguing.parts[part].prompt)).reply(words)
        terminal.wait(say("walk.next")).reply("")
        for topic in (teamwork, arguing):
            asked = next(question.text for question in topic.questions if question.kind == "situational")
            terminal.wait(on_one_line(asked)).reply("")
        terminal.wait("6 blanks are still open.")
        assert terminal.end() == 0
    assert b"\x1b" not in terminal.raw
    kept = yaml.safe_load((program.home / f"interview-{TODAY}.yaml").read_text(encoding="utf-8"))
    assert kept == {
        "language": "en",
        "role": "coordinator",
        "employer": "Ąžuolas",
        "opening": {"now": "work at a till", "before": "sold cakes\nand bread\n\nand rolls"},
        "strengths": {"teamwork": "I carried water."},
        "weaknesses": {"arguing": {"admission": "he shouted", "improvement": "breathe"}},
    }
    sheet = (program.home / f"interview-{TODAY}.md").read_text(encoding="utf-8")
    assert "I carried water." in sheet


@pytest.mark.parametrize("key", ["ctrl-c", "ctrl-d"])
def test_leaving_in_plain_lines_says_what_is_kept(program: Program, en: Pack, key: str) -> None:
    file = program.file("mia.yaml", "language: en\nstrengths: {teamwork: {}}\n")
    with program.at_terminal("prepare", "--plain", file) as terminal:
        walker = Walker(terminal, en)
        terminal.wait(walker.say("resume.ask")).reply("")
        terminal.wait(on_one_line(walker.topic("opening").parts["now"].prompt)).reply("work at a till")
        terminal.wait(on_one_line(walker.topic("opening").parts["before"].prompt)).press(key)
        assert terminal.end() == 130
    assert f"cscoach prepare {file}".replace(" ", "") in terminal.shown.replace(" ", "")
    assert yaml.safe_load(file.read_text(encoding="utf-8"))["opening"] == {"now": "work at a till"}


@pytest.mark.slow
def test_the_evening_before_takes_one_of_each(program: Program, en: Pack) -> None:
    arguments = ("mia.yaml", "--plain", "--quick", "-l", "en", "--role", "associate")
    with program.at_terminal("prepare", *arguments) as terminal:
        walker = Walker(terminal, en)
        terminal.wait(walker.say("setup.interview-language")).reply("")
        terminal.wait(walker.say("setup.quick-strength")).reply("")
        terminal.wait(walker.say("setup.quick-weakness")).reply("2")
        for topic in ("opening", "composure", "over-favouring"):
            for part in walker.topic(topic).parts.values():
                terminal.wait(on_one_line(part.prompt)).reply(part.sample)
            terminal.wait(walker.say("walk.next")).reply("")
        terminal.wait(walker.say("end.no-blanks"))
        assert terminal.end() == 0
    assert walker.say("setup.employer") not in terminal.shown
    sheet = (program.folder / "mia.md").read_text(encoding="utf-8")
    assert "Interview on: Friday, 27 November 2026" in sheet
