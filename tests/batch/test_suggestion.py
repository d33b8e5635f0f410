"""What headers of form tools are guessed to mean."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import yaml

from cscoach.batch import columns
from cscoach.batch.mapping import read_mapping
from cscoach.batch.suggestion import suggested
from cscoach.candidate import Vocabulary
from cscoach.content.load import CORE, available, load, vocabulary
from cscoach.content.pack import Pack
from cscoach.storage.tables.table import Row, Table
from tests.batch.forms import FORMS, SAID

#: So many of the columns that mean something are known: the rest is left open, with the nearest name.
KNOWN = 0.95

#: Headers alone, as three form tools export them: what each means, None for what is not read.
HEADERS: dict[str, dict[str, str | None]] = {
    "lt": {
        "Laiko žyma": None,
        "Vardas ir pavardė": "name",
        "Į kokias pareigas pretenduojate?": "role",
        "Papasakokite apie komandinį darbą. Kokia buvo situacija?": "teamwork.situation",
        "Ką konkrečiai padarėte?": "teamwork.action",
        "Kuo viskas baigėsi?": "teamwork.result",
        "Kada pokalbis?": "interview_on",
    },
    "uk": {
        "Позначка часу": None,
        "Ваше ім'я та прізвище": "name",
        "Робота в команді: яка була ситуація?": "teamwork.situation",
        "Що зробили саме Ви?": "teamwork.action",
        "Коли співбесіда?": "interview_on",
        "Згода на обробку даних": None,
    },
    "bg": {
        "Как се казвате?": "name",
        "Разкажете за случай, в който работихте в екип": "teamwork.situation",
        "Работа в екип – какво направихте?": "teamwork.action",
        "Как завърши?": "teamwork.result",
        "Длъжност": "role",
    },
    "lv": {
        "Vārds, uzvārds": "name",
        "Komandas darbs: kāda bija situācija?": "teamwork.situation",
        "Kāds bija Jūsu uzdevums?": "teamwork.task",
        "Ko Jūs darījāt?": "teamwork.action",
    },
    "en": {
        "Full name": "name",
        "Email address": None,
        "Teamwork: what was the situation?": "teamwork.situation",
        "What did you do?": "teamwork.action",
        "Consent to data processing": None,
        "Interview date": "interview_on",
        "arguing.impact": "arguing.impact",
    },
}


@pytest.fixture(scope="module")
def packs() -> list[Pack]:
    """The content of all languages."""
    return [load(code) for code in available()]


@pytest.fixture(scope="module")
def known() -> Vocabulary:
    """What tables may name."""
    return vocabulary(tuple(available()))


def mapped(header: Sequence[str], packs: list[Pack], known: Vocabulary, *rows: Sequence[str]) -> list[str | None]:
    """What the proposed map says of each column."""
    return [name for name, _ in proposed(header, packs, known, *rows)]


def proposed(
    header: Sequence[str], packs: list[Pack], known: Vocabulary, *rows: Sequence[str]
) -> list[tuple[str | None, str]]:
    """What the proposed map says of each column, and its remark."""
    table = Table("g.csv", "csv", tuple(header), iter([Row(2 + at, tuple(cells)) for at, cells in enumerate(rows)]))
    lines = suggested(table, packs, known, "en").splitlines()[2:]
    return [(*yaml.safe_load(line).values(), line.rpartition("  # ")[2]) for line in lines]


@pytest.mark.parametrize("language", HEADERS)
def test_questions_of_forms_are_recognised_in_every_language(
    packs: list[Pack], known: Vocabulary, language: str
) -> None:
    assert dict(zip(HEADERS[language], mapped(list(HEADERS[language]), packs, known), strict=True)) == HEADERS[language]


@pytest.mark.parametrize("form", FORMS)
def test_no_column_is_given_a_meaning_that_it_has_not(packs: list[Pack], known: Vocabulary, form: str) -> None:
    headers, cells, meant = zip(*FORMS[form], strict=True)
    found = zip(headers, mapped(headers, packs, known, cells), meant, strict=True)
    assert [(header, name) for header, name, right in found if name not in (None, right)] == []


def test_nearly_all_columns_that_mean_something_are_known(packs: list[Pack], known: Vocabulary) -> None:
    found = []
    for form in FORMS.values():
        headers, cells, meant = zip(*form, strict=True)
        found += [name for name, right in zip(mapped(headers, packs, known, cells), meant, strict=True) if right]
    assert sum(name is not None for name in found) >= KNOWN * len(found)


@pytest.mark.parametrize(
    "headers",
    [
        ("Working in a team", "Work ethic", "Staying calm", "Arguments", "Favouritism", "Inconsistency"),
        ("Bendradarbiavimas", "Stropumas", "Ramybė", "Ginčijimasis", "Nuolaidžiavimas", "Nenuoseklumas"),
        ("Sadarbība", "Čaklums", "Nosvērtība", "Strīdēšanās", "Izdabāšana klientiem", "Nekonsekvence"),
        ("Співпраця", "Старанність", "Витримка", "Суперечки", "Потурання клієнтам", "Непослідовність"),
        ("Сътрудничество", "Усърдие", "Самоконтрол", "Спорене", "Угаждане на клиенти", "Непоследователност"),
    ],
)
def test_a_topic_is_known_by_its_other_names(packs: list[Pack], known: Vocabulary, headers: tuple[str, ...]) -> None:
    assert mapped(headers, packs, known) == list(CORE)


@pytest.mark.parametrize("language", available())
def test_a_map_of_the_coachs_own_questions_is_read_as_it_is_made(
    packs: list[Pack], known: Vocabulary, language: str
) -> None:
    topics = [load(language).topic(topic) for topic in ("opening", *CORE)]
    asked = {
        f"{topic.name}: {part.prompt}": f"{topic.id}.{name}" for topic in topics for name, part in topic.parts.items()
    }
    table = Table("g.csv", "csv", tuple(asked), iter(()))
    mapping = read_mapping(suggested(table, packs, known, language), "columns.yaml")
    found = columns.read(list(asked), "g.csv", known, mapping)
    assert {column.header: column.name for column in found.read} == asked


@pytest.mark.parametrize("header", ["The opening", "Tell me about yourself", "About yourself"])
def test_the_opening_is_called_as_in_a_table(packs: list[Pack], known: Vocabulary, header: str) -> None:
    mapping = read_mapping(suggested(Table("g.csv", "csv", (header,), iter(())), packs, known, "en"), "columns.yaml")
    assert columns.read([header], "g.csv", known, mapping).read[0].name == "opening"


def test_the_map_is_yaml_that_says_how_sure_it_is(packs: list[Pack], known: Vocabulary) -> None:
    header = ('She said "hello": # what?', "Full name", "", "Email address")
    text = suggested(Table("g.csv", "csv", header, iter(())), packs, known, "en")
    assert yaml.safe_load(text) == {header[0]: None, "Full name": "name", "Email address": None}
    assert '"Full name": name  # 1.00' in text
    assert text.startswith("# g.csv\n")


def test_a_part_without_a_topic_is_left_open_and_asks_for_it(packs: list[Pack], known: Vocabulary) -> None:
    for name, remark in proposed(["Situation", "Task", "Result"], packs, known):
        assert (name, "which topic?" in remark) == (None, True)


def test_a_column_without_a_sentence_is_no_answer_whatever_stands_above_it(
    packs: list[Pack], known: Vocabulary
) -> None:
    header = ["Teamwork", "Rate your patience", "Teamwork: what did you do?"]
    found = proposed(header, packs, known, ["7,5", "9", SAID], ["8", "", SAID])
    assert [name for name, _ in found] == [None, None, "teamwork.action"]
    assert "no answers" in found[0][1]


@pytest.mark.parametrize(
    "header",
    [
        ("Rate your patience (1-10)", "Teamwork (score)"),
        ("Įvertinkite savo kantrybę (1–10)", "Komandinis darbas (balais)"),
        ("Novērtējiet savu pacietību (1–10)", "Darbs komandā (balles)"),
        ("Оцініть своє терпіння (1–10)", "Командна робота (бали)"),
        ("Оценете търпението си (1–10)", "Работа в екип (точки)"),
    ],
)
def test_what_asks_for_marks_is_no_answer_before_there_are_any(
    packs: list[Pack], known: Vocabulary, header: tuple[str, ...]
) -> None:
    assert mapped(header, packs, known) == [None, None]


def test_a_topic_is_never_proposed_whole_and_in_parts(packs: list[Pack], known: Vocabulary) -> None:
    assert mapped(["Teamwork", "Teamwork: result"], packs, known) == ["teamwork.situation", "teamwork.result"]
    found = proposed(["Teamwork: situation", "Teamwork: result", "Teamwork"], packs, known)
    assert found[2] == (None, "column A is already teamwork")


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        (["First name", "Surname"], ["Ann", "Byrne"]),
        (["Vardas", "Pavardė"], ["Rūta", "Kazlauskaitė"]),
        (["Uzvārds", "Vārds"], ["Bērziņa", "Ilze"]),
        (["Ім'я", "Прізвище"], ["Оксана", "Шевченко"]),
        (["Име", "Фамилия"], ["Мария", "Иванова"]),
    ],
)
def test_first_name_and_surname_are_the_name_together(
    packs: list[Pack], known: Vocabulary, header: list[str], cells: list[str]
) -> None:
    found = proposed(header, packs, known, cells)
    assert [name for name, _ in found] == ["name", "name"]
    assert any("joined with column" in remark for _, remark in found)


def test_a_second_column_of_names_says_which_is_the_first(packs: list[Pack], known: Vocabulary) -> None:
    found = proposed(["Full name", "Surname"], packs, known, ["Ann Byrne", "Byrne"])
    assert found == [("name", "1.00"), (None, "column A is already name")]
    assert mapped(["Name", "Your name"], packs, known, ["", "Ann"]) == [None, "name"]
    assert proposed(["Name"], packs, known, [""]) == [("name", "1.00, every cell is empty")]


def test_columns_with_one_header_are_told_apart_by_their_letters(packs: list[Pack], known: Vocabulary) -> None:
    header = ("Teamwork: situation", "What did you do?", "Staying calm: situation", "What did you do?")
    found = yaml.safe_load(suggested(Table("g.csv", "csv", header, iter(())), packs, known, "en"))
    assert found["B: What did you do?"] == "teamwork.action"
    assert found["D: What did you do?"] == "composure.action"
