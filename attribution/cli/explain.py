"""`attribution explain`: the whole derivation of one finding, on a page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from attribution.cli import inputs, options, output, pager, runs
from attribution.cli.check import compared
from attribution.cli.groups import grouped
from attribution.cli.guard import guarded
from attribution.config import Config, load_config
from attribution.errors import ConfigError

if TYPE_CHECKING:
    from attribution.reports.lookup import Record

Wanted = Annotated[
    str,
    typer.Argument(metavar="FINDING", help="Its id (f3), its fingerprint, or the beginning of one.", show_default=False),
]
Articles = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATHS", help="The articles of the check, and its settings.", show_default=False),
]
Kept = Annotated[
    Path | None,
    typer.Option(
        "--report",
        metavar="FILE",
        help="A report kept with `check --format json`: nothing is read or judged again.",
        parser=options.file_name,
        show_default=False,
    ),
]


@grouped
def explain(
    finding: Wanted,
    paths: Articles = None,
    *,
    report: Kept = None,
    destination: options.Output = None,
    within: options.Within = False,
    sources: options.SourceFiles = None,
    against: options.Against = None,
    seats: options.Seats,
    verdict_cache: options.VerdictCacheFile = None,
    online: options.Online = False,
    config_file: options.ConfigFile = None,
    use_pager: options.Pager = None,
    hide_outlets: options.HideOutlets = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Show why a check says what it says: passages, values as read, models, every weight, rule, severity, what would change it.

    Give the PATHS and options of the check, or --report FILE with what it wrote as JSON. Findings of different scope and open
    questions can be explained, too. Exit codes: 0 shown, 2 usage, settings or no such finding, 4 internal fault or missing model.
    """
    with guarded(debug=debug):
        config = load_config(
            config_file,
            all_relations=True,
            within=within or None,
            verdict_cache=verdict_cache,
            online=online or None,
            **seats.settings(),
        )
        given, origins = list(paths or ()), inputs.checked_sources(sources or [], list(paths or ()))
        one_way(given, report, hide_outlets=hide_outlets, against=against is not None)
        kept = {str(report): "the report"} if report else {}
        file = output.destination(destination, [*given, *origins], {**output.settings_files(config, config_file, against), **kept})
        record = runs.read(report) if report is not None else checked(config, given, origins, against, quiet=quiet, hide_outlets=hide_outlets)
        pager.show([page(record, finding, output.style(file))], file, use_pager)


def one_way(paths: list[str], report: Path | None, *, hide_outlets: bool = False, against: bool = False) -> None:
    """Raise ConfigError unless there are articles or a report, and not both; a kept report has the names it was written with."""
    if report is not None and hide_outlets:
        raise ConfigError("--hide-outlets given with --report, expected it with PATHS: or write the report itself with `check --hide-outlets`")
    if report is not None and against:
        raise ConfigError("--against given with --report, expected it with PATHS: a kept report needs no archive, leave it out")
    if bool(paths) == (report is not None):
        seen = "both PATHS and --report" if paths else "neither PATHS nor --report"
        raise ConfigError(f"{seen} given, expected one of them: the articles of the check, or the JSON report it wrote")


def checked(config: Config, paths: list[str], origins: list[str], against: str | None = None, *, quiet: bool, hide_outlets: bool = False) -> Record:
    """The record of a check made now."""
    from attribution.reports.blind import blind
    from attribution.reports.records import report_record

    report, _ = compared(config, inputs.checked(paths), origins, against, options.Workers(), quiet=quiet)
    return report_record(blind(report) if hide_outlets else report)


def page(record: Record, wanted: str, style: Any) -> str:
    """The page on one finding."""
    from attribution.reports.explained import render_explained
    from attribution.reports.lookup import look_up

    return render_explained(record, look_up(record["findings"], wanted), style)
