"""Names of files: readable by the national rules, safe on any machine, different for every row."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cscoach.batch.naming import LONGEST, file_stem

#: Names, and how their own country's rule writes them. Those from the official tables are marked.
BY_RULE = [
    # Resolution 55 of 2010 gives nearly all of these as its examples.
    ("uk", "Алушта", "alushta"),
    ("uk", "Борщагівка", "borshchahivka"),
    ("uk", "Гадяч", "hadiach"),
    ("uk", "Ґалаґан", "galagan"),
    ("uk", "Єнакієве", "yenakiieve"),
    ("uk", "Гаєвич", "haievych"),
    ("uk", "Короп'є", "koropie"),
    ("uk", "Короп’є", "koropie"),
    ("uk", "Житомир", "zhytomyr"),
    ("uk", "Закарпаття", "zakarpattia"),
    ("uk", "Їжакевич", "yizhakevych"),
    ("uk", "Кадиївка", "kadyivka"),
    ("uk", "Мар'їне", "marine"),
    ("uk", "Йосипівка", "yosypivka"),
    ("uk", "Стрий", "stryi"),
    ("uk", "Олексій", "oleksii"),
    ("uk", "Харків", "kharkiv"),
    ("uk", "Біла Церква", "bila-tserkva"),
    ("uk", "Щербухи", "shcherbukhy"),
    ("uk", "Гоща", "hoshcha"),
    ("uk", "Гаращенко", "harashchenko"),
    ("uk", "Юрій", "yurii"),
    ("uk", "Корюківка", "koriukivka"),
    ("uk", "Яготин", "yahotyn"),
    ("uk", "Ярошенко", "yaroshenko"),
    ("uk", "Костянтин", "kostiantyn"),
    ("uk", "Знам'янка", "znamianka"),
    ("uk", "Феодосія", "feodosiia"),
    ("uk", "Згорани", "zghorany"),
    ("uk", "Розгон", "rozghon"),
    ("uk", "Згурський", "zghurskyi"),
    ("uk", "Юлія Їжакевич", "yuliia-yizhakevych"),
    ("uk", "Ґалина Щербань", "galyna-shcherban"),
    ("uk", "Марія Квітка-Єгоренко", "mariia-kvitka-yehorenko"),
    ("uk", "Окса́на", "oksana"),
    # The Act of 2009.
    ("bg", "Щърба Ъгъл", "shtarba-agal"),
    ("bg", "София", "sofia"),
    ("bg", "Мария Стоянова", "maria-stoyanova"),
    ("bg", "Марийка", "mariyka"),
    ("bg", "Илиян Златев", "iliyan-zlatev"),
    ("bg", "Йордан Ценов", "yordan-tsenov"),
    ("bg", "Христо Жечев", "hristo-zhechev"),
    ("bg", "Кръстьо Гюров", "krastyo-gyurov"),
    ("bg", "Синьо Джанков", "sinyo-dzhankov"),
    ("bg", "Юлия Шишкова", "yulia-shishkova"),
    # Others.
    ("lt", "Žydrūnė Šaltenytė", "zydrune-saltenyte"),
    ("lt", "Ąžuolas Čiurlionis-Ėjimas", "azuolas-ciurlionis-ejimas"),
    ("lv", "Ģirts Ķēniņš", "girts-kenins"),
    ("lv", "Ļubova Šņore", "lubova-snore"),
    ("en", "Seán O’Brien", "sean-obrien"),
    ("en", "Łukasz Đorđe Søren Weiß Ægir Œdipe", "lukasz-dorde-soren-weiss-aegir-oedipe"),
    ("uk", "Эдуард Рыжов", "eduard-ryzhov"),
    ("en", "Ｏｌｅｎａ ２", "olena-2"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "name", "readable"), BY_RULE)
def test_names_are_written_as_their_country_writes_them(language: str, name: str, readable: str) -> None:
    assert file_stem(17, name, language) == f"00017-{readable}"
    assert file_stem(17, unicodedata.normalize("NFD", name), language) == f"00017-{readable}"
    assert file_stem(17, name.upper().replace("WEISS", "WEIẞ"), language) == f"00017-{readable}"


@pytest.mark.parametrize(
    ("language", "name", "readable"),
    [
        ("uk", "Щърба Ъгъл", "shtarba-agal"),
        ("lt", "Щърба", "shtarba"),
        ("bg", "Їжакевич Юлія", "yizhakevych-yuliia"),
        ("bg", "Олексій Гнатюк", "oleksii-hnatiuk"),
        ("uk", "Дмитро", "dmytro"),
        ("bg", "Дмитро", "dmitro"),
        ("lt", "Дмитро", "dmytro"),
        ("bg", "Христина", "hristina"),
        ("uk", "Христина", "khrystyna"),
        ("bg", "Ъгъл Їжак", "agal-izhak"),
    ],
)
def test_letters_of_one_language_alone_outweigh_the_language_of_the_row(
    language: str, name: str, readable: str
) -> None:
    assert file_stem(3, name, language) == f"00003-{readable}"


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        (None, "00001"),
        ("", "00001"),
        ("   ", "00001"),
        ("..", "00001"),
        ("🙂", "00001"),
        ("李小龙", "00001"),
        ("李小龙 Bruce 🙂", "00001-bruce"),
        ("../../etc/passwd", "00001-etc-passwd"),
        ("C:\\Windows\\System32", "00001-c-windows-system32"),
        ("CON", "00001-con"),
        ("nul.txt", "00001-nul-txt"),
        ("COM¹", "00001-com1"),
        ("a\u202eb", "00001-ab"),
        ("a\u00adb\u200dc", "00001-abc"),
        ("a\x00b\nc\td", "00001-a-b-c-d"),
        ("-rf *", "00001-rf"),
        ("Olena. ", "00001-olena"),
        ("Anna__Maria", "00001-anna-maria"),
    ],
)
def test_nothing_of_a_name_can_lead_elsewhere(name: str | None, stem: str) -> None:
    assert file_stem(1, name, "en") == stem


def test_long_names_end_with_a_whole_word() -> None:
    assert (
        file_stem(1, "Wolfeschlegelsteinhausen Bergerdorff Anna", "en") == "00001-wolfeschlegelsteinhausen-bergerdorff"
    )
    assert file_stem(1, "a" * 40 + " b", "en") == "00001-" + "a" * 40
    assert file_stem(1, "a" * 41, "en") == "00001-" + "a" * 40
    assert file_stem(1, "щ" * 50, "uk") == "00001-" + "shch" * 10


def test_a_number_of_more_digits_has_them_all() -> None:
    assert file_stem(1234567, "Mia", "en") == "1234567-mia"


@given(
    st.integers(min_value=1, max_value=9_999_999),
    st.text(),
    st.sampled_from(["en", "lt", "lv", "uk", "bg", "xx"]),
)
def test_any_text_gives_a_safe_name(number: int, name: str, language: str) -> None:
    stem = file_stem(number, name, language)
    assert re.fullmatch(r"\d{5,}(-[a-z0-9]+)*", stem, re.ASCII)
    assert len(stem) <= max(5, len(str(number))) + 1 + LONGEST
    assert stem.casefold() == stem


@given(st.text(alphabet=st.characters(min_codepoint=0x400, max_codepoint=0x52F), min_size=1))
def test_any_cyrillic_text_gives_a_safe_name(name: str) -> None:
    for language in ("uk", "bg"):
        assert re.fullmatch(r"00001(-[a-z0-9]+)*", file_stem(1, name, language))


@given(st.sets(st.integers(min_value=1, max_value=200_000), min_size=2, max_size=2), st.text(), st.text())
def test_two_rows_never_get_the_same_name(numbers: set[int], one: str, other: str) -> None:
    first, second = numbers
    assert file_stem(first, one, "uk") != file_stem(second, other, "bg")
