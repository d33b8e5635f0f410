"""The QTI package, read with the standard library: what is in it, and that it is the same each time.

`tests/qti_reader.py` answers the questions in programs that know QTI.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from cscoach.content.load import load
from cscoach.exports import qti
from cscoach.exports.material import Material
from cscoach.exports.quiz import Item
from cscoach.exports.selection import Selection, topics_of
from tests.exports.processes import made_twice

#: Guidance and interview: languages alone, and one pair of them.
PAIRS = [("en", "en"), ("lt", "lt"), ("uk", "uk"), ("bg", "lv")]

HOSTILE = "\"A\" & <b>'B'</b> ~ = # { } : \\ $x$ \\(y\\) \\[z\\] &lt; ]]> <!-- -- --> 🙂\n<script>alert(1)</script>"

#: A question with choices, and one with an order.
HOSTILE_ITEMS = [
    Item("en.missing.x.1", HOSTILE, (HOSTILE + "1", HOSTILE + "2"), (1,), HOSTILE, HOSTILE),
    Item("en.order.x.1", HOSTILE, (HOSTILE + "2", HOSTILE + "1"), (1, 0), HOSTILE, spoken=True),
]

_Q = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
_P = "{http://www.imsglobal.org/xsd/imscp_v1p1}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

#: The order in which the schema wants the parts of an item.
_ORDER = ["responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing", "modalFeedback"]


def material(guidance: str, interview: str, number: int | None = None, seed: int = 7) -> Material:
    first, second = load(guidance), load(interview)
    topics = topics_of(first, second, "contact-centre", ())
    return Material(Selection(first, second, topics, "contact-centre", number, seed), date(2026, 1, 1))


def hostile() -> Material:
    """Two questions, all of whose words are hostile."""
    made = material("en", "lt")
    vars(made)["quiz"] = HOSTILE_ITEMS
    return made


def opened(data: bytes) -> dict[str, ET.Element]:
    """The documents of a package by the names of their files."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: ET.fromstring(package.read(name)) for name in package.namelist()}


def _said(element: ET.Element | None) -> str:
    """What an element says, with its line breaks."""
    assert element is not None
    told = element.text or ""
    for child in element:
        told += ("\n" if child.tag == f"{_Q}br" else _said(child)) + (child.tail or "")
    return told


def _items(made: Material) -> list[tuple[Item, ET.Element]]:
    files = opened(qti.render(made))
    documents = [document for name, document in files.items() if name.startswith("items/")]
    return list(zip(made.quiz, documents, strict=True))


@pytest.mark.parametrize(("guidance", "interview"), PAIRS)
def test_everything_is_found_from_the_manifest_and_from_the_test(guidance: str, interview: str) -> None:
    made = material(guidance, interview)
    files = opened(qti.render(made))
    resources = files["imsmanifest.xml"].findall(f".//{_P}resource")
    assert [resource.get("href") for resource in resources] == [name for name in files if name != "imsmanifest.xml"]
    items = {resource.get("identifier"): resource.get("href") for resource in resources[1:]}
    assert [one.get("identifierref") for one in resources[0].findall(f"{_P}dependency")] == list(items)
    test = files["test.xml"]
    assert {one.get("identifier"): one.get("href") for one in test.iter(f"{_Q}assessmentItemRef")} == items
    assert [files[href or ""].get("identifier") for href in items.values()] == list(items)
    assert test.get("title") == made.title
    assert len(items) == len(made.quiz)


@pytest.mark.parametrize(("guidance", "interview"), PAIRS)
def test_items_say_what_the_questions_say(guidance: str, interview: str) -> None:
    for item, document in _items(material(guidance, interview)):
        assert document.get(_LANGUAGE) == guidance
        assert _said(document.find(f".//{_Q}prompt")) == item.prompt
        choices = {one.get("identifier"): _said(one) for one in document.iter(f"{_Q}simpleChoice")}
        right = [choices[value.text] for value in document.findall(f".//{_Q}correctResponse/{_Q}value")]
        assert tuple(choices.values()) == item.shown
        assert tuple(right) == item.answer
        shown = {one.get("identifier"): _said(one.find(f"{_Q}p")) for one in document.findall(f"{_Q}modalFeedback")}
        assert shown == {"RIGHT": item.why, "WRONG": item.why}


def test_the_parts_of_an_item_stand_in_the_order_of_the_schema() -> None:
    for _, document in _items(material("en", "en")):
        tags = [child.tag.removeprefix(_Q) for child in document]
        assert tags == sorted(tags, key=_ORDER.index)


def test_explanations_are_shown() -> None:
    control = opened(qti.render(material("en", "en")))["test.xml"].find(f".//{_Q}itemSessionControl")
    assert control is not None
    assert control.get("showFeedback") == "true"


def test_answers_are_in_the_language_of_the_interview() -> None:
    for item, document in _items(material("bg", "lv")):
        assert {one.get(_LANGUAGE) for one in document.iter(f"{_Q}simpleChoice")} == {"lv" if item.spoken else None}
        if item.passage:
            quoted = document.find(f".//{_Q}blockquote")
            assert quoted is not None
            assert quoted.get(_LANGUAGE) == "lv"
        wrong = document.findall(f"{_Q}modalFeedback")[-1]
        right = wrong.findall(f".//{_Q}li") or wrong.findall(f"{_Q}p")[2:]
        assert {one.get(_LANGUAGE) for one in right} == {"lv" if item.spoken else None}


def test_hostile_text_is_read_as_it_was() -> None:
    choice, ordering = (document for _, document in _items(hostile()))
    line = " ".join(HOSTILE.split())
    for document in (choice, ordering):
        assert document.get("title") == line
        assert _said(document.find(f".//{_Q}prompt")) == HOSTILE
        assert [_said(one.find(f"{_Q}p")) for one in document.findall(f"{_Q}modalFeedback")] == [HOSTILE, HOSTILE]
        assert not [one for one in document.iter() if one.tag.endswith(("script", "}b"))]
    assert _said(choice.find(f".//{_Q}blockquote/{_Q}p")) == HOSTILE
    assert [_said(one) for one in choice.iter(f"{_Q}simpleChoice")] == [HOSTILE + "1", HOSTILE + "2"]
    assert [_said(one) for one in ordering.iter(f"{_Q}simpleChoice")] == [HOSTILE + "2", HOSTILE + "1"]


def test_what_xml_cannot_hold_is_left_out() -> None:
    made = hostile()
    vars(made)["quiz"] = [Item("en.safe.x", "a\x00b\x0bc\ud800d\ufffe", ("e\x1bf",), (0,), "g")]
    ((_, document),) = _items(made)
    assert _said(document.find(f".//{_Q}prompt")) == "abcd"
    assert _said(document.find(f".//{_Q}simpleChoice")) == "ef"


def test_identifiers_stay_and_need_no_quoting() -> None:
    few, all_of_them = (opened(qti.render(material("lt", "lt", number))) for number in (10, None))
    assert len(few) == 12
    assert set(few) < set(all_of_them)
    for name in ("imsmanifest.xml", "test.xml"):
        assert few[name].get("identifier") == all_of_them[name].get("identifier")
    for name, document in few.items():
        if name.startswith("items/"):
            assert ET.tostring(document) == ET.tostring(all_of_them[name])
        assert (document.get("identifier") or "").replace("_", "").replace("-", "").isalnum()


def test_other_topics_make_another_test() -> None:
    made = material("en", "en")
    other = replace(made, selection=replace(made.selection, topics=("teamwork",), role=None, number=5))
    first, second = (opened(qti.render(one))["test.xml"].get("identifier") for one in (made, other))
    assert first != second


def test_two_processes_make_the_same_bytes() -> None:
    code = (
        "import hashlib; from cscoach.exports import qti; from tests.exports.test_qti import material;"
        "print(hashlib.sha256(qti.render(material('bg', 'lv', 20))).hexdigest())"
    )
    here = hashlib.sha256(qti.render(material("bg", "lv", 20))).hexdigest().encode()
    assert [made.strip() for made in made_twice(code)] == [here, here]
