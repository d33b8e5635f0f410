"""What the columns of a table probably mean: a map to correct, by likeness to what the coach itself asks.

Form tools put whole questions into the header, in any of the five languages and in somebody's own words. A form asks by
topic: a question that names none belongs to the topic of the question before it. What is not surely meant is left
open, since a wrong guess makes sheets of what nobody told.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from cscoach.batch.cells import Cells
from cscoach.batch.columns import FIELDS, JOINED, Path, keys, letters, names
from cscoach.batch.likeness import Likeness
from cscoach.candidate import OPENING_PARTS, STRENGTH_PARTS, WEAKNESS_PARTS, Vocabulary
from cscoach.content.pack import Pack
from cscoach.judging import features
from cscoach.storage.tables.table import Table

#: From this likeness on a header is believed. Tried on the forms of the tests.
SOUND = 0.6

#: The part that comes next in a topic is believed from this on: forms ask in order.
NEXT = 0.45

#: So like the name of a topic must some words of a header be to name it: most names are short.
NAMED = 0.75

#: A question that is no more than this like any part is about something else, and ends the topic before it.
ELSE = 0.35

#: By so many rows it is judged what a column holds.
ROWS = 1000

#: What a second column of the name is called among the labels.
SURNAME = "surname"

PARTS = (STRENGTH_PARTS, WEAKNESS_PARTS, OPENING_PARTS)


@dataclass(frozen=True)
class Guess:
    """What a header is like, how much (0 to 1), and whether that is enough to believe it.

    `why` is the end of the key of a remark (`batch.map-…`), `other` the column that the remark speaks of.
    """

    name: str
    likeness: float
    believed: bool
    why: str = ""
    other: int = 0


@dataclass(frozen=True)
class Asked:
    """What the coach itself asks, in all languages.

    `stories` are how a question for a story begins, `marks` are words of one that asks for marks.
    """

    fields: Likeness
    named: Likeness
    topics: Likeness
    parts: Likeness
    stories: tuple[str, ...]
    marks: tuple[str, ...]
    known: dict[str, Path]


def asked(packs: Sequence[Pack], vocabulary: Vocabulary) -> Asked:
    """What the coach asks in the languages of the packs."""
    topics = [(pack, topic) for pack in packs for topic in pack.all_topics.values()]
    return Asked(
        fields=Likeness(
            (name, label) for pack in packs for name in (*FIELDS, SURNAME) for label in _labels(pack, name)
        ),
        named=Likeness(
            (topic.id, name) for pack, topic in topics for name in (topic.name, *topic.also, *_labels(pack, topic.id))
        ),
        topics=Likeness(
            (topic.id, question.text) for _, topic in topics for question in topic.questions if question.kind != "probe"
        ),
        parts=Likeness(_parts(packs)),
        stories=tuple(_folded(label) for pack in packs for label in _labels(pack, "story")),
        marks=tuple(f" {_folded(label)} " for pack in packs for label in _labels(pack, "marks")),
        known=names(vocabulary),
    )


def _labels(pack: Pack, name: str) -> list[str]:
    key = f"columns.{name}"
    return pack.interface.say(key).split(", ") if key in pack.interface else []


def _parts(packs: Sequence[Pack]) -> Iterator[tuple[str, str]]:
    for pack in packs:
        for topic in pack.all_topics.values():
            for part_id, part in topic.parts.items():
                yield part_id, part.prompt
        for part_id in (*STRENGTH_PARTS, *WEAKNESS_PARTS):
            for label in _labels(pack, part_id):
                yield part_id, label


@dataclass
class Guesser:
    """Guesses column after column. No name is given twice, but for the name of a person, which may be in two."""

    asked: Asked
    header: Sequence[str]
    rows: Sequence[Sequence[str]] = ()
    found: dict[int, Guess] = field(default_factory=dict)
    taken: dict[str, int] = field(default_factory=dict)
    topic: str = ""

    def __post_init__(self) -> None:
        self._cells = Cells(range(len(self.header)))
        for row in self.rows:
            self._cells.add(row)

    def guesses(self) -> list[Guess]:
        """What each column means."""
        self._guess_fields()
        for index, title in enumerate(self.header):
            if index not in self.found:
                guess = self._guess(index, title)
                if guess.believed and guess.name not in self.asked.known:
                    guess = replace(guess, believed=False)
                if guess.believed and guess.name in self.taken:
                    guess = replace(guess, believed=False, why="taken", other=self.taken[guess.name])
                self._take(index, guess)
        self._part_wholes()
        return [self.found[index] for index in range(len(self.header))]

    def _take(self, index: int, guess: Guess) -> None:
        self.found[index] = guess
        if guess.believed:
            self.taken.setdefault(guess.name, index)

    def _guess_fields(self) -> None:
        """What is no answer: of several columns that mean the same the likest of those that are filled."""
        meant: dict[str, dict[int, float]] = {}
        for index, title in enumerate(self.header):
            plain = _plain(title)
            name, like = (plain, 1.0) if plain in FIELDS else _best(self.asked.fields.of(_bare(title)))
            if like >= SOUND and like >= _best(self.asked.parts.of(title))[1]:
                meant.setdefault(name, {})[index] = like
        surnames = meant.pop(SURNAME, {})
        for name, columns in meant.items():
            first = max(columns, key=lambda index: (self._cells.filled(index), columns[index]))
            empty = bool(self.rows) and not self._cells.filled(first)
            self._take(first, Guess(name, columns[first], True, "empty" if empty else ""))
            for index in columns.keys() - {first}:
                self._take(index, Guess(name, columns[index], False, "taken", first))
        for index, like in surnames.items():
            first = self.taken.get(JOINED, index)
            whole = self._is_whole(first, index)
            why = "" if first == index else "taken" if whole else "joined"
            self._take(index, Guess(JOINED, like, first == index or not whole, why, first))

    def _is_whole(self, name: int, surname: int) -> bool:
        """Whether a column of names has the surnames in it already."""
        both = [(row[name].casefold().split(), row[surname].casefold().split()) for row in self.rows]
        both = [(whole, part) for whole, part in both if whole and part]
        return bool(both) and 2 * sum(set(part) <= set(whole) for whole, part in both) > len(both)

    def _guess(self, index: int, title: str) -> Guess:
        """What a column means that is no field; the topic that the next one belongs to is kept."""
        answers = self._may_answer(index, title)
        if _plain(title) in self.asked.known:
            guess = Guess(_plain(title), 1.0, True)
            self.topic = guess.name.partition(".")[0]
            return guess if answers else replace(guess, believed=False, why="short")
        bare = _bare(title)
        topic, (named, rest) = max(
            self.asked.named.within(bare).items(), key=lambda item: item[1][0], default=("", (0.0, ""))
        )
        if not answers:
            return Guess(topic if named >= SOUND else "", named, False, "short" if named >= NAMED else "")
        pieces = [title, bare, *_pieces(title), *([rest] if named >= NAMED and rest else [])]
        part, like_part = max((_best(self.asked.parts.of(piece)) for piece in pieces), key=lambda pair: pair[1])
        if named >= NAMED:
            self.topic = topic
            # A header that is a name and little else is that topic, whatever part has the same word in its prompt.
            alone = self.asked.named.of(title).get(topic, 0.0)
            if alone < max(SOUND, like_part) and self._is_part(part, like_part):
                return Guess(f"{topic}.{part}", like_part, True)
            return Guess(self._whole(topic), named, True)
        whole, like_whole = _best(self.asked.topics.of(bare))
        if like_whole >= max(SOUND, like_part):
            self.topic = whole
            return Guess(self._whole(whole), like_whole, True)
        if self._begins_a_story(bare) or (like_part < ELSE and self.topic):
            self.topic = ""
        if self.topic and self._is_part(part, like_part) and f"{self.topic}.{part}" not in self.taken:
            return Guess(f"{self.topic}.{part}", like_part, True)
        if like_part >= SOUND:
            self.topic = ""
            return Guess(part, like_part, False, "topic")
        return self._nearest(bare, (topic, named), (whole, like_whole), (part, like_part))

    def _may_answer(self, index: int, title: str) -> bool:
        """Whether a column has sentences, or may have some: where its cells tell nothing, its header does."""
        if not self._cells.filled(index):
            return not any(label in f" {_folded(title)} " for label in self.asked.marks)
        return self._cells.sentences(index)

    def _nearest(self, bare: str, *others: tuple[str, float]) -> Guess:
        """What a header is likest to, where that is not enough."""
        name, like = max(_best(self.asked.fields.of(bare)), *others, key=lambda pair: pair[1])
        return Guess(JOINED if name == SURNAME else name, like, False) if like >= ELSE else Guess("", 0.0, False)

    def _is_part(self, part: str, likeness: float) -> bool:
        """Whether the topic has that part and a header is like enough to it."""
        name = f"{self.topic}.{part}"
        return name in self.asked.known and likeness >= (NEXT if self._is_next(part) else SOUND)

    def _is_next(self, part: str) -> bool:
        """Whether it comes after a part of the topic that is asked for."""
        parts = next((parts for parts in PARTS if part in parts), ())
        at = parts.index(part) if part in parts else 0
        before = (f"{self.topic}.{parts[at - 1]}", *([self._whole(self.topic)] if at == 1 else []))
        return at > 0 and any(name in self.taken for name in before)

    def _begins_a_story(self, bare: str) -> bool:
        """Whether a header asks for another story, and not only for its first part."""
        return _folded(bare).startswith(self.asked.stories) and _best(self.asked.parts.of(bare))[1] < SOUND

    def _whole(self, topic: str) -> str:
        """The name of a column with all of a topic."""
        return topic if topic not in FIELDS else f"weaknesses.{topic}"

    def _part_wholes(self) -> None:
        """A topic is told as a whole or in parts: what opens one that is asked in parts is its first part."""
        known = self.asked.known
        parted = {known[name][:-1] for name in self.taken}
        for index, guess in self.found.items():
            if not guess.believed or known[guess.name] not in parted:
                continue
            topic = known[guess.name][-1]
            first = next(f"{topic}.{parts[0]}" for parts in PARTS if f"{topic}.{parts[0]}" in known)
            told = min(at for name, at in self.taken.items() if name.startswith(f"{topic}."))
            if first not in self.taken and index < told:
                self._take(index, replace(guess, name=first))
            else:
                self.found[index] = replace(guess, believed=False, why="taken", other=told)


def _best(likeness: dict[str, float]) -> tuple[str, float]:
    return max(likeness.items(), key=lambda item: item[1], default=("", 0.0))


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold().replace(" ", "_")


def _folded(text: str) -> str:
    return " ".join(features.words(text))


def _bare(title: str) -> str:
    """A header without what stands in brackets: an example, a scale, how long it may be."""
    return re.sub(r"\([^)]*\)|\[[^]]*\]", " ", title).strip() or title


def _pieces(title: str) -> Iterator[str]:
    """The last sentence or clause of a header, where the topic is named first, and what stands in brackets."""
    yield from [piece for piece in re.split(r"[:.!?–—]\s+|\s-\s", _bare(title)) if piece.strip(" ?.:*")][-1:]
    yield from re.findall(r"[(\[]([^)\]]*)", title)


def suggested(table: Table, packs: Sequence[Pack], vocabulary: Vocabulary, language: str) -> str:
    """The map as a YAML file with remarks, in the language of guidance."""
    say = next(pack for pack in packs if pack.language == language).interface.say
    rows = [row.cells for row in islice(table.rows, ROWS) if row.cells]
    lines = [f"# {table.source}", f"# {say('batch.map-head')}"]
    guesses = Guesser(asked(packs, vocabulary), table.header, rows).guesses()
    for index, (key, guess) in enumerate(zip(keys(table.header), guesses, strict=True)):
        if not table.header[index].strip() and not any(row[index].strip() for row in rows):
            continue
        remark = f"{guess.likeness:.2f}" if guess.believed else ""
        if guess.why or not guess.believed:
            about = say(f"batch.map-{guess.why or 'unsure'}", nearest=guess.name or "–", column=letters(guess.other))
            remark = ", ".join(filter(None, (remark, about)))
        lines.append(f"{json.dumps(key, ensure_ascii=False)}: {guess.name if guess.believed else 'null'}  # {remark}")
    return "\n".join(lines) + "\n"
