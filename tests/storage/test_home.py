"""The folder where answers are kept when no file is named."""

from __future__ import annotations

import os
import stat
from datetime import date
from pathlib import Path

import pytest

from cscoach.errors import OutsideError
from cscoach.storage import home

DAY = date(2026, 11, 26)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder, which is not there yet."""
    monkeypatch.setenv(home.VARIABLE, str(tmp_path / "data" / "coach"))
    return tmp_path / "data" / "coach"


def test_the_folder_is_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(home.VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert home.folder() == tmp_path / "cscoach"
    assert not home.folder().exists()


def test_it_is_made_closed_to_others(folder: Path) -> None:
    before = os.umask(0)
    try:
        assert home.make() == folder
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_it_cannot_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(home.VARIABLE, "/dev/null/nobody")
    with pytest.raises(OutsideError) as caught:
        home.make()
    assert caught.value.key == "no-data-folder"
    assert home.candidates() == home.everything() == []


def test_a_new_file_is_named_after_the_day_and_never_one_that_is_there(folder: Path) -> None:
    names = []
    for _ in range(3):
        path = home.new_candidate(DAY)
        path.touch()
        names.append(path.name)
    assert names == ["interview-2026-11-26.yaml", "interview-2026-11-26-2.yaml", "interview-2026-11-26-3.yaml"]


def test_candidates_come_the_last_changed_first(folder: Path) -> None:
    home.make()
    for age, name in enumerate(["new.yaml", "older.yaml", "oldest.yaml"]):
        (folder / name).touch()
        os.utime(folder / name, (1_000_000 - age, 1_000_000 - age))
    (folder / "new.md").touch()
    (folder / "folder.yaml").mkdir()
    assert [path.name for path in home.candidates()] == ["new.yaml", "older.yaml", "oldest.yaml"]


def test_everything_about_candidates_is_found_and_deleted(folder: Path) -> None:
    home.schema("{}")
    for name in ("a.yaml", "a.md", "a.yaml.before", "b.json", "crash-1.md", ".cscoach-x.part"):
        (folder / name).touch()
    found = home.everything()
    assert sorted(path.name for path in found) == [
        ".cscoach-x.part",
        "a.md",
        "a.yaml",
        "a.yaml.before",
        "b.json",
        "crash-1.md",
    ]
    home.delete(found)
    home.delete(found)
    assert [path.name for path in folder.iterdir()] == [home.SCHEMA]


def test_what_cannot_be_deleted_is_said(folder: Path) -> None:
    home.make()
    (folder / "a.yaml").mkdir()
    with pytest.raises(OutsideError) as caught:
        home.delete([folder / "a.yaml"])
    assert caught.value.key == "not-writable"


def test_the_schema_is_written_anew_only_when_it_changed(folder: Path) -> None:
    path = home.schema("{}")
    os.utime(path, (1, 1))
    home.schema("{}")
    assert path.stat().st_mtime == 1
    home.schema('{"version": 2}')
    assert path.read_text(encoding="utf-8") == '{"version": 2}'
