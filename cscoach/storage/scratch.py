"""An answer in the user's own editor: a private file that is gone afterwards."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

#: Where nobody has set an editor: those first that say on the screen how to leave them.
EASY = ("nano", "micro", "pico", "vi")


@dataclass(frozen=True)
class Editor:
    """A command that edits a file. `own`: the user has set it, and so knows it."""

    command: tuple[str, ...]
    own: bool

    @property
    def name(self) -> str:
        """The program's name."""
        return Path(self.command[0]).stem


def editor() -> Editor:
    """What `$VISUAL` or `$EDITOR` names, else the easiest that is there."""
    own = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        command = shlex.split(own)
    except ValueError:
        command = [own]
    if command:
        return Editor(tuple(command), own=True)
    if sys.platform == "win32":
        return Editor(("notepad",), own=False)
    return Editor((next((name for name in EASY if shutil.which(name)), EASY[-1]),), own=False)


def edit(text: str, editor: Editor) -> str | None:
    """Let the user change a text. None when the editor could not be started."""
    handle, name = tempfile.mkstemp(prefix="cscoach-", suffix=".txt")
    path = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        # The command is the user's own setting, and no shell sees it.
        done = subprocess.run([*editor.command, name], check=False)
        return path.read_text(encoding="utf-8", errors="replace") if done.returncode == 0 else None
    except OSError:
        return None
    finally:
        path.unlink(missing_ok=True)
