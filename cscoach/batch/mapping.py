"""The adviser's own map of a table's headers: a YAML file, header → name of a column, or null to pass it over."""

from __future__ import annotations

from cscoach import yamltext
from cscoach.errors import InputError


def read_mapping(source: str, name: str) -> dict[str, str | None]:
    """The map in a YAML text that came from `name`. Raises `InputError` with the place of each fault."""
    try:
        data = yamltext.parse(source)
    except yamltext.UnreadableError as error:
        raise InputError("candidate-faults", error.problems, source=name, n=len(error.problems)) from error
    if not isinstance(data, dict) or not all(value is None or isinstance(value, str) for value in data.values()):
        raise InputError("mapping-shape", source=name)
    return {str(header).strip(): value.strip() if value else None for header, value in data.items()}
