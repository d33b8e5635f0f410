"""What becomes of an answer when one thing in it is changed: what the reader learns from.

Whatever stands around a sentence tempts a reader to see there what is usually there: between what a weakness cost and
what proves that it is better, any sentence looks like the improvement. So each part is taken out of each answer once,
and once replaced by a sentence that tells nothing; a day is made a habit, “I” is made “we”, and an attitude comes into
a calm answer. Sentences come from the answer's own twins, or from other answers of the same language: the reader sees
no words.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cscoach.judging.labels import ATTITUDES, FAULTS
from cscoach.judging.reading import Heard
from training.data import Sentence, Story

#: At most so many variants of a story are learned from, the story itself among them.
VARIANTS = 17

#: Of these kinds of variants each story gets so many: sentences exchanged at random, one twin, one attitude.
MIXED, TWINS, ATTITUDE = 2, 3, 3

#: How often a twin of the sentence takes its place where there is one, rather than a sentence of another answer.
OWN = 0.5

#: How often an attitude stands in place of a sentence rather than before it.
IN_PLACE = 0.6


@dataclass(frozen=True)
class Scored:
    """A sentence with the scores that a model gave it which had not seen it."""

    labels: frozenset[str]
    heard: Heard


@dataclass(frozen=True)
class Answer:
    """A story, scored. `heap` is the heap of stories that its sentences were scored with."""

    story: Story
    heap: int
    places: tuple[tuple[Scored, ...], ...]

    @property
    def told(self) -> list[Scored]:
        """The sentences as they stand."""
        return [place[0] for place in self.places]


def scored(story: Story, heap: int, heard: Callable[[Sentence], Heard | None]) -> Answer:
    """A story with its sentences scored; what has no words is left out."""
    places = ([(s.labels, heard(s)) for s in place] for place in story.places)
    worded = (tuple(Scored(labels, found) for labels, found in place if found is not None) for place in places)
    return Answer(story, heap, tuple(place for place in worded if place))


class Pool:
    """The sentences of all answers of a language, to exchange others for."""

    def __init__(self, answers: list[Answer], chance: random.Random) -> None:
        self.chance = chance
        self._by_labels: dict[tuple[bool, frozenset[str]], list[Scored]] = defaultdict(list)
        self._attitudes: dict[tuple[bool, int], list[Scored]] = defaultdict(list)
        for answer in answers:
            for place in answer.places:
                for sentence in place:
                    self._by_labels[answer.story.strength, sentence.labels].append(sentence)
                    if sentence.labels.intersection(ATTITUDES):
                        self._attitudes[answer.story.strength, answer.heap].append(sentence)
        self._ours = {kind: self._all(kind, lambda labels: "W" in labels and _calm(labels)) for kind in (True, False)}

    def _all(self, strength: bool, fits: Callable[[frozenset[str]], bool]) -> list[Scored]:
        return [
            s for (kind, labels), some in self._by_labels.items() if kind == strength and fits(labels) for s in some
        ]

    def neutral(self, strength: bool) -> list[Scored]:
        """Sentences that tell nothing, from answers of the same kind and some of the other."""
        return self._by_labels[strength, frozenset()] + self._by_labels[not strength, frozenset()][::2]

    def without_occasion(self, strength: bool, labels: frozenset[str]) -> list[Scored]:
        """Sentences that tell the same, but of no one occasion."""
        left = labels - {"S", "O"}
        return self._by_labels.get((strength, left), []) if left else self.neutral(strength)

    def ours(self, strength: bool) -> list[Scored]:
        """Sentences of what “we” did."""
        return self._ours[strength]

    def attitude(self, answer: Answer) -> Scored | None:
        """An attitude out of another answer. Of the same heap: a model of another one has seen it."""
        some = self._attitudes[answer.story.strength, answer.heap]
        return self.chance.choice(some) if some else None

    def variants(self, answer: Answer) -> list[list[Scored]]:
        """The answer, and what becomes of it when one thing is changed; at most `VARIANTS`."""
        if not answer.places:
            return []
        made = list(self._changed(answer))
        return [answer.told, *(made if len(made) < VARIANTS else self.chance.sample(made, VARIANTS - 1))]

    def _changed(self, answer: Answer) -> Iterator[list[Scored]]:
        told, strength = answer.told, answer.story.strength
        for part in "STAR" if strength else "MIVE":
            yield from self._exchanged(answer, part, lambda labels: not labels, lambda _: self.neutral(strength))
            kept = [sentence for sentence in told if part not in sentence.labels]
            if 1 < len(kept) < len(told):
                yield kept
        yield from self._exchanged(
            answer,
            "O",
            lambda labels: "O" not in labels and _calm(labels),
            lambda labels: self.without_occasion(strength, labels),
        )
        if strength:
            yield from self._exchanged(answer, "A", lambda labels: "W" in labels, lambda _: self.ours(strength))
        yield from self._loose(answer)

    def _loose(self, answer: Answer) -> Iterator[list[Scored]]:
        """Variants in which nothing in particular is changed, or an attitude comes in."""
        told, chance = answer.told, self.chance
        for _ in range(MIXED):
            yield [chance.choice(place) for place in answer.places]
        at = chance.randrange(len(told) + 1)
        yield [*told[:at], chance.choice(self.neutral(answer.story.strength)), *told[at:]]
        twins = [[*told[:at], other, *told[at + 1 :]] for at, place in enumerate(answer.places) for other in place[1:]]
        yield from chance.sample(twins, min(TWINS, len(twins)))
        for _ in range(ATTITUDE if answer.story.whole else 0):
            found = self.attitude(answer)
            if found is not None:
                at = chance.randrange(len(told) + 1)
                yield [*told[:at], found, *told[at + (chance.random() < IN_PLACE) :]]

    def _exchanged(
        self,
        answer: Answer,
        label: str,
        fits: Callable[[frozenset[str]], bool],
        others: Callable[[frozenset[str]], list[Scored]],
    ) -> Iterator[list[Scored]]:
        """The answer with each sentence of a label exchanged for one that fits, if there are any and all can be."""
        found: list[Scored] = []
        for place in answer.places:
            if label not in place[0].labels:
                found.append(place[0])
                continue
            twins = [sentence for sentence in place if fits(sentence.labels)]
            some = twins if twins and self.chance.random() < OWN else others(place[0].labels) or twins
            if not some:
                return
            found.append(self.chance.choice(some))
        if any(label in place[0].labels for place in answer.places):
            yield found


def _calm(labels: frozenset[str]) -> bool:
    return not labels.intersection(FAULTS)
