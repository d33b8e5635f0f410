"""Course material → a QTI 2.1 content package: a manifest, a test, and one item for each question.

An item's rules are those of the standard template `match_correct`, written out, because a template cannot set the
outcome that shows an explanation.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Collection, Iterable
from string import ascii_uppercase
from xml.etree import ElementTree as ET

from cscoach.exports.material import Material
from cscoach.exports.platform import possible
from cscoach.exports.quiz import Item
from cscoach.exports.selection import Selection
from cscoach.rendering.zip_entry import entry

_QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
_SCHEMAS = "http://www.imsglobal.org/xsd/qti/qtiv2p1"

#: Where the schema of each kind of document lies, for validators.
_LOCATIONS = {_QTI: f"{_SCHEMAS}/imsqti_v2p1.xsd", _PACKAGE: f"{_SCHEMAS}/qtiv2p1_imscpv1p2_v1p0.xsd"}

_TEST = "test.xml"


def render(material: Material) -> bytes:
    """The questions as a zip file that a learning platform imports. The same questions keep the same identifiers."""
    items = {_identifier(item): item for item in material.quiz}
    files = {"imsmanifest.xml": _manifest(material.selection, items), _TEST: _test(material, items)}
    files.update({_file(name): _Question(material.selection, item).document() for name, item in items.items()})
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, root in files.items():
            file = entry(name)
            # Who unpacks it may read it.
            file.external_attr = 0o644 << 16
            package.writestr(file, _bytes(root))
    return made.getvalue()


def _identifier(item: Item) -> str:
    """A question's id without stops: in a test, a stop stands between an item and one of its variables."""
    return re.sub(r"[^\w-]", "_", item.id, flags=re.ASCII)


def _file(identifier: str) -> str:
    return f"items/{identifier}.xml"


def _name(selection: Selection) -> str:
    """What tells this test from those of other languages, posts and topics; the same for any number and seed."""
    about = " ".join((selection.role or "", *selection.topics))
    digest = hashlib.sha256(about.encode()).hexdigest()[:12]
    return f"cscoach-{selection.guidance.language}-{selection.interview.language}-{digest}"


def _root(space: str, tag: str, **attributes: str) -> ET.Element:
    instance = "http://www.w3.org/2001/XMLSchema-instance"
    schema = {"xmlns": space, "xmlns:xsi": instance, "xsi:schemaLocation": f"{space} {_LOCATIONS[space]}"}
    return ET.Element(tag, {**schema, **attributes})


def _bytes(root: ET.Element) -> bytes:
    ET.indent(root)
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _line(text: str) -> str:
    """Text for an attribute."""
    return " ".join(possible(text).split())


def _put(element: ET.Element, text: str) -> None:
    """Adds text to an element, with its line breaks."""
    first, *rest = possible(text).strip().splitlines() or [""]
    if len(element):
        element[-1].tail = (element[-1].tail or "") + first
    else:
        element.text = (element.text or "") + first
    for line in rest:
        ET.SubElement(element, "br").tail = line


def _add(parent: ET.Element, tag: str, text: str, **attributes: str) -> ET.Element:
    """An element that holds text."""
    made = ET.SubElement(parent, tag, attributes)
    _put(made, text)
    return made


def _manifest(selection: Selection, items: Iterable[str]) -> ET.Element:
    """What is in the package."""
    root = _root(_PACKAGE, "manifest", identifier=f"package-{_name(selection)}")
    metadata = ET.SubElement(root, "metadata")
    _add(metadata, "schema", "QTIv2.1 Package")
    _add(metadata, "schemaversion", "1.0.0")
    ET.SubElement(root, "organizations")
    resources = ET.SubElement(root, "resources")
    test = _resource(resources, _name(selection), "imsqti_test_xmlv2p1", _TEST)
    for identifier in items:
        ET.SubElement(test, "dependency", identifierref=identifier)
        _resource(resources, identifier, "imsqti_item_xmlv2p1", _file(identifier))
    return root


def _resource(parent: ET.Element, identifier: str, kind: str, file: str) -> ET.Element:
    made = ET.SubElement(parent, "resource", identifier=identifier, type=kind, href=file)
    ET.SubElement(made, "file", href=file)
    return made


def _test(material: Material, items: Collection[str]) -> ET.Element:
    """The test that has all items in their order, each of which shows its explanation; its score is their sum."""
    selection = material.selection
    root = _root(_QTI, "assessmentTest", identifier=_name(selection), title=_line(material.title))
    _outcome(root, "SCORE", "float", 0)
    _outcome(root, "MAXSCORE", "float", len(items))
    part = ET.SubElement(root, "testPart", identifier="part", navigationMode="nonlinear", submissionMode="individual")
    # Without this, no explanation is shown.
    ET.SubElement(part, "itemSessionControl", showFeedback="true")
    title = _line(selection.guidance.course.handout.quiz)
    section = ET.SubElement(part, "assessmentSection", identifier="section", title=title, visible="true")
    for identifier in items:
        ET.SubElement(section, "assessmentItemRef", identifier=identifier, href=_file(identifier))
    total = ET.SubElement(ET.SubElement(root, "outcomeProcessing"), "setOutcomeValue", identifier="SCORE")
    ET.SubElement(ET.SubElement(total, "sum"), "testVariables", variableIdentifier="SCORE")
    return root


def _outcome(parent: ET.Element, identifier: str, kind: str, start: int | None = None) -> ET.Element:
    made = ET.SubElement(parent, "outcomeDeclaration", identifier=identifier, cardinality="single", baseType=kind)
    if start is not None:
        _add(ET.SubElement(made, "defaultValue"), "value", str(start))
    return made


class _Question:
    """One question on its way to a document."""

    def __init__(self, selection: Selection, item: Item) -> None:
        self.item = item
        self.handout = selection.guidance.course.handout
        self.language = selection.guidance.language
        #: What marks words in the language of the interview, where it is another one, and what marks what is shown.
        self.spoken = {"xml:lang": selection.interview.language} if selection.bilingual else {}
        self.shown = self.spoken if item.spoken else {}

    def document(self) -> ET.Element:
        """The item as it stands in its file."""
        root = _root(
            _QTI,
            "assessmentItem",
            identifier=_identifier(self.item),
            title=_line(self.item.prompt),
            label=_line(self.item.id),
            **{"xml:lang": self.language},
            adaptive="false",
            timeDependent="false",
        )
        self.declare(root)
        self.ask(ET.SubElement(root, "itemBody"))
        root.append(_processing())
        self.explain(root, "RIGHT", self.handout.correct)
        self.correct(self.explain(root, "WRONG", self.handout.explanation))
        return root

    def ask(self, body: ET.Element) -> None:
        """Asks for one choice, or for an order."""
        item = self.item
        if item.passage is not None:
            _add(ET.SubElement(body, "blockquote", self.spoken), "p", item.passage)
        # Whole sentences to be put in order stand below each other.
        tag, more = ("order", {"orientation": "vertical"}) if item.ordered else ("choice", {"maxChoices": "1"})
        settings = {"responseIdentifier": "RESPONSE", "shuffle": "false", **more}
        asked = ET.SubElement(body, f"{tag}Interaction", settings)
        _add(asked, "prompt", item.prompt)
        for letter, text in zip(ascii_uppercase, item.shown, strict=False):
            _add(asked, "simpleChoice", text, identifier=letter, **self.shown)

    def declare(self, root: ET.Element) -> None:
        """Says which answer is right, and what comes out."""
        cardinality = "ordered" if self.item.ordered else "single"
        response = {"identifier": "RESPONSE", "cardinality": cardinality, "baseType": "identifier"}
        correct = ET.SubElement(ET.SubElement(root, "responseDeclaration", response), "correctResponse")
        for place in self.item.right:
            _add(correct, "value", ascii_uppercase[place])
        _outcome(root, "SCORE", "float", 0).set("normalMaximum", "1")
        # OpenOlat takes the points of a question from here.
        _outcome(root, "MAXSCORE", "float", 1)
        _outcome(root, "FEEDBACK", "identifier")

    def explain(self, root: ET.Element, identifier: str, title: str) -> ET.Element:
        """What is shown after one kind of answer: the explanation."""
        shown = {"outcomeIdentifier": "FEEDBACK", "identifier": identifier, "showHide": "show", "title": _line(title)}
        made = ET.SubElement(root, "modalFeedback", shown)
        _add(made, "p", self.item.why)
        return made

    def correct(self, feedback: ET.Element) -> None:
        """Adds the right answer, for somebody who gave another one."""
        _add(ET.SubElement(feedback, "p"), "strong", self.handout.correct)
        shown, tag = (ET.SubElement(feedback, "ol"), "li") if self.item.ordered else (feedback, "p")
        for text in self.item.answer:
            _add(shown, tag, text, **self.shown)


def _processing() -> ET.Element:
    """The rules of `match_correct`, and which feedback is shown."""
    rules = ET.Element("responseProcessing")
    condition = ET.SubElement(rules, "responseCondition")
    fits = ET.SubElement(condition, "responseIf")
    match = ET.SubElement(fits, "match")
    ET.SubElement(match, "variable", identifier="RESPONSE")
    ET.SubElement(match, "correct", identifier="RESPONSE")
    for branch, score, feedback in ((fits, "1", "RIGHT"), (ET.SubElement(condition, "responseElse"), "0", "WRONG")):
        for name, kind, value in (("SCORE", "float", score), ("FEEDBACK", "identifier", feedback)):
            _add(ET.SubElement(branch, "setOutcomeValue", identifier=name), "baseValue", value, baseType=kind)
    return rules
