"""`attribution baseline`: the findings a desk knows of: write them, review them, compare a run with them, approve them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from attribution.cli import exits, kept, options, output, runs
from attribution.cli.baselinerun import DEFAULT, last_day, opened, settings, shown, to_prune
from attribution.cli.guard import guarded, say
from attribution.cli.today import today

baseline = typer.Typer(help="Findings a desk knows of: write, review, diff, approve.", no_args_is_help=True, rich_markup_mode=None)

Articles = Annotated[
    list[str],
    typer.Argument(metavar="PATHS|REPORT.json", help="Articles to check, or reports of `check --format json`.", show_default=False),
]
MaybeArticles = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATHS|REPORT.json", help="A run, to see which findings are gone.", show_default=False),
]
File = Annotated[
    str | None,
    typer.Option("-b", "--baseline", metavar="FILE", help=f"The baseline. Default: that of the settings, else {DEFAULT}.", show_default=False),
]
Target = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="FILE", help=f"The baseline to write. Default: that of the settings, else {DEFAULT}; - is stdout.",
        parser=options.file_name, show_default=False,
    ),
]  # fmt: skip
Format = Annotated[
    str,
    typer.Option(
        "--format", metavar="table|markdown|json", help="How it is written.", callback=options.one_of(["table", "markdown", "json"])
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit 1 where a finding is pending or an approval is over.")]
Prune = Annotated[bool, typer.Option("--prune", help="Drop the findings that this run does not have.")]
Fingerprints = Annotated[
    list[str],
    typer.Argument(metavar="FINGERPRINT", help="As `review` shows it, eight characters or more.", show_default=False),
]
Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why the finding may stand.", show_default=False)]
Owner = Annotated[str, typer.Option("--owner", metavar="NAME", help="Who answers for it.", show_default=False)]
Expires = Annotated[str, typer.Option("--expires", metavar="DATE", help="The last day it holds: 2027-01-31.", show_default=False)]
Dated = Annotated[str | None, typer.Option("--date", metavar="DATE", help="The day of the approval. Default: today.", show_default=False)]


@baseline.command()
def write(
    paths: Articles,
    destination: Target = None,
    prune: Prune = False,
    within: options.Within = False,
    sources: options.SourceFiles = None,
    config_file: options.ConfigFile = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Write every finding of a run that asks for an editor into the baseline FILE (-o), as pending.

    Where FILE is there already, its approvals stay, and so do its findings that this run does not have, unless --prune. A finding
    that has changed is pending again. Exit codes: 0 written, 2 usage or settings, 3 some articles could not be read (written
    without them; never with --prune), 4 internal fault or missing model.
    """
    with guarded(debug=debug):
        from attribution.cases.baselinefile import read_baseline, write_baseline
        from attribution.cases.baselinewriting import updated

        config = settings(config_file, within=within, baseline=None if destination is None else str(destination))
        file = Path(config.baseline or DEFAULT)
        known = {name: what for name, what in output.settings_files(config, config_file).items() if name != config.baseline}
        target = output.destination(file, [*paths, *(sources or [])], known)
        old = read_baseline(kept.read_text(file), str(file)) if target is not None and target.is_file() else None
        reports = runs.reports_of(paths, config, sources or [], quiet=quiet)
        written = updated(to_prune(reports) if prune else runs.findings_of(reports), old, prune=prune)
        output.write([write_baseline(written.baseline)], target)
        if not quiet:
            dropped = f", {written.dropped:,} dropped" if written.dropped else ""
            say(f"{written.added:,} pending written, {written.kept:,} known before, {written.gone:,} not in this run and kept{dropped}.")
        runs.ended(reports, exits.NOTHING)


@baseline.command()
def review(
    paths: MaybeArticles = None,
    file: File = None,
    format: Format = "table",  # noqa: A002 - the option's name
    destination: options.Output = None,
    strict: Strict = False,
    within: options.Within = False,
    config_file: options.ConfigFile = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """List what the baseline knows: pending, approved (who, why, until when) and expired; with a run also what is gone.

    Exit codes: 0 listed, 1 with --strict where a finding is pending or an approval is over, 2 usage or settings, 3 some articles
    of the run could not be read (listed; what they hold seems gone), 4 internal fault or missing model.
    """
    with guarded(debug=debug):
        from attribution.cases.baseline import judge_all
        from attribution.cases.baselinereview import review as rows_of

        config, known = opened(config_file, file, within=within)
        target = output.destination(destination, paths or [], output.settings_files(config, config_file))
        reports = runs.reports_of(paths, config, quiet=quiet) if paths else []
        judged = judge_all(runs.whole(reports, "the report"), known, today()) if paths else None
        rows = rows_of(known, today(), judged)
        output.write([shown(rows, format)], target)
        fails = strict and any(row.state in ("pending", "expired") for row in rows)
        runs.ended(reports, exits.FINDINGS if fails else exits.NOTHING)


@baseline.command()
def diff(
    paths: Articles,
    file: File = None,
    format: Format = "table",  # noqa: A002 - the option's name
    destination: options.Output = None,
    within: options.Within = False,
    sources: options.SourceFiles = None,
    config_file: options.ConfigFile = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Compare a run with the baseline: findings that are new, changed, back because an approval is over, or gone.

    Exit codes: 0 nothing new, 1 a finding is new, changed or back, 2 usage or settings, 3 some articles could not be read (the
    difference is written), 4 internal fault or missing model.
    """
    with guarded(debug=debug):
        from attribution.cases.baseline import REPORTED, judge_all
        from attribution.cases.baselinereview import differences

        config, known = opened(config_file, file, within=within)
        target = output.destination(destination, [*paths, *(sources or [])], output.settings_files(config, config_file))
        reports = runs.reports_of(paths, config, sources or [], quiet=quiet)
        rows = differences(known, judge_all(runs.whole(reports, "the report"), known, today()))
        output.write([shown(rows, format)], target)
        runs.ended(reports, exits.FINDINGS if any(row.state in REPORTED for row in rows) else exits.NOTHING)


@baseline.command()
def approve(
    fingerprints: Fingerprints,
    reason: Reason,
    owner: Owner,
    expires: Expires,
    dated: Dated = None,
    file: File = None,
    config_file: options.ConfigFile = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Let known findings stand until a day. The rest of the file, comments too, stays as it is.

    Exit codes: 0 approved, 2 usage, settings or no such finding, 4 internal fault.
    """
    with guarded(debug=debug):
        from attribution.cases.approvals import Approval, day_of
        from attribution.cases.baselinefile import approve as approved

        day = today() if dated is None else day_of(dated, "--date")
        approval = Approval(reason, owner, day, last_day(expires, today()))
        config = settings(config_file, baseline=file)
        path = Path(config.baseline or DEFAULT)
        text = kept.read_text(path)
        names = []
        for wanted in fingerprints:
            text, name = approved(text, str(path), wanted, approval)
            names.append(name)
        output.write([text], output.destination(path, option="--baseline"), "--baseline")
        for name in () if quiet else names:
            say(f"{name} approved until {approval.expires}.")
