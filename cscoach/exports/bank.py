"""The question bank of a selection as JSON, for programs: what interviewers ask, and questions with a right answer."""

from __future__ import annotations

import json
from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from cscoach.exports.material import Material
from cscoach.exports.quiz import Item
from cscoach.json_schema import schema_of
from cscoach.sheet.pairing import matched

#: Raised when a key changes its name or its meaning, not when one is added.
VERSION = 1


class QuestionData(TypedDict):
    """What an interviewer may ask about a topic; `gloss` is the same in the language of guidance, if it is another."""

    id: str
    topic: str
    kind: Literal["behavioural", "situational", "probe"]
    text: str
    gloss: NotRequired[str]


class OptionData(TypedDict):
    """A choice."""

    text: str
    right: bool


class ItemData(TypedDict):
    """A question with one right answer: `options` to choose from, or `steps` that stand in their right order."""

    id: str
    prompt: str
    why: str
    passage: NotRequired[str]
    options: NotRequired[list[OptionData]]
    steps: NotRequired[list[str]]
    shuffled: NotRequired[list[int]]


class BankData(TypedDict):
    """A question bank."""

    version: int
    title: str
    language: str
    interview_language: str
    questions: list[QuestionData]
    quiz: list[ItemData]


def render(material: Material) -> bytes:
    """The bank as a JSON document."""
    return (json.dumps(data(material), ensure_ascii=False, indent=2) + "\n").encode()


def data(material: Material) -> BankData:
    """The bank as plain data."""
    chosen = material.selection
    return {
        "version": VERSION,
        "title": material.title,
        "language": chosen.guidance.language,
        "interview_language": chosen.interview.language,
        "questions": _questions(material),
        "quiz": [_item(item) for item in material.quiz],
    }


def _questions(material: Material) -> list[QuestionData]:
    found: list[QuestionData] = []
    for said in material.selection.said():
        topic = material.selection.guidance.topic(said.id)
        for mine, same in matched(said.questions, topic.questions):
            question: QuestionData = {"id": mine.id, "topic": said.id, "kind": mine.kind, "text": mine.text}
            if material.selection.bilingual:
                question["gloss"] = same.text
            found.append(question)
    return found


def _item(item: Item) -> ItemData:
    made: ItemData = {"id": item.id, "prompt": item.prompt, "why": item.why}
    if item.passage:
        made["passage"] = item.passage
    if item.ordered:
        made["steps"] = list(item.answer)
        made["shuffled"] = [item.right.index(place) for place in range(len(item.shown))]
    else:
        made["options"] = [{"text": text, "right": place in item.right} for place, text in enumerate(item.shown)]
    return made


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a question bank."""
    return schema_of(BankData, "questions")
