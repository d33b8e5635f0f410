"""The formats of course material, and the function that makes each. A format is imported when it is used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from cscoach.errors import OutsideError
from cscoach.exports.material import Material


@dataclass(frozen=True)
class Format:
    """One format: its name on the command line, the suffix of its files, `module:function`, the extra it needs."""

    name: str
    suffix: str
    function: str
    extra: str | None = None
    binary: bool = False

    def render(self, material: Material) -> bytes:
        """The material as the bytes of a file. Raises `OutsideError` when the extra is not installed."""
        module, _, name = self.function.partition(":")
        try:
            renderer: Callable[[Material], bytes] = getattr(import_module(module), name)
        except ModuleNotFoundError as error:
            if self.extra is None or (error.name or "").startswith("cscoach"):
                raise
            raise OutsideError("missing-extra", what=self.name, extra=self.extra) from error
        return renderer(material)


FORMATS: dict[str, Format] = {
    found.name: found
    for found in (
        Format("anki", ".apkg", "cscoach.exports.anki:render", extra="anki", binary=True),
        Format("moodle", ".xml", "cscoach.exports.moodle:render"),
        Format("gift", ".gift.txt", "cscoach.exports.gift:render"),
        Format("qti", ".zip", "cscoach.exports.qti:render", binary=True),
        Format("slides", ".md", "cscoach.exports.slides:render"),
        Format("cards", ".md", "cscoach.exports.handouts:cards"),
        Format("worksheet", ".md", "cscoach.exports.handouts:worksheet"),
        Format("quiz", ".md", "cscoach.exports.handouts:quiz"),
        Format("rubric", ".csv", "cscoach.exports.tables:rubric"),
        Format("questions", ".csv", "cscoach.exports.tables:questions"),
        Format("bank", ".json", "cscoach.exports.bank:render"),
    )
}
