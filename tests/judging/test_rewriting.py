"""How an answer is told again: own sentences in their order, blanks where something is to be told or mended."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cscoach.content.judging import BLANK
from cscoach.content.load import available, load
from cscoach.content.schema import PARTS, Kind
from cscoach.judging.coaching import FIRST, rewrite
from cscoach.judging.judge import judge
from cscoach.judging.judgement import Band, Finding, Judgement, Seen, State
from cscoach.judging.labels import MENDED_BY
from cscoach.judging.rewriting import SECONDS, Stretch, beginning, rewritten
from cscoach.text import clean

SENTENCES = [
    "I worked at a parcel desk.",
    "On a Friday in March a woman came in for the third time.",
    "I rang the depot.",
    "Then I wrote the label anew.",
]
ANSWER = " ".join(SENTENCES)
TOPIC = load("en").topic("composure")
ARGUING = load("en").topic("arguing")
WORDS = load("en").coaching

#: Answers that stop before their end.
WITHOUT_END = {
    "en": "On a Friday in March a woman came to the parcel desk because her parcel had been sent back twice. "
    "I rang the depot and asked them to hold it, and wrote her the new label myself.",
    "lt": "Kovo mėnesį, penktadienį, į siuntų skyrių atėjo moteris, nes jos siunta jau du kartus buvo grąžinta. "
    "Paskambinau į sandėlį, paprašiau siuntą palaikyti ir užrašiau naują adresą.",
    "lv": "Marta piektdienā uz paku nodaļu atnāca sieviete, jo viņas paka jau divreiz bija nosūtīta atpakaļ. "
    "Es piezvanīju uz noliktavu, palūdzu paku paturēt un uzrakstīju jaunu adresi.",
    "uk": "У березні, в п’ятницю, до відділення прийшла жінка, бо її посилку вже двічі повернули. "
    "Я зателефонував на склад, попросив притримати посилку і сам написав нову адресу.",
    "bg": "Един петък през март в офиса за пратки дойде жена, защото пратката ѝ беше върната два пъти. "
    "Аз се обадих в склада, помолих да я задържат и написах новия адрес.",
}


def told(
    *parts: tuple[str, int], missing: tuple[str, ...] = (), answer: str = ANSWER, kind: str = "strength"
) -> Judgement:
    """A judgement in which parts are told by sentences of SENTENCES, given by their number."""
    spans = [(answer.index(SENTENCES[at]), answer.index(SENTENCES[at]) + len(SENTENCES[at])) for _, at in parts]
    seen = tuple(Seen(part, *span, 0.9) for (part, _), span in zip(parts, spans, strict=True))
    topic = "composure" if kind == "strength" else "arguing"
    return Judgement("en", topic, kind, State.USABLE, 30, 20, seen, missing, band=Band.FAIR)


def blank(part: str) -> Stretch:
    return Stretch(f"{TOPIC.parts[part].stem} {BLANK}.", is_blank=True, part=part)


def test_what_is_missing_stands_where_it_would_be_told() -> None:
    judgement = told(("situation", 1), ("action", 3), missing=("task", "result"))
    assert rewritten(judgement, ANSWER, [], TOPIC, WORDS) == (
        Stretch(" ".join(SENTENCES[:2])),
        blank("task"),
        Stretch(" ".join(SENTENCES[2:])),
        blank("result"),
    )


def test_an_answer_begins_with_its_first_part() -> None:
    judgement = told(("action", 2), missing=("situation", "task"))
    found = rewritten(judgement, ANSWER, [], TOPIC, WORDS)
    assert [stretch.part for stretch in found] == ["situation", None, "task", None]
    assert found[1].text == " ".join(SENTENCES[:2])


def test_of_an_answer_that_tells_nothing_only_the_blanks_are_left() -> None:
    found = rewritten(told(missing=PARTS[Kind.STRENGTH]), ANSWER, [at("cliche", 1)], TOPIC, WORDS)
    assert found == tuple(map(blank, PARTS[Kind.STRENGTH]))


def at(rule: str, *sentences: int) -> Finding:
    """A certain finding about some sentences of SENTENCES."""
    start = ANSWER.index(SENTENCES[sentences[0]])
    return Finding(rule, 0.99, (start, ANSWER.index(SENTENCES[sentences[-1]]) + len(SENTENCES[sentences[-1]])))


def test_what_harms_is_left_out_whatever_is_mended_first() -> None:
    judgement = told(("situation", 1), ("action", 2), ("result", 3))
    changes = [at("loses-composure", 1), at("blames-others", 3), at("absolute-claim", 0)]
    found = rewritten(judgement, ANSWER, changes, TOPIC, WORDS)
    begun = WORDS.findings["loses-composure"].rewrite
    assert [stretch.text for stretch in found] == [SENTENCES[0], begun, SENTENCES[2], blank("result").text]


def test_words_without_content_before_the_story_are_left_out() -> None:
    found = rewritten(told(("situation", 1), ("action", 2)), ANSWER, [at("cliche", 0)], TOPIC, WORDS)
    assert found == (Stretch(" ".join(SENTENCES[1:])),)


def test_a_weakness_is_asked_for_once() -> None:
    judgement = told(missing=PARTS[Kind.WEAKNESS], kind="weakness")
    found = rewritten(judgement, ANSWER, [at("denies-weakness", 0)], ARGUING, WORDS)
    assert found[0] == Stretch(WORDS.findings["denies-weakness"].rewrite or "", is_blank=True)
    assert [stretch.part for stretch in found[1:]] == ["impact", "improvement", "evidence"]


def test_a_denial_beside_what_is_told_gives_way_to_the_weakness() -> None:
    judgement = told(("impact", 2), missing=("admission", "evidence"), kind="weakness")
    found = rewritten(judgement, ANSWER, [at("denies-weakness", 1)], ARGUING, WORDS)
    named = WORDS.findings["denies-weakness"].rewrite
    assert [stretch.text for stretch in found[:2]] == [named, f"{SENTENCES[0]} … {SENTENCES[2]} {SENTENCES[3]}"]
    assert [stretch.part for stretch in found] == [None, None, "evidence"]


def test_of_a_weakness_the_scene_stays_and_what_defends_it_does_not() -> None:
    judgement = told(("impact", 1), missing=("improvement", "evidence"), kind="weakness")
    defended = judgement._replace(findings=(at("wins-the-argument", 1), at("blames-others", 0)))
    found = rewritten(defended, ANSWER, defended.findings, ARGUING, WORDS)
    assert [stretch.text for stretch in found if not stretch.is_blank] == [SENTENCES[1]]
    assert [stretch.part for stretch in found if stretch.is_blank] == ["improvement", "evidence"]
    calm = rewritten(judgement, ANSWER, [], ARGUING, WORDS)
    assert calm[0] == Stretch(ANSWER), "what follows may be more of the story"


def test_of_a_text_without_stops_nothing_is_left_out() -> None:
    answer = (
        "i am always calm and a very patient person and at my last job a customer came in and began to shout that his "
        "kettle was broken so i listened to him and looked at it and the switch was gone and i gave him a new one and "
        "he went away happy and even said sorry to me afterwards for shouting like that in front of everybody"
    )
    seen = (Seen("result", answer.index("he went"), len(answer), 0.9),)
    judgement = Judgement("en", "composure", "strength", State.USABLE, 60, 25, seen, ("task",), band=Band.FAIR)
    found = rewritten(judgement, answer, [Finding("cliche", 0.96, (0, 100))], TOPIC, WORDS)
    assert " ".join(stretch.text for stretch in found if not stretch.is_blank) == answer


def test_a_fault_gives_way_to_how_its_sentence_may_begin() -> None:
    start = ANSWER.index(SENTENCES[2])
    change = Finding("cliche", 0.9, (start, start + len(SENTENCES[2])))
    found = rewritten(told(("situation", 1), ("result", 3)), ANSWER, [change], TOPIC, WORDS)
    assert [stretch.is_blank for stretch in found] == [False, True, False]
    assert found[1].text == WORDS.findings["cliche"].rewrite
    assert SENTENCES[2] not in "".join(stretch.text for stretch in found)


def test_the_part_that_mends_a_finding_is_asked_for_though_it_may_be_told() -> None:
    found = rewritten(told(("situation", 1)), ANSWER, [Finding("no-result", 0.9)], TOPIC, WORDS)
    assert found[-1] == blank("result")


def test_nothing_is_to_be_told_again_where_nothing_is_to_be_filled_in() -> None:
    assert rewritten(told(("situation", 1), ("action", 3)), ANSWER, [], TOPIC, WORDS) == ()


def test_a_sentence_is_not_broken_by_a_blank() -> None:
    long = "After a call in January in which I was told that I was of no use, " * 2 + "I was angry for two days."
    answer = f"{SENTENCES[0]} {long}"
    found = rewritten(told(("situation", 0), missing=("task",), answer=answer), answer, [], TOPIC, WORDS)
    assert [stretch.text for stretch in found] == [SENTENCES[0], blank("task").text, long]


def test_a_long_answer_is_brought_down_to_a_minute_that_keeps_what_tells_it() -> None:
    filler = " ".join(f"Then there was thing number {number} and it took its time as well." for number in range(60))
    answer = f"{SENTENCES[0]} {SENTENCES[1]} {filler} {SENTENCES[2]} {filler} {SENTENCES[3]}"
    judgement = told(("situation", 1), ("action", 2), ("result", 3), answer=answer)
    found = rewritten(judgement, answer, [Finding("too-long", 1.0)], TOPIC, WORDS)
    text = " ".join(stretch.text for stretch in found)
    assert all(sentence in text for sentence in SENTENCES)
    assert " … " in text, "where something was left out"
    assert 10 * SECONDS < len(text) < 20 * SECONDS, "about a minute of English has 900 characters"


@pytest.mark.parametrize("language", available())
def test_every_finding_but_of_length_and_hedges_has_a_beginning_in_every_language(language: str) -> None:
    pack = load(language)
    for rule in set(FIRST) - {"too-short", "too-long", "hedging"}:
        kinds = MENDED_BY.get(rule, {Kind.STRENGTH: "", Kind.WEAKNESS: ""})
        for kind in kinds:
            topic = pack.topic("composure" if kind is Kind.STRENGTH else "arguing")
            begun = beginning(rule, topic, pack.coaching)
            assert BLANK in (begun or ""), (rule, kind)


@pytest.mark.parametrize("language", WITHOUT_END)
def test_who_leaves_out_the_end_is_shown_where_it_belongs(language: str) -> None:
    answer = WITHOUT_END[language]
    topic = load(language).topic("composure")
    found = rewrite(judge(answer, topic.id, topic.kind, language), answer, topic)
    assert found[-1] == Stretch(f"{topic.parts['result'].stem} {BLANK}.", is_blank=True, part="result")
    assert " ".join(stretch.text for stretch in found if not stretch.is_blank) == answer


def test_a_blank_stands_where_a_sentence_is_heard_to_end_though_nobody_typed_a_stop() -> None:
    answer = (
        "so in march a woman came to the desk her parcel was sent back twice and she was really angry i told her to "
        "sit down and i rang the depot and asked them to hold it then i wrote the label for her again and she went"
    )
    found = rewrite(judge(answer, "composure", Kind.STRENGTH, "en"), answer, TOPIC)
    assert next(stretch.part for stretch in found if stretch.is_blank) == "task"
    assert found[0].text.endswith("really angry")


def test_lines_stay_lines_and_what_nobody_sees_is_left_out() -> None:
    answer = f"{SENTENCES[0]}\r\n- {SENTENCES[2]}\r\n- {SENTENCES[3][:5]}\u200b{SENTENCES[3][5:]}"
    judgement = told(("situation", 0), ("action", 2), missing=("result",), answer=answer)
    assert rewritten(judgement, answer, [], TOPIC, WORDS) == (
        Stretch(f"{SENTENCES[0]}\n- {SENTENCES[2]}\n- {SENTENCES[3]}"),
        replace(blank("result"), line=True),
    )


def test_a_blank_in_a_list_is_a_line_of_its_own() -> None:
    answer = "\n".join(f"- {sentence}" for sentence in SENTENCES)
    judgement = told(("situation", 0), ("action", 2), missing=("task", "result"), answer=answer)
    found = rewritten(judgement, answer, [], TOPIC, WORDS)
    assert [(stretch.part, stretch.line) for stretch in found] == [
        (None, False),
        ("task", True),
        (None, True),
        ("result", True),
    ]
    assert found[2].text.split("\n") == [f"- {sentence}" for sentence in SENTENCES[1:]]


def test_in_a_text_that_is_broken_to_some_width_a_blank_is_none_of_its_lines() -> None:
    answer = f"{SENTENCES[0]} {SENTENCES[1]}\n{SENTENCES[2]} {SENTENCES[3][:-6]}\nanew, and\nshe went."
    found = rewritten(told(("situation", 1), missing=("result",), answer=answer), answer, [], TOPIC, WORDS)
    assert [stretch.line for stretch in found] == [False, False]


def test_no_blank_stands_between_an_item_and_its_number() -> None:
    answer = "\n".join(f"{number}. {sentence}" for number, sentence in enumerate(SENTENCES, 1))
    judgement = told(("situation", 1), ("action", 2), missing=("task",), answer=answer)
    found = rewritten(judgement, answer, [], TOPIC, WORDS)
    assert [stretch.text.split(".")[0] for stretch in found if not stretch.is_blank] == ["1", "3"]
    assert found[1] == replace(blank("task"), line=True)


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("I rang her. Then, in March\n—«»’ѝі😀\u0301 "), min_size=40, max_size=400))
def test_own_words_are_never_changed_whatever_was_typed(answer: str) -> None:
    judgement = judge(answer, "composure", Kind.STRENGTH, "en")
    words = "".join(clean(answer).split())
    at = 0
    for stretch in rewrite(judgement, answer, TOPIC):
        if not stretch.is_blank:
            own = "".join(stretch.text.split())
            at = words.index(own, at) + len(own)
