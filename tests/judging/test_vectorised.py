"""Answers that are heard together, as arrays: the same is heard in them as in each by itself."""

from __future__ import annotations

import subprocess
import sys
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cscoach.content.schema import Kind
from cscoach.judging import features, listening, reading, segments
from cscoach.judging.heard import Asked, Heard
from cscoach.judging.judge import Case, judge, judge_all
from cscoach.judging.labels import PARTS
from cscoach.judging.units import units
from cscoach.judging.vectorised import checksums, cutting, hearing, vocabulary
from tests.judging.samples import ANSWERS, LANGUAGES


def typed(text: str) -> list[str]:
    """An answer as several people would type it."""
    return [
        text,
        text.lower().replace(".", "").replace(",", ""),
        "\n".join(f"- {line}" for line in text.split(". ")),
        text.split(". ")[0],
        f"Last year, usually 140 times … {text} ' _ 2024?!",
        " ".join(reversed(text.split())),
        "no",
    ]


CASES = [Case(told, topic, kind, language) for text, topic, kind, language in ANSWERS for told in typed(text)]


@pytest.fixture(autouse=True)
def _many(monkeypatch: pytest.MonkeyPatch) -> None:
    """So many answers were heard before that arrays pay."""
    monkeypatch.setattr(listening, "_heard", listening.MANY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_is_heard_in_many_answers_as_in_each(language: str) -> None:
    asked = [Asked(case.text, language, case.topic, case.kind) for case in CASES if case.language == language]
    for found, each in zip(hearing.hear(asked), asked, strict=True):
        alone = Heard(*each)
        # Logarithms may differ in the last figure.
        assert found.told == pytest.approx(alone.told, abs=1e-12)
        assert found.dated == alone.dated
        assert {label: found.span(label) for label in alone.told} == {label: alone.span(label) for label in alone.told}
    assert any(each.dated for each in hearing.hear(asked))


def test_answers_in_several_languages_are_judged_as_each_is() -> None:
    assert judge_all(CASES) == [judge(*case[:6]) for case in CASES]
    assert judge_all(CASES[::-1]) == [judge(*case[:6]) for case in CASES[::-1]]
    assert judge_all([]) == []


@pytest.mark.parametrize("odd", ["a" * 5000, "yes " * 3000, "", "…", "😀", "1 " * 300, "x/y/" * 400 + ". ."])
def test_what_does_not_fit_is_heard_by_itself(odd: str) -> None:
    cases = [CASES[0], Case(f"{CASES[0].text} {odd}", "teamwork", Kind.STRENGTH, "en"), CASES[1]]
    cases.append(Case(odd, "arguing", Kind.WEAKNESS, "en"))
    assert judge_all(cases) == [judge(*case[:6]) for case in cases]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> vocabulary.Vocabulary:
    """A vocabulary that has room for a few answers."""
    monkeypatch.setattr(vocabulary, "KEPT", 80)
    known = vocabulary.Vocabulary("en")
    monkeypatch.setattr(vocabulary, "load", lambda _: known)
    return known


ENGLISH = [Asked(case.text, "en", case.topic, case.kind) for case in CASES if case.language == "en"]


def test_a_vocabulary_that_is_full_begins_anew(small: vocabulary.Vocabulary) -> None:
    for each in (*ENGLISH, *ENGLISH):
        (found,) = hearing.hear([each])
        assert found.told == pytest.approx(Heard(*each).told, abs=1e-12)
        assert len(small.numbers) <= 80
    assert small.numbers[segments.EDGE] == vocabulary.EDGE


def test_answers_of_more_words_than_are_kept_are_heard_in_turn(small: vocabulary.Vocabulary) -> None:
    assert len({word for each in ENGLISH for word in features.words(each.text)}) > 80
    for found, each in zip(hearing.hear(ENGLISH), ENGLISH, strict=True):
        assert found.told == pytest.approx(Heard(*each).told, abs=1e-12)


def test_words_that_are_known_take_no_room(small: vocabulary.Vocabulary) -> None:
    hearing.hear(ENGLISH[:1])
    known = dict(small.numbers)
    hearing.hear(ENGLISH[:1] * 20)
    assert small.numbers == known


@given(st.lists(st.lists(st.floats(-9, 9), max_size=120), max_size=8))
def test_answers_are_cut_together_as_each_is(ends: list[list[float]]) -> None:
    together = cutting.cut([np.array(each) for each in ends])
    assert together == [segments.cut([*each, 0.0]) for each in ends]


@given(st.lists(st.text(st.sampled_from("aį’'`_7é .,!?–\n\tщ") | st.characters()), min_size=1))
def test_words_are_counted_together_as_in_each(texts: list[str]) -> None:
    spans = [[(unit.start, unit.end) for unit in units(text)] for text in texts]
    each = [features.Tokens(text).within(some) for text, some in zip(texts, spans, strict=True)]
    assert cutting.within(texts, spans) == each


@given(st.lists(st.tuples(st.binary(max_size=40), st.binary(max_size=checksums.LONGEST)), min_size=1))
def test_checksums_of_two_pieces_are_those_of_both_together(pieces: list[tuple[bytes, bytes]]) -> None:
    first, second = (np.array([crc32(each) for each in some], dtype=np.uint32) for some in zip(*pieces, strict=True))
    joined = checksums.joined(first, second, np.array([len(each) for _, each in pieces]))
    assert joined.tolist() == [crc32(one + other) for one, other in pieces]


def test_words_around_an_end_are_in_two_pieces_what_they_are_in_one() -> None:
    for first, second in [("closed", "then"), ("a", "ų"), ("^", "no")]:
        halves = zip(segments.around(first), segments.around(second), strict=True)
        assert tuple(begun + ended for (begun, _), (_, ended) in halves) == segments.of_pair(first, second)


def test_products_are_too_small_for_threads() -> None:
    reader = reading.load()
    assert hearing.FEW * len(reader.first) * len(reader.biases) < 4 * 65_536


COUNTED = """
import sys
from cscoach.judging.judge import Case, judge_all
from cscoach.content.schema import Kind
case = Case("I rang her on Friday and told her when it would come.", "teamwork", Kind.STRENGTH, "en")
for _ in range(int(sys.argv[1])):
    judge_all([case] * 6)
print("numpy" in sys.modules)
"""


@pytest.mark.parametrize(("sheets", "expected"), [(2, "False"), (40, "True")])
def test_numpy_is_only_imported_where_there_are_many_answers(sheets: int, expected: str) -> None:
    run = [sys.executable, "-c", COUNTED, str(sheets)]
    assert subprocess.run(run, capture_output=True, text=True, check=True).stdout.strip() == expected


def test_without_numpy_many_answers_are_judged_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    together = judge_all(CASES)
    monkeypatch.setattr(listening, "find_spec", lambda name: None)
    listening._is_vectorised.cache_clear()
    try:
        assert judge_all(CASES) == together
        assert any(judgement.told for judgement in together)
        assert {part for judgement in together for part in judgement.told} <= set(PARTS.values())
    finally:
        listening._is_vectorised.cache_clear()
