"""The walk at a real terminal, with cursor keys: from the first question to the sheet."""

from __future__ import annotations

import re
import stat

import pytest
import yaml

from cscoach.content.pack import Pack
from tests.cli.walking import Walker, on_one_line
from tests.program import TODAY, Program

FILE = f"interview-{TODAY}"

NOW = "study tourism and help in a bakery on Saturdays, where I serve about a hundred people before noon"
BEFORE = "sold cakes at the school fair\nkept the book of orders\nlearned to say no kindly"
WHOLE = "In May our class ran a charity run. I took the water stand, asked two friends for help and wrote a rota."
ARGUING = {
    "admission": "a customer said I had promised a refund and I told him three times that I had not",
    "impact": "he left without his change and wrote to my manager",
    "improvement": "say it once and write the second time on my pad",
    "evidence": "nobody has complained since March",
}


def answer_the_opening(walker: Walker) -> None:
    """Use every way in and out of a prompt: hint, example, back, a paste, skip, and a change at the end."""
    terminal, say = walker.terminal, walker.say
    terminal.wait(say("walk.progress", number=1, total=3, kind=say("walk.opening"), minutes=3))
    opening = walker.topic("opening")
    walker.part("opening", "now").reply("?")
    terminal.wait(f"{say('walk.hint')}: {on_one_line(opening.parts['now'].hint)}")
    walker.part("opening", "now").reply("e")
    model = next(model for model in opening.models if model.role == "coordinator")
    terminal.wait(f"({model.title}): {on_one_line(model.parts['now'])}")
    walker.part("opening", "now").reply("<")
    terminal.wait(say("walk.no-back"))
    walker.part("opening", "now").reply(NOW)
    terminal.wait(f"At the moment I … {NOW}")
    assert terminal.shown.count("study tourism") == 1, "the line that was typed in is wiped away"
    walker.part("opening", "before").reply("<")
    walker.part("opening", "now").see("before noon").reply(", except in May")
    walker.part("opening", "before").paste(BEFORE).see("learned to say no kindly").press("enter")
    walker.part("opening", "next").reply(">")
    terminal.wait(say("walk.skipped"))
    terminal.wait("seconds, 1 blank)")
    terminal.wait(f"At the moment I {NOW}, except in May.")
    terminal.wait(f"Before that I {on_one_line(BEFORE)}.")
    terminal.wait(f"[{on_one_line(opening.parts['next'].prompt)}]")
    walker.change("now")
    terminal.ask(say("terminal.wipe")).see("except in May").reply(" <")
    walker.change("now")
    walker.part("opening", "now").see("except in May").press("ctrl-u").reply("work at a till in Kaunas")
    terminal.wait("At the moment I work at a till in Kaunas.")
    walker.keep()


@pytest.mark.slow
def test_a_whole_walk_ends_with_a_sheet(program: Program, en: Pack) -> None:
    with program.at_terminal("prepare") as terminal:
        walker = Walker(terminal, en)
        say = walker.say
        terminal.ask(say("setup.language")).pick("English")
        terminal.ask(say("setup.interview-language")).pick("English")
        terminal.ask(say("setup.role")).pick(en.roles["coordinator"].name)
        terminal.ask(say("setup.name")).reply("Mia")
        terminal.ask(say("setup.employer")).reply("Ąžuolas “Київ” & Co")
        terminal.ask(say("setup.date")).reply("30.2.2027")
        terminal.wait(say("setup.date-wrong", value="30.2.2027"))
        terminal.ask(say("setup.date")).reply("1.2.2026")
        terminal.wait("Sunday, 1 February 2026 has already passed")
        terminal.ask(say("setup.date")).reply("Thursday, 3rd December")
        terminal.wait(say("setup.date-understood", date="Thursday, 3 December 2026"))
        walker.keep_topics("teamwork", "arguing", role="coordinator")

        answer_the_opening(walker)
        terminal.wait(say("walk.progress", number=2, total=3, kind=say("walk.strength"), minutes=6))
        walker.part("teamwork", "situation").reply("w")
        terminal.wait(say("walk.whole"))
        terminal.ask(on_one_line(walker.topic("teamwork").questions[0].text)).reply(WHOLE)
        terminal.wait(WHOLE)
        terminal.wait(WHOLE)
        walker.keep()

        terminal.wait(say("walk.progress", number=3, total=3, kind=say("walk.weakness"), minutes=6))
        walker.tell("arguing", **ARGUING)
        terminal.wait("Now I say it once and write the second time on my pad.")
        walker.keep()
        walker.leave_what_ifs("teamwork", "arguing")
        assert terminal.end() == 0

    sheet, file = program.home / f"{FILE}.md", program.home / f"{FILE}.yaml"
    tight = terminal.shown.replace(" ", "")
    assert str(sheet) in tight
    assert str(file) in tight
    assert re.search(r"3 answers, about \d min aloud|\d minutes? of speech in 3 answers", terminal.shown)
    left = re.search(r"(\d+) blanks? (?:is|are) still open\. Next: The opening:", terminal.shown)
    assert left
    assert en.interface.say("sheet.blanks", n=int(left[1])) in sheet.read_text(encoding="utf-8")

    kept = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert kept == {
        "name": "Mia",
        "language": "en",
        "role": "coordinator",
        "employer": "Ąžuolas “Київ” & Co",
        "interview_on": "2026-12-03",
        "opening": {"now": "work at a till in Kaunas", "before": BEFORE},
        "strengths": {"teamwork": WHOLE},
        "weaknesses": {"arguing": ARGUING},
    }
    for path in program.home.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name
    assert stat.S_IMODE(program.home.stat().st_mode) == 0o700

    written = sheet.read_text(encoding="utf-8")
    assert "Employer: Ąžuolas “Київ” & Co" in written
    assert "At the moment I work at a till in Kaunas." in written
    assert on_one_line(WHOLE) in on_one_line(written)


BEGUN = """\
language: en
role: associate
opening: I work the tills of a supermarket.
strengths: {teamwork: {}}
weaknesses: {arguing: {}}
"""


def answers(program: Program, name: str = "mia.yaml") -> dict[str, object]:
    """What the candidate file holds now."""
    data = yaml.safe_load((program.folder / name).read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data


@pytest.mark.slow
def test_ctrl_c_loses_nothing_and_the_walk_goes_on_where_it_was(program: Program, en: Pack) -> None:
    file = program.file("mia.yaml", BEGUN)
    with program.at_terminal("prepare", file) as terminal:
        walker = Walker(terminal, en)
        terminal.ask(walker.say("resume.ask")).press("enter")
        walker.tell("teamwork", situation="the last Friday before Christmas", task="keep the queue moving")
        walker.part("teamwork", "action").type("half a sen").press("ctrl-c")
        assert terminal.end() == 130
    assert on_one_line(walker.say("end.interrupted", path="")).rstrip(" .") in terminal.shown
    assert f"cscoach prepare {file}".replace(" ", "") in terminal.shown.replace(" ", "")
    told = {"situation": "the last Friday before Christmas", "task": "keep the queue moving"}
    assert answers(program)["strengths"] == {"teamwork": told}

    with program.at_terminal("prepare", file) as terminal:
        walker = Walker(terminal, en)
        terminal.wait(walker.say("resume.welcome"))
        terminal.ask(walker.say("resume.ask")).pick(walker.say("resume.change", topic=en.opening.name))
        walker.review().pick(walker.say("walk.change-whole"))
        terminal.ask(on_one_line(en.opening.questions[0].text)).press("ctrl-u").reply("I run the till of a bakery.")
        walker.keep()
        go_on = walker.say("resume.go-on", topic=walker.topic("teamwork").name)
        terminal.ask(walker.say("resume.ask")).pick(go_on)
        walker.tell("teamwork", action="let him finish", result="He thanked me.")
        assert "Where and when" not in terminal.shown.rpartition(go_on)[2]
        walker.keep()
        walker.part("arguing", "admission").reply("q")
        assert terminal.end() == 0
    assert answers(program)["opening"] == "I run the till of a bakery."
    assert answers(program)["strengths"] == {
        "teamwork": told | {"action": "let him finish", "result": "He thanked me."}
    }
    assert not file.with_suffix(".md").exists()


def test_the_opening_is_gone_on_with_where_it_was_left(program: Program, en: Pack) -> None:
    file = program.file("mia.yaml", BEGUN.replace("opening: I", "opening:\n  now: I"))
    with program.at_terminal("prepare", file) as terminal:
        walker = Walker(terminal, en)
        terminal.ask(walker.say("resume.ask")).press("enter")
        walker.part("opening", "before").press("ctrl-d")
        assert terminal.end() == 130


@pytest.mark.parametrize("answered", ["employer", "part"])
def test_killed_right_after_an_answer_it_is_kept(program: Program, en: Pack, answered: str) -> None:
    with program.at_terminal("prepare", "mia.yaml", "--language", "en", "--role", "associate") as terminal:
        walker = Walker(terminal, en)
        terminal.ask(walker.say("setup.interview-language")).press("enter")
        terminal.ask(walker.say("setup.name")).press("enter")
        terminal.ask(walker.say("setup.employer")).reply("Rimi")
        terminal.ask(walker.say("setup.date"))
        if answered == "part":
            terminal.press("enter").ask(walker.say("setup.topics")).press("enter")
            walker.part("opening", "now").reply("work at a till")
            walker.part("opening", "before")
        terminal.kill()
    assert answers(program)["employer"] == "Rimi"
    if answered == "part":
        assert answers(program)["opening"] == {"now": "work at a till"}

    with program.at_terminal("prepare", "mia.yaml") as terminal:
        walker = Walker(terminal, en)
        if answered == "employer":
            terminal.ask(walker.say("setup.interview-language")).press("enter")
            terminal.ask(walker.say("setup.role")).press("enter")
            terminal.ask(walker.say("setup.name")).press("enter")
            terminal.ask(walker.say("setup.employer")).see("Rimi").press("enter")
            terminal.ask(walker.say("setup.date")).press("ctrl-c")
        else:
            terminal.ask(walker.say("resume.ask")).press("ctrl-c")
        assert terminal.end() == 130
    assert answers(program)["employer"] == "Rimi"


def test_interrupted_before_the_first_answer_nothing_is_kept_and_that_is_said(program: Program, en: Pack) -> None:
    with program.at_terminal("prepare", "mia.yaml") as terminal:
        walker = Walker(terminal, en)
        terminal.ask(walker.say("setup.language")).press("ctrl-c")
        assert terminal.end() == 130
    assert walker.say("end.interrupted-nothing") in terminal.shown
    assert not (program.folder / "mia.yaml").exists()


def test_stopping_for_today_says_how_to_go_on(program: Program, en: Pack) -> None:
    program.file("mia's answers.yaml", BEGUN)
    with program.at_terminal("prepare", "mia's answers.yaml") as terminal:
        walker = Walker(terminal, en)
        terminal.ask(walker.say("resume.ask")).press("enter")
        walker.part("teamwork", "situation").reply("q")
        assert terminal.end() == 0
    assert """cscoach prepare 'mia'"'"'s answers.yaml'""" in terminal.shown


EDITOR = """\
#!/bin/sh
stat -c %a "$1" > seen
echo "$1" >> seen
cat "$1" >> seen
printf 'kept the queue moving\\nand “smiled”' > "$1"
"""


@pytest.mark.parametrize("plain", [False, True])
def test_an_answer_can_be_written_in_the_users_own_editor(program: Program, en: Pack, plain: bool) -> None:
    file = program.file("mia.yaml", BEGUN.replace("{teamwork: {}}", "{teamwork: {situation: One day}}"))
    editor = program.file("my editor", EDITOR)
    editor.chmod(0o700)
    mode = ["--plain"] if plain else []
    with program.at_terminal("prepare", file, *mode, environment={"EDITOR": f"'{editor}'"}) as terminal:
        walker = Walker(terminal, en)
        prompt = on_one_line(walker.topic("teamwork").parts["task"].prompt)
        if plain:
            terminal.wait(walker.say("resume.ask")).reply("").wait(prompt).reply("<").wait("Enter keeps: One day")
            terminal.reply("o").wait(prompt)
        else:
            terminal.ask(walker.say("resume.ask")).press("enter").ask(prompt).reply("<")
            walker.part("teamwork", "situation").press("ctrl-u").reply("o").ask(prompt)
        terminal.press("ctrl-c")
        assert terminal.end() == 130
    assert answers(program)["strengths"] == {"teamwork": {"situation": "kept the queue moving\nand “smiled”"}}
    permissions, scratch, *text = (program.folder / "seen").read_text(encoding="utf-8").splitlines()
    assert permissions == "600"
    assert text == ["One day"]
    assert not program.folder.joinpath(scratch).exists()


@pytest.mark.parametrize("editor", ["/nowhere/ed", "false"])
def test_an_editor_that_cannot_be_started_is_said_and_nothing_is_lost(program: Program, en: Pack, editor: str) -> None:
    file = program.file("mia.yaml", BEGUN.replace("{teamwork: {}}", "{teamwork: {situation: One day}}"))
    with program.at_terminal("prepare", file, environment={"EDITOR": editor}) as terminal:
        walker = Walker(terminal, en)
        terminal.ask(walker.say("resume.ask")).press("enter")
        walker.part("teamwork", "task").reply("o")
        terminal.ask(walker.say("terminal.no-editor")).reply("typed here")
        walker.part("teamwork", "action").press("ctrl-c")
        assert terminal.end() == 130
    assert answers(program)["strengths"] == {"teamwork": {"situation": "One day", "task": "typed here"}}


COLOUR = re.compile(rb"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;\d+)*m")


@pytest.mark.parametrize("no_color", [False, True])
def test_colour_is_left_out_where_it_is_not_wanted(program: Program, en: Pack, no_color: bool) -> None:
    file = program.file("mia.yaml", BEGUN)
    with program.at_terminal("prepare", file, environment={"NO_COLOR": "1" if no_color else None}) as terminal:
        walker = Walker(terminal, en)
        terminal.ask(walker.say("resume.ask")).press("enter")
        walker.tell("teamwork", situation=">", task=">", action="?")
        walker.tell("teamwork", action="told her", result=">")
        walker.review().press("ctrl-c")
        assert terminal.end() == 130
    assert bool(COLOUR.search(terminal.raw)) is not no_color


@pytest.mark.parametrize("kind", ["dumb", "", None])
def test_a_terminal_that_cannot_move_its_cursor_gets_plain_lines(program: Program, en: Pack, kind: str | None) -> None:
    file = program.file("mia.yaml", BEGUN)
    with program.at_terminal("prepare", file, environment={"TERM": kind}) as terminal:
        walker = Walker(terminal, en)
        terminal.wait(walker.say("resume.ask")).wait(walker.say("plain.choose")).press("ctrl-c")
        assert terminal.end() == 130
    assert b"\x1b" not in terminal.raw


NANO = '#!/bin/sh\nprintf "kept the queue moving" > "$1"\n'

#: Looks for a key to leave it with, and saves nothing.
VI = "#!/bin/sh\nread -r key\n"


@pytest.mark.parametrize("plain", [False, True])
def test_where_no_editor_is_set_an_easy_one_opens_and_how_to_leave_it_is_said(
    program: Program, en: Pack, plain: bool
) -> None:
    file = program.file("mia.yaml", BEGUN)
    for name in ("nano", "vi"):
        program.file(name, NANO if name == "nano" else VI).chmod(0o700)
    where = {"EDITOR": None, "VISUAL": None, "PATH": f"{program.folder}:/bin:/usr/bin"}
    with program.at_terminal("prepare", file, *(["--plain"] if plain else []), environment=where) as terminal:
        walker = Walker(terminal, en)
        ask = terminal.wait if plain else terminal.ask
        ask(walker.say("resume.ask")).press("enter")
        ask(on_one_line(walker.topic("teamwork").parts["situation"].prompt)).reply("o")
        terminal.wait(walker.say("terminal.editor-keys", editor="nano", keys="Ctrl-O, Enter, Ctrl-X"))
        ask(on_one_line(walker.topic("teamwork").parts["task"].prompt)).press("ctrl-c")
        assert terminal.end() == 130
    assert answers(program)["strengths"] == {"teamwork": {"situation": "kept the queue moving"}}


@pytest.mark.parametrize("plain", [False, True])
def test_an_editor_left_without_saving_leads_back_to_the_question(program: Program, en: Pack, plain: bool) -> None:
    file = program.file("mia.yaml", BEGUN)
    program.file("vi", VI).chmod(0o700)
    where = {"EDITOR": None, "VISUAL": None, "PATH": str(program.folder)}
    with program.at_terminal("prepare", file, *(["--plain"] if plain else []), environment=where) as terminal:
        walker = Walker(terminal, en)
        ask = terminal.wait if plain else terminal.ask
        prompt = on_one_line(walker.topic("teamwork").parts["situation"].prompt)
        ask(walker.say("resume.ask")).press("enter")
        ask(prompt).reply("o")
        terminal.wait(walker.say("terminal.editor-modal", editor="vi"))
        terminal.wait(walker.say("terminal.editor-wait")).press("enter").reply(":q!")
        ask(prompt).press("ctrl-c")
        assert terminal.end() == 130
    assert answers(program)["strengths"] == {"teamwork": {}}
    assert walker.say("walk.skipped") not in terminal.shown
