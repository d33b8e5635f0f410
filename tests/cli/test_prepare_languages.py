"""The walk to its end in each language, and with guidance in one for an interview in another, in a real terminal."""

from __future__ import annotations

import pytest

from cscoach.content.load import available, load
from tests.cli.walking import on_one_line
from tests.program import TODAY, Program

#: Every language by itself, and pairs of which each has another alphabet or another grammar on its other side.
PAIRS = [*((code, code) for code in available()), ("uk", "lt"), ("lv", "en"), ("en", "bg")]


@pytest.mark.slow
@pytest.mark.parametrize(("guidance", "interview"), PAIRS)
def test_an_evening_before_in_each_language(program: Program, guidance: str, interview: str) -> None:
    coach, said = load(guidance), load(interview)

    def say(key: str, **params: object) -> str:
        return on_one_line(coach.interface.say(key, **params))

    options = ["--plain", "--quick", "--language", guidance, "--interview-language", interview, "--role", "coordinator"]
    with program.at_terminal("prepare", "mine.yaml", *options) as terminal:
        if interview == "uk":
            terminal.wait(say("setup.gender")).reply("1")
        terminal.wait(say("setup.quick-strength")).reply("1")
        terminal.wait(say("setup.quick-weakness")).reply("1")
        for topic in (said.opening, said.topic("teamwork"), said.topic("arguing")):
            for name, part in topic.parts.items():
                terminal.wait(on_one_line(part.prompt))
                if guidance != interview:
                    terminal.wait(on_one_line(coach.topic(topic.id).parts[name].prompt))
                terminal.reply(part.sample)
            terminal.wait(say("walk.next")).reply("")
        terminal.wait(say("end.no-blanks"))
        assert terminal.end() == 0
    sheet = " ".join((program.folder / "mine.md").read_text(encoding="utf-8").split())
    assert coach.interface.say("sheet.title") in sheet
    assert said.topic("teamwork").opening in sheet
    assert coach.roles["coordinator"].name in sheet
    assert TODAY[:4] in sheet
