"""Decks for Anki, taken in by the real Anki: nothing doubles, what has changed is updated, text is shown as text.

`pytest tests/anki_reader.py`; no part of a plain test run, because it needs genanki and Anki itself. `.ci/run` installs
them and runs this.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import genanki
import pytest
from anki import import_export_pb2 as importing
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

import cscoach
from cscoach.exports import anki
from cscoach.exports.cards import Card
from cscoach.exports.material import Material
from cscoach.exports.quiz import Item
from tests.exports.processes import made_twice
from tests.exports.test_moodle import HOSTILE
from tests.exports.test_quiz import material

ITEMS = [
    Item("en.missing.x.1", HOSTILE, (HOSTILE + "1", HOSTILE + "2"), (0,), HOSTILE, HOSTILE),
    Item("en.order.x.1", HOSTILE, (HOSTILE + "2", HOSTILE + "1"), (1, 0), HOSTILE),
]


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    """An empty collection of Anki."""
    found = Collection(str(tmp_path / "collection.anki2"))
    yield found
    found.close()


def _imported(
    collection: Collection,
    made: Material,
    folder: Path,
    updates: Any = importing.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_IF_NEWER,
) -> None:
    path = folder / "deck.apkg"
    path.write_bytes(anki.render(made))
    options = ImportAnkiPackageOptions(merge_notetypes=False, update_notes=updates)
    collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(path), options=options))


def _notes(collection: Collection) -> list[list[str]]:
    return [collection.get_note(note).fields for note in collection.find_notes("")]


def _shown(field: str) -> str:
    assert not re.search(r"<(?!/?(p|ul|ol|li|br|blockquote|span)\b)", field)
    return html.unescape(re.sub(r"<[^>]+>", "", field.replace("<br>", "\n")))


class _Runs(HTMLParser):
    """The runs of text between tags: MathJax looks for a formula in each of them, without escapes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.runs: list[str] = []
        self.feed(page)
        self.close()

    def handle_data(self, data: str) -> None:
        self.runs.append(data)


def _choices(field: str) -> list[tuple[str, str]]:
    """What a list shows: the letter and the text of each choice."""
    found = re.findall(r'<li value="(\d+)">(.*?)</li>', field, re.S)
    return [("?abcdef"[int(place)], _shown(text)) for place, text in found]


@pytest.mark.parametrize(("guidance", "interview"), [("en", "en"), ("lt", "lt"), ("uk", "uk"), ("en", "bg")])
def test_every_card_and_question_arrives_in_a_deck_of_its_own(
    collection: Collection, tmp_path: Path, guidance: str, interview: str
) -> None:
    made = material(guidance, interview)
    _imported(collection, made, tmp_path)
    fields = _notes(collection)
    assert len(fields) == len(made.cards) + len(made.quiz)
    fronts = {_shown(note[0]) for note in fields}
    assert {card.front for card in made.cards} <= fronts
    assert {note[-1] for note in fields} == {made.selection.mark}
    decks = {deck.name for deck in collection.decks.all_names_and_ids()}
    assert {f"{made.title}::{heap}" for heap in {card.heap for card in made.cards}} <= decks
    assert collection.card_count() == len(fields)


def test_importing_again_doubles_nothing_and_what_was_learnt_stays(collection: Collection, tmp_path: Path) -> None:
    made = material("en", number=20)
    _imported(collection, made, tmp_path)
    first: Any = collection.get_card(next(iter(collection.find_cards(""))))
    first.ivl, first.type, first.queue = 30, 2, 2
    collection.update_card(first)
    _imported(collection, made, tmp_path)
    assert collection.note_count() == len(made.cards) + len(made.quiz)
    assert collection.get_card(first.id).ivl == 30


def test_a_larger_deck_with_another_seed_adds_to_a_small_one(collection: Collection, tmp_path: Path) -> None:
    _imported(collection, material("en", number=20), tmp_path)
    whole = material("en", seed=5)
    _imported(collection, whole, tmp_path)
    assert collection.note_count() == collection.card_count() == len(whole.cards) + len(whole.quiz)


def test_decks_in_other_languages_stand_beside_each_other(collection: Collection, tmp_path: Path) -> None:
    several = [material(*pair, number=9) for pair in (("en", "en"), ("bg", "bg"), ("en", "lt"))]
    for made in several:
        _imported(collection, made, tmp_path)
    for made in several:
        assert len(collection.find_notes(f"tag:{made.selection.mark}")) == len(made.cards) + len(made.quiz)


def test_the_back_has_the_letters_and_the_words_of_what_is_right(collection: Collection, tmp_path: Path) -> None:
    made = material("lt", "en")
    _imported(collection, made, tmp_path)
    notes = {note.guid: note.fields for note in map(collection.get_note, collection.find_notes(""))}
    for item in made.quiz:
        prompt, choices, right, why, _ = notes[genanki.guid_for(item.id)]
        offered, correct = _choices(choices), _choices(right)
        assert _shown(prompt).startswith(item.prompt)
        assert _shown(why) == item.why
        assert set(correct) <= set(offered)
        assert [letter for letter, _ in offered] == list("abcdef"[: len(offered)])
        assert tuple(text for _, text in offered) == item.shown
        assert tuple(text for _, text in correct) == item.answer


def test_a_card_that_has_changed_is_updated_by_a_later_deck(collection: Collection, tmp_path: Path) -> None:
    made = material("en", number=5)
    _imported(collection, made, tmp_path)
    later = replace(made, made_on=date(2026, 6, 1))
    vars(later)["cards"] = [replace(made.cards[0], back=("A better hint.",)), *made.cards[1:]]
    _imported(collection, later, tmp_path)
    assert collection.note_count() == len(made.cards) + len(made.quiz)
    assert "A better hint." in {_shown(note[2]) for note in _notes(collection)}


def test_a_deck_of_the_same_day_updates_where_that_is_asked_for(collection: Collection, tmp_path: Path) -> None:
    made = material("en", number=5)
    _imported(collection, made, tmp_path)
    again = replace(made)
    vars(again)["cards"] = [replace(made.cards[0], back=("A better hint.",)), *made.cards[1:]]
    _imported(collection, again, tmp_path, importing.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_ALWAYS)
    assert collection.note_count() == len(made.cards) + len(made.quiz)
    assert "A better hint." in {_shown(note[2]) for note in _notes(collection)}


def test_hostile_text_is_shown_as_that_text(collection: Collection, tmp_path: Path) -> None:
    made = material(number=2)
    hostile = HOSTILE + " [sound:a.mp3] {{c1::x}} [latex]y[/latex] \\[z\\]"
    vars(made)["cards"] = [Card("en.x.1", "He::ap", hostile, (hostile,), hostile, (hostile,))]
    vars(made)["quiz"] = ITEMS
    _imported(collection, made, tmp_path)
    card = next(note for note in _notes(collection) if "sound" in note[0])
    assert [_shown(field) for field in card[:4]] == [hostile] * 4
    quiz = [note for note in _notes(collection) if "sound" not in note[0]]
    assert {_shown(note[3]) for note in quiz} == {HOSTILE}
    assert {_shown(note[0]) for note in quiz} == {HOSTILE, HOSTILE * 2}
    assert {text for note in quiz for _, text in _choices(note[1])} == {HOSTILE + "1", HOSTILE + "2"}
    page = collection.get_card(next(iter(collection.find_cards("sound")))).render_output()
    assert page.answer_av_tags == page.question_av_tags == []
    assert "<script>" not in page.answer_text
    for number in collection.find_cards(""):
        runs = _Runs(collection.get_card(number).render_output().answer_text).runs
        assert not [run for run in runs if "\\(" in run or "\\[" in run]


def test_what_anki_cannot_hold_is_left_out(collection: Collection, tmp_path: Path) -> None:
    made = material(number=1)
    vars(made)["cards"] = [Card("en.x.1", "a:::b\x1fc", "a\x1fb\x00c\ud800d\r\ne", ("f",))]
    vars(made)["quiz"] = []
    _imported(collection, made, tmp_path)
    assert [_shown(note[0]) for note in _notes(collection)] == ["abcd\ne"]
    names = [deck.name for deck in collection.decks.all_names_and_ids()]
    assert f"{made.title}::a: : :bc" in names
    assert len(names) == 3, "Anki's own, the whole and one below it"


def test_the_question_does_not_show_the_answer(collection: Collection, tmp_path: Path) -> None:
    made = material("lv", number=12)
    _imported(collection, made, tmp_path)
    backs = {card.front: card.back[0] for card in made.cards}
    for number in collection.find_cards("note:'cscoach card'"):
        page = collection.get_card(number).render_output()
        back = next(back for front, back in backs.items() if html.escape(front) in page.question_text)
        assert html.escape(back) not in page.question_text
        assert html.escape(back) in page.answer_text


def test_two_processes_make_the_same_bytes() -> None:
    code = (
        "import sys, cscoach, datetime; sys.stdout.buffer.write("
        "cscoach.make_course('anki', 'lt', number=9, today=datetime.date(2026, 11, 26)))"
    )
    first, second = made_twice(code)
    assert first == second != b""


def test_the_day_that_makes_a_run_repeatable_is_that_of_the_deck(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1609459200")
    assert cscoach.make_course("anki", number=5) == cscoach.make_course("anki", number=5, today=date(2021, 1, 1))
