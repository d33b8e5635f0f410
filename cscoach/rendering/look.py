"""How sheets look beyond what stands in them: what somebody brings along of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

#: Templates as they are handed around: names of files with their texts. A tuple, so that it can be a key.
Sources: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Look:
    """Templates of one's own, a line of text for the top, and the name of a picture that lies beside the sheets."""

    templates: Sources = ()
    header: str | None = None
    logo: str | None = None


#: The project's own templates, with nothing on top.
PLAIN = Look()
