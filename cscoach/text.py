"""A candidate's text: cleaned once at the boundary, cut into sentences, shortened to a line. Unicode only, no I/O."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from cscoach.languages import LANGUAGES

#: Longer than this is no answer: about two hours of speech. Also what a field of a candidate file may hold at most.
LONGEST = 50_000

#: Signs that nobody sees, for a class of an expression: soft hyphen, zero-width space and non-joiner, direction marks,
#: word joiner and invisible operators, byte-order mark. The zero-width joiner is none of them: emoji need it.
INVISIBLE = "\u00ad\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"

#: Those, and what no keyboard types on purpose: NUL and friends, half surrogates.
_UNWANTED = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{INVISIBLE}\ud800-\udfff]")

_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n{3,}")
_STOPS = ".!?…"
_END = re.compile(rf"[{_STOPS}]+[\"”’“»)\]]*\s+(?=[\"“„«(\[]?[^\W_])")
#: What may stand at the end of a text.
_CLOSED = _STOPS + '"”’“»)] \n'
_MARK = re.compile('["“”„«»]')
_STOPPED = re.compile(r"[^.]\.$")
#: A word of three letters or more before a stop: shorter ones, and figures, are often abbreviations and ordinals.
_WORD_STOPPED = re.compile(r"[^\W\d_]{3,}[.!?]+[\"”’“»)\]]*\s+$")
#: What may stand before a letter within a word.
_INSIDE = ("_", ".", "’", "'", "-")
_LAST_WORD = re.compile(r"([\w’'.]+)\.[\"”’“»)\]]*\s+$")


def clean(text: str) -> str:
    """The text as everything after the boundary sees it: NFC, `\\n` line ends, no invisible signs, no loose space.

    Idempotent. Line breaks survive, because a list that somebody typed is a list; more than one blank line does not.
    """
    # Nearly every text is clean as it comes, and each is asked several times. What is printed is no sign that nobody
    # sees, nor a space but the plain one.
    is_tidy = text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]
    if is_tidy and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = unicodedata.normalize("NFC", _UNWANTED.sub("", text))
    lines = [_SPACES.sub(" ", line).strip() for line in text.split("\n")]
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def clean_line(text: str) -> str:
    """The same for what must stay on one line, such as a name or an employer."""
    return " ".join(clean(text).split())


def unmarked(text: str) -> str:
    """The text in small letters without accents and marks, as people type who are in a hurry. Only to compare with."""
    signs = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in signs if not unicodedata.combining(sign))


def sentences(text: str, code: str) -> list[str]:
    """The sentences of a text, in order; line breaks end one as well. Joined by spaces they are the text again.

    A stop after an abbreviation of the language, before a small letter or inside a quotation ends nothing.
    """
    found: list[str] = []
    for line in text.split("\n"):
        start = 0
        for end in _ends(line):
            upto = line[start : end.end()]
            nxt = line[end.end() :].lstrip('"“„«([')
            if not nxt or nxt[0].islower() or _abbreviated(upto, code, nxt) or _quoting(upto, code):
                continue
            found.append(upto.strip())
            start = end.end()
        if line[start:].strip():
            found.append(line[start:].strip())
    return found


def _ends(text: str) -> Iterable[re.Match[str]]:
    """Where sentences may end within a text. Most texts are one sentence, and looking for a stop is quick."""
    inside = text.rstrip(_CLOSED)
    # Each of `_STOPS` by itself: to go through them takes twice as long.
    return _END.finditer(text) if "." in inside or "!" in inside or "?" in inside or "…" in inside else ()


def capitalised(text: str, code: str) -> str:
    """The text of somebody who types no capitals, with one where each sentence begins and in words that always have it.

    Where any sentence but the first begins with a capital, the small letters are meant, and it stays as it is.
    """
    always = _always_capital(code).sub(_with_capital, text)
    places = []
    for end in _ends(text):
        at = end.end() + (not text[end.end()].isalnum())
        if text[at : at + 1].isupper():
            return always
        upto = text[: end.end()].rpartition("\n")[2]
        if _WORD_STOPPED.search(upto) and not _abbreviated(upto, code) and not _quoting(upto, code):
            places.append(at)
    for at in places:
        always = always[:at] + always[at].upper() + always[at + 1 :]
    return always


@lru_cache(maxsize=8)
def _always_capital(code: str) -> re.Pattern[str]:
    """Words that always have a capital, or ends of words: what stands before is looked at where one is found.

    An expression that looks back at every letter takes three times as long.
    """
    words = "|".join(LANGUAGES[code].capitals.split())
    return re.compile(rf"(?:{words})(?=[\s,;:!?’']|$)" if words else r"(?!)")


def _with_capital(word: re.Match[str]) -> str:
    before = word.string[word.start() - 1 : word.start()]
    return word[0] if before.isalnum() or before in _INSIDE else word[0].upper()


def shortened(text: str, width: int) -> str:
    """The text on one line of at most `width` characters, cut at a word with an ellipsis where it is longer."""
    line = " ".join(text.split())
    if len(line) <= width:
        return line
    cut = line[: width - 1]
    at = cut.rfind(" ")
    return (cut[:at] if at > width // 2 else cut).rstrip(" ,;:–—-") + "…"


def quoted(words: str, code: str) -> str:
    """The words in the quotation marks of a language; marks that stand among them become inner ones."""
    language = LANGUAGES[code]
    inside = _MARK.sub(lambda mark: language.inner[0 if _opens(words, mark.start()) else 1], words)
    stop = "." if language.stop_outside and _STOPPED.search(inside) and not _abbreviated(f"{inside} ", code) else ""
    return f"{language.quotes[0]}{inside.removesuffix(stop)}{language.quotes[1]}{stop}"


def _opens(words: str, at: int) -> bool:
    """Whether the mark at a place opens a quotation: people mix the marks of languages, but not where they stand."""
    return at == 0 or words[at - 1].isspace() or words[at - 1] in "([–—"


def _quoting(upto: str, code: str) -> bool:
    """Whether a quotation is open at the end: what somebody said is not cut in the middle."""
    opened, closed = LANGUAGES[code].quotes
    return upto.count('"') % 2 == 1 or (opened != closed and upto.count(opened) > upto.count(closed))


def _abbreviated(upto: str, code: str, following: str = "") -> bool:
    word = _LAST_WORD.search(upto)
    return word is not None and word[1].casefold() in _abbreviations(code, following[:1].isdigit())


@lru_cache(maxsize=32)
def _abbreviations(code: str, before_figure: bool) -> frozenset[str]:
    language = LANGUAGES[code]
    return frozenset([*language.abbreviations.split(), *(language.numbering.split() if before_figure else ())])
