"""Scores of units → how likely each part and fault is told by the answer as a whole."""

from __future__ import annotations

import pytest

from cscoach.content.schema import Kind
from cscoach.judging import reading
from cscoach.judging.labels import ATTITUDES, FAULTS, LABELS, NEVER, ONLY, PARTS

LOW = [-3.0] * len(LABELS)


def high(*labels: str) -> list[float]:
    """A unit that shows some labels clearly, and nothing else."""
    return [4.0 if label in labels else -3.0 for label in LABELS]


def probabilities(units: list[list[float]], kind: Kind, words: int = 60) -> dict[str, float]:
    """What the shipped reader makes of units."""
    topic = "teamwork" if kind is Kind.STRENGTH else "arguing"
    return reading.load().probabilities([reading.possible(scores, kind) for scores in units], topic, kind, words)


def test_the_shipped_reader_fits_the_summary_and_the_labels() -> None:
    reader = reading.load()
    size = len(reading.summary([LOW, LOW], "teamwork", 80))
    assert all(len(row) == size for row in reader.weights)
    assert len(reader.biases) == len(reader.targets) == len(reader.weights)
    assert {*PARTS, *FAULTS, "O", "W"} <= {*reader.targets, *reader.attitudes}
    assert reader.attitudes.keys() == set(ATTITUDES)
    view = len(reading.stance([LOW, LOW], ATTITUDES[0], Kind.STRENGTH))
    assert all(len(row) == view + 1 for row in reader.attitudes.values())


@pytest.mark.parametrize("count", [1, 2, 9])
@pytest.mark.parametrize("kind", [Kind.STRENGTH, Kind.WEAKNESS])
def test_likelihoods_are_between_nothing_and_one_and_the_same_each_time(count: int, kind: Kind) -> None:
    for scores in (LOW, high(*LABELS), [-1e9] * len(LABELS), [1e9] * len(LABELS)):
        told = probabilities([scores] * count, kind)
        assert {*PARTS, *FAULTS, "O", "W"} <= told.keys()
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
    known, other = (reading.summary([LOW], topic, 60) for topic in ("teamwork", "patience"))
    assert len(known) == len(other)
    assert sum(known) - sum(other) == 1.0
