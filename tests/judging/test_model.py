"""The model of a language: a file of features and weights, and scores that are sums."""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterator
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cscoach.content import resources
from cscoach.judging import features, model
from cscoach.judging.labels import LABELS
from tests.judging.samples import LANGUAGES, STRENGTH

#: Weights of a small model: a word as a whole, two words in order, the letters of a word.
WEIGHTS = {
    features.single("rang"): [100, 0],
    features.pair("rang", "her"): [0, -50],
    features.letters("depot")[0]: [7, 7],
}


def packed(order: str) -> bytes:
    """The small model as a file, with its features in the byte order `little` or `big`."""
    head = {"labels": ["S", "T"], "biases": [-1.0, 2.0], "scales": [0.01, 0.1], "features": len(WEIGHTS)}
    keys = sorted(WEIGHTS)
    rows = bytes(weight % 256 for key in keys for weight in WEIGHTS[key])
    return json.dumps(head).encode() + b"\n" + b"".join(key.to_bytes(4, order) for key in keys) + rows  # type: ignore[arg-type]


def scores(known: model.Model, text: str) -> list[float]:
    """The scores of a whole text."""
    words = features.words(text)
    return known.running(words).scores(0, len(words))


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Iterator[model.Model]:
    """The small model, loaded as any other."""
    monkeypatch.setattr(resources, "model", lambda name: packed("little"))
    model.load.cache_clear()
    yield model.load("xx")
    model.load.cache_clear()


def test_a_score_is_the_bias_and_what_the_words_add(small: model.Model) -> None:
    assert scores(small, "nobody knows") == [-1.0, 2.0]
    assert scores(small, "Rang") == pytest.approx([-1.0 + 1.0, 2.0])
    # Two words and one pair: what they add is shared out over three.
    assert scores(small, "rang her") == pytest.approx([-1.0 + 1.0 / sqrt(3), 2.0 - 5.0 / sqrt(3)])
    assert scores(small, "her rang") == pytest.approx([-1.0 + 1.0 / sqrt(3), 2.0])
    sequences = len(features.letters("depot"))
    assert scores(small, "depot") == pytest.approx([-1.0 + 0.07 / sqrt(sequences), 2.0 + 0.7 / sqrt(sequences)])


def test_a_machine_of_the_other_byte_order_reads_the_same(small: model.Model, monkeypatch: pytest.MonkeyPatch) -> None:
    other = {"little": "big", "big": "little"}[sys.byteorder]
    monkeypatch.setattr(resources, "model", lambda name: packed(other))
    monkeypatch.setattr(sys, "byteorder", "big")
    swapped = model.load("yy")
    assert swapped.places.of(sorted(WEIGHTS)) == small.places.of(sorted(WEIGHTS)) == list(range(len(WEIGHTS)))
    assert swapped.weights == small.weights


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_models_that_are_shipped_can_be_read(language: str) -> None:
    found = model.load(language)
    assert found.labels == LABELS
    assert len(found.biases) == len(found.scales) == len(LABELS)
    assert len(found.weights) == len(found.places) * len(LABELS)


@given(st.sets(st.integers(0, 2**32 - 1), max_size=60), st.lists(st.integers(0, 2**32 - 1), max_size=20))
def test_features_are_found_alike_by_the_first_question_and_the_thousandth(known: set[int], others: list[int]) -> None:
    places = model.Places(array("I", sorted(known)))
    asked = [*others, *sorted(known)[::2], *others]
    before = places.of(asked)
    assert all(places.of(asked) == before for _ in range(model.MANY))
    assert [sorted(known)[at] for at in before] == [key for key in asked if key in known]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_text_has_the_same_score_whatever_was_judged_before(language: str) -> None:
    text = STRENGTH[language]
    first = scores(model.load(language), text)
    for other in STRENGTH.values():
        scores(model.load(language), other)
    assert scores(model.load(language), text) == first
    model.load.cache_clear()
    assert scores(model.load(language), text) == first


@pytest.mark.parametrize("kept", [0, 3])
def test_what_is_remembered_is_bounded_and_changes_nothing(
    small: model.Model, monkeypatch: pytest.MonkeyPatch, kept: int
) -> None:
    expected = scores(small, "she rang her depot twice today")
    monkeypatch.setattr(model, "KEPT", kept)
    monkeypatch.setattr(model, "KEPT_PAIRS", kept)
    for number in range(50):
        scores(small, f"word{number} and other{number}")
    assert len(small._words) <= kept + 1
    assert len(small._pairs) <= kept + 1
    assert scores(small, "she rang her depot twice today") == pytest.approx(expected)
