"""Sentences as they are heard: cut by the words alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cscoach.judging import features, segments
from tests.judging.samples import LANGUAGES, STRENGTH, WEAKNESS

WORDS = st.lists(st.sampled_from(["i", "rang", "her", "so", "then", "она", "tada", "0", "ok"]), max_size=120)


@pytest.mark.parametrize("language", LANGUAGES)
@given(words=WORDS)
def test_segments_cover_all_words_and_none_is_too_short_or_too_long(language: str, words: list[str]) -> None:
    found = segments.load(language).segments(words)
    assert [word for first, last in found for word in words[first:last]] == words
    if len(words) > segments.SHORTEST:
        assert all(segments.SHORTEST <= last - first <= segments.LONGEST for first, last in found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("answers", [STRENGTH, WEAKNESS])
def test_some_sentences_end_where_a_reader_hears_them_end(language: str, answers: dict[str, str]) -> None:
    sentences = [words for words in map(features.words, answers[language].replace("!", ".").split(". ")) if words]
    words = [word for sentence in sentences for word in sentence]
    ends = {sum(map(len, sentences[: at + 1])) for at in range(len(sentences))}
    found = {last for _, last in segments.load(language).segments(words)}
    assert len(found & ends) / len(ends) > 0.3
    assert len(found) < len(words) / 6
