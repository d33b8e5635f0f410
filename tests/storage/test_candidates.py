"""Candidate files on the disk: what a person wrote into one by hand is not lost."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from cscoach.candidate import Answer, Candidate, Vocabulary
from cscoach.errors import InputError
from cscoach.storage import candidates, home

BY_HAND = """\
# My notes: ask Ona about the dates.
language: en   # the coach's
role: associate
strengths:
  teamwork: I carried water.
"""


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(home.VARIABLE, str(tmp_path / "home"))


@pytest.fixture
def mia() -> Candidate:
    """A candidate with an answer of each form."""
    return Candidate(
        "en",
        "en",
        name="Mia „Ąžuolas“",
        opening=Answer({"now": "no", "next": "one\n- two"}),
        strengths={"teamwork": Answer(whole="12:30 # {{7*7}}"), "composure": Answer()},
    )


@pytest.mark.parametrize("name", ["mia.yaml", "mia.json", "mia.JSON", "mia"])
def test_what_is_saved_is_loaded_again(tmp_path: Path, known: Vocabulary, mia: Candidate, name: str) -> None:
    path = tmp_path / name
    candidates.save(path, mia, known)
    assert candidates.load(path, known) == mia
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    if name.lower().endswith("json"):
        assert json.loads(path.read_text(encoding="utf-8"))["name"] == mia.name


def test_comments_by_hand_are_kept_in_a_copy_once(tmp_path: Path, known: Vocabulary) -> None:
    path, copy = tmp_path / "mia.yaml", tmp_path / "mia.yaml.before"
    path.write_text(BY_HAND, encoding="utf-8")
    candidate = candidates.load(path, known)
    candidates.save(path, replace(candidate, employer="Rimi"), known)
    candidates.save(path, replace(candidate, employer="Maxima"), known)
    assert copy.read_text(encoding="utf-8") == BY_HAND
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert "Ona" not in path.read_text(encoding="utf-8")
    assert candidates.load(path, known).employer == "Maxima"


def test_the_programs_own_first_line_is_no_comment_by_hand(tmp_path: Path, known: Vocabulary, mia: Candidate) -> None:
    path = tmp_path / "mia.yaml"
    for _ in range(2):
        candidates.save(path, replace(mia, employer="# not a comment"), known)
    assert not (tmp_path / "mia.yaml.before").exists()


def test_a_comment_at_the_end_of_a_line_is_kept_as_well(tmp_path: Path, known: Vocabulary) -> None:
    path = tmp_path / "mia.yaml"
    path.write_text("language: en # ask Ona\nname: 'x # y'\n", encoding="utf-8")
    candidates.save(path, candidates.load(path, known), known)
    assert (tmp_path / "mia.yaml.before").read_text(encoding="utf-8") == "language: en # ask Ona\nname: 'x # y'\n"


def test_a_link_to_a_candidate_file_stays_one(tmp_path: Path, known: Vocabulary, mia: Candidate) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "mia.yaml").write_text("language: en\n", encoding="utf-8")
    link = tmp_path / "mia.yaml"
    link.symlink_to("real/mia.yaml")
    candidates.save(link, mia, known)
    assert link.is_symlink()
    assert candidates.load(tmp_path / "real" / "mia.yaml", known) == mia


def test_the_schema_lies_beside_the_stored_files_and_is_named_by_address_elsewhere(
    tmp_path: Path, known: Vocabulary, mia: Candidate
) -> None:
    stored, elsewhere = home.make() / "mia.yaml", tmp_path / "mia.yaml"
    for path in (stored, elsewhere):
        candidates.save(path, mia, known)
    first = "# yaml-language-server: $schema="
    assert stored.read_text(encoding="utf-8").splitlines()[0] == f"{first}candidate.schema.json"
    address = (tmp_path / "home" / "candidate.schema.json").as_uri()
    assert elsewhere.read_text(encoding="utf-8").splitlines()[0] == f"{first}{address}"


def test_saving_needs_no_home(
    tmp_path: Path, known: Vocabulary, mia: Candidate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(home.VARIABLE, "/dev/null/nobody")
    candidates.save(tmp_path / "mia.yaml", mia, known)
    assert (tmp_path / "mia.yaml").read_text(encoding="utf-8").startswith("name: Mia")
    assert candidates.load(tmp_path / "mia.yaml", known) == mia


def test_faults_name_the_file(tmp_path: Path, known: Vocabulary) -> None:
    path = tmp_path / "mia.yaml"
    path.write_text("language: xx\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        candidates.load(path, known)
    assert caught.value.params["source"] == str(path)


def test_a_language_that_is_asked_for_wins_for_guidance_alone(known: Vocabulary) -> None:
    both = candidates.parse("language: en\n", "-", known, "lt")
    assert (both.language, both.interview_language) == ("lt", "en")
    named = candidates.parse("name: Mia\n", "-", known, "lt")
    assert (named.language, named.interview_language) == ("lt", "lt")
