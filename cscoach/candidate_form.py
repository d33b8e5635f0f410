"""The form of a candidate file for what is known: what a validator and the JSON Schema are made of."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, create_model
from pydantic_core import PydanticCustomError

from cscoach import text
from cscoach.candidate import LONGEST_LINE, OPENING_PARTS, STRENGTH_PARTS, WEAKNESS_PARTS, Vocabulary
from cscoach.dates import read_date


@lru_cache(maxsize=8)
def form(vocabulary: Vocabulary) -> type[BaseModel]:
    """The model of the candidate file for what is known; its faults are pydantic's and `parse` words them."""
    opening, strength, weakness = (
        _parts(name, parts)
        for name, parts in (("Opening", OPENING_PARTS), ("Strength", STRENGTH_PARTS), ("Weakness", WEAKNESS_PARTS))
    )
    return create_model(
        "CandidateFile",
        __config__=_STRICT,
        name=_optional(_LineText, "The candidate's name, as it stands on the sheet. It is never inflected."),
        language=(_choice(vocabulary.languages), Field(description="The language of guidance.")),
        interview_language=_optional(
            _choice(vocabulary.languages), "The language of the interview and of the answers; else that of guidance."
        ),
        grammatical_gender=_optional(
            _choice(("feminine", "masculine")), "The grammatical form for languages whose past tense shows it."
        ),
        role=_optional(_choice(vocabulary.roles), "The post that the interview is for."),
        employer=_optional(_LineText, "The employer, as it stands in the advert. It is never inflected."),
        interview_on=_optional(_Day, "The day of the interview, as in 2026-12-03."),
        opening=_optional(opening, "The answer to “Tell me about yourself”, by parts or as one text."),
        strengths=_optional(_topics("Strengths", vocabulary.strengths, strength), "Answers by strength."),
        weaknesses=_optional(_topics("Weaknesses", vocabulary.weaknesses, weakness), "Answers by weakness."),
        what_if=_optional(
            _topics("WhatIf", (*vocabulary.strengths, *vocabulary.weaknesses), _Text),
            "What the candidate would do: answers to situational questions, by topic.",
        ),
    )


_STRICT = ConfigDict(extra="forbid")


def _optional(kind: Any, description: str) -> Any:
    return (kind | None, Field(default=None, description=description))


def _choice(values: tuple[str, ...]) -> Any:
    return Literal[values]


def _date(told: Any) -> date:
    if isinstance(told, date):
        return told
    try:
        return read_date(told)
    except (ValueError, TypeError, AttributeError) as error:
        raise PydanticCustomError("impossible_date", "impossible date") from error


_LineText = Annotated[str, Field(max_length=LONGEST_LINE), AfterValidator(text.clean_line)]
_Text = Annotated[str, Field(max_length=text.LONGEST), AfterValidator(text.clean)]
_Day = Annotated[date, BeforeValidator(_date)]


def _parts(name: str, parts: tuple[str, ...]) -> Any:
    fields: dict[str, Any] = dict.fromkeys(parts, (_Text | None, None))
    model = create_model(f"{name}Parts", __config__=_STRICT, **fields)
    return Annotated[
        Annotated[_Text, Tag("whole")] | Annotated[model, Tag("parts")],
        Discriminator(lambda value: "whole" if isinstance(value, str) else "parts"),
    ]


def _topics(name: str, topics: tuple[str, ...], answer: Any) -> Any:
    fields: dict[str, Any] = {
        topic.replace("-", "_"): (answer | None, Field(default=None, alias=topic)) for topic in topics
    }
    return create_model(name, __config__=_STRICT, **fields)
