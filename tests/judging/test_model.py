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

from cscoach import memo
from cscoach.content import resources
from cscoach.judging import features, model
from cscoach.judging.labels import LABELS
from tests.judging.samples import LANGUAGES, STRENGTH

#: Weights of a small model: a word as a whole, two words in order, two stems near each other, the letters of a word.
WEIGHTS = {
    features.single("rang"): [100, 0],
    features.pair("rang", features.PAIR, "her"): [0, -50],
    features.pair("depo", features.NEAR, "clos"): [20, 0],
    features.letters("depot")[0]: [7, 7],
}


def packed(order: str) -> bytes:
    """The small model as a file, with its features in the byte order `little` or `big`."""
    head = {"labels": ["S", "T"], "biases": [-1.0, 2.0], "scales": [0.01, 0.1], "features": len(WEIGHTS)}
    keys = sorted(WEIGHTS)
    rows = bytes(weight % 256 for key in keys for weight in WEIGHTS[key])
    return json.dumps(head).encode() + b"\n" + b"".join(key.to_bytes(4, order) for key in keys) + rows  # type: ignore[arg-type]


def almost(expected: float | list[float]) -> object:
    """Shares are counted in parts, and a part is not nothing."""
    return pytest.approx(expected, abs=1e-3)


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
    # What two words add is shared out over two, what their one pair adds is not.
    assert scores(small, "rang her") == almost([-1.0 + 1.0 / sqrt(2), 2.0 - 5.0])
    assert scores(small, "her rang") == almost([-1.0 + 1.0 / sqrt(2), 2.0])
    sequences = len(features.letters("depot"))
    assert scores(small, "depot") == almost([-1.0 + 0.07 / sqrt(sequences), 2.0 + 0.7 / sqrt(sequences)])


#: What the pair of stems adds when that many could stand in the stretch.
BY_PAIRS = {1: 0.2, 3: 0.2 / sqrt(3), 5: 0.0}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [("depots closed", 1), ("depository was closing", 3), ("closed depots", 0), ("depots were nearly closed", 0)],
)
def test_stems_belong_together_in_order_and_over_one_word_between(small: model.Model, text: str, pairs: int) -> None:
    words = features.words(text)
    # Of their letters, those at the beginning are known, wherever the word stands.
    lengths = [len(features.letters(word)) for word in words]
    known = sum(features.letters("depot")[0] in features.letters(word) for word in words)
    assert scores(small, text)[0] == almost(-1.0 + 0.07 * known / sqrt(sum(lengths)) + BY_PAIRS.get(pairs, 0.0))


def test_stems_belong_together_where_both_are_in_the_stretch(small: model.Model) -> None:
    running = small.running(features.words("the depot was closed at ten"))
    whole, first, second = running.scores(1, 4)[0], running.scores(1, 3)[0], running.scores(2, 4)[0]
    assert whole == almost(small.running(features.words("depot was closed")).scores(0, 3)[0])
    assert first == almost(small.running(features.words("depot was")).scores(0, 2)[0])
    assert second == almost(-1.0)


def test_the_longest_text_that_is_judged_has_room(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = [
        features.single("a"),
        features.letters("a")[0],
        *(features.pair("a", mark, "a") for mark in (features.PAIR, features.NEAR)),
    ]
    weights = array("b", [127, -127] * len(kinds))
    greatest = model.Model(("S", "T"), (0.0, 0.0), (1.0, 1.0), model.Places(array("I", sorted(kinds))), weights)
    count = 100_000
    most = 127 * (2 * sqrt(count) + sqrt(count - 1) + sqrt(2 * count - 3))
    assert greatest.running(["a"] * count).scores(0, count) == pytest.approx([most, -most], rel=0.05)


def test_a_machine_of_the_other_byte_order_reads_the_same(small: model.Model, monkeypatch: pytest.MonkeyPatch) -> None:
    other = {"little": "big", "big": "little"}[sys.byteorder]
    monkeypatch.setattr(resources, "model", lambda name: packed(other))
    monkeypatch.setattr(sys, "byteorder", "big")
    swapped = model.load("yy")
    assert swapped.places.each(sorted(WEIGHTS)) == small.places.each(sorted(WEIGHTS)) == list(range(len(WEIGHTS)))
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
    before = places.each(asked)
    assert all(places.each(asked) == before for _ in range(model.MANY))
    assert [at if at is None else sorted(known)[at] for at in before] == [
        key if key in known else None for key in asked
    ]


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
    monkeypatch.setattr(memo, "MOST", kept)
    for number in range(50):
        scores(small, f"word{number} and other{number}")
    assert len(small._words) <= kept + 1
    assert scores(small, "she rang her depot twice today") == pytest.approx(expected)
