"""How fast course material is made: `python -m benchmarks.exports`, each against the writing library with ready data.

Needs genanki (extra `anki`).
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from xml.etree import ElementTree as ET

from benchmarks.run import Measure
from cscoach.content.load import load
from cscoach.exports.material import Material
from cscoach.exports.selection import Selection

ROUNDS = 5


def whole(language: str) -> Material:
    """Material about all topics of a language; the content is read before."""
    pack = load(language)
    return Material(Selection(pack, pack, tuple(pack.topics)), date(2026, 11, 26))


def seconds(work: Callable[[], object]) -> float:
    """The time of the processor for one run."""
    start = time.process_time()
    work()
    return time.process_time() - start


def measured(name: str, ours: Callable[[], object], ready: Callable[[], object]) -> Measure:
    """Ours against the library, in turn."""
    pairs = [(seconds(ours), seconds(ready)) for _ in range(ROUNDS)]
    mine, base = (statistics.median(column) for column in zip(*pairs, strict=True))
    return Measure(name, mine, base, 2.0, unit="s")


def moodle() -> Measure:
    """All questions as Moodle XML, against the serialiser with the tree ready."""
    from cscoach.exports.moodle import render

    tree = ET.fromstring(render(whole("en")))

    def ready() -> bytes:
        ET.indent(tree)
        made: bytes = ET.tostring(tree, encoding="utf-8", xml_declaration=True)
        return made

    return measured(
        "a full Moodle export, against the serialiser with the tree ready", lambda: render(whole("en")), ready
    )


def anki() -> Measure:
    """All cards and questions as a deck, against genanki that is given the fields of the notes and writes its file."""
    import genanki

    from cscoach.exports import anki as ours

    data = [
        (deck.deck_id, deck.name, [(note.model, note.fields, note.guid, note.tags) for note in deck.notes])
        for deck in ours.decks(whole("en"))
    ]

    def ready() -> None:
        decks = []
        for number, name, notes in data:
            decks.append(genanki.Deck(number, name))
            for model, fields, guid, tags in notes:
                decks[-1].add_note(genanki.Note(model, fields, guid=guid, tags=tags))
        genanki.Package(decks).write_to_file(io.BytesIO(), 1e9)

    return measured(
        "a full Anki export, against genanki with the fields ready", lambda: ours.render(whole("en")), ready
    )


def measures() -> Iterator[Measure]:
    """All of them."""
    yield moodle()
    yield anki()


def main() -> int:
    """Measure all and print a table."""
    for measure in measures():
        print(measure, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
