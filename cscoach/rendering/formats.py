"""The formats of a sheet, and the function that makes each. A renderer is imported when it is used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from cscoach.content.interface import Interface
from cscoach.rendering.look import PLAIN, Look
from cscoach.sheet.document import Sheet

#: Sheet, the interface of its guidance language, how it is to look → the bytes of a file.
Renderer = Callable[[Sheet, Interface, Look], bytes]


@dataclass(frozen=True)
class Format:
    """One format: its name on the command line, the suffix of its files, and `module:function`."""

    name: str
    suffix: str
    function: str

    def render(self, sheet: Sheet, interface: Interface, look: Look = PLAIN) -> bytes:
        """The sheet as the bytes of a file."""
        module, _, name = self.function.partition(":")
        renderer: Renderer = getattr(import_module(module), name)
        return renderer(sheet, interface, look)


FORMATS: dict[str, Format] = {
    found.name: found
    for found in (
        Format("md", ".md", "cscoach.rendering.markdown:render"),
        Format("json", ".json", "cscoach.rendering.as_json:render"),
    )
}
