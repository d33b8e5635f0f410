"""What differs between the languages: plurals and dates as Babel has them, syllables as people count them."""

from __future__ import annotations

from datetime import date

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from cscoach import languages
from cscoach.languages import LANGUAGES
from tests.conftest import TODAY

CODES = sorted(LANGUAGES)

#: The same short story, natively worded, and how many words of speech make a minute.
STORY = {
    "en": (
        "It was the last Friday before Christmas and a man could not find his parcel. I let him finish, lowered my "
        "voice and told him what I was looking up. In the end he thanked me and left calmly.",
        140,
    ),
    "lt": (
        "Tai buvo paskutinis penktadienis prieš Kalėdas ir vyras negalėjo rasti savo siuntos. Leidau jam išsakyti "
        "viską, kalbėjau tyliau ir pasakiau, ko ieškau. Galiausiai jis padėkojo ir ramiai išėjo.",
        110,
    ),
    "lv": (
        "Tā bija pēdējā piektdiena pirms Ziemassvētkiem, un vīrietis nevarēja atrast savu sūtījumu. Es ļāvu viņam "
        "pabeigt, runāju klusāk un pateicu, ko meklēju. Beigās viņš pateicās un mierīgi aizgāja.",
        115,
    ),
    "uk": (
        "Це була остання п’ятниця перед Різдвом, і чоловік не міг знайти свою посилку. Я дала йому договорити, "
        "заговорила тихіше й сказала, що саме шукаю. Зрештою він подякував і спокійно пішов.",
        115,
    ),
    "bg": (
        "Беше последният петък преди Коледа и един мъж не можеше да намери пратката си. Оставих го да се изкаже, "
        "заговорих по-тихо и му казах какво търся. Накрая той благодари и си тръгна спокойно.",
        125,
    ),
}

#: Syllables as a speaker counts them.
SYLLABLES = {
    "en": {
        "calm": 1, "voice": 1, "parcel": 2, "customer": 3, "waited": 2, "table": 2, "manager": 3, "I": 1, "sorry": 2,
        "telephone": 3,
    },
    "lt": {
        "darbas": 2, "pirkėjas": 3, "aš": 1, "pagalba": 3, "siunta": 2, "ačiū": 2, "vyriausias": 3, "duona": 2,
        "laikas": 2, "komanda": 3,
    },
    "lv": {
        "darbs": 1, "pircējs": 2, "es": 1, "palīdzība": 4, "sūtījums": 3, "paldies": 2, "laiks": 1, "diena": 2,
        "komanda": 3, "jautājums": 3,
    },
    "uk": {
        "робота": 3, "клієнт": 2, "я": 1, "допомога": 4, "посилка": 3, "дякую": 3, "час": 1, "їжа": 2, "команда": 3,
        "запитання": 4,
    },
    "bg": {
        "работа": 3, "клиент": 2, "аз": 1, "помощ": 2, "пратка": 2, "благодаря": 4, "време": 2, "въпрос": 2, "екип": 2,
        "ѝ": 1,
    },
}  # fmt: skip


@pytest.mark.parametrize("code", CODES)
def test_plurals_are_those_of_the_cldr(code: str) -> None:
    locale = Locale.parse(code)
    found = {number: languages.plural(code, number) for number in range(1001)}
    assert found == {number: locale.plural_form(number) for number in range(1001)}
    assert set(found.values()) <= languages.plural_categories(code)


@pytest.mark.parametrize(
    ("code", "categories"),
    [
        ("en", {"one", "other"}),
        ("lt", {"one", "few", "many", "other"}),
        ("lv", {"zero", "one", "other"}),
        ("uk", {"one", "few", "many", "other"}),
        ("bg", {"one", "other"}),
    ],
)
def test_plural_categories(code: str, categories: set[str]) -> None:
    assert languages.plural_categories(code) == categories


def test_a_fraction_has_its_own_plural() -> None:
    assert [languages.plural("lt", number) for number in (1, 2, 10, 1.5)] == ["one", "few", "other", "many"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "Thursday, 26 November 2026"),
        ("lt", "2026 m. lapkričio 26 d., ketvirtadienis"),
        ("lv", "ceturtdiena, 2026. gada 26. novembris"),
        ("uk", "четвер, 26 листопада 2026 р."),
        ("bg", "четвъртък, 26 ноември 2026 г."),
    ],
)
def test_a_date_in_words(code: str, said: str) -> None:
    assert languages.say_date(code, TODAY).replace("\u202f", " ") == said


@pytest.mark.parametrize("code", CODES)
def test_every_day_of_a_year_is_said_differently(code: str) -> None:
    first = date(2027, 1, 1).toordinal()
    assert len({languages.say_date(code, date.fromordinal(first + day)) for day in range(365)}) == 365


@pytest.mark.parametrize(
    ("code", "said"),
    [("en", "a, b and c"), ("lt", "a, b ir c"), ("lv", "a, b un c"), ("uk", "a, b і c"), ("bg", "a, b и c")],
)
def test_a_list_in_words(code: str, said: str) -> None:
    assert languages.say_list(code, ["a", "b", "c"]) == said
    assert languages.say_list(code, ["a"]) == "a"
    assert languages.say_list(code, []) == ""


@pytest.mark.parametrize(
    ("code", "word", "count"), [(c, w, n) for c, words in SYLLABLES.items() for w, n in words.items()]
)
def test_syllables(code: str, word: str, count: int) -> None:
    assert languages.syllables(word, code) == count
    assert languages.syllables(word.upper(), code) == count


@pytest.mark.parametrize("code", CODES)
def test_seconds_agree_with_the_working_rate(code: str) -> None:
    story, words_a_minute = STORY[code]
    assert languages.spoken(story, code) == pytest.approx(60 * len(story.split()) / words_a_minute, rel=0.2)


@pytest.mark.parametrize("code", CODES)
def test_digits_take_time_and_nothing_takes_none(code: str) -> None:
    assert languages.spoken("600", code) > languages.spoken("60", code) > languages.spoken(" \n", code) == 0


@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from(CODES))
def test_more_words_never_take_less_time(one: str, more: str, code: str) -> None:
    assert languages.spoken(f"{one} {more}", code) >= languages.spoken(one, code)


@given(st.floats(0, 10_000), st.floats(0, 10_000))
def test_seconds_are_shown_in_fives(one: float, other: float) -> None:
    shown = languages.rounded(one)
    assert shown % 5 == 0
    assert abs(shown - one) <= 5
    assert (shown == 0) == (one == 0)
    assert one > other or shown <= languages.rounded(other)
