"""Quizzes as Moodle XML, the format in which Moodle's question bank takes questions in.

Texts are HTML inside the XML: escaped once as HTML, once more by the serialiser. The element names and their order are
those that Moodle's own reader looks for (`question/format/xml/format.php`, documented under “Moodle XML format”); an
ordering question needs Moodle 4.4, which has that type, or the plug-in of the same name.
"""

from __future__ import annotations

import html
import re
from xml.etree import ElementTree as ET

from cscoach.exports.material import Material
from cscoach.exports.quiz import Choice, Item, Ordering

#: A question's name in lists, in characters; the rest of it is read in the question itself.
NAME = 80

#: What XML cannot hold, however it is written.
_IMPOSSIBLE = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def render(material: Material) -> bytes:
    """The quiz in a category of its own. Ids stand as `idnumber`, by which Moodle knows a question again."""
    quiz = ET.Element("quiz")
    _category(quiz, material)
    for item in material.quiz:
        _question(quiz, item, material)
    ET.indent(quiz)
    made: bytes = ET.tostring(quiz, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _category(quiz: ET.Element, material: Material) -> None:
    # A slash parts categories; doubled, it is one in a name.
    name = _plain(material.title).replace("/", "//")
    question = ET.SubElement(quiz, "question", type="category")
    _text(question, "category", f"$course$/top/{name}")
    _text(question, "info", "", format="html")
    ET.SubElement(question, "idnumber").text = f"cscoach-{material.selection.mark}"


def _question(quiz: ET.Element, item: Item, material: Material) -> None:
    question = ET.SubElement(quiz, "question", type="multichoice" if isinstance(item, Choice) else "ordering")
    _text(question, "name", f"{item.id} {item.prompt}"[:NAME])
    passage = item.passage if isinstance(item, Choice) else None
    asked = _html(item.prompt) + (f"\n<blockquote>{_html(passage)}</blockquote>" if passage else "")
    _text(question, "questiontext", asked, format="html")
    _text(question, "generalfeedback", _html(item.why), format="html")
    for name, value in (("defaultgrade", "1"), ("penalty", "0.3333333"), ("hidden", "0"), ("idnumber", item.id)):
        ET.SubElement(question, name).text = value
    if isinstance(item, Choice):
        _choices(question, item)
    else:
        _order(question, item)
    tags = ET.SubElement(question, "tags")
    for tag in ("cscoach", material.selection.mark, item.id.split(".")[1]):
        _text(tags, "tag", tag)


def _choices(question: ET.Element, item: Choice) -> None:
    """One right answer, shown in an order of chance."""
    for name, value in (("single", "true"), ("shuffleanswers", "true"), ("answernumbering", "abc")):
        ET.SubElement(question, name).text = value
    for option in item.options:
        answer = ET.SubElement(question, "answer", fraction="100" if option.right else "0", format="html")
        ET.SubElement(answer, "text").text = _html(option.text)
        _text(answer, "feedback", "", format="html")


def _order(question: ET.Element, item: Ordering) -> None:
    """The steps in their right order; Moodle shuffles them itself. Graded by neighbours that stand right."""
    settings = {
        "layouttype": "VERTICAL",
        "selecttype": "ALL",
        "selectcount": "0",
        "gradingtype": "RELATIVE_NEXT_EXCLUDE_LAST",
        "showgrading": "SHOW",
        "numberingstyle": "none",
    }
    for name, value in settings.items():
        ET.SubElement(question, name).text = value
    for place, step in enumerate(item.steps, 1):
        answer = ET.SubElement(question, "answer", fraction=str(place), format="html")
        ET.SubElement(answer, "text").text = _html(step)


def _text(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    """A text as Moodle has it: an element with another one called `text` in it."""
    ET.SubElement(ET.SubElement(parent, name, attributes), "text").text = _plain(text)


def _html(text: str) -> str:
    """Plain text as HTML that shows it. Dollar signs and backslashes would start a formula in Moodle's filters."""
    shown = html.escape(_plain(text)).replace("$", "&#36;").replace("\\", "&#92;")
    return "".join(f"<p>{line}</p>" for line in shown.split("\n") if line.strip())


def _plain(text: str) -> str:
    return _IMPOSSIBLE.sub("\N{REPLACEMENT CHARACTER}", text)
