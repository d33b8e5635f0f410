"""The encoding is found, told, and never guessed over: no character of a name is replaced."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from cscoach.errors import InputError, UsageError
from cscoach.storage.tables.read import Asked, read, read_stream

NAMES = {
    "lt": ("Žydrūnė Šaltenytė", "Vytautas Čepaitis", "Eglė Žukauskaitė"),
    "lv": ("Jānis Bērziņš", "Ģirts Ķēniņš", "Līga Kalniņa"),
    "uk": ("Олена Коваленко", "Юлія Їжакевич", "Іван Петренко"),
    "bg": ("Мария Иванова", "Щърба Ъгълова", "Георги Димитров"),
}
WRITTEN = [
    *[(language, encoding) for language in ("lt", "lv") for encoding in ("cp1257", "iso8859-13")],
    *[(language, "cp1251") for language in ("uk", "bg")],
    ("uk", "koi8-u"),
    *[
        (language, encoding)
        for language in NAMES
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
    ],
]


def table(language: str, rows: int) -> str:
    names = NAMES[language]
    return "name,email\r\n" + "".join(f"{names[n % len(names)]},person{n}@example.org\r\n" for n in range(rows))


@pytest.mark.parametrize("rows", [1, 3, 500])
@pytest.mark.parametrize(("language", "encoding"), WRITTEN)
def test_names_come_as_they_were_written(tmp_path: Path, language: str, encoding: str, rows: int) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(table(language, rows).encode(encoding))
    found = read(path, Asked(language=language))
    assert found.header == ("name", "email")
    assert [row.cells[0] for row in found.rows][:3] == list(NAMES[language])[:rows]


def test_the_encoding_is_told() -> None:
    for encoding, told in (("utf-8-sig", "utf-8"), ("utf-16", "utf-16-le"), ("cp1257", "cp1257")):
        assert read_stream(io.BytesIO(table("lt", 9).encode(encoding)), Asked(language="lt")).encoding == told


def test_an_encoding_can_be_given() -> None:
    found = read_stream(io.BytesIO("name\nЇжак\n".encode("cp866")), Asked(encoding="CP866", language="lt"))
    assert (found.encoding, [row.cells for row in found.rows]) == ("cp866", [("Їжак",)])


def test_the_mark_of_a_file_is_believed_more_than_an_option() -> None:
    found = read_stream(io.BytesIO("name\nŽydrūnė\n".encode("utf-8-sig")), Asked(encoding="cp1257"))
    assert (found.header, found.encoding) == (("name",), "utf-8")


@pytest.mark.parametrize("name", ["klingon", "rot13", "base64", "utf\0"])
def test_an_encoding_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(UsageError) as raised:
        read_stream(io.BytesIO(b"a\n1\n"), Asked(encoding=name))
    assert (raised.value.key, raised.value.params) == ("unknown-encoding", {"value": name})


def test_a_byte_that_is_no_character_is_told_with_its_row() -> None:
    before = b'a,b\n1,"two\nlines"\n'
    found = read_stream(io.BytesIO(before + "ž".encode() + b",2\n3,\x9e\n"), Asked(encoding="utf-8"))
    rows = found.rows
    assert next(rows).cells == ("1", "two\nlines")
    assert next(rows).cells == ("ž", "2")
    with pytest.raises(InputError) as raised:
        next(rows)
    assert raised.value.key == "undecodable"
    assert raised.value.params == {"source": "-", "byte": len(before) + 8, "row": 4, "encoding": "utf-8"}


def test_what_comes_after_the_sample_must_fit_too() -> None:
    data = b"name,city\n" + b"Ona,Vilnius\n" * 40_000 + b"\x8aarunas,Kaunas\n"
    with pytest.raises(InputError) as raised:
        list(read_stream(io.BytesIO(data), Asked(language="lt")).rows)
    assert raised.value.params["byte"] == data.index(b"\x8a") + 1
    assert raised.value.params["row"] == 40_002


def test_a_byte_in_the_header_is_told() -> None:
    with pytest.raises(InputError) as raised:
        read_stream(io.BytesIO(b"na\xffme,b\n1,2\n"), Asked(encoding="utf-8"))
    assert (raised.value.key, raised.value.params["row"], raised.value.params["byte"]) == ("undecodable", 1, 3)


def test_characters_and_line_ends_may_fall_between_two_chunks() -> None:
    for shift in range(4):
        text = "a" * shift + "name\r\n" + "žąčęėįšų\r\n" * 9_000
        found = list(read_stream(io.BytesIO(text.encode())).rows)
        assert len(found) == 9_000
        assert {row.cells for row in found} == {("žąčęėįšų",)}
        assert found[-1].number == 9_001
