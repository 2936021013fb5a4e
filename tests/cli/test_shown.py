"""How a report is shown: a finding a line, outlets hidden; by the options of `check`, `explain` and `quotes`."""

from __future__ import annotations

import json

from tests.reports.sample import sample_report


def test_compact(run, use):
    """A line a finding; other formats do not change."""
    use(sample_report())
    result = run("check", "herald.txt", "--compact")
    assert "✗ F1 high conflict number ⚠ · people killed" in result.stdout
    assert len(result.stdout.splitlines()) == 6
    assert result.exit_code == 3
    assert run("check", "herald.txt", "--compact", "--format", "json").stdout == run("check", "herald.txt", "--format", "json").stdout


def test_hidden_outlets(run, use):
    """Letters in the report, in its JSON, in the explanation and in the quotations; the exit code is the same."""
    use(sample_report())
    for arguments in (["check", "herald.txt"], ["check", "herald.txt", "--format", "json"], ["explain", "F1", "herald.txt"], ["quotes", "herald.txt"]):
        named, hidden = run(*arguments), run(*arguments, "--hide-outlets")
        assert "Herald" in named.stdout
        assert "Herald" not in hidden.stdout
        assert "herald.txt" not in hidden.stdout
        assert "Report A" in hidden.stdout
        assert hidden.exit_code == named.exit_code


def test_a_kept_report_has_the_names_it_was_written_with(run, use, folder):
    """Names cannot be taken out of a report without its texts; the next step is told."""
    use(sample_report())
    run("check", "herald.txt", "--format", "json", "--hide-outlets", "-o", "run.json")
    assert json.loads((folder / "run.json").read_text("utf-8"))["articles"][0]["id"] == "Report A"
    assert "Report A" in run("explain", "F1", "--report", "run.json").stdout
    result = run("explain", "F1", "--report", "run.json", "--hide-outlets")
    assert result.exit_code == 2
    assert "check --hide-outlets" in result.stderr
