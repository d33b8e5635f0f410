"""The candidate's words after a stem: what continues it, what stands alone, and how the seam looks.

`joining_<language>.txt` holds what people type: under `[kind] stem` one text a line, `+` where it is said after the
stem and `-` where it is said alone.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cscoach import text
from cscoach.composing.joining import alone, joined, parted, stopped
from cscoach.content import resources
from cscoach.content.load import available, load
from cscoach.content.pack import Pack
from cscoach.content.reader import Reader
from cscoach.content.schema import Joining

FILES = {path.stem.removeprefix("joining_"): path for path in sorted(Path(__file__).parent.glob("joining_*.txt"))}


def _typed(path: Path) -> dict[tuple[str, str], list[tuple[bool, str]]]:
    """By kind and stem: whether a text continues it, and the text."""
    found: dict[tuple[str, str], list[tuple[bool, str]]] = defaultdict(list)
    heading = ("", "")
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind, _, stem = line[1:].partition("] ")
            heading = (kind, stem)
        elif line.startswith(("+ ", "- ")):
            found[heading].append((line[0] == "+", line[2:]))
        elif line.strip() and not line.startswith("#"):
            raise ValueError(f"{path.name}: {line}")
    return found


def _joining(code: str) -> Joining:
    reader = Reader(resources.root("prompts") / code, code)
    joining = reader.model("joining.yaml", Joining)
    assert joining is not None, reader.problems
    return joining


def _continued(stem: str, words: str, kind: str, joining: Joining) -> bool:
    """Whether the words are said after the stem; what begins with the stem itself is not."""
    said = joined(stem, words, kind, joining)
    return said.startswith(stem) and said.casefold() != alone(words).casefold()


CASES = [(code, *heading) for code, path in FILES.items() for heading in _typed(path)]


@pytest.mark.parametrize(("code", "kind", "stem"), CASES)
def test_what_people_type(code: str, kind: str, stem: str) -> None:
    joining = _joining(code)
    told = _typed(FILES[code])[kind, stem]
    wrong = [
        f"{'+' if wanted else '-'} {words}"
        for wanted, words in told
        if _continued(stem, words, kind, joining) is not wanted
    ]
    assert wrong == []
    assert {wanted for wanted, _ in told} == {True, False}, "both sides need examples"


@pytest.mark.parametrize("code", sorted(FILES))
def test_every_kind_has_examples(code: str) -> None:
    assert {kind for kind, _ in _typed(FILES[code])} == set(_joining(code).kinds)


@pytest.mark.parametrize("code", available())
def test_every_sample_continues_its_stem(code: str) -> None:
    pack = load(code)
    for topic in [pack.opening, *pack.topics.values()]:
        for name, part in topic.parts.items():
            said = joined(part.stem, part.sample, part.continues, pack.joining)
            assert said == f"{part.stem} {part.sample}.", f"{topic.id}.{name}"


#: Kind, stem, what was typed, and what is said.
SEAMS = [
    ("scene", "It was", "last Friday at the till", "It was last Friday at the till."),
    ("scene", "It was", "Last Friday at the till", "It was last Friday at the till."),
    ("scene", "It was", "Monday morning at reception", "It was Monday morning at reception."),
    ("scene", "It was", "in 2023.", "It was in 2023."),
    ("scene", "It was", "  at school  ", "It was at school."),
    ("scene", "It was", "it was a Monday", "It was a Monday."),
    ("scene", "It was", "A customer came in with a broken phone", "A customer came in with a broken phone."),
    ("infinitive", "I had to", "Find his parcel", "I had to find his parcel."),
    ("infinitive", "I had to", "to find his parcel", "I had to find his parcel."),
    ("past", "So I", "asked him what had happened", "So I asked him what had happened."),
    ("past", "So I", "asked: “What happened?”", "So I asked: “What happened?”"),
    ("past", "So I", "said “fine”", "So I said “fine”."),
    ("past", "So I", "said “Fine.”", "So I said “Fine.”"),
    ("past", "So I", "said (quietly) yes, sorry (twice)", "So I said (quietly) yes, sorry (twice)."),
    ("past", "So I", "rang the depot!", "So I rang the depot!"),
    ("past", "So I", "rang the depot…", "So I rang the depot…"),
    ("past", "So I", "rang the depot,", "So I rang the depot."),
    ("past", "So I", "rang the depot -", "So I rang the depot."),
    ("past", "So I", "-", "-"),
    ("past", "So I", "rang the depot. Then I waited", "So I rang the depot. Then I waited."),
    ("past", "So I", "asked for:\n- the number\n- the name", "So I asked for: the number, the name."),
    ("past", "So I", "saw it, so I\n- Rang Ola\n- fetched a chair;", "So I saw it, so I rang Ola, fetched a chair."),
    ("past", "So I", "did two things.\n1. asked\n2. waited", "So I did two things. Asked. Waited."),
    ("past", "So I", "asked\n- him\nand then", "So I asked\n- him\nand then."),
    ("past", "So I", "- asked him\n- waited", "So I asked him, waited."),
    ("past", "So I", "1. Asked him.\n2. Waited.", "So I asked him, waited."),
    ("past", "So I", "1) asked him 2) wrote it down 3) rang", "So I asked him, wrote it down, rang."),
    ("past", "So I", "• asked him • rang", "So I asked him, rang."),
    ("past", "So I", "- asked him. He said no\n- rang", "So I asked him. He said no. Rang."),
    ("past", "So I", "- he came\n- I rang", "He came. I rang."),
    ("past", "So I", "- rang", "- rang."),
    ("past", "So I", "2) rang 1) waited", "2) rang 1) waited."),
    ("past", "So I", "1. asked 2. waited", "1. asked 2. waited."),
    ("clause", "Because of that", "that customer never came back", "That customer never came back."),
    ("infinitive", "I had to", "to", "To."),
    ("past", "So I", "i asked him", "I asked him."),
    ("past", "So I", "So I asked him", "So I asked him."),
    ("past", "So I", "McDonald rang", "McDonald rang."),
    ("clause", "In the end", "He thanked me", "In the end he thanked me."),
    ("clause", "In the end", "I was tired but proud", "In the end I was tired but proud."),
    ("clause", "In the end", "thanked me", "Thanked me."),
    ("present", "At the moment I", "Work at a bakery", "At the moment I work at a bakery."),
    ("present", "At the moment I", "👍", "👍."),
    ("present", "At the moment I", "3 things", "3 things."),
    ("noun", "My weak point is", "Arguing", "My weak point is arguing."),
    ("wish", "What I am looking for now is", "A job with people", "What I am looking for now is a job with people."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "stem", "told", "said"), SEAMS)
def test_the_seam(kind: str, stem: str, told: str, said: str, en: Pack) -> None:
    assert joined(stem, told, kind, en.joining) == said


@pytest.mark.parametrize(
    ("code", "kind", "stem", "told", "said"),
    [
        ("bg", "present", "Сега", "Преди да пиша, питам", "Сега, преди да пиша, питам."),
        ("lt", "present", "Dabar", "Po dešimties minučių klausiu", "Dabar po dešimties minučių klausiu."),
        ("lt", "present", "Dabar", "Po to klausiu", "Po to klausiu."),
        ("lv", "present", "Tagad", "Pirms beidzu, pierakstu", "Tagad, pirms beidzu, pierakstu."),
        ("uk", "present", "Тепер", "Перед тим як писати, питаю", "Тепер, перед тим як писати, питаю."),
        ("uk", "present", "Тепер", "перед тим, як писати, питаю", "Тепер, перед тим, як писати, питаю."),
    ],
)
def test_the_seam_of_a_further_clause_has_its_comma(code: str, kind: str, stem: str, told: str, said: str) -> None:
    assert joined(stem, told, kind, load(code).joining) == said


STEMS = {kind: stem for code, kind, stem in CASES if code == "en"}
TOLD = st.one_of(
    st.text(max_size=40),
    st.lists(
        st.sampled_from(
            ["asked", "Last", "Friday", "I", "find", "he", "to", "that", "thanked", "me", "“No.”", "-", "\n"]
        )
    ).map(" ".join),
)


PLAIN = TOLD.map(text.clean).filter(lambda told: told and not parted(told)[1])


@given(st.lists(PLAIN.filter(lambda told: "\n" not in told), min_size=2, max_size=4), st.sampled_from(sorted(STEMS)))
def test_a_list_is_said_without_its_marks_and_with_all_its_words(told: list[str], kind: str) -> None:
    said = joined(STEMS[kind], "\n".join(f"- {item}" for item in told), kind, load("en").joining)
    letters = [letter for letter in "".join(told).casefold() if letter.isalnum()]
    found = [letter for letter in said.casefold() if letter.isalnum()]
    stem = [letter for letter in STEMS[kind].casefold() if letter.isalnum()]
    assert found == letters or found[: len(stem)] == stem
    assert "\n" not in said


@given(PLAIN, st.sampled_from(sorted(STEMS)))
def test_no_word_is_lost_or_added_but_one_that_stands_in_the_stem_already(told: str, kind: str) -> None:
    said = joined(STEMS[kind], told, kind, load("en").joining)
    words, stem = stopped(told).casefold().split(), STEMS[kind].casefold().split()
    doubled = kind == "infinitive" and words[:1] == stem[-1:]
    assert said.casefold().split() in (words, [*stem, *words], [*stem, *words[1:]] if doubled else words)
    assert said == said.strip()
    assert said.count("\n") == stopped(told).count("\n")


@given(TOLD.map(text.clean).filter(bool))
def test_a_full_stop_is_set_once(told: str) -> None:
    assert stopped(stopped(told)) == stopped(told)
    assert not stopped(told).endswith("..") or told.endswith("..")
