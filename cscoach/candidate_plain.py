"""The candidate in data that has no fault, read without a validator.

Making the validator costs more than all the rest of reading one file, and most files are in order. Whatever is not
plainly in order is left to it: it reads the same and words every fault (`candidate_file`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cscoach import text
from cscoach.candidate import (
    LONGEST_LINE,
    OPENING_PARTS,
    STRENGTH_PARTS,
    WEAKNESS_PARTS,
    Answer,
    Candidate,
    Vocabulary,
)
from cscoach.dates import read_date

KEYS = frozenset(
    {
        "name",
        "language",
        "interview_language",
        "grammatical_gender",
        "role",
        "employer",
        "interview_on",
        "opening",
        "strengths",
        "weaknesses",
        "what_if",
    }
)

GENDERS = ("feminine", "masculine")


class NotPlainError(Exception):
    """Something in the data is not plainly in order."""


def plain(data: Any, vocabulary: Vocabulary) -> Candidate:
    """The candidate in data. Raises `NotPlainError` for anything that a validator should look at."""
    if not isinstance(data, dict) or not data.keys() <= KEYS:
        raise NotPlainError
    language = _one_of(data.get("language"), vocabulary.languages)
    if language is None:
        raise NotPlainError
    told_on = data.get("interview_on")
    try:
        interview_on = read_date(told_on) if told_on is not None else None
    except (ValueError, TypeError, AttributeError) as error:
        raise NotPlainError from error
    return Candidate(
        language=language,
        interview_language=_one_of(data.get("interview_language"), vocabulary.languages) or language,
        name=_line(data.get("name")),
        grammatical_gender=_one_of(data.get("grammatical_gender"), GENDERS),  # type: ignore[arg-type]
        role=_one_of(data.get("role"), vocabulary.roles),
        employer=_line(data.get("employer")),
        interview_on=interview_on,
        opening=_answer(data.get("opening"), OPENING_PARTS),
        strengths=_answers(data.get("strengths"), vocabulary.strengths, STRENGTH_PARTS),
        weaknesses=_answers(data.get("weaknesses"), vocabulary.weaknesses, WEAKNESS_PARTS),
        what_if=_texts(data.get("what_if"), (*vocabulary.strengths, *vocabulary.weaknesses)),
    )


def _one_of(value: Any, known: tuple[str, ...]) -> str | None:
    if value is not None and value not in known:
        raise NotPlainError
    return value  # type: ignore[no-any-return]


def _text(value: Any, longest: int) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise NotPlainError
    return value


def _line(value: Any) -> str | None:
    return text.clean_line(_text(value, LONGEST_LINE)) or None if value is not None else None


def _answers(told: Any, topics: tuple[str, ...], parts: tuple[str, ...]) -> Mapping[str, Answer]:
    if told is None:
        return {}
    if not isinstance(told, dict) or not set(told) <= set(topics):
        raise NotPlainError
    return {topic: _answer(words, parts) for topic, words in told.items()}


def _texts(told: Any, topics: tuple[str, ...]) -> Mapping[str, str]:
    if told is None:
        return {}
    if not isinstance(told, dict) or not set(told) <= set(topics):
        raise NotPlainError
    cleaned = {topic: text.clean(_text(words, text.LONGEST)) for topic, words in told.items() if words is not None}
    return {topic: words for topic, words in cleaned.items() if words}


def _answer(told: Any, parts: tuple[str, ...]) -> Answer:
    if told is None:
        return Answer()
    if isinstance(told, str):
        return Answer(whole=text.clean(_text(told, text.LONGEST)) or None)
    if not isinstance(told, dict) or not set(told) <= set(parts):
        raise NotPlainError
    cleaned = {part: text.clean(_text(told[part], text.LONGEST)) for part in parts if told.get(part) is not None}
    return Answer({part: words for part, words in cleaned.items() if words})
