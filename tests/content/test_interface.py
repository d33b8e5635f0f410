"""Sentences of the interface: filled in, with plural forms, never read twice."""

from __future__ import annotations

import pytest

from cscoach.content.interface import Interface, placeholders

STRINGS = {
    "walk": {
        "kept": "Saved.",
        "where": "{path} is kept, {path}.",
        "blanks": {"one": "{n} klausimas", "few": "{n} klausimai", "other": "{n} klausimų"},
        "deep": {"er": "down here"},
    }
}
SAYS = Interface("lt", STRINGS)


def test_a_sentence_by_its_path() -> None:
    assert SAYS.say("walk.kept") == "Saved."
    assert SAYS.say("walk.deep.er") == "down here"
    assert "walk.kept" in SAYS
    assert "walk.lost" not in SAYS


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 klausimų"), (1, "1 klausimas"), (2, "2 klausimai"), (10, "10 klausimų"), (11, "11 klausimų"),
     (21, "21 klausimas"), (22, "22 klausimai"), (1.5, "1.5 klausimų")],
)  # fmt: skip
def test_the_plural_is_chosen_by_n(number: float, said: str) -> None:
    assert SAYS.say("walk.blanks", n=number) == said


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [("en", 999, "999"), ("en", 9999, "9999"), ("en", 100_000, "100,000"), ("lt", 100_000, "100\u00a0000"),
     ("lv", 1250, "1250"), ("lv", 12_500, "12\u00a0500"), ("uk", 12_500, "12\u00a0500"), ("bg", 1250, "1250"),
     ("bg", 12_500, "12\u00a0500")],
)  # fmt: skip
def test_a_large_number_is_grouped_as_the_language_does_it(language: str, number: int, said: str) -> None:
    says = Interface(language, {"rows": {"one": "{n} of {of}, row {row}", "other": "{n} of {of}, row {row}"}})
    assert says.say("rows", n=number, of=number, row=number) == f"{said} of {said}, row {number}"


@pytest.mark.parametrize("told", ["{path}", "{{7*7}}", "{n}", "{", "\\1", "{0}", "{path.__class__}"])
def test_what_is_filled_in_is_never_filled_in_itself(told: str) -> None:
    assert SAYS.say("walk.where", path=told) == f"{told} is kept, {told}."


def test_what_is_missing_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        SAYS.say("walk.lost")
    with pytest.raises(KeyError):
        SAYS.say("walk.where")


def test_the_places_of_an_entry() -> None:
    assert placeholders("{a} and {b_c}, {a}") == {"a", "b_c"}
    assert placeholders({"one": "{n} x", "other": "{n} xs in {path}"}) == {"n", "path"}
    assert placeholders("none {{}} { a }") == set()
