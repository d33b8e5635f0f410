"""A workbook as spreadsheet programs write it, of any size: texts stand in a part of their own, cells name them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from html import escape
from pathlib import Path

_SCHEMAS = "http://schemas.openxmlformats.org"
_MAIN = f"{_SCHEMAS}/spreadsheetml/2006/main"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_RELATIONS = f"{_SCHEMAS}/officeDocument/2006/relationships"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

#: The parts that are the same in all.
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_SCHEMAS}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPES}.sharedStrings+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_SCHEMAS}/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">'
    '<sheets><sheet name="Answers" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_SCHEMAS}/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
}


def write(path: Path, rows: Iterable[list[str]], columns: list[str]) -> None:
    """Rows of texts, all different, under the letters of their columns."""
    texts = path.with_suffix(".strings")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, xml in _PARTS.items():
            book.writestr(name, _DECLARATION + xml)
        # Only one part of a zip can be written at a time.
        with book.open("xl/worksheets/sheet1.xml", "w") as sheet, texts.open("w", encoding="utf-8") as strings:
            sheet.write(f'{_DECLARATION}<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            strings.write(f'{_DECLARATION}<sst xmlns="{_MAIN}">')
            for number, row in enumerate(rows):
                cells = (
                    f'<c r="{column}{number + 1}" t="s"><v>{number * len(columns) + at}</v></c>'
                    for at, column in enumerate(columns)
                )
                sheet.write(f'<row r="{number + 1}">{"".join(cells)}</row>'.encode())
                strings.writelines(f"<si><t>{escape(text)}</t></si>" for text in row)
            sheet.write(b"</sheetData></worksheet>")
            strings.write("</sst>")
        book.write(texts, "xl/sharedStrings.xml")
    texts.unlink()
