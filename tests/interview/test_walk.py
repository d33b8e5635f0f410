"""The walk as a whole: from the first question to the sheet, kept at every step, continued where it stopped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cscoach.candidate import Answer, Candidate
from cscoach.content.load import CORE
from cscoach.content.pack import Pack
from cscoach.interview.choosing import MORE
from cscoach.interview.events import Choose, ChooseMany, Save, Write
from tests.interview.walking import PARTS, SHEET, SIX, TWO, Replies, Walk, begun_with, samples, settings


def test_the_whole_walk(en: Pack, full: Candidate) -> None:
    topics = [en.opening.id, *CORE]
    walk = Walk(
        settings(),
        replies={
            **SIX,
            "language": ["en"],
            "interview-language": ["en"],
            "role": ["associate"],
            "name": [full.name],
            "employer": ["  Rimi "],
            "interview-on": ["3.12.2026"],
            **samples(en, *topics),
        },
    )
    assert walk.ended is True
    assert walk.finished == full
    assert walk.saved == walk.finished
    assert walk.asked == [
        "language", "interview-language", "role", "name", "employer", "interview-on", "topics",
        *(f"{topic}.{step}" for topic in topics for step in (*en.topic(topic).parts, "review")),
        "composure.what-if", "arguing.what-if",
    ]  # fmt: skip
    assert len(walk.progress) == 7
    assert walk.progress[0].startswith("1 of 7: opening")
    assert walk.progress[6].startswith("7 of 7: weakness")


def test_the_end_says_where_the_sheet_is_and_what_is_left(en: Pack) -> None:
    walk = Walk(settings(), replies={**TWO, **samples(en, en.opening.id, "composure"), "arguing.impact": ["she left"]})
    path, length, blanks = walk.notes[-3:]
    assert path == en.interface.say("end.sheet", path=SHEET)
    assert "3 answers" in length
    assert blanks.startswith("3 blanks are still open")
    assert en.topic("arguing").name in blanks
    everything = Walk(settings(), replies={**TWO, **samples(en, en.opening.id, "composure", "arguing")})
    assert everything.notes[-1] == en.interface.say("end.no-blanks")


def test_each_answer_is_kept_before_the_next_question(en: Pack) -> None:
    walk = Walk(settings(), replies={"employer": ["Rimi"], **SIX, **samples(en, en.opening.id, *CORE)})
    questions = [index for index, event in enumerate(walk.events) if isinstance(event, Choose | ChooseMany | Write)]
    for index, following in zip(questions, [*questions[1:], len(walk.events)], strict=True):
        event = walk.events[index]
        assert isinstance(event, Choose | ChooseMany | Write)
        topic, _, part = event.id.partition(".")
        between = walk.events[index + 1 : following]
        kept = [save.candidate for save in between if isinstance(save, Save)]
        if part not in ("", "review", "what-if"):
            owner = "opening" if topic == en.opening.id else topic
            assert kept[-1].answer(owner).parts[part] == en.topic(topic).parts[part].sample
        elif not part:
            assert kept, event.id
    (employer,) = [s.candidate.employer for s in walk.of(Save) if s.candidate.employer][:1]
    assert employer == "Rimi"


STOPS = ["opening.now", "opening.review", "composure.task", "composure.review", "arguing.evidence", "arguing.review"]


@pytest.mark.parametrize("at", STOPS)
def test_stopping_keeps_what_was_told_and_makes_no_sheet(at: str, en: Pack) -> None:
    told = samples(en, en.opening.id, "composure", "arguing")
    order = [
        f"{topic}.{part}"
        for topic in ("opening", "composure", "arguing")
        for part in (*en.topic(topic).parts, "review")
    ]
    before = {name: told[name] for name in order[: order.index(at)] if name in told}
    walk = Walk(settings(), replies=TWO | before | {at: ["stop" if at.endswith("review") else "q"]})
    assert (walk.ended, walk.finished, walk.asked[-1]) == (False, None, at)
    kept = {"opening": walk.saved.opening, **walk.saved.strengths, **walk.saved.weaknesses}
    assert [f"{topic}.{part}" for topic, answer in kept.items() for part in answer.parts] == list(before)


def test_stopping_in_the_middle_of_a_whole_answer(en: Pack) -> None:
    walk = Walk(settings(), replies={**TWO, "composure.situation": ["w"], "composure.whole": ["q"]})
    assert walk.ended is False
    assert walk.saved.answer("composure") == Answer()


ALL = Answer(dict.fromkeys(PARTS, "told"))
OPENING = Answer(dict.fromkeys(("now", "before", "next"), "told"))
WEAK = Answer(dict.fromkeys(("admission", "impact", "improvement", "evidence"), "told"))

#: What was told, and the question that comes when one goes on; None when there is nothing to go on with.
RESUMED: dict[str, tuple[Answer, Answer, Answer, str | None]] = {
    "nothing told": (Answer(), Answer(), Answer(), "opening.now"),
    "in the opening": (Answer({"now": "told"}), Answer(), Answer(), "opening.before"),
    "after the opening": (OPENING, Answer(), Answer(), "composure.situation"),
    "in the strength": (OPENING, Answer({"situation": "told", "task": "told"}), Answer(), "composure.action"),
    "a part left out before": (OPENING, Answer({"task": "told"}), Answer(), "composure.situation"),
    "after the strength": (OPENING, ALL, Answer(), "arguing.admission"),
    "told as a whole": (OPENING, Answer(whole="told"), Answer(), "arguing.admission"),
    "the opening left out": (Answer(), ALL, WEAK, "opening.now"),
    "an earlier topic half told": (Answer({"now": "told"}), ALL, Answer(), "opening.before"),
    "in the last": (OPENING, ALL, Answer({"admission": "told"}), "arguing.impact"),
    "everything told": (OPENING, ALL, WEAK, None),
}


@pytest.mark.parametrize("case", RESUMED)
def test_going_on_where_one_stopped(case: str, en: Pack) -> None:
    opening, strength, weakness, question = RESUMED[case]
    begun = Candidate("en", "en", opening=opening, strengths={"composure": strength}, weaknesses={"arguing": weakness})
    walk = Walk(settings(), begun, until=question)
    given = [answer for answer in (opening, strength, weakness) if answer]
    told = sum(answer in (OPENING, ALL, WEAK) or bool(answer.whole) for answer in given)
    where = en.interface.say("resume.where", n=3, told=told)
    more = en.interface.say("resume.begun", n=len(given) - told)
    assert walk.notes[0] == (f"{where} {more}" if told < len(given) else where)
    if question is None:
        assert walk.asked == ["resume"], "the sheet is made at once"
        assert walk.finished == begun
    else:
        assert walk.asked == ["resume", question]


def test_a_topic_told_in_half_shows_what_is_told_and_the_next_one_can_be_had_instead(en: Pack) -> None:
    half = Answer({"situation": "the last Friday before Christmas"})
    begun = replace(begun_with(teamwork=ALL, composure=half), opening=OPENING)
    walk = Walk(settings(), begun, until="composure.task")
    ways = walk.question("resume")
    assert isinstance(ways, Choose)
    names = {way: en.topic(topic).name for way, topic in (("go-on", "composure"), ("next", "arguing"))}
    labels = {option.value: option.label for option in ways.options}
    assert labels["go-on"] == en.interface.say("resume.go-on-begun", topic=names["go-on"], told=1, n=4)
    assert labels["next"] == en.interface.say("resume.go-on", topic=names["next"])
    assert "the last Friday before Christmas" in walk.shown(names["go-on"])
    assert Walk(settings(), begun, {"resume": ["next"]}, until="arguing.admission").asked[-2:] == [
        "resume", "arguing.admission",
    ]  # fmt: skip


def test_topics_ticked_later_are_all_gone_through_and_those_told_are_left_alone() -> None:
    begun = replace(begun_with(teamwork=ALL), opening=OPENING, weaknesses={"arguing": WEAK})
    ticked = ["teamwork", "hard-work", "composure", "arguing", "over-favouring"]
    walk = Walk(settings(), begun, {"resume": ["topics", "go-on"], "topics": [ticked]})
    reviews = [name for name in walk.asked if name.endswith(".review")]
    assert reviews == ["over-favouring.review", "hard-work.review", "composure.review"]
    # Who stops in one of them goes on in it.
    stopped = Walk(settings(), walk.saved, {"hard-work.situation": ["one day"], "hard-work.task": ["q"]})
    assert Walk(settings(), stopped.saved, until="hard-work.task").asked == ["resume", "hard-work.task"]


def test_the_order_stays_that_of_the_first_walk_whatever_order_a_file_has() -> None:
    chosen = ["teamwork", "composure", "phone-manner", "confidentiality", "arguing"]
    first = Walk(settings(role="contact-centre"), replies={"topics": [[MORE], chosen]})
    order = [name for name in first.asked if name.endswith(".review")]
    told = dict(reversed([*first.saved.strengths.items()]))
    again = Walk(settings(), replace(first.saved, strengths=told), {"resume": ["go-on"]})
    assert [name for name in again.asked if name.endswith(".review")] == order
    assert again.progress == first.progress


def test_the_sheet_can_be_made_at_any_time() -> None:
    begun = begun_with(composure=Answer({"task": "told"}))
    walk = Walk(settings(), begun, {"resume": ["sheet"]})
    assert (walk.ended, walk.finished, walk.asked) == (True, begun, ["resume"])


def test_any_earlier_answer_can_be_changed() -> None:
    begun = replace(begun_with(composure=ALL), opening=OPENING)
    replies: Replies = {
        "resume": ["change:opening", "change:composure", "stop"],
        "opening.review": ["now", "keep"], "opening.now": ["study"],
        "composure.review": ["result", "keep"], "composure.result": ["he left"],
    }  # fmt: skip
    walk = Walk(settings(), begun, replies)
    assert walk.ended is False
    assert walk.saved.opening.parts["now"] == "study"
    assert walk.saved.answer("composure").parts["result"] == "he left"


def test_topics_are_added_and_dropped_but_nothing_told_is_lost(en: Pack) -> None:
    begun = replace(begun_with(composure=ALL), opening=OPENING)
    replies: Replies = {"resume": ["topics", "stop"], "topics": [["teamwork", "over-favouring"]]}
    walk = Walk(settings(), begun, replies)
    assert dict(walk.saved.strengths) == {"teamwork": Answer(), "composure": ALL}
    assert dict(walk.saved.weaknesses) == {"over-favouring": Answer()}
    assert en.interface.say("resume.kept-topic", topic=en.topic("composure").name) in walk.notes
    asked = walk.question("topics")
    assert isinstance(asked, ChooseMany)
    assert asked.chosen == ("composure", "arguing")


def test_what_is_said_on_the_command_line_wins_over_the_file() -> None:
    walk = Walk(settings(role="coordinator"), begun_with(composure=ALL), {"resume": ["sheet"]})
    assert walk.finished
    assert walk.finished.role == "coordinator"
