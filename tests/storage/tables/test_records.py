"""JSON lines and folders of candidate files: what is broken costs its own record and no other."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from cscoach.errors import InputError
from cscoach.storage.tables.read import read, read_stream
from cscoach.storage.tables.records import LONGEST_LINE
from cscoach.storage.tables.table import Row


def lines(data: bytes) -> list[Row]:
    found = read_stream(io.BytesIO(data))
    assert (found.kind, found.header, found.encoding) == ("jsonl", (), "utf-8")
    return list(found.rows)


def key(row: Row) -> str | None:
    return row.problem.key if row.problem else None


def test_objects_come_with_their_lines() -> None:
    data = [{"name": "Žydrūnė"}, {"name": "Їжак", "strengths": {"teamwork": "We did"}}]
    text = "\n\n".join(json.dumps(entry, ensure_ascii=False) for entry in data)
    rows = lines(text.encode("utf-8-sig"))
    assert [(row.number, row.data) for row in rows] == [(1, data[0]), (3, data[1])]


def test_what_is_broken_costs_its_line() -> None:
    texts = [b'{"a": 1}', b'{"a": ', b"[1]", b'"x"', b'{"a": 1, "a": 2}', b'{"a": ' + b"9" * 5000 + b"}"]
    rows = lines(b"\n".join([*texts, b"[" * 100_000, b'{"b": 2}']))
    assert [key(row) for row in rows[:5]] == [None, "broken-json", "not-an-object", "not-an-object", "doubled-key"]
    assert rows[1].problem
    assert rows[1].problem.params == {"line": 2, "column": 7}
    assert [row.number for row in rows] == [*range(1, 9)]
    assert key(rows[6]) in ("too-deep", "broken-json")
    assert rows[7].data == {"b": 2}


def test_a_line_too_long_costs_itself() -> None:
    rows = lines(b'{"a": 1}\n{"a": "' + b"x" * (3 * LONGEST_LINE) + b'"}\n{"b": 2}\n')
    assert [(row.number, key(row)) for row in rows] == [(1, None), (2, "line-too-long"), (3, None)]


def test_a_byte_that_is_no_utf8_ends_the_reading() -> None:
    rows = read_stream(io.BytesIO(b'{"a": 1}\n{"a": "\xfe"}\n')).rows
    assert next(rows).data == {"a": 1}
    with pytest.raises(InputError) as raised:
        next(rows)
    assert raised.value.key == "undecodable"
    assert raised.value.params == {"source": "-", "byte": 17, "row": 2, "encoding": "utf-8"}


def test_files_of_json_lines_are_known_by_their_names(tmp_path: Path) -> None:
    for name in ("a.jsonl", "a.ndjson"):
        (tmp_path / name).write_bytes(b'\n{"a": 1}\n')
        assert [row.data for row in read(tmp_path / name).rows] == [{"a": 1}]


def test_a_folder_gives_its_candidate_files_by_name(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("name: Ona\nlanguage: no\n", encoding="utf-8")
    (tmp_path / "a.json").write_text('{"name": "Їжак"}', encoding="utf-8")
    (tmp_path / "c.YML").write_text("name: Jonas\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no candidate", encoding="utf-8")
    (tmp_path / "._b.yaml").write_bytes(b"\0\5\x16\7")
    (tmp_path / "inner.yaml").mkdir()
    found = read(tmp_path)
    assert (found.kind, found.header, found.source) == ("folder", (), str(tmp_path))
    assert [(row.number, row.label, row.data) for row in found.rows] == [
        (1, "a.json", {"name": "Їжак"}),
        (2, "b.yaml", {"name": "Ona", "language": "no"}),
        (3, "c.YML", {"name": "Jonas"}),
    ]


def test_what_cannot_be_read_costs_its_file(tmp_path: Path) -> None:
    broken = {
        "a.yaml": (b"name: [x\n", "not-yaml"),
        "b.json": (b'{"name": }', "not-json"),
        "c.yaml": (b"", "empty-file"),
        "d.yaml": (b"- a\n", "not-a-mapping"),
        "e.yaml": (b"name: \xfe\n", "not-utf8"),
        "f.yaml": (b"a: &x 1\nb: *x\n", "anchors"),
        "g.yaml": (b"#" * 2_000_001, "too-large"),
    }
    for name, (data, _) in broken.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "z.yaml").write_text("name: Ona\n", encoding="utf-8")
    rows = list(read(tmp_path).rows)
    assert [(row.label, key(row)) for row in rows[:-1]] == [(name, fault) for name, (_, fault) in broken.items()]
    assert rows[-1].data == {"name": "Ona"}
    assert all(row.problem.source == str(tmp_path / str(row.label)) for row in rows if row.problem)


def test_links_lead_to_files_only(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside.yaml", tmp_path / "folder"
    folder.mkdir()
    outside.write_text("name: Ona\n", encoding="utf-8")
    (folder / "a.yaml").symlink_to(outside)
    (folder / "b.yaml").symlink_to("/dev/zero")
    (folder / "c.yaml").symlink_to(tmp_path / "nowhere")
    (folder / "d.yaml").symlink_to(folder / "d.yaml")
    os.mkfifo(folder / "e.yaml")
    rows = list(read(folder).rows)
    assert rows[0].data == {"name": "Ona"}
    assert [key(row) for row in rows[1:]] == ["not-a-file", "no-such-file", "not-readable", "not-a-file"]


def test_a_folder_without_candidate_files_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        read(tmp_path)
    assert (raised.value.key, raised.value.params) == ("empty-table", {"source": str(tmp_path)})
