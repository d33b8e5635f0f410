"""Guidance in one language and the interview in another; a new language needs no change of code."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cscoach import languages
from cscoach.content.load import load
from cscoach.content.pack import Pack
from cscoach.interview.events import Choose, Rows, Told, Write
from cscoach.interview.talk import Settings
from tests.conftest import MADE_UP, TODAY, dotted
from tests.interview.walking import TWO, Replies, Walk, samples


@pytest.fixture
def both(made_up: Path) -> Settings:
    """Settings for a walk with two languages: English and the made-up one."""
    return Settings(TODAY, ("en", MADE_UP.code), lambda code: load(code, made_up))


def test_guidance_in_one_language_and_answers_in_another(both: Settings, en: Pack) -> None:
    replies: Replies = {**TWO, "interview-language": [MADE_UP.code], "composure.action": ["e", "waited"]}
    walk = Walk(both, replies=replies)
    topic = en.topic("composure")
    question = walk.question("composure.action")
    assert isinstance(question, Write)
    part = topic.parts["action"]
    assert (question.message, question.gloss, question.stem) == (dotted(part.prompt), part.prompt, dotted(part.stem))
    assert question.stem_gloss == part.stem
    assert en.interface.say("walk.answer-in", language=languages.say_language("en", MADE_UP.code)) in walk.notes
    label = en.interface.say("walk.question")
    cards = [row for card in walk.of(Rows) for row in card.rows if row[0] == label]
    assert cards[1] == (label, dotted(topic.questions[0].text), topic.questions[0].text)
    assert any(dotted(topic.models[0].parts["action"]) in note for note in walk.notes)
    blanks = [piece for told in walk.of(Told) for piece in told.pieces if piece[0] == "blank"]
    assert blanks
    assert all(text == dotted(gloss or "") for _, text, gloss in blanks)


def test_a_new_language_is_walked_with_no_change_of_code(both: Settings, made_up: Path) -> None:
    pack = load(MADE_UP.code, made_up)
    replies: Replies = {"language": [MADE_UP.code], **TWO, **samples(pack, pack.opening.id, "composure", "arguing")}
    walk = Walk(both, replies=replies)
    assert walk.ended
    assert walk.finished
    assert (walk.finished.language, walk.finished.interview_language) == (MADE_UP.code,) * 2
    assert "gender" not in walk.asked
    language = walk.question("language")
    assert isinstance(language, Choose)
    assert [(option.value, option.label) for option in language.options][-1] == (MADE_UP.code, MADE_UP.name)
    assert walk.progress[0].startswith(dotted("1 of 3: opening"))


def test_a_language_with_a_gendered_past_asks_for_the_form_once(
    both: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(languages.LANGUAGES, MADE_UP.code, replace(MADE_UP, gendered_past=True))
    replies: Replies = {"interview-language": [MADE_UP.code], "gender": ["masculine"]}
    walk = Walk(both, replies=replies, until="topics")
    assert walk.asked == [
        "language",
        "interview-language",
        "gender",
        "role",
        "name",
        "employer",
        "interview-on",
        "topics",
    ]
    assert walk.saved.grammatical_gender == "masculine"
    assert "gender" not in Walk(both, until="topics").asked, "English does not need it"
