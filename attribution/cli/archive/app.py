"""The verbs of `attribution archive`, put together."""

from __future__ import annotations

import typer

from attribution.cli.archive.add import add
from attribution.cli.archive.check import check
from attribution.cli.archive.export import export
from attribution.cli.archive.search import search
from attribution.cli.archive.stats import stats
from attribution.cli.archive.vacuum import vacuum

archive = typer.Typer(no_args_is_help=True, help="An archive of articles: add to it, check drafts against it, search it.")
for verb in (add, check, search, stats, export, vacuum):
    archive.command()(verb)
