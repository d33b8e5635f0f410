"""Sheet → Markdown, by the template `reports/sheet.md.j2`. Everything that a template puts out is escaped by itself."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import lru_cache, partial
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from cscoach import languages, text
from cscoach.content.interface import Interface
from cscoach.rendering.look import PLAIN, Look, Sources
from cscoach.rendering.markdown_text import Markdown, escape, inline
from cscoach.rendering.templates import Boxed, Direct, source_of, told
from cscoach.sheet.document import Sheet, Spoken

#: So many stretches of text that are the same on many sheets are remembered; a topic has three in a pair of languages.
PUT_OUT_ONCE = 2048

#: So many sentences with a number are remembered.
COUNTED = 512

#: What a sentence with a number alone is given.
_ONE = {"n"}

#: A line break inside a paragraph that survives rendering; a backslash, because editors strip trailing spaces.
_BREAK = "\\\n"


def render(sheet: Sheet, interface: Interface, look: Look = PLAIN) -> bytes:
    """The sheet as CommonMark, UTF-8, one empty line at most between blocks, a newline at the end.

    Raises `InputError` with the line of what is wrong with templates that somebody brings along.
    """
    with told(look.templates):
        template = environment(look.templates).get_template("sheet.md.j2")
        made = template.render(sheet=sheet, look=look, **speech(interface, "sheet"))
    return tidied(made)


@lru_cache(maxsize=4)
def environment(own: Sources = ()) -> Environment:
    """The environment of the templates, made once: what a template puts out is escaped for Markdown by itself."""
    # Not HTML: `finalize` escapes for Markdown, and a candidate's text is never part of a template.
    settings = {"finalize": _finalize, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    # The optimizer looks for constants, of which templates have next to none, in a sixth of the time of compiling.
    settings |= {"optimized": False, "auto_reload": False}
    made = Boxed if own else Direct
    environment = made(loader=FunctionLoader(source_of(own)), **settings)  # type: ignore[arg-type]
    environment.filters.update(quoted=quoted, inline=inline, md=Markdown, capital=capital)
    environment.globals["once"] = lru_cache(maxsize=PUT_OUT_ONCE)(put_out)
    return environment


def put_out(macro: Callable[..., str], *given: Hashable) -> Markdown:
    """What a macro makes of what it is given: `once(macro, …)` in a template, which remembers it.

    Safe for what is private, because a macro that sees more than it is given is another one in each sheet.
    """
    return Markdown(macro(*given))


def capital(heading: str) -> str:
    """The text with a capital at its beginning, for headings; nothing else changes."""
    return heading[:1].upper() + heading[1:]


def _finalize(value: Any) -> Any:
    return escape(value) if isinstance(value, str) else value


@lru_cache(maxsize=16)
def speech(interface: Interface, group: str) -> dict[str, Callable[..., str]]:
    """How a template speaks: `t` its own words, `date` a date, `cited` somebody's words in quotation marks.

    The same objects for the same interface, which `put_out` knows them by.
    """
    language = interface.language
    say_date, cite = partial(languages.say_date, language), partial(text.quoted, code=language)
    return {"t": Labels(interface, group), "date": say_date, "cited": cite}


class Labels:
    """A template's own words: `t('why')` is `sheet.why` of the interface, if its group is `sheet`."""

    def __init__(self, interface: Interface, group: str) -> None:
        self.interface = interface
        self.group = group
        # A sheet has a dozen headings with seconds, which are in fives.
        self._counted = lru_cache(maxsize=COUNTED)(lambda key, n: interface.say(f"{group}.{key}", n=n))

    def __call__(self, key: str, **params: Any) -> str:
        if params.keys() == _ONE:
            return self._counted(key, **params)
        return self.interface.say(f"{self.group}.{key}", **params)


def quoted(pieces: Iterable[Spoken], by_line: bool) -> Markdown:
    """A suggested answer as a block quote: as one paragraph, or `by_line`, each piece with its gloss beneath.

    Line breaks that the candidate typed survive. Blanks are bold and in brackets.
    """
    made = "\n".join(_by_line(pieces) if by_line else _flowing(pieces))
    return Markdown("\n".join([f"> {line}" if line else ">" for line in made.split("\n")]))


def _by_line(pieces: Iterable[Spoken]) -> Iterator[str]:
    first = True
    for piece in pieces:
        if not first:
            yield ""
        first = False
        said = _said(piece)
        yield f"{said}{_BREAK}*{inline(piece.gloss)}*" if piece.gloss else said


def _flowing(pieces: Iterable[Spoken]) -> Iterator[str]:
    paragraph: list[str] = []
    for piece in pieces:
        said = _said(piece)
        if (piece.line or "\n" in said) and paragraph:
            yield " ".join(paragraph)
            yield ""
            paragraph = []
        paragraph.append(said)
    yield " ".join(paragraph)


def _said(piece: Spoken) -> str:
    if piece.source == "blank":
        return f"**\\[{inline(piece.text)}\\]**"
    if "\n" not in piece.text:
        return escape(piece.text)
    paragraphs = [block.split("\n") for block in piece.text.split("\n\n")]
    return "\n\n".join(_BREAK.join(escape(line) for line in block if line) for block in paragraphs)


def tidied(made: str) -> bytes:
    """No space at line ends, no two empty lines, which conditions in a template leave behind; a newline at the end."""
    data = made.strip().encode()
    while b" \n" in data:
        data = data.replace(b" \n", b"\n")
    blocks = [block.strip(b"\n") for block in data.split(b"\n\n")]
    return b"\n\n".join(filter(None, blocks)) + b"\n"
