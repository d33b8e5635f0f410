"""Which kind of table a path or a stream is, and what is said when it is none."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
import warnings
from pathlib import Path

import pytest

from cscoach.errors import CscoachError, InputError, OutsideError
from cscoach.storage.tables.read import read, read_stream


def fault(path: Path) -> CscoachError:
    with pytest.raises(CscoachError) as raised:
        read(path)
    return raised.value


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    assert fault(tmp_path / "none.csv").key == "no-such-file"
    assert fault(Path("a\0b.csv")).key == "no-such-file"
    assert fault(Path("/dev/zero")).key == "not-a-file"


@pytest.mark.parametrize("name", ["a" * 300 + ".csv", "file/a.csv"])
def test_what_may_not_be_read_is_told(tmp_path: Path, name: str) -> None:
    # Permissions would not keep an administrator out, and tests often run as one; the system refuses these to anybody.
    (tmp_path / "file").write_text("a\n", encoding="utf-8")
    found = fault(tmp_path / name)
    assert isinstance(found, OutsideError)
    assert found.key == "not-readable"


def test_what_runs_in_a_circle_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").symlink_to(tmp_path / "a.csv")
    assert fault(tmp_path / "a.csv").key == "not-readable"


def test_an_empty_file_is_no_table_whatever_it_is_called(tmp_path: Path) -> None:
    for name in ("a.csv", "a.xlsx", "a.jsonl", "a"):
        (tmp_path / name).touch()
        assert fault(tmp_path / name).key == "empty-table"


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.csv", b"a,b\n1,2\n", "csv"),
        ("a.tsv", b"a\tb\n1\t2\n", "csv"),
        ("a", b'{"a": 1}\n', "jsonl"),
        ("a.txt", b'\xef\xbb\xbf\n {"a": 1}\n', "jsonl"),
        ("a.csv", b"{name},b\n1,2\n", "csv"),
    ],
)
def test_kinds_are_told_apart(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert read(path).kind == kind


def test_files_that_are_no_tables_are_told_by_what_they_look_like(tmp_path: Path) -> None:
    for data, looks in ((b"%PDF-1.7\n", "PDF"), (b"\x89PNG\r\n\x1a\n", "PNG"), (b"<html><table>", "HTML")):
        with pytest.raises(InputError) as raised:
            read_stream(io.BytesIO(data))
        assert (raised.value.key, raised.value.params) == ("not-a-table", {"source": "-", "looks": looks})


def test_a_pipe_is_read_like_a_file(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=lambda: path.write_bytes(b"a,b\n" + b"1,2\n" * 100_000))
    writer.start()
    assert sum(1 for _ in read(path).rows) == 100_000
    writer.join()


def test_reading_can_stop_anywhere_and_begin_again(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b\n" + b"1,2\n" * 100_000)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        first = read(path).rows
        assert next(first).number == 2
        del first
        assert next(read(path).rows).number == 2


def test_a_stream_stays_open_for_its_owner() -> None:
    stream = io.BytesIO(b"a\n1\n")
    list(read_stream(stream).rows)
    assert not stream.closed


def test_heavy_libraries_are_imported_where_they_are_used() -> None:
    heavy = ("chardet", "python_calamine", "pydantic")
    code = f"import sys, cscoach.storage.tables.read; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
