"""A function of words that remembers, and does not grow."""

from __future__ import annotations

import pytest

from cscoach import memo
from cscoach.memo import Memo


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def lengths(asked: list[str]) -> Memo[int]:
    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    return Memo(length)


def test_a_word_is_looked_at_once(lengths: Memo[int], asked: list[str]) -> None:
    assert [lengths[word] for word in ("one", "three", "one")] == [3, 5, 3]
    assert asked == ["one", "three"]


def test_it_keeps_so_many_and_as_many_that_came_before(
    lengths: Memo[int], asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memo, "MOST", 3)
    for word in ("a", "bb", "ccc", "dddd", "a", "eeeee", "ffffff", "a"):
        assert lengths[word] == len(word)
        assert len(lengths) <= 3
    assert asked == ["a", "bb", "ccc", "dddd", "eeeee", "ffffff"]
    assert lengths["bb"] == 2
    assert asked[-1] == "bb"


def test_what_is_no_word_is_not_kept(lengths: Memo[int]) -> None:
    assert lengths["x" * 50_000] == 50_000
    assert not lengths
