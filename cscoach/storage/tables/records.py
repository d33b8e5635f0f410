"""Records instead of rows: JSON lines, and a folder of candidate files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cscoach import yamltext
from cscoach.errors import CscoachError, InputError, OutsideError, Problem
from cscoach.storage import files
from cscoach.storage.tables import encoding as encodings
from cscoach.storage.tables.encoding import UndecodableError
from cscoach.storage.tables.table import Counted, Row, Table, faulty

#: The longest line of JSON, in bytes.
LONGEST_LINE = 2_000_000

#: What candidate files are called.
SUFFIXES = frozenset({".yaml", ".yml", ".json"})


def lines(stream: BinaryIO, head: bytes, source: str) -> Table:
    """The records of a stream with a JSON object a line, of which `head` is the beginning. Always UTF-8."""
    taken, marked = encodings.mark(head)
    if marked not in (None, "utf-8"):
        raise InputError("undecodable", source=source, byte=1, row=1, encoding="utf-8")
    stream.read(taken)
    return Table(source, "jsonl", (), _objects(stream, source, taken), encoding="utf-8")


def _objects(stream: BinaryIO, source: str, start: int) -> Iterator[Row]:
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            start += len(line)
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST_LINE)
                start += len(line)
            yield faulty(source, number, "line-too-long", size=LONGEST_LINE)
            continue
        if line.strip():
            try:
                text = line.rstrip(b"\r\n").decode("utf-8")
            except UnicodeDecodeError as error:
                raise UndecodableError(start + error.start + 1, "utf-8").at(source, number) from error
            yield _object(text, source, number)
        start += len(line)


def _object(text: str, source: str, number: int) -> Row:
    try:
        data = yamltext.parse_json(text)
    except yamltext.UnreadableError as error:
        problem = error.problems[0]
        if problem.key in ("not-json", "control-character"):
            return faulty(source, number, "broken-json", line=number, column=problem.column)
        return faulty(source, number, problem.key, **problem.params)
    except ValueError:
        # A number that Python refuses to read.
        return faulty(source, number, "broken-json", line=number, column=1)
    return Row(number, data=data) if isinstance(data, dict) else faulty(source, number, "not-an-object")


def folder(path: Path) -> Table:
    """The candidate files that lie in a folder, by name. Raises `InputError` when there are none."""
    try:
        entries = sorted(path.iterdir(), key=lambda entry: entry.name)
        found = [entry for entry in entries if _is_candidate(entry)]
    except OSError as error:
        raise OutsideError("not-readable", path=path, detail=error.strerror) from error
    if not found:
        raise InputError("empty-table", source=str(path))
    counted = Counted(found, len(found))
    rows = (_record(entry, number) for number, entry in enumerate(counted, 1))
    return Table(str(path), "folder", (), rows, share=counted.share)


def _is_candidate(entry: Path) -> bool:
    """Files that begin with a stop are left by programs, and folders are no files whatever they are called."""
    return entry.suffix.lower() in SUFFIXES and not entry.name.startswith(".") and not entry.is_dir()


def _record(path: Path, number: int) -> Row:
    def broken(problem: Problem) -> Row:
        told = Problem(problem.key, problem.params, problem.line, problem.column, problem.excerpt, str(path))
        return Row(number, problem=told, label=path.name)

    try:
        # A link may lead anywhere; a pipe or a device at its end would never be read to the end.
        if path.exists() and not path.is_file():
            return broken(Problem("not-a-file", {"path": path}))
        text = files.read_text(path)
        is_json = text.lstrip().startswith("{")
        data = yamltext.parse_json(text) if is_json else yamltext.parse(text)
    except yamltext.UnreadableError as error:
        return broken(error.problems[0])
    except CscoachError as error:
        return broken(Problem(error.key, error.params))
    except (OSError, ValueError) as error:
        return broken(Problem("not-readable", {"path": path, "detail": getattr(error, "strerror", None) or str(error)}))
    if data is None:
        return broken(Problem("empty-file"))
    return Row(number, data=data, label=path.name) if isinstance(data, dict) else broken(Problem("not-a-mapping"))
