"""Faults that are counted rather than learned: length, hedges, data by which a customer can be found."""

from __future__ import annotations

import re

from cscoach import languages
from cscoach.judging import features
from cscoach.judging.cues import Cues
from cscoach.judging.judgement import Finding

#: Seconds of speech. The guide says about twenty and about two minutes; nothing between 11 and 20, or between 66 and
#: 107, occurred in the labelled answers, so the limits lie in those gaps.
SHORTEST, LONGEST = 17, 100

#: As many hedges as this, and at least one in so many words, make an answer sound unsure.
HEDGES, WORDS_A_HEDGE = 5, 18

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w{2,}")

#: Seven digits or more, grouped as people group telephone, card and customer numbers; a sum or a year is shorter.
_NUMBER = re.compile(r"(?<![\w.,])\+?\d[\d\s()/-]{5,}\d(?!\w)")

#: A capitalised street or house name near a number, beside a person's name.
_ADDRESS = re.compile(
    r"\b\d{1,4}[a-z]?\s+(?:[A-Z][\w’'-]+\s+){1,3}(?:Road|Street|Lane|Avenue|Drive|Close|Court|Cottages|Way|Place|Terrace|Gardens)\b"
    r"|\b[A-ZĄČĘĖĮŠŲŪŽĀĒĢĪĶĻŅ][\w-]+(?:\s+[\w-]+)?\s+(?:g|gatvė|gatvėje|al|pr|iela|ielā|prospekts|prospektā)\.?,?\s*\d{1,3}"
    r"|\b(?:вул|вулиця|вулиці|просп|проспект|пров|бул|ул|улица|булевард|жк)\.?\s*[«„“\"]?[\w’'\s-]{2,30}[»“”\"]?,?\s*(?:буд\.?|№|бл\.?)?\s*\d{1,3}",
)


def length(seconds: float) -> Finding | None:
    """Too short to judge, or longer than anybody listens."""
    if seconds < SHORTEST:
        return Finding("too-short", 1.0, evidence=(f"{seconds:.0f} s",))
    if seconds > LONGEST:
        return Finding("too-long", 1.0, evidence=(f"{seconds:.0f} s",))
    return None


def hedging(text: str, cues: Cues) -> Finding | None:
    """Fillers and hedges in number."""
    words = features.words(text)
    found = cues.hedges.findall(" ".join(words))
    if len(found) >= HEDGES and len(found) * WORDS_A_HEDGE >= len(words):
        return Finding("hedging", min(1.0, 0.5 + 0.05 * len(found)), evidence=tuple(found))
    return None


def personal_data(text: str) -> Finding | None:
    """A number, an address or an e-mail by which a customer can be found."""
    for pattern in (_EMAIL, _NUMBER, _ADDRESS):
        for match in pattern.finditer(text):
            if pattern is not _NUMBER or sum(letter.isdigit() for letter in match[0]) >= 7:
                return Finding("personal-data", 1.0, (match.start(), match.end()), evidence=(match[0],))
    return None


def spoken(text: str, language: str) -> float:
    """Seconds of speech."""
    return languages.spoken(text, language)
