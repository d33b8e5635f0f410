"""Scores of stretches → how likely each part and fault is told by the answer as a whole."""

from __future__ import annotations

from operator import mul

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cscoach.content.schema import Kind
from cscoach.judging import reading
from cscoach.judging.labels import ATTITUDES, FAULTS, LABELS, NEVER, ONLY, PARTS

LOW = [-3.0] * len(LABELS)


def high(*labels: str) -> list[float]:
    """A unit that shows some labels clearly, and nothing else."""
    return [4.0 if label in labels else -3.0 for label in LABELS]


def rows(scores: list[list[float]], kind: Kind, topic: str) -> list[reading.Row]:
    """What is seen of sentences that follow each other, none of them with a word of time."""
    return reading.rows([reading.Heard(reading.possible(each, kind), [0.0] * 3, 8) for each in scores], topic)


def probabilities(scores: list[list[float]], kind: Kind) -> dict[str, float]:
    """What the shipped reader makes of sentences."""
    seen = rows(scores, kind, "teamwork" if kind is Kind.STRENGTH else "arguing")
    return reading.load().probabilities(seen, seen, kind)


def test_the_shipped_reader_fits_what_is_seen_and_the_labels() -> None:
    found, seen = reading.load(), rows([LOW, LOW], Kind.STRENGTH, "teamwork")
    assert set(found.targets) == {*PARTS, *FAULTS, "O"}
    assert {len(weights) for weights, _ in found.units} == {len(row) for row in seen}
    for target in found.targets.values():
        assert len(target.weights) == len(found.units)
        assert target.slope > 0


@given(st.lists(st.lists(st.floats(-9, 9), min_size=len(LABELS), max_size=len(LABELS)), min_size=1, max_size=5))
def test_leaving_out_what_cannot_vary_changes_nothing(scores: list[list[float]]) -> None:
    found = reading.load()
    for kind in Kind:
        seen = rows(scores, kind, "teamwork")
        for row, hidden in zip(seen, found.hidden(seen, kind), strict=True):
            whole = [max(0.0, bias + sum(map(mul, weights, row))) for weights, bias in found.units]
            assert hidden == pytest.approx(whole, abs=1e-9)


@pytest.mark.parametrize("count", [1, 2, 9])
@pytest.mark.parametrize("kind", [Kind.STRENGTH, Kind.WEAKNESS])
def test_likelihoods_are_between_nothing_and_one_and_the_same_each_time(count: int, kind: Kind) -> None:
    for scores in (LOW, high(*LABELS), [-1e9] * len(LABELS), [1e9] * len(LABELS)):
        told = probabilities([scores] * count, kind)
        assert told.keys() == {*PARTS, *FAULTS, "O"}
        assert all(0 <= likely <= 1 for likely in told.values())
        assert told == probabilities([scores] * count, kind)


@pytest.mark.parametrize("letter", PARTS)
def test_a_part_that_shows_is_likelier_told(letter: str) -> None:
    kind = ONLY[letter]
    before = probabilities([LOW] * 4, kind)[letter]
    for place in range(4):
        shown = [*[LOW] * place, high(letter, "O"), *[LOW] * (3 - place)]
        assert probabilities(shown, kind)[letter] > before


@pytest.mark.parametrize("label", ATTITUDES)
@pytest.mark.parametrize("kind", [Kind.STRENGTH, Kind.WEAKNESS])
def test_an_attitude_that_shows_is_likelier_there(label: str, kind: Kind) -> None:
    shown = [LOW, high(label, "attitude"), LOW]
    assert probabilities(shown, kind)[label] > probabilities([LOW] * 3, kind)[label]


def test_an_answer_of_one_kind_cannot_tell_the_parts_of_the_other() -> None:
    for kind, letters in ((Kind.STRENGTH, "MIVE"), (Kind.WEAKNESS, "STARW")):
        scores = dict(zip(LABELS, reading.possible(high(*LABELS), kind), strict=True))
        assert all(scores[letter] == NEVER for letter in letters)
        assert all(score > 0 for label, score in scores.items() if label not in letters)


def test_a_topic_that_nobody_trained_is_read_as_none_of_them() -> None:
    known, other = (rows([LOW], Kind.STRENGTH, topic)[0] for topic in ("teamwork", "patience"))
    assert len(known) == len(other)
    assert sum(known) - sum(other) == 1.0


@given(st.lists(st.lists(st.floats(-4, 5), min_size=len(LABELS), max_size=len(LABELS)), min_size=1, max_size=9))
def test_a_sentence_sees_what_is_beside_it_and_the_best_before_and_after_it(scores: list[list[float]]) -> None:
    heard = [reading.Heard(each, [1.0, 0.0, 2.0], 8) for each in scores]
    size, nothing = len(reading.AROUND), [[NEVER] * len(LABELS)]
    for at, row in enumerate(reading.rows(heard, "teamwork")):
        assert row[: len(LABELS)] == scores[at]
        around = row[len(LABELS) + 3 :]
        blocks = (scores[at - 1 : at] if at else [], scores[at + 1 : at + 2], scores[:at], scores[at + 1 :])
        for block, found in enumerate(blocks):
            best = [max(score[index] for score in found or nothing) for index in reading.AROUND]
            if block < 2:
                assert around[block * size : block * size + size] == best
            else:
                assert around[block * size : block * size + size] == [max(NEVER, number) for number in best]


def test_two_readings_that_are_the_same_are_read_as_one() -> None:
    seen = rows([high("S", "O"), high("A")], Kind.STRENGTH, "teamwork")
    once, twice = (reading.load().probabilities(seen, other, Kind.STRENGTH) for other in (seen, list(seen)))
    assert once == pytest.approx(twice)


def test_stretches_that_agree_are_surer_together_than_the_best_of_them() -> None:
    assert reading.together([-1.0, -1.0], agreeing=True) > -1.0
    assert reading.together([-1.0, -3.0], agreeing=False) == -1.0
    assert reading.together([-40.0, -40.0], agreeing=True) < -20
