"""Ratings from 1 to 5, which follow from what was seen."""

from __future__ import annotations

from itertools import combinations

import pytest

from cscoach.content.schema import PARTS, Kind
from cscoach.judging.coaching import FIRST
from cscoach.judging.counted import length
from cscoach.judging.judgement import Finding
from cscoach.judging.labels import LABELS
from cscoach.judging.rating import rate

DIMENSIONS = {
    Kind.STRENGTH: {"star", "own", "specific", "outcome", "relevance", "tone", "length"},
    Kind.WEAKNESS: {"honest", "harm", "instead", "evidence", "tone", "length"},
}
TEXTS = ("I rang her.", "By 9.40 all 140 were out, and 215 the day after.", "She said “thank you” and he said “no”.")
SURE, UNSURE = dict.fromkeys(LABELS, 0.99), dict.fromkeys(LABELS, 0.55)

#: The rating that a part lifts.
LIFTS = {
    "situation": "specific",
    "action": "own",
    "result": "outcome",
    "admission": "honest",
    "impact": "harm",
    "improvement": "instead",
    "evidence": "evidence",
}

KINDS = (Kind.STRENGTH, Kind.WEAKNESS)


def subsets(kind: Kind) -> list[set[str]]:
    """All combinations of the parts of an answer."""
    return [set(some) for size in range(5) for some in combinations(PARTS[kind], size)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("told", [SURE, UNSURE], ids=["sure", "unsure"])
def test_every_dimension_is_from_one_to_five_or_not_asked(kind: Kind, told: dict[str, float]) -> None:
    for parts in subsets(kind):
        for findings in ([], *([Finding(rule, 1.0)] for rule in FIRST), [Finding(rule, 1.0) for rule in FIRST]):
            for text in TEXTS:
                for seconds in (0.0, 10.0, 31.0, 59.0, 90.0, 130.0, 1000.0):
                    found = rate(kind, told, parts, findings, text, seconds)
                    assert found.keys() == DIMENSIONS[kind]
                    assert all(rating is None or rating in range(1, 6) for rating in found.values())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("told", [SURE, UNSURE], ids=["sure", "unsure"])
def test_one_more_part_never_lowers_a_rating(kind: Kind, told: dict[str, float]) -> None:
    for parts in subsets(kind):
        before = rate(kind, told, parts, [], TEXTS[0], 60)
        for more in set(PARTS[kind]) - parts:
            after = rate(kind, told, parts | {more}, [], TEXTS[0], 60)
            assert all((after[name] or 0) >= (before[name] or 0) for name in before)
            if kind is Kind.STRENGTH and len(parts) < 3:
                assert (after["star"] or 0) > (before["star"] or 0)
            if more in LIFTS:
                assert (after[LIFTS[more]] or 0) > (before[LIFTS[more]] or 0)


@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_never_raises_a_rating(kind: Kind) -> None:
    for parts in subsets(kind):
        before = rate(kind, SURE, parts, [], TEXTS[1], 60)
        for rule in FIRST:
            after = rate(kind, SURE, parts, [Finding(rule, 1.0)], TEXTS[1], 60)
            # Whoever hides behind “we” has done something, which is more than nothing told.
            assert all((after[name] or 0) <= (before[name] or 0) for name in before if name != "own"), rule


@pytest.mark.parametrize(
    "rule", ["blames-others", "loses-composure", "unequal-treatment", "wins-the-argument", "cliche"]
)
def test_the_tone_suffers_from_faults(rule: str) -> None:
    for kind in KINDS:
        assert (rate(kind, SURE, set(), [Finding(rule, 1.0)], "", 60)["tone"] or 0) < 4


@pytest.mark.parametrize("kind", KINDS)
def test_length_is_best_at_a_minute_or_two_and_worse_away_from_it(kind: Kind) -> None:
    ratings = [rate(kind, SURE, set(), [], "", seconds)["length"] or 0 for seconds in range(400)]
    best = ratings.index(5)
    assert max(ratings) == 5
    assert ratings[:best] == sorted(ratings[:best])
    assert ratings[best:] == sorted(ratings[best:], reverse=True)
    assert ratings[0] == ratings[-1] == 1
    assert ratings[75] == 5


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_said_to_be_too_long_is_not_of_the_best_length(kind: Kind) -> None:
    for seconds in range(400):
        found = length(seconds)
        if found is not None and found.rule == "too-long":
            assert (rate(kind, SURE, set(), [found], "", seconds)["length"] or 0) < 5


def test_figures_make_a_strength_more_specific_and_a_step_believable() -> None:
    parts = set(PARTS[Kind.STRENGTH])
    without, with_some = (rate(Kind.STRENGTH, SURE, parts, [], text, 60) for text in TEXTS[:2])
    assert (with_some["specific"] or 0) > (without["specific"] or 0)
    assert (with_some["outcome"] or 0) > (without["outcome"] or 0)
    parts = set(PARTS[Kind.WEAKNESS])
    vague, told = (rate(Kind.WEAKNESS, SURE, parts, [], text, 60) for text in TEXTS[:2])
    assert (told["evidence"] or 0) > (vague["evidence"] or 0)
