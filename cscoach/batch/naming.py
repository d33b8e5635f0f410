"""How the sheet of a row is called: its number, and the name as one can read it on any machine."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

#: The longest that the name in a file's name gets, in characters. Some archives and discs know no more than 64 in all.
LONGEST = 40


@dataclass(frozen=True)
class Alphabet:
    """How a language writes its Cyrillic letters in Latin ones.

    `places` are letters that depend on where they stand in a word: a pattern and what it becomes, in order. `own` are
    letters that the other alphabet here does not have.
    """

    letters: Mapping[str, str]
    places: tuple[tuple[str, str], ...]
    own: frozenset[str]


#: Letters of neither alphabet, as ICAO Doc 9303, part 3, section 6 B has them for passports: Russian, Belarusian,
#: Serbian and Macedonian. ѐ and ѝ are е and и with an accent.
_OTHERS = {
    "ё": "e", "ъ": "ie", "ы": "y", "э": "e", "ў": "u", "ђ": "d", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz",
    "ѓ": "g", "ѕ": "dz", "ќ": "k", "ґ": "g", "є": "ie", "і": "i", "ї": "i", "ѐ": "e", "ѝ": "i",
}  # fmt: skip

#: What Ukrainian and Bulgarian write alike.
_SHARED = {
    "а": "a", "б": "b", "в": "v", "д": "d", "е": "e", "ж": "zh", "з": "z", "к": "k", "л": "l", "м": "m", "н": "n",
    "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "ц": "ts", "ч": "ch", "ш": "sh",
}  # fmt: skip

#: Resolution 55 of the Cabinet of Ministers of Ukraine, 27 January 2010. The soft sign is left out.
UKRAINIAN = Alphabet(
    _OTHERS | _SHARED
    | {"г": "h", "ґ": "g", "є": "ie", "и": "y", "і": "i", "ї": "i", "й": "i", "х": "kh", "щ": "shch", "ь": "",
       "ю": "iu", "я": "ia"},
    (("зг", "zgh"), ("^є", "ye"), ("^ї", "yi"), ("^й", "y"), ("^ю", "yu"), ("^я", "ya")),
    frozenset("ґєії"),
)  # fmt: skip

#: The Bulgarian Transliteration Act, State Gazette 19 of 13 March 2009.
BULGARIAN = Alphabet(
    _OTHERS | _SHARED
    | {"г": "g", "и": "i", "й": "y", "х": "h", "щ": "sht", "ъ": "a", "ь": "y", "ю": "yu", "я": "ya"},
    (("ия$", "ia"),),
    frozenset("ъѝ"),
)  # fmt: skip

#: Latin letters that Unicode does not take apart into a letter and a mark (UnicodeData.txt has no decomposition).
_LATIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ŧ": "t", "ŋ": "ng",
     "ı": "i", "ə": "e", "ĸ": "k"}
)  # fmt: skip

#: Signs inside a word that nobody reads: apostrophes as people type them. So are accents and format characters.
_APOSTROPHES = frozenset("'’‘`´ʼʹ′")
_UNREAD = frozenset({"Mn", "Cf"})


def file_stem(number: int, name: str | None, language: str) -> str:
    """The name, without a suffix, of the file for a row: “00017-olena-kovalenko”. Small ASCII letters, digits, hyphens.

    `language` decides how letters are written that Ukrainian and Bulgarian both have, unless the name has letters that
    only one of them has. What has no Latin letters here is left out; then the number is the whole name.
    """
    # The number in front makes it differ from every other row's, even where the names look alike, and from the names
    # that Windows keeps for itself (con, nul, com1).
    readable = _cut(_readable(name or "", language))
    return f"{number:05d}-{readable}" if readable else f"{number:05d}"


def _readable(name: str, language: str) -> str:
    """The words of a name in small Latin letters, with hyphens between them."""
    # Composed first: й is a letter of its own and no и with a mark.
    small = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).lower())
    text = "".join(sign for sign in small if sign not in _APOSTROPHES and unicodedata.category(sign) not in _UNREAD)
    alphabet = _alphabet(text, language)
    latin = (_latin(word, alphabet) for word in re.findall(r"[^\W_]+", text))
    return "-".join(word for word in latin if word)


def _alphabet(text: str, language: str) -> Alphabet:
    telling = [alphabet for alphabet in (UKRAINIAN, BULGARIAN) if not alphabet.own.isdisjoint(text)]
    if len(telling) == 1:
        return telling[0]
    return BULGARIAN if language == "bg" else UKRAINIAN


def _latin(word: str, alphabet: Alphabet) -> str:
    if not word.isascii():
        for pattern, letters in alphabet.places:
            word = re.sub(pattern, letters, word)
        word = "".join(alphabet.letters.get(sign, sign) for sign in word).translate(_LATIN)
        word = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]", "", word)


def _cut(text: str) -> str:
    """No more than is legible in a list of files; a word is cut only where it is too long by itself."""
    if len(text) <= LONGEST:
        return text
    end = text.rfind("-", 0, LONGEST + 1)
    return text[:end] if end > 0 else text[:LONGEST]
