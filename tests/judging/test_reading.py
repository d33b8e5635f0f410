"""Scores of stretches → how likely each part and fault is told by the answer as a whole."""

from __future__ import annotations

import random

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


def rows(scores: list[list[float]], kind: Kind, topic: str) -> tuple[list[reading.Row], list[reading.Row]]:
    """What is seen of stretches that follow each other: as sentences, and as windows."""
    possible = [reading.possible(each, kind) for each in scores]
    ranges = [(at * 8, at * 8 + 8) for at in range(len(scores))]
    return reading.of_sentences(possible, [8] * len(scores), topic), reading.of_windows(possible, ranges, topic)


def probabilities(scores: list[list[float]], kind: Kind) -> dict[str, float]:
    """What the shipped reader makes of stretches."""
    sentences, windows = rows(scores, kind, "teamwork" if kind is Kind.STRENGTH else "arguing")
    return reading.load().probabilities([sentences, sentences], windows, kind)


def test_the_shipped_reader_fits_what_is_seen_and_the_labels() -> None:
    sentences, windows = rows([LOW, LOW], Kind.STRENGTH, "teamwork")
    targets = reading.load().targets
    assert set(targets) == {*PARTS, *FAULTS, "O"}
    for label, target in targets.items():
        assert len(target.weights) == len((windows if label in ATTITUDES else sentences)[0])
        assert target.slope > 0


@pytest.mark.parametrize("count", [1, 2, 9])
@pytest.mark.parametrize("kind", [Kind.STRENGTH, Kind.WEAKNESS])
def test_likelihoods_are_between_nothing_and_one_and_the_same_each_time(count: int, kind: Kind) -> None:
    for scores in (LOW, high(*LABELS), [-1e9] * len(LABELS), [1e9] * len(LABELS)):
        told = probabilities([scores] * count, kind)
        assert {*PARTS, *FAULTS, "O"} <= told.keys()
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
    for view in (0, 1):
        known, other = (rows([LOW], Kind.STRENGTH, topic)[view][0] for topic in ("teamwork", "patience"))
        assert len(known) == len(other)
        assert sum(known) - sum(other) == 1.0


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 22)), min_size=1, max_size=12), st.randoms())
def test_a_window_sees_what_overlaps_it_and_what_comes_before_and_after(
    spans: list[tuple[int, int]], chance: random.Random
) -> None:
    ranges = sorted({(start, start + width) for start, width in spans})
    scores = [[chance.uniform(-4, 5) for _ in LABELS] for _ in ranges]
    size = len(reading.AROUND)
    for (first, last), row in zip(ranges, reading.of_windows(scores, ranges, "teamwork"), strict=True):
        around = row[len(LABELS) : len(LABELS) + 3 * size]
        there = list(zip(ranges, scores, strict=True))
        overlapping = [score for (a, b), score in there if a < last and b > first]
        before = [score for (_, b), score in there if b <= first]
        after = [score for (a, _), score in there if a >= last]
        for block, found in enumerate((overlapping, before, after)):
            best = [max([NEVER, *(score[index] for score in found)]) for index in reading.AROUND]
            assert around[block * size : block * size + size] == best


def test_stretches_that_agree_are_surer_together_than_the_best_of_them() -> None:
    assert reading.together([-1.0, -1.0], agreeing=True) > -1.0
    assert reading.together([-1.0, -3.0], agreeing=False) == -1.0
    assert reading.together([-40.0, -40.0], agreeing=True) < -20
