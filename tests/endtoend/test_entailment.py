"""Verdicts through the whole program: caches that change nothing, another model in the seat, pairs in and verdicts out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import attribution
from attribution.encoder.entailment import EntailmentModel
from attribution.reports import render
from tests.encoder.tiny import build_tiny

ROOT = Path(__file__).resolve().parents[2]
FIRST = (
    "Orvel mayor speaks after fire\n\nORVEL, 3 March 2031 - A fire at the Hallan warehouse in Orvel killed 12 people on Monday, "
    "the mayor said. The harbour stayed open all day.\n"
)
SECOND = (
    "Warehouse blaze in Orvel\n\nORVEL, 3 March 2031 - A blaze at the Hallan warehouse in Orvel killed 15 people on Monday, police "
    "said. The harbour was closed all day.\n"
)
PAIRS = [("Four people were injured when a tram left the rails in Velmora.", "A tram derailed in Velmora."), ("Nobody was hurt in the fire.", "Several people were hurt in the fire.")]


@pytest.fixture
def paths(tmp_path: Path) -> list[str]:
    """Two reports that differ."""
    for name, text in (("first.txt", FIRST), ("second.txt", SECOND)):
        (tmp_path / name).write_text(text, "utf-8")
    return [str(tmp_path / "first.txt"), str(tmp_path / "second.txt")]


def test_a_report_is_the_same_cold_warm_and_without_a_file(paths: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three runs, the same bytes; the warm one judges nothing anew."""
    judged: list[int] = []
    score = EntailmentModel.score
    monkeypatch.setattr(EntailmentModel, "score", lambda self, pairs: judged.append(len(pairs)) or score(self, pairs))
    file = str(tmp_path / "verdicts.db")
    without = attribution.check(paths, dtype="float32")
    alone = sum(judged)
    cold, warm = (attribution.check(paths, dtype="float32", verdict_cache=file) for _ in range(2))
    assert alone > 0
    assert sum(judged) == 2 * alone
    assert render(without, "json") == render(cold, "json") == render(warm, "json")


def test_one_checker_asks_once(paths: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The same reports again: the same report, and no pair judged twice."""
    checker = attribution.Checker(attribution.Config(dtype="float32"))
    first = render(checker.check(paths), "json")
    monkeypatch.setattr(EntailmentModel, "score", lambda self, pairs: pytest.fail(f"asked {pairs}"))
    assert render(checker.check(paths), "json") == first


def test_a_file_that_is_no_cache_is_told_before_anything_is_read(paths: list[str], tmp_path: Path) -> None:
    """A usage error, and the file is left as it was."""
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    with pytest.raises(attribution.ConfigError, match="no verdict cache"):
        attribution.check(paths, verdict_cache=str(tmp_path / "notes.txt"))
    assert (tmp_path / "notes.txt").read_text("utf-8") == "mine"


def test_entail_streams_verdicts_in_order() -> None:
    """One answer a pair; a hypothesis too long for the model comes as a failed diagnostic in its place."""
    same, lost, denial = attribution.entail([PAIRS[0], ("It rained.", "very long " * 300), PAIRS[1]], dtype="float32")
    assert isinstance(same, attribution.Verdict)
    assert same.label == "entailment"
    assert isinstance(denial, attribution.Verdict)
    assert denial.label == "contradiction"
    assert isinstance(lost, attribution.Diagnostic)
    assert (lost.code, lost.failed) == ("too_long", True)


def test_a_claim_too_long_for_the_model_loses_no_run(paths: list[str]) -> None:
    """A sentence of hundreds of words is compared by rule, and the coverage says what the model was not asked."""
    endless = "killed 12 people on Monday" + " and shook a house, a shed, a barn" * 60
    Path(paths[0]).write_text(FIRST.replace("killed 12 people on Monday", endless), "utf-8")
    Path(paths[1]).write_text(SECOND.replace("killed 15 people on Monday", endless.replace("12", "15")), "utf-8")
    report = attribution.check(paths, dtype="float32")
    assert report.coverage["pairs_compared"] > 0
    assert report.coverage["left_out"]["questions too long for a model"] > 0


def test_another_model_through_the_command_line(paths: list[str], tmp_path: Path) -> None:
    """A tiny checkpoint built here takes the seat of `check` and `entail`, offline; the report names it by its digest."""
    folder = build_tiny(tmp_path / "tiny")
    lines = [json.dumps({"id": n, "premise": p, "hypothesis": h}) for n, (p, h) in enumerate([*PAIRS, ("it rained " * 300, "it was dry")])]
    (tmp_path / "pairs.jsonl").write_text("\n".join(lines), "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HF_HUB_OFFLINE": "1"}

    def program(*words: str) -> str:
        command = [sys.executable, "-m", "attribution", *words, "--entailment-model", str(folder), "--dtype", "float32"]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    records = [json.loads(line) for line in program("entail", "pairs.jsonl").splitlines()]
    assert [record["id"] for record in records] == [0, 1, 2]
    assert all(record["entailment"] + record["neutral"] + record["contradiction"] == pytest.approx(1, abs=1e-3) for record in records)
    assert [record["window"] is None for record in records] == [True, True, False]
    report = json.loads(program("check", *paths, "--format", "json", "--fail-on", "never"))
    assert report["models"]["entailment"].startswith(f"{folder}@")
    assert report["coverage"]["pairs_compared"] > 0
