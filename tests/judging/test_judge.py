"""The judge: one answer → its state, parts, findings, band and ratings."""

from __future__ import annotations

import unicodedata
from itertools import combinations, product

import pytest

from cscoach.content.schema import PARTS as ORDER
from cscoach.content.schema import Kind
from cscoach.judging import coaching, reading
from cscoach.judging.data import as_data
from cscoach.judging.heard import Heard
from cscoach.judging.judge import available, judge
from cscoach.judging.judgement import Band, Judgement, State
from cscoach.judging.labels import ATTITUDES, FAULTS, GRAVE, LABELS, PARTS
from cscoach.judging.limits import ASK, ASSERT
from tests.judging.samples import ANSWERS, LANGUAGES, STRENGTH, WEAKNESS

#: Texts that cannot be rated, by the state that they are in.
UNUSABLE = {
    State.EMPTY: "… 😀",
    State.DONT_KNOW: "I don't know",
    State.TOO_SHORT: "I rang her on Friday.",
    State.OTHER_LANGUAGE: STRENGTH["bg"],
    State.MODEL_ANSWER: STRENGTH["en"],
    State.OFF_TOPIC: (
        "What is the pay, and may I park there? I have a driving licence, speak French and some German, and my flights "
        "for July are booked already. Is the canteen cheap, and how far is it from the station?"
    ),
}

#: Answers that say when it was, and that the models alone would take for habits.
DATED = [
    (
        "В издателството нямаше система, пощата беше обща. През пролетта направих таблица в Excel с цвят за всяко "
        "състояние, после предложих да минем на безплатна програма за заявки. Научих я за един уикенд от видеа и "
        "показах на двете колежки. Сега нито едно писмо не стои без отговор повече от ден.",
        "computer-crm",
        "bg",
    ),
    (
        "У січні, коли ввечері пацієнтів майже немає, я перебрала скарги за рік, сто двадцять сім штук, і порахувала, "
        "на що скаржаться. Вийшло, що кожна третя на те, що результату не знайти на сайті. Попросила програмістів "
        "переставити одну кнопку. У березні таких скарг було чотири.",
        "hard-work",
        "uk",
    ),
]


def seen(judgement: Judgement) -> tuple[object, ...]:
    """All that a judgement says, without its spans."""
    return (
        judgement.state,
        judgement.told,
        judgement.missing,
        [(fault.rule, fault.certainty, fault.asked) for fault in (*judgement.findings, *judgement.doubts)],
        judgement.band,
        judgement.words,
        judgement.seconds,
        judgement.ratings,
    )


@pytest.mark.parametrize(("text", "topic", "kind", "language"), ANSWERS)
def test_the_same_answer_is_judged_the_same(text: str, topic: str, kind: Kind, language: str) -> None:
    first = judge(text, topic, kind, language)
    judge(STRENGTH["lv"], "teamwork", Kind.STRENGTH, "lv")
    judge(f"{text} {text}", topic, kind, language)
    assert judge(text, topic, kind, language) == first


@pytest.mark.parametrize(("text", "topic", "kind", "language"), ANSWERS)
def test_plain_whole_answers_tell_their_parts(text: str, topic: str, kind: Kind, language: str) -> None:
    found = judge(text, topic, kind, language)
    assert found.state is State.USABLE
    assert len(found.told) >= 3
    assert found.told == tuple(part for part in ORDER[kind] if part in found.told)
    assert set(found.told).isdisjoint(found.missing)
    assert {*found.told, *found.missing} <= set(ORDER[kind])
    assert found.language == language
    assert (found.topic, found.kind) == (topic, kind.value)


@pytest.mark.parametrize(("text", "topic", "kind", "language"), ANSWERS)
def test_normal_forms_and_invisible_signs_change_nothing(text: str, topic: str, kind: Kind, language: str) -> None:
    plain = judge(text, topic, kind, language)
    odd = [
        unicodedata.normalize("NFD", text),
        text.replace("a", "a\u00ad").replace("о", "о\u00ad"),
        "\u202a" + text.replace(" ", " \u200f") + "\u202c",
        "\ufeff" + text,
        text.replace("о", "о\u0301"),
    ]
    for given in odd:
        found = judge(given, topic, kind, language)
        assert seen(found) == seen(plain)
        for here, there in zip(found.parts, plain.parts, strict=True):
            assert bare(given[here.start : here.end]) == bare(text[there.start : there.end])


def bare(text: str) -> str:
    """The text without any mark or invisible sign."""
    letters = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in letters if unicodedata.category(letter) not in ("Mn", "Cf")).strip()


@pytest.mark.parametrize("end", ["\r\n", "\n", " \n\n  "])
def test_line_ends_do_not_matter_where_sentences_end(end: str) -> None:
    for text, topic, kind, language in ANSWERS:
        given = text.replace(". ", f".{end}")
        assert seen(judge(given, topic, kind, language)) == seen(judge(text, topic, kind, language))


@pytest.mark.parametrize(("text", "topic", "kind", "language"), ANSWERS)
def test_spans_quote_the_text_as_given(text: str, topic: str, kind: Kind, language: str) -> None:
    given = f"  \n{text}\n anna@example.org  "
    found = judge(given, topic, kind, language)
    assert found.parts
    for part in found.parts:
        assert given[part.start : part.end].strip() == given[part.start : part.end] != ""
    faults = [fault for fault in found.findings if fault.rule == "personal-data"]
    assert [given[slice(*fault.span)] for fault in faults if fault.span] == ["anna@example.org"]


@pytest.mark.parametrize(("state", "text"), UNUSABLE.items())
def test_only_usable_answers_are_rated_and_praised(state: State, text: str) -> None:
    found = judge(text, "composure", Kind.STRENGTH, "en", (STRENGTH["en"],))
    assert found.state is state
    assert found.ratings == {}
    assert found.band is not Band.STRONG
    said = coaching.feedback(found, text, "en")
    assert said.landed == ()
    assert said.verdict
    assert as_data(found, text, "en")["praise"] == []


@pytest.mark.parametrize(
    "state", [State.EMPTY, State.DONT_KNOW, State.OTHER_LANGUAGE, State.MODEL_ANSWER, State.OFF_TOPIC]
)
def test_nothing_is_seen_in_what_is_no_answer(state: State) -> None:
    found = judge(UNUSABLE[state], "composure", Kind.STRENGTH, "en", (STRENGTH["en"],))
    assert (found.parts, found.findings, found.doubts, found.band) == ((), (), (), Band.WEAK)
    assert coaching.feedback(found, UNUSABLE[state], "en").change is None


def test_nobody_is_asked_for_a_weakness_who_was_asked_for_a_strength() -> None:
    answer = (
        "I honestly have no weaknesses, I am one of the best with customers you will ever meet. Nobody has ever "
        "complained about me, so there is nothing that I would have to change. You can ask anybody I have worked with."
    )
    found = {
        kind: {fault.rule for fault in (*judgement.findings, *judgement.doubts)}
        for kind, topic in ((Kind.WEAKNESS, "arguing"), (Kind.STRENGTH, "hard-work"))
        for judgement in [judge(answer, topic, kind, "en")]
    }
    assert "denies-weakness" in found[Kind.WEAKNESS]
    assert "denies-weakness" not in found[Kind.STRENGTH]


def test_a_judge_knows_its_languages() -> None:
    assert available("uk")
    assert not available("xx")
    with pytest.raises(KeyError):
        judge("I rang her on Friday.", "teamwork", Kind.STRENGTH, "xx")


class MadeUp:
    """A reader that is sure of some labels, and unsure or certain of the absence of others."""

    def __init__(self, told: set[str], unsure: frozenset[str]) -> None:
        self.told, self.unsure = told, unsure

    def read(self, rows: list[object], _: Kind) -> list[list[int]]:
        """As a reader reads sentences: none tells more than the others."""
        return [[0] * len(reading.READ) for _ in rows]

    def probabilities(self, *_: object) -> dict[str, float]:
        """As a reader gives them."""
        likely = {label: 0.97 if label in self.told else 0.05 for label in LABELS}
        return likely | {label: (ASK[label] + ASSERT[label]) / 2 for label in self.unsure}


def read(
    monkeypatch: pytest.MonkeyPatch,
    kind: Kind,
    told: set[str],
    unsure: frozenset[str] = frozenset(),
    text: str | None = None,
) -> Judgement:
    """A judgement that follows from these labels; the text itself has no counted fault, and nothing is said of when."""
    monkeypatch.setattr(Heard, "dated", False)
    monkeypatch.setattr(reading, "load", lambda: MadeUp(told, unsure))
    plain, topic = (STRENGTH["en"], "composure") if kind is Kind.STRENGTH else (WEAKNESS["en"], "arguing")
    return judge(text or plain, topic, kind, "en")


def subsets(letters: str) -> list[set[str]]:
    """All combinations of some labels."""
    return [set(some) for size in range(len(letters) + 1) for some in combinations(letters, size)]


@pytest.mark.parametrize("told", subsets("STAR"), ids=lambda told: "".join(sorted(told)) or "none")
def test_what_is_missing_in_a_strength_follows_from_its_parts(monkeypatch: pytest.MonkeyPatch, told: set[str]) -> None:
    expected = set()
    if "S" not in told:
        expected = {"no-example"}
    else:
        expected |= {"no-result"} - ({"no-result"} if "R" in told else set())
        expected |= {"unclear-contribution"} - ({"unclear-contribution"} if "A" in told else set())
    found = read(monkeypatch, Kind.STRENGTH, told | ({"O"} if "S" in told else set()))
    assert {fault.rule for fault in found.findings} == expected
    assert {PARTS[letter] for letter in told} == set(found.told)
    assert found.band is band(len(told), expected)


def test_a_scene_that_is_no_occasion_is_no_situation(monkeypatch: pytest.MonkeyPatch) -> None:
    found = read(monkeypatch, Kind.STRENGTH, set("STAR"))
    assert "situation" not in found.told
    assert [fault.rule for fault in found.findings] == ["no-example"]


@pytest.mark.parametrize(
    ("told", "denied"),
    list(product(subsets("MIVEO"), (False, True))),
    ids=lambda value: "".join(sorted(value)) if isinstance(value, set) else str(value),
)
def test_what_is_missing_in_a_weakness_follows_from_its_parts(
    monkeypatch: pytest.MonkeyPatch, told: set[str], denied: bool
) -> None:
    expected = {"denies-weakness"} if denied else set()
    if "O" not in told:
        expected.add("no-example")
    if "V" not in told and not denied:
        expected.add("no-improvement")
    if "V" in told and "E" not in told:
        expected.add("no-evidence")
    found = read(monkeypatch, Kind.WEAKNESS, told | ({"denies"} if denied else set()))
    assert {fault.rule for fault in found.findings} == expected
    assert found.band is band(len(told - {"O"}), expected)


def band(parts: int, rules: set[str]) -> Band:
    """The rule of the guide to answers."""
    if parts <= 1 or rules & GRAVE:
        return Band.WEAK
    return Band.STRONG if not rules and parts >= 3 else Band.FAIR


def whole(fault: str) -> tuple[Kind, set[str]]:
    """A whole answer in which a fault can be."""
    return (Kind.WEAKNESS, set("MIVEO")) if fault == "denies" else (Kind.STRENGTH, set("STARO"))


@pytest.mark.parametrize("fault", ASSERT)
def test_a_fault_is_asserted_when_sure(monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    kind, told = whole(fault)
    sure = read(monkeypatch, kind, told | {fault})
    assert [found.rule for found in sure.findings] == [FAULTS[fault]]
    assert sure.doubts == ()
    assert sure.band is (Band.WEAK if FAULTS[fault] in GRAVE else Band.FAIR)
    assert sure.findings[0].span is not None
    assert sure.findings[0].evidence


@pytest.mark.parametrize("fault", ASK)
def test_a_fault_is_asked_about_when_not_sure(monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    kind, told = whole(fault)
    unsure = read(monkeypatch, kind, told, frozenset({fault}))
    assert unsure.findings == ()
    assert [(found.rule, found.asked) for found in unsure.doubts] == [(FAULTS[fault], True)]
    assert unsure.band is Band.STRONG
    assert unsure.ratings == read(monkeypatch, kind, told).ratings
    assert unsure.doubts[0].span is not None
    assert unsure.doubts[0].evidence


@pytest.mark.parametrize("fault", [*ATTITUDES, "denies"])
def test_a_fault_that_is_defended_is_neither_admitted_nor_its_cost_told(
    monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    assert read(monkeypatch, Kind.WEAKNESS, {"M", "I", "O", fault}).told == ()
    mended = read(monkeypatch, Kind.WEAKNESS, {"M", "I", "O", "V", fault})
    assert mended.told == ("admission", "impact", "improvement")


def test_a_short_answer_that_tells_all_is_judged_and_asked_for_more(monkeypatch: pytest.MonkeyPatch) -> None:
    short = "I correct people too fast. In March a man left. Now I count to three. Nobody has left since."
    found = read(monkeypatch, Kind.WEAKNESS, set("MIVEO"), text=short)
    assert (found.state, found.band) == (State.USABLE, Band.STRONG)
    assert [doubt.rule for doubt in found.doubts] == ["too-short"]
    found = read(monkeypatch, Kind.WEAKNESS, set("MI"), text=short)
    assert found.state is State.TOO_SHORT
    assert "too-short" in {finding.rule for finding in found.findings}


def test_who_says_which_part_is_which_in_few_words_is_asked_for_more(monkeypatch: pytest.MonkeyPatch) -> None:
    short = "I correct people. A man left. Now I count to three."
    monkeypatch.setattr(reading, "load", lambda: MadeUp(set(), frozenset()))
    given = {"admission": (0, 17), "impact": (18, 29), "improvement": (30, len(short))}
    found = judge(short, "arguing", Kind.WEAKNESS, "en", given=given)
    assert found.state is State.USABLE
    assert "too-short" in {doubt.rule for doubt in found.doubts}
    assert "too-short" not in {finding.rule for finding in found.findings}
    one = judge(short, "arguing", Kind.WEAKNESS, "en", given={"admission": (0, 17)})
    assert one.state is State.TOO_SHORT


@pytest.mark.parametrize("language", LANGUAGES)
def test_faults_of_every_kind_of_answer_are_those_of_the_guide(language: str) -> None:
    text = f"{STRENGTH[language]} " * 9
    assert [fault.rule for fault in judge(text, "composure", Kind.STRENGTH, language).findings] == ["too-long"]


def test_one_word_of_time_makes_no_occasion_of_habits() -> None:
    habits = (
        "I listen to people and let them finish. I keep my voice low and say what I can do. I ask for help in time. "
    )
    found = judge(f"{habits * 2} I have worked there since 2015.", "composure", Kind.STRENGTH, "en")
    assert "no-example" in {finding.rule for finding in found.findings}


@pytest.mark.parametrize(("text", "topic", "language"), DATED)
def test_who_says_when_it_was_is_not_asked_for_the_day(text: str, topic: str, language: str) -> None:
    found = judge(text, topic, Kind.STRENGTH, language)
    assert "no-example" not in {finding.rule for finding in (*found.findings, *found.doubts)}
