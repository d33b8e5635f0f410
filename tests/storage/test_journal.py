"""The journal of a folder: what is done stays done, whatever happens in between."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path
from typing import Any

import pytest

from cscoach.errors import OutsideError
from cscoach.storage.journal import LOCK, NAME, Journal, Stamp, stamp


def written(folder: Path, name: str, text: str = "sheet") -> tuple[Stamp, ...]:
    """A file as a run leaves it."""
    (folder / name).write_text(text)
    return (stamp(folder / name, text.encode()),)


def noted(folder: Path, *rows: tuple[int, str]) -> None:
    """A run that did some rows."""
    with Journal(folder) as journal:
        for number, digest in rows:
            journal.add(number, digest, {"number": number}, written(folder, f"{number}.md"))
        journal.finish()


def test_a_row_is_done_while_it_is_the_same_and_its_file_is_there(tmp_path: Path) -> None:
    noted(tmp_path, (2, "a"), (3, "b"))
    with Journal(tmp_path) as journal:
        assert journal.done(2, "a") == {"number": 2}
        assert journal.done(2, "changed") is None
        assert journal.done(4, "a") is None
        (tmp_path / "3.md").unlink()
        assert journal.done(3, "b") is None


def test_a_file_that_was_only_copied_is_the_same(tmp_path: Path) -> None:
    noted(tmp_path, (2, "a"))
    os.utime(tmp_path / "2.md", (1, 1))
    with Journal(tmp_path) as journal:
        assert journal.done(2, "a") is not None


@pytest.mark.parametrize("digest", ["a", "changed"])
def test_what_somebody_wrote_into_a_sheet_is_set_aside_and_told(tmp_path: Path, digest: str) -> None:
    noted(tmp_path, (2, "a"))
    for turn, name in enumerate(("2.edited.md", "2.edited-2.md")):
        (tmp_path / "2.md").write_text(f"sheeT{turn}"[:5])
        with Journal(tmp_path) as journal:
            assert journal.done(2, digest) is None
            journal.add(2, "a", {}, written(tmp_path, "2.md"))
            assert [*journal.kept()] == [(2, name)]
            journal.finish()
        assert (tmp_path / name).read_text() == "sheeT"
    with Journal(tmp_path) as journal:
        assert journal.done(2, "a") is not None
        assert [*journal.kept()] == []


def test_a_run_that_was_interrupted_is_gone_on_with(tmp_path: Path) -> None:
    noted(tmp_path, (2, "a"), (3, "a"))
    (tmp_path / "3.md").write_text("mine")
    with Journal(tmp_path) as journal:
        assert journal.done(3, "b") is None
    with Journal(tmp_path) as journal:
        journal.add(3, "b", {}, written(tmp_path, "3.md"))
    with Journal(tmp_path) as journal:
        assert journal.done(2, "a") is not None
        assert journal.done(3, "b") is not None
        assert [journal.resumed(number) for number in (2, 3)] == [False, True]
        assert [*journal.kept()] == [(3, "3.edited.md")]
        journal.finish()
    with Journal(tmp_path) as journal:
        assert journal.done(3, "b") is not None
        assert not journal.resumed(3)
        assert [*journal.kept()] == []


def test_a_sheet_that_was_set_aside_may_be_taken_away_at_once(tmp_path: Path) -> None:
    noted(tmp_path, (2, "a"))
    (tmp_path / "2.md").write_text("mine")
    with Journal(tmp_path) as journal:
        assert journal.done(2, "b") is None
        (tmp_path / "2.edited.md").unlink()
        journal.add(2, "b", {}, written(tmp_path, "2.md"))


def test_a_folder_in_the_place_of_a_sheet_is_set_aside_as_it_is(tmp_path: Path) -> None:
    noted(tmp_path, (2, "a"))
    (tmp_path / "2.md").unlink()
    (tmp_path / "2.md").mkdir()
    with Journal(tmp_path) as journal:
        assert journal.done(2, "b") is None
        journal.add(2, "b", {}, written(tmp_path, "2.md"))
        assert [*journal.kept()] == [(2, "2.edited.md")]
    assert (tmp_path / "2.edited.md").is_dir()


def test_a_torn_last_line_is_passed_over_and_the_next_line_is_whole(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        for number in (2, 3):
            journal.add(number, "b", {"number": number}, written(tmp_path, f"{number}.md"))
    journal_file = tmp_path / NAME
    journal_file.write_bytes(journal_file.read_bytes()[:-9])
    with Journal(tmp_path) as journal:
        assert journal.done(2, "b") is not None
        assert journal.done(3, "b") is None
        journal.add(3, "b", {"number": 3}, written(tmp_path, "3.md"))
    with Journal(tmp_path) as journal:
        assert journal.done(3, "b") == {"number": 3}


@pytest.mark.parametrize(
    "line",
    [
        b'{"row": 2}\n',
        b'{"row": 1e99}\n',
        b"{}\n",
        b"[1]\n",
        b'{"row": "x"}\n',
        b'{"row": -1}\n',
        b'{"row": 2, "aside": "../x"}\n',
        b"\x00\xff\n",
        b"\n",
    ],
)
def test_a_line_that_means_nothing_is_passed_over(tmp_path: Path, line: bytes) -> None:
    noted(tmp_path, (2, "a"))
    with (tmp_path / NAME).open("ab") as file:
        file.write(line)
    with Journal(tmp_path) as journal:
        assert journal.done(2, "a") is not None


@pytest.mark.parametrize("name", ["../victim.md", "/tmp/victim.md", "..", "a/b.md", "..\\\\victim.md"])
def test_a_journal_that_names_other_places_is_not_believed(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    victim = tmp_path / "victim.md"
    victim.write_text("hello")
    (folder / NAME).write_text(f'{{"row": 2, "digest": "x", "files": [["{name}", 5, 0, ""]], "facts": {{}}}}\n')
    with Journal(folder) as journal:
        assert journal.done(2, "x") is None
        journal.add(2, "y", {}, written(folder, "2.md"))
        assert list(journal.gone()) == []
    assert victim.read_text() == "hello"


@pytest.mark.parametrize("name", [NAME, LOCK])
def test_a_journal_that_is_a_link_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "elsewhere").write_text("a\nb")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / name).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutsideError), Journal(folder):
        pass
    assert (tmp_path / "elsewhere").read_text() == "a\nb"


def test_words_of_a_row_may_be_anything(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        journal.add(2, "a", {"value": "\ud800 Ž"}, ())
    with Journal(tmp_path) as journal:
        assert journal.done(2, "a") == {"value": "\ud800 Ž"}


def test_a_row_under_another_name_leaves_no_old_file(tmp_path: Path) -> None:
    noted(tmp_path, (2, "a"))
    with Journal(tmp_path) as journal:
        journal.add(2, "b", {}, written(tmp_path, "2-new.md"))
    assert sorted(path.name for path in tmp_path.glob("*.md")) == ["2-new.md"]


def test_rows_that_a_run_does_not_meet_are_told_and_their_files_kept(tmp_path: Path) -> None:
    noted(tmp_path, (2, "a"), (3, "a"), (4, "a"))
    with Journal(tmp_path) as journal:
        journal.done(2, "a")
        journal.add(3, "b", {}, written(tmp_path, "3.md"))
        assert list(journal.gone()) == [(4, "4.md")]
    assert (tmp_path / "4.md").exists()


def _holds(folder: Path, ready: Any, over: Any) -> None:
    with Journal(folder):
        ready.set()
        over.wait(20)


def test_a_second_run_into_the_same_folder_says_so_and_stops(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ready, over = context.Event(), context.Event()
    first = context.Process(target=_holds, args=(tmp_path, ready, over))
    first.start()
    assert ready.wait(20)
    with pytest.raises(OutsideError) as raised, Journal(tmp_path):
        pass
    assert raised.value.key == "batch-running"
    first.kill()
    first.join()
    with Journal(tmp_path):
        pass


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sheets").write_text("")
    with pytest.raises(OutsideError), Journal(tmp_path / "sheets"):
        pass


def test_what_was_begun_and_never_finished_is_gone_before_a_run_and_after_it(tmp_path: Path) -> None:
    (tmp_path / ".cscoach-killed.part").write_text("half a she")
    with Journal(tmp_path):
        assert not list(tmp_path.glob("*.part"))
        (tmp_path / ".cscoach-outlived.part").write_text("")
    assert not list(tmp_path.glob("*.part"))
