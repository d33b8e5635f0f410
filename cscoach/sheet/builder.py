"""Candidate → Sheet. Pure: today's date comes in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from cscoach import languages
from cscoach.candidate import Answer, Candidate
from cscoach.composing.joining import alone, unmarked
from cscoach.composing.suggestion import Composed, Piece, Source, compose, retold
from cscoach.content.load import post_name
from cscoach.content.pack import Pack
from cscoach.content.schema import PARTS, TELLING, Kind, Task, Topic
from cscoach.judging import coaching
from cscoach.judging.judgement import Judgement, State
from cscoach.judging.state import told
from cscoach.sheet import pairing
from cscoach.sheet.document import (
    Blank,
    Card,
    CardLine,
    Day,
    Entry,
    Expected,
    Hearing,
    Landed,
    Line,
    Sharpen,
    Sheet,
    Spoken,
    SuggestedAnswer,
    WhatIf,
)
from cscoach.sheet.hearing import Hearable, Heard, harms, hearable, heard, judged, open_parts
from cscoach.text import sentences, shortened

#: How many blanks the card names; the checklist has them all.
ON_CARD = 2

#: How long a line of the card may be, in characters: two lines of a page, to be taken in at a glance.
ON_A_LINE = 160

#: How many things to sharpen stand with an answer; more are discouraging, and one mended changes the next.
SHARPENED = 2

#: The kinds of practice that a plan cannot have without a date are laid out for a week.
WEEK = 7


def build(candidate: Candidate, guidance: Pack, interview: Pack, today: date, *, judged: bool = True) -> Sheet:
    """Make the sheet. The packs are those of the candidate's two languages (the same one where they are the same).

    Without `judged` the answers are put together but not judged.
    """
    return next(sheets([Draft(candidate, guidance, interview, judged=judged)], today))


def sheets(drafts: Sequence[Draft], today: date) -> Iterator[Sheet]:
    """Make the sheets of drafts, in order; all that is told in them is judged at once."""
    judgements = iter(judged([hearable for draft in drafts for hearable in draft.hearables]))
    for draft in drafts:
        yield draft.sheet(list(islice(judgements, len(draft.hearables))), today)


@dataclass(frozen=True)
class _Begun:
    """A topic with its answer put together, before it is judged; `said` is the topic in the interview's language."""

    topic: Topic
    said: Topic
    answer: Answer
    composed: Composed
    hearable: Hearable | None


class Draft:
    """A sheet whose answers are put together and wait for the judge (see `build`).

    It pairs the two languages' content by id, and gathers the blanks on the way.
    """

    def __init__(self, candidate: Candidate, guidance: Pack, interview: Pack, *, judged: bool = True) -> None:
        self.candidate = candidate
        self.guidance = guidance
        self.interview = interview
        self.bilingual = guidance.language != interview.language
        self.blanks: list[Blank] = []
        self.lines: dict[str, CardLine] = {}
        self.praised: list[str] = []
        self.topics = (*candidate.strengths, *candidate.weaknesses)
        answers = ((guidance.topic(topic), candidate.answer(topic)) for topic in self.topics)
        told = [(guidance.opening, candidate.opening), *answers]
        self._begun = [self.begun(topic, answer, judged=judged) for topic, answer in told]

    @property
    def hearables(self) -> list[Hearable]:
        """What there is to judge, in order."""
        return [each.hearable for each in self._begun if each.hearable]

    def sheet(self, judgements: Iterable[Judgement], today: date) -> Sheet:
        """The sheet, with the judgements of `hearables`."""
        candidate, guidance, interview = self.candidate, self.guidance, self.interview
        found = iter(judgements)
        opening, *entries = [self.entry(each, next(found) if each.hearable else None) for each in self._begun]
        blanks = tuple(self.blanks)
        # An interview in the past needs no plan; the sheet is then a record.
        days_left = max(0, (candidate.interview_on - today).days) if candidate.interview_on else None
        return Sheet(
            language=guidance.language,
            interview_language=interview.language,
            made_on=today,
            name=candidate.name,
            role=post_name(candidate.role, guidance, interview) if candidate.role else None,
            employer=candidate.employer,
            interview_on=candidate.interview_on,
            days_left=days_left,
            card=self.card(opening, blanks),
            opening=opening,
            entries=tuple(entries),
            general=pairing.general(interview, guidance),
            blanks=blanks,
            techniques=pairing.techniques(interview, guidance, self.topics, candidate.role),
            plan=_plan(_left(guidance.preparation.plan, [opening, *entries]), days_left, candidate.interview_on),
            the_day=tuple(line.text for line in guidance.preparation.the_day if line.is_for(candidate.role)),
            rights=pairing.rights(interview, guidance),
        )

    def line(self, said: str, gloss: str) -> Line:
        return pairing.line(said, gloss, self.interview, self.guidance)

    def begun(self, topic: Topic, answer: Answer, *, judged: bool) -> _Begun:
        language = self.interview.language
        said, answer = self.interview.topic(topic.id), told(answer, language)
        composed = compose(answer, said, self.interview.joining, language)
        return _Begun(topic, said, answer, composed, hearable(composed, said, language) if judged else None)

    def entry(self, begun: _Begun, judgement: Judgement | None) -> Entry:
        topic, said, answer, composed = begun.topic, begun.said, begun.answer, begun.composed
        name = self.line(said.name, topic.name)
        found = self.heard(begun.hearable, judgement)
        telling = _telling(found, said.kind) if found and answer.whole else []
        if telling:
            composed = retold(composed, telling, self.interview.language)
        line = next(iter(telling), composed.line)
        # What is about something else, or what would harm, is not to be said, least of all first.
        if found and (found.judgement.state is State.OFF_TOPIC or harms(line, found)):
            line = None
        self.lines[topic.id] = CardLine(name, shortened(unmarked(line), ON_A_LINE) if line else None)
        self.blanks += [self.blank(part, topic, said) for part in open_parts(composed, found)]
        ladder = topic.ladder
        return Entry(
            topic=topic.id,
            kind=topic.kind.value,
            name=name,
            why=topic.why,
            listen_for=tuple(topic.listen_for),
            questions=pairing.questions(self.interview, self.guidance, topic.id),
            long=self.suggested(composed, topic, said, short=False),
            short=self.suggested(composed, topic, said, short=True),
            too_long=composed.too_long,
            too_short=composed.too_short,
            told=bool(answer),
            follow_ups=self.follow_ups(topic, said, composed),
            traps=tuple(topic.traps),
            safe=(ladder.safe, ladder.risky, ladder.fatal) if ladder else None,
            exercise=topic.exercise.title,
            exercise_minutes=topic.exercise.minutes,
            exercise_steps=tuple(topic.exercise.steps),
            hearing=_hearing(found) if found else None,
            what_if=self.what_if(topic, said),
        )

    def heard(self, told: Hearable | None, judgement: Judgement | None) -> Heard | None:
        if told is None or judgement is None:
            return None
        found = heard(told, judgement, self.guidance.language, self.praised)
        self.praised += found.feedback.praise
        return found

    def what_if(self, topic: Topic, said: Topic) -> WhatIf | None:
        answer = self.candidate.what_if.get(topic.id)
        if not answer:
            return None
        pairs = pairing.matched(said.questions, topic.questions)
        asked = next((self.line(mine.text, same.text) for mine, same in pairs if mine.kind == "situational"), None)
        if asked is None:
            return None
        seconds = languages.rounded(languages.spoken(answer, self.interview.language))
        return WhatIf(asked, SuggestedAnswer((Spoken(Source.TOLD, alone(answer), None, None),), seconds))

    def blank(self, part: str, topic: Topic, said: Topic) -> Blank:
        ask = self.line(said.parts[part].prompt, topic.parts[part].prompt)
        return Blank(topic.name, part, ask, topic.parts[part].hint)

    def suggested(self, composed: Composed, topic: Topic, said: Topic, *, short: bool) -> SuggestedAnswer:
        suggestion = composed.short if short else composed.long
        return SuggestedAnswer(
            tuple(self.spoken(piece, topic, said) for piece in suggestion.pieces), suggestion.seconds
        )

    def spoken(self, piece: Piece, topic: Topic, said: Topic) -> Spoken:
        gloss = self.gloss(piece, topic, said) if self.bilingual else None
        return Spoken(piece.source, piece.text, gloss, piece.part)

    def gloss(self, piece: Piece, topic: Topic, said: Topic) -> str | None:
        if piece.source is Source.FRAME:
            return topic.opening if piece.text == said.opening else topic.closing
        return topic.parts[piece.part].prompt if piece.source is Source.BLANK and piece.part else None

    def follow_ups(self, topic: Topic, said: Topic, composed: Composed) -> tuple[Expected, ...]:
        """What comes after the answer: after the parts that are missing first, then after a full answer."""
        pairs = [(said.parts[part].follow_ups[0], topic.parts[part].follow_ups[0]) for part in composed.blanks]
        missing = (Expected(self.line(asked.ask, same.ask), same.hint) for asked, same in pairs)
        return (*missing, *pairing.follow_ups(self.interview, self.guidance, topic.id))

    def card(self, opening: Entry, blanks: tuple[Blank, ...]) -> Card:
        return Card(
            opening=opening.short,
            strengths=tuple(self.lines[topic] for topic in self.candidate.strengths),
            weaknesses=tuple(self.lines[topic] for topic in self.candidate.weaknesses),
            blanks=blanks[:ON_CARD],
            more_blanks=max(0, len(blanks) - ON_CARD),
            asks=pairing.asks(self.interview, self.guidance, self.candidate.role),
        )


def _telling(found: Heard, kind: Kind) -> list[str]:
    """The sentences of an answer told as one whole that tell its parts, the most telling first."""
    spans = {seen.part: (seen.start, seen.end) for seen in found.judgement.parts}
    # The judge hears where a sentence ends; here it stands as it was typed.
    typed, end = [], 0
    for sentence in sentences(found.answer, found.judgement.language):
        start = found.answer.index(sentence, end)
        end = start + len(sentence)
        typed.append((sentence, start, end))

    def shared(span: tuple[int, int], start: int, end: int) -> int:
        return min(end, span[1]) - max(start, span[0])

    order = [part for part in dict.fromkeys((*TELLING[kind], *PARTS[kind])) if part in spans]
    return [max(typed, key=lambda each: shared(spans[part], each[1], each[2]))[0] for part in order]


def _hearing(found: Heard) -> Hearing:
    said = found.feedback
    remarks = [remark for remark in (said.change, *said.more) if remark]
    return Hearing(
        coaching.shown(found.judgement),
        said.verdict,
        tuple(Landed(words, why) for why, words in said.landed),
        tuple(
            Sharpen(
                remark.rule, remark.name, remark.quote, remark.message, remark.advice, remark.follow_up, remark.begin
            )
            for remark in remarks[:SHARPENED]
        ),
        tuple(Landed(words, ask) for ask, words in said.doubts),
        found.judgement.missing,
        tuple(
            sorted({finding.rule for finding in found.judgement.findings if coaching.firm(finding, found.judgement)})
        ),
        tuple(
            Spoken(Source.BLANK if piece.is_blank else Source.TOLD, piece.text, None, piece.part, piece.line)
            for piece in said.rewrite
        ),
    )


def _left(tasks: list[Task], entries: list[Entry]) -> list[Task]:
    """The tasks that are left: whoever has told everything has chosen what to tell."""
    return [task for task in tasks if not (task.until_told and all(entry.told for entry in entries))]


def _plan(tasks: list[Task], days_left: int | None, interview_on: date | None) -> tuple[Day, ...]:
    """The tasks by day. What is essential moves to the first day that is left; the rest is dropped with its day."""
    if days_left == 0:
        return ()
    last = days_left if days_left is not None else WEEK
    by_day: dict[int, list[Task]] = {}
    for task in tasks:
        if task.day <= last:
            by_day.setdefault(task.day, []).append(task)
        elif task.essential:
            by_day.setdefault(last, []).append(task)
    return tuple(
        Day(
            before=day,
            on=interview_on - timedelta(days=day) if interview_on else None,
            tasks=tuple(task.text for task in by_day[day]),
            minutes=sum(task.minutes for task in by_day[day]),
        )
        for day in sorted(by_day, reverse=True)
    )
