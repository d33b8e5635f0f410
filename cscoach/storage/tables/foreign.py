"""What a file is that is no table: people rename files, and save web pages as workbooks. Said in the message."""

from __future__ import annotations

#: How files begin, and what they are called.
SIGNATURES = (
    (b"PK\x03\x04", "ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "XLS"),
    (b"%PDF-", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7Z"),
    (b"\x1f\x8b", "GZIP"),
    (b"SQLite format 3", "SQLite"),
    (b"{\\rtf", "RTF"),
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
    (b"<?xml", "XML"),
)


def looks(head: bytes) -> str | None:
    """What the first bytes of a file say it is; None for text that may be a table."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:16].lower()
    return next((name for sign, name in SIGNATURES if start.startswith(sign.lower())), None)
