"""`attribution archive check`: drafts against an archive, or everything an archive holds with itself."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

import typer

from attribution.cli import check as comparing
from attribution.cli import checker, inputs, kept, options, output, places, reporting
from attribution.cli.archive.common import Choice, Place
from attribution.cli.groups import grouped
from attribution.cli.guard import guarded
from attribution.cli.progress import ProgressBar
from attribution.cli.stats import Stopwatch
from attribution.config import Config, load_config
from attribution.errors import ConfigError

if TYPE_CHECKING:
    from attribution.archive.store import Archive
    from attribution.types import Report

NOTHING = "Nothing to compare: no two articles of the archive report the same."
WHOLE = (
    "{} given with PATHS, expected one of the two: drafts are held against the whole archive, leave the options out "
    "(for a transcript: `attribution check PATHS --against FILE_OR_URL --source FILE`)"
)
Drafts = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATHS", help="Drafts: files, folders, patterns, or - for stdin. Without them the archive is held against itself.", show_default=False),
]


@grouped
def check(
    paths: Drafts = None,
    *,
    archive: Place = None,
    choice: Choice,
    format: options.ReportFormat = "table",  # noqa: A002 - the option's name
    destination: options.Output = None,
    fail_on: options.FailOnOption = None,
    baseline: options.BaselineFile = None,
    no_suppressions: options.NoSuppressions = False,
    all_relations: options.All = False,
    seats: options.Seats,
    online: options.Online = False,
    config_file: options.ConfigFile = None,
    workers: options.Workers,
    showing: reporting.Showing,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Hold drafts against an archive, or everything it holds against itself.

    With PATHS this is `attribution check PATHS --against`. Without, all articles of the archive (or those of the outlet --source, --since and --until)
    are compared with each other; what was compared before is not compared again, so a run that was stopped goes on where it was.

    Exit codes: 0 nothing to report, 1 findings at or above --fail-on, 2 usage or settings, 3 some articles could not be
    read (report written), 4 internal fault or missing model, 5 nothing to compare (report written), 130 interrupted.
    """
    with guarded(debug=debug):
        config = load_config(
            config_file,
            fail_on=fail_on,
            baseline=baseline,
            suppressions=False if no_suppressions else None,
            all_relations=all_relations or None,
            online=online or None,
            **seats.settings(),
        )
        place, drafts = places.place_of(archive, config), paths or []
        if drafts and choice.given:
            raise ConfigError(WHOLE.format(" and ".join(choice.given)))
        file = output.destination(destination, drafts, output.settings_files(config, config_file, place))
        items = inputs.checked(drafts) if drafts else []
        outlet = reporting.Outlet(config, format, file, showing, kept.known_findings(config), quiet)
        if drafts:
            report, watch = comparing.compared(config, items, [], place, workers, quiet=quiet)
        else:
            report, watch = compared(places.kept_in(config, place), place, choice, workers, quiet=quiet)
        outlet.close(report, watch, comparing.NOTHING_AGAINST if drafts else NOTHING)


def compared(config: Config, place: str, choice: Choice, workers: options.Workers, *, quiet: bool) -> tuple[Report, Stopwatch]:
    """The report on what an archive holds, and what it cost."""
    from attribution.engines.blocks import check_archive

    with ExitStack() as open_ones:
        store = open_ones.enter_context(places.opened(place))
        open_ones.enter_context(reporting.resumable(config, quiet=quiet))
        watch = Stopwatch(open_ones.enter_context(ProgressBar(quiet=quiet)))
        found = open_ones.enter_context(checker.working(config, watch, workers, held(store)))
        report = check_archive(found, store, choice.chosen())
        watch.stop()
        return report, watch


def held(store: Archive) -> int:
    """Articles in an archive."""
    from attribution.archive.tables import articles
    from attribution.archive.upkeep.counting import count

    with store.looking() as connection:
        return count(connection, articles)
