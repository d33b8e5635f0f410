"""One topic: its card, its questions, every way out of them, the answer as it will be said."""

from __future__ import annotations

import pytest

from cscoach.candidate import Answer
from cscoach.content.pack import Pack
from cscoach.interview.events import Choose, Heading, Note, Rows, Save, Told, Write
from tests.interview.walking import AGAIN, PARTS, TWO, Replies, Walk, begun_with, samples, settings


def test_a_topic_begins_with_its_card_and_question(en: Pack) -> None:
    walk = Walk(settings(), replies=TWO, until="composure.situation")
    heading, card, question = walk.events[-3:]
    topic = en.topic("composure")
    assert isinstance(heading, Heading)
    assert heading.title == topic.name
    assert isinstance(card, Rows)
    shown = {label: text for label, text, _ in card.rows}
    assert shown[en.interface.say("walk.why")] == topic.why
    assert shown[en.interface.say("walk.question")] == topic.questions[0].text
    assert topic.listen_for[0] in shown[en.interface.say("walk.listen")]
    assert isinstance(question, Write)
    part = topic.parts["situation"]
    assert (question.message, question.stem, question.gloss, question.default) == (part.prompt, part.stem, None, "")
    assert question.long


def test_a_weakness_says_what_is_safe(en: Pack) -> None:
    walk = Walk(settings(), replies=TWO, until="arguing.admission")
    ladder = en.topic("arguing").ladder
    assert ladder
    assert (en.interface.say("walk.careful"), ladder.safe, None) in walk.of(Rows)[-1].rows


def test_the_answer_is_shown_as_it_will_be_said_with_its_blanks(en: Pack) -> None:
    replies: Replies = {**TWO, "composure.action": ["let him finish"], "composure.result": ["he left"]}
    walk = Walk(settings(), replies=replies, until="composure.review")
    (told,) = walk.of(Told)[-1:]
    topic = en.topic("composure")
    assert [source for source, _, _ in told.pieces] == ["frame", "blank", "blank", "told", "told", "frame"]
    assert told.pieces[1][1] == topic.parts["situation"].prompt
    assert told.pieces[3][1] == "So I let him finish."
    assert "2 blanks" in told.title
    assert "seconds" in told.title


def test_skipping_leaves_a_blank(en: Pack) -> None:
    walk = Walk(
        settings(), replies={**TWO, "composure.situation": [">"], "composure.task": [""]}, until="composure.action"
    )
    assert walk.notes[-2:] == [en.interface.say("walk.skipped")] * 2
    assert walk.saved.answer("composure") == Answer()


@pytest.mark.parametrize("part", ["situation", "task", "whole"])
def test_a_topic_is_left_in_one_go_with_what_was_told(part: str, en: Pack) -> None:
    replies: Replies = {**TWO, "composure.situation": ["one day"], f"composure.{part}": [">>"]}
    if part == "whole":
        replies["composure.task"] = ["w"]
    elif part == "situation":
        replies["composure.situation"] = [">>"]
    walk = Walk(settings(), replies=replies, until="arguing.admission")
    assert en.interface.say("walk.skipped-topic") in walk.notes
    assert walk.asked[-2:] == [f"composure.{part}", "arguing.admission"]
    assert dict(walk.saved.answer("composure").parts) == ({} if part == "situation" else {"situation": "one day"})


@pytest.mark.parametrize("at", [1, 2, 3])
def test_back_leads_to_the_part_before_with_what_was_told(at: int, en: Pack) -> None:
    topic = en.topic("composure")
    replies: Replies = {**TWO, **samples(en, "composure")}
    replies[f"composure.{PARTS[at]}"] = ["<", topic.parts[PARTS[at]].sample]
    replies[f"composure.{PARTS[at - 1]}"] = [topic.parts[PARTS[at - 1]].sample, "something else"]
    walk = Walk(settings(), replies=replies, until="composure.review")
    again = walk.question(f"composure.{PARTS[at - 1]}", 1)
    assert isinstance(again, Write)
    assert again.default == topic.parts[PARTS[at - 1]].sample
    assert walk.saved.answer("composure").parts[PARTS[at - 1]] == "something else"
    assert list(walk.saved.answer("composure").parts) == list(PARTS)


def test_back_from_the_first_part_leads_to_the_topic_before(en: Pack) -> None:
    walk = Walk(
        settings(),
        replies={**TWO, **samples(en, en.opening.id), "composure.situation": ["<"]},
        until="arguing.admission",
    )
    headings = [heading.title for heading in walk.of(Heading)]
    assert headings == [en.opening.name, en.topic("composure").name] * 2 + [en.topic("arguing").name]
    assert walk.asked.count("opening.review") == 2, "what is told already is shown and can be changed"


def test_a_topic_that_was_left_by_back_comes_again() -> None:
    replies: Replies = {**TWO, "composure.situation": ["one day", "<"], "composure.task": ["<", "wait"]}
    walk = Walk(settings(), replies=replies, until="composure.action")
    assert walk.asked[-3:] == ["opening.review", "composure.task", "composure.action"]
    assert walk.asked.count("opening.review") == 2


def test_there_is_nothing_before_the_first_question(en: Pack) -> None:
    walk = Walk(settings(), replies={**TWO, "opening.now": ["<", "study"]}, until="opening.before")
    assert en.interface.say("walk.no-back") in walk.notes
    assert walk.asked.count("opening.now") == 2
    assert walk.saved.opening == Answer({"now": "study"})


def test_back_is_only_offered_where_there_is_something_before() -> None:
    walk = Walk(settings(), replies=TWO)
    for name, offered in (("opening.review", False), ("composure.review", True)):
        menu = walk.question(name)
        assert isinstance(menu, Choose)
        assert ("back" in [option.value for option in menu.options]) is offered


def test_back_from_the_whole_answer_leads_to_the_parts(en: Pack) -> None:
    replies: Replies = {
        **TWO, "composure.situation": ["last Friday"], "composure.task": ["w", "find it"], "composure.whole": ["<"],
    }  # fmt: skip
    walk = Walk(settings(), replies=replies, until="composure.action")
    assert en.interface.say("walk.replace") in walk.notes
    assert walk.saved.answer("composure") == Answer({"situation": "last Friday", "task": "find it"})


def test_back_from_a_single_part_leads_to_the_answer(en: Pack) -> None:
    replies: Replies = {**TWO, **samples(en, "composure"), "composure.review": ["task", "keep"]}
    replies["composure.task"].append("<")
    walk = Walk(settings(), replies=replies, until="arguing.admission")
    assert walk.asked[-4:] == ["composure.review", "composure.task", "composure.review", "arguing.admission"]
    assert walk.saved.answer("composure").parts["task"] == en.topic("composure").parts["task"].sample


@pytest.mark.parametrize("role", ["associate", "coordinator"])
def test_a_hint_and_an_example_lead_back_to_the_question(role: str, en: Pack) -> None:
    replies: Replies = {**TWO, "role": [role], "composure.action": ["?", "e", "o", "I waited"]}
    walk = Walk(settings(), replies=replies, until="composure.result")
    topic = en.topic("composure")
    hint, example, nothing = walk.notes[-3:]
    model = next(model for model in topic.models if model.role == role)
    assert topic.parts["action"].hint in hint
    assert model.parts["action"] in example
    assert model.title in example, "an example is called one"
    assert nothing == en.interface.say("walk.nothing")
    assert walk.asked.count("composure.action") == 4
    assert walk.saved.answer("composure") == Answer({"action": "I waited"})


def test_the_keys_are_told_once_a_topic_and_to_whoever_asks_for_help(en: Pack) -> None:
    replies: Replies = {**TWO, "composure.situation": ["one day"], "composure.action": ["?", "let him finish"]}
    asked = [event for event in Walk(settings(), replies=replies, until="composure.result").of(Write) if event.stem]
    told = [event.id for event in asked if event.id.startswith("composure") and event.help]
    assert told == ["composure.situation", "composure.action"]
    assert [event.help for event in asked if event.id == "composure.action"] == ["", en.interface.say("walk.help")]


def test_an_answer_in_one_go(en: Pack) -> None:
    told = "In May we ran a stall.\n- I took the water\n- I wrote the rota"
    replies: Replies = {**TWO, "composure.situation": ["w"], "composure.whole": ["?", "e", f" {told}\n"]}
    walk = Walk(settings(), replies=replies, until="composure.review")
    topic = en.topic("composure")
    assert walk.question("composure.whole").message == topic.questions[0].text
    assert any(topic.no_experience in note for note in walk.notes)
    assert any(topic.models[0].text in note for note in walk.notes)
    assert walk.saved.answer("composure") == Answer(whole=told)
    assert walk.shown(topic.name) == f"{told}."


def test_an_answer_in_one_go_without_its_end_is_shown_with_a_blank_for_it(en: Pack) -> None:
    told = (
        "On a Friday in March a woman came to the parcel desk because her parcel had been sent back twice. I rang the "
        "depot and asked them to hold it, and wrote her the new label myself."
    )
    replies: Replies = {**TWO, "composure.situation": ["w"], "composure.whole": [told]}
    walk = Walk(settings(), replies=replies, until="composure.review")
    [again] = [event for event in walk.of(Told) if event.title == AGAIN]
    assert again.pieces[-1] == ("blank", "In the end ___.", en.interface.say("parts.result"))
    assert " ".join(text for source, text, _ in again.pieces if source == "told") == told


def test_who_answers_something_else_is_offered_to_tell_it_anew_first() -> None:
    cake = (
        "Take four eggs, two hundred grams of sugar and a little vanilla, and beat them until the mixture is white. "
        "Fold in the flour, melt the butter, pour the batter into a buttered tin and bake it until golden."
    )
    replies: Replies = {**TWO, "composure.situation": ["w"], "composure.whole": [cake]}
    walk = Walk(settings(), replies=replies, until="composure.review")
    menu = walk.question("composure.review")
    assert isinstance(menu, Choose)
    assert menu.default == menu.options[0].value == "whole"
    assert "keep" in [option.value for option in menu.options]


@pytest.mark.parametrize("reply", ["", ">"])
def test_a_whole_answer_that_is_not_told_leaves_the_parts(reply: str) -> None:
    replies: Replies = {
        **TWO, "composure.situation": ["last Friday"], "composure.task": ["w"], "composure.whole": [reply],
    }  # fmt: skip
    walk = Walk(settings(), replies=replies, until="composure.review")
    assert walk.saved.answer("composure") == Answer({"situation": "last Friday"})


def test_a_part_is_changed_and_the_answer_shown_anew(en: Pack) -> None:
    replies: Replies = {**TWO, **samples(en, "composure"), "composure.review": ["result", "keep"]}
    replies["composure.result"].append("he apologised")
    walk = Walk(settings(), replies=replies, until="arguing.admission")
    again = walk.question("composure.result", 1)
    assert isinstance(again, Write)
    assert again.default == en.topic("composure").parts["result"].sample
    assert walk.saved.answer("composure").parts["result"] == "he apologised"
    assert "In the end he apologised." in walk.shown(en.topic("composure").name)
    assert walk.asked[-3:] == ["composure.result", "composure.review", "arguing.admission"]


def test_a_blank_is_offered_first_and_filled(en: Pack) -> None:
    replies: Replies = {**TWO, **samples(en, "composure"), "composure.review": ["task", "keep"]}
    replies["composure.task"] = ["", "find his parcel"]
    walk = Walk(settings(), replies=replies, until="arguing.admission")
    review = walk.question("composure.review")
    assert isinstance(review, Choose)
    assert review.options[0].value == "task"
    assert review.default == "keep"
    assert walk.saved.answer("composure").parts["task"] == "find his parcel"


def test_leaving_a_part_empty_keeps_what_was_told() -> None:
    begun = begun_with(composure=Answer(dict.fromkeys(PARTS, "told")))
    replies: Replies = {
        "resume": ["change:composure", "stop"], "composure.review": ["task", "keep"], "composure.task": [""],
    }  # fmt: skip
    walk = Walk(settings(), begun, replies)
    assert walk.events[-1] == walk.question("resume", 1)
    assert not [save for save in walk.of(Save) if save.candidate != begun]


def test_from_parts_to_a_whole_and_back_again(en: Pack) -> None:
    begun = begun_with(composure=Answer(dict.fromkeys(PARTS, "told")))
    replies: Replies = {
        "resume": ["change:composure", "stop"],
        "composure.review": ["whole", "whole", "parts", "keep"],
        "composure.whole": ["All in one go.", "All at once."],
        "composure.situation": ["last Friday"],
    }
    walk = Walk(settings(), begun, replies)
    wholes = [save.candidate.answer("composure").whole for save in walk.of(Save)]
    assert wholes[:2] == ["All in one go.", "All at once."]
    again = walk.question("composure.whole", 1)
    assert isinstance(again, Write)
    assert again.default == "All in one go."
    assert walk.saved.answer("composure") == Answer({"situation": "last Friday"})


def test_a_long_answer_and_an_empty_one_are_spoken_of(en: Pack) -> None:
    long = "I asked the next person in the queue what had happened and wrote it down carefully. " * 30
    replies: Replies = {**TWO, "composure.situation": ["w"], "composure.whole": [long]}
    walk = Walk(settings(), replies=replies)
    assert en.interface.say("walk.too-long") in walk.notes
    assert en.interface.say("walk.empty") in walk.notes


def test_an_answer_is_cleaned_once_on_the_way_in(en: Pack) -> None:
    walk = Walk(settings(), replies={**TWO, "composure.action": ["  e\u0301coute\x00 \r\n\r\n\r\n\r\nthen "]})
    assert walk.finished
    assert walk.finished.answer("composure") == Answer({"action": "écoute\n\nthen"})
    assert not [note for note in walk.of(Note) if "\x00" in note.text]
