"""The first questions: what is asked, what is asked again, what may be left open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cscoach.content.pack import Pack
from cscoach.content.posts import STRENGTHS, WEAKNESSES, post
from cscoach.interview.choosing import MORE
from cscoach.interview.events import ChooseMany, Write
from tests.conftest import TODAY
from tests.interview.walking import Replies, Walk, settings


@pytest.mark.parametrize("at", ["interview-language", "role", "name", "employer", "interview-on", "topics"])
def test_who_breaks_off_before_the_first_topic_goes_on_there(at: str) -> None:
    replies: Replies = {"role": ["coordinator"], "name": ["Mia"], "employer": ["Rimi"], "interview-on": ["2026-12-03"]}
    names = ["language", "interview-language", "role", "name", "employer", "interview-on", "topics"]
    before = {name: told for name, told in replies.items() if name in names[: names.index(at)]}
    broken = Walk(settings(), replies=before, until=at)
    again = Walk(settings(), broken.saved, until="topics")
    assert "language" not in again.asked
    assert again.saved.role == ("coordinator" if "role" in before else "associate")
    assert again.saved.name == ("Mia" if "name" in before else None)
    assert again.saved.employer == ("Rimi" if "employer" in before else None)
    assert again.saved.interview_on == (date(2026, 12, 3) if "interview-on" in before else None)


def _topics(walk: Walk, turn: int = 0) -> ChooseMany:
    asked = walk.question("topics", turn)
    assert isinstance(asked, ChooseMany)
    return asked


def _values(asked: ChooseMany) -> list[str]:
    return [option.value for option in asked.options]


@pytest.mark.parametrize(
    ("role", "further"),
    [
        ("associate", ["service-orientation", "active-listening"]),
        ("coordinator", ["conflict-handling", "coaching-staff"]),
        ("", []),
    ],
)
def test_the_core_topics_and_what_weighs_most_for_the_post_are_ticked(role: str, further: list[str]) -> None:
    asked = _topics(Walk(settings(), replies={"role": [role]}, until="topics"))
    fitting = post(role)
    ticked = [name for name in WEAKNESSES if not fitting or name not in fitting.lives_by]
    assert list(asked.chosen) == [*STRENGTHS, *further, *ticked]
    assert set(asked.chosen) < set(_values(asked))


def test_no_weakness_is_chosen_for_somebody_that_touches_what_the_post_lives_by() -> None:
    for role in ("coordinator", "regulated", "written", "remote"):
        fitting = post(role)
        assert fitting
        asked = _topics(Walk(settings(), replies={"role": [role]}, until="topics"))
        assert not set(asked.chosen) & set(fitting.lives_by)
        assert set(asked.chosen) & set(WEAKNESSES)
        assert set(fitting.lives_by) & set(WEAKNESSES) <= set(_values(asked)), "whoever wants to tell it can"


def test_a_decisive_competency_is_called_so(en: Pack) -> None:
    asked = _topics(Walk(settings(), replies={"role": ["coordinator"]}, until="topics"))
    labels = {option.value: option.label for option in asked.options}
    assert labels["coaching-staff"].endswith(f"({en.interface.say('setup.decisive')})")
    assert labels["hard-work"].endswith(f"({en.interface.say('walk.strength')})")


@pytest.mark.parametrize("role", ["associate", "retail", "contact-centre", "written", "remote", "regulated"])
def test_what_is_for_coordinators_alone_is_never_offered_to_others(role: str) -> None:
    walk = Walk(settings(role=role), replies={"topics": [[MORE], ["teamwork"]]}, until="opening.now")
    for turn in (0, 1):
        assert not {"coaching-staff"} & set(_values(_topics(walk, turn)))
    assert "does-it-self" not in _values(_topics(walk))


def test_all_topics_are_shown_to_who_wants_them(en: Pack) -> None:
    walk = Walk(
        settings(role="coordinator"), replies={"topics": [["teamwork", MORE], ["teamwork"]]}, until="opening.now"
    )
    assert set(_values(_topics(walk, 1))) == set(en.topics)
    assert _topics(walk, 1).chosen == ("teamwork",)


def test_a_weakness_that_the_post_lives_by_is_warned_of_and_left_to_the_candidate(en: Pack) -> None:
    replies: Replies = {"topics": [[MORE], ["teamwork", "phone-nerves"]]}
    warning = en.interface.say("walk.weakness-careful")
    walk = Walk(settings(role="contact-centre"), replies=replies, until="phone-nerves.admission")
    assert walk.notes[-1] == warning, "where it is told, not in the list before"
    assert walk.notes.count(warning) == 1
    assert list(walk.saved.weaknesses) == ["phone-nerves"]
    assert warning not in Walk(settings(role="retail"), replies=replies, until="phone-nerves.admission").notes


def test_no_topic_is_not_enough(en: Pack) -> None:
    walk = Walk(settings(), replies={"topics": [[], ["teamwork"]]}, until="opening.now")
    assert walk.asked.count("topics") == 2
    assert en.interface.say("setup.topics-none") in walk.notes
    assert walk.progress[0].startswith("1 of 2")


@pytest.mark.parametrize("typed", ["soon", "30.2.2027", "2026-13-01", "{{7*7}}", "x" * 300])
def test_what_is_no_date_is_asked_again(typed: str, en: Pack) -> None:
    walk = Walk(settings(), replies={"interview-on": [typed, "2026-12-03"]}, until="topics")
    assert walk.asked.count("interview-on") == 2
    assert any(typed[:7] in note for note in walk.notes)
    assert all(len(note) < 200 for note in walk.notes)
    assert walk.saved.interview_on == date(2026, 12, 3)


def test_a_date_gone_by_is_asked_again_and_today_is_not(en: Pack) -> None:
    replies: Replies = {"interview-on": ["25.11.2026", "26.11.2026"]}
    walk = Walk(settings(), replies=replies, until="topics")
    assert en.interface.say("setup.date-past", date="Wednesday, 25 November 2026") in walk.notes
    assert walk.saved.interview_on == TODAY


def test_employer_date_and_post_may_be_left_open() -> None:
    walk = Walk(settings(), replies={"role": [""]}, until="topics")
    assert (walk.saved.employer, walk.saved.interview_on, walk.saved.role) == (None, None, None)


def test_a_long_employer_is_kept_whole_and_what_is_no_name_is_asked_again(en: Pack) -> None:
    name = "The Joint Customer Service Centre of " + "the Northern Region and " * 18 + "the Isles"
    walk = Walk(settings(), replies={"employer": ["x" * 501, name]}, until="topics")
    assert walk.saved.employer == name
    assert en.interface.say("setup.employer-long", length=501, most=500) in walk.notes


def test_what_was_said_on_the_command_line_is_not_asked() -> None:
    walk = Walk(settings(language="en", interview_language="en", role="coordinator"), until="topics")
    assert walk.asked == ["name", "employer", "interview-on", "topics"]
    assert walk.saved.role == "coordinator"


def test_the_evening_before(en: Pack) -> None:
    replies: Replies = {"quick-strength": ["teamwork"]}
    walk = Walk(settings(quick=True), replies=replies)
    assert walk.asked[:5] == ["language", "interview-language", "role", "quick-strength", "quick-weakness"]
    assert walk.finished
    assert walk.finished.interview_on == TODAY + timedelta(days=1)
    assert [*walk.finished.strengths, *walk.finished.weaknesses] == ["teamwork", "arguing"]
    assert len(walk.progress) == 3
    assert en.interface.say("setup.quick") in walk.notes


def test_back_leads_to_the_question_before_with_what_was_answered() -> None:
    replies: Replies = {
        "role": ["coordinator", "associate"],
        "name": ["Rimi", "<", "Mia"],
        "employer": ["<", "Rimi", "Maxima"],
        "interview-on": ["<", "3.12.2026"],
    }
    walk = Walk(settings(), replies=replies, until="topics")
    assert walk.asked[1:] == [
        "interview-language", "role", "name", "employer", "name", "role", "name", "employer", "interview-on",
        "employer", "interview-on", "topics",
    ]  # fmt: skip
    again = walk.question("employer", 2)
    assert isinstance(again, Write)
    assert again.default == "Rimi"
    assert (walk.saved.role, walk.saved.name, walk.saved.employer) == ("associate", "Mia", "Maxima")


def test_back_passes_over_what_was_said_on_the_command_line(en: Pack) -> None:
    given = settings(language="en", interview_language="en", role="associate")
    walk = Walk(given, replies={"name": ["<", "Mia"]}, until="employer")
    assert walk.asked == ["name", "name", "employer"]
    assert en.interface.say("walk.no-back") in walk.notes


def test_the_day_that_was_understood_is_said(en: Pack) -> None:
    walk = Walk(settings(), replies={"interview-on": ["3/12"]}, until="topics")
    assert en.interface.say("setup.date-understood", date="Thursday, 3 December 2026") in walk.notes
