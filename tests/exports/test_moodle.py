"""Moodle XML and GIFT: read again, every question is what it was."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from cscoach.exports import gift, moodle
from cscoach.exports.material import Material
from cscoach.exports.quiz import Choice, Option, Ordering
from tests.exports.test_quiz import material

HOSTILE = "a ~ b = c # d { e } : f \\ g\nh < i > & \" ' $x$ \\(y\\) <script>alert(1)</script> ]]> -> — 🙂 %100%"
ITEMS: list[Choice | Ordering] = [
    Choice("en.missing.x.1", HOSTILE, (Option(HOSTILE + "1", True), Option(HOSTILE + "2")), HOSTILE, HOSTILE),
    Ordering("en.order.x.1", HOSTILE, (HOSTILE + "1", HOSTILE + "2"), (1, 0), HOSTILE),
]


def _hostile() -> Material:
    made = Material(replace(material().selection, number=2))
    vars(made)["quiz"] = ITEMS
    return made


def _shown(markup: str | None) -> str:
    """What a browser shows of HTML: paragraphs become lines."""
    lines = re.findall(r"<p>(.*?)</p>", markup or "", re.S)
    assert not re.search(r"<(?!/?(p|blockquote)>)", markup or "")
    return "\n".join(html.unescape(line) for line in lines)


@pytest.mark.parametrize(("guidance", "interview"), [("en", "en"), ("lt", "lt"), ("uk", "uk"), ("bg", "lv")])
def test_moodle_reads_every_question_with_its_right_answer_and_why(guidance: str, interview: str) -> None:
    made = material(guidance, interview)
    questions = ET.fromstring(moodle.render(made)).findall("question")
    assert questions[0].get("type") == "category"
    assert len(questions) == len(made.quiz) + 1
    for item, question in zip(made.quiz, questions[1:], strict=True):
        assert question.findtext("idnumber") == item.id
        assert _shown(question.findtext("generalfeedback/text")) == item.why
        answers = [(answer.get("fraction"), _shown(answer.findtext("text"))) for answer in question.findall("answer")]
        if isinstance(item, Choice):
            assert question.get("type") == "multichoice"
            assert answers == [("100" if option.right else "0", option.text) for option in item.options]
        else:
            assert question.get("type") == "ordering"
            assert answers == [(str(place), step) for place, step in enumerate(item.steps, 1)]


def test_moodle_shows_hostile_text_as_that_text() -> None:
    questions = ET.fromstring(moodle.render(_hostile())).findall("question")[1:]
    for item, question in zip(ITEMS, questions, strict=True):
        assert _shown(question.findtext("questiontext/text")).startswith(item.prompt)
        markup = question.findtext("questiontext/text") or ""
        assert "<script>" not in markup
        assert "$" not in markup
        assert "\\" not in markup
        assert _shown(question.findtext("generalfeedback/text")) == item.why


def test_what_xml_cannot_hold_does_not_break_the_file() -> None:
    made = _hostile()
    vars(made)["quiz"] = [replace(ITEMS[0], prompt="a\x00b\x0bc\ud800d\ufffe")]
    assert ET.fromstring(moodle.render(made)).findall("question")[1].findtext("questiontext/text")


def test_the_same_questions_have_the_same_ids_whatever_the_number() -> None:
    few, all_ = (set(re.findall(rb"<idnumber>(.*?)</idnumber>", moodle.render(material(number=n)))) for n in (5, None))
    assert few < all_


def test_gift_escapes_everything_that_is_its_own() -> None:
    text = gift.render(_hostile()).decode()
    blocks = text.strip().split("\n\n")
    assert blocks[0].startswith("$CATEGORY: ")
    assert len(blocks) == 1 + len(ITEMS)
    for block in blocks[1:]:
        bare = re.sub(r"\\.", "", block)
        assert bare.count("{") == bare.count("}") == 1
        assert bare.count("::") == 2
