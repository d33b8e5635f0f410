"""What the coach says of an answer just told, as far as it depends on what came before and on what is still open."""

from __future__ import annotations

from collections.abc import Iterator

from cscoach.content.load import load
from cscoach.content.pack import Pack
from cscoach.interview.events import Rows
from tests.interview.walking import Replies, Walk, settings

STORY: Replies = {
    "topics": [["teamwork"]],
    "teamwork.situation": ["A Saturday last summer a lady came in for three dresses and two were not on the rail."],
    "teamwork.task": ["find them before she had to leave"],
}

LOOKED = "looked for them"
RANG = "looked for them. I rang Gethin at the plant, who found them, and in the end she got them and thanked us both"
ENDED = "she got them at three that day and thanked us both"

WEAK: Replies = {
    "topics": [["arguing"]],
    "arguing.admission": ["I argue, last time a lady said the coat was stained before and I said no it was not"],
    "arguing.impact": ["she went to Morrisons after that"],
    "arguing.improvement": ["read the label with them when they hand it in"],
}


def _said(walk: Walk) -> list[str]:
    """Each card of feedback as one text."""
    return ["\n".join(text for _, text, _ in card.rows) for card in walk.of(Rows) if len(card.rows) < 4]


def test_a_blank_comes_before_any_verdict_and_mends_nothing(en: Pack) -> None:
    words = load("en").coaching
    replies: Replies = {
        "teamwork.action": [LOOKED, RANG],
        "teamwork.result": [">", ENDED],
        "teamwork.review": ["action", "result"],
    }
    walk = Walk(settings(), replies=STORY | replies)
    looked, rang, ended = _said(walk)
    unfinished = en.interface.say("walk.unfinished", parts=en.interface.say("parts.result"))
    no_ending = words.findings["no-result"]
    for text in (looked, rang):
        assert text.startswith(unfinished)
        assert no_ending.message not in text, "the blank asks for it already"
    assert not any(verdict in looked + rang for verdict in words.bands.values())
    assert ended.startswith((words.bands["strong"], words.bands["asked"]))
    halfway = Walk(settings(), replies=STORY | replies | {"teamwork.result": [">"]}, until="teamwork.result")
    assert len(_said(halfway)) == 2
    assert not any(no_ending.name in note for note in halfway.notes)


def _asked(text: str) -> set[str]:
    """The doubts in a card of feedback."""
    return {said.ask for said in load("en").coaching.findings.values() if said.ask in text}


def _asked_twice(changed: str) -> Iterator[set[str]]:
    """The doubts about an answer, and about the same answer with other evidence."""
    replies: Replies = {
        "arguing.evidence": ["I had no row since i think", changed],
        "arguing.review": ["evidence", "keep"],
    }
    return map(_asked, _said(Walk(settings(), replies=WEAK | replies)))


def test_a_doubt_is_put_once_and_not_again_when_the_answer_has_been_changed() -> None:
    before, after = _asked_twice("my boss said I had got a lot better")
    assert before
    assert not before & after


def test_a_doubt_stays_while_the_answer_does() -> None:
    first, second = _asked_twice("<")
    assert first
    assert first == second
