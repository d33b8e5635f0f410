"""How the walk looks in 80 columns: words stay whole, and text of any width stays in line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from rich.cells import cell_len

from cscoach.content.load import CORE
from cscoach.content.pack import Pack
from tests.cli.walking import Walker, on_one_line
from tests.program import ROOT, Program

#: Marks at the ends of a word, which come and go with the sentence around it.
MARKS = "“”„«»\"'()[]{}.,:;!?…›●○→*>"

ALL_TOPICS = """\
language: {language}
strengths: {{teamwork: {{}}, hard-work: {{}}, composure: {{}}}}
weaknesses: {{arguing: {{}}, over-favouring: {{}}, inconsistent-treatment: {{}}}}
"""


def words(text: str) -> set[str]:
    """The words of a text without the marks around them."""
    return {word.strip(MARKS).casefold() for word in text.split()}


def sentences(data: Any) -> Iterator[str]:
    """Every text in the content."""
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        for item in data:
            yield from sentences(item)
    else:
        yield str(data)


def vocabulary(language: str) -> set[str]:
    """Every word that the coach knows in a language."""
    known: set[str] = set()
    for path in (ROOT / "prompts" / language).rglob("*.yaml"):
        for sentence in sentences(yaml.safe_load(path.read_text(encoding="utf-8"))):
            known |= words(re.sub(r"\{\w+\}", " ", sentence))
    return known


def strange(lines: list[str], known: set[str]) -> set[str]:
    """What stands on the lines and is no word: a piece of one that was broken. Numbers and paths do not count."""
    return {word for word in words(" ".join(lines)) - known if not re.search(r"[\d/]", word)}


@pytest.mark.slow
@pytest.mark.parametrize("plain", [False, True])
def test_no_word_is_broken_at_the_end_of_a_line(program: Program, en: Pack, plain: bool) -> None:
    file = program.file("mia.yaml", ALL_TOPICS.format(language="en"))
    # A path that is longer than the line has to be broken somewhere.
    ends = {str(file)[at:].casefold() for at in range(len(str(file)))}
    known = vocabulary("en") | {"e"} | ends
    with program.at_terminal("prepare", file, *(["--plain"] if plain else [])) as terminal:
        walker = Walker(terminal, en)
        ask = terminal.wait if plain else terminal.ask
        ask(walker.say("resume.ask")).press("enter")
        for topic in (en.opening, *map(en.topic, CORE)):
            for number, part in enumerate(topic.parts.values()):
                for reply in ("?", "e", ">") if number == 0 else (">",):
                    ask(on_one_line(part.prompt)).reply(reply)
            ask(walker.say("walk.next")).press("enter")
        walker.leave_what_ifs("teamwork", "arguing", plain=plain)
        assert terminal.end() == 0
    assert strange(terminal.lines, known) == set()
    assert strange(["the sta", "ff room"], known) == {"sta", "ff"}


WIDE = (
    "Я працювала в крамниці на розі, і до обіду приходило майже сто людей. "
    "お客様は毎日同じパンを 買いに来ました。 "
    "Тоді я 👍 усміхнулася й сказала: «Ваш хліб уже чекає», а потім записала це 漢字 до зошита."
)


def test_cyrillic_and_wide_text_stays_in_line(program: Program, en: Pack) -> None:
    file = program.file("mia.yaml", "language: en\nstrengths: {teamwork: {}}\n")
    with program.at_terminal("prepare", file) as terminal:
        walker = Walker(terminal, en)
        terminal.ask(walker.say("resume.ask")).pick(walker.say("resume.go-on", topic=en.opening.name))
        walker.part("opening", "now").reply("w")
        terminal.ask(on_one_line(en.opening.questions[0].text)).paste(WIDE).press("enter")
        walker.review().press("ctrl-c")
        assert terminal.end() == 130
    start = max(row for row, line in enumerate(terminal.lines) if line.startswith("You would say"))
    shown = terminal.lines[start + 1 : terminal.lines.index("", start)]
    assert len(shown) > 2
    assert all(line.startswith("  ") and not line.startswith("   ") for line in shown)
    assert all(cell_len(line) <= 80 for line in shown)
    assert strange(shown, words(WIDE)) == set()


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_a_card_keeps_its_columns_at_any_width(program: Program, en: Pack, columns: int) -> None:
    file = program.file("mia.yaml", ALL_TOPICS.format(language="en"))
    with program.at_terminal("prepare", file, columns=columns, rows=50) as terminal:
        walker = Walker(terminal, en)
        terminal.ask(walker.say("resume.ask")).press("enter")
        walker.part("opening", "now").press("ctrl-c")
        assert terminal.end() == 130
    why, listen = walker.say("walk.why"), walker.say("walk.listen")
    first = next(row for row, line in enumerate(terminal.lines) if line.startswith(why))
    second = next(row for row, line in enumerate(terminal.lines) if line.startswith(listen))
    indent = len(listen) + 2
    assert terminal.lines[first][len(why) : indent].strip() == ""
    assert all(line[:indent].strip() == "" for line in terminal.lines[first + 1 : second])
    end = next(row for row, line in enumerate(terminal.lines) if line.startswith(walker.say("walk.question")))
    assert max(len(line) for line in terminal.lines[: end + 1]) <= min(columns, 100)
