"""A judgement at the terminal: the answer with the words underlined, then what landed and the one change."""

from __future__ import annotations

from cscoach.cli import output
from cscoach.cli.display import Display
from cscoach.cli.speech import Speech, printable
from cscoach.cli.underlined import Mark, underlined
from cscoach.content.schema import Topic
from cscoach.interview.events import Note, Told
from cscoach.interview.feedback import again
from cscoach.judging import coaching
from cscoach.judging.judgement import Judgement, State
from cscoach.text import quoted

#: How words are underlined: what to mend, what is asked about, what landed (`check.marks` explains them).
SIGNS = {"mend": "^", "ask": "~", "landed": "="}


def show(
    judgement: Judgement, answer: str, topic: Topic | None, speech: Speech, *, everything: bool, explain: bool
) -> None:
    """Print a judgement for a person to read. `topic` is what was answered, in the language of the answer."""
    display = Display(plain=not output.interactive())
    said = coaching.feedback(judgement, answer, speech.language, topic=topic)
    marks = [Mark(*span, SIGNS[kind]) for kind, span in said.spoken_of]
    if marks:
        for text in underlined(answer, marks, display.console.width):
            display.exact(text)
        display.show(Note(speech.say("check.marks"), "quiet"))
        display.exact("")
    for line in lines(judgement, said, speech, everything=everything):
        display.show(_harmless(line))
    if said.rewrite:
        told = again(said, speech.say)
        display.show(Told(told.title, tuple((source, _printable(text), gloss) for source, text, gloss in told.pieces)))
    if explain:
        for finding in (*judgement.findings, *judgement.doubts):
            evidence = "; ".join(finding.evidence) or "-"
            display.show(_harmless(Note(f"{finding.rule}  {finding.certainty:.2f}  {evidence}", "quiet")))
        for seen in judgement.parts:
            words = coaching.quote(answer, (seen.start, seen.end), judgement.language)
            display.show(_harmless(Note(f"{seen.part}  {seen.certainty:.2f}  {words}", "quiet")))


def _printable(text: str) -> str:
    return "\n".join(map(printable, text.split("\n")))


def _harmless(note: Note) -> Note:
    """The note without control characters: what it quotes comes from a file and must not steer the terminal."""
    return Note(printable(note.text), note.tone)


def lines(judgement: Judgement, said: coaching.Feedback, speech: Speech, *, everything: bool) -> list[Note]:
    """What to print, in order."""
    notes = []
    if judgement.state is State.USABLE or (judgement.state is State.TOO_SHORT and judgement.parts):
        told = ", ".join(speech.say(f"parts.{part}") for part in judgement.told) or speech.say("check.nothing")
        absent = ", ".join(speech.say(f"parts.{part}") for part in judgement.missing)
        notes.append(Note(speech.say("check.told", parts=told)))
        if absent:
            notes.append(Note(speech.say("check.missing", parts=absent)))
        notes.append(Note(speech.say("check.length", n=judgement.words, seconds=judgement.seconds), "quiet"))
    notes.append(Note(said.verdict))
    notes += [
        Note(f"{speech.say('check.landed')} {quoted(words, speech.language)} {praise}", "good")
        for praise, words in said.landed
    ]
    if said.change:
        notes += _remark(speech.say("check.change"), said.change, speech)
        if said.change.begin and not said.rewrite:
            notes.append(Note(f"{speech.say('check.begin')} {said.change.begin}", "care"))
        notes.append(Note(f"{speech.say('check.follow-up')} {said.change.follow_up}"))
    for ask, words in said.doubts:
        cited = f" {quoted(words, speech.language)}" if words else ""
        notes.append(Note(f"{speech.say('check.doubt')}{cited} {ask}", "care"))
    if everything:
        for remark in said.more:
            notes += _remark(speech.say("check.also"), remark, speech)
    elif said.more:
        notes.append(Note(speech.say("check.more", n=len(said.more)), "quiet"))
    return notes


def _remark(label: str, remark: coaching.Remark, speech: Speech) -> list[Note]:
    cited = f" {quoted(remark.quote, speech.language)}" if remark.quote else ""
    return [Note(f"{label} {remark.name}.{cited} {remark.message} {remark.advice}", "care")]
