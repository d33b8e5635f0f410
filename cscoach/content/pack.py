"""Everything that one language says and knows. A shelf is read when somebody first takes something from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar, cast

from cscoach.content.handbook import Path, Phrases, Rights, Technique, Term
from cscoach.content.interface import Interface
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
    """The content of one language. `read` gives each of the properties below by its name, when it is needed."""

    def __init__(self, language: str, read: Callable[[str], Any]) -> None:
        self.language = language
        self._read = read

    def having(self, **found: Any) -> Pack:
        """This content with some of it replaced."""
        return Pack(self.language, lambda name: found[name] if name in found else getattr(self, name))

    @cached_property
    def interface(self) -> Interface:
        """What the program says."""
        return cast(Interface, self._read("interface"))

    @cached_property
    def joining(self) -> Joining:
        """How the candidate's words go on from a stem."""
        return cast(Joining, self._read("joining"))

    @cached_property
    def opening(self) -> Topic:
        """The answer to “Tell me about yourself”."""
        return cast(Topic, self._read("opening"))

    @cached_property
    def strengths(self) -> Mapping[str, Topic]:
        """The strengths by id, in reading order."""
        return cast(Mapping[str, Topic], self._read("strengths"))

    @cached_property
    def weaknesses(self) -> Mapping[str, Topic]:
        """The weaknesses by id, in reading order."""
        return cast(Mapping[str, Topic], self._read("weaknesses"))

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        """The posts by id."""
        return cast(Mapping[str, Role], self._read("roles"))

    @cached_property
    def general(self) -> General:
        """Questions that belong to no topic."""
        return cast(General, self._read("general"))

    @cached_property
    def preparation(self) -> Preparation:
        """What to do before the interview."""
        return cast(Preparation, self._read("preparation"))

    @cached_property
    def techniques(self) -> Mapping[str, Technique]:
        """Techniques by id."""
        return cast(Mapping[str, Technique], self._read("techniques"))

    @cached_property
    def rights(self) -> Mapping[str, Rights]:
        """Rights cards by id."""
        return cast(Mapping[str, Rights], self._read("rights"))

    @cached_property
    def paths(self) -> Mapping[str, Path]:
        """The way into the work and on, by id."""
        return cast(Mapping[str, Path], self._read("paths"))

    @cached_property
    def phrases(self) -> Mapping[str, Phrases]:
        """Phrases for customers, by the moment they are for."""
        return cast(Mapping[str, Phrases], self._read("phrases"))

    @cached_property
    def terms(self) -> Mapping[str, Term]:
        """The glossary by id."""
        return cast(Mapping[str, Term], self._read("terms"))

    def of_kind(self, kind: Kind) -> Mapping[str, Topic]:
        """The strengths, or the weaknesses."""
        return self.strengths if kind is Kind.STRENGTH else self.weaknesses

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """Strengths and weaknesses by id, in reading order."""
        return Shelf([*self.strengths, *self.weaknesses], lambda key: self.strengths.get(key) or self.weaknesses[key])

    def topic(self, topic_id: str) -> Topic:
        """One topic, the opening included. Raises KeyError for an unknown id."""
        return self.topics[topic_id] if topic_id in self.topics else {self.opening.id: self.opening}[topic_id]
