"""The least that a Typer program with help can do, set up as ours is."""

import typer

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def nothing() -> None:
    """Do nothing."""


@app.callback()
def start() -> None:
    """Nothing either."""


app()
