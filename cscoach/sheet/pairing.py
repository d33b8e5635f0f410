"""The two languages' content, paired by id: what is said in the interview, with its gloss.

It is the same for every candidate, so each is made once for a pair of languages; a pack is known by its identity.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

from cscoach.content.pack import Pack
from cscoach.content.schema import Kind
from cscoach.languages import LANGUAGES
from cscoach.sheet.document import Expected, GeneralItem, Line, RightsCard, TechniqueItem


class Named(Protocol):
    """What has an id that all languages share."""

    @property
    def id(self) -> str:
        """The id."""


T = TypeVar("T", bound=Named)
Unnamed = TypeVar("Unnamed")

#: How many questions to ask stand on the card; more are not remembered.
ASKED = 3

#: The language of interviews in which neither side need be at home.
EVERYWHERE = "en"

#: How many techniques a sheet explains: as many as one can try before an interview.
TECHNIQUES = 4


def line(said: str, gloss: str, interview: Pack, guidance: Pack) -> Line:
    """Something said in the interview, with its gloss where the guidance is in another language."""
    return Line(said, gloss if interview is not guidance else None)


def matched(said: Sequence[T], same: Sequence[T]) -> list[tuple[T, T]]:
    """Things of two languages by their ids. What only one of them has, as own content may, is its own gloss."""
    others = {thing.id: thing for thing in same}
    return [(thing, others.get(thing.id, thing)) for thing in said]


def side_by_side(said: Sequence[Unnamed], same: Sequence[Unnamed]) -> list[tuple[Unnamed, Unnamed]]:
    """Things of two languages that have no ids, by their places; lists of unequal length are no pairs."""
    return list(zip(said, same if len(same) == len(said) else said, strict=True))


@lru_cache(maxsize=64)
def general(interview: Pack, guidance: Pack) -> tuple[GeneralItem, ...]:
    """Questions that come in nearly every interview; the opening has a place of its own."""
    pairs = matched(interview.general.questions, guidance.general.questions)
    return tuple(
        GeneralItem(line(said.text, same.text, interview, guidance), same.only, same.holds, same.seconds)
        for said, same in pairs
        if same.id != Kind.OPENING
    )


@lru_cache(maxsize=1024)
def questions(interview: Pack, guidance: Pack, topic: str) -> tuple[Line, ...]:
    """The questions to expect on a topic; probes come after the answer."""
    pairs = matched(interview.topic(topic).questions, guidance.topic(topic).questions)
    return tuple(line(said.text, same.text, interview, guidance) for said, same in pairs if said.kind != "probe")


@lru_cache(maxsize=1024)
def follow_ups(interview: Pack, guidance: Pack, topic: str) -> tuple[Expected, ...]:
    """What comes after a full answer."""
    pairs = side_by_side(interview.topic(topic).follow_ups, guidance.topic(topic).follow_ups)
    return tuple(Expected(line(asked.ask, same.ask, interview, guidance), same.hint) for asked, same in pairs)


@lru_cache(maxsize=256)
def asks(interview: Pack, guidance: Pack, role: str | None) -> tuple[Line, ...]:
    """Three questions to ask for a role; those meant for it alone come first."""
    pairs = [(said, same) for said, same in matched(interview.general.ask, guidance.general.ask) if said.is_for(role)]
    pairs.sort(key=lambda pair: not pair[0].roles)
    return tuple(line(said.text, same.text, interview, guidance) for said, same in pairs[:ASKED])


@lru_cache(maxsize=1024)
def techniques(interview: Pack, guidance: Pack, topics: tuple[str, ...], role: str | None) -> tuple[TechniqueItem, ...]:
    """The techniques for a post that the topics name, those that serve most of them first."""
    listed = (technique for topic in topics for technique in guidance.topic(topic).techniques)
    named = [technique for technique in listed if guidance.techniques[technique].is_for(role)]
    best = sorted(dict.fromkeys(named), key=lambda technique: (-named.count(technique), named.index(technique)))
    pairs = [(interview.techniques.get(same.id, same), same) for same in map(guidance.techniques.__getitem__, best)]
    return tuple(
        TechniqueItem(
            line(said.name, same.name, interview, guidance),
            same.purpose,
            tuple(same.steps),
            _aloud(said.steps, same.steps, interview) if interview is not guidance else (),
        )
        for said, same in pairs[:TECHNIQUES]
    )


def _aloud(said: list[str], same: list[str], interview: Pack) -> tuple[str | None, ...]:
    """The steps that have words to say, as they are said in the interview: they stand in quotation marks."""
    opening, _ = LANGUAGES[interview.language].quotes
    return tuple(step if opening in step and step != its else None for step, its in side_by_side(said, same))


@lru_cache(maxsize=64)
def rights(interview: Pack, guidance: Pack) -> RightsCard | None:
    """What may not be asked in the country of the interview's language; None where no card is for it.

    English is spoken in interviews everywhere: then it is the country of the other language.
    """
    country = guidance.language if interview.language == EVERYWHERE else interview.language
    for said, same in matched([*interview.rights.values()], [*guidance.rights.values()]):
        if country in said.languages:
            replies = side_by_side(said.replies, same.replies)
            return RightsCard(
                same.country,
                same.basis,
                tuple(same.not_asked),
                tuple((mine.when, line(theirs.say, mine.say, interview, guidance)) for theirs, mine in replies),
                same.note,
            )
    return None
