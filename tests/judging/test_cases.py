"""Answers in which a label must be seen, and near misses in which it must not: `cases.yaml`, and what is counted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from cscoach.content.schema import Kind
from cscoach.judging.judge import judge
from cscoach.judging.judgement import Judgement
from cscoach.judging.labels import FAULTS, PARTS
from tests.judging.samples import ANSWERS, LANGUAGES, STRENGTH
from tests.judging.test_counted import PLAIN, SURE, UNSURE

#: How many of the cases of a language must be right. All of them never are: see the model card.
RIGHT = 0.85

STRENGTHS = ("teamwork", "hard-work", "composure")


@dataclass(frozen=True)
class Case:
    """A label, whether it must be seen, and the answer."""

    language: str
    label: str
    must: bool
    topic: str
    text: str

    def judgement(self) -> Judgement:
        """What the judge says."""
        return judge(self.text, self.topic, kind(self.topic), self.language)

    @property
    def right(self) -> bool:
        """Whether the label is seen where it must be; a doubt that is only asked counts as not seen."""
        found = self.judgement()
        return (self.label in {*found.told, *rules(found)}) is self.must

    def __str__(self) -> str:
        found = self.judgement()
        asked = [doubt.rule for doubt in found.doubts]
        return (
            f"{self.label} {'must' if self.must else 'must not'} be seen in: {self.text}\n"
            f"    told {list(found.told)}, found {sorted(rules(found))}, asked {asked}"
        )


def kind(topic: str) -> Kind:
    """The kind of answer that a topic asks for."""
    return Kind.STRENGTH if topic in STRENGTHS else Kind.WEAKNESS


def rules(found: Judgement) -> set[str]:
    """The findings that are asserted."""
    return {fault.rule for fault in found.findings}


def read() -> list[Case]:
    """All cases."""
    data = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))
    return [
        Case(language, label, key == "must", topic, text)
        for language, labels in data.items()
        for label, sides in labels.items()
        for key, answers in sides.items()
        for answer in answers
        for topic, text in answer.items()
    ]


CASES = read()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_has_cases_on_both_sides(language: str) -> None:
    for label in (*PARTS.values(), *FAULTS.values()):
        for must in (True, False):
            found = [case for case in CASES if (case.language, case.label, case.must) == (language, label, must)]
            assert len(found) >= 2
            assert len({case.text for case in found}) == len(found)
            assert label not in PARTS.values() or all(case.label in expected(case.topic) for case in found)


def expected(topic: str) -> list[str]:
    """The parts of an answer on a topic."""
    letters = "STAR" if kind(topic) is Kind.STRENGTH else "MIVE"
    return [PARTS[letter] for letter in letters]


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_cases_are_judged_right(language: str) -> None:
    cases = [case for case in CASES if case.language == language]
    wrong = [case for case in cases if not case.right]
    rate = 1 - len(wrong) / len(cases)
    assert rate >= RIGHT, f"{rate:.0%} of {len(cases)} are right; wrong are\n" + "\n".join(map(str, wrong))


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.label == "personal-data"], ids=lambda case: case.text[:40]
)
def test_personal_data_is_found_exactly(case: Case) -> None:
    assert case.right


@pytest.mark.parametrize("language", LANGUAGES)
def test_hedging_is_found_exactly(language: str) -> None:
    unsure = judge(f"{STRENGTH[language]} {UNSURE[language]}", "composure", Kind.STRENGTH, language)
    assert "hedging" in rules(unsure)
    for sure in (SURE[language], PLAIN[language], STRENGTH[language]):
        assert "hedging" not in rules(judge(sure, "composure", Kind.STRENGTH, language))


@pytest.mark.parametrize(("text", "topic", "asked", "language"), ANSWERS)
def test_lengths_are_found_exactly(text: str, topic: str, asked: Kind, language: str) -> None:
    first = text.split(". ")[0]
    for given, found in ((first, {"too-short"}), (text, set()), (f"{text} " * 6, {"too-long"})):
        assert rules(judge(given, topic, asked, language)) & {"too-short", "too-long"} == found
