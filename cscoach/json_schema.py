"""JSON Schemas of what the program reads and writes, all under the same head."""

from __future__ import annotations

from typing import Any, Literal

#: The draft that pydantic writes.
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(
    shape: Any, name: str, mode: Literal["validation", "serialization"] = "validation", **more: Any
) -> dict[str, Any]:
    """The JSON Schema of a type under a name of ours. `more` is for the head, such as a version that no document has.

    `mode` is `serialization` where defaults are always written.
    """
    from pydantic import TypeAdapter

    made = TypeAdapter(shape).json_schema(mode=mode)
    # Whose title comes from the name of a class.
    made.pop("title", None)
    return {"$schema": DRAFT, "title": f"cscoach {name}", **more, **made}
