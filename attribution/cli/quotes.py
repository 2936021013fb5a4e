"""`attribution quotes`: who said what, in each article by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import typer

from attribution.cli import checker, exits, inputs, options, output
from attribution.cli.groups import grouped
from attribution.cli.guard import guarded, say
from attribution.cli.progress import ProgressBar
from attribution.config import load_config
from attribution.reports import render_quotes
from attribution.reports.records import reading_diagnostics

if TYPE_CHECKING:
    from attribution.types import Reading


@grouped
def quotes(
    paths: options.Paths,
    *,
    format: options.QuoteFormat = "table",  # noqa: A002 - the option's name
    destination: options.Output = None,
    explain: options.Explain = False,
    readers: options.Readers,
    online: options.Online = False,
    config_file: options.ConfigFile = None,
    hide_outlets: options.HideOutlets = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """List every quotation with its speaker, article by article.

    Exit codes: 0 done, 2 usage or settings, 3 some articles could not be read (the others are listed), 4 internal fault
    or missing model, 5 no article found.
    """
    with guarded(debug=debug):
        config = load_config(
            config_file,
            online=online or None,
            **readers.settings(),
        )
        file = output.destination(destination, paths, output.settings_files(config, config_file))
        items = inputs.checked(paths)
        tally = Tally()
        with ProgressBar(quiet=quiet) as progress:
            readings = tally.over(checker.make_checker(config, progress).quotes(items))
            if hide_outlets:
                readings = hidden(readings)
            output.write(render_quotes(readings, explained(format, explain=explain), output.style(file)), file)
        if tally.code() == exits.NOT_COMPARED and not quiet:
            say("No article found: give text, Markdown, HTML or JSONL files.")
        raise typer.Exit(tally.code())


def hidden(readings: Iterable[Reading]) -> Iterator[Reading]:
    """The readings under neutral letters."""
    from attribution.reports.blind import blind_readings

    return blind_readings(readings)


def explained(format: str, *, explain: bool) -> str:  # noqa: A002 - the option's name
    """The format to write: a table with explanations is another than the plain one; records hold the evidence anyway."""
    return "explained" if explain and format == "table" else format


class Tally:
    """Counts readings as they pass, because a stream is written before its end is known."""

    def __init__(self) -> None:
        self.read = 0
        self.failed = 0

    def over(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """The same readings, counted."""
        for reading in readings:
            self.read += bool(reading.article.text)
            self.failed += any(entry.failed for entry in reading_diagnostics(reading))
            yield reading

    def code(self) -> int:
        """3 where an article was lost, 5 where there was none, else 0."""
        if self.failed:
            return exits.PARTIAL
        return exits.NOTHING if self.read else exits.NOT_COMPARED
