"""What the coach says of a judgement, in the language of guidance: `prompts/<language>/judging/coaching.yaml`.

One change at a time: what landed (quoted), the one change that would lift the answer most, one question to go on with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

from cscoach import text
from cscoach.content.judging import Coaching
from cscoach.content.load import load
from cscoach.content.schema import Topic
from cscoach.judging.judgement import Band, Finding, Judgement, Seen, State
from cscoach.judging.labels import ATTITUDE_FINDINGS, GRAVE
from cscoach.judging.rewriting import Stretch, beginning, rewritten

#: Which findings to mend first: what sinks an answer, then what is missing, then how it is told.
FIRST = (
    "denies-weakness",
    "unequal-treatment",
    "loses-composure",
    "blames-others",
    "wins-the-argument",
    "bends-the-rules",
    "personal-data",
    "waits-to-be-told",
    "goes-it-alone",
    "too-short",
    "no-example",
    "no-improvement",
    "unclear-contribution",
    "no-result",
    "no-evidence",
    "too-long",
    "cliche",
    "absolute-claim",
    "hedging",
)

#: From this certainty on an attitude is told to the candidate as a finding, and anything else.
CERTAIN, LIKELY = 0.95, 0.5

#: A fault of attitude is not even asked about below: on the labelled answers 8 of 21 such questions were undeserved,
#: and 4 of 49 above. Of a weakness that nothing is done about it is asked: 1 of 8 was undeserved.
DOUBTED = 0.6

#: The mark of an item of a list, which nobody says.
_MARK = re.compile(r"^(?:[-–—*•]|\d{1,2}[.)])\s+")

#: How much of the candidate's words is quoted, in characters; where a sentence ends within them, no more than that.
QUOTED = 90


class Remark(NamedTuple):
    """A finding in words. `begin` is how the sentence that mends it may begin, in the language of the answer."""

    rule: str
    name: str
    message: str
    advice: str
    follow_up: str
    quote: str | None
    begin: str | None = None


#: Why some words are spoken of.
Why = Literal["mend", "ask", "landed"]


class Feedback(NamedTuple):
    """What to say to the candidate. `landed` quotes what was told well; `change` is the one change that lifts most.

    `rewrite` is how to tell it again, with blanks: the candidate's own sentences, in the language of the answer.
    `spoken_of` are the spans of the words that all this is about, in the answer as given.
    """

    verdict: str
    landed: tuple[tuple[str, str], ...]
    change: Remark | None
    more: tuple[Remark, ...]
    doubts: tuple[tuple[str, str], ...]
    spoken_of: tuple[tuple[Why, tuple[int, int]], ...] = ()
    rewrite: tuple[Stretch, ...] = ()

    @property
    def praise(self) -> list[str]:
        """What is said of the quotations in `landed`."""
        return [praise for praise, _ in self.landed]


def feedback(
    judgement: Judgement,
    answer: str,
    guidance: str,
    said: Sequence[str] = (),
    topic: Topic | None = None,
    *,
    again: bool = True,
) -> Feedback:
    """A judgement in words. Nothing is praised that was not seen, nor anything in an answer that is not usable.

    `said` are sentences of praise for other answers that somebody reads with this one: other words are found for it.
    `topic` is what was answered, in the language of the answer; without it nothing is said of how to tell it again, and
    without `again` only how to begin.
    """
    words = load(guidance).coaching
    found = (
        _unusable(judgement, answer, words)
        if judgement.state is not State.USABLE
        else _usable(judgement, answer, words, said)
    )
    if topic is None:
        return found
    change = found.change and found.change._replace(
        begin=beginning(found.change.rule, topic, load(judgement.language).coaching)
    )
    return found._replace(change=change, rewrite=rewrite(judgement, answer, topic) if again else ())


def rewrite(judgement: Judgement, answer: str, topic: Topic) -> tuple[Stretch, ...]:
    """How to tell an answer again, with blanks. Empty for what is no answer, or where nothing is to be filled in."""
    if judgement.state not in (State.USABLE, State.TOO_SHORT):
        return ()
    return rewritten(judgement, answer, _changes(judgement), topic, load(judgement.language).coaching)


def _changes(judgement: Judgement) -> list[Finding]:
    """The findings that are said as such, the one to mend first in front.

    A line or two says too little about somebody's attitude to reproach it: it is asked about, however sure it looks.
    """
    certain = ordered(tuple(found for found in judgement.findings if firm(found, judgement)))
    if judgement.state is State.USABLE:
        return certain
    return [found for found in certain if found.rule != "too-short" and found.rule not in ATTITUDE_FINDINGS]


def _usable(judgement: Judgement, answer: str, words: Coaching, said: Sequence[str]) -> Feedback:
    certain = _changes(judgement)
    remarks = [_remark(finding, answer, words, judgement.language) for finding in certain]
    best = _best(judgement, 1 if _grave(certain) else 2)
    landed = tuple(
        (min(words.praise[seen.part], key=said.count), _quoted(judgement, answer, (seen.start, seen.end)))
        for seen in best
    )
    soft = ordered(tuple(found for found in (*judgement.findings, *judgement.doubts) if _is_asked(found, judgement)))
    if "improvement" in judgement.told:
        # Who tells what they do about a weakness has answered already what a doubt about their attitude would ask.
        soft = [doubt for doubt in soft if doubt.rule not in ATTITUDE_FINDINGS]
    doubts = tuple((words.findings[doubt.rule].ask, _quoted(judgement, answer, doubt.span)) for doubt in soft[:1])
    spoken_of: list[tuple[Why, tuple[int, int]]] = [("mend", found.span) for found in certain if found.span]
    spoken_of += [("ask", doubt.span) for doubt in soft[:1] if doubt.span]
    spoken_of += [("landed", (seen.start, seen.end)) for seen in best]
    band = _shown(judgement, certain)
    is_open = bool(doubts or judgement.missing)
    # What promises a change needs one.
    is_only_asked = bool(doubts) and not remarks and not judgement.missing
    is_asked = (band is Band.STRONG and is_open) or (band is Band.FAIR and is_only_asked)
    verdict = words.bands["asked" if is_asked else band]
    return Feedback(verdict, landed, next(iter(remarks), None), tuple(remarks[1:]), doubts, tuple(spoken_of))


def _best(judgement: Judgement, most: int) -> list[Seen]:
    """The parts that are told most plainly, each in words of its own: a quotation is praised for one thing."""
    best: list[Seen] = []
    # Who defends a weakness has not named it plainly, nor thought about what it costs.
    is_defended = "improvement" not in judgement.told and any(found.rule in GRAVE for found in judgement.findings)
    hollow = {"admission", "impact"} if is_defended else set()
    for seen in sorted(judgement.parts, key=lambda seen: -seen.certainty):
        if (
            not seen.doubtful
            and seen.part not in hollow
            and all(seen.end <= other.start or other.end <= seen.start for other in best)
        ):
            best.append(seen)
    return best[:most]


def firm(finding: Finding, judgement: Judgement) -> bool:
    """Whether a finding is said to the candidate as one. What is not certain is asked about instead.

    Who tells nothing that they do about a weakness defends it, if it sounds so: of 23 such findings about the labelled
    answers 20 were labelled, and 2 were another fault of attitude.
    """
    if finding.rule not in ATTITUDE_FINDINGS:
        return finding.certainty >= LIKELY
    return finding.certainty >= (DOUBTED if judgement.is_unmended else CERTAIN)


def _is_asked(finding: Finding, judgement: Judgement) -> bool:
    """Whether a finding is put as a question: it is not certain, and a doubt about an attitude not mostly wrong."""
    is_faint = finding.rule in ATTITUDE_FINDINGS and finding.certainty < DOUBTED and not judgement.is_unmended
    return (finding.asked or not firm(finding, judgement)) and not is_faint


def _grave(findings: list[Finding]) -> bool:
    return any(finding.rule in GRAVE for finding in findings)


def shown(judgement: Judgement) -> str:
    """What an answer comes to for whoever counts many: the band that is said, or the state of what is not rated."""
    if judgement.state is not State.USABLE:
        return judgement.state.value
    return _shown(judgement, [finding for finding in judgement.findings if firm(finding, judgement)]).value


def _shown(judgement: Judgement, certain: list[Finding]) -> Band:
    """The band that is said: what is only in doubt makes no answer weak, but none with a doubt about it is strong."""
    if judgement.band is not Band.WEAK or _grave(certain) or len(judgement.parts) <= 1:
        return judgement.band
    return Band.FAIR


def _unusable(judgement: Judgement, answer: str, words: Coaching) -> Feedback:
    """The next step for what cannot be rated. Where something is told already, that is the next thing to tell."""
    remarks = [_remark(found, answer, words, judgement.language) for found in _changes(judgement)]
    soft = [
        found for found in ordered(judgement.findings) if found.rule in ATTITUDE_FINDINGS and firm(found, judgement)
    ][:1]
    doubts = tuple((words.findings[found.rule].ask, _quoted(judgement, answer, found.span)) for found in soft)
    if not judgement.parts and not _grave(_changes(judgement)):
        return Feedback(words.states[judgement.state], (), None, tuple(remarks), doubts)
    # The advice is how to begin, which is behind somebody who has told something; the question is how to go on.
    short = words.findings["too-short"]
    if not remarks and not doubts:
        doubts = ((short.ask, ""),)
    return Feedback(short.message, (), next(iter(remarks), None), tuple(remarks[1:]), doubts)


def ordered(findings: tuple[Finding, ...]) -> list[Finding]:
    """Findings by how much mending them would lift the answer."""
    return sorted(findings, key=lambda finding: FIRST.index(finding.rule))


def _quoted(judgement: Judgement, answer: str, span: tuple[int, int] | None) -> str:
    return quote(answer, span, judgement.language) or ""


def quote(answer: str, span: tuple[int, int] | None, language: str) -> str | None:
    """The candidate's own words at a span, on one line and not too long."""
    if span is None:
        return None
    line = _MARK.sub("", " ".join(answer[span[0] : span[1]].split())).rstrip(" ,;:–—-")
    if len(line) <= QUOTED:
        return line or None
    whole = [joined for joined in accumulate(text.sentences(line, language), "{} {}".format) if len(joined) <= QUOTED]
    return whole[-1] if whole and len(whole[-1]) > QUOTED // 2 else text.shortened(line, QUOTED)


def _remark(finding: Finding, answer: str, words: Coaching, language: str) -> Remark:
    said = words.findings[finding.rule]
    name = said.name[0].upper() + said.name[1:]
    return Remark(finding.rule, name, said.message, said.advice, said.follow_up, quote(answer, finding.span, language))
