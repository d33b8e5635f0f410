"""The way in. `--version` is answered before anything heavy is imported."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from cscoach import __version__

        sys.stdout.write(f"cscoach {__version__}\n")
        return
    from cscoach.cli.main import app

    app()


if __name__ == "__main__":
    main()
