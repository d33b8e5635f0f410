"""What a language's content consists of, as types.

Every file in `prompts/<language>/` is checked against one of these models; `prompts/README.md` describes them for
people who write content. Keys are kebab-case in YAML and snake_case here.

Why pydantic: a content writer needs every fault of a file in one go, with its place, and that is what it reports best.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from cscoach.content.base import Content

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
FactId = Annotated[str, StringConstraints(pattern=r"^F-S[0-4]-\d{2,3}$")]
Line = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Kind(StrEnum):
    """What sort of answer a topic asks for; it decides which parts the answer has."""

    OPENING = "opening"
    STRENGTH = "strength"
    WEAKNESS = "weakness"


#: The parts of a good answer, in the order in which they are told (answers/GUIDE.md names the last eight).
PARTS: dict[Kind, tuple[str, ...]] = {
    Kind.OPENING: ("now", "before", "next"),
    Kind.STRENGTH: ("situation", "task", "action", "result"),
    Kind.WEAKNESS: ("admission", "impact", "improvement", "evidence"),
}

#: The parts that carry a short answer of about twenty seconds, the most telling first.
TELLING: dict[Kind, tuple[str, ...]] = {
    Kind.OPENING: ("now", "next"),
    Kind.STRENGTH: ("action", "result"),
    Kind.WEAKNESS: ("improvement", "admission", "evidence"),
}


#: Folder of the topics of each kind; the opening is a single file.
FOLDERS = {Kind.STRENGTH: "strengths", Kind.WEAKNESS: "weaknesses"}


class Question(Content):
    """A question that an interviewer may ask about a topic."""

    id: Id
    kind: Literal["behavioural", "situational", "probe"]
    text: Line


class FollowUp(Content):
    """A question that comes after an answer, and what to have ready for it."""

    ask: Line
    hint: Line


class Part(Content):
    """One part of an answer: how it is asked for and how it joins into speech.

    `stem` holds the opening words that the candidate's words continue; `continues` names the kind of continuation
    (in `joining.yaml`); `sample` is a continuation that reads right after the stem.
    """

    prompt: Line
    hint: Line
    stem: Line
    continues: Id
    sample: Line
    follow_ups: list[FollowUp] = Field(min_length=2)


class Model(Content):
    """A model answer, always shown as an example of somebody else's; one sentence or more for each part."""

    role: Id
    title: Line
    parts: dict[str, Line]

    @property
    def text(self) -> str:
        """The answer as it would be said."""
        return " ".join(self.parts.values())


class Exercise(Content):
    """Something to do, alone and in a few minutes, that makes the answer better."""

    title: Line
    minutes: int = Field(gt=0, le=60)
    steps: list[Line] = Field(min_length=2)


class Ladder(Content):
    """What is safe to admit, what is risky and what sinks a candidate, for one weakness."""

    safe: Line
    risky: Line
    fatal: Line


class Topic(Content):
    """A strength, a weakness or the opening: everything the coach knows and says about it."""

    id: Id
    kind: Kind
    name: Line
    also: list[Line] = Field(default_factory=list)
    definition: Line
    why: Line
    listen_for: list[Line] = Field(min_length=3)
    warning_signs: list[Line] = Field(min_length=3)
    questions: list[Question] = Field(min_length=1)
    parts: dict[str, Part]
    no_experience: Line
    opening: Line
    closing: Line
    models: list[Model]
    follow_ups: list[FollowUp] = Field(min_length=2)
    traps: list[Line] = Field(min_length=3)
    exercise: Exercise
    techniques: list[Id] = Field(default_factory=list)
    ladder: Ladder | None = None
    covers: list[FactId]

    @property
    def file(self) -> str:
        """The file that it stands in, below the folder of its language."""
        return f"{FOLDERS[self.kind]}/{self.id}.yaml" if self.kind in FOLDERS else "opening.yaml"

    @property
    def model_texts(self) -> tuple[str, ...]:
        """The model answers as they would be said, which somebody may have copied."""
        return tuple(model.text for model in self.models)

    def example(self, role: str | None) -> Model | None:
        """The model answer to show: the first that is for that role, else the first; None where none is written.

        `role` is what a post calls its `examples`; None for any.
        """
        return next((model for model in self.models if model.role == role), next(iter(self.models), None))


class Role(Content):
    """A post that a candidate may be preparing for."""

    id: Id
    name: Line
    definition: Line
    duties: list[Line] = Field(min_length=3)
    requirements: list[Line] = Field(min_length=3)
    covers: list[FactId]


class GeneralQuestion(Content):
    """A question that comes in nearly every interview, whatever the post; `only` says to whom, if not to all."""

    id: Id
    text: Line
    only: Line | None = None
    holds: Line
    seconds: Annotated[str, StringConstraints(pattern=r"^\d+–\d+$")]


class ForPosts(Content):
    """What is for some posts only: those of `roles`, or all if there are none, but none of `not_for`."""

    roles: list[Id] = Field(default_factory=list)
    not_for: list[Id] = Field(default_factory=list)

    def is_for(self, role: str | None) -> bool:
        """Whether it is for a post; without one, it is unless it is limited to some."""
        return (not self.roles or role in self.roles) and role not in self.not_for


class Asking(ForPosts):
    """A question that the candidate may ask."""

    id: Id
    text: Line
    why: Line


class General(Content):
    """`general.yaml`: questions that belong to no topic, in both directions."""

    questions: list[GeneralQuestion]
    ask: list[Asking] = Field(min_length=3)
    weak_asking: Line


class Task(Content):
    """One thing to do before the interview. `day` counts back from it: 1 is the day before.

    An essential task is done even when there are fewer days left than its day, and one that is there `until_told` not
    any more when every answer on the sheet is told.
    """

    day: int = Field(ge=1, le=14)
    minutes: int = Field(gt=0, le=120)
    text: Line
    essential: bool = False
    until_told: bool = False


class OnTheDay(ForPosts):
    """What to mind on the day itself."""

    text: Line


class Preparation(Content):
    """`preparation.yaml`: what to do on the days before, and on the day itself."""

    plan: list[Task] = Field(min_length=4)
    the_day: list[OnTheDay] = Field(min_length=4)


class Continuation(Content):
    """How a language tells a continuation of a stem from a sentence that stands alone.

    After any `passes_over` (words that decide nothing, such as adverbs), one of `continues` must come, or one of
    `if_small` if the text begins with a small letter (with a capital it may be a name). None of `stands_alone` may
    begin the text, none of `unless` come next. Before the next clause, one of `needs` (if there are any) must stand and
    none of `without`. All else stands alone. Words of `needless` are first left out at the beginning.
    """

    needless: list[Line] = Field(default_factory=list)
    passes_over: list[Line] = Field(default_factory=list)
    continues: list[Line] = Field(default_factory=list)
    if_small: list[Line] = Field(default_factory=list)
    stands_alone: list[Line] = Field(default_factory=list)
    unless: list[Line] = Field(default_factory=list)
    needs: list[Line] = Field(default_factory=list)
    without: list[Line] = Field(default_factory=list)


class Joining(Content):
    """`joining.yaml`: grammar for putting the candidate's words after a stem.

    Lists hold words and phrases of up to four words, in small letters; `un-` fits words that begin so, `-ing` words
    that end so (but none of `no_endings`), with and without accents. An entry between slashes is a regular expression
    for whole words, taken as it is. `<name>` stands for a list of `lists`, so that several kinds can share it.
    `clause_starts` begin a further clause. `keeps_capital` keep theirs inside a sentence. `comma_before` want a comma
    between the stem and them.
    """

    lists: dict[Id, list[Line]] = Field(default_factory=dict)
    kinds: dict[Id, Continuation]
    no_endings: list[Line] = Field(default_factory=list)
    clause_starts: list[Line] = Field(default_factory=list)
    keeps_capital: list[Line] = Field(default_factory=list)
    comma_before: list[Line] = Field(default_factory=list)
