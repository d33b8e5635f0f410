"""The Typer program: its commands, and the one place where errors become messages and exit codes."""

from __future__ import annotations

import errno
import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from cscoach import __version__
from cscoach.cli import output
from cscoach.cli.commands import batch, check, content, export, forget, form, prepare, schema, sheet, show, template
from cscoach.cli.speech import speech
from cscoach.errors import CscoachError

#: Our own bug (BSD's EX_SOFTWARE), and a run that somebody broke off (128 + SIGINT).
BUG, INTERRUPTED = 70, 130

#: The commands, each a function or a program of its own, in the order in which they are listed.
COMMANDS: dict[str, Callable[..., None] | typer.Typer] = {
    "prepare": prepare.prepare,
    "sheet": sheet.sheet,
    "check": check.check,
    "show": show.show,
    "batch": batch.batch,
    "form": form.form,
    "export": export.export,
    "schema": schema.schema,
    "forget": forget.forget,
    "packs": content.app,
    "template": template.app,
}


class CoachGroup(TyperGroup):
    """Turns what goes wrong into one clear message and its exit code, never a traceback.

    A command is looked into when it is asked for: doing so with all of them takes a fifth of the start.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = {name: TyperCommand(name, help=_about(command)) for name, command in COMMANDS.items()}
        self._made: set[str] = set()

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A command, or None."""
        if cmd_name in COMMANDS and cmd_name not in self._made:
            self.commands[cmd_name] = _made(cmd_name)
            self._made.add(cmd_name)
        return super().get_command(ctx, cmd_name)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands: their names and what they are for are enough."""
        TyperGroup(commands=dict(self.commands), rich_markup_mode=None).format_commands(ctx, formatter)

    def main(self, *arguments: Any, **extra: Any) -> Any:
        """Run the program. Help is printed before any command is run; that must not end in a traceback either."""
        output.be_lenient()
        try:
            return super().main(*arguments, **extra)
        except OSError as error:
            raise SystemExit(_explained(output.full(error))) from error

    def invoke(self, ctx: Any) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except CscoachError as error:
            raise typer.Exit(_explained(error)) from error
        except KeyboardInterrupt as error:
            output.say()
            raise typer.Exit(INTERRUPTED) from error
        except BrokenPipeError as error:
            output.hush()
            raise typer.Exit(0) from error
        except (typer.Exit, typer.Abort):
            raise
        except Exception as error:
            if type(error).__module__.startswith(("typer", "click")) or _no_output(error):
                raise
            from cscoach.cli.crash import report

            output.say(speech.say("end.crash", path=report(error)))
            raise typer.Exit(BUG) from error


def _about(command: Callable[..., None] | typer.Typer) -> str:
    return str(command.info.help) if isinstance(command, typer.Typer) else inspect.getdoc(command) or ""


def _made(name: str) -> Any:
    """A command as Typer makes it."""
    command = COMMANDS[name]
    if not isinstance(command, typer.Typer):
        alone = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
        alone.command(name)(command)
        command = alone
    made = get_command(command)
    made.name = name
    return made


def _explained(error: CscoachError) -> int:
    """Say what went wrong. Returns the exit code."""
    for line in speech.explain(error):
        output.say(line)
    return error.exit_code


def _no_output(error: Exception) -> bool:
    """Whether the disk or the terminal behind standard output has given way."""
    return isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EIO)


# Rich panels for help would cost more than all the rest of the start, and screen readers read plain lines better.
app = typer.Typer(
    cls=CoachGroup,
    name="cscoach",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
