"""What the verbs of `attribution baseline` do between their options and their output: settings, the file, the rows, the exit code."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.cli import kept, runs
from attribution.cli.today import today
from attribution.config import Config, load_config
from attribution.errors import ConfigError

if TYPE_CHECKING:
    from attribution.cases.baseline import Baseline
    from attribution.cases.baselinereview import Row

# The name where neither the command nor the settings give one.
DEFAULT = "attribution.baseline.toml"


def settings(config_file: Path | None, *, within: bool = False, baseline: str | None = None) -> Config:
    """The settings, whatever they say on failing: these verbs have rules of their own."""
    return load_config(config_file, within=within or None, baseline=baseline, fail_on="low")


def opened(config_file: Path | None, file: str | None, *, within: bool) -> tuple[Config, Baseline]:
    """The settings and the baseline they or the command name."""
    config = settings(config_file, within=within, baseline=file)
    config = config if config.baseline else settings(config_file, within=within, baseline=DEFAULT)
    known = kept.known_findings(config)
    assert known is not None  # DEFAULT stands in for a file that is not named
    return config, known


def last_day(words: str, now: date) -> date:
    """The last day of an approval, which must not be over yet."""
    from attribution.cases.approvals import day_of

    day = day_of(words, "--expires")
    if day < now:
        raise ConfigError(f"--expires {day} is over (today is {now}): give a later day")
    return day


def shown(rows: Sequence[Row], format: str) -> str:  # noqa: A002 - the option's name
    """The rows in a format."""
    from attribution.cases.baselinereview import as_json, as_markdown, as_text

    return as_json(rows, today()) if format == "json" else as_markdown(rows) if format == "markdown" else as_text(rows)


def to_prune(reports: Sequence[runs.Record]) -> list[runs.Record]:
    """The findings of runs that may tell what is gone. Raises ConfigError for runs that did not see everything: decisions would be lost."""
    if missing := runs.lost(reports):
        raise ConfigError(f"--prune would drop what {len(missing)} articles hold that could not be read ({missing[0]}): mend them, or write without --prune")
    return runs.whole(reports, "the report")
