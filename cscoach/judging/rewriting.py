"""How to tell an answer again: the candidate's own sentences in their order, and blanks for what is to be told anew.

Nothing is put into anybody's mouth: what stands there is theirs, or it is the beginning of a sentence with a blank.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cscoach import languages, text
from cscoach.content.judging import BLANK, Coaching
from cscoach.content.schema import PARTS, Kind, Topic
from cscoach.judging import features, segments
from cscoach.judging.judgement import Finding, Judgement
from cscoach.judging.labels import ATTITUDE_FINDINGS, GRAVE, MENDED_BY
from cscoach.judging.units import LONGEST, Unit, units

#: What a long answer is brought down to, in seconds: a minute (domain.md 6.1, D7).
SECONDS = 60

#: What is longer, in words, was typed without stops, and a blank may stand within it.
UNSTOPPED = 45

#: Parts that follow at once on the part before them. All others come right before the next one that is told, because
#: more of the story may stand between.
AT_ONCE = ("task", "impact")

#: Findings whose sentences are left out, whatever is mended first: said aloud they harm.
HARMING = GRAVE | {"cliche"}

#: Findings whose sentence is left out where the story only begins behind it: nothing is to be told in its place.
EMPTY = frozenset({"cliche"})


@dataclass(frozen=True)
class Stretch:
    """Words of an answer as it may be told again: the candidate's own, or a beginning with blanks (`is_blank`).

    `part` is the part that a blank is for; None where it takes the place of a sentence. `line` is true where the answer
    was typed in lines and this begins one.
    """

    text: str
    is_blank: bool = False
    part: str | None = None
    line: bool = False


def beginning(rule: str, topic: Topic | None, words: Coaching | None) -> str | None:
    """The sentence, with blanks, that would mend a finding in the language of the answer; None where no sentence does.

    `topic` and `words` are in that language.
    """
    if words is not None and words.findings[rule].rewrite:
        return words.findings[rule].rewrite
    part = MENDED_BY.get(rule, {}).get(topic.kind) if topic else None
    return _begun(topic, part) if topic and part else None


def rewritten(
    judgement: Judgement, answer: str, changes: Sequence[Finding], topic: Topic, words: Coaching | None
) -> tuple[Stretch, ...]:
    """The answer with blanks: for each part that is missing, and for what the first change is about.

    What would harm is left out, an answer that is too long is brought down to the sentences that tell it, and of one
    that tells nothing the blanks are left. Empty where nothing is to be filled in or left out.
    """
    change = changes[0] if changes else None
    mended = MENDED_BY.get(change.rule, {}).get(Kind(judgement.kind)) if change else None
    begun = beginning(change.rule, topic, words) if change and change.span else None
    # What stands in the place of a denial names the weakness.
    own = {mended: Stretch(begun, is_blank=True)} if begun and mended else {}
    if not judgement.parts:
        return tuple(own.get(part) or _blank(topic, part) for part in PARTS[topic.kind])
    said, is_typed = _sentences(answer, judgement.language)
    told = {seen.part: _at(said, seen.start) for seen in judgement.parts}
    kept = set(range(len(said)))
    if change and change.rule == "too-long":
        kept = _telling(said, set(told.values()), judgement.language)
    place = _place(said, change)
    instead = begun if is_typed and _is_replaced(change, topic) else None
    if is_typed:
        harming = {at for found in changes if found.rule in HARMING for at in _place(said, found)}
        if topic.kind is Kind.WEAKNESS:
            # The scene in which a fault shows is what is to be told; a defence is what comes beside it.
            harming -= {*told.values()}
        kept -= harming | ({*place} if instead else set()) | (_defence(judgement, told, said))
    left = {part: at for part, at in told.items() if at in kept or (instead and at in place)}
    if change and change.rule in EMPTY and left and min(left.values()) >= place.stop:
        instead = None
    missing = {*judgement.missing, *(told.keys() - left.keys()), *own, *({mended} - told.keys() if mended else ())}
    blanks = _blanks(missing, topic, left, len(said), own)
    if instead and not own:
        blanks.setdefault(place[0], []).append(Stretch(instead, is_blank=True))
    if not blanks and len(kept) == len(said):
        return ()
    first, *others = _woven(answer, {at: said[at] for at in kept}, blanks, said)
    return replace(first, line=False), *others


def _is_replaced(change: Finding | None, topic: Topic) -> bool:
    """Whether something is to be told in the place of what is changed; a scene of a weakness stays the scene."""
    return change is not None and not (topic.kind is Kind.WEAKNESS and change.rule in ATTITUDE_FINDINGS)


def _defence(judgement: Judgement, told: Mapping[str, int], said: Sequence[Unit]) -> set[int]:
    """What follows on the last part of a weakness that is defended: where nothing is done about it, it is no more."""
    if not judgement.is_unmended or not any(found.rule in GRAVE for found in judgement.findings):
        return set()
    return set(range(max(told.values()) + 1, len(said)))


def _place(said: Sequence[Unit], found: Finding | None) -> range:
    """The sentences that a finding is about; none for one that is about nothing in particular."""
    if found is None or found.span is None:
        return range(0)
    return range(_at(said, found.span[0]), _at(said, found.span[1] - 1) + 1)


def _sentences(answer: str, language: str) -> tuple[list[Unit], bool]:
    """The sentences, and whether they are as they were typed: where no stops were they are as somebody hears them.

    Of what is only heard nothing is left out: it may begin or end in the middle of a thought.
    """
    said = units(answer, longest=UNSTOPPED)
    if all(len(unit.text.split()) <= UNSTOPPED for unit in units(answer, longest=sys.maxsize)):
        is_typed = all(len(unit.text.split()) <= LONGEST for unit in said)
        return _with_marks(answer, said), is_typed
    tokens = features.tokens(answer)
    heard = segments.load(language).segments(tokens.words)
    return units(answer, lambda: [tokens.starts[first] for first, _ in heard], UNSTOPPED), False


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
    missing: set[str], topic: Topic, told: dict[str, int], count: int, own: Mapping[str, Stretch]
) -> dict[int, list[Stretch]]:
    """The parts that are to be told, by the number of the sentence that they come before.

    An answer begins with its first part. `own` has what a part is asked for with, if not with its stem.
    """
    order = PARTS[topic.kind]
    found: dict[int, list[Stretch]] = {}
    for at, part in enumerate(order):
        if part in missing:
            place = min((told[later] for later in order[at + 1 :] if later in told), default=count)
            if part in AT_ONCE:
                place = min(place, max((told[earlier] + 1 for earlier in order[:at] if earlier in told), default=place))
            found.setdefault(place if at else 0, []).append(own.get(part) or _blank(topic, part))
    return found


def _blank(topic: Topic, part: str) -> Stretch:
    return Stretch(_begun(topic, part), is_blank=True, part=part)


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


def _woven(
    answer: str, kept: dict[int, Unit], blanks: dict[int, list[Stretch]], said: Sequence[Unit]
) -> Iterator[Stretch]:
    """Sentences and blanks in order; sentences that follow each other are one stretch, in the lines that were typed."""
    own, line, last = "", False, -1
    for at in range(len(said) + 1):
        if own and (at in blanks or at == len(said)):
            yield Stretch(text.clean(own), line=line)
            own = ""
        # What comes after the last sentence begins a line if that one did.
        begins = _is_item(answer, said, min(at, len(said) - 1))
        yield from (replace(blank, line=begins) for blank in blanks.get(at, []))
        if at in kept:
            between = "\n" if at and "\n" in answer[said[at - 1].end : said[at].start] else " "
            left_out = " …" if last < at - 1 else ""
            own, line = (f"{own}{left_out}{between}{kept[at].text}", line) if own else (kept[at].text, begins)
            last = at


def _is_item(answer: str, said: Sequence[Unit], at: int) -> bool:
    """Whether a sentence was meant to stand on a line of its own; the first one was if the next one was.

    Where a line begins with a small letter the text was only broken to the width of a window.
    """
    at = max(at, min(1, len(said) - 1))
    return "\n" in answer[said[at - 1].end : said[at].start] and not said[at].text[0].islower()
