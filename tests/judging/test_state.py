"""What was handed in, before anything is judged."""

from __future__ import annotations

import pytest

from cscoach.candidate import Answer
from cscoach.judging.judgement import State
from cscoach.judging.state import state, told
from tests.judging.samples import LANGUAGES, STRENGTH, WEAKNESS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    ["", " \n\t ", "...", "?!", "— – -", "😀", "👩‍👧 ❤️ 👍🏽", "\u0301\u0301", "\u200f\u202e", "„“", "***", "''''"],
)
def test_what_has_no_word_is_empty(text: str, language: str) -> None:
    assert state(text, language) is State.EMPTY


#: How people say that nothing comes to mind.
NOTHING = {
    "en": [
        "I don't know",
        "i dont know",
        "I don’t know...",
        "dunno",
        "No idea!",
        "idk",
        "Honestly, I don't know.",
        "sorry, no idea",
        "nothing comes to mind right now",
        "I can't think of anything.",
        "N/A",
        "no",
        "pass",
        "-- none --",
        "I have never worked 😅",
        "I don't have an example",
    ],
    "lt": [
        "nežinau",
        "Nezinau.",
        "nu nežinau...",
        "neturiu pavyzdžio",
        "Neturiu tokio pavyzdzio",
        "niekas neateina į galvą",
        "nieko nesugalvoju, atsiprašau",
        "neprisimenu",
        "Neatsimenu tokio atvejo",
        "ne",
        "praleisti",
        "dar niekada nedirbau",
        "neturiu patirties 😅",
        "sunku pasakyti",
    ],
    "lv": [
        "nezinu",
        "Nezinu...",
        "nu nezinu",
        "nav piemēra",
        "Man nav piemera",
        "nekas nenāk prātā",
        "diemžēl nekas nenak prata",
        "neatceros",
        "Nē",
        "izlaist",
        "vēl neesmu strādājusi",
        "man nav pieredzes 😅",
        "grūti pateikt",
        "Nav ne jausmas!",
    ],
    "uk": [
        "не знаю",
        "Не знаю...",
        "чесно, не знаю",
        "немає прикладу",
        "у мене нема прикладу",
        "нічого не спадає на думку",
        "на жаль, нічого не спадає на думку",
        "не пам'ятаю",
        "не пам’ятаю такого",
        "Ні",
        "пропустити",
        "ще ніколи не працювала",
        "немає досвіду 😅",
        "важко сказати",
        "без поняття!",
    ],
    "bg": [
        "не знам",
        "Не знам...",
        "ами не знам",
        "нямам пример",
        "Нямам такъв пример",
        "нищо не ми идва наум",
        "за съжаление нищо не ми идва наум",
        "не помня",
        "не си спомням такова нещо",
        "Не",
        "пропусни",
        "още не съм работила",
        "нямам опит 😅",
        "трудно е да кажа",
        "Нямам представа!",
    ],
}

#: Answers that hold the same words and say something.
SOMETHING = {
    "en": "I don't know why he shouted, but I let him finish, wrote down his number and rang the depot for him.",
    "lt": "Nežinau, kodėl jis šaukė, bet leidau jam išsikalbėti, užsirašiau numerį ir paskambinau į parką.",
    "lv": "Nezinu, kāpēc viņš kliedza, bet ļāvu viņam izrunāties, pierakstīju numuru un piezvanīju uz parku.",
    "uk": "Не знаю, чому він кричав, але я дала йому виговоритися, записала номер і подзвонила в парк.",
    "bg": "Не знам защо викаше, но го оставих да се изкаже, записах номера и звъннах в парка.",
}


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, texts in NOTHING.items() for text in texts])
def test_not_knowing_has_many_forms(language: str, text: str) -> None:
    assert state(text, language) is State.DONT_KNOW


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "don't know"),
        ("en", "I don’t know really."),
        ("en", "um, I don't know"),
        ("en", "N/A"),
        ("en", "-"),
        ("en", "…"),
        ("en", "👍"),
        ("en", "#REF!"),
        ("en", "https://example.org/answer"),
        ("en", "- idk\n- don't know"),
        ("en", "1) 2) 3)"),
        ("en", "1.\n2. n/a"),
        ("en", "nothing yet to be honest"),
        ("lt", "Nežinau."),
        ("lt", "žr. aukščiau"),
        ("lt", "kol kas dar nežinau"),
        ("lv", "nu īsti nezinu ko teikt"),
        ("lv", "ne es nezinu"),
        ("uk", "поки що нічого"),
        ("bg", "още не знам"),
        ("lv", "Nav bijis"),
        ("uk", "не було"),
        ("bg", "няма"),
    ],
)
def test_a_part_that_says_nothing_stays_open(language: str, text: str) -> None:
    assert told(Answer({"task": text, "action": "I rang her."}), language) == Answer({"action": "I rang her."})
    assert not told(Answer(whole=text), language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I don't know Polish"),
        ("en", "I say I don't know too fast"),
        ("en", "no complaints"),
        ("en", "nothing I can't find"),
        ("lv", "nezinu, kas tas ir"),
        ("en", "1) idk 2) rang her"),
        ("en", "4."),
        ("en", "5 < 6"),
        ("en", "None came back."),
        ("lt", "nieko nelaukiau"),
        ("lt", "nežinau visų prekių"),
        ("lv", "nezinu cenas"),
        ("uk", "не знаю мови"),
        ("bg", "няма оплаквания"),
    ],
)
def test_a_part_with_the_same_words_says_something(language: str, text: str) -> None:
    assert told(Answer({"task": text}), language) == Answer({"task": text})
    assert told(Answer(whole=text), language) == Answer(whole=text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Минулої зими ми мали полагодити принтер перед зміною. Ми зібралися, ми подзвонили в сервіс."),
        ("uk", "Торік ми полагодили принтер у касі перед зміною."),
        ("en", "I correct people. A man left. Now I count to three."),
    ],
)
def test_a_word_that_another_language_has_too_makes_no_answer_foreign(language: str, text: str) -> None:
    assert state(text, language) is State.USABLE


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_that_begins_with_not_knowing_is_an_answer(language: str) -> None:
    assert state(SOMETHING[language], language) is State.USABLE


#: One sentence each, as somebody would type who is in a hurry; without diacritics where people leave them out.
SENTENCES = {
    "en": [
        "I was working on the till when a customer came back with a broken kettle.",
        "my manager asked me to stay and i counted the stock with her until nine",
        "When the phones went down we wrote the orders on paper.",
    ],
    "lt": [
        "Dirbau kasoje, kai pirkėja grįžo su sugedusiu virduliu ir labai pyko.",
        "vadove paprase pasilikti ir as su ja iki devyniu skaiciavau likucius",
        "Kai dingo ryšys, užsakymus rašėme ant popieriaus, o paskui viską suvedėme.",
    ],
    "lv": [
        "Strādāju pie kases, kad pircēja atnāca atpakaļ ar salūzušu tējkannu.",
        "vaditaja man ludza palikt un es ar vinu lidz deviniem skaitiju atlikumus",
        "Kad pazuda sakari, mēs pasūtījumus rakstījām uz papīra, un tas palīdzēja.",
    ],
    "uk": [
        "Я працювала на касі, коли покупниця повернулася зі зламаним чайником.",
        "керівниця попросила лишитися і я до дев'ятої рахувала з нею залишки",
        "Коли зник зв'язок, ми писали замовлення на папері, а ввечері я все внесла і перевірила.",
    ],
    "bg": [
        "Работех на касата, когато една клиентка се върна със счупен чайник.",
        "шефката ме помоли да остана и аз до девет броих с нея наличностите",
        "Когато падна връзката, записвахме поръчките на хартия, а после ги въведохме.",
    ],
}

PAIRS = [(asked, told) for asked in LANGUAGES for told in LANGUAGES if asked != told]


@pytest.mark.parametrize(("asked", "told"), PAIRS)
def test_another_language_than_the_interview_is_noticed(asked: str, told: str) -> None:
    for text in (*SENTENCES[told], STRENGTH[told], WEAKNESS[told]):
        assert state(text, asked) is State.OTHER_LANGUAGE, text


#: What some candidates fall back on.
RUSSIAN = (
    "Я работала на кассе, когда покупательница вернулась со сломанным чайником и начала кричать. Мы с напарницей "
    "быстро разобрали очередь, и вечером начальница сказала нам спасибо за этот день."
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_russian_is_another_language_everywhere(language: str) -> None:
    assert state(RUSSIAN, language) is State.OTHER_LANGUAGE


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_own_language_is_never_another_one(language: str) -> None:
    for text in (*SENTENCES[language], STRENGTH[language], WEAKNESS[language], SOMETHING[language]):
        assert state(text, language) is State.USABLE, text
        assert state(text.upper(), language) is State.USABLE, text


#: Words of another language mixed in, as people of these countries speak.
MIXED = [
    (
        "lt",
        "Buvau ant kasos, atejo tokia moteris, sako ten pas jus sale, o as jai ok, davai patikrinam kartu sistemoj.",
    ),
    (
        "lv",
        "Es biju uz kases, nu i atnāk tāds kungs, saka, davai skidku, es viņam ok, paskatīsimies kopā, kas ir čekā.",
    ),
    (
        "uk",
        "Я була на касі, подходить такий дядько, каже, где скідка, а я йому, окей, давайте разом глянемо чек в Excel.",
    ),
    ("bg", "Бях на касата, идва един човек и вика, къде е този sale, а аз ок, дай да видим заедно в Excel-а."),
    (
        "en",
        "I was on the till at Maxima in Kaunas, and pan Jonas said labas, so I said labas and looked at the receipt.",
    ),
]


@pytest.mark.parametrize(("language", "text"), MIXED)
def test_words_of_another_language_make_no_other_language(language: str, text: str) -> None:
    assert state(text, language) is State.USABLE


def test_figures_and_names_alone_are_no_other_language() -> None:
    text = "Rimi 140, Maxima 215, Lidl 96, IKI 38, Norfa 12, Aibė 7, Barbora 40, Senukai 3"
    assert state(text, "lt") is State.USABLE
    assert state(text, "en") is State.USABLE


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copied_example_is_noticed_even_with_a_few_words_changed(language: str) -> None:
    example = STRENGTH[language]
    other = WEAKNESS[language]
    assert state(example, language, (other, example)) is State.MODEL_ANSWER
    assert state(example.upper().replace(".", ""), language, (example,)) is State.MODEL_ANSWER
    words = example.split()
    changed = " ".join("Saturday" if number % 20 == 0 else word for number, word in enumerate(words))
    assert state(changed, language, (example,)) is State.MODEL_ANSWER
    assert state(" ".join(words[: len(words) // 2]), language, (example,)) is State.MODEL_ANSWER


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_own_story_beside_the_example_is_usable(language: str) -> None:
    example = STRENGTH[language]
    assert state(WEAKNESS[language], language, (example,)) is State.USABLE
    opening = " ".join(example.split()[:6])
    assert state(f"{opening} {WEAKNESS[language]}", language, (example,)) is State.USABLE
    assert state(WEAKNESS[language], language, ("", "…")) is State.USABLE


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_few_words_are_too_short(language: str) -> None:
    words = STRENGTH[language].split()
    assert state(" ".join(words[:5]), language) is State.TOO_SHORT
    assert state(" ".join(words[:20]), language) is State.USABLE
    assert state("12", language) is State.TOO_SHORT
