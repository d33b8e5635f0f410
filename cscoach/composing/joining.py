"""Putting the candidate's words after a stem, or letting them stand alone.

The words themselves are never changed: only the first letter, the final stop, a comma and the white space around them
are, and a word that stands at the end of the stem and again at their beginning stands once.
"""

from __future__ import annotations

from cscoach.content.continuation import WORD, begins, continues, listed
from cscoach.content.schema import Joining

#: A sentence that ends in one of these needs no full stop; closing marks may follow.
_ENDS = ".!?…:"
_CLOSING = "\"'”’“»)]"

#: The kind of stems whose last word may be typed again, such as “to”. What begins with “I” or “that” may be a sentence.
_BEFORE_INFINITIVES = "infinitive"

#: Marks that cannot stand before a full stop.
_DANGLING = ",;–—- \n"


def joined(stem: str, text: str, kind: str, joining: Joining) -> str:
    """The stem and the candidate's text as one piece of speech, or the text alone where it is a sentence of its own.

    `stem` is without a final space; `text` is clean and not empty; `kind` is a key of `joining.kinds`.
    """
    text = text.strip()
    seamless = _without_seam(stem, text) if kind == _BEFORE_INFINITIVES else text
    if continues(stem, seamless, joining.kinds[kind], joining):
        text = seamless
    elif seamless == text or not continues(stem, text, joining.kinds[kind], joining):
        return alone(text)
    comma = "," if stem[-1].isalpha() and begins(text, joining.comma_before, joining) else ""
    return stopped(f"{stem}{comma} {_lowered(text, joining)}")


def _without_seam(stem: str, text: str) -> str:
    """The text without a first word that the stem ends with: somebody typed “to find” after “I had to”."""
    first = WORD.match(text)
    rest = text[first.end() :].lstrip() if first else ""
    return rest if first and rest and stem.split()[-1].casefold() == first[0].casefold() else text


def alone(text: str) -> str:
    """The candidate's text as a sentence of its own."""
    return stopped(text[:1].upper() + text[1:])


def stopped(text: str) -> str:
    """The text with a full stop at its end, unless it ends a sentence already."""
    text = text.rstrip()
    if text.rstrip(_CLOSING).endswith(tuple(_ENDS)):
        return text
    spoken = text.rstrip(_DANGLING)
    return f"{spoken}." if spoken else text


def _lowered(text: str, joining: Joining) -> str:
    word = WORD.match(text) if text[0].isupper() else None
    if word is None:
        return text
    first = word[0]
    if listed(first, joining.keeps_capital, joining) or any(letter.isupper() for letter in first[1:]):
        return text
    return text[0].lower() + text[1:]
