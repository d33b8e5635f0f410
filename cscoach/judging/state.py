"""What was handed in, before anything is judged."""

from __future__ import annotations

from cscoach.judging import features
from cscoach.judging.cues import Cues, load
from cscoach.judging.judgement import State

#: Below this many words there is nothing to judge, whatever they say.
FEWEST = 8

#: A “don't know” may have this many words around it.
AROUND = 4

#: Languages whose letters tell them apart; the rest are told by their commonest words.
CODES = ("en", "lt", "lv", "uk", "bg")

#: A text in another language has this many more of that language's words than of its own, as a share of all.
CLEARLY = 0.08


def state(text: str, language: str, models: tuple[str, ...] = ()) -> State:
    """The state of an answer. `models` are the model answers that the candidate could see."""
    words = features.words(text)
    if not any(character.isalnum() for character in text):
        return State.EMPTY
    cues = load(language)
    if _dont_know(words, cues):
        return State.DONT_KNOW
    if len(words) >= FEWEST and _foreign(words, language):
        return State.OTHER_LANGUAGE
    if any(_copied(words, features.words(model)) for model in models):
        return State.MODEL_ANSWER
    return State.TOO_SHORT if len(words) < FEWEST else State.USABLE


def _dont_know(words: list[str], cues: Cues) -> bool:
    joined = " ".join(words)
    return joined in cues.dont_know or (
        len(words) <= FEWEST
        and any(
            f" {phrase} " in f" {joined} " and len(words) - len(phrase.split()) <= AROUND
            for phrase in cues.dont_know
            if " " in phrase
        )
    )


def _foreign(words: list[str], language: str) -> bool:
    """Whether another language's commonest words outnumber its own by far, or the script is another."""
    shares = {code: sum(word in load(code).own_words for word in words) / len(words) for code in CODES}
    if any(shares[code] > shares[language] + CLEARLY for code in CODES if code != language):
        return True
    cyrillic = sum("а" <= word[0] <= "я" or word[0] in "іїєґ" for word in words) / len(words)
    return cyrillic < 0.3 if language in ("uk", "bg") else cyrillic > 0.7


def _copied(words: list[str], model: list[str]) -> bool:
    """Whether most of the five-word sequences of the answer stand in the model answer."""
    if len(words) < 2 * FEWEST:
        return False
    theirs = {tuple(model[at : at + 5]) for at in range(len(model) - 4)}
    mine = [tuple(words[at : at + 5]) for at in range(len(words) - 4)]
    return sum(sequence in theirs for sequence in mine) > 0.6 * len(mine)
