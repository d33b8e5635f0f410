"""What Moodle takes in from our files, by the rules of its own readers, retold here in Python.

No parser of Moodle XML that could be had from PyPI or npm reads orderings, tags, ids or categories, and no schema of
the format was to be found. So these are the rules of Moodle's own code: `question/format.php`, in `question/format/`
the `format.php` of `xml` and of `gift`, and `question/type/ordering/questiontype.php`, as stored copies have them, the
newest of Moodle 5.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

#: The parts of 1 that an answer may be worth; there are more between.
FRACTIONS = {0.0, 1.0}

#: How much room the database has.
NAME, IDNUMBER = 255, 100

#: What stands for an escaped sign while a question is read: how it is escaped, its code, the sign.
_CODES = [(f"\\{mark}", f"&&{ord(mark):03};", mark) for mark in ":#={}~"] + [("\\n", "&&010", "\n")]


@dataclass
class Taken:
    """A question in the bank; texts as a browser shows them. `answers` have what each is worth, or is matched with."""

    kind: str
    name: str
    idnumber: str
    tags: list[str]
    text: str
    feedback: str
    answers: list[tuple[str, object]]
    settings: dict[str, str] = field(default_factory=dict)


class Shown(HTMLParser):
    """What a browser shows of a text in HTML; `marked` are its pieces with their languages."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.text, self.marked, self._language = "", list[tuple[str | None, str]](), None
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Only what shows text is allowed."""
        assert tag in {"p", "span", "br", "blockquote"}, f"<{tag}>"
        if tag in {"p", "br"} and self.text:
            self.text += "\n"
        self._language = dict(attrs).get("lang", self._language)  # type: ignore[assignment]

    def handle_data(self, data: str) -> None:
        """What is seen."""
        self.text += data
        self.marked.append((self._language, data))


def category(path: str) -> list[str]:
    """The names of categories in a path."""
    return [name.replace("//", "/").strip() for name in re.split("(?<!/)/(?!/)", path)]


# --- Moodle XML


def xml(file: bytes) -> tuple[list[str], list[Taken]]:
    """The path of the category, and the questions."""
    first, *others = ET.fromstring(file).findall("question")
    assert first.get("type") == "category"
    path = category(first.findtext("category/text", ""))
    # Another category in the course may have it already, and two are refused by the database.
    assert first.find("idnumber") is None
    questions = [_xml_question(question) for question in others]
    _checked(path, questions)
    return path, questions


def _xml_question(question: ET.Element) -> Taken:
    kind = question.get("type", "")
    answers = question.findall("answer")
    read = {"multichoice": _xml_choices, "ordering": _xml_steps}[kind]
    for part in (question.find("questiontext"), question.find("generalfeedback"), *answers):
        assert part is not None
        assert part.get("format") == "html"
    return Taken(
        kind,
        question.findtext("name/text", "").strip(),
        question.findtext("idnumber", ""),
        [tag.text or "" for tag in question.findall("tags/tag/text")],
        Shown(question.findtext("questiontext/text", "")).text,
        Shown(question.findtext("generalfeedback/text", "")).text,
        list(read(answers)),
        {part.tag: part.text or "" for part in question if not len(part)},
    )


def _xml_choices(answers: list[ET.Element]) -> Iterator[tuple[str, object]]:
    for answer in answers:
        fraction = float(answer.get("fraction", "0")) / 100
        assert fraction in FRACTIONS
        yield Shown(answer.findtext("text", "")).text, fraction


def _xml_steps(answers: list[ET.Element]) -> Iterator[tuple[str, object]]:
    """They are in the order of the file; Moodle does not look at their fractions."""
    assert len(answers) >= 2
    return ((Shown(answer.findtext("text", "")).text, place) for place, answer in enumerate(answers, 1))


# --- GIFT


def gift(file: bytes) -> tuple[list[str], list[Taken]]:
    """The path of the category, and the questions: blocks of lines with empty lines between."""
    lines = [line.strip() for line in file.decode().split("\n")]
    first, *others = re.split("\n\n+", "\n".join(lines).strip())
    assert first.startswith("$CATEGORY:")
    path = category(first.removeprefix("$CATEGORY:").strip())
    questions = [_gift_question(block.split("\n")) for block in others]
    _checked(path, questions)
    return path, questions


def _gift_question(lines: list[str]) -> Taken:
    comment = "\n".join(line for line in lines if line.startswith("//"))
    text = _coded("\n".join(line for line in lines if not line.startswith("//")).strip())
    name, _, rest = text.removeprefix("::").partition("::")
    opened, closed = rest.index("{"), rest.index("}")
    assert closed == len(rest) - 1, "a word is missing in the middle"
    answers, _, feedback = rest[opened + 1 : closed].strip().rpartition("####")
    kind = "multichoice" if "~" in answers else "match"
    ids = re.findall(r"\[id:([^][]+)]", comment)
    return Taken(
        kind,
        _decoded(name).strip(),
        ids[0],
        re.findall(r"\[tag:([^][<>]+)]", comment),
        _plain(rest[:opened], None),
        _plain(feedback),
        list(_gift_choices(answers) if kind == "multichoice" else _gift_pairs(answers)),
    )


def _gift_choices(answers: str) -> Iterator[tuple[str, object]]:
    for answer in answers.replace("=", "~=").split("~")[1:]:
        text, fraction = answer.strip(), 0.0
        if text.startswith("="):
            text, fraction = text[1:], 1.0
        elif weight := re.match(r"%-*(\d{1,2}\.?\d*)%", text):
            text, fraction = text[weight.end() :], float(weight[1]) / 100
        assert "#" not in text, "a feedback of this answer alone"
        yield _plain(text), fraction


def _gift_pairs(answers: str) -> Iterator[tuple[str, object]]:
    for pair in answers.split("=")[1:]:
        left, arrow, right = pair.partition("->")
        assert arrow
        yield _decoded(right).strip(), _plain(left)


def _plain(text: str, known: str | None = "plain") -> str:
    """A text without the format in front, which must be plain: told here, or known from the question."""
    told = re.match(r"\[(html|plain|moodle|markdown)]", text.strip())
    assert (told[1] if told else known) == "plain"
    return _decoded(text.strip()[told.end() :] if told else text).strip()


def _coded(text: str) -> str:
    text = text.replace("\\\\", "&&092;")
    for mark, code, _ in _CODES:
        text = text.replace(mark, code)
    return text.replace("&&092;", "\\")


def _decoded(text: str) -> str:
    for _, code, sign in _CODES:
        text = text.replace(code, sign)
    return text


def _checked(path: list[str], questions: Iterable[Taken]) -> None:
    """What the database demands of them."""
    assert path[:2] == ["$course$", "top"]
    assert len(path) == 3
    assert 0 < len(path[2]) <= NAME
    ids = [question.idnumber for question in questions]
    assert len(set(ids)) == len(ids)
    assert all(0 < len(idnumber) <= IDNUMBER for idnumber in ids)
    assert all(0 < len(question.name) <= NAME for question in questions)
