"""A candidate becomes a sheet: card, entries, blanks, plan, rights, two languages line by line."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from cscoach.candidate import Answer, Candidate
from cscoach.content.load import CORE, available, load
from cscoach.content.pack import Pack
from cscoach.languages import LANGUAGES
from cscoach.sheet.builder import ON_CARD, build
from cscoach.sheet.document import Line, Sheet, Spoken
from cscoach.sheet.pairing import ASKED, TECHNIQUES
from tests.conftest import MADE_UP, TODAY, dotted


def _sheet(candidate: Candidate, today: date = TODAY) -> Sheet:
    return build(candidate, load(candidate.language), load(candidate.interview_language), today)


@pytest.fixture
def two(made_up: Path, full: Candidate) -> Sheet:
    """A sheet with guidance in English for an interview in the made-up language."""
    candidate = replace(full, interview_language=MADE_UP.code)
    return build(candidate, load("en", made_up), load(MADE_UP.code, made_up), TODAY)


def _all(thing: Any, kind: type) -> Iterator[Any]:
    """Every instance of a type in a sheet."""
    if isinstance(thing, kind):
        yield thing
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        for field in dataclasses.fields(thing):
            yield from _all(getattr(thing, field.name), kind)
    elif isinstance(thing, tuple):
        for item in thing:
            yield from _all(item, kind)


def test_the_same_candidate_and_date_give_an_equal_sheet(full: Candidate) -> None:
    assert _sheet(full) == _sheet(replace(full))
    assert _sheet(full) != _sheet(full, TODAY + timedelta(days=1))


def test_what_defends_a_weakness_is_no_line_to_say(full: Candidate) -> None:
    rest = (
        "Last May I told a woman four times that her voucher had run out, and she left her basket and went. My boss "
        "told me off, but she had not heard how that woman spoke to me. I would do the same again."
    )
    defended = Answer(whole=f"I do argue, but only when I am right. {rest}")
    sheet = _sheet(replace(full, strengths={}, weaknesses={"arguing": defended}))
    hearing = sheet.entries[0].hearing
    assert hearing is not None
    assert "wins-the-argument" in hearing.rules
    assert [line.line for line in sheet.card.weaknesses] == [None]


def test_what_is_about_something_else_has_told_nothing(full: Candidate, en: Pack) -> None:
    aside = (
        "What is the pay, and may I park there? I have a driving licence, speak French and some German, and my flights "
        "for July are booked already. Is the canteen cheap, and how far is it from the station?"
    )
    sheet = _sheet(replace(full, strengths={"composure": Answer(whole=aside)}, weaknesses={}))
    assert [line.line for line in sheet.card.strengths] == [None]
    composure = en.topic("composure")
    assert [blank.part for blank in sheet.blanks if blank.topic == composure.name] == list(composure.parts)
    assert sheet.entries[0].told


def test_what_is_told_stands_on_the_sheet(full: Candidate, en: Pack) -> None:
    sheet = _sheet(full)
    assert (sheet.name, sheet.employer, sheet.role) == ("Mia", "Rimi", en.roles["associate"].name)
    assert (sheet.made_on, sheet.interview_on, sheet.days_left) == (TODAY, date(2026, 12, 3), 7)
    assert [entry.topic for entry in sheet.entries] == list(CORE)
    assert [entry.kind for entry in sheet.entries] == ["strength"] * 3 + ["weakness"] * 3
    assert all(entry.told for entry in (sheet.opening, *sheet.entries))
    assert not sheet.bilingual
    for entry in (sheet.opening, *sheet.entries):
        said = " ".join(piece.text for piece in entry.long.pieces)
        for part in en.topic(entry.topic).parts.values():
            assert f"{part.stem} {part.sample}." in said


def test_an_entry_prepares_for_what_comes(full: Candidate, en: Pack) -> None:
    for entry in _sheet(full).entries:
        topic = en.topic(entry.topic)
        assert [line.text for line in entry.questions] == [q.text for q in topic.questions if q.kind != "probe"]
        assert [expected.hint for expected in entry.follow_ups] == [follow_up.hint for follow_up in topic.follow_ups]
        assert entry.traps == tuple(topic.traps)
        assert (entry.safe is not None) == (entry.kind == "weakness")


def test_the_card_has_each_answer_in_a_line_of_ones_own_words(full: Candidate, en: Pack) -> None:
    card = _sheet(full).card
    assert [line.name.text for line in card.strengths] == [en.topic(topic).name for topic in full.strengths]
    assert [line.name.text for line in card.weaknesses] == [en.topic(topic).name for topic in full.weaknesses]
    action = en.topic("composure").parts["action"]
    assert card.strengths[2].line == f"I {action.sample}.", "without its stem, but with who did it"
    assert card.blanks == ()
    assert card.opening == _sheet(full).opening.short


def test_nothing_told_shows_as_nothing(en: Pack) -> None:
    candidate = Candidate("en", "en", strengths={"composure": Answer()}, weaknesses={"arguing": Answer()})
    sheet = _sheet(candidate)
    assert [line.line for line in (*sheet.card.strengths, *sheet.card.weaknesses)] == [None, None]
    assert [entry.told for entry in (sheet.opening, *sheet.entries)] == [False] * 3
    assert (sheet.name, sheet.role, sheet.employer, sheet.days_left) == (None, None, None, None)
    assert len(sheet.blanks) == 3 + 4 + 4


def test_blanks_are_a_checklist_with_the_question_that_fills_each(full: Candidate, en: Pack) -> None:
    topic = en.topic("composure")
    parts = {name: part.sample for name, part in topic.parts.items() if name not in ("task", "result")}
    candidate = replace(full, strengths={"composure": Answer(parts)}, opening=Answer({"now": "study"}))
    sheet = _sheet(candidate)
    found = [(blank.topic, blank.part, blank.ask.text, blank.hint) for blank in sheet.blanks]
    assert found == [
        (owner.name, part, owner.parts[part].prompt, owner.parts[part].hint)
        for owner, part in [(en.opening, "before"), (en.opening, "next"), (topic, "task"), (topic, "result")]
    ]
    assert sheet.card.blanks == sheet.blanks[:ON_CARD]
    assert sheet.card.more_blanks == 2
    asked = [expected.ask.text for expected in sheet.entries[0].follow_ups]
    assert asked[:2] == [topic.parts[part].follow_ups[0].ask for part in ("task", "result")]


def test_three_questions_to_ask_those_for_the_post_first(full: Candidate, en: Pack) -> None:
    by_role = {role: [line.text for line in _sheet(replace(full, role=role)).card.asks] for role in (*en.roles, None)}
    everybody = [ask.text for ask in en.general.ask if not ask.roles]
    special = [ask.text for ask in en.general.ask if "coordinator" in ask.roles]
    assert special
    assert by_role["coordinator"] == [*special, *everybody][:ASKED]
    assert by_role["associate"] == by_role[None] == everybody[:ASKED]
    assert len(by_role["associate"]) == 3


def test_general_questions_leave_out_the_opening_that_has_its_own_place(full: Candidate, en: Pack) -> None:
    found = [item.text.text for item in _sheet(full).general]
    assert found == [question.text for question in en.general.questions if question.id != en.opening.id]
    assert len(found) == len(en.general.questions) - 1


@pytest.mark.parametrize(("left", "first"), [(14, 14), (13, 13), (7, 7), (3, 3), (1, 1), (30, 14)])
def test_the_plan_fits_the_days_left(left: int, first: int, full: Candidate, en: Pack) -> None:
    day = TODAY + timedelta(days=left)
    sheet = _sheet(replace(full, interview_on=day))
    tasks = [task for task in en.preparation.plan if not task.until_told]
    assert sheet.days_left == left
    assert sheet.plan[0].before == first
    assert [entry.before for entry in sheet.plan] == sorted((entry.before for entry in sheet.plan), reverse=True)
    assert all(entry.on == day - timedelta(days=entry.before) for entry in sheet.plan)
    assert all(entry.on and entry.on >= TODAY for entry in sheet.plan)
    planned = [text for entry in sheet.plan for text in entry.tasks]
    assert sorted(planned) == sorted(task.text for task in tasks if task.essential or task.day <= left)
    by_text = {task.text: task.minutes for task in tasks}
    assert all(entry.minutes == sum(by_text[text] for text in entry.tasks) for entry in sheet.plan)


@pytest.mark.parametrize("left", [0, -1, -400])
def test_on_the_day_and_after_it_there_is_no_plan(left: int, full: Candidate) -> None:
    sheet = _sheet(replace(full, interview_on=TODAY + timedelta(days=left)))
    assert (sheet.plan, sheet.days_left) == ((), 0)
    assert sheet.the_day


def test_without_a_date_the_plan_is_for_a_week(full: Candidate, en: Pack) -> None:
    sheet = _sheet(replace(full, interview_on=None))
    assert sheet.days_left is None
    assert [day.before for day in sheet.plan] == [7, 5, 4, 3, 2, 1]
    assert all(day.on is None for day in sheet.plan)
    essential = {task.text for task in en.preparation.plan if task.essential and task.day > 7 and not task.until_told}
    assert essential <= set(sheet.plan[0].tasks)


def test_who_has_told_everything_is_not_sent_to_choose_what_to_tell(full: Candidate, en: Pack) -> None:
    chosen = {task.text for task in en.preparation.plan if task.until_told}
    tomorrow = TODAY + timedelta(days=1)
    told = _sheet(replace(full, interview_on=tomorrow)).plan
    open_ = _sheet(replace(full, interview_on=tomorrow, opening=Answer())).plan
    assert not chosen & {text for day in told for text in day.tasks}
    assert chosen & {text for day in open_ for text in day.tasks}
    assert sum(day.minutes for day in told) < 60 < sum(day.minutes for day in open_)


@pytest.mark.parametrize(("guidance", "interview"), [("en", "lt"), ("uk", "en"), ("lv", "bg")])
def test_what_a_technique_has_one_say_stands_in_the_language_of_the_interview(guidance: str, interview: str) -> None:
    asked = Candidate(guidance, interview, strengths={"active-listening": Answer()}, weaknesses={"arguing": Answer()})
    mine = {technique.name: technique for technique in load(interview).techniques.values()}
    for item in _sheet(asked).techniques:
        steps = mine[item.name.text].steps
        assert item.aloud == tuple(step if LANGUAGES[interview].quotes[0] in step else None for step in steps)
        assert len(item.aloud) == len(item.steps)
    assert any(any(item.aloud) for item in _sheet(asked).techniques)
    assert all(item.aloud == () for item in _sheet(replace(asked, interview_language=guidance)).techniques)


def test_techniques_are_those_of_the_topics_the_most_useful_first(full: Candidate, en: Pack) -> None:
    sheet = _sheet(full)
    names = {technique.name: technique_id for technique_id, technique in en.techniques.items()}
    found = [names[item.name.text] for item in sheet.techniques]
    uses = [sum(technique in topic.techniques for topic in map(en.topic, CORE)) for technique in found]
    assert len(found) == len(set(found)) == TECHNIQUES
    assert uses == sorted(uses, reverse=True)
    one = _sheet(replace(full, strengths={"composure": Answer()}, weaknesses={}))
    assert [names[item.name.text] for item in one.techniques] == en.topic("composure").techniques[:TECHNIQUES]


def test_what_is_not_known_stays_open_and_is_not_said_aloud(full: Candidate) -> None:
    parts = {**full.strengths["teamwork"].parts, "result": "don't know really", "task": "-"}
    sheet = _sheet(replace(full, strengths={"teamwork": Answer(parts)}))
    assert {blank.part for blank in sheet.blanks} == {"task", "result"}
    said = " ".join(piece.text for piece in sheet.entries[0].long.pieces)
    assert "know really" not in said


def test_a_post_at_home_is_told_of_the_camera_and_no_bus(full: Candidate, en: Pack) -> None:
    home, shop = (_sheet(replace(full, role=role)).the_day for role in ("remote", "retail"))
    assert any("camera" in line for line in home)
    assert not any("camera" in line for line in shop)
    assert any("bus" in line for line in shop)
    assert not any("bus" in line for line in home)


def test_who_answers_in_writing_is_not_taught_to_let_callers_hold(full: Candidate, en: Pack) -> None:
    asked = replace(full, strengths={"multitasking": Answer()}, weaknesses={})
    phone, written = (_sheet(replace(asked, role=role)).techniques for role in ("contact-centre", "written"))
    hold = en.techniques["hold-with-consent"].name
    assert hold in [item.name.text for item in phone]
    assert hold not in [item.name.text for item in written]


def test_rights_are_those_of_the_country_of_the_interview_told_in_the_language_of_guidance(
    full: Candidate, en: Pack, two: Sheet
) -> None:
    sheet = _sheet(full)
    (right,) = [right for right in en.rights.values() if "en" in right.languages]
    assert sheet.rights
    assert (sheet.rights.country, sheet.rights.basis, sheet.rights.note) == (right.country, right.basis, right.note)
    assert [when for when, _ in sheet.rights.replies] == [reply.when for reply in right.replies]
    assert two.rights
    assert two.rights.country == en.rights["lithuania"].country, "where the made-up language is spoken"
    assert [(when, line.gloss) for when, line in two.rights.replies] == [
        (reply.when, reply.say) for reply in en.rights["lithuania"].replies
    ]


def test_an_interview_in_english_is_in_the_country_of_the_other_language(full: Candidate) -> None:
    for code, country in (("lt", "lithuania"), ("bg", "bulgaria")):
        guidance, interview = load(code), load("en")
        sheet = build(replace(full, language=code), guidance, interview, TODAY)
        assert sheet.rights
        assert sheet.rights.country == guidance.rights[country].country
        assert sheet.rights.replies[0][1].text == interview.rights[country].replies[0].say


def test_without_a_country_there_are_no_rights(full: Candidate, en: Pack) -> None:
    nowhere = en.having(rights={"lithuania": en.rights["lithuania"]})
    assert build(full, nowhere, nowhere, TODAY).rights is None


def test_an_answer_told_as_a_whole_is_left_alone(full: Candidate) -> None:
    told = "In May we ran a stall.\n- I took the water\n- I wrote the rota"
    entry = _sheet(replace(full, strengths={"teamwork": Answer(whole=told)})).entries[0]
    assert entry.long.pieces == (Spoken("told", f"{told}."),)
    assert entry.told


def test_the_short_version_is_short_and_a_long_answer_is_called_long(full: Candidate) -> None:
    sentence = "I asked the next person in the queue what had happened and wrote it down carefully. "
    sheet = _sheet(replace(full, weaknesses={"arguing": Answer(whole=sentence * 30)}))
    assert [entry.too_long for entry in sheet.entries] == [False, False, False, True]
    for entry in (sheet.opening, *sheet.entries):
        assert 5 <= entry.short.seconds <= 30
        assert entry.short.seconds <= entry.long.seconds


def test_in_one_language_nothing_has_a_gloss(full: Candidate) -> None:
    sheet = _sheet(full)
    assert {line.gloss for line in _all(sheet, Line)} | {piece.gloss for piece in _all(sheet, Spoken)} == {None}


def test_in_two_languages_every_line_has_its_gloss_from_the_same_place(two: Sheet) -> None:
    lines = list(_all(two, Line))
    assert two.bilingual
    assert len(lines) > 50
    for line in lines:
        assert line.gloss
        assert line.text == dotted(line.gloss)


def test_in_two_languages_an_answer_is_glossed_piece_by_piece(two: Sheet, full: Candidate, en: Pack) -> None:
    (entry,) = [entry for entry in two.entries if entry.topic == "composure"]
    topic = en.topic("composure")
    # What the candidate said needs none.
    assert [piece.gloss for piece in entry.long.pieces] == [topic.opening, None, None, None, None, topic.closing]
    assert entry.long.pieces[1].text == f"{dotted(topic.parts['situation'].stem)} {topic.parts['situation'].sample}."
    assert (entry.why, entry.traps) == (topic.why, tuple(topic.traps))
    assert two.role == en.roles["associate"].name


def test_in_two_languages_a_blank_is_asked_in_both(made_up: Path, en: Pack) -> None:
    candidate = Candidate("en", MADE_UP.code, strengths={"composure": Answer({"task": "I asked him to wait"})})
    sheet = build(candidate, load("en", made_up), load(MADE_UP.code, made_up), TODAY)
    topic = en.topic("composure")
    pieces = {piece.part: piece for piece in sheet.entries[0].long.pieces if piece.part}
    assert pieces["action"] == Spoken(
        "blank", dotted(topic.parts["action"].prompt), topic.parts["action"].prompt, "action"
    )
    assert pieces["task"].gloss is None, "what stands alone needs no gloss: the candidate knows what it says"
    assert sheet.blanks[-1].ask == Line(dotted(topic.parts["result"].prompt), topic.parts["result"].prompt)


@pytest.mark.parametrize(("guidance", "interview"), list(permutations(available(), 2)))
def test_any_two_languages_go_together(guidance: str, interview: str, full: Candidate) -> None:
    said, same = load(interview), load(guidance)
    sheet = _sheet(replace(full, language=guidance, interview_language=interview))
    assert all(line.gloss and line.gloss != line.text for line in _all(sheet, Line) if len(line.text) > 12)
    for entry in (sheet.opening, *sheet.entries):
        mine, theirs = same.topic(entry.topic), said.topic(entry.topic)
        assert entry.name == Line(theirs.name, mine.name)
        by_id = {question.id: question.text for question in mine.questions}
        assert entry.questions == tuple(
            Line(question.text, by_id[question.id]) for question in theirs.questions if question.kind != "probe"
        )
    assert [line.text for line in sheet.card.asks] == [ask.text for ask in said.general.ask if not ask.roles][:ASKED]
