"""The slides, read as the Markdown that they are. `tests/marp.py` looks at them with Marp in a browser."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace

import pytest
import yaml
from markdown_it import MarkdownIt

from cscoach import text
from cscoach.content.schema import Topic
from cscoach.exports import slides
from cscoach.exports.material import Material
from cscoach.exports.selection import Selection
from tests.exports.processes import made_twice
from tests.exports.test_qti import HOSTILE, HOSTILE_ITEMS, PAIRS, material


@dataclass(frozen=True)
class Seen:
    """What is on one slide: the text of each block, with its line breaks; HTML and comments as they stand there."""

    blocks: list[str]
    html: list[str]

    @property
    def words(self) -> str:
        return " ".join(" ".join(self.blocks).split())

    @property
    def notes(self) -> str:
        return "\n".join(html for html in self.html if html.startswith("<!--\n"))


def front(data: bytes) -> dict[str, object]:
    """The settings of a deck."""
    loaded: dict[str, object] = yaml.safe_load(data.decode().split("\n---\n")[0])
    return loaded


def seen(data: bytes) -> list[Seen]:
    """The slides of a deck."""
    pages: list[Seen] = [Seen([], [])]
    for token in MarkdownIt("commonmark").parse(data.decode().partition("\n---\n\n")[2]):
        if token.type == "hr":
            pages.append(Seen([], []))
        elif token.type == "html_block":
            pages[-1].html.append(token.content)
        elif token.type == "inline":
            shown = [
                "\n" if child.type.endswith("break") else child.content
                for child in token.children or []
                if child.type != "html_inline"
            ]
            pages[-1].blocks.append("".join(shown).replace("\u2060", ""))
            pages[-1].html.extend(child.content for child in token.children or [] if child.type == "html_inline")
    return pages


def hostile(*, number: int | None = None) -> Material:
    """A topic, and two questions, all of whose words are hostile."""
    made = material("en", "lt", number)
    packs = []
    for pack in (made.selection.guidance, made.selection.interview):
        topic = pack.topic("teamwork")
        update = {
            "name": HOSTILE,
            "definition": HOSTILE,
            "why": HOSTILE,
            "listen_for": [HOSTILE] * 3,
            "warning_signs": [HOSTILE, "class: lead", "-->", "--!> <b>x</b>"],
            "parts": {key: part.model_copy(update={"prompt": HOSTILE}) for key, part in topic.parts.items()},
            "questions": [one.model_copy(update={"text": HOSTILE}) for one in topic.questions],
            "exercise": topic.exercise.model_copy(update={"title": HOSTILE, "steps": [HOSTILE, "1. :smile: x"]}),
        }
        packs.append(pack.having(strengths={topic.id: topic.model_copy(update=update)}, weaknesses={}))
    made = replace(made, selection=Selection(packs[0], packs[1], ("teamwork",), None, number, 7))
    vars(made)["quiz"] = HOSTILE_ITEMS
    return made


def _told(made: Material) -> list[Topic]:
    return [made.selection.guidance.topic(topic) for topic in made.selection.topics]


@pytest.mark.parametrize(("guidance", "interview"), PAIRS)
def test_settings_name_title_and_language(guidance: str, interview: str) -> None:
    made = material(guidance, interview)
    settings = front(slides.render(made))
    assert (settings["marp"], settings["lang"], settings["title"]) == (True, guidance, made.title)


@pytest.mark.parametrize(("guidance", "interview"), PAIRS)
def test_each_topic_is_told_from_why_to_the_exercise(guidance: str, interview: str) -> None:
    made = material(guidance, interview)
    whole = " ".join(page.words for page in seen(slides.render(made)))
    at = 0
    for topic in _told(made):
        prompts = [part.prompt for part in topic.parts.values()]
        for line in (topic.definition, topic.why, *topic.listen_for, *prompts, *topic.exercise.steps):
            for sentence in text.sentences(line, guidance):
                assert sentence in whole[at:]
                at = whole.index(sentence, at)


@pytest.mark.parametrize(("guidance", "interview"), PAIRS)
def test_each_topic_has_a_question_and_an_example_of_the_interview(guidance: str, interview: str) -> None:
    made = material(guidance, interview)
    whole = " ".join(page.words for page in seen(slides.render(made)))
    for topic in made.selection.said():
        assert any(question.text in whole for question in topic.questions if question.kind != "probe")
        model = next(model for model in topic.models if model.role == made.selection.examples)
        sentences = [sentence for part in model.parts.values() for sentence in text.sentences(part, interview)]
        assert [sentence for sentence in sentences if sentence not in whole] == []
    assert whole.count(made.selection.guidance.course.handout.somebody_else) == len(made.selection.topics)


@pytest.mark.parametrize(("guidance", "interview"), PAIRS)
def test_what_is_right_comes_on_the_slide_after_a_question(guidance: str, interview: str) -> None:
    made = material(guidance, interview, 12)
    pages = seen(slides.render(made))
    handout = made.selection.guidance.course.handout
    for item in made.quiz:
        last = max(place for place, page in enumerate(pages) if item.prompt in page.blocks)
        asked = " ".join(page.words for page in pages if item.prompt in page.blocks)
        sentences = [sentence for one in item.shown for sentence in text.sentences(one, interview)]
        assert [sentence for sentence in sentences if sentence not in asked] == []
        answers = [page for page in pages if page.blocks[0] == handout.correct and item.why in page.blocks]
        assert answers
        assert pages[last + 1].blocks[0] == handout.correct
        right = " → ".join("ABCDEF"[place] for place in item.right)
        assert any(page.blocks[1].startswith(right) for page in answers)


def test_without_a_number_each_topic_has_two_questions_and_none_is_asked_twice() -> None:
    made = material("lt", "lt")
    handout = made.selection.guidance.course.handout
    pages = seen(slides.render(made))
    assert sum(page.blocks[0] == handout.correct for page in pages) == 2 * len(made.selection.topics)
    asked = [page.words for page in pages if page.blocks[0] == handout.quiz]
    assert len(set(asked)) == len(asked)


def test_the_topics_are_told_the_same_with_another_number_of_questions() -> None:
    def topics(number: int) -> list[Seen]:
        made = material("en", "en", number)
        handout = made.selection.guidance.course.handout
        pages = seen(slides.render(made))
        return pages[: next(place for place, page in enumerate(pages) if page.blocks[0] == handout.quiz)]

    assert topics(5) == topics(30)


def test_what_is_said_in_the_interview_has_its_language() -> None:
    spans = {html for page in seen(slides.render(material("bg", "lv"))) for html in page.html if html[:2] != "<!"}
    assert spans == {'<span lang="lv">', "</span>"}


def test_the_speaker_sees_more_than_the_class() -> None:
    made = material("uk", "uk", 6)
    pages = seen(slides.render(made))
    for topic in _told(made):
        for line in (*topic.warning_signs, *(part.hint for part in topic.parts.values()), *topic.traps):
            noted = [page for page in pages if line in page.notes]
            assert noted
            assert not any(line in page.words for page in noted)


@pytest.mark.parametrize("number", [None, 2])
def test_hostile_text_is_shown_as_it_was(number: int | None) -> None:
    data = slides.render(hostile(number=number))
    pages = seen(data)
    line = " ".join(HOSTILE.split())
    whole = " ".join(page.words for page in pages)
    # Title of the whole, name, definition, why, three to listen for, a question and its gloss, four parts, title and
    # step of an exercise; with the questions: two prompts, two explanations, a passage, four choices, the right one.
    assert whole.count(line) == 15 + (10 if number else 0)
    assert ":smile: x" in whole
    assert "1. :smile: x" not in data.decode()
    html = [html for page in pages for html in page.html]
    assert [one for one in html if not re.fullmatch(r'<span lang="lt">|</span>|<!--.*?-->\s*', one, re.DOTALL)] == []
    assert not any("-->" in one.rstrip().removesuffix("-->") for one in html)


def test_two_processes_make_the_same_bytes() -> None:
    code = (
        "import hashlib; from cscoach.exports import slides; from tests.exports.test_qti import material;"
        "print(hashlib.sha256(slides.render(material('bg', 'lv'))).hexdigest())"
    )
    here = hashlib.sha256(slides.render(material("bg", "lv"))).hexdigest().encode()
    assert [made.strip() for made in made_twice(code)] == [here, here]
