"""Does the judge see what changed? `python -m benchmarks.pairs` prints Markdown tables.

`training/held/<language>.txt` and `training/held/unseen/<language>.txt` hold strong, whole answers that were never
trained on, with sentences that could stand in place of some of theirs. Of these are made

- minimal pairs: one thing is changed, and the judge must say so of the changed answer and not of the other;
- cuts: the sentences of a part are taken out; the part, seen before, must go, and the other parts that were seen stay.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.judge import TOGETHER, rules, table
from cscoach.content.schema import Kind
from cscoach.judging.judge import judge
from cscoach.judging.judgement import Judgement
from cscoach.judging.labels import ATTITUDES, FAULTS
from cscoach.judging.labels import PARTS as LETTERS
from training.data import HELD, LANGUAGES, UNSEEN, Sentence, Story, read

#: A place in a story: the sentence that stands there, and those that could.
Place = tuple[Sentence, ...]


@dataclass(frozen=True)
class Pair:
    """An answer and the same with one thing changed. `differs` is a part that is gone, or a finding that is new."""

    story: Story
    differs: str
    changed: tuple[Sentence, ...]

    def is_seen(self, before: Judgement, after: Judgement) -> bool:
        """Whether two judgements see the change, and see it only where it is."""
        if self.differs in LETTERS.values():
            return self.differs in before.told and self.differs not in after.told
        return self.differs in rules(after) and self.differs not in rules(before)


def told(story: Story) -> tuple[Sentence, ...]:
    """The sentences of the story as it is."""
    return tuple(place[0] for place in story.places)


def exchanged(
    story: Story, which: Callable[[Sentence], bool], fits: Callable[[Sentence], bool]
) -> tuple[Sentence, ...] | None:
    """The story with another sentence in each place that `which` names. None where there is no place or none fits."""
    found: list[Sentence] = []
    changes = 0
    for place in story.places:
        if not which(place[0]):
            found.append(place[0])
            continue
        other = next((sentence for sentence in place[1:] if fits(sentence)), None)
        if other is None:
            return None
        found.append(other)
        changes += 1
    return tuple(found) if changes else None


def pairs(story: Story) -> Iterator[Pair]:
    """All minimal pairs of a story."""
    letters = "TR" if story.strength else "VE"
    for letter in letters:
        changed = exchanged(story, lambda s, letter=letter: letter in s.labels, lambda s: not s.labels)  # type: ignore[misc]
        if changed:
            yield Pair(story, LETTERS[letter], changed)
    usual = exchanged(story, lambda s: "O" in s.labels, lambda s: "O" not in s.labels and not _faulty(s))
    if usual:
        yield Pair(story, "no-example", usual)
    ours = exchanged(story, lambda s: "A" in s.labels, lambda s: "W" in s.labels)
    if ours:
        yield Pair(story, "unclear-contribution", ours)
    for index, place in enumerate(story.places):
        for other in place[1:]:
            for label in (*ATTITUDES, "data"):
                if label in other.labels:
                    changed = (*told(story)[:index], other, *told(story)[index + 1 :])
                    yield Pair(story, FAULTS[label], changed)


def _faulty(sentence: Sentence) -> bool:
    return bool(sentence.labels.intersection(FAULTS))


@dataclass(frozen=True)
class Cut:
    """A part that is cut out, the sentences that stay, and the parts that they tell."""

    part: str
    kept: tuple[Sentence, ...]
    stays: frozenset[str]

    def is_seen(self, before: Judgement, after: Judgement) -> bool:
        """Whether the part, seen before, is gone, and the others that were seen stay."""
        told_before, told_after = set(before.told), set(after.told)
        return self.part in told_before - told_after and told_before & self.stays <= told_after


def cuts(story: Story) -> Iterator[Cut]:
    """Each part that can be cut out."""
    for letter in "STAR" if story.strength else "MIVE":
        kept = tuple(sentence for sentence in told(story) if letter not in sentence.labels)
        if 1 < len(kept) < len(story.places):
            stays = frozenset(LETTERS[label] for sentence in kept for label in sentence.labels if label in LETTERS)
            yield Cut(LETTERS[letter], kept, stays)


class Counts:
    """Right ones of all, by what was tried and by language."""

    def __init__(self) -> None:
        self.right: dict[tuple[str, str], list[bool]] = defaultdict(list)

    def add(self, name: str, language: str, right: bool) -> None:
        """Count one."""
        for key in (name, TOGETHER):
            for scope in (language, TOGETHER):
                self.right[key, scope].append(right)

    def rows(self) -> Iterator[list[str]]:
        """The rows of a table, all together first."""
        for name in sorted({name for name, _ in self.right}, key=lambda name: (name != TOGETHER, name)):
            yield [name, *(self._cell(self.right[name, scope]) for scope in (TOGETHER, *LANGUAGES))]

    @staticmethod
    def _cell(some: list[bool]) -> str:
        return f"{sum(some) / len(some):.2f} ({len(some)})" if some else "–"


def report(folder: Path) -> str:
    """Judge all pairs and cuts of the answers in a folder; two Markdown tables."""
    solved, gone = Counts(), Counts()
    for language in LANGUAGES:
        path = folder / f"{language}.txt"
        for story in read(path) if path.exists() else []:
            judged = judging(story, language)
            before = judged(told(story))
            for pair in pairs(story):
                solved.add(pair.differs, language, pair.is_seen(before, judged(pair.changed)))
            for cut in cuts(story):
                gone.add(cut.part, language, cut.is_seen(before, judged(cut.kept)))
    heads = (TOGETHER, *LANGUAGES)
    return "\n\n".join(
        [
            "Minimal pairs solved (of how many).",
            table("what was changed", heads, solved.rows()),
            "Cuts: the part is gone, and the others stay.",
            table("part cut out", heads, gone.rows()),
        ]
    )


def judging(story: Story, language: str) -> Callable[[tuple[Sentence, ...]], Judgement]:
    """How the sentences of a story are judged as one answer."""
    kind = Kind.STRENGTH if story.strength else Kind.WEAKNESS
    return lambda sentences: judge(" ".join(sentence.text for sentence in sentences), story.topic, kind, language)


def main() -> int:
    """Print the tables."""
    for folder in (HELD, UNSEEN):
        print(f"## {folder.name}\n\n{report(folder)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
