"""Cards and quizzes as a deck for Anki (extra `anki`): importing it again updates what is there and doubles nothing.

A note is known again by its `guid`, which is made of the id of the card, and its kind by the id of the note type. Anki
takes a changed note for newer by its time, and one of the same time for the same. The time is one of the day on which
the deck was made, so that a deck of a later day is newer; which one follows from what is in the deck.
"""

from __future__ import annotations

import hashlib
import html
import io
import itertools
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time

import genanki

from cscoach.exports.cards import Card
from cscoach.exports.material import Material
from cscoach.exports.platform import possible
from cscoach.exports.quiz import Item
from cscoach.rendering.zip_entry import entry

#: Readable on a phone, by day and by night, with the fonts that are there.
STYLE = """\
.card { font-family: sans-serif; font-size: 1.1em; line-height: 1.5; text-align: left; max-width: 36em;
  margin: 1em auto; padding: 0 1em; overflow-wrap: anywhere; }
.front, .right li:only-child { font-weight: bold; }
.front ol { font-weight: normal; }
li + li { margin-top: .4em; }
.gloss { font-style: italic; opacity: .75; }
blockquote { border-left: 3px solid #888; margin-left: 0; padding-left: 1em; font-weight: normal; }
"""

#: The seconds of a day.
_DAY = 24 * 60 * 60

#: The same in all decks, so that Anki knows the note types again. Never to be changed.
CARD_TYPE, QUIZ_TYPE = 1_726_112_601, 1_726_112_602


def _type(number: int, name: str, fields: tuple[str, ...], front: str, back: str) -> genanki.Model:
    question = f'<div class="front">{front}</div>'
    template = {"name": "Card", "qfmt": question, "afmt": f"{{{{FrontSide}}}}<hr id=answer>{back}"}
    return genanki.Model(number, name, fields=[{"name": field} for field in fields], templates=[template], css=STYLE)


CARDS = _type(
    CARD_TYPE,
    "cscoach card",
    ("Front", "Gloss", "Back", "Points", "Language"),
    '{{Front}}{{#Gloss}}<div class="gloss">{{Gloss}}</div>{{/Gloss}}',
    "{{Back}}{{Points}}",
)
QUIZ = _type(
    QUIZ_TYPE,
    "cscoach quiz",
    ("Prompt", "Choices", "Right", "Why", "Language"),
    "{{Prompt}}{{Choices}}",
    '<div class="right">{{Right}}</div>{{Why}}',
)


def render(material: Material) -> bytes:
    """The deck as an `.apkg`."""
    made = decks(material)
    day = datetime.combine(material.made_on, time(), UTC).timestamp()
    said = "\x1f".join(field for deck in made for note in deck.notes for field in note.fields)
    return _packed(made, day + _number(said) % _DAY)


def decks(material: Material) -> list[genanki.Deck]:
    """A deck below the whole for each heap of cards, and one for the quiz."""
    mark, quiz = material.selection.mark, material.selection.guidance.course.handout.quiz
    found = [_deck(material, heap, [_card(card, mark) for card in cards]) for heap, cards in _heaps(material.cards)]
    return [*found, _deck(material, quiz, [_item(item, mark) for item in material.quiz])]


def _heaps(cards: Iterable[Card]) -> Iterable[tuple[str, list[Card]]]:
    heaps: dict[str, list[Card]] = {}
    for card in cards:
        heaps.setdefault(card.heap, []).append(card)
    return heaps.items()


def _deck(material: Material, heap: str, notes: list[genanki.Note]) -> genanki.Deck:
    # Two colons part a deck from the one above it.
    title, below = (re.sub(":(?=:)", ": ", possible(name)) for name in (material.title, heap))
    deck = genanki.Deck(_number(f"{material.selection.mark} {title} {below}"), f"{title}::{below}")
    for note in notes:
        deck.add_note(note)
    return deck


def _card(card: Card, mark: str) -> genanki.Note:
    points = "".join(f"<li>{shown(point)}</li>" for point in card.points)
    back = "".join(f"<p>{shown(line)}</p>" for line in card.back)
    fields = [shown(card.front), shown(card.gloss or ""), back, f"<ul>{points}</ul>" if points else "", mark]
    return genanki.Note(CARDS, fields, guid=genanki.guid_for(card.id), tags=["cscoach", mark])


def _item(item: Item, mark: str) -> genanki.Note:
    passage = f"<blockquote>{shown(item.passage)}</blockquote>" if item.passage else ""
    prompt, why = f"<p>{shown(item.prompt)}</p>{passage}", f"<p>{shown(item.why)}</p>"
    fields = [prompt, _listed(item.shown, range(len(item.shown))), _listed(item.shown, item.right), why, mark]
    return genanki.Note(QUIZ, fields, guid=genanki.guid_for(item.id), tags=["cscoach", mark])


def _listed(choices: Sequence[str], places: Iterable[int]) -> str:
    """Some of the choices, each with the letter that it has among all."""
    items = "".join(f'<li value="{place + 1}">{shown(choices[place])}</li>' for place in places)
    return f'<ol type="a">{items}</ol>'


def shown(text: str) -> str:
    """Plain text as HTML that shows it: no markup, no formula, no sound."""
    text = html.escape(possible(text)).replace("[", "&#91;").replace("{", "&#123;")
    # MathJax reads the page when signs are no longer escaped, but no formula begins across the border of an element.
    return "<br>".join(text.replace("\\", "<span>&#92;</span>").splitlines())


def _number(name: str) -> int:
    """A number that is the same for a name on every machine, in the range that Anki's own have."""
    return (1 << 30) + int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) % (1 << 30)


def _packed(decks: list[genanki.Deck], moment: float) -> bytes:
    """The package, made in memory: genanki itself would leave a file behind and write the hour into the zip."""
    with sqlite3.connect(":memory:") as base:
        genanki.Package(decks).write_to_db(base.cursor(), moment, itertools.count(int(moment * 1000)))
        base.commit()
        collection = base.serialize()
    base.close()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, data in (("collection.anki2", collection), ("media", json.dumps({}).encode())):
            package.writestr(entry(name), data, compresslevel=1)
    return made.getvalue()
