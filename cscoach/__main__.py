"""The way in. `--version` is answered before anything heavy is imported."""

from __future__ import annotations

import gc
import sys

#: A start makes many objects and keeps nearly all of them, so that looking for garbage meanwhile finds none and costs a
#: tenth of the time. This many new ones may come before the first look.
PATIENCE = 100_000


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from cscoach import __version__

        sys.stdout.write(f"cscoach {__version__}\n")
        return
    gc.set_threshold(PATIENCE)
    from cscoach.cli.main import app

    # However it was started, so that help and completion speak of the same command.
    app(prog_name="cscoach")


if __name__ == "__main__":
    main()
