"""A report of a bug of ours, ready to be sent: where it happened, but nothing that the candidate wrote."""

from __future__ import annotations

import platform
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path

from cscoach import __version__
from cscoach.errors import OutsideError
from cscoach.storage import files, home


def report(error: BaseException) -> Path:
    """Write the report and return its path. The error's own message is left out: it may quote an answer."""
    steps = traceback.extract_tb(error.__traceback__)
    lines = [
        "# cscoach stopped by mistake",
        "",
        f"- cscoach {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"- {type(error).__module__}.{type(error).__qualname__}",
        "",
        *(f"    {'/'.join(Path(step.filename).parts[-3:])}:{step.lineno} in {step.name}" for step in steps),
        "",
    ]
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    try:
        folder = home.make()
    except OutsideError:
        folder = Path(tempfile.gettempdir())
    path = folder / f"crash-{stamp}.md"
    files.write(path, "\n".join(lines).encode())
    return path
