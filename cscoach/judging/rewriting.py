"""How to tell an answer again: the candidate's own sentences in their order, and blanks for what is to be told anew.

Nothing is put into anybody's mouth: what stands there is theirs, or it is the beginning of a sentence with a blank.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cscoach import languages, text
from cscoach.content.judging import BLANK, Coaching
from cscoach.content.schema import PARTS, Kind, Topic
from cscoach.judging import features, segments
from cscoach.judging.judgement import Finding, Judgement
from cscoach.judging.labels import MENDED_BY
from cscoach.judging.units import Unit, units

#: What a long answer is brought down to, in seconds: a minute (domain.md 6.1, D7).
SECONDS = 60

#: What is longer, in words, was typed without stops, and a blank may stand within it.
UNSTOPPED = 45

#: Parts that follow at once on the part before them. All others come right before the next one that is told, because
#: more of the story may stand between.
AT_ONCE = ("task", "impact")


@dataclass(frozen=True)
class Stretch:
    """Words of an answer as it may be told again: the candidate's own, or a beginning with blanks (`is_blank`).

    `part` is the part that a blank is for; None where it takes the place of a sentence.
    """

    text: str
    is_blank: bool = False
    part: str | None = None


def beginning(rule: str, topic: Topic | None, words: Coaching | None) -> str | None:
    """The sentence, with blanks, that would mend a finding in the language of the answer; None where no sentence does.

    `topic` and `words` are in that language.
    """
    if words is not None and words.findings[rule].rewrite:
        return words.findings[rule].rewrite
    part = MENDED_BY.get(rule, {}).get(topic.kind) if topic else None
    return _begun(topic, part) if topic and part else None


def rewritten(
    judgement: Judgement, answer: str, change: Finding | None, topic: Topic, words: Coaching | None
) -> tuple[Stretch, ...]:
    """The answer with blanks: for each part that is missing, and for what the one change is about.

    An answer that is too long is brought down to the sentences that tell it. Empty where nothing is to be filled in or
    left out.
    """
    said = _sentences(answer, judgement.language)
    told = {seen.part: _at(said, seen.start) for seen in judgement.parts}
    kept = dict(enumerate(said))
    if change and change.rule == "too-long":
        kept = {at: said[at] for at in _telling(said, set(told.values()), judgement.language)}
    blanks = _blanks(judgement, change, topic, told, len(said))
    instead = beginning(change.rule, topic, words) if change and change.span else None
    if change and change.span and instead:
        first, last = _at(said, change.span[0]), _at(said, change.span[1] - 1)
        kept = {at: unit for at, unit in kept.items() if not first <= at <= last}
        blanks.setdefault(first, []).append(Stretch(instead, is_blank=True))
    if not blanks and len(kept) == len(said):
        return ()
    return tuple(_woven(answer, kept, blanks, len(said)))


def _sentences(answer: str, language: str) -> list[Unit]:
    """The sentences as they were typed; where no stops were, as somebody hears them."""
    said = units(answer, longest=UNSTOPPED)
    if all(len(unit.text.split()) <= UNSTOPPED for unit in units(answer, longest=sys.maxsize)):
        return _with_marks(answer, said)
    tokens = features.tokens(answer)
    heard = segments.load(language).segments(tokens.words)
    return units(answer, lambda: [tokens.starts[first] for first, _ in heard], UNSTOPPED)


def _with_marks(answer: str, said: list[Unit]) -> list[Unit]:
    """The sentences, each with the number of its item before it, which by itself is none."""
    found: list[Unit] = []
    for unit in said:
        if found and not any(map(str.isalpha, found[-1].text)):
            start = found.pop().start
            unit = Unit(start, unit.end, answer[start : unit.end])
        found.append(unit)
    return found


def _blanks(
    judgement: Judgement, change: Finding | None, topic: Topic, told: dict[str, int], count: int
) -> dict[int, list[Stretch]]:
    """The parts that are to be told, by the number of the sentence that they come before."""
    order = PARTS[topic.kind]
    mended = MENDED_BY.get(change.rule, {}).get(Kind(judgement.kind)) if change else None
    found: dict[int, list[Stretch]] = {}
    for at, part in enumerate(order):
        if part in judgement.missing or (part == mended and part not in told):
            place = min((told[later] for later in order[at + 1 :] if later in told), default=count)
            if part in AT_ONCE:
                place = min(place, max((told[earlier] + 1 for earlier in order[:at] if earlier in told), default=place))
            found.setdefault(place, []).append(Stretch(_begun(topic, part), is_blank=True, part=part))
    return found


def _begun(topic: Topic, part: str) -> str:
    return f"{topic.parts[part].stem} {BLANK}."


def _at(said: Sequence[Unit], place: int) -> int:
    """The sentence that has a place of the answer in it, or the last one before it."""
    return max((at for at, unit in enumerate(said) if unit.start <= place), default=0)


def _telling(said: Sequence[Unit], told: set[int], language: str) -> set[int]:
    """The sentences that tell the parts, how it begins and ends, and what follows on those while there is time."""
    taken = told | {0, len(said) - 1}
    seconds = [languages.spoken(unit.text, language) for unit in said]
    left = SECONDS - sum(seconds[at] for at in taken)
    after = {at: min(at - part for part in told if part < at) for at in range(len(said)) if min(told, default=at) < at}
    # What comes next after a part belongs to it most.
    for at in sorted(after.keys() - taken, key=lambda at: (after[at], at)):
        if seconds[at] <= left:
            taken.add(at)
            left -= seconds[at]
    return taken


def _woven(answer: str, kept: dict[int, Unit], blanks: dict[int, list[Stretch]], count: int) -> Iterator[Stretch]:
    """Sentences and blanks in order; sentences that follow each other are one stretch, in the lines that were typed."""
    own, end = "", 0
    for at in range(count + 1):
        if own and (at in blanks or at == count):
            yield Stretch(text.clean(own))
            own = ""
        yield from blanks.get(at, [])
        if at in kept:
            between = "\n" if "\n" in answer[end : kept[at].start] else " "
            left_out = " …" if at - 1 not in kept else ""
            own += f"{left_out}{between}{kept[at].text}" if own else kept[at].text
            end = kept[at].end
