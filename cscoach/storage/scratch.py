"""An answer in the user's own editor: a private file that is gone afterwards."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path


def edit(text: str) -> str | None:
    """Let the user change a text in `$VISUAL` or `$EDITOR`. None when no editor could be started."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ("notepad" if sys.platform == "win32" else "vi")
    handle, name = tempfile.mkstemp(prefix="cscoach-", suffix=".txt")
    path = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        # The command is the user's own setting, and no shell sees it.
        done = subprocess.run([*shlex.split(command), name], check=False)
        return path.read_text(encoding="utf-8", errors="replace") if done.returncode == 0 else None
    except OSError:
        return None
    finally:
        path.unlink(missing_ok=True)
