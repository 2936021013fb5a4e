"""The `attribution` command: its verbs and `--version`."""

from __future__ import annotations

from typing import Annotated

import typer

from attribution.cli.archive import archive
from attribution.cli.baseline import baseline
from attribution.cli.check import check
from attribution.cli.compare import compare
from attribution.cli.doctor import doctor
from attribution.cli.entail import entail
from attribution.cli.evaluate import evaluate
from attribution.cli.explain import explain
from attribution.cli.ingest import ingest
from attribution.cli.models import models
from attribution.cli.quotes import quotes
from attribution.cli.schema import schema
from attribution.cli.test import run_cases
from attribution.cli.worksheet import worksheet

app = typer.Typer(
    name="attribution",
    help="Checks who said what, and whether news reports agree.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(check)
app.command()(explain)
app.command()(quotes)
app.command("test")(run_cases)
app.command()(compare)
app.command()(ingest)
app.command()(entail)
app.command()(schema)
app.command()(doctor)
app.add_typer(archive, name="archive")
app.add_typer(worksheet, name="worksheet")
app.add_typer(baseline, name="baseline")
app.add_typer(evaluate, name="evaluate")
app.add_typer(models, name="models")


def show_version(wanted: bool) -> None:
    """Print the version and leave."""
    if wanted:
        from attribution.doctor import version

        typer.echo(f"attribution {version('attribution')}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=show_version, is_eager=True)
    ] = False,
) -> None:
    """Checks who said what, and whether news reports agree."""


def main() -> None:
    """Run the command line."""
    app()
