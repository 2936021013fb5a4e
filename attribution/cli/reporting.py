"""The end of every verb that compares: its report filtered, hidden, written and counted, and the exit code."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from attribution.cli import exits, kept, options, output, pager
from attribution.cli.guard import say
from attribution.cli.stats import Stopwatch, stats_lines
from attribution.config import Config
from attribution.reports import render

if TYPE_CHECKING:
    from attribution.cases.baseline import Baseline
    from attribution.types import Report


@dataclass(frozen=True, slots=True)
class Showing:
    """The options that say how a report is shown: for `groups.grouped`."""

    compact: options.Compact = False
    use_pager: options.Pager = None
    hide_outlets: options.HideOutlets = False
    stats: options.Stats = False


@dataclass(frozen=True, slots=True)
class Outlet:
    """Where a report goes and in which form; `known` are the findings the desk knows, `quiet` takes the notes away."""

    config: Config
    format: str
    file: Path | None
    showing: Showing
    known: Baseline | None = None
    quiet: bool = False

    def close(self, report: Report, watch: Stopwatch, nothing: str) -> None:
        """Write the report and leave with its exit code; `nothing` is said where nothing was compared."""
        report = kept.filtered(report, self.config, self.known)
        shown = hidden(report) if self.showing.hide_outlets else report
        pager.show([render(shown, self.format, output.style(self.file, compact=self.showing.compact))], self.file, self.showing.use_pager)
        if self.format == "github":
            summarised(shown)
        for line in stats_lines(report, watch) if self.showing.stats else ():
            say(line)
        if exits.nothing_compared(report) and not self.quiet:
            say(nothing)
        raise typer.Exit(exits.exit_code(report, self.config.fail_on))


@contextmanager
def resumable(config: Config, *, quiet: bool) -> Iterator[None]:
    """Say after Ctrl-C how to go on, where the settings name an archive that has kept what was done."""
    try:
        yield
    except KeyboardInterrupt:
        if config.archive is not None and not quiet:
            say(f"Interrupted. What was read and judged is kept in {config.archive}: run the same command again to go on from there.")
        raise


def hidden(report: Report) -> Report:
    """The report under neutral letters."""
    from attribution.reports.blind import blind

    return blind(report)


def summarised(report: Report) -> None:
    """The report as a page in the summary of a GitHub step."""
    from attribution.cli.stepsummary import step_summary

    step_summary(render(report, "markdown"))
