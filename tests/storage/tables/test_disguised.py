"""Workbooks in which the reader would find something else than what was looked at are refused."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

import pytest

from cscoach.errors import InputError
from cscoach.storage.tables import shared, workbook

MAIN = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATION = f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'


def relations(inner: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def sheet(rows: str) -> str:
    return f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"


def strings(inner: str, more: str = "") -> str:
    return f"<sst {MAIN}{more}>{inner}</sst>"


HELLO = '<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row><row r="2"><c r="A2"><v>7</v></c></row>'
NAMED = '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>0</v></c></row>'

#: More rows and columns than are read, in two cells.
FAR = HELLO + '<row r="1000000"><c r="CV1000000"><v>1</v></c></row>'
#: A string of more text than fits when two cells name it (see `small`).
BIG = "<si><t>" + "a" * 600 + "</t></si>"

TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPES}.worksheet+xml"/></Types>',
    "_rels/.rels": relations(f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'),
    "xl/workbook.xml": f'<workbook {MAIN}><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": relations(RELATION),
    "xl/worksheets/sheet1.xml": sheet(HELLO),
}


def book(parts: Mapping[str, str], extra: bytes = b"") -> bytes:
    """The parts as a zip, laid over those of a harmless one; `extra` is put to the last entry."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, xml in {**PARTS, **parts}.items():
            info = zipfile.ZipInfo(name)
            info.extra = extra if name in parts else b""
            made.writestr(info, xml, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def read(data: bytes) -> list[tuple[str, ...]]:
    return [row.cells for row in workbook.read(io.BytesIO(data), "t.xlsx", sheet=None).rows]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "MOST", 1000)


def test_the_harmless_one_is_read() -> None:
    assert read(book({})) == [("7",)]
    # Mail programs add a line end.
    assert read(book({}) + b"\r\n") == [("7",)]
    assert read(book({"xl/SharedStrings.xml": strings("<si><t>a</t></si>", ' uniqueCount="1"')})) == [("7",)]


OTHER = "xl/worksheets/other.xml"
NAMES = {
    "another case": book({"xl/worksheets/Sheet1.xml": sheet(FAR)}),
    "another case of the folder": book({"XL/worksheets/sheet1.xml": sheet(FAR)}),
    "backslashes": book({"xl\\sharedStrings.xml": strings(BIG), "xl/worksheets/sheet1.xml": sheet(NAMED)}),
    "an entity": book(
        {
            "xl/_rels/workbook.xml.rels": relations(RELATION.replace("sheet1", "sheet&#49;")),
            "xl/worksheets/sheet&#49;.xml": sheet(FAR),
        }
    ),
    "a second name": book(
        {OTHER: sheet(FAR)},
        struct.pack("<HHBL", 0x7075, 29, 1, zlib.crc32(OTHER.encode())) + b"xl/worksheets/sheet1.xml",
    ),
    "two of an id": book(
        {
            "xl/_rels/workbook.xml.rels": relations(RELATION + RELATION.replace("sheet1", "other")),
            OTHER: sheet(FAR),
        }
    ),
    "a target with a prefix": book(
        {
            "xl/_rels/workbook.xml.rels": relations(
                RELATION.replace("sheet1", "other").replace(
                    " Target", ' xmlns:z="z" z:Target="worksheets/sheet1.xml" Target'
                )
            ),
            OTHER: sheet(FAR),
        }
    ),
    "a second end in what the first calls a comment": book({})[:-2] + b"\x18\x00" + book({})[-22:-2] + b"\x05\x00PK",
    "a row elsewhere than its cells": book(
        {"xl/worksheets/sheet1.xml": sheet(HELLO + '<row r="1000000"><c r="CV1"/><c><v>2</v></c></row>')}
    ),
}

NUMBERS = ["x", " 0", "1<!-- -->9", "1&#57;", "0<v></v>"]
STRINGS = [
    strings(BIG),
    strings("<si><t>" + "a" * 600 + "</t><si/></si>"),
    f"<y><si>s</si>{strings(BIG)}</y>",
    strings("<si><t>a</t></si>", ' uniqueCount="1000000000000"'),
    strings("<si><t>a</t></si>", " a='>' uniqueCount = '1000000000000'"),
    strings("<si><t>a</t></si>").replace("sst", "x:sst").replace(" xmlns=", ' uniqueCount="1000000000000" xmlns:x='),
]


SHARED = {
    **{
        f"number {number!r}": {
            "xl/sharedStrings.xml": strings(BIG),
            "xl/worksheets/sheet1.xml": sheet(NAMED.replace(">0<", f">{number}<")),
        }
        for number in NUMBERS
    },
    **{
        f"strings {at}": {"xl/sharedStrings.xml": listed, "xl/worksheets/sheet1.xml": sheet(NAMED)}
        for at, listed in enumerate(STRINGS)
    },
}


def marked(at: int, value: int) -> bytes:
    """The harmless one with a byte of its first entry changed, in the directory."""
    data = bytearray(book({}))
    data[data.index(b"PK\x01\x02") + at] = value
    return bytes(data)


#: What an entry may say of itself that the reader of zips refuses in a way of its own (APPNOTE 4.4.3, 4.4.4).
STRANGE = {
    "a version yet to come": marked(6, 99),
    "a patch": marked(8, 1 << 5),
    "strong encryption": marked(8, 1 << 6),
}


@pytest.mark.parametrize("data", STRANGE.values(), ids=STRANGE)
def test_a_zip_that_cannot_be_unpacked_here_is_called_broken(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read(data)
    assert caught.value.key == "workbook-broken"


@pytest.mark.parametrize("data", [*NAMES.values(), *map(book, SHARED.values())], ids=[*NAMES, *SHARED])
def test_what_would_be_read_otherwise_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        read(data)
