"""The findings of a run: of a report kept with `check --format json`, or of a check made now."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from attribution.cli import checker, exits, inputs
from attribution.cli.guard import say
from attribution.cli.progress import ProgressBar
from attribution.errors import ConfigError

if TYPE_CHECKING:
    from attribution.config import Config

Record = dict[str, Any]


def reports_of(paths: Sequence[str], config: Config, sources: Sequence[str] = (), *, quiet: bool) -> list[Record]:
    """The records of kept reports, where PATHS are such files, else the record of a check of PATHS, suppressions applied."""
    kept = [path for path in paths if is_report(path)]
    if kept and len(kept) < len(paths):
        other = next(path for path in paths if path not in kept)
        raise ConfigError(f"{kept[0]!r} is a report and {other!r} is none, expected reports or articles: give one kind")
    if kept:
        return [read(Path(path)) for path in kept]
    return [checked(paths, config, sources, quiet=quiet)]


def is_report(path: str) -> bool:
    """Whether a path is a file of `attribution check --format json`."""
    if not path.lower().endswith(".json"):
        return False
    try:
        record = json.loads(Path(path).read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(record, dict) and str(record.get("schema", "")).startswith("attribution.report/")


def read(file: Path) -> Record:
    """The record of a kept report; raises ConfigError for one of another schema."""
    from attribution.reports.lookup import read_report

    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise ConfigError(f"cannot read the report {file}: {reason}. Give a file of `attribution check --format json`") from error
    return read_report(text, str(file))


def checked(paths: Sequence[str], config: Config, sources: Sequence[str] = (), *, quiet: bool) -> Record:
    """The record of a check made now."""
    from attribution.cases.suppressing import suppress
    from attribution.cli.today import today
    from attribution.reports.records import report_record

    given = list(paths)
    items, origins = inputs.checked(given), inputs.checked_sources(list(sources), given)
    with ProgressBar(quiet=quiet) as progress:
        found = checker.make_checker(config, progress)
        report = found.check(items, origins) if origins else found.check(items)
    return report_record(suppress(report, today()) if config.suppressions else report)


def whole(reports: Sequence[Record], what: str) -> list[Record]:
    """The findings of reports that show all there was; raises ConfigError for one that a baseline has thinned out."""
    for report in reports:
        if "baseline" in report.get("coverage", {}):
            raise ConfigError(f"{what} was made with --baseline and has only new findings: make it again without")
    return findings_of(reports)


def findings_of(reports: Sequence[Record]) -> list[Record]:
    """The findings of reports, in their order."""
    return [finding for report in reports for finding in report["findings"]]


def lost(reports: Iterable[Record]) -> list[str]:
    """What the reports say of articles that could not be read, each once: a run that lost one cannot tell that something is gone."""
    return list(dict.fromkeys(str(entry["message"]) for report in reports for entry in report.get("diagnostics", ()) if entry.get("failed")))


def ended(reports: Sequence[Record], code: int) -> None:
    """Leave with the exit code of a verb whose output is written; articles that could not be read are told, and go before findings."""
    missing = lost(reports)
    for message in missing:
        say(f"Not read: {message}")
    raise typer.Exit(exits.PARTIAL if missing else code)
