"""Which language the command line speaks, and its sentences."""

from __future__ import annotations

import locale
import os
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cscoach.errors import ContentError, CscoachError, Problem, UsageError

if TYPE_CHECKING:
    from cscoach.candidate import Vocabulary
    from cscoach.content.pack import Pack

#: For scripts and people who want another language than their system's.
VARIABLE = "CSCOACH_LANGUAGE"


class Speech:
    """The language of this run: the option, the variable, the system's, or English, whichever is there first."""

    def __init__(self) -> None:
        self.chosen: str | None = None

    def use(self, language: str | None) -> str | None:
        """Speak this language from now on. Raises `UsageError` when there is no such language."""
        if language is not None:
            check("unknown-language", language, languages())
            self.chosen = language
        return self.chosen

    @property
    def language(self) -> str:
        """The language to speak."""
        return self.chosen or guess()

    def say(self, key: str, /, **params: Any) -> str:
        """A sentence of the interface."""
        return pack(self.language).interface.say(key, **params)

    def explain(self, error: CscoachError, most: int = 20) -> list[str]:
        """An error as lines to print. Works, in bare English, even when the content itself is what is broken."""
        try:
            lines = [self.say(f"errors.{error.key}", **error.params)]
            lines += [line for problem in error.problems[:most] for line in self._problem(problem)]
            left = len(error.problems) - most
            return [*lines, self.say("errors.more-faults", n=left)] if left > 0 else lines
        except (ContentError, KeyError, CscoachError):
            detail = ", ".join(f"{name}={value}" for name, value in error.params.items())
            return [f"{error.key}: {detail}", *(line for problem in error.problems for line in _bare(problem))]

    def _problem(self, problem: Problem) -> list[str]:
        if problem.key == "content":
            return _bare(problem)
        return _placed(problem, self.say(f"problems.{problem.key}", **problem.params))


speech = Speech()


def _bare(problem: Problem) -> list[str]:
    return _placed(problem, str(problem.params.get("text", problem.key)))


def _placed(problem: Problem, sentence: str) -> list[str]:
    place = ":".join(str(step) for step in (problem.source, problem.line, problem.column) if step is not None)
    lines = [f"  {place}: {sentence}" if place else f"  {sentence}"]
    if problem.excerpt and problem.excerpt.strip() and problem.column:
        start = max(0, problem.column - 40)
        excerpt = problem.excerpt.replace("\t", " ")[start : start + 72]
        lines += [f"      {excerpt}", "      " + " " * (problem.column - 1 - start) + "^"]
    return lines


def check(key: str, value: str, known: tuple[str, ...]) -> None:
    """Refuse a value of an option that is not known, naming those that are."""
    if value not in known:
        raise UsageError(key, value=value, expected=", ".join(known))


def pack(language: str) -> Pack:
    """The content of a language."""
    from cscoach.content.load import load

    return load(language)


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages that have content."""
    from cscoach.content.load import available

    return tuple(available())


def vocabulary() -> Vocabulary:
    """What a candidate file may name. Ids are the same in every language."""
    from cscoach.content.load import vocabulary as known

    return known(languages())


def guess() -> str:
    """The language of the user's system, as far as the coach speaks it."""
    names = [os.environ.get(name, "") for name in (VARIABLE, "LC_ALL", "LC_MESSAGES", "LANG")]
    names.append(locale.getlocale()[0] or "")
    for name in names:
        if name[:2].lower() in languages():
            return name[:2].lower()
    return "en"
