"""Everything that one language says and knows. A shelf is read when somebody first takes something from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar

from cscoach.content.course import Course
from cscoach.content.handbook import Path, Phrases, Rights, Technique, Term
from cscoach.content.interface import Interface
from cscoach.content.judging import Coaching, CueFile
from cscoach.content.schema import General, Joining, Kind, Preparation, Role, Topic

T = TypeVar("T")


class Shelf(Mapping[str, T]):
    """Things by id, each read when it is first asked for: a walk needs seven topics of fifty."""

    def __init__(self, ids: list[str], read: Callable[[str], T]) -> None:
        self._ids = dict.fromkeys(ids)
        self._read = read
        self._found: dict[str, T] = {}

    def __getitem__(self, key: str) -> T:
        if key not in self._ids:
            raise KeyError(key)
        if key not in self._found:
            self._found[key] = self._read(key)
        return self._found[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, key: object) -> bool:
        return key in self._ids


class Pack:
    """The content of one language. `read` gives each of these by its name, when it is first asked for."""

    interface: Interface  # what the program says
    joining: Joining  # how the candidate's words go on from a stem
    opening: Topic  # the answer to “Tell me about yourself”
    strengths: Mapping[str, Topic]  # by id, in reading order
    weaknesses: Mapping[str, Topic]
    roles: Mapping[str, Role]
    general: General  # questions that belong to no topic
    preparation: Preparation
    course: Course  # the words of course material
    coaching: Coaching  # what the judge says
    cues: CueFile  # words that the judge counts or notices
    techniques: Mapping[str, Technique]
    rights: Mapping[str, Rights]
    paths: Mapping[str, Path]
    phrases: Mapping[str, Phrases]
    terms: Mapping[str, Term]

    def __init__(self, language: str, read: Callable[[str], Any]) -> None:
        self.language = language
        self._read = read

    def __getattr__(self, name: str) -> Any:
        # Called only for what has not been read yet.
        if name not in Pack.__annotations__:
            raise AttributeError(name)
        setattr(self, name, self._read(name))
        return getattr(self, name)

    def having(self, **found: Any) -> Pack:
        """This content with some of it replaced."""
        return Pack(self.language, lambda name: found[name] if name in found else getattr(self, name))

    def of_kind(self, kind: Kind) -> Mapping[str, Topic]:
        """The strengths, or the weaknesses."""
        return self.strengths if kind is Kind.STRENGTH else self.weaknesses

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """Strengths and weaknesses by id, in reading order."""
        return Shelf([*self.strengths, *self.weaknesses], lambda key: self.strengths.get(key) or self.weaknesses[key])

    @cached_property
    def all_topics(self) -> Mapping[str, Topic]:
        """The same after the opening, whose id is its kind."""
        return Shelf(
            [Kind.OPENING, *self.topics], lambda key: self.opening if key == Kind.OPENING else self.topics[key]
        )

    def topic(self, topic_id: str) -> Topic:
        """One topic, the opening included. Raises KeyError for an unknown id."""
        return self.all_topics[topic_id]
