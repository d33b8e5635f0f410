"""What goes on from a stem is found as it would be by trying every entry of a list."""

from __future__ import annotations

import pytest

from cscoach.content import continuation
from cscoach.content.load import available, load
from training.data import stories

#: Of each language so many sentences, spread over all that were written for it.
SENTENCES = 400


def beginnings(language: str) -> list[str]:
    """Sentences as they are typed, in small letters, and from a later word on."""
    said = [place[0].text for story in stories(language) for place in story.places]
    some = said[:: len(said) // SENTENCES]
    return [*some, *map(str.lower, some), *(text.split(" ", 1)[-1] for text in some), *(f"3 {text}" for text in some)]


@pytest.mark.parametrize("language", available())
def test_no_list_is_passed_over_whose_pattern_fits(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    joining = load(language).joining
    texts = beginnings(language)

    def found() -> list[bool]:
        return [
            continuation.continues("It was", text, kind, joining) for kind in joining.kinds.values() for text in texts
        ]

    quickly = found()
    assert 0 < sum(quickly) < len(quickly)
    monkeypatch.setattr(continuation, "_leads", lambda pattern: [""])
    continuation._MADE.clear()
    continuation._LISTS.clear()
    continuation._sorted.cache_clear()
    assert quickly == found()


@pytest.mark.parametrize(
    ("pattern", "leads"),
    [
        (r"it was (an?|at)", ["it"]),
        (r"(next |same )?day", [""]),
        (r"(все|усе) закінчил\w+", ["все", "усе"]),
        (r"зі? (січня|лютого)", [""]),
        (r"ab*c", [""]),
        (r"да(?! \w)", ["да"]),
        (r"cut|paste", [""]),
        (r"\w+ed", [""]),
        (r"\d+", list("0123456789")),
    ],
)
def test_what_a_pattern_begins_with_is_known_where_it_is_letters(pattern: str, leads: list[str]) -> None:
    assert continuation._leads(pattern) == leads
