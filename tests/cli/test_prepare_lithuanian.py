"""The walk in Lithuanian, and with guidance in one language for an interview in the other."""

from __future__ import annotations

import re

import pytest
import yaml

from cscoach import languages
from cscoach.content.load import CORE, load
from cscoach.content.pack import Pack
from tests.cli.test_prepare_layout import ALL_TOPICS, strange, vocabulary
from tests.cli.walking import Walker, on_one_line
from tests.program import TODAY, Program

TEAMWORK = {
    "situation": "praėjusį gruodį siuntų skyriuje, likus valandai iki uždarymo",
    "task": "rasti siuntą ir nesustabdyti eilės",
    "action": "paprašiau kolegos patikrinti sandėlį, o pats pakalbinau laukiančius",
    "result": "siuntą radome po penkių minučių, ir klientas padėkojo",
}
ARGUING = "Kartais ginčijuosi. Spalį tris kartus pasakiau, kad kuponas nebegalioja. Dabar pasakau vieną kartą."


@pytest.fixture(scope="module")
def lt() -> Pack:
    """The Lithuanian content."""
    return load("lt")


@pytest.mark.slow
def test_a_whole_walk_in_lithuanian(program: Program, en: Pack, lt: Pack) -> None:  # noqa: PLR0915
    with program.at_terminal("prepare") as terminal:
        terminal.ask(Walker(terminal, en).say("setup.language")).pick("Lietuvių")
        walker = Walker(terminal, lt)
        say = walker.say
        terminal.wait(say("setup.welcome"))
        terminal.ask(say("setup.interview-language")).pick("Lietuvių")
        terminal.ask(say("setup.role")).pick(lt.roles["associate"].name)
        terminal.ask(say("setup.name")).press("enter")
        terminal.ask(say("setup.employer")).reply("UAB „Ąžuolas“")
        terminal.ask(say("setup.date")).reply("kada nors")
        terminal.wait(say("setup.date-wrong", value="kada nors"))
        terminal.ask(say("setup.date")).reply("12 d. gruodžio")
        terminal.wait(say("setup.date-understood", date="2026 m. gruodžio 12 d., šeštadienis"))
        walker.keep_topics("teamwork", "arguing")
        terminal.wait(say("walk.progress", number=1, total=3, kind=say("walk.opening"), minutes=3))
        walker.tell("opening", now="?")
        terminal.wait(f"{say('walk.hint')}: {on_one_line(lt.opening.parts['now'].hint)}")
        walker.tell("opening", now="e")
        terminal.wait(say("walk.example"))
        walker.tell("opening", now="q")
        assert terminal.end() == 0
    file = program.home / f"interview-{TODAY}.yaml"
    assert say("end.stopped", path=file).replace(" ", "") in terminal.shown.replace(" ", "")

    with program.at_terminal("prepare", file) as terminal:
        walker = Walker(terminal, lt)
        terminal.wait(say("resume.welcome"))
        terminal.ask(say("resume.ask")).pick(say("resume.go-on", topic=lt.opening.name))
        walker.tell("opening", now=">", before=">", next=">")
        walker.keep()
        walker.tell("teamwork", **TEAMWORK)
        terminal.wait(TEAMWORK["action"])
        walker.change("result")
        walker.part("teamwork", "result").see("padėkojo").reply(" du kartus")
        terminal.wait("padėkojo du kartus.")
        walker.keep()
        walker.part("arguing", "admission").press("ctrl-c")
        assert terminal.end() == 130
    assert say("end.interrupted", path=file).replace(" ", "") in terminal.shown.replace(" ", "")

    with program.at_terminal("prepare", file) as terminal:
        walker = Walker(terminal, lt)
        terminal.ask(say("resume.ask")).pick(say("resume.go-on", topic=walker.topic("arguing").name))
        walker.part("arguing", "admission").reply("w")
        terminal.ask(on_one_line(walker.topic("arguing").questions[0].text)).reply(ARGUING)
        walker.keep()
        walker.part("opening", "now").reply(">>")
        walker.leave_what_ifs("teamwork", "arguing")
        terminal.wait(say("end.blanks", n=5, first="").strip())
        assert terminal.end() == 0
    assert yaml.safe_load(file.read_text(encoding="utf-8")) == {
        "language": "lt",
        "role": "associate",
        "employer": "UAB „Ąžuolas“",
        "interview_on": "2026-12-12",
        "strengths": {"teamwork": TEAMWORK | {"result": TEAMWORK["result"] + " du kartus"}},
        "weaknesses": {"arguing": ARGUING},
    }
    sheet = file.with_suffix(".md").read_text(encoding="utf-8")
    assert sheet.startswith(f"# {lt.interface.say('sheet.title')}")
    assert "UAB „Ąžuolas“" in sheet
    assert "2026 m. gruodžio 12 d., šeštadienis" in sheet
    assert on_one_line(ARGUING) in on_one_line(sheet)


@pytest.mark.slow
@pytest.mark.parametrize("plain", [False, True])
def test_no_lithuanian_word_is_broken_at_the_end_of_a_line(program: Program, lt: Pack, plain: bool) -> None:
    known = vocabulary("lt") | {"mia.yaml", "e"}
    file = program.file("mia.yaml", ALL_TOPICS.format(language="lt"))
    with program.at_terminal("prepare", file, *(["--plain"] if plain else [])) as terminal:
        walker = Walker(terminal, lt)
        ask = terminal.wait if plain else terminal.ask
        ask(walker.say("resume.ask")).press("enter")
        for topic in (lt.opening, *map(lt.topic, CORE)):
            for number, part in enumerate(topic.parts.values()):
                for reply in ("?", "e", ">") if number == 0 else (">",):
                    ask(on_one_line(part.prompt)).reply(reply)
            ask(walker.say("walk.next")).press("enter")
        walker.leave_what_ifs("teamwork", "arguing", plain=plain)
        assert terminal.end() == 0
    assert strange(terminal.lines, known) == set()


@pytest.mark.parametrize("plain", [False, True])
def test_an_interview_in_the_other_language_has_both(program: Program, en: Pack, lt: Pack, plain: bool) -> None:
    file = program.file("mia.yaml", "language: en\ninterview_language: lt\nstrengths: {teamwork: {}}\n")
    with program.at_terminal("prepare", file, *(["--plain"] if plain else [])) as terminal:
        walker = Walker(terminal, en)
        ask = terminal.wait if plain else terminal.ask
        ask(walker.say("resume.ask")).press("enter")
        terminal.wait(walker.say("walk.answer-in", language=languages.say_language("en", "lt")))
        now = lt.opening.parts["now"]
        ask(on_one_line(now.prompt)).wait(f"{now.stem} … = {en.opening.parts['now'].stem} …").reply("dirbu kasoje")
        for part in ("before", "next"):
            ask(on_one_line(lt.opening.parts[part].prompt)).wait(on_one_line(en.opening.parts[part].prompt)).reply(">")
        stem = lt.opening.parts["now"].stem
        terminal.wait(f"{stem} dirbu kasoje.")
        terminal.wait(f"[{on_one_line(lt.opening.parts['before'].prompt)}] (")
        terminal.wait(on_one_line(en.opening.parts["before"].prompt))
        ask(walker.say("walk.next")).press("ctrl-c")
        assert terminal.end() == 130
    question = re.escape(on_one_line(lt.opening.questions[0].text))
    assert re.search(question + r" \(?" + re.escape(on_one_line(en.opening.questions[0].text)), terminal.shown)
