"""The local engine with the real models: it changes how long a report takes, and not a byte of it."""

from __future__ import annotations

from pathlib import Path

from attribution.config import Config
from attribution.engines.local import Local
from attribution.pipeline import Checker
from attribution.reports.jsonreport import render
from attribution.types import Report

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))


def test_two_processes_write_the_report_of_one() -> None:
    """Three dispatches read, embedded and judged by two workers: the JSON report is that of this process alone."""
    config = Config(all_relations=True)
    with Local(config, 2) as engine:
        apart = checked(Checker(config, engine=engine))
        workers = len(engine.pids)
    alone = checked(Checker(config))
    assert workers == 2
    assert alone.findings
    assert render(apart) == render(alone)


def checked(checker: Checker) -> Report:
    """The report on the first three dispatches."""
    return checker.check(SEEDS[:3])
