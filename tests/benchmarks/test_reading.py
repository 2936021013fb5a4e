"""The speed of reading: a stopwatch, hooks, and what a machine can multiply; nothing heavy is run."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from benchmarks import reading
from benchmarks.matmul import Shapes, Sizes, limit
from benchmarks.stopwatch import Stopwatch, hooked


class Clock:
    """Time that passes when told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """The time."""
        return self.now


def test_each_second_counts_for_the_innermost_stage() -> None:
    """1 s of rest, 2 s outside and 4 s inside a nested stage, 8 s of rest."""
    clock = Clock()
    watch = Stopwatch(clock)
    clock.now += 1
    with watch.stage("outer"):
        clock.now += 2
        with watch.stage("inner"):
            clock.now += 4
    clock.now += 8
    assert watch.stop() == {"rest": 9.0, "outer": 2.0, "inner": 4.0}
    watch.restart()
    assert watch.stop() == {"rest": 0.0}


def test_a_stage_that_fails_still_ends() -> None:
    """The exception passes, and later time is not the stage's."""
    clock = Clock()
    watch = Stopwatch(clock)

    def fail() -> None:
        clock.now += 1
        raise ValueError

    with pytest.raises(ValueError):
        watch.timed("stage", fail)()
    clock.now += 1
    assert watch.stop() == {"rest": 1.0, "stage": 1.0}


def test_of_a_generator_the_steps_are_timed() -> None:
    """What the caller does between the steps is the caller's."""
    clock = Clock()
    watch = Stopwatch(clock)

    def steps() -> Iterator[int]:
        for number in range(3):
            clock.now += 1
            yield number

    for _ in watch.timed("steps", steps)():
        clock.now += 10
    assert watch.stop() == {"rest": 30.0, "steps": 3.0}


def test_hooks_are_put_in_and_taken_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A method and a function are timed, a place that is not there is named, and all is as before afterwards."""

    class Network:
        def states(self, pieces: int) -> int:
            return pieces + 1

    module = ModuleType("made_up")
    module.Network = Network  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "made_up", module)
    plain, seen = Network.states, []
    places = {"made_up:Network.states": "network", "made_up:other": "other", "not_there:at_all": "none"}
    watch = Stopwatch()
    with hooked(watch, places, {"made_up:Network.states": lambda _network, pieces: seen.append(pieces)}) as missing:
        assert Network().states(1) == 2
        assert missing == ["made_up:other", "not_there:at_all"]
    assert seen == [1]
    assert Network.states is plain
    assert "network" in watch.stop()


def test_operations_by_hand() -> None:
    """One layer, width 2, inner 3, 5 tokens of one row: 4·2·5·2·2 + 2·2·5·2·3 of weights, 4·5·5·2 of attention."""
    sizes = Sizes(1, 2, 3)
    assert sizes.flops(1, 5) == 160 + 120 + 200
    assert Sizes(2, 2, 3).flops(1, 5) == 2 * sizes.flops(1, 5)
    assert len(sizes.products(5)) == 6


def test_the_limit_is_measured_on_the_shapes_seen() -> None:
    """A small product runs at some positive speed; without shapes there is no limit."""
    import torch

    shapes = Shapes()
    network = type("Network", (), {"encoder": type("Encoder", (), {"dtype": torch.float32})})
    shapes.see(network, torch.zeros(2, 16))
    assert shapes.counts == {(2, 16): 1}
    assert limit(Sizes(1, 8, 16), shapes.counts, shapes.dtype, shapes.device) > 0
    assert limit(Sizes(1, 8, 16), {}, shapes.dtype, shapes.device) == 0
    assert reading.multiplied(Shapes(), 1.0) == ("", 0.0, 0.0)


def write(data: Path, docs: list[dict[str, str]]) -> None:
    """A story of made-up articles."""
    path = data / reading.STORIES
    path.parent.mkdir()
    with gzip.open(path, "wt", encoding="utf-8") as handle:
        handle.write(json.dumps({"docs": docs}) + "\n")


def test_articles_are_read_in_the_order_of_the_file(tmp_path: Path) -> None:
    """Blank ones are left out, and an address given twice is two articles."""
    write(tmp_path, [{"doc": "x", "text": "One."}, {"doc": "y", "text": " "}, {"doc": "x", "text": "Two."}])
    assert [(a["id"], a["text"]) for a in reading.stories(tmp_path, 9)] == [("1 x", "One."), ("2 x", "Two.")]
    assert len(reading.stories(tmp_path, 1)) == 1


def test_no_data_folder_is_a_usage_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a folder, or with an empty one, the command says what it needs and returns 2."""
    monkeypatch.delenv("ATTRIBUTION_DATA", raising=False)
    assert reading.main([]) == 2
    assert reading.main(["--data", str(tmp_path)]) == 2
    assert "is not there" in capsys.readouterr().err


def test_the_table_by_hand() -> None:
    """20 articles in 4 s; three quarters of the time in the parser; half of the limit."""
    stages = {"parsing": 3.0, "encoder": 1.0}
    speed = reading.Speed(20, 8000, 9, 0, 4.0, 3.5, 2.0, 512.0, stages, 2, "bfloat16", 5e9, 1e10)
    text = "\n".join(reading.lines(speed))
    assert "5.00/s" in text
    assert "2000/s" in text
    assert "75.0%" in text
    assert "50.0%  of plain bfloat16 products of its shapes: 5 of 10 GFLOP/s" in text
    assert "no encoder ran" in "\n".join(reading.lines(reading.Speed(1, 1, 0, 0, 1.0, 1.0, 0.0, 1.0, {"rest": 1.0}, 1)))
