"""`python -m tests.spelling`: spell all content. Needs hunspell and its dictionaries; prints what is in neither list.

`accepted/<language>.txt` holds the words that are right although the dictionary does not know them, sorted, one a line.
`python -m tests.spelling --add` writes the unknown words there, to be read before they are committed.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from cscoach.content import resources
from cscoach.content.check_wording import GRAMMAR, no_words, texts
from cscoach.content.load import available
from cscoach.content.reader import Reader

#: The dictionary of each language, as Debian names it.
DICTIONARIES = {"en": "en_GB", "lt": "lt_LT", "lv": "lv_LV", "uk": "uk_UA", "bg": "bg_BG"}

ACCEPTED = Path(__file__).parent / "accepted"

#: Places that are filled in, commands and code are no words.
_NO_WORDS = re.compile(r"\{[^{}]*\}|`[^`]*`|\bcscoach [a-z]+|--[a-z-]+|[A-Za-z]*\d[\w.:-]*")

_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ-][^\W\d_]+)*")


def words(language: str) -> dict[str, list[str]]:
    """Every word of the content, with the files it stands in."""
    reader = Reader(resources.root("prompts") / language, language)
    found: dict[str, list[str]] = defaultdict(list)
    for name in reader.files():
        if name in GRAMMAR:
            continue
        for _, text in texts(reader.document(name)[1], no_words(name)):
            for word in _WORD.findall(_NO_WORDS.sub(" ", text)):
                found[word.replace("’", "'").replace("ʼ", "'")].append(name)
    return found


def unknown(language: str, known: list[str]) -> set[str]:
    """Those words that hunspell's dictionary does not have."""
    command = ["hunspell", "-l", "-i", "utf-8", "-d", DICTIONARIES[language]]
    lines = "\n".join(known).encode()
    wrong = set(subprocess.run(command, input=lines, capture_output=True, check=True).stdout.decode().split())
    # Hunspell takes words with hyphens apart.
    return {word for word in known if wrong.intersection([word, *word.split("-")])}


def accepted(language: str) -> set[str]:
    """The words that are right although the dictionary does not know them."""
    path = ACCEPTED / f"{language}.txt"
    return set(path.read_text(encoding="utf-8").split("\n")) if path.is_file() else set()


def main() -> int:
    """Spell all languages."""
    failed = 0
    for language in sorted(available()):
        found = words(language)
        new = sorted(unknown(language, sorted(found)) - accepted(language))
        unused = sorted(accepted(language) - set(found) - {""})
        if "--add" in sys.argv:
            kept = sorted((accepted(language) | set(new)) & set(found))
            ACCEPTED.mkdir(exist_ok=True)
            (ACCEPTED / f"{language}.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")
        for word in new:
            print(f"{language}: {word} ({', '.join(sorted(set(found[word]))[:3])})")
        for word in unused:
            print(f"{language}: {word} is accepted and stands nowhere")
        print(f"{language}: {len(found)} words, {len(new)} unknown, {len(unused)} accepted in vain")
        failed += len(new) + len(unused)
    return 1 if failed and "--add" not in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
