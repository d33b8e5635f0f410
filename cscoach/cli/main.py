"""The Typer program: its commands, and the one place where errors become messages and exit codes."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from cscoach import __version__
from cscoach.cli import output
from cscoach.cli.commands import content, forget, prepare, schema, sheet
from cscoach.cli.speech import speech
from cscoach.errors import CscoachError

#: Our own bug (BSD's EX_SOFTWARE), and a run that somebody broke off (128 + SIGINT).
BUG, INTERRUPTED = 70, 130


class CoachGroup(TyperGroup):
    """Turns what goes wrong into one clear message and its exit code, never a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except CscoachError as error:
            for line in speech.explain(error):
                output.say(line)
            raise typer.Exit(error.exit_code) from error
        except KeyboardInterrupt as error:
            output.say()
            raise typer.Exit(INTERRUPTED) from error
        except BrokenPipeError as error:
            output.hush()
            raise typer.Exit(0) from error
        except (typer.Exit, typer.Abort):
            raise
        except Exception as error:
            if type(error).__module__.startswith(("typer", "click")):
                raise
            from cscoach.cli.crash import report

            output.say(speech.say("end.crash", path=report(error)))
            raise typer.Exit(BUG) from error


# Rich panels for help would cost more than all the rest of the start, and screen readers read plain lines better.
app = typer.Typer(
    cls=CoachGroup,
    name="cscoach",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command("prepare")(prepare.prepare)
app.command("sheet")(sheet.sheet)
app.command("schema")(schema.schema)
app.command("forget")(forget.forget)
app.add_typer(content.app, name="packs")


def _version(wanted: bool) -> None:
    if wanted:
        output.out(f"cscoach {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """An interview coach for customer-service work: offline, private, in your own words.

    Begin with: cscoach prepare
    """
    if ctx.invoked_subcommand is None:
        if output.interactive():
            from cscoach.cli.menu import menu

            menu()
        else:
            output.out(ctx.get_help())
