"""What was handed in, before anything is judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from operator import itemgetter
from typing import TypeAlias

from cscoach.candidate import Answer
from cscoach.content import resources
from cscoach.judging import features
from cscoach.judging.cues import Cues, load
from cscoach.judging.judgement import State

Five: TypeAlias = tuple[str, str, str, str, str]

#: Below this many words there is nothing to judge, whatever they say.
FEWEST = 8

#: Below this many words a part of an answer may be a name, or words that two languages share.
FEWEST_OF_A_PART = 4

#: A “don't know” of several words may have this many around it, one of a single word, such as “nežinau”, this many.
AROUND, AROUND_ONE = 4, 2

#: A single word is sign enough only when it is longer than a “no” or a “pass”.
LONG = 4

#: Longer than this, in characters, nobody says that they have nothing to say.
BRIEF = 40

#: What stands in cells and boxes of forms where nothing was to be said: placeholders, errors of a spreadsheet, a link.
_PLACEHOLDER = re.compile(r"[\W_]*|n/?a|tb[acd]|nil|null|x|#[a-z0/]+[!?]?|https?://\S+", re.IGNORECASE)

#: The mark of an item of a list, which may say nothing in each.
_ITEM = re.compile(r"(?:^|(?<=\s))\d{1,2}\)(?=\s|$)|^[ \t]*(?:\d{1,2}\.|[-*•·])(?=\s)", re.MULTILINE)

CODES = ("en", "lt", "lv", "uk", "bg")

#: Letters that tell neighbours apart: those that only this language has, and those that it has not but they have.
#: Russian stands among the neighbours: it is what many people in four of these countries fall back on.
LETTERS = {
    "en": ("", "āēīģķļņąęėįųčšžū"),
    "lt": ("ąęėįų", "āēīģķļņ"),
    "lv": ("āēīģķļņ", "ąęėįų"),
    "uk": ("іїєґ", "ыэъё"),
    "bg": ("ъ", "іїєґыэё"),
}

#: The languages in Cyrillic letters, and the letters of all of them.
CYRILLIC = ("uk", "bg")
_CYRILLIC = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ")
_first = itemgetter(0)

#: As many letters of a neighbour are no name or slip.
NO_SLIP = 3

#: A text with so many of its own language's commonest words is in that language, and no other need be looked at.
FAMILIAR = 0.12

#: So few words of another language are names, or words that both have: “ми” is “we” in Ukrainian, “to me” in Bulgarian.
CHANCE = 1

#: A text in another language has this many more of that language's words than of its own, as a share of all.
CLEARLY = 0.08


def state(text: str, language: str, models: tuple[str, ...] = ()) -> State:
    """The state of an answer in its normal form. `models` are the model answers that the candidate could see."""
    words = features.tokens(text).words
    if not any(map(str.isalnum, text)):
        return State.EMPTY
    cues = load(language)
    if _dont_know(words, cues):
        return State.DONT_KNOW
    if len(words) >= FEWEST and (_foreign(words, language) or _foreign_letters(text, language)):
        return State.OTHER_LANGUAGE
    if models and _is_copied(words, models):
        return State.MODEL_ANSWER
    return State.TOO_SHORT if len(words) < FEWEST else State.USABLE


def says_nothing(text: str, language: str) -> bool:
    """Whether a part of an answer only says that there is nothing to say, so that it is still open."""
    if len(text) > BRIEF:
        return False
    cues = load(language)
    return all(_is_nothing(line.strip(" ."), cues) for line in _ITEM.sub("\n", text).split("\n"))


def _is_nothing(line: str, cues: Cues) -> bool:
    if _PLACEHOLDER.fullmatch(line):
        return True
    words = features.words(line)
    joined = " ".join(words)
    if joined in cues.dont_know or " ".join(cues.hedges.sub(" ", joined).split()) in cues.dont_know:
        return True
    # With other words around it, “I don't know” may be what is told: “I don't know Polish well”.
    return cues.idle.issuperset(words) and any(
        f" {phrase} " in f" {joined} " for phrase in cues.dont_know if _is_sign(phrase)
    )


@resources.remembered
def _has_cues(language: str) -> bool:
    return resources.exists("prompts", language, "judging", "cues.yaml")


def told(answer: Answer, language: str) -> Answer:
    """The answer without parts that say nothing: they stay open, and nobody is to say them aloud."""
    if not answer or not _has_cues(language):
        return answer
    if answer.whole is not None:
        return Answer() if says_nothing(answer.whole, language) else answer
    kept = {part: text for part, text in answer.parts.items() if len(text) > BRIEF or not says_nothing(text, language)}
    return answer if len(kept) == len(answer.parts) else replace(answer, parts=kept)


def _dont_know(words: list[str], cues: Cues) -> bool:
    joined = " ".join(words)
    return joined in cues.dont_know or (
        len(words) <= FEWEST
        and any(
            f" {phrase} " in f" {joined} "
            and len(words) - len(phrase.split()) <= (AROUND if " " in phrase else AROUND_ONE)
            for phrase in cues.dont_know
            if _is_sign(phrase)
        )
    )


def _is_sign(phrase: str) -> bool:
    """Whether a phrase says by itself that there is nothing to say, whatever stands around it."""
    return " " in phrase or len(phrase) > LONG


def is_foreign(text: str, language: str) -> bool:
    """Whether a part of an answer is clearly in another language than the answer should be."""
    if text.isascii() and language not in CYRILLIC and not load(language).own_words.isdisjoint(text.casefold().split()):
        # Nearly every part of an answer in Latin letters has a word that tells at once.
        return False
    words = features.words(text)
    if len(words) < FEWEST_OF_A_PART:
        return False
    # Letters tell by themselves; words of other languages are only looked at where none of the own is among enough.
    by_letters = _is_other_script(words, language) or _foreign_letters(text, language)
    return by_letters or (len(words) >= FEWEST and not _share(words, language) and _foreign(words, language))


def _foreign(words: list[str], language: str) -> bool:
    """Whether another language's commonest words outnumber its own by far, or the script is another."""
    own = _share(words, language)
    if own < FAMILIAR and any(_is_clearly(words, code, own) for code in CODES if code != language):
        return True
    return _is_other_script(words, language)


def _is_other_script(words: list[str], language: str) -> bool:
    if "".join(words).isascii():
        return language in CYRILLIC
    cyrillic = sum(map(_CYRILLIC.__contains__, map(_first, words))) / len(words)
    return cyrillic < 0.3 if language in CYRILLIC else cyrillic > 0.7


def _is_clearly(words: list[str], code: str, own: float) -> bool:
    """Whether a text is rather in that language than in its own, by different words of it."""
    theirs = load(code).own_words
    return _share(words, code) > own + CLEARLY and len(theirs.intersection(words)) > CHANCE


def _share(words: list[str], language: str) -> float:
    """How many of the words are among the commonest of a language."""
    own = load(language).own_words
    return sum(map(own.__contains__, words)) / len(words)


def _foreign_letters(text: str, language: str) -> bool:
    """Whether it is written with a neighbour's letters."""
    own, others = LETTERS.get(language, ("", ""))
    if text.isascii():
        return False
    text = text.casefold()
    count = sum(map(text.count, others))
    return count >= NO_SLIP and count > sum(map(text.count, own))


def _is_copied(words: list[str], models: tuple[str, ...]) -> bool:
    """Whether most of the five-word sequences of the answer stand in one of the model answers."""
    if len(words) < 2 * FEWEST:
        return False
    each, together = _sequences(models)
    # Where none of the first two of every five sequences is in any model answer, no more than three fifths are.
    if all(together.isdisjoint(_fives(words, at, step=5)) for at in (0, 1)):
        return False
    fives = list(_fives(words))
    enough = 0.6 * len(fives)
    return any(sum(map(theirs.__contains__, fives)) > enough for theirs in each)


def _fives(words: list[str], first: int = 0, step: int = 1) -> Iterator[Five]:
    """Five words that follow each other, from each place on, or from the first and then every `step`."""
    one, two, three, four, five = (words[at::step] for at in range(first, first + 5))
    return zip(one, two, three, four, five, strict=False)


@lru_cache(maxsize=64)
def _sequences(models: tuple[str, ...]) -> tuple[list[frozenset[Five]], frozenset[Five]]:
    """The five-word sequences of some model answers, of each and of all; there are few, and many answers."""
    each = [frozenset(_fives(features.words(model))) for model in models]
    return each, frozenset().union(*each)
