"""`--stats`: counts and seconds on stderr, never in the report."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from attribution.cli.stats import Stopwatch, stats_lines
from tests.reports.sample import sample_report

CLEAN = replace(sample_report(), diagnostics=())


def test_time_goes_to_the_stage_that_was_open():
    """A stage announced with nothing done is open until the next call; steps are booked as they are done."""
    seen, ticks = [], count(0, 10)
    watch = Stopwatch(lambda *call: seen.append(call), lambda: float(next(ticks)))
    watch("loading models", 0, 0)
    watch("reading", 1, 2)
    watch("reading", 2, 2)
    watch("comparing", 0, 0)
    watch.stop()
    assert watch.seconds == {"loading models": 20.0, "reading": 10.0, "comparing": 20.0}
    assert watch.total == 50.0
    assert seen == [("loading models", 0, 0), ("reading", 1, 2), ("reading", 2, 2), ("comparing", 0, 0)]


def test_lines():
    """Counts with pairs judged, reasons, seconds a stage and the pace."""
    watch = Stopwatch(lambda *_: None, lambda: 0.0)
    watch.seconds["comparing"] = 2.0
    report = replace(sample_report(), coverage={"articles": 1, "pairs_asked": 500, "left_out": {"copies": 2}})
    lines = list(stats_lines(report, watch))
    assert lines[0].startswith("counts: 1 article, 0 stories")
    assert "500 pairs asked, 3 findings" in lines[0]
    assert lines[1] == "left out: 2 copies"
    assert lines[-1] == "total: 0.00 s (250 questions a second while comparing)"


def test_on_stderr_only(run, use):
    """The report is the same bytes with and without it."""
    use(CLEAN)
    plain, told = run("check", "herald.txt"), run("check", "herald.txt", "--stats")
    assert plain.stdout == told.stdout
    assert plain.stderr == ""
    assert "total: " in told.stderr
