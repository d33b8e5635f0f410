"""Quizzes as Moodle XML, the format in which Moodle's question bank takes questions in.

Texts are HTML inside the XML: escaped once as HTML, once more by the serialiser. Elements and values are those that
Moodle's own reader looks for (`question/format/xml/format.php`, and `question/type/ordering/questiontype.php` for
ordering, which is in Moodle from 4.4 on and a plug-in before).

Moodle adds what it reads and updates nothing: a file taken in twice stands there twice, the second time without
`idnumber`. The ids serve who looks for what is there already.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from cscoach.exports.material import Material
from cscoach.exports.platform import category, name, possible, tags
from cscoach.exports.quiz import Item
from cscoach.exports.selection import Selection

#: What HTML takes for its own, and what Moodle's filters do: formulas (`$$`, `\(`, `[tex]`), other codes (`{mlang}`).
_MARKS = {mark: f"&#{ord(mark)};" for mark in "&<>\"'$\\[{"}
_MARKED = re.compile(f"[{re.escape(''.join(_MARKS))}]")


def render(material: Material) -> bytes:
    """The quiz in a category of its own, UTF-8."""
    quiz = ET.Element("quiz")
    # No `idnumber` here: a second category with the same one, as for another post, would stop Moodle's import.
    _text(ET.SubElement(quiz, "question", type="category"), "category", category(material.title))
    for item in material.quiz:
        _question(quiz, item, material.selection)
    ET.indent(quiz)
    made: bytes = ET.tostring(quiz, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _question(quiz: ET.Element, item: Item, selection: Selection) -> None:
    explained, said = selection.guidance.language, selection.interview.language
    question = ET.SubElement(quiz, "question", type="ordering" if item.ordered else "multichoice")
    _text(question, "name", name(item))
    passage = f"<blockquote>{_block(item.passage, said)}</blockquote>" if item.passage else ""
    _text(question, "questiontext", _block(item.prompt, explained) + passage, format="html")
    _text(question, "generalfeedback", _block(item.why, explained), format="html")
    _values(question, defaultgrade="1", penalty="0.3333333", hidden="0", idnumber=item.id)
    (_order if item.ordered else _choices)(question, item, said if item.spoken else explained)
    listed = ET.SubElement(question, "tags")
    for tag in tags(item, selection):
        _text(listed, "tag", tag)


def _choices(question: ET.Element, item: Item, language: str) -> None:
    """One right answer, shown in an order of chance."""
    _values(question, single="true", shuffleanswers="true", answernumbering="abc")
    for place, text in enumerate(item.shown):
        _answer(question, "100" if place in item.right else "0", text, language)


def _order(question: ET.Element, item: Item, language: str) -> None:
    """The steps in their right order; Moodle shuffles them itself. Graded by neighbours that stand right."""
    _values(
        question,
        layouttype="VERTICAL",
        selecttype="ALL",
        selectcount=str(len(item.shown)),
        gradingtype="RELATIVE_NEXT_EXCLUDE_LAST",
        showgrading="SHOW",
        numberingstyle="none",
        # Without this, Moodle 4.4 makes two hints that are empty.
        shownumcorrect="1",
    )
    for place, step in enumerate(item.answer, 1):
        _answer(question, str(place), step, language)


def _answer(question: ET.Element, fraction: str, text: str, language: str) -> None:
    answer = ET.SubElement(question, "answer", fraction=fraction, format="html")
    # No paragraphs: Moodle takes their tags away here, but only such as have no attributes.
    ET.SubElement(answer, "text").text = f'<span lang="{language}">{"<br>".join(_lines(text))}</span>'


def _values(question: ET.Element, **values: str) -> None:
    for key, value in values.items():
        ET.SubElement(question, key).text = value


def _text(parent: ET.Element, key: str, text: str, **attributes: str) -> None:
    """A text as Moodle has it: an element with another one called `text` in it."""
    ET.SubElement(ET.SubElement(parent, key, attributes), "text").text = text


def _block(text: str, language: str) -> str:
    return "".join(f'<p lang="{language}">{line}</p>' for line in _lines(text))


def _lines(text: str) -> list[str]:
    """The lines of a plain text as HTML that shows them and means nothing else."""
    shown = _MARKED.sub(lambda mark: _MARKS[mark[0]], possible(text))
    return [line for line in shown.splitlines() if line.strip()]
