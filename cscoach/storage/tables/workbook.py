"""XLSX and ODS workbooks. Cells come as what the person typed: no number with a tail, a date as a date.

The reader is calamine: about ten times as fast as the alternatives, and it runs no formulas and follows no links. It
reads a sheet into memory as a whole, so what would not fit there is refused first.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from typing import Any, BinaryIO
from xml.parsers.expat import ExpatError

from cscoach.errors import InputError, UsageError
from cscoach.storage.tables import archive, glance, shared, survey
from cscoach.storage.tables.foreign import looks
from cscoach.storage.tables.survey import Sheet
from cscoach.storage.tables.table import Ahead, Counted, Header, Row, Table, header, titled

#: Cells up to the last one of a sheet, empty or not: calamine takes some 30 bytes for each.
MOST_CELLS = 10_000_000

#: How files of the older kind begin: an encrypted workbook is one, and so is an XLS.
_OLE = b"\xd0\xcf\x11\xe0"

#: The part that tells what kind of file a zip is, and what it is called.
_PARTS = {
    "xl/workbook.xml": "xlsx",
    "xl/workbook.bin": "XLSB",
    "word/document.xml": "DOCX",
    "ppt/presentation.xml": "PPTX",
}

#: Where the strings of an XLSX stand that cells share, in small letters.
_STRINGS = "xl/sharedstrings.xml"

#: The parts that tell which sheets there are, and how much they may unpack to: all of it is taken in at once.
_BOOK, _SMALL = ("xl/workbook.xml", "xl/_rels/"), 10_000_000

#: Errors that calamine knows. At others, such as Google's `#ERROR!`, it gives the whole workbook up.
_KNOWN_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})

#: An error cell up to its value, and the value.
_ERROR_CELL = re.compile(rb"(<c(?=\s)[^<>]*\st=\"e\"[^<>]*>(?:<f[^<>]*(?:/>|>[^<]*</f>))?<v>)[^<]*")

#: What the readers of zips and of XML raise for what is not sound, and what follows from it here.
_UNSOUND = (
    zipfile.BadZipFile,  # the zip, its directory, or the checksum of a part
    NotImplementedError,  # zipfile: a newer version, a patch, strong encryption (test_disguised.py, STRANGE)
    zlib.error,  # a part that cannot be unpacked
    EOFError,  # a part that ends before it is unpacked
    ExpatError,  # XML that is not well formed
    LookupError,  # a part, an attribute or an encoding that there is not
    ValueError,  # no number where one must be, not one relationship of a sheet, a document type
)

_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def read(stream: BinaryIO, source: str, *, sheet: str | None) -> Table:
    """A worksheet of a workbook: the one named, or the first that can be seen.

    The stream can be wound back. Raises `InputError` for what is no sound workbook, `UsageError` for a sheet that is
    not there.
    """
    head = stream.read(4096)
    if head.startswith(_OLE):
        raise _old(head, stream, source)
    if not head.startswith(b"PK\x03\x04"):
        raise InputError("workbook-broken", source=source, looks=looks(head) or "TXT/CSV")
    with _guarded(source):
        parts = archive.opened(stream, source)
        kind = _kind(parts)
        if kind not in ("xlsx", "ods"):
            raise InputError("workbook-broken", source=source, looks=kind)
        book, name, found = (_xlsx if kind == "xlsx" else _ods)(parts, stream, source, sheet)
        loaded = book.get_sheet_by_name(name)
    rows = Ahead(_read(loaded, source))
    title = titled(rows, lambda row: [text(cell) for cell in row[1]])
    titles = header(source, ((number, [text(cell) for cell in cells]) for number, cells in rows))
    # calamine begins with the first row, but with the first column in which anything stands.
    first = loaded.start[1] if loaded.start else 0
    counted = Counted(rows, loaded.total_height)
    laid = _rows(counted, titles, first, found)
    return Table(source, kind, titles.names, laid, sheet=name, share=counted.share, title=title)


def _read(loaded: Any, source: str) -> Iterator[tuple[int, list[Any]]]:
    """The rows as calamine gives them, counted from 1."""
    with _guarded(source):
        yield from enumerate(loaded.iter_rows(), 1)


def _rows(rows: Iterable[tuple[int, list[Any]]], titles: Header, first: int, found: Sheet) -> Iterator[Row]:
    for number, cells in rows:
        if number in found.errors:
            place, value = found.errors[number]
            yield titles.faulty(number, "error-cell", column=titles.name(place - first), value=value)
            continue
        try:
            # Only texts can be joined, which most rows are.
            whole = "".join(cells)
        except TypeError:
            cells = [text(cell) for cell in cells]
            whole = "".join(cells)
        if whole and not whole.isspace():
            yield titles.row(number, cells, whole)


def text(cell: Any) -> str:
    """A cell as what was typed. Spreadsheets know no whole numbers: 5 is kept as 5.0."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return f"{cell.date()} {_clock(cell.time())}" if cell.time() != time() else str(cell.date())
    if isinstance(cell, time):
        return _clock(cell)
    if isinstance(cell, timedelta):
        minutes, seconds = divmod(int(cell.total_seconds()), 60)
        return f"{minutes // 60:02}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")
    return str(cell)


def _clock(moment: time) -> str:
    return moment.isoformat("seconds" if moment.second else "minutes")


def _xlsx(parts: zipfile.ZipFile, stream: BinaryIO, source: str, sheet: str | None) -> tuple[Any, str, Sheet]:
    """The workbook opened, the name of the sheet, and what was seen of it."""
    texts = next((part for part in parts.namelist() if part.lower() == _STRINGS), None)
    strings = archive.Part(parts, texts, source) if texts else None
    for part in parts.namelist():
        if part.lower().endswith((".xml", ".rels")) and not part.lower().startswith("xl/worksheets/") and part != texts:
            for _ in archive.chunks(parts, part, source, _SMALL if part.lower().startswith(_BOOK) else archive.LARGEST):
                pass
    if strings and not strings.reaches(glance.strings_claimed(strings)):
        raise archive.too_large(source)
    book = _opened(stream)
    name = _chosen(book, sheet, source)
    known = survey.elements(archive.chunks(parts, "xl/workbook.xml", source), "sheet")
    targets = survey.elements(archive.chunks(parts, "xl/_rels/workbook.xml.rels", source), "Relationship")
    (relation,) = (entry["id"] for entry in known if entry["name"] == name)
    (target,) = (entry["Target"].lstrip("/") for entry in targets if entry["Id"] == relation)
    path = target if target.startswith("xl/") else f"xl/{target}"
    worksheet = archive.Part(parts, path, source)
    plain = glance.is_plain(worksheet, MOST_CELLS)
    if strings and shared.too_much(strings, worksheet, plain=plain):
        raise archive.too_large(source)
    if plain:
        return book, name, Sheet()
    found = survey.worksheet(worksheet())
    _refuse_vast(name, found, source)
    if found.values - _KNOWN_ERRORS:
        book = _opened(archive.changed(parts, path, _with_known_errors, source))
    return book, name, found


def _with_known_errors(sheet: bytes) -> bytes:
    """The XML of a worksheet with errors that calamine knows; what they really are has been seen before."""
    return _ERROR_CELL.sub(rb"\1#VALUE!", sheet)


def _ods(parts: zipfile.ZipFile, stream: BinaryIO, source: str, sheet: str | None) -> tuple[Any, str, Sheet]:
    """The same; calamine reads all tables of an ODS when it opens it, so all are looked through before."""
    found = survey.spreadsheet(archive.chunks(parts, "content.xml", source))
    for name, seen in found.items():
        _refuse_vast(name, seen, source)
    book = _opened(stream)
    name = _chosen(book, sheet, source)
    return book, name, found.get(name, Sheet())


def _opened(stream: BinaryIO) -> Any:
    import python_calamine

    stream.seek(0)
    return python_calamine.CalamineWorkbook.from_filelike(stream)


def _chosen(book: Any, sheet: str | None, source: str) -> str:
    """The sheet that was named, or the first that somebody sees: lists to choose from are often on a hidden one."""
    import python_calamine

    tables = [entry for entry in book.sheets_metadata if entry.typ == python_calamine.SheetTypeEnum.WorkSheet]
    names = [str(entry.name) for entry in tables]
    if sheet is not None:
        if sheet not in names:
            raise UsageError("unknown-sheet", value=sheet, expected=", ".join(names))
        return sheet
    if not names:
        raise InputError("empty-table", source=source)
    seen = (str(entry.name) for entry in tables if entry.visible == python_calamine.SheetVisibleEnum.Visible)
    return next(seen, names[0])


def _refuse_vast(name: str, found: Sheet, source: str) -> None:
    if found.rows * found.columns > MOST_CELLS:
        place: dict[str, Any] = {"rows": found.rows, "columns": found.columns, "most": MOST_CELLS}
        raise InputError("sheet-too-large", source=source, sheet=name, **place)


def _kind(parts: zipfile.ZipFile) -> str:
    names = set(parts.namelist())
    if "mimetype" in names:
        with parts.open("mimetype") as file:
            kind = file.read(200).strip()
        return "ods" if kind == _ODS else "ODF"
    return next((kind for part, kind in _PARTS.items() if part in names), "ZIP")


def _old(head: bytes, stream: BinaryIO, source: str) -> InputError:
    """An encrypted workbook, or one of before 2007: the names in the directory of such a file tell."""
    sector = int.from_bytes(head[48:52], "little")
    stream.seek(min((sector + 1) << int.from_bytes(head[30:32], "little") % 16, 1 << 40))
    directory = stream.read(4096)
    if any(name.encode("utf-16-le") in directory for name in ("Workbook", "Book")):
        return InputError("workbook-broken", source=source, looks="XLS")
    return InputError("workbook-encrypted", source=source)


@contextmanager
def _guarded(source: str) -> Iterator[None]:
    """What the readers raise is the file's fault; any other error is ours. A panic of calamine is no `Exception`."""
    try:
        yield
    except BaseException as error:
        import python_calamine

        if isinstance(error, (*_UNSOUND, python_calamine.CalamineError)) or type(error).__name__ == "PanicException":
            raise InputError("workbook-broken", source=source, looks="ZIP") from error
        raise


def kept(stream: BinaryIO, source: str) -> BinaryIO:
    """A stream that can be wound back."""
    if stream.seekable():
        return stream
    data = stream.read(archive.LARGEST + 1)
    if len(data) > archive.LARGEST:
        raise archive.too_large(source)
    return io.BytesIO(data)
