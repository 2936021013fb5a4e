"""`attribution check`: compare articles and report where they agree and where they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from attribution.cli import checker, exits, inputs, kept, options, output, pager
from attribution.cli.guard import guarded, say
from attribution.cli.progress import ProgressBar
from attribution.cli.stats import Stopwatch, stats_lines
from attribution.config import load_config
from attribution.reports import render

if TYPE_CHECKING:
    from attribution.types import Report

NOTHING = "Nothing to compare: give two or more different reports of one story."
NOTHING_WITHIN = "Nothing to compare: no article has a headline, standfirst or caption in its text beside the body."
NOTHING_IN_DRAFT = "Nothing to compare: the draft has no quotation, and no statement that the source has too."


def check(
    paths: options.Paths,
    format: options.ReportFormat = "table",  # noqa: A002 - the option's name
    destination: options.Output = None,
    fail_on: options.FailOnOption = None,
    baseline: options.BaselineFile = None,
    no_suppressions: options.NoSuppressions = False,
    all_relations: options.All = False,
    within: options.Within = False,
    sources: options.SourceFiles = None,
    people: options.People = None,
    min_speaker_confidence: options.MinSpeakerConfidence = None,
    entailment_model: options.EntailmentModel = None,
    spacy_model: options.SpacyModel = None,
    base_encoder: options.BaseEncoder = None,
    device: options.Device = None,
    dtype: options.Dtype = None,
    verdict_cache: options.VerdictCacheFile = None,
    online: options.Online = False,
    config_file: options.ConfigFile = None,
    compact: options.Compact = False,
    use_pager: options.Pager = None,
    hide_outlets: options.HideOutlets = False,
    stats: options.Stats = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Compare articles: conflicts, altered quotes, disputes, updates and agreements between them.

    With --within one article is enough: its headline, standfirst and captions are held against its body. With --source every
    quotation is marked verbatim, altered or not in the source.

    Exit codes: 0 nothing to report, 1 findings at or above --fail-on, 2 usage or settings, 3 some articles could not be
    read (report written), 4 internal fault or missing model, 5 nothing to compare (report written).
    """
    with guarded(debug=debug):
        config = load_config(
            config_file,
            fail_on=fail_on,
            baseline=baseline,
            suppressions=False if no_suppressions else None,
            all_relations=all_relations or None,
            within=within or None,
            people=people,
            min_speaker_confidence=min_speaker_confidence,
            entailment_model=entailment_model,
            spacy_model=spacy_model,
            base_encoder=base_encoder,
            device=device,
            dtype=dtype,
            verdict_cache=verdict_cache,
            online=online or None,
        )
        origins = inputs.checked_sources(sources or [], paths)
        file = output.destination(destination, [*paths, *origins], output.settings_files(config, config_file))
        items = inputs.checked(paths)
        known = kept.known_findings(config)
        with ProgressBar(quiet=quiet) as progress:
            watch = Stopwatch(progress)
            found = checker.make_checker(config, watch)
            report = found.check(items, origins) if origins else found.check(items)
            watch.stop()
        report = kept.filtered(report, config, known)
        shown = hidden(report) if hide_outlets else report
        pager.show([render(shown, format, output.style(file, compact=compact))], file, use_pager)
        if format == "github":
            summarised(shown)
        for line in stats_lines(report, watch) if stats else ():
            say(line)
        if exits.nothing_compared(report) and not quiet:
            say(NOTHING_WITHIN if config.within else NOTHING_IN_DRAFT if origins else NOTHING)
        raise typer.Exit(exits.exit_code(report, config.fail_on))


def hidden(report: Report) -> Report:
    """The report under neutral letters."""
    from attribution.reports.blind import blind

    return blind(report)


def summarised(report: Report) -> None:
    """The report as a page in the summary of a GitHub step."""
    from attribution.cli.stepsummary import step_summary

    step_summary(render(report, "markdown"))
