"""`attribution check`: compare articles and report where they agree and where they do not."""

from __future__ import annotations

import typer

from attribution.cli import checker, exits, inputs, options, output
from attribution.cli.guard import guarded, say
from attribution.cli.progress import ProgressBar
from attribution.config import load_config
from attribution.reports import render


def check(
    paths: options.Paths,
    format: options.ReportFormat = "table",  # noqa: A002 - the option's name
    destination: options.Output = None,
    fail_on: options.FailOnOption = None,
    all_relations: options.All = False,
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
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Compare articles: conflicts, altered quotes, disputes, updates and agreements between them.

    Exit codes: 0 nothing to report, 1 findings at or above --fail-on, 2 usage or settings, 3 some articles could not be
    read (report written), 4 internal fault or missing model, 5 nothing to compare (report written).
    """
    with guarded(debug=debug):
        config = load_config(
            config_file,
            fail_on=fail_on,
            all_relations=all_relations or None,
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
        file = output.destination(destination, paths, output.settings_files(config, config_file))
        items = inputs.checked(paths)
        with ProgressBar(quiet=quiet) as progress:
            report = checker.make_checker(config, progress).check(items)
        output.write([render(report, format, output.style(file))], file)
        if exits.nothing_compared(report) and not quiet:
            say("Nothing to compare: give two or more different reports of one story.")
        raise typer.Exit(exits.exit_code(report, config.fail_on))
