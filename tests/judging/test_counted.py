"""Faults that are counted: what must be found exactly, and what must not."""

from __future__ import annotations

import pytest

from cscoach import languages
from cscoach.judging import counted, cues
from tests.judging.samples import LANGUAGES, STRENGTH, WEAKNESS

#: By this somebody can be found.
PERSONAL = {
    "en": [
        "you can write to her at m.hollis+shop@example.co.uk any day",
        "her mobile is 07700 900318, she said",
        "card number 4000 0000 0000 0002, I read it out",
        "Mrs Vale of 14 Fern Road rang again",
        "he lives at 6b Old Mill Lane",
        "he lives at 9 quarry lane near the pub",
        "ring (0161) 496 0000 and ask for him",
        "customer 20417735 had paid twice",
    ],
    "lt": [
        "jos paštas ona.p@example.lt, parašykite",
        "telefonas +370 600 00417, skambinkit po pietų",
        "gyvena Beržų g. 7, antrame aukšte",
        "gyvena berzu g 7",
        "adresas Laisvės al. 53-4",
        "iš Beržų gatvės, tai yra Beržų gatvė 7, butas 2",
        "asmens kodas 49001010000",
    ],
    "lv": [
        "viņas e-pasts ir anna_b@example.lv",
        "tālrunis 20 000 417, zvaniet vakarā",
        "dzīvo Dzirnavu ielā 9, trešajā stāvā",
        "dzīvo Dzirnavu ielā 9",
        "klienta numurs 1000-20003",
        "adrese Brīvības iela 12-3",
    ],
    "uk": [
        "її пошта olena.k@example.com.ua",
        "телефон 067 000 11 22, дзвоніть зранку",
        "живе на вул. Садовій, 7",
        "живе на вул садовій 7",
        "проспект Свободи, 3, другий під'їзд",
        "з вулиці Івана Франка, 12, квартира 4",
        "живе на Тополиній, 18, квартира 44",
        "вул. «Зелена» 5",
    ],
    "bg": [
        "имейлът ѝ е r.ivanova@example.bg",
        "телефон 088 000 1234, вечер",
        "от Девня, ул. „Хризантема“ 12, ап. 3",
        "живее на ул раковски 5",
        "булевард Витоша 15, вход Б",
        "бул. „Витоша“ № 15",
        "клиентски номер 00012345",
    ],
}

#: By this nobody can: years, sums, times, amounts, and words that look like streets.
HARMLESS = {
    "en": [
        "we had an order of 140 trees by 9.40",
        "from 2019-2023 I worked in a pharmacy",
        "in 2019, 2020 and 2021 we moved twice",
        "the bill was £1,249.50 and not £1,429.50",
        "a budget of 1 200 000 euros",
        "about 1000-1500 visitors a day",
        "on 12/05/2023 the printer died",
        "open 10:00-18:00, 24/7 in December, 9.30-17.30 before",
        "sizes 36 38 40 42 were gone",
        "tables 12, 14, 15, 16, 17 and 18 waited",
        "Mrs Hollis came back, and Mr Vale with her",
        "12 people stood in the street and 3 more along the lane",
        "two minutes down the road there were 5 shops",
        "we were 4 on the way and 20 in the court",
        "she wrote @ the desk, all of us did",
    ],
    "lt": [
        "buvo 140 eglučių, 23 žmonės eilėje ir 2 kasos",
        "dirbau 2019-2023 metais",
        "sąskaita 1 249,50 Eur, o ne 1 429,50 Eur",
        "apyvarta 1 200 000 eurų per metus",
        "nuo 10.00 iki 18.00, 2023-05-12, penktadienį",
        "mūsų gatvėje 3 parduotuvės",
        "Vilniaus gatvėje 12 žmonių laukė autobuso",
        "pasvėriau 200 g 12 klientų, po 150 g. 30 centų",
        "atėjo Ona Petraitė iš gretimo skyriaus",
    ],
    "lv": [
        "rindā stāvēja 140 cilvēki, un bija 2 kases",
        "no 2019-2023 strādāju aptiekā",
        "čeks bija 1 249,50 eiro",
        "apgrozījums 1 200 000 eur gadā",
        "no 10.00 līdz 18.00, 12/05/2023, piektdien",
        "mūsu ielā 3 veikali",
        "Brīvības ielā 12 cilvēki gaidīja autobusu",
    ],
    "uk": [
        "у черзі було 12 людей, а кас було 2",
        "було 140 ялинок",
        "я провела 3 години на касі",
        "улагодила 5 скарг за день",
        "булочки по 5 гривень, проспала 10 хвилин",
        "працювала з 2019-2023",
        "чек на 1 249,50 грн, виручка 1 200 000 грн",
        "вулиця була порожня 2 години, проспект стояв 30 хвилин",
        "з 10:00 до 18:00, 12/05/2023",
        "купив 20000000 гривень боргу",
    ],
    "bg": [
        "имаше 140 елхи, 12 души на опашката и 2 каси",
        "улових 3 грешки, булката чака 20 минути",
        "работих 2019-2023 в аптека",
        "сметката беше 1 249,50 лв",
        "оборот 1 200 000 лева на година",
        "от 10:00 до 18:00, на 12/05/2023",
        "булевардът беше затворен 3 дни",
        "улицата е тясна, 2 коли не се разминават",
    ],
}


def flat(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Pairs of language and text."""
    return [(language, text) for language, texts in table.items() for text in texts]


@pytest.mark.parametrize(("language", "text"), flat(PERSONAL))
def test_personal_data_is_found_and_quoted(language: str, text: str) -> None:
    found = counted.personal_data(f"It was in May. {text}. Then I went on.")
    assert found is not None
    assert found.rule == "personal-data"
    assert found.span is not None
    start, end = found.span
    quoted = f"It was in May. {text}. Then I went on."[start:end]
    assert quoted.strip(" .,") in text
    assert quoted == found.evidence[0]


@pytest.mark.parametrize(("language", "text"), flat(HARMLESS))
def test_figures_and_streets_that_find_nobody_are_let_pass(language: str, text: str) -> None:
    assert counted.personal_data(text) is None
    assert counted.personal_data(f"{text}.") is None
    assert counted.personal_data(text[0].upper() + text[1:]) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_whole_answers_hold_no_personal_data(language: str) -> None:
    assert counted.personal_data(STRENGTH[language]) is None
    assert counted.personal_data(WEAKNESS[language]) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_length_is_told_in_seconds_of_each_language(language: str) -> None:
    sentence = STRENGTH[language]
    seconds = languages.spoken(sentence, language)
    assert counted.length(seconds) is None
    short, long = counted.length(seconds / 2.5), counted.length(seconds * 5)
    assert short is not None
    assert long is not None
    assert (short.rule, long.rule) == ("too-short", "too-long")
    assert short.span is long.span is None
    # About as long in every language, whatever its letters: the samples tell the same.
    assert 20 <= seconds <= 40


@pytest.mark.parametrize(
    ("seconds", "rule"), [(0, "too-short"), (10, "too-short"), (25, None), (60, None), (125, "too-long")]
)
def test_the_guide_sets_the_limits(seconds: float, rule: str | None) -> None:
    found = counted.length(seconds)
    assert (found and found.rule) == rule


#: The same small story, told with fillers and hedges in number, and with the one or two that everybody uses.
UNSURE = {
    "en": "Um, I guess it was, I don't know, maybe in May, and I sort of rang her, you know, and I suppose she kind of "
    "came back, or something.",
    "lt": "Nu, gal gegužę, nežinau, kaip čia pasakius, lyg ir paskambinau jai, turbūt, na ir ji tipo atėjo, galbūt, "
    "kažkaip taip.",
    "lv": "Nu, varbūt maijā, nezinu, kā lai saka, es it kā viņai piezvanīju, laikam, un viņa tipa atnāca, droši vien, "
    "vai kaut kā tā.",
    "uk": "Ну, мабуть, у травні, не знаю, як сказати, я ніби їй подзвонила, напевно, і вона типу прийшла, здається, "
    "якось так.",
    "bg": "Ами, май през май, не знам, как да кажа, аз някак си ѝ звъннах, сигурно, и тя, такова, дойде, може би, общо "
    "взето.",
}
SURE = {
    "en": "I think it was in May. I rang her the same morning, told her what I had found and when the part would come, "
    "and she probably told her neighbours, because three of them came in that week.",
    "lt": "Turbūt tai buvo gegužę. Paskambinau jai tą patį rytą, pasakiau, ką radau ir kada atvyks dalis, ir ji gal "
    "papasakojo kaimynams, nes tą savaitę atėjo trys.",
    "lv": "Laikam tas bija maijā. Piezvanīju viņai tajā pašā rītā, pateicu, ko atradu un kad būs detaļa, un viņa "
    "varbūt izstāstīja kaimiņiem, jo tajā nedēļā atnāca trīs.",
    "uk": "Мабуть, це було в травні. Я подзвонила їй того ж ранку, сказала, що знайшла і коли буде деталь, і вона, "
    "може, розповіла сусідам, бо того тижня прийшли троє.",
    "bg": "Май беше през май. Звъннах ѝ още същата сутрин, казах какво съм намерила и кога ще дойде частта, и тя може "
    "би е разказала на съседите, защото същата седмица дойдоха трима.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_hedges_in_number_are_found_and_a_few_are_human(language: str) -> None:
    found = counted.hedging(UNSURE[language], cues.load(language))
    assert found is not None
    assert found.rule == "hedging"
    assert len(found.evidence) >= counted.HEDGES
    assert counted.hedging(SURE[language], cues.load(language)) is None
    assert counted.hedging(STRENGTH[language], cues.load(language)) is None


#: Short words that doubt nothing, though they look or sound like words that do.
PLAIN = {
    "en": "She likes cats like I do, so I looked like I knew her, and we talked about the kind of food and the sort of "
    "bowl that a cat like hers likes. I know you know that shop. I mean to go there again.",
    "lt": "Kad ir kaip skubėjau, kaip ir kiekvieną rytą pasitikrinau, kaip stovi lentynos, kad galėčiau gal dvi "
    "valandas dirbti ramiai, o kai baigiau, nuėjau ten, kur kaip tik laukė vairuotojas.",
    "lv": "Tā kā bija sestdiena, paņēmu otru kasi, tā ka rinda kļuva īsāka, un tā kā kolēģe slimoja, es visu izdarīju "
    "viena, tā ka vakarā viss bija gatavs, un tā kā neviens nesūdzējās, mēs tā arī palikām, tā ka tagad ir vieglāk.",
    "uk": "Там, на складі, може зайти будь-хто, тому там висить список, і хто може, той там підписується. Я стояла там "
    "до шостої, бо там бракувало людей, і клієнт, який не може чекати, там не чекав.",
    "bg": "На осми май отворихме в осем, това значи повече хора, а през май идват и от селата. Нели не знаеше каква е "
    "цената, нали беше нова, затова ѝ написах листче, и на двайсети вече знаеше всичко.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_words_are_no_hedges(language: str) -> None:
    assert counted.hedging(PLAIN[language], cues.load(language)) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_hedges_in_a_very_long_answer_are_few(language: str) -> None:
    longer = " ".join([UNSURE[language], *[STRENGTH[language]] * 6])
    assert counted.hedging(longer, cues.load(language)) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_hedge_of_the_cues_is_found_as_words_and_not_inside_them(language: str) -> None:
    found = cues.load(language)
    for phrase in found.hedges.pattern.split("(?:")[1].removesuffix(")(?!\\S)").split("|"):
        words = phrase.replace("\\", "")
        assert found.hedges.findall(f"x {words} x") == [words]
        assert found.hedges.search(f"x{words.replace(' ', '')}x") is None
