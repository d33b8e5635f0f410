"""Files are whole or not there, private, and stay what they were when something goes wrong."""

from __future__ import annotations

import os
import resource
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cscoach.errors import InputError, OutsideError
from cscoach.storage import files

OLD, NEW = b"old " * 1000, b"new " * 1000

#: Writes a file over and over, two contents by turns, until it is killed.
WRITER = """
import sys
from pathlib import Path
from cscoach.storage import files
path, letter = Path(sys.argv[1]), sys.argv[2].encode()
print("ready", flush=True)
while True:
    for size in (10, 3_000_000):
        files.write(path, letter * size)
"""


def writer(path: Path, letter: str) -> subprocess.Popen[bytes]:
    """A process that writes without end; it has begun."""
    process = subprocess.Popen([sys.executable, "-c", WRITER, str(path), letter], stdout=subprocess.PIPE)
    assert process.stdout
    assert process.stdout.readline() == b"ready\n"
    return process


def stop(process: subprocess.Popen[bytes]) -> None:
    """Kill a process with no time to tidy up."""
    process.send_signal(signal.SIGKILL)
    process.communicate()


def test_a_new_file_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        files.write(tmp_path / "mia.yaml", NEW)
    finally:
        os.umask(before)
    assert (tmp_path / "mia.yaml").read_bytes() == NEW
    assert stat.S_IMODE((tmp_path / "mia.yaml").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["mia.yaml"]


def test_an_open_file_is_private_once_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "mia.yaml"
    path.write_bytes(OLD)
    path.chmod(0o644)
    files.write(path, NEW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_killed_while_writing_the_file_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "mia.yaml"
    files.write(path, b"x" * 10)
    for pause in range(12):
        process = writer(path, "x")
        time.sleep(0.01 + pause * 0.003)
        stop(process)
        assert len(path.read_bytes()) in (10, 3_000_000)


def test_of_two_writers_one_has_the_last_word_and_nothing_is_mixed(tmp_path: Path) -> None:
    path = tmp_path / "mia.yaml"
    first, second = writer(path, "a"), writer(path, "b")
    seen: set[tuple[bytes, int]] = set()
    until = time.monotonic() + 90
    try:
        while len(seen) < 4 and time.monotonic() < until:
            try:
                data = path.read_bytes()
            except FileNotFoundError:
                continue
            assert len(set(data)) == 1
            seen.add((data[:1], len(data)))
    finally:
        stop(first)
        stop(second)
    assert {letter for letter, _ in seen} == {b"a", b"b"}
    assert {size for _, size in seen} == {10, 3_000_000}


def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mia.yaml"
    files.write(path, OLD)

    def interrupted(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        files.write(path, NEW)
    assert path.read_bytes() == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["mia.yaml"]


def test_links_are_followed_and_stay_links(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    for name, target in (("there", "real/old.yaml"), ("dangling", "real/new.yaml"), ("chain", "there")):
        (tmp_path / name).symlink_to(target)
    (tmp_path / "real" / "old.yaml").write_bytes(OLD)
    for name in ("there", "dangling", "chain"):
        files.write(tmp_path / name, name.encode())
        assert (tmp_path / name).is_symlink()
    assert (tmp_path / "real" / "old.yaml").read_bytes() == b"chain"
    assert (tmp_path / "real" / "new.yaml").read_bytes() == b"dangling"


def test_a_pipe_that_is_written_to_bit_by_bit_stays_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "results.csv"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        with files.writing(path) as file:
            file.write(b"row,")
            file.write(b"state\n")
        assert os.read(reader, 100) == b"row,state\n"
    finally:
        os.close(reader)
    assert path.is_fifo()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("nowhere/x.yaml", "no-such-folder"),
        ("file/x.yaml", "no-such-folder"),
        ("broken-link", "no-such-folder"),
        ("x" * 300, "not-writable"),
        ("/proc/x.yaml", "no-such-folder"),
    ],
)
def test_where_nothing_can_be_written(tmp_path: Path, name: str, key: str) -> None:
    (tmp_path / "file").write_bytes(OLD)
    (tmp_path / "broken-link").symlink_to("nowhere/x.yaml")
    with pytest.raises(OutsideError) as caught:
        files.write(tmp_path / name, NEW)
    assert caught.value.key == key
    assert caught.value.exit_code == 4


def test_a_full_disk_is_said_and_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "mia.yaml"
    files.write(path, OLD)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        with pytest.raises(OutsideError) as caught:
            files.write(path, NEW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert caught.value.key == "disk-full"
    assert path.read_bytes() == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["mia.yaml"]


def test_a_folder_is_never_taken_for_a_file(tmp_path: Path) -> None:
    for act in (lambda: files.write(tmp_path, NEW), lambda: files.read_text(tmp_path), lambda: files.ready(tmp_path)):
        with pytest.raises(InputError) as caught:
            act()
        assert caught.value.key == "is-a-folder"


def test_ready_says_whether_there_is_a_file_and_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "mia.yaml"
    assert files.ready(path) is False
    assert list(tmp_path.iterdir()) == []
    path.write_bytes(OLD)
    assert files.ready(path) is True
    assert path.read_bytes() == OLD
    with pytest.raises(OutsideError) as caught:
        files.ready(tmp_path / "nowhere" / "mia.yaml")
    assert caught.value.key == "no-such-folder"
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError) as refused:
        files.ready(tmp_path / "pipe")
    assert refused.value.key == "not-a-file"


def test_text_is_utf_8_with_or_without_a_mark(tmp_path: Path) -> None:
    path = tmp_path / "mia.yaml"
    path.write_bytes("\ufeffЯ працювала".encode())
    assert files.read_text(path) == "Я працювала"
    path.write_bytes("eins\nzwei\nд".encode() + b"\xff")
    with pytest.raises(InputError) as caught:
        files.read_text(path)
    assert (caught.value.key, caught.value.params["line"], caught.value.params["byte"]) == ("not-utf8", 3, 13)


def test_the_largest_file_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "mia.yaml"
    path.write_bytes(b"x" * files.LARGEST)
    assert len(files.read_text(path)) == files.LARGEST
    path.write_bytes(b"x" * (files.LARGEST + 1))
    with pytest.raises(InputError) as caught:
        files.read_text(path)
    assert caught.value.key == "too-large"


def test_a_link_into_a_folder_that_is_gone_is_told_with_that_folder(tmp_path: Path) -> None:
    (tmp_path / "sheet.md").symlink_to("gone/sheet.md")
    with pytest.raises(OutsideError) as caught:
        files.write(tmp_path / "sheet.md", b"x")
    assert caught.value.params["folder"] == (tmp_path / "gone").resolve()
