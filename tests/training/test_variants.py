"""What becomes of an answer when one thing in it is changed."""

from __future__ import annotations

import random

from cscoach.judging.labels import LABELS
from cscoach.judging.reading import Heard
from training.data import Sentence, Story
from training.variants import VARIANTS, Answer, Pool, scored


def sentence(labels: str, text: str, *faults: str) -> Sentence:
    """A sentence with its letters, and faults."""
    return Sentence(text, frozenset(labels) | frozenset(faults))


def heard(told: Sentence) -> Heard | None:
    """A sentence that is known again by how many words it has."""
    words = told.text.split()
    return Heard([0] * len(LABELS), [0] * 3, len(words)) if words else None


def answer(topic: str, *places: tuple[Sentence, ...], heap: int = 0, whole: bool = True) -> Answer:
    """A story of such places, scored."""
    return scored(Story(topic, "associate", places, whole), heap, heard)


WHOLE = answer(
    "teamwork",
    (sentence("SO", "Last May the till broke."),),
    (sentence("T", "I had to keep people moving."),),
    (sentence("A", "I opened the second till and called a colleague."),),
    (sentence("R", "Nobody waited longer than two minutes that day, as we saw later."),),
)
OTHER = answer(
    "composure",
    (sentence("SO", "In June a man shouted."), sentence("", "The shop is blue.")),
    (sentence("A", "I listened."), sentence("AW", "We listened all together.")),
    (sentence("A", "I hung up on him.", "composure", "attitude"),),
)


def variants(answers: list[Answer], of: Answer) -> list[list[frozenset[str]]]:
    """The labels of the sentences of each variant."""
    pool = Pool(answers, random.Random(3))
    return [[each.labels for each in made] for made in pool.variants(of)]


def test_the_answer_itself_comes_first_and_there_are_not_too_many() -> None:
    made = variants([WHOLE, OTHER], WHOLE)
    assert made[0] == [each.labels for each in WHOLE.told]
    assert len(made) <= VARIANTS


def test_each_part_is_cut_out_once_and_made_neutral_once() -> None:
    made = variants([WHOLE, OTHER], WHOLE)
    told = [each.labels for each in WHOLE.told]
    for part in "STAR":
        at = next(index for index, labels in enumerate(told) if part in labels)
        assert [*told[:at], *told[at + 1 :]] in made
        assert [*told[:at], frozenset(), *told[at + 1 :]] in made


def test_a_day_becomes_a_habit_i_becomes_we_and_an_attitude_comes_in() -> None:
    made = variants([WHOLE, OTHER], WHOLE)
    assert any("O" not in frozenset().union(*labels) and len(labels) == 4 for labels in made)
    assert any("W" in frozenset().union(*labels) for labels in made)
    assert any("composure" in frozenset().union(*labels) for labels in made)


def test_an_attitude_is_taken_only_from_answers_that_were_scored_with_this_one() -> None:
    far = answer(
        "composure", (sentence("A", "I hung up.", "composure", "attitude"), sentence("", "It rained.")), heap=1
    )
    made = variants([WHOLE, far], WHOLE)
    assert not any("composure" in frozenset().union(*labels) for labels in made)


def test_a_sentence_without_words_is_left_out_and_an_answer_of_none_has_no_variants() -> None:
    empty = answer("teamwork", (sentence("A", ""),))
    assert empty.places == ()
    assert variants([WHOLE, OTHER], empty) == []
