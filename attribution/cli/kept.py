"""A run's report and what the desk decided before: suppressions in the articles, then the baseline."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attribution.cli.today import today
from attribution.errors import ConfigError

if TYPE_CHECKING:
    from attribution.cases.baseline import Baseline
    from attribution.config import Config
    from attribution.types import Report


def known_findings(config: Config) -> Baseline | None:
    """The baseline of the settings, read before anything slow; None where there is none. Raises ConfigError on a broken one."""
    if config.baseline is None:
        return None
    from attribution.cases.baselinefile import read_baseline

    return read_baseline(read_text(Path(config.baseline)), config.baseline)


def read_text(file: Path) -> str:
    """The text of a baseline."""
    try:
        return file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise ConfigError(f"cannot read the baseline {file}: {reason}. Write one with `attribution baseline write PATHS -o {file}`") from error


def filtered(report: Report, config: Config, known: Baseline | None) -> Report:
    """The report without what is suppressed, and with a baseline only what it does not know; both are counted in the coverage."""
    from attribution.cases.baseline import only_new
    from attribution.cases.suppressing import suppress

    day = today()
    if config.suppressions:
        report = suppress(report, day)
    return report if known is None else only_new(report, known, day)
