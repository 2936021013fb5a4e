"""The models of a run: each is built once, however many threads ask for it at the same moment."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from attribution import archive, parsing
from attribution.config import Config
from attribution.models import Models, once


def test_four_threads_build_a_model_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """All wait for the first and get what it built."""
    built: list[object] = []
    gate = threading.Barrier(4)

    def slow(_name: str) -> object:
        time.sleep(0.05)
        built.append(object())
        return built[-1]

    monkeypatch.setattr(parsing, "load_pipeline", slow)
    models = Models(Config())

    def ask(_: int) -> object:
        gate.wait(10)
        return models.parser

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(ask, range(4)))
    assert len(built) == 1
    assert found == built * 4


def test_threads_share_one_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two memories would let a pair be judged twice."""
    made: list[archive.MemoryVerdicts] = []
    gate = threading.Barrier(4)

    class Slow(archive.MemoryVerdicts):
        def __init__(self) -> None:
            super().__init__()
            time.sleep(0.05)
            made.append(self)

    monkeypatch.setattr(archive, "MemoryVerdicts", Slow)
    models = Models(Config())
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: (gate.wait(10) and None) or models.verdicts, range(4)))
    assert len(made) == 1
    assert all(one is made[0] for one in found)


def test_what_failed_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error is the answer of one call only, and a model that was set by hand stays."""
    answers = iter([OSError("gone"), "pipeline"])

    def load(_name: str) -> str:
        answer = next(answers)
        if isinstance(answer, OSError):
            raise answer
        return answer

    monkeypatch.setattr(parsing, "load_pipeline", load)
    models = Models(Config())
    with pytest.raises(OSError, match="gone"):
        _ = models.parser
    assert models.parser == models.parser == "pipeline"
    models.parser = "mine"  # type: ignore[misc,assignment]
    assert models.parser == "mine"


def test_the_class_shows_its_docs() -> None:
    """`help(Models)` tells what each model is."""
    assert isinstance(Models.parser, once)
    assert Models.parser.__doc__ == "The spaCy pipeline."
