"""Moodle XML: taken in by Moodle's rules (`moodle_import.py`), every question is what it was."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from cscoach.content.load import load
from cscoach.exports import moodle, platform
from cscoach.exports.material import Material
from cscoach.exports.quiz import Item
from cscoach.exports.selection import Selection
from tests.exports import moodle_import
from tests.exports.moodle_import import Shown, Taken
from tests.exports.test_quiz import material

#: Guidance and interview: languages alone, and one pair of them.
PAIRS = [("en", "en"), ("lt", "lt"), ("uk", "uk"), ("bg", "lv")]

HOSTILE = (
    "%50% a ~ b = c # d { e } : f \\ g \\n \\: h\n// &lt; < i > & \" ' $x$ \\(y\\) \\[z\\] $$w$$ [tex]v[/tex]"
    " {mlang en} <script>alert(1)</script> ]]> <!-- -- --> -> — 🙂 100% &&058; @ #### ::u:: [html]"
)

ITEMS = [
    Item("en.missing.x.1", HOSTILE, (HOSTILE + "1", HOSTILE + "2"), (0,), HOSTILE, HOSTILE),
    Item("en.safe.x", "[html]" + HOSTILE, ("[plain]a", "[b] %9%"), (1,), "[html]" + HOSTILE),
    Item("en.order.x.1", HOSTILE, ("[html]2", HOSTILE + "1"), (1, 0), HOSTILE),
]


def hostile(items: list[Item] = ITEMS) -> Material:
    """Material all of whose questions are these."""
    made = material(number=len(items))
    vars(made)["quiz"] = items
    return made


def asked(item: Item) -> list[str]:
    """What is seen of a question, piece by piece, without blank lines."""
    return [line for piece in (item.prompt, item.passage or "") for line in piece.split("\n") if line]


def same(item: Item, taken: Taken, ordering: str) -> None:
    """Whether a question in the bank is that one; `ordering` is the type for putting things in order."""
    assert taken.idnumber == item.id
    assert taken.name.startswith(item.id)
    assert taken.tags == ["cscoach", *item.id.split(".")[:2]]
    assert [line for line in taken.text.split("\n") if line] == asked(item)
    assert taken.feedback == item.why
    if item.ordered:
        assert taken.kind == ordering
        assert [text for text, _ in taken.answers] == list(item.answer)
    else:
        assert taken.kind == "multichoice"
        assert taken.answers == [(text, float(text in item.answer)) for text in item.shown]


@pytest.mark.parametrize(("guidance", "interview"), PAIRS)
def test_moodle_takes_in_every_question_with_its_right_answer_and_why(guidance: str, interview: str) -> None:
    made = material(guidance, interview)
    (_, _, category), questions = moodle_import.xml(moodle.render(made))
    assert category == made.title
    for item, taken in zip(made.quiz, questions, strict=True):
        same(item, taken, "ordering")


def test_choices_are_shuffled_and_one_is_to_be_chosen_and_steps_are_all_shown() -> None:
    made = material()
    settings = {taken.kind: taken.settings for taken in moodle_import.xml(moodle.render(made))[1]}
    choice, order = settings["multichoice"], settings["ordering"]
    assert (choice["single"], choice["shuffleanswers"]) == ("true", "true")
    assert (order["selecttype"], order["selectcount"], order["shownumcorrect"]) == ("ALL", "4", "1")


def test_hostile_text_is_shown_as_it_is_and_starts_no_formula() -> None:
    file = moodle.render(hostile())
    for item, taken in zip(ITEMS, moodle_import.xml(file)[1], strict=True):
        same(item, taken, "ordering")
    for text in ET.fromstring(file).iterfind(".//*[@format='html']/text"):
        assert not set(text.text or "") & set("$\\[{")


def test_words_of_the_interview_are_marked_with_its_language() -> None:
    made = material("en", "lt")
    questions = ET.fromstring(moodle.render(made)).findall("question")[1:]
    for item, question in zip(made.quiz, questions, strict=True):
        shown = [Shown(part.text or "").marked for part in question.iterfind(".//*[@format='html']/text")]
        pieces = [piece for part in shown for piece in part]
        spoken = {item.passage} - {None} | (set(item.shown) if item.spoken else set())
        assert {text for language, text in pieces if language == "lt"} == spoken
        assert {("en", item.prompt), ("en", item.why)} <= set(pieces)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Phone/chat", "Phone/chat"),
        ("/a / b//c/", "/a / b//c/"),
        ("Two\nlines", "Two lines"),
        ("word " * 100, "word " * 50 + "…"),
    ],
)
def test_a_title_is_one_category_whatever_is_in_it(title: str, name: str) -> None:
    path = moodle_import.category(platform.category(title))
    assert path[:-1] == ["$course$", "top"]
    assert path[-1].replace(" …", "…") == name.replace(" …", "…")


def test_files_for_two_posts_fit_into_one_course() -> None:
    files = [moodle.render(material(role=role, number=5)) for role in ("associate", "coordinator")]
    assert len({moodle_import.xml(file)[0][2] for file in files}) == 2


def test_what_xml_cannot_hold_is_left_out() -> None:
    items = [replace(ITEMS[0], prompt="a\x00b\x0bc\ud800d\ufffe")]
    _, (taken,) = moodle_import.xml(moodle.render(hostile(items)))
    assert taken.text.split("\n")[0] == "abcd"


def test_the_same_questions_have_the_same_ids_whatever_the_number() -> None:
    few, all_ = (
        {taken.idnumber for taken in moodle_import.xml(moodle.render(material(number=n)))[1]} for n in (5, None)
    )
    assert len(few) == 5
    assert few < all_


def test_all_topics_and_all_languages_fit_into_what_the_database_has_room_for() -> None:
    for language in ("en", "lt", "lv", "uk", "bg"):
        pack = load(language)
        made = replace(material(), selection=Selection(pack, pack, tuple(pack.topics)))
        assert len(moodle_import.xml(moodle.render(made))[1]) == len(made.quiz)
