"""The judge: one answer → its state, parts, findings, band and ratings. Pure, and the same for every caller."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from cscoach import languages
from cscoach.content import resources
from cscoach.content.schema import PARTS as ORDER
from cscoach.content.schema import Kind
from cscoach.judging import counted, cues, features, off_topic
from cscoach.judging.heard import Asked, Hearing
from cscoach.judging.judgement import Band, Finding, Judgement, Seen, State
from cscoach.judging.labels import ATTITUDES, FAULTS, FOUND_ONLY, GRAVE, MENDED_BY, PARTS
from cscoach.judging.limits import ASK, ASSERT, DATED, DOUBTFUL, ENOUGH, LACKING, MISSING, TOLD
from cscoach.judging.listening import hear
from cscoach.judging.normal import Normal, normal
from cscoach.judging.rating import rate
from cscoach.judging.state import FEWEST, state

#: The letters of the parts.
LETTERS = {part: letter for letter, part in PARTS.items()}

#: From where on each fault that an answer of a kind can have is asked about, or else said.
ASKED = {
    kind: [(label, ASK.get(label, limit)) for label, limit in ASSERT.items() if FOUND_ONLY.get(label, kind) is kind]
    for kind in Kind
}


def available(language: str) -> bool:
    """Whether answers in a language can be judged. What is said of them is content that every language has."""
    return f"{language}.bin" in resources.models()


def judge(
    text: str,
    topic: str,
    kind: Kind,
    language: str,
    models: tuple[str, ...] = (),
    given: Mapping[str, tuple[int, int]] = MappingProxyType({}),
) -> Judgement:
    """Judge one answer. `language` is that of the answer; `models` are model answers that it may have been copied from.

    `given` has the parts that were told as such, with their spans: none is found to be missing, it is asked about, and
    what was told to a question about a part is on the topic.

    Deterministic, and the same for every normal form of a text; spans are code points into `text` as given. Raises
    KeyError for an unknown language, FileNotFoundError for one without a model.
    """
    return judge_all([Case(text, topic, kind, language, models, given)])[0]


class Case(NamedTuple):
    """An answer to be judged (see `judge`); `seconds` is how long it takes to say, where that was counted already."""

    text: str
    topic: str
    kind: Kind
    language: str
    models: tuple[str, ...] = ()
    given: Mapping[str, tuple[int, int]] = MappingProxyType({})
    seconds: float | None = None


def judge_all(cases: Sequence[Case]) -> list[Judgement]:
    """Judge answers, in order: what `judge` says of each, sooner where there are many. Raises the same."""
    begun = [_Begun(case) for case in cases]
    hearings = iter(hear([each.asked for each in begun if each.is_heard]))
    return [each.finished(next(hearings) if each.is_heard else None) for each in begun]


class _Begun:
    """A case as far as it is known before anything is heard."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.read = normal(case.text)
        text, language = self.read.text, case.language
        seconds = languages.spoken(text, language) if case.seconds is None else case.seconds
        # What was counted sentence by sentence differs in the last places.
        self.seconds = round(seconds, 3)
        self.blank = _blank(text, case, state(text, language, case.models), self.seconds)

    @property
    def asked(self) -> Asked:
        return Asked(self.read.text, self.case.language, self.case.topic, self.case.kind)

    @property
    def is_heard(self) -> bool:
        """Whether there is anything to hear in it."""
        if self.blank.state is State.TOO_SHORT:
            return self.case.kind is Kind.WEAKNESS or self.blank.words >= 3
        return self.blank.state is State.USABLE

    def finished(self, heard: Hearing | None) -> Judgement:
        """The judgement, by what was heard."""
        case, read = self.case, self.read
        found = judged(heard, self.seconds, self.blank, case.kind) if heard else self.blank
        if not case.given and _is_off_topic(read.text, found):
            return _blank(read.text, case, State.OFF_TOPIC, self.seconds)
        found = found if read.places is None else _as_given(found, read)
        return _trusting(found, case.kind, case.given) if case.given else found


def _trusting(found: Judgement, kind: Kind, given: Mapping[str, tuple[int, int]]) -> Judgement:
    """The judgement of somebody who says which part is which: what it misses in a part becomes a question about it."""

    def part_of(finding: Finding) -> str:
        return MENDED_BY.get(finding.rule, {}).get(kind, "")

    told = {seen.part for seen in found.parts} | given.keys()
    reached = found.state
    if reached is State.TOO_SHORT and found.words >= FEWEST and len(told & set(ORDER[kind])) >= ENOUGH:
        found, reached = _asked_for_more(found), State.USABLE
    findings = [finding for finding in found.findings if part_of(finding) not in given]
    # Where the judge itself is in doubt, the candidate's word settles it.
    doubts = [finding for finding in found.doubts if part_of(finding) not in given]
    doubts += [
        finding._replace(span=given[part_of(finding)], asked=True)
        for finding in found.findings
        if part_of(finding) in given
    ]
    missing = tuple(part for part in found.missing if part not in given)
    band = _band(kind, len(told & set(ORDER[kind])), {finding.rule for finding in findings})
    return found._replace(state=reached, findings=tuple(findings), doubts=tuple(doubts), missing=missing, band=band)


def _asked_for_more(found: Judgement) -> Judgement:
    """The judgement with too short as a question: all is told, in few words."""
    short = tuple(finding._replace(asked=True) for finding in found.findings if finding.rule == "too-short")
    left = tuple(finding for finding in found.findings if finding.rule != "too-short")
    return found._replace(findings=left, doubts=(*found.doubts, *short))


def _as_given(found: Judgement, read: Normal) -> Judgement:
    """The judgement with its spans in the text as given."""
    parts = tuple(
        seen._replace(start=start, end=end) for seen in found.parts for start, end in [read.given(seen.start, seen.end)]
    )
    findings, doubts = (
        tuple(fault._replace(span=fault.span and read.given(*fault.span)) for fault in faults)
        for faults in (found.findings, found.doubts)
    )
    return found._replace(parts=parts, findings=findings, doubts=doubts)


def _is_off_topic(text: str, found: Judgement) -> bool:
    """Whether a text that could be judged is plainly about something else, and no story either."""
    if found.state not in (State.USABLE, State.TOO_SHORT) or len(found.parts) >= off_topic.PARTS:
        return False
    return off_topic.is_off_topic(features.tokens(text).words, found.language)


def blank(text: str, topic: str, kind: Kind, language: str, reached: State) -> Judgement:
    """The judgement of an answer of which nothing is said but its state."""
    return _blank(text, Case(text, topic, kind, language), reached, languages.spoken(text, language))


def _blank(text: str, case: Case, reached: State, seconds: float) -> Judgement:
    words = len(features.tokens(text).words)
    return Judgement(case.language, case.topic, case.kind.value, reached, words, languages.rounded(seconds))


def judged(heard: Hearing, seconds: float, blank: Judgement, kind: Kind) -> Judgement:
    """The judgement of an answer that is heard, in so many seconds, by the limits; `blank` has what is known before."""
    language, text = blank.language, heard.text
    told = heard.told
    attitudes = [heard.span(label) for label in ATTITUDES if told[label] >= DOUBTFUL]
    parts = tuple(_seen(part, told, heard, attitudes) for part in _parts(told, kind))
    heard_parts = {seen.part for seen in parts}
    missing = tuple(
        part for part in ORDER[kind] if part not in heard_parts and told.get(LETTERS.get(part, ""), 0.0) < MISSING
    )
    learned = [_fault(label, told, heard) for label, limit in ASKED[kind] if told[label] >= limit]
    asserted = [finding for finding in learned if not finding.asked]
    listed = [_length(seconds, len(parts)), counted.hedging(text, cues.load(language)), counted.personal_data(text)]
    asserted += [finding for finding in listed if finding is not None and not finding.asked]
    dated = heard.dated and told["O"] >= DATED
    derived = _derived(kind, told, {finding.rule for finding in asserted}, dated=dated)
    asserted += [finding for finding in derived if not finding.asked]
    asserted.sort(key=lambda finding: (finding.span or (len(text), len(text)), finding.rule))
    reached = State.TOO_SHORT if any(finding.rule == "too-short" for finding in asserted) else blank.state
    return blank._replace(
        state=reached,
        parts=parts,
        missing=missing,
        findings=tuple(asserted),
        doubts=tuple(finding for finding in [*learned, *derived, *listed] if finding is not None and finding.asked),
        band=_band(kind, len(parts), {finding.rule for finding in asserted}),
        ratings=(
            rate(kind, told, {seen.part for seen in parts}, asserted, text, seconds) if reached is State.USABLE else {}
        ),
    )


def _length(seconds: float, parts: int) -> Finding | None:
    """Too long, or too short to be judged; what tells nearly all parts in few words is only asked for more."""
    found = counted.length(seconds)
    if found is not None and found.rule == "too-short" and parts >= ENOUGH:
        return found._replace(asked=True)
    return found


def _parts(told: dict[str, float], kind: Kind) -> list[str]:
    return [part for part in ORDER[kind] if part in LETTERS and _is_told(LETTERS[part], told)]


def _is_told(letter: str, told: dict[str, float]) -> bool:
    """Whether a part is told. A situation is always an occasion, and that shows more clearly than the scene."""
    return told[letter] >= TOLD[letter] and (letter != "S" or told["O"] >= TOLD["O"])


def _seen(part: str, told: dict[str, float], heard: Hearing, attitudes: Sequence[tuple[int, int]]) -> Seen:
    """A part that is told; `attitudes` are the sentences that may show a fault of attitude."""
    letter = LETTERS[part]
    span = heard.span(letter)
    return Seen(part, *span, round(told[letter], 2), span in attitudes)


def _fault(label: str, told: dict[str, float], heard: Hearing) -> Finding:
    start, end = heard.span(label)
    asked = told[label] < ASSERT[label]
    return Finding(FAULTS[label], round(told[label], 2), (start, end), asked, evidence=(heard.text[start:end],))


def _derived(kind: Kind, told: dict[str, float], rules: set[str], *, dated: bool) -> list[Finding]:
    """Findings that follow from the parts, by the tables of answers/GUIDE.md; asked where a part may be told.

    Whoever says when it was, and nothing of what is usual, is neither reproached nor asked for the day.
    """
    found: list[Finding | None] = []
    if kind is Kind.STRENGTH:
        example = None if dated else _lack("no-example", "SO", told)
        found.append(example)
        if example is None or example.asked:
            found += [_lack("no-result", "R", told), _lack("unclear-contribution", "A", told)]
    elif kind is Kind.WEAKNESS:
        found.append(None if dated else _lack("no-example", "O", told))
        improvement = _lack("no-improvement", "V", told)
        if improvement is None or improvement.asked:
            found.append(_lack("no-evidence", "E", told))
        if "denies-weakness" not in rules:
            found.append(improvement)
    return [finding for finding in found if finding is not None]


def _lack(rule: str, letters: str, told: dict[str, float]) -> Finding | None:
    """The finding that something is missing, which is told by one of the letters only if by all."""
    if all(told[letter] >= TOLD[letter] for letter in letters):
        return None
    asked = all(told[letter] >= LACKING[letter] for letter in letters)
    return Finding(rule, round(1 - min(told[letter] for letter in letters), 2), asked=asked)


def _band(kind: Kind, parts: int, rules: set[str]) -> Band:
    """The guide's own rule, which gives 97–99 % of its labels."""
    if rules & GRAVE or parts <= 1:
        return Band.WEAK
    return Band.STRONG if not rules and parts >= len(ORDER[kind]) - 1 else Band.FAIR
