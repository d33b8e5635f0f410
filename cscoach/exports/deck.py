"""Slides for Marp: what stands on one, how much of it fits, and its Markdown. All text of slides is escaped here."""

from __future__ import annotations

import json
import math
import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from cscoach import text
from cscoach.rendering import markdown_text
from cscoach.rendering.markdown_text import Markdown


class Size(NamedTuple):
    """How much fits on a slide: letters on a line, and lines; how many of these a line of the heading takes."""

    letters: int
    lines: int
    heading: float


#: Letters on a line and lines on a slide, as fonts and sizes of `_STYLE` have them, with a reserve for wider fonts:
#: that of whoever shows the slides is another one. `tests/marp.py` measures it in a browser.
_LARGE = Size(letters=68, lines=15, heading=1.4)
_SMALL = Size(letters=88, lines=19, heading=1.8)
_SIZES = {"lead": Size(letters=68, lines=13, heading=2.4), "question": Size(letters=50, lines=11, heading=1.1)}

#: What a gap between two blocks takes of a slide, and one between items of a list, in lines.
_GAP, _STEP = 0.6, 0.2

_HEADING_LETTERS = 44

_STYLE = """\
section { font-size: 28px; line-height: 1.4; padding: 56px 72px; place-content: start; overflow-wrap: anywhere; }
section :is(p, ul, ol, blockquote, h2, h3) { margin: 0 0 0.6em; }
section li + li { margin-top: 0.2em; }
section h2 { font-size: 38px; color: #224466; }
section h3 { font-size: 1em; }
section blockquote { border-left: 0.25em solid #b8c4d6; padding: 0 0 0 0.8em; color: inherit; }
section header { left: 72px; font-size: 18px; }
section.small { font-size: 22px; }
section.lead { place-content: center; background: #f1f5fa; }
section.question { place-content: center; font-size: 36px; }
section.question > p { font-size: 0.75em; color: #57606a; }
"""

#: A dash that would end a comment, and with it the notes.
_END = re.compile(r"(--!?)>")

#: What Marp takes for the name of an emoji, escaped or not.
_EMOJI = re.compile(r":(?=[\w+-]+:)")


@dataclass(frozen=True)
class Block:
    """A paragraph, a heading, a quotation or an item of a list; `mark` is what Markdown begins it with.

    `label` are bold words before the text, `language` is that of the text where it is not that of the deck.
    """

    text: str
    mark: str = ""
    label: str = ""
    strong: bool = False
    language: str | None = None

    @property
    def listed(self) -> bool:
        """Whether it is an item of a list."""
        return self.mark[:1] == "-" or self.mark[:1].isdigit()


@dataclass(frozen=True)
class Slide:
    """One slide, before it is known whether it fits. `always` stands on each of those that it is divided into.

    `look` is a class of the style, `topic` what is written small at the top. `notes` are lines that only the speaker
    sees.
    """

    heading: str
    blocks: tuple[Block, ...] = ()
    notes: tuple[str, ...] = ()
    always: tuple[Block, ...] = ()
    look: str = ""
    topic: str = ""
    #: Whether its letters are rather made small than it, or one of its blocks, divided.
    whole: bool = False


def deck(title: str, language: str, slides: Iterable[Slide]) -> bytes:
    """The slides as Markdown for Marp, UTF-8; those with too much on them are divided."""
    # A JSON string is YAML as well, whatever it holds.
    lines = ["marp: true", "theme: default", f"title: {json.dumps(title, ensure_ascii=False)}", f"lang: {language}"]
    style = "".join(f"  {line}\n" for line in _STYLE.splitlines())
    front = "\n".join(["---", *lines, "paginate: true", "size: 16:9", f"style: |\n{style}---"])
    pages = "\n\n---\n\n".join(_markdown(page) for slide in slides for page in _divided(slide, language))
    return f"{front}\n\n{pages}\n".encode()


def _lines(block: Block, letters: int) -> float:
    """How many lines a block takes."""
    room = letters - (4 if block.mark else 0)
    shown = f"{block.label} {block.text}".split("\n")
    return sum(max(1, math.ceil(len(line) / room)) for line in shown)


def _height(slide: Slide, blocks: Sequence[Block], size: Size) -> float:
    """How many lines a slide takes with some blocks on it."""
    heading = size.heading * math.ceil(len(slide.heading) / _HEADING_LETTERS) + _GAP if slide.heading else 0
    shown = [*slide.always, *blocks]
    return heading + sum(_lines(block, size.letters) + (_STEP if block.listed else _GAP) for block in shown)


def _divided(slide: Slide, language: str) -> list[Slide]:
    """The slide, made small or divided into several where there is too much on it."""
    size = _SIZES.get(slide.look, _LARGE)
    if _height(slide, slide.blocks, size) <= size.lines:
        return [slide]
    if slide.look:
        return _divided(replace(slide, look=""), language)
    if slide.whole and _height(slide, slide.blocks, _SMALL) <= _SMALL.lines:
        return [replace(slide, look="small")]
    size = _LARGE
    if slide.whole and any(_height(slide, [block], _LARGE) > _LARGE.lines for block in slide.blocks):
        size, slide = _SMALL, replace(slide, look="small")
    blocks = list(_cut(slide, language, size))
    pages = _filled(slide, blocks, size, size.lines)
    # As many slides as it takes, with about as much on each, so that the last one has not a single line.
    for most in range(size.lines):
        even = _filled(slide, blocks, size, most)
        if len(even) == len(pages):
            pages = even
            break
    notes = (slide.notes, *((),) * len(pages))
    return [replace(slide, blocks=tuple(page), notes=said) for page, said in zip(pages, notes, strict=False)]


def _filled(slide: Slide, blocks: list[Block], size: Size, most: float) -> list[list[Block]]:
    """The blocks of each slide, if so many lines go on one."""
    pages: list[list[Block]] = [[]]
    for block in blocks:
        if pages[-1] and _height(slide, [*pages[-1], block], size) > most:
            # A heading goes with what it heads.
            stays = pages[-1][-1].mark != "### " or len(pages[-1]) == 1
            pages.append([] if stays else [pages[-1].pop()])
        pages[-1].append(block)
    return pages


def _cut(slide: Slide, language: str, size: Size) -> Iterator[Block]:
    """The blocks, those cut at the ends of sentences that would not fit on a slide of their own."""
    lines = size.lines - _height(slide, (), size) - 2
    room = max(1, int(lines)) * (size.letters - 4)
    for block in slide.blocks:
        if _height(slide, [block], size) <= size.lines:
            yield block
            continue
        label, mark = block.label, block.mark
        for piece in _pieces(block.text, language, room - len(label)):
            yield replace(block, text=piece, label=label, mark=mark)
            label, mark = "", "> " if block.mark == "> " else ""


def _pieces(words: str, language: str, room: int) -> Iterator[str]:
    """A text in pieces of so many letters at most, cut at the ends of sentences if they are short enough."""
    piece = ""
    for sentence in text.sentences(words, language):
        for part in [sentence] if len(sentence) <= room else textwrap.wrap(sentence, room):
            if piece and len(piece) + len(part) >= room:
                yield piece
                piece = ""
            piece = f"{piece} {part}" if piece else part
    yield piece


def _escaped(words: str) -> Markdown:
    # A word joiner is not seen; a backslash would not help, because names of emoji are looked for after those.
    return markdown_text.escape(_EMOJI.sub(":\u2060", words))


def _shown(block: Block) -> str:
    """A block as Markdown, its further lines below its first."""
    lines = [_escaped(line) for line in block.text.strip().split("\n") if line.strip()]
    said = "\\\n".join(f"**{line}**" if block.strong else line for line in lines)
    if block.language:
        said = f'<span lang="{block.language}">{said}</span>'
    if block.label:
        said = f"**{_escaped(block.label)}** {said}"
    indent = "> " if block.mark == "> " else " " * len(block.mark) if block.listed else ""
    if block.mark.startswith("#"):
        said = said.replace("\\\n", " ")
    return block.mark + said.replace("\n", "\n" + indent)


def _markdown(slide: Slide) -> str:
    """A slide as Markdown, with its look in front of it and its notes behind it."""
    mark = "#" if slide.look == "lead" else "##"
    parts = [f"{mark} {_escaped(' '.join(slide.heading.split()))}"] if slide.heading else []
    if slide.topic:
        # Marp reads it as YAML and then as Markdown; within a comment.
        header = json.dumps(_escaped(" ".join(slide.topic.split())), ensure_ascii=False).replace(">", "\\u003e")
        parts.insert(0, f"<!-- _header: {header} -->")
    if slide.look:
        parts.insert(0, f"<!-- _class: {slide.look} -->")
    listed = False
    for block in (*slide.always, *slide.blocks):
        if listed and block.listed:
            parts[-1] += f"\n{_shown(block)}"
        else:
            parts.append(_shown(block))
        listed = block.listed
    if slide.notes:
        # The sign in front of each line keeps Marp from taking one for a setting.
        notes = [f"• {' '.join(note.split())}" for note in slide.notes]
        parts.append("\n".join(["<!--", *(_END.sub(r"\1 >", note) for note in notes), "-->"]))
    return "\n\n".join(parts)
