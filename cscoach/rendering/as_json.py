"""Sheet → JSON, for other programs: the sheet as it is, keys in snake_case, `version` first."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from typing import Any

from cscoach.content.interface import Interface
from cscoach.json_schema import schema_of
from cscoach.sheet.document import Sheet

#: Raised when a key changes its name or its meaning, not when one is added.
VERSION = 1


def render(sheet: Sheet, interface: Interface, look: object = None) -> bytes:
    """The sheet as a JSON document, which has no look. Text is left as it is: JSON needs no escaping of letters."""
    data = {"version": VERSION, "bilingual": sheet.bilingual} | dataclasses.asdict(sheet)
    return (json.dumps(data, ensure_ascii=False, indent=2, default=_plain) + "\n").encode()


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a sheet."""
    made = schema_of(Sheet, "sheet", mode="serialization")
    more = {"version": {"const": VERSION}, "bilingual": {"type": "boolean"}}
    return made | {"properties": more | made["properties"]}


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value))
