"""A candidate's text: cleaned, cut into sentences, shortened."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cscoach import text
from cscoach.languages import LANGUAGES

#: Any text at all, half surrogates and control characters included, with what people paste mixed in often.
ANYTHING = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=()), max_size=12),
        st.sampled_from(
            ["\r\n", "\r", "\n\n\n", "\t", "\u2028", "\x00", "\u200f", "\u202e", "\ufeff", "e\u0301", "👩‍🍳"]
        ),
        st.sampled_from(["Mr. ", "e.g. ", "No. 7", "… and", "? “Yes.” ", "3.5 ", "! ", "a) ", "- "]),
    ),
    max_size=8,
).map("".join)


@given(ANYTHING)
@example("\u1100\x00\u1161")  # what is taken out from between must still be composed
def test_clean_text_stays_as_it_is(raw: str) -> None:
    assert text.clean(text.clean(raw)) == text.clean(raw)


@given(ANYTHING)
def test_clean_text_is_composed_and_has_no_control_characters(raw: str) -> None:
    cleaned = text.clean(raw)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not [
        character for character in cleaned if character != "\n" and unicodedata.category(character) in ("Cc", "Cs")
    ]
    assert cleaned == cleaned.strip()
    assert "\n\n\n" not in cleaned
    assert "  " not in cleaned


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=80))
def test_cleaning_keeps_every_word(raw: str) -> None:
    assert text.clean(raw).split() == unicodedata.normalize("NFC", raw).split()


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("  I asked \t twice. \r\n\r\n\r\n\r\nThen I left.  ", "I asked twice.\n\nThen I left."),
        ("one\u2028two\u2029three\rfour", "one\ntwo\nthree\nfour"),
        ("a\x00b\x1b[31mc\u202ed", "ab[31mcd"),
        ("\ufeffAcˇu\u0304", "Acˇū"),
        ("super\u00admarket\u2060s", "supermarkets"),
        ("\u200b \u200c\n\u200b", ""),
        ("half \ud83d a face", "half a face"),
        ("a family 👨‍👩‍👧 stays one", "a family 👨‍👩‍👧 stays one"),
        ("- one\n- two", "- one\n- two"),
        ("\n \t\n", ""),
    ],
)
def test_clean(raw: str, cleaned: str) -> None:
    assert text.clean(raw) == cleaned


def test_a_name_stays_on_one_line() -> None:
    assert text.clean_line(" Olena\n\nKovalenko\t\x07 ") == "Olena Kovalenko"


@given(ANYTHING.map(text.clean), st.sampled_from(sorted(LANGUAGES)))
def test_sentences_hold_every_word_in_order(cleaned: str, code: str) -> None:
    found = text.sentences(cleaned, code)
    assert " ".join(found).split() == cleaned.split()
    assert all(sentence == sentence.strip() and sentence for sentence in found)


@pytest.mark.parametrize(
    ("code", "told", "count"),
    [
        ("en", "I waited. He came back! Did he pay? Yes…", 4),
        ("en", "Mr. Brown came at 3.30 p.m. and left. I stayed.", 2),
        ("en", "He said “Fine.” Then he left.", 2),
        ("en", "e.g. Monday. It was late.", 2),
        ("en", "I worked at till No. 7 for a month. He said no. 7 was his.", 2),
        ("en", "I said no. Then he left.", 2),
        ("en", "He said “No.” Then he left. No. I stayed.", 4),
        ("en", "- first\n- second", 2),
        ("en", "No stop at the end", 1),
        ("en", "", 0),
        ("lt", "Dirbau Kauno g. Vilniuje. Buvo 2024 m. Gruodis.", 2),
        ("lv", "Strādāju Brīvības ielā, t.i. Rīgā. Bija labi.", 2),
        ("uk", "Працювала на вул. Франка. Було важко.", 2),
        ("bg", "Работех на ул. Раковски. Беше трудно.", 2),
    ],
)
def test_sentences(code: str, told: str, count: int) -> None:
    assert len(text.sentences(told, code)) == count


@given(ANYTHING, st.integers(1, 60))
@example("a" * 30, 10)
@example("one two three", 1)
def test_shortened_text_fits(raw: str, width: int) -> None:
    short = text.shortened(text.clean(raw), width)
    assert len(short) <= width
    assert "\n" not in short


@pytest.mark.parametrize(
    ("told", "width", "short"),
    [
        ("It was a Monday", 15, "It was a Monday"),
        ("It was a Monday", 14, "It was a…"),
        ("It was\n a Monday", 20, "It was a Monday"),
        ("Donaudampfschifffahrt", 10, "Donaudamp…"),
        ("Well, it was late", 6, "Well…"),
    ],
)
def test_shortened(told: str, width: int, short: str) -> None:
    assert text.shortened(told, width) == short


@pytest.mark.parametrize(
    ("words", "code", "shown"),
    [
        ("I asked her.", "en", "“I asked her.”"),
        ("She said “not again” and left", "en", "“She said ‘not again’ and left”"),
        ('He called it "a (“small”) fault".', "en", "“He called it ‘a (‘small’) fault’.”"),
        ("Palaukiau.", "lt", "„Palaukiau“."),
        ("Pasakiau: „Gerai.“", "lt", "„Pasakiau: ‚Gerai.‘“"),
        ("Atvėrėme nuo 8 val.", "lt", "„Atvėrėme nuo 8 val.“"),
        ("Pagaidīju.", "lv", "„Pagaidīju.”"),
        ("Teicu «labi» un gāju", "lv", "„Teicu ‘labi’ un gāju”"),
        ("Я сказала «так».", "uk", "«Я сказала „так“»."),
        ("Чекали…", "uk", "«Чекали…»"),
        ("Чекали...", "uk", "«Чекали...»"),
        ("Попитах „защо?“", "bg", "„Попитах «защо?»“"),
    ],
)
def test_words_are_quoted_as_the_language_has_it(words: str, code: str, shown: str) -> None:
    assert text.quoted(words, code) == shown


@given(st.text('a .“”„«»"', max_size=12), st.sampled_from(sorted(LANGUAGES)))
def test_quoted_words_stay_the_words(words: str, code: str) -> None:
    plain = str.maketrans("", "", '“”„«»"‘’‚')
    assert sorted(text.quoted(words, code).translate(plain)) == sorted(words.translate(plain))


@pytest.mark.parametrize(
    ("code", "typed", "shown"),
    [
        ("en", "we ran out. i rang. he said “wait.” then i left", "we ran out. I rang. He said “wait.” Then I left"),
        ("en", "I rang at 9.30 a.m. and then i'd wait. it helped", "I rang at 9.30 a.m. and then I'd wait. It helped"),
        ("en", "use it, i.e. read it. Then wait. eBay is fine", "use it, i.e. read it. Then wait. eBay is fine"),
        ("lt", "spalio 3 d. buvo eilė. paskambinau vadovei", "spalio 3 d. buvo eilė. Paskambinau vadovei"),
        ("lv", "tas bija 3. stāvā. viņa raudāja. es gaidīju", "tas bija 3. stāvā. Viņa raudāja. Es gaidīju"),
        ("uk", "це було в касі. «зачекайте», кажу", "це було в касі. «Зачекайте», кажу"),
        ("bg", "имаше опашка, напр. в петък. извиках колега", "имаше опашка, напр. в петък. Извиках колега"),
        ("bg", "Чаках. После звъннах. нищо", "Чаках. После звъннах. нищо"),
    ],
)  # fmt: skip
def test_who_types_no_capitals_gets_them_where_sentences_begin(code: str, typed: str, shown: str) -> None:
    assert text.capitalised(typed, code) == shown
