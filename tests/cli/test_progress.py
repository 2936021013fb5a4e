"""Progress: on a terminal only, and only for runs that last."""

from __future__ import annotations

import sys

from attribution.cli.progress import ProgressBar, duration, rate


def bar_after(monkeypatch, *, terminal, **options):
    """A bar that has heard of one step, on a stderr that is a terminal or not."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal, raising=False)
    bar = ProgressBar(**options)
    with bar:
        bar("reading", 1, 2)
        return bar._bar is not None


def test_shown_on_a_terminal_after_a_while(monkeypatch):
    """A long run on a terminal has a bar."""
    assert bar_after(monkeypatch, terminal=True, patience=0.0) is True


def test_not_shown_for_short_runs_pipes_or_quiet(monkeypatch):
    """A short run, a pipe and --quiet have none."""
    assert bar_after(monkeypatch, terminal=True, patience=60.0) is False
    assert bar_after(monkeypatch, terminal=False, patience=0.0) is False
    assert bar_after(monkeypatch, terminal=True, patience=0.0, quiet=True) is False


def shown(monkeypatch, calls):
    """What a bar shows of the last of some calls: (stage, done, total, seconds since the first)."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    now = [0.0]
    bar = ProgressBar(patience=0.0, clock=lambda: now[0])
    with bar:
        for stage, done, total, seconds in calls:
            now[0] = seconds
            bar(stage, done, total)
        return [(task.description, task.completed, task.total, task.fields["count"], task.fields["rate"]) for task in bar._bar.tasks]


def test_each_stage_has_its_count_and_rate(monkeypatch):
    """The rate counts from the stage's own first call: what was looked up before it is not its work."""
    seen = shown(monkeypatch, [("reading", 0, 1200, 0.0), ("reading", 1100, 1200, 4.0), ("comparing", 40, 50, 5.0), ("comparing", 46, 50, 7.0)])
    assert seen == [("reading", 1100, 1200, "1,100/1,200", "275/s"), ("comparing", 46, 50, "46/50", "3.0/s")]


def test_a_total_that_is_not_known(monkeypatch):
    """Only what is done is counted."""
    assert shown(monkeypatch, [("loading models", 0, 0, 0.0)]) == [("loading models", 0, None, "", "")]
    assert shown(monkeypatch, [("linking", 0, 0, 0.0), ("linking", 5, 0, 60.0)]) == [("linking", 5, None, "5", "5.0/min")]


def test_rates_and_durations_in_words():
    """Per second, else per minute; seconds, minutes, hours."""
    assert [rate(0, 5), rate(3, 0), rate(3200, 10), rate(32, 10), rate(1, 90)] == ["", "", "320/s", "3.2/s", "0.7/min"]
    assert [duration(s) for s in (0.4, 59, 150, 7500)] == ["0 s", "59 s", "2 min", "2 h 5 min"]
