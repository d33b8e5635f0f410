"""What a run is told of each row: where its sheet is, and what the group can learn from it. No words of anybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from cscoach.candidate import Candidate
from cscoach.sheet.document import Sheet

#: `empty` is a row that is nobody's; `possible` is one whose sheet could be made, when that is only tried.
State = Literal["written", "unchanged", "faulty", "empty", "possible"]


@dataclass(frozen=True)
class TopicFacts:
    """One topic of one sheet: its band, the parts that are missing, the findings."""

    band: str
    missing: tuple[str, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Fault:
    """What is wrong or doubtful in a row: the column, the sentence (a key of `problems` and what fills it)."""

    column: str
    key: str
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class RowFacts:
    """What became of a row. `files` are names below the folder of the run."""

    number: int
    state: State
    files: tuple[str, ...] = ()
    language: str = ""
    interview_language: str = ""
    role: str = ""
    topics: Mapping[str, TopicFacts] = field(default_factory=dict)
    blanks: int = 0
    faults: tuple[Fault, ...] = ()

    def to_data(self) -> dict[str, Any]:
        """Plain data, for the journal."""
        topics = {topic: vars(found) for topic, found in self.topics.items()}
        return vars(self) | {"topics": topics, "faults": [vars(fault) for fault in self.faults]}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> RowFacts:
        """The facts in plain data. Raises AttributeError, KeyError, TypeError or ValueError where they are none."""
        topics = {
            topic: TopicFacts(found["band"], tuple(found["missing"]), tuple(found["rules"]))
            for topic, found in data["topics"].items()
        }
        faults = tuple(Fault(**found) for found in data["faults"])
        return cls(**{**data, "files": tuple(data["files"]), "topics": topics, "faults": faults})

    def again(self) -> RowFacts:
        """The facts in a later run: a sheet that was written before is unchanged now."""
        return replace(self, state="unchanged") if self.files else self


def of(
    number: int, candidate: Candidate, sheet: Sheet, files: tuple[str, ...], notes: tuple[Fault, ...] = ()
) -> RowFacts:
    """The facts of a sheet that was written. `notes` are what was left out or is doubtful."""
    return RowFacts(
        number=number,
        state="written",
        files=files,
        language=sheet.language,
        interview_language=sheet.interview_language,
        role=candidate.role or "",
        topics={
            entry.topic: TopicFacts(entry.hearing.band, entry.hearing.missing, entry.hearing.rules)
            for entry in sheet.entries
            if entry.hearing
        },
        blanks=len(sheet.blanks),
        faults=notes,
    )
