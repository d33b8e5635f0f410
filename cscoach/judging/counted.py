"""Faults that are counted rather than learned: length, hedges, data by which a customer can be found."""

from __future__ import annotations

import re
from functools import lru_cache
from string import digits

from cscoach.judging import features
from cscoach.judging.cues import Cues
from cscoach.judging.judgement import Finding

#: Seconds of speech. The guide says about twenty and about two minutes; nothing between 11 and 20, or between 66 and
#: 107, occurred in the labelled answers, so the limits lie in those gaps.
SHORTEST, LONGEST = 17, 100

#: As many hedges as this, and at least one in so many words, make an answer sound unsure.
HEDGES, WORDS_A_HEDGE = 5, 18

#: No pattern may start again inside a run that it has just tried, nor take more than a few words: that is what keeps
#: 50,000 characters of anything cheap.
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.\w{2,}")

_DIGIT = re.compile(r"\d")

#: Digits, grouped as people group telephone, card and customer numbers: seven or more find somebody.
_NUMBER = re.compile(
    r"(?<![\w.,])\+?\d[\d\s()/-]{5,}\d(?!\w|\s*(?:[€£$]|eur|грн|грив|лв|лева|євро|евро))", re.IGNORECASE
)
_DIGITS = 7

#: As many digits that find nobody: a date, some years, a round sum or range, short numbers in a row.
_HARMLESS = re.compile(
    r"\d{1,2}([/-])\d{1,2}\1\d{2,4}|\d{4}([/-])\d{1,2}\2\d{1,2}|(?:19|20)\d\d(?:\D+(?:19|20)\d\d)+"
    r"|\d{1,3}(?:\s\d{3})*\s000|[1-9]\d{0,3}00\s?-\s?[1-9]\d{0,3}00|\d{1,2}(?:\D+\d{1,2})+"
)

_WORD = r"[^\W\d_][\w’'-]{1,30}"
_CAPITAL = r"[A-ZĄČĘĖĮŠŲŪŽĀĒĢĪĶĻŅА-ЯІЇЄҐ][\w’'-]{1,30}"
_SMALL = r"(?!(?:the|an?|of|on|in|up|down|from|to|our|my|this|that|by|along|per|off)\b)[a-z][a-z’'-]{1,30}"

#: The number of a house, and what must follow it where a thing that is counted could: “ielā 3 mājas” is no address.
_HOUSE = r",?\s*(?:№|nr\.?|буд\.?|бл\.?)?\s*\d{1,3}[a-zа-я]?\b"
_ENDS = r"(?=\s*(?:[.,;:)!?/-]|$|but|b\.|dz|кв|ап|вх|ет))"

#: A street and a number. An abbreviation is sign enough in any case (“вул. шевченка 12”); a whole word needs a name
#: with a capital beside it: “було 12”, “провела 3”, “on the road 3 times” are no addresses.
_ADDRESSES = (
    rf"\b\d{{1,4}}[a-z]?\s+(?:{_CAPITAL}\s+){{1,3}}"
    r"(?:Road|Street|Lane|Avenue|Drive|Close|Court|Cottages|Way|Place|Terrace|Gardens|Row|Walk|Crescent)\b",
    rf"\b\d{{1,4}}[a-z]?\s+(?:{_SMALL}\s+){{1,2}}(?:road|street|lane|avenue)\b",
    rf"\b(?i:{_WORD}(?:\s+{_WORD})?\s+(?:g|pr|al)\.?,?\s*\d{{1,3}}[a-z]?\b(?!\s*k?g\b))",
    rf"\b{_CAPITAL}\s+(?:gatvė|gatvėje?|prospekt(?:as|e)|iela|ielā|prospekts|prospektā){_HOUSE}{_ENDS}",
)
_CYRILLIC_ADDRESSES = (
    rf"\b(?i:(?:вул|просп|пров|бул|ул)\b\.?\s*[«„“\"]?{_WORD}(?:\s+{_WORD}){{0,2}}[»“”\"]?{_HOUSE})",
    r"\b(?i:вулиц[яіюею]+|проспект[іу]?|провулок|провулку|бульвар[іу]?|улица|булевард)\s*"
    rf"[«„“\"]?{_CAPITAL}(?:\s+{_CAPITAL}){{0,2}}[»“”\"]?{_HOUSE}{_ENDS}",
    rf"\b{_CAPITAL},?\s*\d{{1,3}}[а-я]?,?\s*(?:квартира|кв\.|апартамент|ап\.)\s*\d{{1,3}}",
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
    words = features.tokens(text).words
    alone, begun = cues.hedge_beginnings
    places = [at for at, word in enumerate(words[:-1]) if word in begun]
    if sum(map(alone.__contains__, words)) + sum(words[at + 1] in begun[words[at]] for at in places) < HEDGES:
        return None
    found = cues.hedges.findall(" ".join(words))
    if len(found) >= HEDGES and len(found) * WORDS_A_HEDGE >= len(words):
        return Finding("hedging", min(1.0, 0.5 + 0.05 * len(found)), evidence=tuple(found))
    return None


def personal_data(text: str) -> Finding | None:
    """A number, an address or an e-mail by which a customer can be found."""
    patterns = [_EMAIL] if "@" in text else []
    # Numbers and addresses have digits, and most answers have none or few.
    if _has_digits(text):
        patterns += [_NUMBER, *_addresses(_ADDRESSES)]
        if not text.isascii():
            patterns += _addresses(_CYRILLIC_ADDRESSES)
    for pattern in patterns:
        for match in pattern.finditer(text):
            if pattern is not _NUMBER or _finds_somebody(match[0]):
                return Finding("personal-data", 1.0, match.span(), evidence=(match[0],))
    return None


def _has_digits(text: str) -> bool:
    return any(map(text.__contains__, digits)) if text.isascii() else _DIGIT.search(text) is not None


@lru_cache(maxsize=2)
def _addresses(of: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, of))


def _finds_somebody(number: str) -> bool:
    return sum(letter.isdigit() for letter in number) >= _DIGITS and not _HARMLESS.fullmatch(number)
