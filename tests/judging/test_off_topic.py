"""Texts about something else than they were asked for."""

from __future__ import annotations

import pytest

from cscoach.content.schema import Kind
from cscoach.judging.judge import judge
from cscoach.judging.judgement import State
from tests.judging.samples import LANGUAGES, STRENGTH, WEAKNESS

#: What people hand in that answers no question about themselves, by language.
ELSEWHERE = {
    "en": [
        "What would the salary be, and is there a bonus at Christmas? I would also like to know about parking and the "
        "canteen, and whether the contract is permanent.",
        "I finished the commercial school in Derby in 2017, then a year of accounting. Driving licence, first aid, good"
        " French, some German. Two children, no smoking, free from May.",
    ],
    "lt": [
        "Koks būtų atlyginimas ir ar būna premija prieš Kalėdas? Dar norėčiau žinoti, ar yra kur statyti mašiną, ar "
        "duodate pietus ir ar sutartis neterminuota.",
        "2017 metais baigiau prekybos mokyklą Utenoje, paskui metus mokiausi buhalterijos. Vairuotojo pažymėjimas, "
        "gera anglų, šiek tiek vokiečių kalbos. Du vaikai, nerūkau, galiu nuo gegužės.",
    ],
    "lv": [
        "Kāda būtu alga un vai pirms Ziemassvētkiem ir prēmija? Vēl gribētu zināt, vai ir kur novietot mašīnu, vai ir "
        "ēdnīca un vai līgums ir uz nenoteiktu laiku.",
        "2017. gadā beidzu tirdzniecības skolu Rēzeknē, tad gadu mācījos grāmatvedību. Autovadītāja apliecība, "
        "laba angļu, mazliet vācu valodas. Divi bērni, nesmēķēju, brīvs no maija.",
    ],
    "uk": [
        "Яка буде зарплата і чи є премія перед святами? Ще хочу знати, чи є де поставити машину, чи є їдальня і чи "
        "договір безстроковий.",
        "2017 року закінчила торговельний коледж у Рівному, потім рік вчила бухгалтерію. Водійське посвідчення, добра "
        "англійська, трохи німецької. Двоє дітей, не курю, вільна з травня.",
    ],
    "bg": [
        "Каква ще е заплатата и има ли премия преди Коледа? Искам да знам още дали има къде да паркирам, дали има стол "
        "и дали договорът е безсрочен.",
        "През 2017 г. завърших търговската гимназия във Варна, после година учих счетоводство. Шофьорска книжка, добър "
        "английски, малко немски. Две деца, непушач, свободна от май.",
    ],
}

#: Poor and odd answers, and such as begin with something else, by language.
ANSWERS = {
    "en": [
        "The weather was dreadful that Saturday. A man came into the shop soaked and cross about his boots, so I gave "
        "him a towel first and then changed them.",
        "Teamwork is very important to me, because without the others you get nowhere and customers notice it at once.",
    ],
    "lt": [
        "Tą šeštadienį oras buvo bjaurus. Į parduotuvę įėjo kiaurai šlapias vyras, piktas dėl batų, tai pirma padaviau "
        "rankšluostį, o paskui batus pakeičiau.",
        "Komandinis darbas man labai svarbus, nes be kitų nieko nepadarysi, o klientai tai iškart pajunta ir įvertina.",
    ],
    "lv": [
        "Tajā sestdienā laiks bija briesmīgs. Veikalā ienāca slapjš vīrs, dusmīgs par zābakiem, un es vispirms iedevu "
        "dvieli, bet pēc tam zābakus apmainīju.",
        "Komandas darbs man ir ļoti svarīgs, jo bez citiem neko nevar izdarīt, un klienti to uzreiz pamana un novērtē.",
    ],
    "uk": [
        "Тієї суботи погода була жахлива. До магазину зайшов мокрий чоловік, сердитий через чоботи, тож я спершу "
        "подала рушник, а потім чоботи поміняла.",
        "Командна робота для мене дуже важлива, бо без інших нічого не зробиш, і клієнти це одразу відчувають.",
    ],
    "bg": [
        "Онази събота времето беше ужасно. В магазина влезе мокър мъж, ядосан заради ботушите си, та първо му дадох "
        "кърпа, а после ги смених.",
        "Екипната работа е много важна за мен, защото без другите нищо не става, а клиентите веднага го усещат.",
    ],
}


@pytest.mark.parametrize("kind", [Kind.STRENGTH, Kind.WEAKNESS])
@pytest.mark.parametrize(("language", "text"), [(code, " ".join(ELSEWHERE[code])) for code in LANGUAGES])
def test_what_is_about_something_else_is_not_rated(language: str, text: str, kind: Kind) -> None:
    topic = "composure" if kind is Kind.STRENGTH else "arguing"
    found = judge(text, topic, kind, language)
    assert found.state is State.OFF_TOPIC
    assert (found.parts, found.findings, found.doubts, found.ratings) == ((), (), (), {})
    assert judge(text.lower().replace(".", ""), topic, kind, language).state is State.OFF_TOPIC


@pytest.mark.parametrize(("language", "text"), [(code, text) for code in LANGUAGES for text in ANSWERS[code]])
def test_a_poor_or_odd_answer_is_an_answer(language: str, text: str) -> None:
    assert judge(text, "teamwork", Kind.STRENGTH, language).state is not State.OFF_TOPIC


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_to_another_question_is_none_about_something_else(language: str) -> None:
    assert judge(STRENGTH[language], "arguing", Kind.WEAKNESS, language).state is State.USABLE
    assert judge(WEAKNESS[language], "teamwork", Kind.STRENGTH, language).state is State.USABLE


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_told_to_the_questions_about_the_parts_is_on_the_topic(language: str) -> None:
    text = " ".join(ELSEWHERE[language])
    found = judge(text, "composure", Kind.STRENGTH, language, given={"action": (0, len(text))})
    assert found.state is not State.OFF_TOPIC
