"""What an interviewer hears: the judge's view of what the candidate told, and the respect that it owes to them."""

from __future__ import annotations

import pytest

from cscoach.candidate import Answer
from cscoach.composing.suggestion import compose
from cscoach.content.load import available, load
from cscoach.content.posts import STRENGTHS, WEAKNESSES
from cscoach.judging.judgement import Band, State
from cscoach.judging.labels import MENDED_BY
from cscoach.sheet.hearing import Heard, hearable, heard, judged

#: Told part by part at a terminal. The judge alone does not see that the last part is one.
ARGUING = {
    "admission": "I told a man three times that his voucher had run out",
    "impact": "he left his trolley and wrote to my manager",
    "improvement": "say it once and then ask what he needs",
    "evidence": "Nobody has walked out since March.",
}


def _heard(language: str, topic: str, answer: Answer) -> Heard:
    pack = load(language)
    composed = compose(answer, pack.topic(topic), pack.joining, language)
    told = hearable(composed, pack.topic(topic), language)
    assert told is not None
    found = heard(told, judged([told])[0], language)
    assert found is not None
    return found


def test_a_part_that_was_told_as_such_is_never_said_to_be_missing() -> None:
    found = _heard("en", "arguing", Answer(ARGUING))
    assert found.feedback.change is None
    assert found.judgement.findings == ()
    assert "evidence" not in found.judgement.missing


@pytest.mark.parametrize("language", available())
@pytest.mark.parametrize("topic", [*STRENGTHS, *WEAKNESSES])
def test_what_is_doubtful_in_a_part_is_asked_with_its_own_words(language: str, topic: str) -> None:
    parts = {name: part.sample for name, part in load(language).topic(topic).parts.items()}
    found = _heard(language, topic, Answer(parts))
    assert not {finding.rule for finding in found.judgement.findings} & MENDED_BY.keys()
    for doubt in found.judgement.doubts:
        if doubt.rule in MENDED_BY:
            assert doubt.span is not None
            assert found.answer[slice(*doubt.span)].strip(". ")


def test_a_part_that_is_left_open_is_missing_all_the_same() -> None:
    found = _heard("en", "arguing", Answer({name: words for name, words in ARGUING.items() if name != "evidence"}))
    assert "no-evidence" in {finding.rule for finding in found.judgement.findings}


def test_an_answer_with_a_part_still_to_tell_is_not_called_good_as_it_is() -> None:
    pack = load("en")
    left = {name: words for name, words in ARGUING.items() if name != "evidence"}
    unfinished = pack.interface.say("walk.unfinished", parts=pack.interface.say("parts.evidence"))
    assert _heard("en", "arguing", Answer(left)).feedback.verdict == unfinished
    assert _heard("en", "arguing", Answer(ARGUING)).feedback.verdict in pack.coaching.bands.values()


def test_an_answer_with_a_part_still_to_tell_is_not_asked_for_more_as_well() -> None:
    short = load("en").coaching.findings["too-short"].ask
    brief = {"situation": "On New Year’s Eve at the till", "task": "close on time", "action": "let him finish and rang"}
    whole = _heard("en", "composure", Answer(brief | {"result": "He thanked me."}))
    assert short in [ask for ask, _ in whole.feedback.doubts]
    unfinished = _heard("en", "composure", Answer(brief))
    assert short not in [ask for ask, _ in unfinished.feedback.doubts]


@pytest.mark.parametrize(
    ("language", "part", "words"),
    [
        ("en", "improvement", "pasakau vieną kartą ir klausiu, ko žmogui reikia"),
        ("en", "impact", "чоловік лишив візок і написав скаргу"),
        ("lt", "improvement", "I say it once and then ask what he needs"),
        ("bg", "impact", "у понеділок він залишив візок і написав скаргу"),
    ],
)
def test_a_part_in_another_language_is_named_before_anything_is_judged(language: str, part: str, words: str) -> None:
    pack = load(language)
    samples = {name: told.sample for name, told in pack.topic("arguing").parts.items()}
    found = _heard(language, "arguing", Answer(samples | {part: words}))
    assert found.judgement.state is State.OTHER_LANGUAGE
    assert found.feedback.verdict.casefold().startswith(pack.interface.say(f"parts.{part}").casefold())
    assert pack.coaching.states[State.OTHER_LANGUAGE] in found.feedback.verdict
    assert not found.feedback.landed
    assert _heard(language, "arguing", Answer(samples)).judgement.state is State.USABLE


def test_what_a_blank_asks_for_is_not_said_again() -> None:
    left = {name: words for name, words in ARGUING.items() if name != "evidence"}
    said = _heard("en", "arguing", Answer(left)).feedback
    assert "no-evidence" not in {remark.rule for remark in (said.change, *said.more) if remark}
    assert load("en").coaching.findings["no-evidence"].ask not in [ask for ask, _ in said.doubts]


WITHOUT_END = (
    "On a Friday in March a woman came to the parcel desk because her parcel had been sent back twice. I rang the "
    "depot and asked them to hold it, and wrote her the new label myself."
)


def test_an_answer_told_as_one_is_shown_with_blanks_and_one_told_by_parts_has_them() -> None:
    whole = _heard("en", "composure", Answer(whole=WITHOUT_END))
    assert whole.feedback.rewrite[-1].part == "result"
    by_part = _heard("en", "composure", Answer({"situation": WITHOUT_END}))
    assert by_part.feedback.rewrite == ()


def test_a_strong_answer_told_as_one_stands_as_it_is() -> None:
    told = f"{WITHOUT_END} My task was to find out what had gone wrong. In the end she had it on Monday and thanked us."
    found = _heard("en", "composure", Answer(whole=told))
    assert found.judgement.band is Band.STRONG
    assert found.feedback.rewrite == ()
