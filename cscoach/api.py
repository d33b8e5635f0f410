"""What scripts and notebooks use: the same calls as the commands make, typed, without a terminal and without the disk.

Everything here is to be had from `cscoach` itself: `import cscoach; cscoach.judge("…", "teamwork", "en")`. Languages
are codes (`en`, `lt`, `lv`, `uk`, `bg`), topics and posts are ids (`cscoach show topics`). What is wrong with what is
given is a `CscoachError` of one of its kinds, as at the terminal; `explain` says it in words.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from cscoach import candidate_file, text
from cscoach.candidate import Answer, Candidate, Vocabulary
from cscoach.composing.suggestion import Composed, compose
from cscoach.content import own, resources
from cscoach.content.load import available, load, refuse_unwritten
from cscoach.content.load import vocabulary as known_ids
from cscoach.content.pack import Pack
from cscoach.content.schema import Topic
from cscoach.errors import CscoachError, UsageError, check
from cscoach.exports.formats import FORMATS as COURSE_FORMATS
from cscoach.exports.material import Material
from cscoach.exports.selection import Selection, topics_of
from cscoach.judging import coaching, state
from cscoach.judging.coaching import Feedback
from cscoach.judging.data import JudgementData, as_data
from cscoach.judging.judge import judge as judge_text
from cscoach.judging.judgement import Judgement
from cscoach.lookup.entries import KINDS, Entry, find
from cscoach.rendering.formats import FORMATS as SHEET_FORMATS
from cscoach.rendering.markdown_text import inline
from cscoach.sheet.builder import build
from cscoach.sheet.document import Sheet
from cscoach.today import today as this_day


@dataclass(frozen=True)
class Judged:
    """An answer, what the judge found in it, and what to say of it. Shows itself in a notebook."""

    answer: str
    judgement: Judgement
    feedback: Feedback
    guidance: str

    @property
    def band(self) -> str:
        """`weak`, `fair` or `strong`."""
        return self.judgement.band.value

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that are told."""
        return self.judgement.told

    @property
    def findings(self) -> tuple[str, ...]:
        """The rules of what is to be mended, without what is only asked about."""
        return tuple(finding.rule for finding in self.judgement.findings)

    def to_dict(self) -> JudgementData:
        """Plain data, as `cscoach check --json` prints it; its schema is `cscoach schema judgement`."""
        return as_data(self.judgement, self.answer, self.guidance, self.feedback.rewrite)

    def _lines(self) -> list[tuple[str, str]]:
        """What is said, as quotation and sentence."""
        said = self.feedback
        remarks = [remark for remark in (said.change, *said.more) if remark]
        return [
            *((quoted, why) for why, quoted in said.landed),
            *((remark.quote or "", f"{remark.name}. {remark.message} {remark.advice}") for remark in remarks),
            *((quoted, ask) for ask, quoted in said.doubts),
        ]

    def _repr_markdown_(self) -> str:
        quotes = [f"*{inline(quoted)}* " if quoted else "" for quoted, _ in self._lines()]
        lines = [f"- {quote}{inline(said)}" for quote, (_, said) in zip(quotes, self._lines(), strict=True)]
        again = [
            ("\n>\n> " if piece.line else " ")
            + (f"**[{inline(piece.text)}]**" if piece.is_blank else inline(piece.text))
            for piece in self.feedback.rewrite
        ]
        return "\n".join(
            [
                f"**{inline(self.feedback.verdict)}**",
                "",
                *lines,
                *(["", f"> {''.join(again).strip()}"] if again else []),
            ]
        )

    def _repr_html_(self) -> str:
        marks = {"mend": "#c0392b", "ask": "#b7791f", "landed": "#2f855a"}
        shown, at = [], 0
        for kind, (start, end) in sorted(self.feedback.spoken_of, key=lambda mark: mark[1]):
            if start >= at:
                shown.append(html.escape(self.answer[at:start]))
                style = f"text-decoration: underline 2px {marks[kind]}"
                shown.append(f'<span style="{style}">{html.escape(self.answer[start:end])}</span>')
                at = end
        shown.append(html.escape(self.answer[at:]))
        items = "".join(
            f"<li>{f'<em>{html.escape(quoted)}</em> ' if quoted else ''}{html.escape(said)}</li>"
            for quoted, said in self._lines()
        )
        again = " ".join(
            "<br>" * piece.line
            + (f"<strong>[{html.escape(piece.text)}]</strong>" if piece.is_blank else html.escape(piece.text))
            for piece in self.feedback.rewrite
        )
        verdict = html.escape(self.feedback.verdict)
        told_again = f"<blockquote>{again}</blockquote>" if again else ""
        return f"<div><p>{''.join(shown)}</p><p><strong>{verdict}</strong></p><ul>{items}</ul>{told_again}</div>"


@dataclass(frozen=True)
class PrepSheet:
    """A prep sheet. `document` is what is in it, as data. Shows itself in a notebook."""

    document: Sheet

    def render(self, form: str = "md") -> bytes:
        """The sheet as a file: `md` or `json`. The same sheet gives the same bytes."""
        check("unknown-format", form, tuple(SHEET_FORMATS))
        return SHEET_FORMATS[form].render(self.document, load(self.document.language).interface)

    def _repr_markdown_(self) -> str:
        return self.render().decode()


def use_pack(folder: str | Path | None) -> tuple[str, ...]:
    """Lay own content over the project's from now on, or none; returns its languages. Raises `ContentError`."""
    if folder is None:
        resources.lay(None)
        return ()
    return tuple(own.use(Path(folder)))


def find_languages() -> tuple[str, ...]:
    """The codes of the languages that have content."""
    return tuple(available())


def known() -> Vocabulary:
    """The languages, posts, strengths and weaknesses that may be named, by id."""
    return known_ids(find_languages())


def load_content(language: str) -> Pack:
    """Everything that one language says and knows: topics, posts, techniques, rights, phrases, terms."""
    check("unknown-language", language, find_languages())
    return load(language)


def list_entries(
    kind: str, language: str = "en", role: str | None = None, topic: str | None = None
) -> list[dict[str, Any]]:
    """What `cscoach show KIND --json` prints: `roles`, `topics`, `questions`, `techniques`, `rights` and more.

    With a post only what fits it, what matters most first; `topic` keeps the questions of one topic.
    """
    check("unknown-kind", kind, tuple(KINDS))
    _known_role(role)
    pack = load_content(language)
    if topic is not None:
        check("unknown-topic", topic, tuple(pack.all_topics))
    found = find(pack, kind, role)
    return found if topic is None else [entry for entry in found if topic in (entry.get("topic"), entry["id"])]


def list_questions(language: str = "en", role: str | None = None, topic: str | None = None) -> list[Entry]:
    """The questions that interviewers ask, by post and topic."""
    return list_entries("questions", language, role, topic)


def make_candidate(data: Mapping[str, Any]) -> Candidate:
    """A candidate from data with the keys of the candidate file. Raises `InputError` with every fault."""
    _is(data, Mapping, "a mapping with the keys of a candidate file")
    found = candidate_file.from_data(dict(data), known())
    refuse_unwritten(found)
    return found


def read_candidate(source: str) -> Candidate:
    """A candidate from the text of a candidate file. Raises `InputError` with every fault and its place."""
    _is(source, str, "text")
    found = candidate_file.parse(source, known(), is_json=source.lstrip().startswith("{"))
    refuse_unwritten(found)
    return found


def judge(answer: str, topic: str, language: str, guidance: str | None = None) -> Judged:
    """Judge one answer. `language` is that of the answer, `guidance` that of what is said about it."""
    _is(answer, str, "text")
    pack = load_content(language)
    said_in = guidance or language
    check("unknown-language", said_in, find_languages())
    found = _topic(pack, topic)
    judgement = judge_text(answer, found.id, found.kind, language, found.model_texts)
    return Judged(answer, judgement, coaching.feedback(judgement, answer, said_in, topic=found), said_in)


def suggest(told: Mapping[str, str] | str, topic: str, language: str) -> Composed:
    """The answer as it could be said, long and short, made of what is told: by part, or as one whole text."""
    _is(told, (str, Mapping), "text, or parts with text")
    pack = load_content(language)
    found = _topic(pack, topic)
    if isinstance(told, str):
        answer = Answer(whole=text.clean(told) or None)
        return compose(state.told(answer, language), found, pack.joining, language)
    for part in told:
        check("unknown-part", part, tuple(found.parts))
    parts = {part: words for part in found.parts if (words := text.clean(told.get(part) or ""))}
    return compose(state.told(Answer(parts), language), found, pack.joining, language)


def make_sheet(candidate: Candidate, today: date | None = None, *, judged: bool = True) -> PrepSheet:
    """The prep sheet of a candidate; `today` is the day from which the plan counts."""
    _is(candidate, Candidate, "a candidate, as make_candidate gives it")
    refuse_unwritten(candidate)
    guidance, interview = load(candidate.language), load(candidate.interview_language)
    return PrepSheet(build(candidate, guidance, interview, today or this_day(), judged=judged))


def make_course(
    form: str,
    language: str = "en",
    *,
    interview_language: str | None = None,
    topics: Sequence[str] | str = (),
    role: str | None = None,
    number: int | None = None,
    seed: int = 1,
    today: date | None = None,
) -> bytes:
    """Course material as a file, as `cscoach export` makes it: `anki`, `moodle`, `gift`, `qti`, `slides` and more.

    `today` is the date in it, if its format has one: an Anki deck made later takes the place of an older one.
    """
    check("unknown-format", form, tuple(COURSE_FORMATS))
    _known_role(role)
    guidance, interview = load_content(language), load_content(interview_language or language)
    if number is not None and (not isinstance(number, int) or number < 1):
        raise UsageError("wrong-value", value=number, expected="1, 2, 3, …")
    named = (topics,) if isinstance(topics, str) else tuple(topics)
    for topic in named:
        _topic(guidance, topic)
    chosen = topics_of(guidance, interview, role, named)
    selection = Selection(guidance, interview, chosen, role, number, seed)
    return COURSE_FORMATS[form].render(Material(selection, today or this_day()))


def explain(error: CscoachError, language: str = "en") -> str:
    """What went wrong, as a sentence, with every fault of a file below it."""
    say = load_content(language).interface.say
    # Data has no file; where a message names one, the data itself is meant.
    head = say(f"errors.{error.key}", **({"n": len(error.problems), "source": "–"} | error.params))
    return "\n".join(
        [head, *(f"{fault.line or '–'}: {_said(say, fault.key, fault.params)}" for fault in error.problems)]
    )


def _said(say: Any, key: str, params: Mapping[str, Any]) -> str:
    return str(say(f"problems.{key}", **params))


def _is(value: object, kinds: type | tuple[type, ...], expected: str) -> None:
    """Refuse a value of another type, rather than fail somewhere deep inside."""
    if not isinstance(value, kinds):
        raise UsageError("wrong-value", value=repr(value)[:80], expected=expected)


def _topic(pack: Pack, topic: str) -> Topic:
    check("unknown-topic", topic, tuple(pack.topics))
    return pack.topics[topic]


def _known_role(role: str | None) -> None:
    if role is not None:
        check("unknown-role", role, known().roles)
