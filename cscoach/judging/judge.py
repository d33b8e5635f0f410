"""The judge: one answer → its state, parts, findings, band and ratings. Pure, and the same for every caller."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from cscoach import languages
from cscoach.content import resources
from cscoach.content.schema import PARTS as ORDER
from cscoach.content.schema import Kind
from cscoach.judging import counted, cues, features, model, reading
from cscoach.judging.judgement import Band, Finding, Judgement, Seen, State
from cscoach.judging.labels import ATTITUDE_FINDINGS, ATTITUDES, FAULTS, LABELS, PARTS
from cscoach.judging.normal import Normal, normal
from cscoach.judging.rating import rate
from cscoach.judging.state import state
from cscoach.judging.units import Unit, units

#: A part is told from this probability on; a fault is asserted from this one, and asked about from the lower one.
TOLD, ASSERTED, ASKED = 0.5, 0.45, 0.3

#: The same for faults of attitude. A lower limit finds more of them and agrees better with the labels, but reproaches
#: calm answers as well (training/README.md has the figures), and a false reproach costs more than a missed one.
ATTITUDE_ASSERTED, ATTITUDE_ASKED = 0.8, 0.5

#: Faults of attitude: any of them makes an answer weak (answers/GUIDE.md), and so does a denial.
ATTITUDE = ATTITUDE_FINDINGS | {"denies-weakness"}


@lru_cache(maxsize=64)
def available(language: str, guidance: str) -> bool:
    """Whether answers in a language can be judged, and the judgement said in the language of guidance."""
    return f"{language}.bin" in resources.models() and resources.exists("prompts", guidance, "judging", "coaching.yaml")


def judge(text: str, topic: str, kind: Kind, language: str, models: tuple[str, ...] = ()) -> Judgement:
    """Judge one answer. `language` is that of the answer; `models` are model answers that it may have been copied from.

    Deterministic, and the same for every normal form of a text; spans are code points into `text` as given. Raises
    KeyError for an unknown language, FileNotFoundError for one without a model.
    """
    read = normal(text)
    found = _judgement(read.text, topic, kind, language, models)
    return found if read.places is None else _as_given(found, read)


def _as_given(found: Judgement, read: Normal) -> Judgement:
    """The judgement with its spans in the text as given."""
    parts = tuple(
        replace(seen, start=start, end=end) for seen in found.parts for start, end in [read.given(seen.start, seen.end)]
    )
    findings, doubts = (
        tuple(replace(fault, span=fault.span and read.given(*fault.span)) for fault in faults)
        for faults in (found.findings, found.doubts)
    )
    return replace(found, parts=parts, findings=findings, doubts=doubts)


def _judgement(text: str, topic: str, kind: Kind, language: str, models: tuple[str, ...]) -> Judgement:
    """Judge a text in its normal form."""
    words = features.words(text)
    seconds = languages.spoken(text, language)
    found = state(text, language, models)
    blank = Judgement(language, topic, kind.value, found, len(words), languages.rounded(seconds))
    if found not in (State.USABLE, State.TOO_SHORT):
        return blank
    if found is State.TOO_SHORT and kind is not Kind.WEAKNESS and len(words) < 3:
        return blank
    return _judged(text, words, seconds, blank, kind)


def _judged(text: str, words: list[str], seconds: float, blank: Judgement, kind: Kind) -> Judgement:
    language = blank.language
    cut = units(text)
    scores = [reading.possible(model.load(language).scores(unit), kind) for unit in cut]
    told = reading.load().probabilities(scores, blank.topic, kind, len(words))
    parts = tuple(_seen(part, told, scores, cut) for part in _parts(told, kind))
    missing = tuple(part for part in ORDER[kind] if part not in {seen.part for seen in parts})
    learned = [_fault(label, told, scores, cut) for label in FAULTS if told.get(label, 0) >= _limits(label)[1]]
    asserted = [finding for finding in learned if not finding.asked]
    short = counted.length(seconds)
    listed = [short, counted.hedging(text, cues.load(language)), counted.personal_data(text)]
    asserted += [finding for finding in listed if finding is not None]
    asserted += _derived(kind, told, {seen.part for seen in parts}, {finding.rule for finding in asserted})
    asserted.sort(key=lambda finding: (finding.span or (len(text), len(text)), finding.rule))
    doubts = [finding for finding in learned if finding.asked]
    reached = State.TOO_SHORT if short is not None and short.rule == "too-short" else blank.state
    band = _band(kind, len(parts), {finding.rule for finding in asserted})
    return Judgement(
        language,
        blank.topic,
        blank.kind,
        reached,
        blank.words,
        blank.seconds,
        parts,
        missing,
        tuple(asserted),
        tuple(doubts),
        band,
        rate(kind, told, {seen.part for seen in parts}, asserted, text, seconds) if reached is State.USABLE else {},
    )


def _parts(told: dict[str, float], kind: Kind) -> list[str]:
    letters = {name: letter for letter, name in PARTS.items()}
    return [part for part in ORDER[kind] if part in letters and told[letters[part]] >= TOLD]


def _seen(part: str, told: dict[str, float], scores: list[list[float]], cut: list[Unit]) -> Seen:
    letter = next(letter for letter, name in PARTS.items() if name == part)
    unit = _best(letter, scores, cut)
    return Seen(part, unit.start, unit.end, round(told[letter], 2))


def _fault(label: str, told: dict[str, float], scores: list[list[float]], cut: list[Unit]) -> Finding:
    unit = _best(label, scores, cut)
    return Finding(
        FAULTS[label],
        round(told[label], 2),
        (unit.start, unit.end),
        told[label] < _limits(label)[0],
        evidence=(unit.text,),
    )


def _limits(label: str) -> tuple[float, float]:
    """From which probability a fault is asserted, and asked about. Personal data is counted, not learned."""
    if label == "data":
        return 2.0, 2.0
    return (ATTITUDE_ASSERTED, ATTITUDE_ASKED) if label in ATTITUDES else (ASSERTED, ASKED)


def _best(label: str, scores: list[list[float]], cut: list[Unit]) -> Unit:
    """The unit that shows a label most."""
    column = LABELS.index(label)
    return max(zip(scores, cut, strict=True), key=lambda pair: pair[0][column])[1]


def _derived(kind: Kind, told: dict[str, float], parts: set[str], rules: set[str]) -> list[Finding]:
    """Findings that follow from the parts, by the tables of answers/GUIDE.md."""
    found: list[tuple[str, float]] = []
    if kind is Kind.STRENGTH:
        if "situation" not in parts:
            found.append(("no-example", 1 - told["S"]))
        else:
            if "result" not in parts:
                found.append(("no-result", 1 - told["R"]))
            if "action" not in parts:
                found.append(("unclear-contribution", 1 - told["A"]))
    elif kind is Kind.WEAKNESS:
        if told["O"] < TOLD:
            found.append(("no-example", 1 - told["O"]))
        if "improvement" not in parts:
            if "denies-weakness" not in rules:
                found.append(("no-improvement", 1 - told["V"]))
        elif "evidence" not in parts:
            found.append(("no-evidence", 1 - told["E"]))
    return [Finding(rule, round(certainty, 2)) for rule, certainty in found]


def _band(kind: Kind, parts: int, rules: set[str]) -> Band:
    """The guide's own rule, which gives 97–99 % of its labels."""
    if rules & ATTITUDE or parts <= 1:
        return Band.WEAK
    return Band.STRONG if not rules and parts >= len(ORDER[kind]) - 1 else Band.FAIR
