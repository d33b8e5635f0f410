"""What a run tells about the group: how many, what is missing most often, what to teach first. No names, no words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from cscoach.batch.facts import RowFacts
from cscoach.content.load import anywhere
from cscoach.content.pack import Pack
from cscoach.content.schema import Kind, Topic
from cscoach.rendering.summary import Lesson, Often

Key = TypeVar("Key")

#: So many things to teach are named, and so many things that are missing or made, by topic.
FIRST, MOST = 5, 8

#: What happens in fewer answers than this is no matter of the group.
FEWEST = 2


@dataclass
class Summary:
    """Counts over the rows of a run, added up as they come."""

    states: Counter[str] = field(default_factory=Counter)
    languages: Counter[tuple[str, str]] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    bands: Counter[tuple[str, str]] = field(default_factory=Counter)
    missing: Counter[tuple[str, str]] = field(default_factory=Counter)
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: Counter[tuple[str, str]] = field(default_factory=Counter)
    noted: int = 0

    def add(self, row: RowFacts) -> None:
        """Count one row."""
        self.states[row.state] += 1
        for fault in row.faults:
            self.faults[fault.column, fault.key] += 1
        if not row.files:
            return
        self.noted += bool(row.faults)
        self.languages[row.language, row.interview_language] += 1
        self.roles[row.role] += 1
        for topic, found in row.topics.items():
            self.answers[topic] += 1
            self.bands[topic, found.band] += 1
            self.missing.update((topic, part) for part in found.missing)
            self.rules.update((topic, rule) for rule in found.rules)

    @property
    def sheets(self) -> int:
        """How many sheets there are now, or could be made."""
        return self.states["written"] + self.states["unchanged"] + self.states["possible"]


def missing(summary: Summary, pack: Pack) -> list[Often]:
    """The parts that are missing most often, in the words of the pack."""
    return [
        Often(_topic(topic, pack).name, pack.interface.say(f"parts.{part}"), count, summary.answers[topic])
        for (topic, part), count in _often(summary.missing)
    ]


def made(summary: Summary, pack: Pack) -> list[Often]:
    """The findings that are made most often, in the words of the coach."""
    findings = pack.coaching.findings
    return [
        Often(_topic(topic, pack).name, findings[rule].name, count, summary.answers[topic])
        for (topic, rule), count in _often(summary.rules)
        if rule in findings
    ]


def lessons(summary: Summary, pack: Pack) -> list[Lesson]:
    """What to teach first: the topics in which most answers are not strong yet, with their exercises."""
    weak = Counter({topic: summary.answers[topic] - summary.bands[topic, "strong"] for topic in summary.answers})
    found = [(topic, count) for topic, count in _ordered(weak) if count >= FEWEST][:FIRST]
    return [
        Lesson(_topic(topic, pack).name, count, summary.answers[topic], exercise.title, exercise.minutes)
        for topic, count in found
        if topic != Kind.OPENING
        for exercise in [_topic(topic, pack).exercise]
    ]


def _topic(name: str, pack: Pack) -> Topic:
    """A topic, in the words of the pack where it has them."""
    return anywhere(lambda known: known.all_topics, name, pack)


def _often(counts: Mapping[tuple[str, str], int]) -> list[tuple[tuple[str, str], int]]:
    return [(key, count) for key, count in _ordered(counts) if count >= FEWEST][:MOST]


def _ordered(counts: Mapping[Key, int]) -> list[tuple[Key, int]]:
    """The largest first; equal ones in one order on every machine."""
    return sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))
