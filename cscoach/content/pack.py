"""Everything that one language says and knows, loaded and checked."""

from __future__ import annotations

from dataclasses import dataclass

from cscoach.content.interface import Interface
from cscoach.content.schema import General, Joining, Kind, Preparation, Rights, Role, Technique, Topic


@dataclass(frozen=True, eq=False)
class Pack:
    """Everything that one language says and knows. Mappings are by id, in the order of the files."""

    language: str
    interface: Interface
    joining: Joining
    opening: Topic
    topics: dict[str, Topic]
    roles: dict[str, Role]
    general: General
    techniques: dict[str, Technique]
    preparation: Preparation
    rights: dict[str, Rights]

    def of_kind(self, kind: Kind) -> list[Topic]:
        """The topics of one kind, in reading order."""
        return [topic for topic in self.topics.values() if topic.kind == kind]

    def topic(self, topic_id: str) -> Topic:
        """One topic, the opening included. Raises KeyError for an unknown id."""
        return self.opening if topic_id == self.opening.id else self.topics[topic_id]
