"""Progress: on a terminal only, and only for runs that last."""

from __future__ import annotations

import sys

from attribution.cli.progress import ProgressBar


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
