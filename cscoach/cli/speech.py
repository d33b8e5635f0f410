"""Which language the command line speaks, and its sentences."""

from __future__ import annotations

import itertools
import locale
import os
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cscoach.errors import ContentError, CscoachError, Problem, check

if TYPE_CHECKING:
    from cscoach.candidate import Vocabulary
    from cscoach.content.pack import Pack

#: For scripts and people who want another language than their system's.
VARIABLE = "CSCOACH_LANGUAGE"

#: Rows of a small terminal. Faults that run off the screen are faults that nobody reads.
SCREEN = 24

#: Categories of characters that do something to a terminal: control and format characters, half surrogates.
_STEERING = frozenset({"Cc", "Cf", "Cs"})


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

    def explain(self, error: CscoachError) -> list[str]:
        """An error as lines to print: one screen at most, except for faults of content, which are for authors.

        Works, in bare English, even when the content itself is what is broken.
        """
        try:
            head = self.say(f"errors.{error.key}", **error.params)
            shown = [self._problem(problem) for problem in error.problems]
            if not isinstance(error, ContentError):
                shown = _fitting(shown, SCREEN - rows([head]) - 1)
            left = error.params.get("n", 0) - len(shown) if error.problems else 0
            more = [self.say("errors.more-faults", n=left)] if left else []
        except (KeyError, CscoachError):
            head = f"{error.key}: {', '.join(f'{name}={value}' for name, value in error.params.items())}"
            shown, more = [_bare(problem) for problem in error.problems], []
        return [printable(line) for line in [head, *(line for problem in shown for line in problem), *more]]

    def _problem(self, problem: Problem) -> list[str]:
        if problem.key == "content":
            return _bare(problem)
        return _placed(problem, self.say(f"problems.{problem.key}", **problem.params))


speech = Speech()


def _fitting(problems: list[list[str]], room: int) -> list[list[str]]:
    """As many problems as fit into so many rows: with the offending lines if all do, else each on its own."""
    if sum(rows(lines) for lines in problems) <= room:
        return problems
    short = [lines[:1] for lines in problems]
    used = list(itertools.accumulate(rows(lines) for lines in short))
    return [lines for lines, upto in zip(short, used, strict=True) if upto <= room]


def rows(lines: list[str], columns: int = 80) -> int:
    """How many rows of a screen these lines take."""
    return sum(max(1, -(-len(line) // columns)) for line in lines)


def printable(line: str) -> str:
    """The line with a sign in place of each control character: what a file holds must not steer the terminal."""
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(sign) in _STEERING else sign for sign in line)


def _bare(problem: Problem) -> list[str]:
    return _placed(problem, str(problem.params.get("text", problem.key)))


def _placed(problem: Problem, sentence: str) -> list[str]:
    place = ":".join(str(step) for step in (problem.source, problem.line, problem.column) if step is not None)
    lines = [f"  {place}: {sentence}" if place else f"  {sentence}"]
    if problem.excerpt and problem.excerpt.strip() and problem.column:
        from rich.cells import cell_len

        start = max(0, problem.column - 40)
        excerpt = printable(problem.excerpt.replace("\t", " "))[start : start + 72]
        lines += [f"      {excerpt}", "      " + " " * cell_len(excerpt[: problem.column - 1 - start]) + "^"]
    return lines


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
