"""A workshop of ninety minutes: the plan, a handout, slides, a quiz, cards and a rubric, in one of the five languages.

    python examples/workshop/make.py lt -o workshop

The same files each time. Only the public interface is used, so that it can be the beginning of a script of your own.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

import cscoach

TOPICS = ("teamwork", "composure", "arguing", "over-favouring")

#: Questions in the quiz, cards to take home.
QUESTIONS, CARDS = 16, 40

SEED = 90

#: The plan: minutes and what happens, by language.
PLANS: dict[str, tuple[str, list[tuple[int, str]]]] = {
    "en": (
        "Plan, ninety minutes",
        [
            (10, "Each tells a neighbour about the last time they were the customer. What stayed in mind?"),
            (15, "Slides 1: strengths. Read the example aloud, find its parts."),
            (20, "Handout: each writes one answer in key words and tells it to somebody in two minutes."),
            (15, "Slides 2: weaknesses. What is safe to tell, and what is not? Vote, then talk about it."),
            (15, "Handout: one weakness, with what has been done about it since."),
            (10, "Quiz, alone or in pairs; read the explanations aloud."),
            (5, "Each says one sentence that they will take into an interview. Give out the cards."),
        ],
    ),
    "lt": (
        "Planas, devyniasdešimt minučių",
        [
            (10, "Kiekvienas kaimynui papasakoja, kada pastarąjį kartą pats buvo klientas. Kas įsiminė?"),
            (15, "Pirmoji skaidrių dalis: stiprybės. Pavyzdys perskaitomas balsu, ieškoma jo dalių."),
            (
                20,
                "Užduočių lapas: kiekvienas raktiniais žodžiais užsirašo vieną atsakymą ir per dvi minutes jį pasako.",
            ),
            (15, "Antroji skaidrių dalis: silpnybės. Ką pasakoti saugu, o ko ne? Balsuojama, tada aptariama."),
            (15, "Užduočių lapas: viena silpnybė ir tai, kas dėl jos jau daroma."),
            (10, "Testas po vieną arba poromis; paaiškinimai perskaitomi balsu."),
            (5, "Kiekvienas pasako po sakinį, kurį pasiims į pokalbį. Išdalijamos kortelės."),
        ],
    ),
    "lv": (
        "Plāns, deviņdesmit minūtes",
        [
            (10, "Katrs blakussēdētājam pastāsta, kad pēdējo reizi pats bija klients. Kas palika prātā?"),
            (15, "Slaidu pirmā daļa: stiprās puses. Piemēru nolasa balsī un meklē tā daļas."),
            (20, "Darba lapa: katrs atslēgvārdos pieraksta vienu atbildi un divās minūtēs to izstāsta."),
            (15, "Slaidu otrā daļa: vājās puses. Ko var droši stāstīt un ko ne? Vispirms balso, tad apspriež."),
            (15, "Darba lapa: viena vājā puse un tas, kas jau tiek darīts, lai to mazinātu."),
            (10, "Tests pa vienam vai pa pāriem; paskaidrojumus nolasa balsī."),
            (5, "Katrs pasaka vienu teikumu, ko ņems līdzi uz darba interviju. Izdala kartītes."),
        ],
    ),
    "uk": (
        "План на дев’яносто хвилин",
        [
            (10, "Учасники розповідають сусідам, коли востаннє самі були клієнтами. Що запам’яталося?"),
            (15, "Перша частина слайдів: сильні сторони. Приклад читають уголос і шукають його частини."),
            (
                20,
                "Робочий аркуш: учасники записують по одній відповіді ключовими словами й розповідають її за дві хвилини.",
            ),
            (
                15,
                "Друга частина слайдів: слабкі сторони. Що безпечно розповідати, а що ні? Голосують, потім обговорюють.",
            ),
            (15, "Робочий аркуш: одна слабка сторона і те, що з нею вже роблять."),
            (10, "Тест поодинці або в парах; пояснення читають уголос."),
            (5, "Учасники називають по реченню, яке візьмуть на співбесіду. Роздають картки."),
        ],
    ),
    "bg": (
        "План за деветдесет минути",
        [
            (10, "Всеки разказва на съседа си кога за последно самият той е бил клиент. Какво се запомни?"),
            (15, "Първа част на слайдовете: силни страни. Примерът се чете на глас и се търсят частите му."),
            (20, "Работен лист: всеки записва един отговор с ключови думи и го разказва за две минути."),
            (
                15,
                "Втора част на слайдовете: слаби страни. Какво е безопасно да се каже и какво не? Гласува се, после се обсъжда.",
            ),
            (15, "Работен лист: една слаба страна и какво вече се прави по нея."),
            (10, "Тест поединично или по двойки; обясненията се четат на глас."),
            (5, "Всеки казва едно изречение, което ще вземе на интервюто. Раздават се картите."),
        ],
    ),
}


def plan(language: str) -> str:
    """The ninety minutes, as Markdown."""
    title, steps = PLANS[language]
    lines, begun = [f"# {title}", ""], 0
    for minutes, what in steps:
        lines.append(f"- **{begun}–{begun + minutes}** {what}")
        begun += minutes
    return "\n".join(lines) + "\n"


def material(language: str) -> dict[str, bytes]:
    """All files by name."""

    def made(form: str, topics: tuple[str, ...] = TOPICS, number: int | None = None) -> bytes:
        return cscoach.make_course(form, language, topics=topics, number=number, seed=SEED, today=date(2026, 11, 26))

    return {
        "plan.md": plan(language).encode(),
        "handout.md": made("worksheet"),
        "slides-1-strengths.md": made("slides", TOPICS[:2]),
        "slides-2-weaknesses.md": made("slides", TOPICS[2:]),
        "quiz.md": made("quiz", number=QUESTIONS),
        "quiz-moodle.xml": made("moodle", number=QUESTIONS),
        "cards.md": made("cards", number=CARDS),
        "rubric.csv": made("rubric"),
    }


def main() -> None:
    """Write the files into a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language", choices=sorted(PLANS))
    parser.add_argument("-o", "--output", type=Path, default=Path("workshop"))
    given = parser.parse_args()
    given.output.mkdir(parents=True, exist_ok=True)
    for name, data in material(given.language).items():
        (given.output / name).write_bytes(data)
        print(given.output / name)


if __name__ == "__main__":
    main()
