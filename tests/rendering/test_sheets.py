"""Sheets as Markdown and JSON: the examples as golden files, and hostile text that comes out as text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cscoach import text
from cscoach.candidate import Answer, Candidate, Vocabulary
from cscoach.candidate_file import parse
from cscoach.content.load import load
from cscoach.content.pack import Pack
from cscoach.rendering.formats import FORMATS
from cscoach.sheet.builder import build
from cscoach.sheet.document import Sheet
from tests.conftest import MADE_UP, ROOT, TODAY, Golden

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

#: Candidates to try the program with; `answers*.yaml` are replies for the walk.
EXAMPLES = sorted(path for path in (ROOT / "examples").glob("*.yaml") if not path.name.startswith("answers"))


#: An invented candidate of each post in each language; between them each language's tell all topics.
CANDIDATES = sorted((ROOT / "tests" / "candidates").glob("*/*.yaml"))


def _sheet(candidate: Candidate) -> Sheet:
    return build(candidate, load(candidate.language), load(candidate.interview_language), TODAY)


def _rendered(candidate: Candidate, form: str) -> str:
    return FORMATS[form].render(_sheet(candidate), load(candidate.language).interface).decode()


def _example(path: Path, known: Vocabulary) -> Candidate:
    return parse(path.read_text(encoding="utf-8"), known)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_golden_sheet(path: Path, form: str, golden: Golden, known: Vocabulary) -> None:
    golden(f"sheets/{path.stem}{FORMATS[form].suffix}", _rendered(_example(path, known), form).encode())


@pytest.mark.parametrize("path", CANDIDATES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_golden_sheet_of_a_post(path: Path, golden: Golden, known: Vocabulary) -> None:
    golden(f"posts/{path.parent.name}/{path.stem}.md", _rendered(_example(path, known), "md").encode())


def test_every_golden_sheet_has_its_example() -> None:
    sheets = {path.name for path in (ROOT / "tests/golden/sheets").iterdir()}
    assert sheets == {f"{path.stem}{form.suffix}" for path in EXAMPLES for form in FORMATS.values()}
    posts = {path.relative_to(ROOT / "tests/golden/posts") for path in (ROOT / "tests/golden/posts").glob("*/*.md")}
    assert posts == {path.relative_to(ROOT / "tests/candidates").with_suffix(".md") for path in CANDIDATES}


def test_the_candidates_of_each_language_are_of_all_posts_and_tell_all_topics(known: Vocabulary) -> None:
    for language in {path.parent.name for path in CANDIDATES}:
        candidates = [_example(path, known) for path in CANDIDATES if path.parent.name == language]
        assert {candidate.language for candidate in candidates} == {language}
        assert sorted(candidate.role or "" for candidate in candidates) == sorted(known.roles)
        assert {topic for each in candidates for topic in each.strengths} == set(known.strengths)
        assert {topic for each in candidates for topic in each.weaknesses} == set(known.weaknesses)


def _inlines(markdown: str) -> Iterator[tuple[str, list[Token]]]:
    """The block that holds each stretch of text, and the stretch."""
    tokens = READER.parse(markdown)
    for before, token in pairwise(tokens):
        if token.type == "inline":
            yield before.tag, token.children or []


def _shown(markdown: str) -> str:
    """What a reader sees, a line a block."""
    breaks = {"softbreak": "\n", "hardbreak": "\n"}
    return "\n\n".join(
        "".join(breaks.get(child.type, child.content) for child in children) for _, children in _inlines(markdown)
    )


def _elements(markdown: str) -> set[str]:
    tokens = READER.parse(markdown)
    return {token.type for token in tokens} | {child.type for _, children in _inlines(markdown) for child in children}


def _headings(markdown: str, tag: str) -> list[str]:
    return ["".join(child.content for child in children) for found, children in _inlines(markdown) if found == tag]


#: All that a sheet is made of.
ELEMENTS = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "bullet_list_open",
    "bullet_list_close", "ordered_list_open", "ordered_list_close", "list_item_open", "list_item_close",
    "blockquote_open", "blockquote_close", "hr", "text", "text_special", "softbreak", "hardbreak", "strong_open",
    "strong_close", "em_open", "em_close",
}  # fmt: skip


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_sheet_reads_as_it_is_meant(path: Path, known: Vocabulary) -> None:
    candidate = _example(path, known)
    markdown = _rendered(candidate, "md")
    assert _elements(markdown) <= ELEMENTS
    assert len(_headings(markdown, "h1")) == 1
    levels = [int(token.tag[1]) for token in READER.parse(markdown) if token.type == "heading_open"]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    told = [candidate.opening, *candidate.strengths.values(), *candidate.weaknesses.values()]
    shown = " ".join(_shown(markdown).split())
    words = [part for answer in told for part in (answer.whole, *answer.parts.values()) if part]
    for line in "\n".join(words).split("\n"):
        assert " ".join(line.removeprefix("- ").split())[1:].rstrip(".") in shown


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_sheet_is_tidy(path: Path, known: Vocabulary) -> None:
    markdown = _rendered(_example(path, known), "md")
    assert markdown == _rendered(_example(path, known), "md")
    assert markdown.endswith("\n")
    assert not markdown.endswith("\n\n")
    assert "\n\n\n" not in markdown
    assert [line for line in markdown.split("\n") if line != line.rstrip() or "\t" in line or "\r" in line] == []


def test_the_first_page_is_the_card(full: Candidate, en: Pack) -> None:
    front, _, rest = _rendered(full, "md").partition("\n---\n")
    labels = en.interface
    assert _headings(front, "h2") == [labels.say("sheet.card")]
    assert _headings(front, "h3") == [
        labels.say(f"sheet.card-{name}") for name in ("opening", "strengths", "weaknesses", "asks")
    ]
    assert len(_shown(front).split()) < 350, "it is read at a glance"
    assert labels.say("sheet.place") in _shown(front)
    assert labels.say("sheet.the-day") in _headings(rest, "h2")


def test_blanks_are_bold_and_in_brackets_and_stand_in_the_checklist(full: Candidate, en: Pack) -> None:
    topic = en.topic("composure")
    told = {name: part.sample for name, part in topic.parts.items() if name != "result"}
    markdown = _rendered(replace(full, strengths={"composure": Answer(told)}), "md")
    prompt = topic.parts["result"].prompt
    assert f"**\\[{prompt}\\]**" in markdown
    assert f"- [ ] {topic.name}: {prompt}" in markdown
    assert en.interface.say("sheet.blanks", n=1) in _headings(markdown, "h2")
    assert en.interface.say("sheet.card-blanks") in _headings(markdown, "h3")


def test_line_breaks_of_a_whole_answer_survive_and_a_list_in_a_part_is_spoken(full: Candidate) -> None:
    told = "In May we ran a stall:\n- I took the water\n- I wrote the rota\n\nNobody waited."
    markdown = _rendered(replace(full, strengths={"teamwork": Answer(whole=told)}), "md")
    assert told in _shown(markdown)
    part = _rendered(
        replace(full, strengths={"teamwork": Answer({"action": "asked for:\n- his name\n- his number"})}), "md"
    )
    assert "So I asked for: his name, his number." in _shown(part)


#: What templates, HTML and Markdown would each like to take for something else, in a line and in several.
HOSTILE = (
    "{{7*7}} {% x %} <script>alert(1)</script> | a | # x [a](b) ![c](d) *e* **f** ~~g~~ `h` &lt; \\ $i$ https://x.y"
)
LINES = "# x\n- y\n| a | b |\n|---|---|\n> z\n1. w\n```\n<b>v</b>\n===\n***\n    u\n[t]: s"


def _hostile(full: Candidate, en: Pack, words: str) -> Candidate:
    def told(topic: str) -> Answer:
        return Answer(dict.fromkeys(en.topic(topic).parts, words))

    return replace(
        full,
        name=text.clean_line(words),
        employer=text.clean_line(words),
        opening=told(en.opening.id),
        strengths={"teamwork": told("teamwork"), "composure": Answer(whole=words)},
        weaknesses={"arguing": told("arguing")},
    )


def _chapters(markdown: str) -> list[str]:
    """The headings that stand on every sheet of the same topics, blanks or not."""
    return [heading for heading in _headings(markdown, "h2") if not re.search(r"\d+ blank", heading)]


@pytest.mark.parametrize(
    "words", [HOSTILE, LINES, "{{7*7}}", "{% include 'x' %}", "{# x y", "{{ x y", "</blockquote>", "--- x y"]
)
def test_hostile_text_comes_out_as_text(words: str, full: Candidate, en: Pack) -> None:
    words = text.clean(words)
    candidate = _hostile(full, en, words)
    markdown = _rendered(candidate, "md")
    assert _elements(markdown) <= ELEMENTS
    shown = _shown(markdown)
    assert f"{text.clean_line(words)}\n" in shown
    assert shown.count(words[1:]) >= 10
    assert "49" not in shown
    assert _chapters(markdown) == _chapters(_rendered(_hostile(full, en, "words"), "md"))
    data = json.loads(_rendered(candidate, "json"))
    assert (data["name"], data["employer"]) == (text.clean_line(words),) * 2
    assert data["entries"][1]["long"]["pieces"][0]["text"].startswith(words)


def test_content_comes_out_as_text_as_well(full: Candidate, en: Pack) -> None:
    role = en.roles["associate"].model_copy(update={"name": HOSTILE})
    topic = en.topic("composure").model_copy(update={"name": HOSTILE, "why": HOSTILE, "traps": [HOSTILE]})
    pack = en.having(roles={"associate": role}, strengths={**en.strengths, "composure": topic})
    markdown = FORMATS["md"].render(build(full, pack, pack, TODAY), pack.interface).decode()
    assert _elements(markdown) <= ELEMENTS
    assert _shown(markdown).count(HOSTILE) >= 4


@settings(max_examples=15)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80).map(text.clean).filter(bool))
def test_any_text_comes_out_as_text(words: str) -> None:
    en = load("en")
    told = Answer({"action": words})
    candidate = Candidate(
        "en", "en", name=words.split("\n")[0], strengths={"composure": told, "teamwork": Answer(whole=words)}
    )
    assert _elements(_rendered(candidate, "md")) <= ELEMENTS
    assert _headings(_rendered(candidate, "md"), "h1") == [en.interface.say("sheet.title")]
    assert json.loads(_rendered(candidate, "json"))["name"] == candidate.name


def test_json_is_the_sheet_as_it_is(full: Candidate) -> None:
    data = json.loads(_rendered(full, "json"))
    assert (data["version"], data["bilingual"], data["days_left"]) == (1, False, 7)
    assert (data["made_on"], data["interview_on"]) == ("2026-11-26", "2026-12-03")
    assert [entry["topic"] for entry in data["entries"]] == [*full.strengths, *full.weaknesses]
    assert [day["on"] for day in data["plan"]][-1] == "2026-12-02"
    assert next(iter(data)) == "version"
    assert "“" in _rendered(full, "json"), "letters are not escaped"


def test_two_languages_stand_line_by_line(made_up: Path, full: Candidate, en: Pack) -> None:
    candidate = replace(full, interview_language=MADE_UP.code)
    sheet = build(candidate, load("en", made_up), load(MADE_UP.code, made_up), TODAY)
    markdown = FORMATS["md"].render(sheet, load("en", made_up).interface).decode()
    assert _elements(markdown) <= ELEMENTS
    question = sheet.entries[0].questions[0]
    assert f"{question.text}\n{question.gloss}" in _shown(markdown)
    first, second = sheet.entries[0].long.pieces[:2]
    assert f"{first.text}\n{first.gloss}\n\n{second.text}" in _shown(markdown)
    assert sheet.entries[0].why in _shown(markdown)


def test_a_new_language_needs_no_template(made_up: Path, full: Candidate) -> None:
    pack = load(MADE_UP.code, made_up)
    sheet = build(replace(full, language=MADE_UP.code, interview_language=MADE_UP.code), pack, pack, TODAY)
    markdown = FORMATS["md"].render(sheet, pack.interface).decode()
    assert _headings(markdown, "h1") == [pack.interface.say("sheet.title")]
    assert "Donnerstag, 3. Dezember 2026" in _shown(markdown)
    assert _elements(markdown) <= ELEMENTS
