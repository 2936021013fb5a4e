"""`attribution check`: compare articles and report where they agree and where they do not."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from attribution.cli import checker, inputs, kept, options, output, places, reporting
from attribution.cli.amount import likely_articles
from attribution.cli.groups import grouped
from attribution.cli.guard import guarded
from attribution.cli.progress import ProgressBar
from attribution.cli.stats import Stopwatch
from attribution.config import Config, load_config

if TYPE_CHECKING:
    from attribution.types import Report

NOTHING = "Nothing to compare: give two or more different reports of one story."
NOTHING_WITHIN = "Nothing to compare: no article has a headline, standfirst or caption in its text beside the body."
NOTHING_IN_DRAFT = "Nothing to compare: the draft has no quotation, and no statement that the source has too."
NOTHING_AGAINST = "Nothing to compare: the archive has no other report of the story."


@grouped
def check(
    paths: options.Paths,
    *,
    format: options.ReportFormat = "table",  # noqa: A002 - the option's name
    destination: options.Output = None,
    fail_on: options.FailOnOption = None,
    baseline: options.BaselineFile = None,
    no_suppressions: options.NoSuppressions = False,
    all_relations: options.All = False,
    within: options.Within = False,
    sources: options.SourceFiles = None,
    against: options.Against = None,
    seats: options.Seats,
    verdict_cache: options.VerdictCacheFile = None,
    resume: options.Resume = None,
    online: options.Online = False,
    config_file: options.ConfigFile = None,
    workers: options.Workers,
    showing: reporting.Showing,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Compare articles: conflicts, altered quotes, disputes, updates and agreements between them.

    With --within one article is enough: its headline, standfirst and captions are held against its body. With --source every
    quotation is marked verbatim, altered or not in the source. With --against the articles are held against an archive, too.

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
            within=within or None,
            verdict_cache=verdict_cache,
            online=online or None,
            **seats.settings(),
        )
        if resume is not None:
            config = places.kept_in(config, resume, verdict_cache)
        origins = inputs.checked_sources(sources or [], paths)
        file = output.destination(destination, [*paths, *origins], output.settings_files(config, config_file, against))
        items = inputs.checked(paths)
        outlet = reporting.Outlet(config, format, file, showing, kept.known_findings(config), quiet)
        report, watch = compared(config, items, origins, against, workers, quiet=quiet)
        outlet.close(report, watch, nothing_found(config, origins, against))


def compared(
    config: Config, items: list[str], origins: list[str], against: str | None, workers: options.Workers, *, quiet: bool
) -> tuple[Report, Stopwatch]:
    """The report of a run, and what it cost."""
    with ExitStack() as open_ones:
        more: dict[str, Any] = {}
        if against is not None:
            more["against"] = open_ones.enter_context(places.opened(against))
        open_ones.enter_context(reporting.resumable(config, quiet=quiet))
        watch = Stopwatch(open_ones.enter_context(ProgressBar(quiet=quiet)))
        found = open_ones.enter_context(checker.working(config, watch, workers, likely_articles(items)))
        report = found.check(items, origins, **more) if origins or more else found.check(items)
        watch.stop()
        return report, watch


def nothing_found(config: Config, origins: list[str], against: str | None) -> str:
    """What to say where nothing was compared."""
    if config.within:
        return NOTHING_WITHIN
    if origins:
        return NOTHING_IN_DRAFT
    return NOTHING if against is None else NOTHING_AGAINST
