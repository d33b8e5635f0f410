"""What the headers of a table probably mean: a map to correct, by likeness to what the coach itself asks.

Form tools put whole questions into the header, in any of the five languages and in somebody's own words. Likeness is
that of letter triples, the rare ones counting more: it needs no words of any language, and bears endings and slips.
A form asks by topic: a question that names none belongs to the topic of the question before it.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import log, sqrt

from cscoach.batch.columns import FIELDS, names
from cscoach.candidate import OPENING_PARTS, STRENGTH_PARTS, WEAKNESS_PARTS, Vocabulary
from cscoach.content.load import CORE
from cscoach.content.pack import Pack
from cscoach.judging import features

#: From this likeness on a header is taken for a field, a part, a topic: less would be believed of anything, more of
#: nothing that is put in other words than the coach's own. Tried on the forms of the tests.
FIELD, PART, TOPIC = 0.6, 0.39, 0.4

#: The part that comes next in a topic is believed from this on: forms ask in order.
NEXT = 0.25

#: A topic that few forms ask about must be so much more like it than one of those that most ask about.
RARER = 0.8

#: This much of a topic's name must be in a header to say that it names the topic.
NAMED = 0.62


@dataclass(frozen=True)
class Guess:
    """What a header is like, how much (0 to 1), and whether that is enough to believe it."""

    name: str
    likeness: float
    believed: bool


class Likeness:
    """How like a text is to the phrases of each name."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        self._phrases = [(name, triples(phrase)) for name, phrase in phrases]
        seen = Counter(triple for _, counts in self._phrases for triple in counts)
        self._weights = {triple: log(1 + len(self._phrases) / count) ** 2 for triple, count in seen.items()}
        self._rarest = max(self._weights.values(), default=1.0)
        self._sizes = [self._size(counts) for _, counts in self._phrases]

    def of(self, header: str, *, inside: bool = False) -> dict[str, float]:
        """The likeness to each name; with `inside` how much of its best phrase is in the header."""
        mine = triples(header)
        size = self._size(mine)
        best: dict[str, float] = defaultdict(float)
        for (name, counts), theirs in zip(self._phrases, self._sizes, strict=True):
            shared = sum(
                min(count, counts[triple]) * self._weights[triple] for triple, count in mine.items() if triple in counts
            )
            best[name] = max(best[name], shared / (theirs * theirs if inside else size * theirs))
        return best

    def _size(self, counts: Counter[str]) -> float:
        return sqrt(sum(self._weights.get(triple, self._rarest) * count for triple, count in counts.items())) or 1.0


def triples(phrase: str) -> Counter[str]:
    """The letter triples of a phrase, folded, with the edges of its words."""
    padded = f" {' '.join(features.words(phrase))} "
    return Counter(padded[at : at + 3] for at in range(len(padded) - 2))


@dataclass
class Guesser:
    """Guesses header after header. No name is believed twice."""

    fields: Likeness
    named: Likeness
    topics: Likeness
    parts: Likeness
    known: frozenset[str]
    taken: set[str] = field(default_factory=set)
    topic: str = ""

    def guess(self, header: str) -> Guess:
        """What a header means."""
        plain = " ".join(header.split()).casefold().replace(" ", "_")
        found = Guess(plain, 1.0, True) if plain in self.known else self._likeliest(header)
        if found.believed:
            self.taken.add(found.name)
            topic, dot, _ = found.name.partition(".")
            self.topic = topic if dot or found.name not in FIELDS else self.topic
        return found

    def _likeliest(self, header: str) -> Guess:
        a_field, like_field = self._best(self.fields.of(header))
        named, share = max(self.named.of(header, inside=True).items(), key=lambda item: item[1])
        topic = named if share >= NAMED else self.topic
        pieces = [self._best(self.parts.of(piece), topic) for piece in _pieces(header)]
        part, like_part = max(pieces, key=lambda pair: pair[1])
        if like_field >= FIELD and like_field >= like_part:
            return Guess(a_field, like_field, True)
        # A header that is a name and little else is that topic, whatever part has the same word in its prompt.
        alone = self.named.of(header)[named]
        if share >= NAMED and alone >= max(FIELD, like_part) and named not in self.taken:
            return Guess(named, alone, True)
        if part and like_part >= (NEXT if self._is_next(part) else PART):
            return Guess(part, like_part, True)
        whole, like_topic = self._best(
            {name: like if name in CORE else like * RARER for name, like in self.topics.of(header).items()}
        )
        if share >= NAMED and named not in self.taken:
            return Guess(named, share, True)
        if whole and like_topic >= TOPIC:
            return Guess(whole, like_topic, True)
        nearest = max(((a_field, like_field), (part, like_part), (whole, like_topic)), key=lambda pair: pair[1])
        return Guess(*nearest, False)

    def _is_next(self, name: str) -> bool:
        """Whether it is the first part of its topic that no header has been taken for, after one that has."""
        topic, _, part = name.partition(".")
        parts = next((parts for parts in (STRENGTH_PARTS, WEAKNESS_PARTS, OPENING_PARTS) if part in parts), ())
        at = parts.index(part) if part in parts else 0
        return at > 0 and f"{topic}.{parts[at - 1]}" in self.taken

    def _best(self, likeness: dict[str, float], topic: str | None = None) -> tuple[str, float]:
        """The likest name that is free: of a part, in that topic."""
        named = {name if topic is None else f"{topic}.{name}": like for name, like in likeness.items()}
        free = [(name, like) for name, like in named.items() if name in self.known and name not in self.taken]
        return max(free, key=lambda item: item[1], default=("", 0.0))


def _pieces(header: str) -> list[str]:
    """A header and its last sentence or clause, where the topic is named first and the part asked for then."""
    pieces = [piece for piece in re.split(r"[:.?–—]\s+", header) if piece.strip(" ?.:")]
    return [header, *pieces[1:][-1:]]


def guesser(packs: Sequence[Pack], vocabulary: Vocabulary) -> Guesser:
    """A guesser that knows what the coach asks in all languages."""
    topics = [topic for pack in packs for topic in pack.all_topics.values()]
    return Guesser(
        fields=Likeness(
            (field, label)
            for pack in packs
            for field in FIELDS
            for label in pack.interface.say(f"columns.{field}").split(", ")
        ),
        named=Likeness((topic.id, name) for topic in topics for name in (topic.name, *topic.also)),
        topics=Likeness((topic.id, question.text) for topic in topics for question in topic.questions),
        parts=Likeness(_parts(packs)),
        known=frozenset(names(vocabulary)),
    )


def _parts(packs: Sequence[Pack]) -> Iterator[tuple[str, str]]:
    for pack in packs:
        for topic in pack.all_topics.values():
            for part_id, part in topic.parts.items():
                yield part_id, part.prompt
        for part_id in (*STRENGTH_PARTS, *WEAKNESS_PARTS):
            for label in pack.interface.say(f"columns.{part_id}").split(", "):
                yield part_id, label


def suggested(header: Sequence[str], source: str, packs: Sequence[Pack], vocabulary: Vocabulary, language: str) -> str:
    """The map as a YAML file with remarks, in the language of guidance."""
    say = next(pack for pack in packs if pack.language == language).interface.say
    lines = [f"# {source}", f"# {say('batch.map-head')}"]
    found = guesser(packs, vocabulary)
    for title in header:
        if not title.strip():
            continue
        guess = found.guess(title)
        remark = f"{guess.likeness:.2f}" if guess.believed else say("batch.map-unsure", nearest=guess.name or "–")
        key = json.dumps(title.strip(), ensure_ascii=False)
        lines.append(f"{key}: {guess.name if guess.believed else 'null'}  # {remark}")
    return "\n".join(lines) + "\n"
