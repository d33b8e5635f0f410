"""Facts only: a suggested answer is the candidate's words, stems, an opening and a closing line, and visible blanks."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cscoach import languages, text
from cscoach.candidate import Answer
from cscoach.composing.suggestion import (
    LONG,
    SHORT,
    SHORT_FROM_THE_START,
    Composed,
    Piece,
    Source,
    Suggestion,
    compose,
    retold,
)
from cscoach.content.load import available, load
from cscoach.content.pack import Pack
from cscoach.content.schema import Topic

#: Words that no content holds, and words that continue a stem or begin a sentence, with what joins them.
WORD = st.sampled_from([
    "zorb", "Quimble", "vashti", "IKEA", "naïve", "o’clock", "didn't", "3.50", "ąžuolas", "тиша", "don’t", "e-mail",
    "asked", "find", "he", "Last", "Friday", "I", "So", "In", "the", "a", "work", "to", "“Yes,”", "(twice)", "{{7*7}}",
])  # fmt: skip
JOINT = st.sampled_from([" ", " ", " ", " ", ". ", ", ", "! ", "? ", "… ", "\n", "\n- ", "\n\n", ": ", "; "])
TOLD = (
    st.lists(st.tuples(WORD, JOINT), min_size=1, max_size=60)
    .map(lambda pairs: text.clean("".join(word + joint for word, joint in pairs)))
    .filter(lambda told: any(character.isalnum() for character in told))
)
#: Every topic of every language.
TOPICS = [(code, topic) for code in available() for topic in (load(code).opening.id, *load(code).topics)]


@st.composite
def _told(draw: st.DrawFn) -> tuple[str, Topic, Answer]:
    code = draw(st.sampled_from(available()))
    topic = load(code).topic(draw(st.sampled_from([topic for known, topic in TOPICS if known == code])))
    if draw(st.integers(0, 4)) == 0:
        return code, topic, Answer(whole=draw(TOLD))
    parts = {part: draw(TOLD) for part in topic.parts if draw(st.booleans())}
    return code, topic, Answer(parts)


def _composed(topic: Topic, answer: Answer, code: str = "en") -> Composed:
    return compose(answer, topic, load(code).joining, code)


def _words(told: str) -> list[str]:
    return re.findall(r"[\w{}*]+(?:[’'.-]\w+)*", told.casefold())


def _sources(topic: Topic, answer: Answer, piece: Piece) -> list[list[str]]:
    """The words that a told piece may consist of: the candidate's, after the stem or alone."""
    if piece.part is None:
        return [_words(answer.whole or "")]
    told = _words(answer.parts[piece.part])
    return [told, _words(topic.parts[piece.part].stem) + told]


@given(_told())
def test_every_word_is_the_candidates_or_of_the_frame_and_in_order(case: tuple[str, Topic, Answer]) -> None:
    code, topic, answer = case
    composed = _composed(topic, answer, code)
    for piece in composed.long.pieces:
        if piece.source is Source.TOLD:
            assert _words(piece.text) in _sources(topic, answer, piece)
        elif piece.source is Source.FRAME:
            assert piece.text in (topic.opening, topic.closing)
        else:
            assert piece.part
            assert piece.text == topic.parts[piece.part].prompt


@given(_told())
def test_the_short_answer_and_the_line_say_nothing_that_the_long_one_does_not(case: tuple[str, Topic, Answer]) -> None:
    code, topic, answer = case
    composed = _composed(topic, answer, code)
    long = {piece.part: piece for piece in composed.long.pieces if piece.source is not Source.FRAME}
    for piece in composed.short.pieces:
        if piece.source is Source.FRAME:
            assert piece.text == topic.opening
        else:
            whole = _words(long[piece.part].text)
            assert _words(piece.text) == whole[: len(_words(piece.text))]
    if composed.line is not None:
        # The card has the words after a stem alone, as a sentence of their own.
        bare = [piece.text.removeprefix(piece.stem or "").lstrip(" ,") for piece in long.values()]
        said = _words(composed.line.casefold())
        assert any(said == _words(text.casefold())[: len(said)] for text in bare)
    assert (composed.line is None) == (not answer)


@given(_told())
def test_parts_keep_their_order_and_what_is_missing_is_a_blank(case: tuple[str, Topic, Answer]) -> None:
    code, topic, answer = case
    composed = _composed(topic, answer, code)
    missing = [] if answer.whole else [part for part in topic.parts if part not in answer.parts]
    assert list(composed.blanks) == missing
    assert [piece.part for piece in composed.long.pieces if piece.source is Source.BLANK] == missing
    for suggestion in (composed.long, composed.short):
        parts = [piece.part for piece in suggestion.pieces if piece.part]
        assert parts == [part for part in topic.parts if part in parts]
    if not answer.whole:
        assert [piece.part for piece in composed.long.pieces] == [None, *topic.parts, None]


@given(_told())
def test_seconds_are_of_what_is_said_and_blanks_take_none(case: tuple[str, Topic, Answer]) -> None:
    code, topic, answer = case
    composed = _composed(topic, answer, code)
    for suggestion in (composed.long, composed.short):
        said = [piece.text for piece in suggestion.pieces if piece.source is not Source.BLANK]
        assert abs(suggestion.seconds - languages.spoken(" ".join(said), code)) <= 5
    assert composed.too_long == (composed.long.seconds > LONG[topic.kind])


@pytest.mark.parametrize(("code", "topic_id"), TOPICS)
def test_nothing_told_is_all_blanks(code: str, topic_id: str) -> None:
    topic = load(code).topic(topic_id)
    composed = _composed(topic, Answer(), code)
    assert composed.blanks == tuple(topic.parts)
    assert composed.line is None
    assert not composed.too_long
    for part in topic.parts.values():
        assert f"[{part.prompt}]" in composed.long.text


@pytest.mark.parametrize(("code", "topic_id"), TOPICS)
def test_samples_make_an_answer_of_a_natural_length(code: str, topic_id: str) -> None:
    topic = load(code).topic(topic_id)
    composed = _composed(topic, Answer({name: part.sample for name, part in topic.parts.items()}), code)
    assert composed.blanks == ()
    assert 15 <= composed.long.seconds <= 90
    assert 10 <= composed.short.seconds <= 30
    assert composed.short.seconds <= composed.long.seconds
    assert not composed.too_long


def test_a_whole_answer_is_left_as_it_was_told(en: Pack) -> None:
    told = "In May we ran a stall.\n- I took the water\n- I wrote the rota\nIn the end nobody waited"
    composed = _composed(en.topic("teamwork"), Answer(whole=told))
    assert composed.long.text == f"{told}."
    assert composed.blanks == ()
    assert [piece.source for piece in composed.long.pieces] == [Source.TOLD]


def test_the_answer_as_it_is_said(en: Pack) -> None:
    topic = en.topic("composure")
    composed = _composed(
        topic,
        Answer(
            {
                "situation": "the last Friday before Christmas",
                "action": "I let him finish. I lowered my voice",
                "result": "he thanked me",
            }
        ),
    )
    stems = {name: part.stem for name, part in topic.parts.items()}
    assert composed.long.text == (
        f"{topic.opening} {stems['situation']} the last Friday before Christmas. [{topic.parts['task'].prompt}] "
        f"I let him finish. I lowered my voice. {stems['result']} he thanked me. {topic.closing}"
    )
    assert composed.line == "I let him finish."


def test_the_short_answer_takes_the_telling_parts_first(en: Pack) -> None:
    topic = en.topic("composure")
    long = "it was a long day at the desk and many people were waiting for something that had not come " * 6
    told = {
        "situation": f"last Friday, when {long}",
        "task": f"find out why {long}",
        "action": "asked him",
        "result": "he left",
    }
    composed = _composed(topic, Answer(told))
    assert [piece.part for piece in composed.short.pieces if piece.part] == ["action", "result"]
    assert composed.short.seconds <= SHORT < composed.long.seconds


def test_the_short_answer_takes_as_many_sentences_as_fit(en: Pack) -> None:
    sentence = "asked the next person in the queue what had happened and wrote it down for my supervisor. "
    told = {
        "action": f"{sentence}Then I {sentence * 9}",
        "result": "He left. " + "Everybody was glad that it was over. " * 9,
    }
    composed = _composed(en.topic("composure"), Answer(told))
    action, result = (piece.text for piece in composed.short.pieces if piece.part in told)
    assert action.startswith(f"So I {sentence}".strip())
    assert len(action) < len(told["action"]) / 2
    assert result.startswith("In the end he left.")
    assert composed.short.seconds <= SHORT


def test_the_short_answer_shows_what_is_missing_of_the_telling_parts(en: Pack) -> None:
    composed = _composed(en.topic("composure"), Answer({"situation": "last Friday", "result": "he left"}))
    blanks = [piece.part for piece in composed.short.pieces if piece.source is Source.BLANK]
    assert blanks == ["action"]


def test_an_answer_beyond_two_minutes_is_too_long(en: Pack) -> None:
    sentence = "I asked the next person in the queue what had happened and wrote it down carefully. "
    assert _composed(en.topic("composure"), Answer(whole=sentence * 30)).too_long
    assert not _composed(en.topic("composure"), Answer(whole=sentence * 10)).too_long


def test_the_short_version_of_a_story_told_in_one_go_keeps_what_tells_most(en: Pack) -> None:
    scene = "In March a lady rang about a parcel that was to be there on Monday. "
    deed, end = "I rang the depot and read her the number of the van.", "She had it by four."
    waiting = "The line was busy and the kettle was on and somebody had left the back door open again. " * 4
    composed = _composed(en.topic("composure"), Answer(whole=f"{scene}{waiting}{deed} {waiting}{end} I was tired."))
    short = retold(composed, [deed, end], "en").short
    assert scene.strip() in short.text
    assert deed in short.text
    assert end in short.text
    assert short.seconds <= SHORT
    assert retold(composed, ["Nobody said this."], "en").short == composed.short


def test_an_opening_that_is_over_soon_is_told_so_once_it_is_whole(en: Pack) -> None:
    brief = dict.fromkeys(en.opening.parts, "I work at a bakery.")
    assert _composed(en.opening, Answer(brief)).too_short
    assert not _composed(en.opening, Answer(brief | {"now": "I work at a bakery. " * 20})).too_short
    assert not _composed(en.opening, Answer({"now": "I work at a bakery."})).too_short
    assert not _composed(en.opening, Answer()).too_short
    teamwork = en.topic("teamwork")
    assert not _composed(teamwork, Answer(dict.fromkeys(teamwork.parts, "I waited."))).too_short


def test_blanks_stand_in_brackets() -> None:
    pieces = (Piece(Source.TOLD, "I left."), Piece(Source.BLANK, "How did it end?", "result"))
    assert Suggestion(pieces, 5).text == "I left. [How did it end?]"


def test_the_short_answer_begins_where_the_story_does(en: Pack) -> None:
    told = {
        "situation": "last May, when the lift stood still with a pram in it. It was hot.",
        "action": "asked the porter for the key, " + "told her each minute what he was doing, " * 4 + "and stayed",
        "result": "they were out in "
        + "ten minutes, which was ten minutes less than the time before, " * 2
        + "and laughing",
    }
    composed = _composed(en.topic("composure"), Answer(told))
    assert [piece.part for piece in composed.short.pieces if piece.part] == ["situation", "action", "result"]
    assert SHORT < composed.short.seconds <= SHORT_FROM_THE_START
    assert "It was hot" not in composed.short.text


def test_a_last_sentence_without_end_does_not_push_out_the_beginning(en: Pack) -> None:
    notes = "Then I looked at the next page" + " and it was not there and then at the one after that" * 9
    composed = _composed(en.topic("composure"), Answer(whole=f"In March a lady rang about a parcel. {notes}"))
    assert composed.short.text == "In March a lady rang about a parcel."
    alone = _composed(en.topic("composure"), Answer(whole="In March a lady rang about a parcel"))
    assert alone.short.text == "In March a lady rang about a parcel."


def test_the_short_version_of_a_story_told_in_one_go_keeps_its_end(en: Pack) -> None:
    middle = "Then I looked at the next page of the list and it was not there either. " * 9
    whole = f"In March a lady rang about a parcel. {middle}She had it on Friday."
    composed = _composed(en.topic("composure"), Answer(whole=whole))
    assert composed.short.text.startswith("In March a lady rang about a parcel. Then I looked")
    assert composed.short.text.endswith("not there either. She had it on Friday.")
    assert composed.short.seconds <= SHORT < composed.long.seconds
