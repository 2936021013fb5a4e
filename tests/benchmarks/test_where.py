"""Where an article's milliseconds go: hooks wherever a function is held by name, and the table; nothing heavy is run."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from benchmarks import spent, where
from benchmarks.spent import ENCODER, OURS, PARSER, STAGES, Stage, bound, rebound, timed

FOUND = where.Where(
    2, 100, 10, 1, "a processor, 2 cores", {"Python": "3.11", "sqlalchemy": "2.0"},
    {STAGES[2].name: 30.0, STAGES[4].name: 60.0, STAGES[0].name: 6.0, where.REST: 4.0},
)  # fmt: skip


@pytest.mark.parametrize("place", [place for stage in STAGES for place in stage.places])
def test_every_place_is_there(place: str) -> None:
    """A function that was moved would count for the stage around it, and nobody would see it."""
    module, _, path = place.partition(":")
    found = import_module(module)
    for name in path.split("."):
        found = getattr(found, name)
    assert callable(found)


def test_a_function_is_timed_wherever_it_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """A module that imported a function by name calls the timed one while the block runs, and the plain one after it."""
    home, holder = ModuleType("attribution_home"), ModuleType("attribution.holder")

    def work() -> int:
        return sum(range(200_000))

    home.work = holder.taken = work  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "attribution_home", home)
    monkeypatch.setitem(sys.modules, "attribution.holder", holder)
    monkeypatch.setattr(spent, "STAGES", (Stage("working", OURS, ("attribution_home:work",)),))
    with timed() as (watch, missing):
        assert holder.taken is not work
        assert holder.taken() == work()
        assert watch.stop()["working"] > 0
    assert missing == []
    assert holder.taken is work is home.work


def test_what_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A version without a stage says which of its functions are missing."""
    monkeypatch.setattr(spent, "STAGES", (Stage("gone", OURS, ("attribution.types:nothing_of_this_name",)),))
    assert bound() == {}
    with timed() as (_, missing), rebound({}):
        assert missing == ["attribution.types:nothing_of_this_name"]


def test_the_time_is_of_an_encoder_the_parser_or_ours() -> None:
    """The rest is ours; the three add up."""
    assert (FOUND.of(ENCODER), FOUND.of(PARSER), FOUND.of(OURS), FOUND.total) == (60.0, 30.0, 10.0, 100.0)


def test_the_table_has_a_row_a_stage_and_the_sums() -> None:
    """Share of the whole in the last column, the machine below."""
    table = where.lines(FOUND)
    assert f"| {STAGES[4].name} | encoder | 60.0 | 60.0% |" in table
    assert "| **all of ours** | ours | 10.0 | 10.0% |" in table
    assert table[-1] == "2 articles of 50 words, 5 questions to the models of pairs an article; 1 thread; a processor, 2 cores; Python 3.11"


def test_figures_of_another_version_stand_beside(tmp_path: Path) -> None:
    """What --out writes is read again, and is the column before."""
    (tmp_path / "before.json").write_text(json.dumps(asdict(FOUND)), "utf-8")
    table = where.lines(FOUND, where.loaded(tmp_path / "before.json"))
    assert f"| {STAGES[4].name} | encoder | 60.0 | 60.0 | 60.0% |" in table


def test_without_data_it_says_what_to_give(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """No folder: exit code 2 and the option's name."""
    monkeypatch.delenv("ATTRIBUTION_DATA", raising=False)
    assert where.main([]) == 2
    assert "--data" in capsys.readouterr().err
