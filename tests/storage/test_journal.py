"""The journal of a folder: what is done stays done, whatever happens in between."""

from __future__ import annotations

import multiprocessing
from pathlib import Path
from typing import Any

import pytest

from cscoach.errors import OutsideError
from cscoach.storage.journal import NAME, Journal


def written(folder: Path, name: str, text: str = "sheet") -> tuple[str, ...]:
    """A file as a run leaves it."""
    (folder / name).write_text(text)
    return (name,)


def noted(folder: Path, *rows: tuple[int, str]) -> None:
    """A run that did some rows."""
    with Journal(folder) as journal:
        for number, digest in rows:
            journal.add(number, digest, {"number": number}, written(folder, f"{number}.md"))


def test_a_row_is_done_while_it_is_the_same_and_its_file_is_there(tmp_path: Path) -> None:
    noted(tmp_path, (2, "a"), (3, "b"))
    with Journal(tmp_path) as journal:
        assert journal.done(2, "a") == {"number": 2}
        assert journal.done(2, "changed") is None
        assert journal.done(4, "a") is None
        (tmp_path / "3.md").write_text("somebody wrote more into it")
        assert journal.done(3, "b") is None
        (tmp_path / "3.md").unlink()
        assert journal.done(3, "b") is None


def test_a_torn_last_line_is_passed_over_and_the_next_line_is_whole(tmp_path: Path) -> None:
    noted(tmp_path, (2, "a"), (3, "b"))
    journal_file = tmp_path / NAME
    journal_file.write_bytes(journal_file.read_bytes()[:-9])
    with Journal(tmp_path) as journal:
        assert journal.done(2, "a") is not None
        assert journal.done(3, "b") is None
        journal.add(3, "b", {"number": 3}, written(tmp_path, "3.md"))
    with Journal(tmp_path) as journal:
        assert journal.done(3, "b") == {"number": 3}


@pytest.mark.parametrize("line", [b"{}\n", b"[1]\n", b'{"row": "x"}\n', b'{"row": -1}\n', b"\x00\xff\n", b"\n"])
def test_a_line_that_means_nothing_is_passed_over(tmp_path: Path, line: bytes) -> None:
    noted(tmp_path, (2, "a"))
    with (tmp_path / NAME).open("ab") as file:
        file.write(line)
    with Journal(tmp_path) as journal:
        assert journal.done(2, "a") is not None


def test_a_row_under_another_name_leaves_no_old_file_but_one_that_somebody_changed(tmp_path: Path) -> None:
    noted(tmp_path, (2, "a"), (3, "a"))
    (tmp_path / "3.md").write_text("with remarks of the adviser")
    with Journal(tmp_path) as journal:
        journal.add(2, "b", {}, written(tmp_path, "2-new.md"))
        journal.add(3, "b", {}, written(tmp_path, "3-new.md"))
        assert journal.kept == ["3.md"]
    assert sorted(path.name for path in tmp_path.glob("*.md")) == ["2-new.md", "3-new.md", "3.md"]


def test_rows_that_a_run_does_not_meet_are_told_and_their_files_kept(tmp_path: Path) -> None:
    noted(tmp_path, (2, "a"), (3, "a"), (4, "a"))
    with Journal(tmp_path) as journal:
        journal.done(2, "a")
        journal.add(3, "b", {}, written(tmp_path, "3.md"))
        assert list(journal.gone()) == ["4.md"]
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
