"""An answer in an editor: how to leave it is said before it opens."""

from __future__ import annotations

import sys

from cscoach.cli.display import Display
from cscoach.cli.say import Say
from cscoach.storage import scratch

#: How to save and leave, for editors in which all the rest is plain.
KEYS = {"nano": "Ctrl-O, Enter, Ctrl-X", "pico": "Ctrl-O, Enter, Ctrl-X", "micro": "Ctrl-S, Ctrl-Q"}

#: Editors that nobody leaves who has not been told how.
MODAL = frozenset({"vi", "vim", "nvim", "view", "elvis", "nvi"})


def edited(text: str, display: Display, say: Say) -> str | None:
    """The text as the user has changed it. None where nothing was saved, or no editor could be started."""
    editor = scratch.editor()
    if editor.name in MODAL:
        display.line(say("terminal.editor-modal", editor=editor.name))
    elif editor.name in KEYS:
        display.line(say("terminal.editor-keys", editor=editor.name, keys=KEYS[editor.name]))
    else:
        display.line(say("terminal.editor", editor=editor.name))
    if editor.name in MODAL and not editor.own:
        # It wipes the screen, and with it what has just been said.
        display.line(say("terminal.editor-wait"))
        sys.stdin.readline()
    changed = scratch.edit(text, editor)
    if changed is None:
        display.line(say("terminal.no-editor"), "" if display.plain else "yellow")
        return None
    return changed if changed.strip() != text.strip() else None
