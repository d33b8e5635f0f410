"""What one would do: asked at the end, kept, shown on the sheet, never in the way."""

from __future__ import annotations

import pytest

from cscoach.content.pack import Pack
from tests.interview.walking import TWO, Replies, Walk, samples, settings

TOLD = "I would let her finish, say what the record shows once, and ask what she needs by tonight."


def _replies(en: Pack) -> Replies:
    return {**TWO, **samples(en, en.opening.id, "composure", "arguing")}


def test_a_strength_and_a_weakness_are_asked_about_and_kept(en: Pack) -> None:
    walk = Walk(settings(), replies={**_replies(en), "arguing.what-if": [TOLD]})
    assert walk.asked[-2:] == ["composure.what-if", "arguing.what-if"]
    assert walk.finished
    assert walk.finished.what_if == {"arguing": TOLD}
    assert walk.question("arguing.what-if").message in [question.text for question in en.topic("arguing").questions]


def test_what_is_answered_already_is_not_asked_again(en: Pack) -> None:
    before = Walk(settings(), replies={**_replies(en), "composure.what-if": [TOLD]}, until="arguing.what-if").saved
    again = Walk(settings(), before, replies={"resume": ["change:composure", "sheet"]})
    assert not [name for name in again.asked if name.endswith("what-if")], "who only changes something is not asked"
    assert again.finished
    assert again.finished.what_if == {"composure": TOLD}


def test_back_leads_to_the_last_topic_and_stop_keeps_everything(en: Pack) -> None:
    walk = Walk(
        settings(), replies={**_replies(en), "composure.what-if": ["<", "q"], "arguing.review": ["keep", "keep"]}
    )
    assert walk.asked.count("arguing.review") == 2
    assert walk.ended is False
    assert walk.saved.strengths["composure"]


@pytest.mark.parametrize("key", ["e", "o"])
def test_a_key_that_has_nothing_to_show_here_passes_nothing_over(en: Pack, key: str) -> None:
    walk = Walk(settings(), replies={**_replies(en), "composure.what-if": [key, TOLD]})
    assert en.interface.say("walk.nothing") in walk.notes
    assert walk.finished
    assert walk.finished.what_if == {"composure": TOLD}


def test_the_evening_before_there_is_no_time_for_it(en: Pack) -> None:
    walk = Walk(settings(quick=True), replies=samples(en, en.opening.id, "composure", "arguing"))
    assert not [name for name in walk.asked if name.endswith("what-if")]


def test_the_weightiest_strength_for_the_post_is_asked_about(en: Pack) -> None:
    replies: Replies = {"topics": [["hard-work", "conflict-handling", "arguing"]]}
    walk = Walk(settings(role="coordinator"), replies=replies)
    assert "conflict-handling.what-if" in walk.asked


def test_each_key_does_there_what_it_does_elsewhere(en: Pack) -> None:
    walk = Walk(settings(), replies={**_replies(en), "composure.what-if": ["e", "w", "?", TOLD]})
    assert walk.asked.count("composure.what-if") == 4
    assert walk.finished
    assert walk.finished.what_if["composure"] == TOLD
    assert walk.notes.count(en.interface.say("walk.nothing")) == 1
    assert walk.notes.count(en.interface.say("walk.whole")) == 1
    assert any(en.topic("composure").listen_for[0] in note for note in walk.notes)
