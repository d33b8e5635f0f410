"""GIFT, taken in by Moodle's rules; `tests/gift_reader.py` has another reader."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from cscoach.exports import gift
from cscoach.exports.quiz import Item
from tests.conftest import ROOT
from tests.exports import moodle_import
from tests.exports.moodle_import import Taken
from tests.exports.test_moodle import ITEMS, PAIRS, hostile, same
from tests.exports.test_quiz import material


def _seen(taken: Taken) -> Taken:
    """The same without the spaces that are not seen."""
    taken.text, taken.feedback = (text.replace("\u200b", "") for text in (taken.text, taken.feedback))
    taken.answers = [(text.replace("\u200b", ""), worth) for text, worth in taken.answers]
    return taken


@pytest.mark.parametrize(("guidance", "interview"), PAIRS)
def test_moodle_takes_in_every_question(guidance: str, interview: str) -> None:
    made = material(guidance, interview)
    file = gift.render(made)
    (_, _, category), questions = moodle_import.gift(file)
    assert category == made.title
    assert "\u200b" not in file.decode()
    for item, taken in zip(made.quiz, questions, strict=True):
        same(item, taken, "match")


def test_places_are_matched_with_steps() -> None:
    made = material("uk", number=12)
    for item, taken in zip(made.quiz, moodle_import.gift(gift.render(made))[1], strict=True):
        if item.ordered:
            assert taken.answers == [(step, f"{place}.") for place, step in enumerate(item.answer, 1)]


def test_hostile_text_is_taken_in_as_that_text() -> None:
    for item, taken in zip(ITEMS, moodle_import.gift(gift.render(hostile()))[1], strict=True):
        same(item, _seen(taken), "match")


def test_what_cannot_be_written_is_left_out() -> None:
    made = hostile([Item("en.safe.x", "a\x00b\ud800c\u2028d\n\n\ne\rf", ("g", "h"), (0,), "why")])
    _, (taken,) = moodle_import.gift(gift.render(made))
    assert [line for line in taken.text.split("\n") if line] == ["abc", "d", "e", "f"]


@pytest.mark.parametrize("form", ["gift", "moodle"])
def test_another_process_makes_the_same_bytes(form: str) -> None:
    code = f"import sys, cscoach; sys.stdout.buffer.write(cscoach.make_course({form!r}, 'lt', number=9, seed=4))"
    made = [
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            cwd=ROOT,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert made[0] == made[1] != b""
