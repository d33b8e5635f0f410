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
    return reading.rows([reading.Heard(reading.possible(each, kind), [0] * 3, 8) for each in scores], topic)


def probabilities(scores: list[list[float]], kind: Kind) -> dict[str, float]:
    """What the shipped reader makes of sentences."""
    found = reading.load()
    read = found.read(rows(scores, kind, "teamwork" if kind is Kind.STRENGTH else "arguing"), kind)
    return found.probabilities(read, read, kind)


#: Some sentences of an answer, each with any scores at all.
ANSWER = st.lists(st.lists(st.floats(-9, 9), min_size=len(LABELS), max_size=len(LABELS)), min_size=1, max_size=5)


def test_the_shipped_reader_fits_what_is_seen_and_the_labels() -> None:
    found, seen = reading.load(), rows([LOW, LOW], Kind.STRENGTH, "teamwork")
    assert tuple(found.odds) == reading.READ
    assert {len(found.first)} == {len(row) for row in seen} == {reading.SIGHT[0]}
    assert len(found.biases) == len(found.last) == len(found.first[0])
    assert {len(weights) for weights in found.last} == {len(reading.READ)}
    assert all(slope > 0 for _, slope, _ in found.odds.values())


def test_each_network_sees_its_columns_and_no_more() -> None:
    found = reading.load()
    units = len(found.biases) // len(reading.SIGHT)
    for column, weights in enumerate(found.first):
        assert len(weights) == units * sum(column < sight for sight in reading.SIGHT)


@given(ANSWER)
def test_adding_whole_rows_at_once_gives_what_adding_one_by_one_gives(scores: list[list[float]]) -> None:
    found = reading.load()
    for kind in Kind:
        seen = rows(scores, kind, "teamwork")
        for row, read in zip(seen, found.read(seen, kind), strict=True):
            units = [
                max(0, bias + sum(map(mul, row, (column[at] for column in found.first if at < len(column)))))
                >> reading.LOST
                for at, bias in enumerate(found.biases)
            ]
            assert list(read) == [sum(map(mul, units, weights)) for weights in zip(*found.last, strict=True)]


@given(ANSWER, st.sampled_from(Kind))
def test_what_stands_far_from_a_sentence_does_not_change_which_part_it_tells(
    scores: list[list[float]], kind: Kind
) -> None:
    found, parts = reading.load(), [reading.READ.index(letter) for letter in PARTS]
    near = [scores[0], LOW]
    first = found.read(rows(near, kind, "teamwork"), kind)
    other = found.read(rows([*near, *scores], kind, "teamwork"), kind)
    assert [first[0][part] for part in parts] == [other[0][part] for part in parts]


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
        assert all(scores[letter] == NEVER * reading.SEEN for letter in letters)
        assert all(score > 0 for label, score in scores.items() if label not in letters)


def test_a_topic_that_nobody_trained_is_read_as_none_of_them() -> None:
    known, other = (rows([LOW], Kind.STRENGTH, topic)[0] for topic in ("teamwork", "patience"))
    assert len(known) == len(other)
    assert sum(known) - sum(other) == reading.SEEN


@given(st.lists(st.lists(st.integers(-128, 160), min_size=len(LABELS), max_size=len(LABELS)), min_size=1, max_size=9))
def test_a_sentence_sees_what_is_beside_it_and_the_best_before_and_after_it(scores: list[list[int]]) -> None:
    heard = [reading.Heard(each, [1, 0, 2], 8) for each in scores]
    size, never = len(reading.AROUND), int(NEVER * reading.SEEN)
    for at, row in enumerate(reading.rows(heard, "teamwork")):
        assert row[: len(LABELS)] == scores[at]
        around = row[reading.ALONE :]
        blocks = (scores[at - 1 : at] if at else [], scores[at + 1 : at + 2], scores[:at], scores[at + 1 :])
        for block, found in enumerate(blocks):
            best = [max(score[index] for score in found or [[never] * len(LABELS)]) for index in reading.AROUND]
            if block < 2:
                assert around[block * size : block * size + size] == best
            else:
                assert around[block * size : block * size + size] == [max(never, number) for number in best]


def test_stretches_that_agree_are_surer_together_than_the_best_of_them() -> None:
    assert reading.together([-1.0, -1.0], agreeing=True) > -1.0
    assert reading.together([-1.0, -3.0], agreeing=False) == -1.0
    assert reading.together([-40.0, -40.0], agreeing=True) < -20
