"""What the model sees of words: it is blind to how they are typed, and to nothing else."""

from __future__ import annotations

from itertools import pairwise

import pytest

from cscoach.judging import features
from cscoach.judging.units import units


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("She RANG Me", "she rang me"),
        ("Ačiū, šeši ėjo į ąžuolyną", "aciu sesi ejo i azuolyna"),
        ("Jūrmalā ķēniņš", "jurmala kenins"),
        ("об'єкт сім'я", "об’єкт сімʼя"),
        ("don't I've", "don’t I`ve"),
        ("ѝ казах", "и казах"),
        ("ёлка", "елка"),
        ("Café", "Cafe\u0301"),
        ("straße", "strasse"),
        ("rang, her. Twice!", "rang her twice"),
        ("140 trees", "215 trees"),
    ],
)
def test_the_same_words_typed_in_two_ways(one: str, other: str) -> None:
    assert features.words(one) == features.words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("мій", "міи"),
        ("їх", "іх"),
        ("ґанок", "ганок"),
        ("14 trees", "140 trees"),
        ("rang", "rank"),
        ("a1", "a2"),
    ],
)
def test_other_words_stay_others(one: str, other: str) -> None:
    assert features.words(one) != features.words(other)


@pytest.mark.parametrize("text", ["", "…", "?! —", "😀", "«»"])
def test_no_words(text: str) -> None:
    assert features.words(text) == []


def test_letters_show_where_a_word_begins_and_ends() -> None:
    assert len(set(features.letters("rang"))) == 4 + 3
    assert set(features.letters("rang")).isdisjoint(features.letters("so"))
    shared = set(features.letters("calling")) & set(features.letters("telling"))
    assert shared
    assert shared < set(features.letters("calling"))
    assert len(features.letters("я")) == 1


def test_features_are_32_bits_and_their_kinds_apart() -> None:
    words = features.words("She rang the depot and the driver rang her back")
    singles = {features.single(word) for word in words}
    pairs = {
        features.pair(first, mark, second)
        for mark in (features.PAIR, features.NEAR)
        for first, second in pairwise(words)
    }
    letters = {sequence for word in words for sequence in features.letters(word)}
    assert all(0 <= key < 2**32 for key in singles | pairs | letters)
    assert not singles & pairs
    assert not (singles | pairs) & letters
    assert features.pair("she", features.PAIR, "rang") != features.pair("rang", features.PAIR, "she")


@pytest.mark.parametrize(
    "text", ["I rang her. She … came, 'twice'!\n\n_ 3 o’clock — x/y", "a", "", "... !", "Žinau (taip).\n- ne;\n– ir …"]
)
def test_words_within_sentences_are_those_that_begin_in_them(text: str) -> None:
    tokens = features.tokens(text)
    spans = [(unit.start, unit.end) for unit in units(text)]
    inside = [[number for number, at in enumerate(tokens.starts) if start <= at < end] for start, end in spans]
    assert [list(range(*words)) for words in tokens.within(spans)] == inside
    assert len(tokens.starts) == len(tokens.words)
