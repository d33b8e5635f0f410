"""What headers of form tools are guessed to mean."""

from __future__ import annotations

import pytest
import yaml

from cscoach.batch import columns
from cscoach.batch.mapping import read_mapping
from cscoach.batch.suggestion import guesser, suggested
from cscoach.candidate import Vocabulary
from cscoach.content.load import CORE, available, load, vocabulary
from cscoach.content.pack import Pack

#: Headers as three form tools export them: what each means, None for what is not read.
FORMS: dict[str, dict[str, str | None]] = {
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
        "Разкажете за случай, в който работихте в екип": "teamwork",
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


@pytest.mark.parametrize("language", FORMS)
def test_questions_of_forms_are_recognised_in_every_language(
    packs: list[Pack], known: Vocabulary, language: str
) -> None:
    found = guesser(packs, known)
    guesses = {header: found.guess(header) for header in FORMS[language]}
    assert {header: guess.name if guess.believed else None for header, guess in guesses.items()} == FORMS[language]


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
    found = guesser(packs, known)
    guesses = [found.guess(header) for header in headers]
    assert all(guess.believed for guess in guesses)
    assert [guess.name for guess in guesses] == list(CORE)


@pytest.mark.parametrize("language", available())
def test_a_map_of_the_coachs_own_questions_is_read_as_it_is_made(
    packs: list[Pack], known: Vocabulary, language: str
) -> None:
    topics = [load(language).topic(topic) for topic in ("opening", *CORE)]
    asked = {
        f"{topic.name}: {part.prompt}": f"{topic.id}.{name}" for topic in topics for name, part in topic.parts.items()
    }
    mapping = read_mapping(suggested(list(asked), "g.csv", packs, known, language), "columns.yaml")
    found = columns.read(list(asked), "g.csv", known, mapping)
    assert {column.header: column.name for column in found.read} == asked


@pytest.mark.parametrize("header", ["The opening", "Tell me about yourself", "About yourself"])
def test_the_opening_is_called_as_in_a_table(packs: list[Pack], known: Vocabulary, header: str) -> None:
    mapping = read_mapping(suggested([header], "g.csv", packs, known, "en"), "columns.yaml")
    assert columns.read([header], "g.csv", known, mapping).read[0].name == "opening"


def test_the_map_is_yaml_that_says_how_sure_it_is(packs: list[Pack], known: Vocabulary) -> None:
    header = ['She said "hello": # what?', "Full name", "", "Email address"]
    text = suggested(header, "g.csv", packs, known, "en")
    assert yaml.safe_load(text) == {header[0]: None, "Full name": "name", "Email address": None}
    assert '"Full name": name  # 1.00' in text
    assert text.startswith("# g.csv\n")
