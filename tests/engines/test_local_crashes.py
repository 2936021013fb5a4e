"""The local engine when its workers die, or its stages raise."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from functools import partial
from itertools import groupby
from pathlib import Path
from queue import SimpleQueue
from typing import BinaryIO

import pytest

from attribution.config import Config
from attribution.engines.local import Local, process, seat, worker
from attribution.engines.local.tasks import Survey
from attribution.errors import AttributionError, InputError
from attribution.types import Article, Reading
from tests.engines.fakes import Fakes, articles, broken, stillborn, story


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Local]:
    """Two workers with fake stages that leave their notes in the test's folder."""
    with Local(Config(), 2, make=partial(Fakes, str(tmp_path))) as two:
        yield two


def lost(readings: list[Reading]) -> dict[str, str]:
    """What was lost: article -> why."""
    return {r.article.id: r.diagnostics[0].message for r in readings if r.diagnostics[0].failed}


@pytest.mark.parametrize(
    ("order", "how"),
    [
        ("die 5", "exit code 5"),
        ("exit", "exit code 7"),
        ("killed", "killed by signal 9 (SIGKILL), as the system does when memory runs out"),
        ("memory", "out of memory"),
        ("thread", "exit code 1"),
    ],
)
def test_the_article_that_kills_its_worker_is_lost_alone(engine: Local, order: str, how: str) -> None:
    """Whatever way a worker dies: one failed diagnostic that says how, all other articles read, in order."""
    given = articles("x", order, "y", "z")
    found = list(engine.read(given))
    assert [reading.article for reading in found] == given
    assert list(lost(found)) == ["a1"]
    assert how in lost(found)["a1"]
    assert found[1].diagnostics[0].code == "crash"


def test_two_killers_in_one_part_cost_themselves_only(engine: Local) -> None:
    """Each of them is found."""
    found = list(engine.read(articles("die", "x", "die"), claims=False))
    assert list(lost(found)) == ["a0", "a2"]
    assert found[1].diagnostics[0].message.endswith("1 False")


def test_what_an_archive_keeps_is_divided_and_lost_alike() -> None:
    """Articles that are surveyed are taken apart one by one, put together again, and lost with a reason and no vectors."""
    task = Survey(tuple(articles("x", "y")))
    assert [piece.articles[0].id for piece in task.pieces()] == ["a0", "a1"]
    assert [piece.pieces() for piece in task.pieces()] == [(), ()]
    answers = [piece.lost("exit code 3") for piece in task.pieces()]
    whole = task.joined(answers)
    assert lost([surveyed.reading for surveyed in whole]).keys() == {"a0", "a1"}
    assert [surveyed.vectors for surveyed in whole] == [{}, {}]


def test_a_worker_killed_once_costs_nothing(engine: Local) -> None:
    """An article whose worker was killed for another reason is read by the next."""
    found = list(engine.read(articles("x", "once a", "y", "once b")))
    assert lost(found) == {}
    assert len(found) == 4


def test_the_other_worker_goes_on(engine: Local) -> None:
    """While one worker is replaced the other keeps its process, and what it had loaded."""
    list(engine.read(articles(*["meet 2"] * 4)))
    before = set(engine.pids)
    list(engine.read(articles("die")))
    assert len(before) == 2
    assert len(before & set(engine.pids)) == 1


def test_a_story_that_kills_is_told_with_its_articles(engine: Local) -> None:
    """No report is made without it: the run ends with the ids; the engine can be used on."""
    stories = [story("x", "y"), story("x", "die 3", first="bad"), story("z")]
    answers = engine.judge(stories)
    assert next(answers).counts == {"articles": 2}
    with pytest.raises(AttributionError, match=r"comparing the 2 articles of one story ended two .*exit code 3.* one of: 'bad', 'bad\.1'"):
        next(answers)
    assert len(list(engine.judge([story("x"), story("y")]))) == 2


def test_passages_that_kill_are_told(engine: Local) -> None:
    """Nothing can be compared without vectors: the run ends with what to do."""
    with pytest.raises(AttributionError, match=r"embedding 2 passages ended two worker processes \(exit code 3\).*--jobs"):
        engine.embed(["x", "die 3"])


def test_an_error_on_purpose_comes_as_it_is(engine: Local) -> None:
    """What the stages raise of our errors is raised here, with all that belongs to it."""
    with pytest.raises(InputError, match="seen this, expected that") as caught:
        list(engine.read(articles("x", "refuse")))
    assert (caught.value.code, caught.value.line) == ("strange", 3)
    assert not hasattr(caught.value, "__notes__")


def test_a_fault_of_the_program_says_where_it_was(engine: Local) -> None:
    """Another error is raised with the lines of the worker it came from."""
    with pytest.raises(ZeroDivisionError, match="a fault of the program") as caught:
        list(engine.read(articles("bug")))
    assert "in obey" in caught.value.__notes__[0]


def test_an_error_that_cannot_travel_is_told_all_the_same(engine: Local) -> None:
    """An error that no pickle brings back comes under its name; the worker lives."""
    with pytest.raises(RuntimeError, match="UnpicklableError: 1 and 2") as caught:
        list(engine.read(articles("odd")))
    assert "in obey" in caught.value.__notes__[0]
    assert len(list(engine.read(articles("x")))) == 1


def test_stages_that_cannot_be_made_say_why() -> None:
    """A worker without models ends the run with the words of the error, not with its death."""
    with Local(Config(), 2, make=broken) as engine, pytest.raises(InputError, match="no models here, expected some"):
        list(engine.read(articles("x", "y")))


def test_a_machine_on_which_every_worker_dies_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """A run does not go on losing one article after the other."""
    monkeypatch.setattr(seat, "DEATHS", 5)
    told = pytest.raises(AttributionError, match=r"\d worker processes ended one after the other \(the last: exit code 9\)")
    with Local(Config(), 2, make=stillborn) as engine, told:
        list(engine.read(articles(*["x"] * 100)))


def test_a_request_that_no_memory_is_left_for_ends_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """The thread that listens does not end alone: the parent would wait for ever."""

    class Full(io.RawIOBase):
        def readinto(self, _room: object) -> int:
            raise MemoryError

    def left(code: int) -> None:
        raise SystemExit(code)

    monkeypatch.setattr(os, "_exit", left)
    with pytest.raises(SystemExit) as caught:
        worker.listen(Full(), SimpleQueue())  # type: ignore[arg-type]
    assert caught.value.code == worker.OUT_OF_MEMORY


def test_an_answer_that_no_memory_is_left_for_is_not_read_on(engine: Local, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error comes as it is, and the next question has its own answer, from another worker."""
    list(engine.read(articles(*["meet 2"] * 4)))
    real, full = process.receive, iter([True])

    def receive(pipe: BinaryIO) -> bytearray:
        if next(full, False):
            pipe.read(20)
            raise MemoryError("no room for the answer")
        return real(pipe)

    monkeypatch.setattr(process, "receive", receive)
    with pytest.raises(MemoryError, match="no room"):
        list(engine.read(articles("x")))
    for _ in range(4):
        assert [r.article.id for r in engine.read(articles("x", "y"))] == ["a0", "a1"]


def test_what_is_printed_does_not_disturb(engine: Local, capfd: pytest.CaptureFixture[str]) -> None:
    """What a library prints in a worker goes to standard error, not into the answers."""
    assert len(list(engine.read([Article("a", "print something said loudly")]))) == 1
    told = capfd.readouterr()
    assert told.out == ""
    assert "something said loudly" in told.err


def test_workers_are_renewed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After so many characters a worker, which grows with all it reads, makes room for another; nothing else changes."""
    monkeypatch.setattr(seat, "RENEWED", 32)
    given = articles(*"x" * 80)
    with Local(Config(), 1, make=partial(Fakes, str(tmp_path))) as one:
        found = list(one.read(given))
    readers = [reading.diagnostics[0].message.split()[0] for reading in found]
    assert [reading.article for reading in found] == given
    assert [len(list(run)) for _, run in groupby(readers)] == [32, 32, 16]
