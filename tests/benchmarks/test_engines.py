"""The benchmark of engines: what it compares, and which worker it kills; no engine is run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import engines, workerkill
from benchmarks.workerkill import Process, below, listed, workers

PS = """\
    PID    PPID COMMAND
      1       0 /sbin/init
     50       1 python -m benchmarks.engines --child ray
     60      50 raylet --node 1
     61      60 ray::MapWorker(MapBatches(Read)).submit()
     62      60 ray::IDLE
     70       1 raylet --node 2
     71      70 ray::MapWorker(MapBatches(Read)).submit()
     80      50
"""
RUN = {"articles": 10, "seconds": 2.0, "stories": 5, "findings": 3, "questions": 40, "peak": 700.0, "digest": "ab" * 32, "killed": ""}


def test_only_a_worker_of_our_own_cluster_is_killed() -> None:
    """Of two clusters' workers the one below this process; an idle worker does nothing yet."""
    found = listed(PS)
    assert Process(80, 50, "") in found
    assert sorted(one.number for one in below(50, found)) == [60, 61, 62, 80]
    assert [one.number for one in workers(below(50, found))] == [61]
    assert [one.number for one in workers(found)] == [61, 71]


def test_the_first_worker_seen_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is waited for; its name is told without its arguments."""
    seen = iter(["PID PPID COMMAND\n", PS])
    gone: list[int] = []
    monkeypatch.setattr(workerkill, "PAUSE", 0)
    monkeypatch.setattr(workerkill, "told", lambda: next(seen))
    monkeypatch.setattr(workerkill.os, "getpid", lambda: 50)
    monkeypatch.setattr(workerkill.os, "kill", lambda number, _signal: gone.append(number))
    assert workerkill.kill_worker(0) == "ray::MapWorker"
    assert gone == [61]


@pytest.mark.parametrize(("other", "code", "words"), [("ab", 0, "one report"), ("cd", 1, "THE REPORTS DIFFER")])
def test_reports_are_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], other: str, code: int, words: str) -> None:
    """Equal digests are one report; others are told, and the code is 1."""
    runs = {"local": RUN, "ray": RUN | {"digest": other * 32, "killed": "ray::MapWorker"}}
    monkeypatch.setattr(engines, "child", lambda _options, name: runs[name])
    monkeypatch.setattr(engines, "pairs", lambda *_given: [])
    assert engines.main(["--data", str(tmp_path), "--out", str(tmp_path / "out.json")]) == code
    said = capsys.readouterr().out
    assert words in said
    assert "5.0 a second" in said
    assert said.count("killed ray::MapWorker") == 1
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["one"] is (code == 0)


def test_what_cannot_run_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """No data is 2, an engine that fails 4, an unknown one a usage error."""
    monkeypatch.delenv("ATTRIBUTION_DATA", raising=False)
    assert engines.main([]) == 2
    assert engines.main(["--data", str(tmp_path)]) == 2

    def fails(*_given: Any) -> None:
        raise RuntimeError("the run of the engine local ended with 3")

    monkeypatch.setattr(engines, "pairs", lambda *_given: [])
    monkeypatch.setattr(engines, "child", fails)
    assert engines.main(["--data", str(tmp_path)]) == 4
    assert "ended with 3" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        engines.main(["--data", str(tmp_path), "--engines", "local,dask"])
