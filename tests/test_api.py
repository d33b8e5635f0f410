"""The Python interface: what `cscoach` itself offers to scripts and notebooks."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import cscoach
from cscoach.exports import bank
from cscoach.judging import data as judgements
from cscoach.rendering import as_json
from tests.conftest import ROOT, TODAY

ANSWER = (
    "One Saturday in May two of us were at the parcel desk and the line went to the door. My job was to keep it "
    "moving. I called Piotr from the store, opened a second window and told people that it would take five minutes. "
    "We were done by noon, and nobody had left."
)

NAMES = {
    *("Answer", "Candidate", "ContentError", "CscoachError", "InputError", "Judged", "OutsideError", "PrepSheet"),
    *("Sheet", "UsageError", "explain", "find_languages", "judge", "known", "list_entries", "list_questions"),
    *("load_content", "make_candidate", "make_course", "make_sheet", "read_candidate", "suggest", "use_pack"),
}


def test_the_public_names_are_these_and_all_are_there() -> None:
    assert set(cscoach.__all__) == NAMES
    for name in NAMES:
        assert getattr(cscoach, name).__doc__, name
    with pytest.raises(AttributeError):
        cscoach.nothing  # noqa: B018


def test_importing_it_imports_nothing_else() -> None:
    code = "import sys; before = set(sys.modules); import cscoach; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.split() == ["cscoach"]


def test_types_are_shipped() -> None:
    assert (Path(cscoach.__file__).parent / "py.typed").is_file()


def test_an_answer_is_judged_as_the_command_does() -> None:
    judged = cscoach.judge(ANSWER, "teamwork", "en")
    assert judged.band == "strong"
    assert judged.parts == ("situation", "task", "action", "result")
    assert judged.to_dict()["language"] == "en"
    other = cscoach.judge(ANSWER, "teamwork", "en", guidance="lt")
    assert other.judgement == judged.judgement
    assert other.feedback.verdict != judged.feedback.verdict


def test_a_judgement_shows_itself_with_the_words_marked_and_escaped() -> None:
    hostile = ANSWER.replace("parcel desk", "<script>alert(1)</script> *desk* & co")
    judged = cscoach.judge(hostile, "teamwork", "en")
    page = judged._repr_html_()
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; *desk* &amp; co" in page
    assert "text-decoration: underline" in page
    assert judged.feedback.verdict in page
    assert judged._repr_markdown_().startswith("**")
    assert "\\<script>" in judged._repr_markdown_()


def test_a_judged_answer_shows_itself_again_with_its_blanks() -> None:
    answer = "On a Friday in March a woman <b> came in for the third time. I rang the depot and wrote the label anew."
    judged = cscoach.judge(answer, "composure", "en")
    assert judged._repr_markdown_().endswith("**[In the end \\_\\_\\_.]**")
    assert judged._repr_html_().endswith("<strong>[In the end ___.]</strong></blockquote></div>")
    assert "<b>" not in judged._repr_html_()
    assert judged.to_dict()["rewrite"][-1]["part"] == "result"


def test_a_sheet_is_made_of_data_or_text_and_shows_itself() -> None:
    told = {"language": "en", "name": "Ann*", "strengths": {"teamwork": {"action": "asked Joan for half an hour"}}}
    made = cscoach.make_sheet(cscoach.make_candidate(told), TODAY)
    assert "So I asked Joan for half an hour." in made._repr_markdown_()
    assert "Ann\\*" in made._repr_markdown_()
    assert made.render() == made._repr_markdown_().encode()
    read = cscoach.read_candidate(json.dumps(told))
    assert cscoach.make_sheet(read, TODAY).render("json") == made.render("json")


def test_a_suggestion_is_made_of_what_is_told() -> None:
    made = cscoach.suggest({"action": "asked Joan for half an hour"}, "teamwork", "en")
    assert "So I asked Joan for half an hour." in made.long.text
    assert made.blanks == ("situation", "task", "result")
    assert cscoach.suggest("We did it.", "teamwork", "en").long.text == "We did it."


def test_what_can_be_asked_is_listed_by_post_and_topic() -> None:
    asked = cscoach.list_questions("lt", role="contact-centre", topic="composure")
    assert {entry["topic"] for entry in asked} == {"composure"}
    assert len(asked) >= 6
    assert [entry["id"] for entry in cscoach.list_entries("roles", "uk", role="retail")] == ["retail"]
    assert cscoach.find_languages() == ("en", "lt", "lv", "uk", "bg")
    assert "composure" in cscoach.known().strengths
    assert cscoach.load_content("bg").language == "bg"


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: cscoach.judge("x", "teamwrok", "en"),
        lambda: cscoach.judge("x", "teamwork", "fr"),
        lambda: cscoach.judge("x", "teamwork", "en", guidance="fr"),
        lambda: cscoach.suggest({"acton": "x"}, "teamwork", "en"),
        lambda: cscoach.list_questions("en", role="boss"),
        lambda: cscoach.list_entries("nothing"),
        lambda: cscoach.make_course("docx"),
        lambda: cscoach.make_course("quiz", topics=["nothing"]),
        lambda: cscoach.make_candidate({"language": "en", "strength": {}}),
        lambda: cscoach.read_candidate("language: en\nrole: boss\n"),
        lambda: cscoach.make_sheet(cscoach.make_candidate({"language": "en"}), TODAY).render("docx"),
        lambda: cscoach.use_pack("/nothing/there"),
        lambda: cscoach.judge(None, "teamwork", "en"),  # type: ignore[arg-type]
        lambda: cscoach.suggest(None, "teamwork", "en"),  # type: ignore[arg-type]
        lambda: cscoach.make_candidate([1]),  # type: ignore[arg-type]
        lambda: cscoach.read_candidate(b"language: en"),  # type: ignore[arg-type]
        lambda: cscoach.make_sheet({"language": "en"}),  # type: ignore[arg-type]
        lambda: cscoach.make_course("quiz", number=0),
        lambda: cscoach.list_questions("en", topic="nothing"),
    ],
)
def test_what_is_wrong_is_an_error_of_ours_that_can_be_said(wrong: object) -> None:
    with pytest.raises(cscoach.CscoachError) as caught:
        wrong()  # type: ignore[operator]
    for language in cscoach.find_languages():
        assert len(cscoach.explain(caught.value, language)) > 20


def test_one_topic_need_not_be_a_list() -> None:
    assert cscoach.make_course("quiz", topics="patience") == cscoach.make_course("quiz", topics=["patience"])


def test_today_is_what_the_plan_counts_from() -> None:
    told = cscoach.make_candidate({"language": "en", "interview_on": "2026-12-03"})
    assert cscoach.make_sheet(told, date(2026, 12, 1)).document.days_left == 2


def test_the_day_that_makes_a_run_repeatable_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1609459200")
    told = cscoach.make_candidate({"language": "en", "interview_on": "2026-12-03"})
    assert cscoach.make_sheet(told).document.made_on == date(2021, 1, 1)


def test_what_comes_out_is_as_its_schema_says() -> None:
    bilingual = cscoach.read_candidate((ROOT / "examples/bilingual.yaml").read_text(encoding="utf-8"))
    pairs = [
        (judgements.json_schema(), cscoach.judge(ANSWER, "composure", "lt").to_dict()),
        (judgements.json_schema(), cscoach.judge("", "composure", "en").to_dict()),
        (bank.json_schema(), json.loads(cscoach.make_course("bank", "en", interview_language="lt", number=5))),
        (
            as_json.json_schema(),
            json.loads(cscoach.make_sheet(bilingual, TODAY).render("json")),
        ),
    ]
    for schema, found in pairs:
        Draft202012Validator.check_schema(schema)
        Draft202012Validator(schema).validate(found)
