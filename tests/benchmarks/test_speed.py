"""The speed table, without measuring anything heavy."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import __main__ as listing
from benchmarks import speed, stages
from benchmarks.processes import run_process


def test_a_process_has_time_and_memory() -> None:
    """A bare Python takes some time and a few MiB."""
    usage = run_process("-c", "pass")
    assert 0 < usage.seconds < 60
    assert 1 < usage.peak_mib < 4096


def test_a_process_that_fails_is_named() -> None:
    """The message holds the exit code and the last words."""
    with pytest.raises(RuntimeError, match=r"ended with 3: .*sorry"):
        run_process("-c", "import sys; print('sorry', file=sys.stderr); sys.exit(3)")


def test_pairs_come_from_the_seeds_and_are_the_same_every_time() -> None:
    """The demo corpus is enough to measure with."""
    pairs = stages.seed_pairs(speed.SEEDS, 20)
    assert len(pairs) == 20
    assert pairs == stages.seed_pairs(speed.SEEDS, 20)
    assert all(premise and hypothesis for premise, hypothesis in pairs)


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    """No articles: the stage says so, the others go on."""
    rows, missing = speed.measure(tmp_path, ["entailment"])
    assert rows == []
    assert "no .txt articles" in missing["entailment"] or "ModelError" in missing["entailment"]


def test_ratios_are_value_over_baseline() -> None:
    """The table shows value, ratio and the baseline's name."""
    row = stages.Row("parsing", 200.0, "words/s", "plain", 50.0, "note")
    assert row.ratio == 4.0
    text = "\n".join(speed.lines([row], {"warm": "ModelError: no weights"}))
    assert "4.00 x plain (50.00)  note" in text
    assert "not measured: ModelError: no weights" in text


def test_the_list_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """`python -m benchmarks --list` lists what there is."""
    listing.main(["--list"])
    said = capsys.readouterr().out
    assert "benchmarks.endtoend" in said
    assert "benchmarks.speed" in said
    assert "benchmarks.reading" in said
