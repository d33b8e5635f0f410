"""The summary of a batch → Markdown, by the template `reports/summary.md.j2`."""

from __future__ import annotations

from datetime import date
from typing import Any

from cscoach.content.interface import Interface
from cscoach.rendering.markdown import environment, speech, tidied


def render(made_on: date, interface: Interface, **what: Any) -> bytes:
    """The summary as CommonMark, UTF-8. `what` are the values that the template shows."""
    template = environment().get_template("summary.md.j2")
    return tidied(template.render(made_on=made_on, **speech(interface, "batch"), **what))
