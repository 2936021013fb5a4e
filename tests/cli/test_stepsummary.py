"""The summary of a GitHub step."""

from __future__ import annotations

import pytest

from attribution.cli.stepsummary import LARGEST, step_summary
from attribution.errors import ConfigError


def test_it_is_appended(tmp_path, monkeypatch):
    """What other tools of the step wrote stays."""
    file = tmp_path / "summary.md"
    file.write_text("before\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    step_summary("# Report é\n")
    assert file.read_text("utf-8") == "before\n# Report é\n"


def test_elsewhere_nothing_happens(tmp_path, monkeypatch):
    """No runner, no file."""
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    monkeypatch.chdir(tmp_path)
    step_summary("# Report")
    assert list(tmp_path.iterdir()) == []


def test_the_limit(tmp_path, monkeypatch):
    """A summary over the runner's limit would be dropped whole: it is cut at a line and says so."""
    file = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    step_summary("zeile é\n" * 200_000)
    text = file.read_text("utf-8")
    assert len(text.encode()) <= LARGEST
    assert text.endswith("--format markdown -o FILE`.\n")
    assert set(text.split("\n\n")[0].splitlines()) == {"zeile é"}


def test_a_place_that_cannot_be_written(tmp_path, monkeypatch):
    """The file is named."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    with pytest.raises(ConfigError, match="step summary"):
        step_summary("x")
