"""The local engine: whatever happens to its workers, answers are complete and in order."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from attribution.config import Config
from attribution.engines.local import Local
from attribution.engines.local.engine import AHEAD, PART
from attribution.types import Article, Reading
from tests.engines.fakes import Fakes, articles, story, vector


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Local]:
    """Two workers with fake stages that leave their notes in the test's folder."""
    with Local(Config(), 2, make=partial(Fakes, str(tmp_path))) as two:
        yield two


@pytest.fixture
def lone(tmp_path: Path) -> Iterator[Local]:
    """One worker."""
    with Local(Config(), 1, make=partial(Fakes, str(tmp_path))) as one:
        yield one


def notes(folder: Path) -> list[str]:
    """What the workers wrote down, in order."""
    return (folder / "notes").read_text().splitlines()


def readers(readings: list[Reading]) -> set[str]:
    """The processes that read."""
    return {reading.diagnostics[0].message.split()[0] for reading in readings}


def test_readings_come_in_order_from_both_workers(engine: Local) -> None:
    """Forty articles, the first of which waits for the last: their order is that of the input, and two processes read them, neither of them this one."""
    given = articles("meet 2", *("x" * n for n in range(38)), "meet 2")
    found = list(engine.read(given))
    assert [reading.article for reading in found] == given
    assert len(readers(found)) == 2
    assert str(os.getpid()) not in readers(found)


def test_what_is_asked_reaches_the_stages(lone: Local) -> None:
    """Articles come in parts of sixteen at most, and `claims` is handed on."""
    found = list(lone.read(articles(*"x" * 40), claims=False))
    assert [reading.diagnostics[0].message.split()[1:] for reading in found] == [["16", "False"]] * 32 + [["8", "False"]] * 8


def test_few_articles_are_dealt_to_all_workers(engine: Local) -> None:
    """Five articles are no single part: each of two workers gets some."""
    found = list(engine.read(articles(*["meet 2"] * 5)))
    assert len(readers(found)) == 2


def test_input_is_taken_as_it_is_needed(engine: Local) -> None:
    """Of an endless input only what is under way is taken."""
    taken = count()
    endless = (Article(f"a{next(taken)}", "x") for _ in iter(int, 1))
    found = engine.read(endless)
    assert [next(found).article.id for _ in range(3)] == ["a0", "a1", "a2"]
    assert next(taken) <= 2 * AHEAD * PART


def test_stories_are_taken_as_they_are_needed(engine: Local) -> None:
    """Judgements come in the order of the stories, of which only some are held."""
    taken = count()
    endless = (story(*["x"] * (1 + next(taken) % 3)) for _ in iter(int, 1))
    found = engine.judge(endless)
    assert [dict(next(found).counts)["articles"] for _ in range(7)] == [1, 2, 3, 1, 2, 3, 1]
    assert next(taken) < 100


def test_the_largest_waiting_story_is_judged_first(lone: Local, tmp_path: Path) -> None:
    """While the first story is judged the others wait; the longest goes next, yet the answers keep the order of the input."""
    stories = [story("sleep 0.4", first="first"), *(story("x" * size, first=f"s{size}") for size in (1, 30, 2))]
    assert len(list(lone.judge(stories))) == 4
    assert [line for line in notes(tmp_path) if line != "judged first"] == ["judged s30", "judged s2", "judged s1"]


def test_reading_goes_on_while_stories_are_judged(engine: Local) -> None:
    """Two stages asked for at once share the workers, and each keeps its own order."""
    readings, judgements = engine.read(articles(*"xyz" * 20)), engine.judge(story(*"x" * n) for n in range(1, 20))
    pairs = list(zip(readings, judgements, strict=False))
    assert [reading.article.id for reading, _ in pairs] == [f"a{i}" for i in range(19)]
    assert [judgement.counts["articles"] for _, judgement in pairs] == list(range(1, 20))


def test_several_threads_may_ask(engine: Local) -> None:
    """Four threads read at once; each gets its own answers."""
    found: dict[int, list[str]] = {}

    def ask(number: int) -> None:
        given = [Article(f"{number}.{i}", "x") for i in range(30)]
        found[number] = [reading.article.id for reading in engine.read(given)]

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {number: [f"{number}.{i}" for i in range(30)] for number in range(4)}


def test_vectors_keep_the_order_of_their_texts(tmp_path: Path) -> None:
    """Texts are embedded sorted by length, in several tasks; each row still stands where its text does."""
    import numpy as np

    told: list[tuple[str, int, int]] = []
    texts = [chr(97 + n % 26) * (n * 7 % 50) for n in range(3000)]
    with Local(Config(), 2, make=Fakes, progress=lambda *step: told.append(step)) as engine:
        rows = engine.embed(texts)
    assert rows.dtype == np.float32
    assert (rows == np.array([vector(text) for text in texts])).all()
    assert told == [("embedding", 1024, 3000), ("embedding", 2048, 3000), ("embedding", 3000, 3000)]


def test_no_texts_have_no_vectors(engine: Local) -> None:
    """Nothing to embed gives no rows of the encoder's width, and starts no worker."""
    assert engine.embed([]).shape == (0, 384)
    assert engine.pids == []


def test_nothing_gives_nothing(engine: Local) -> None:
    """No articles and no stories: no answers, no workers."""
    answers: list[Any] = [*engine.read([]), *engine.survey([]), *engine.judge([])]
    assert answers == []
    assert engine.pids == []


def test_a_left_off_answer_leaves_nothing_behind(lone: Local, tmp_path: Path) -> None:
    """Who stops listening midway has the rest of the work dropped; the next question is answered as if nothing was."""
    answers = lone.judge([story("x" * 200), story("await leave" + " " * 100), *[story("note unread")] * 9])
    next(answers)
    answers.close()  # type: ignore[attr-defined]
    (tmp_path / "leave").touch()
    assert [reading.article.text for reading in lone.read(articles("y", "note end"))] == ["y", "note end"]
    assert "end" in notes(tmp_path)
    assert "unread" not in notes(tmp_path)


def test_workers_share_the_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of four workers on eight cores computes with two threads, unless the user asked for fewer."""
    from attribution.engines.local import engine, process

    monkeypatch.setattr(engine, "cores", lambda: 8)
    made: list[int] = []
    monkeypatch.setattr(engine, "Crew", lambda make, jobs, threads: made.append(threads) or type("Crew", (), {"close": lambda: None}))
    Local(Config(), 4)
    Local(Config(), 16)
    assert made == [2, 1]
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    monkeypatch.setenv("MKL_NUM_THREADS", "lots")
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "12")
    told = process.environment(2)
    assert [told[name] for name in process.THREADS] == ["1", "2", "2", "2"]
