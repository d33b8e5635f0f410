"""What holds for any text: it is judged, in time that grows with its length, and what is quoted is there."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cscoach.content.schema import Kind
from cscoach.judging import coaching
from cscoach.judging.data import as_data
from cscoach.judging.judge import judge
from cscoach.judging.judgement import State
from tests.judging.samples import ANSWERS, LANGUAGES
from tests.judging.test_units import ODD, STOPS, WORDS

KINDS = st.sampled_from([(Kind.STRENGTH, "teamwork"), (Kind.WEAKNESS, "arguing"), (Kind.STRENGTH, "another-topic")])
WHOLE = [text for text, *_ in ANSWERS]
ANYTHING = (
    st.text(max_size=400)
    | st.lists(st.sampled_from((*WORDS, *STOPS, *ODD)), max_size=80).map("".join)
    | st.lists(st.sampled_from(" ".join(WHOLE).split()), max_size=150).map(" ".join)
    | st.tuples(st.sampled_from(WHOLE), st.text(max_size=20)).map("".join)
)


@given(ANYTHING, KINDS, st.sampled_from(LANGUAGES))
def test_any_text_is_judged_and_what_is_quoted_is_there(text: str, asked: tuple[Kind, str], language: str) -> None:
    kind, topic = asked
    found = judge(text, topic, kind, language)
    data = as_data(found, text, "en")
    for quoted in (*data["findings"], *data["doubts"], *data["praise"]):
        if quoted["span"] is not None:
            start, end = quoted["span"]
            assert 0 <= start < end <= len(text)
            assert quoted["quote"] == text[start:end]
    assert found == judge(text, topic, kind, language)
    assert (found.ratings == {}) == (found.state is not State.USABLE)
    assert json.loads(json.dumps(data)) == data
    said = coaching.feedback(found, text, "en")
    assert said.verdict
    assert all("\n" not in words for _, words in (*said.landed, *said.doubts))


@given(st.sampled_from(ANSWERS), st.data())
def test_an_answer_cut_anywhere_is_judged(answer: tuple[str, str, Kind, str], data: st.DataObject) -> None:
    text, topic, kind, language = answer
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = judge(text[start:end], topic, kind, language)
    assert len(found.told) <= 4
    assert all(0 <= part.start < part.end <= end - start for part in found.parts)


LENGTH = 50_000

#: Pieces that, repeated, make patterns try again and again.
SHAPES = {
    "letters": "a",
    "words": "a ",
    "commas": "a, ",
    "digits": "1",
    "numbers": "1 ",
    "numbers in brackets": "(1)",
    "brackets": "(",
    "a word and brackets": "1((((((((((((((((((((((((",
    "capitals": "A-",
    "names": "Aa ",
    "lines": "a\n",
    "at signs": "a@",
    "dots": ".",
    "letters and dots": "a.",
    "dots and quotes": '."',
    "hyphens": "a-",
    "dashes": "- ",
    "apostrophes": "'",
    "pluses": "+",
    "spaces": " ",
    "line breaks": "\n",
    "marks that combine": "a\u0301",
    "direction marks": "\u200f",
    "emoji": "😀",
    "streets": "вул. ",
    "house numbers": "вул. а 1а ",
    "hedges": "um ",
    "letters of all sorts": "aбė1, ",
    "different words": "",
}


@pytest.fixture(scope="module")
def ordinary() -> float:
    """Seconds for an ordinary text of that length."""
    return min(seconds("I rang her back on Friday, and she was glad of it. " * LENGTH, LENGTH) for _ in range(3))


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("around", [("", ""), ("a", "a"), ("1", "a")], ids=["alone", "in letters", "in a figure"])
def test_time_grows_with_the_length_and_not_with_its_square(
    shape: str, around: tuple[str, str], ordinary: float
) -> None:
    language = "uk" if any("а" <= letter <= "я" for letter in SHAPES[shape]) else "en"
    whole = SHAPES[shape] * LENGTH if SHAPES[shape] else " ".join(f"w{number}" for number in range(LENGTH))
    half = full = float("inf")
    for _ in range(5):
        # The least of some runs: what else the machine does only adds to it.
        half = min(half, seconds(whole, LENGTH // 2, language, around))
        full = min(full, seconds(whole, LENGTH, language, around))
        # Twice the length takes twice the time, a square four times. Below a tenth of a second, nobody waits.
        if full < max(0.1, 3 * half) and full < 6 * ordinary:
            return
    pytest.fail(f"half the length took {half:.2f} s, all of it {full:.2f} s, an ordinary text {ordinary:.2f} s")


def seconds(whole: str, length: int, language: str = "en", around: tuple[str, str] = ("", "")) -> float:
    """Seconds of this process for so much of a text, in what stands around it."""
    text = around[0] + whole[: length - 2] + around[1]
    start = time.process_time()
    judge(text, "teamwork", Kind.STRENGTH, language)
    return time.process_time() - start
