"""Several threads and several programs add to one archive, read it and keep things in it; the end is that of one after the other."""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from sqlalchemy import func, select, text

from attribution.archive import open_archive, tables
from attribution.archive.holding.members import add, articles, readings
from attribution.archive.kept.computed import KeptEmbedder, keep_readings, kept_readings
from attribution.archive.store import Archive
from tests.archive.invented import KEY, SPACE, VECTOR_KEY, reading, renamed, vectors
from tests.archive.test_computed import Counting

ROOT = Path(__file__).resolve().parents[2]
COUNT = 12


def put(archive: Archive, numbers: list[int]) -> Any:
    """Add some of the articles."""
    made = [reading(number) for number in numbers]
    return add(archive, made, KEY, vectors(made), VECTOR_KEY, SPACE)


def state(archive: Archive) -> Any:
    """Everything that is held, but for the numbers of rows; and that no row is without its article."""
    held = list(articles(archive))
    s, q = tables.statements, tables.quotations
    with archive.looking() as connection:
        rows = [connection.execute(select(func.count()).select_from(table)).scalar_one() for table in (s, q, tables.vectors)]
        if archive.dialect == "sqlite":
            assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
            assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
    return held, readings(archive, [one.id for one in held], KEY), rows


def one_after_the_other(folder: Path) -> Any:
    """The state that a single program reaches."""
    archive = open_archive(folder / "alone.db")
    put(archive, list(range(COUNT)))
    found = state(archive)
    archive.close()
    return found


def test_threads_add_the_same_articles(place: str, tmp_path: Path) -> None:
    """Six threads add overlapping parts, some from the end: no deadlock, nothing twice, each article new exactly once."""
    archive = open_archive(place)
    orders = [list(range(COUNT)), list(range(COUNT))[::-1]] * 3

    def work(order: list[int]) -> int:
        return sum(put(archive, order[at : at + 4]).new for at in range(0, COUNT, 4))

    with ThreadPoolExecutor(len(orders)) as pool:
        assert sum(pool.map(work, orders)) == COUNT
    assert state(archive) == one_after_the_other(tmp_path)
    archive.close()


def test_readers_see_whole_articles_while_others_write(place: str) -> None:
    """Every look finds each article with all its statements, never a part of it, and the count only grows."""
    archive = open_archive(place)
    stop, seen = threading.Event(), []

    def look() -> None:
        while not stop.is_set():
            with archive.looking() as connection:
                held = connection.execute(select(func.count()).select_from(tables.articles)).scalar_one()
                told = connection.execute(select(func.count()).select_from(tables.statements)).scalar_one()
            seen.append((held, told))

    watchers = [threading.Thread(target=look) for _ in range(2)]
    for watcher in watchers:
        watcher.start()
    try:
        for number in range(8):
            put(archive, [number])
    finally:
        stop.set()
        for watcher in watchers:
            watcher.join()
    assert all(told == 3 * held for held, told in seen)
    assert seen[0][0] <= seen[-1][0] <= 8
    archive.close()


def test_two_texts_under_one_id_at_once(place: str) -> None:
    """Whoever is last wins whole: one article with the statements of its own text."""
    archive = open_archive(place)
    versions = [renamed(reading(number), "live.txt") for number in range(1, 7)]

    def work(number: int) -> None:
        made = versions[number]
        add(archive, [made], KEY, vectors([made]), VECTOR_KEY, SPACE)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(work, range(6)))
    (held,), (found,), rows = state(archive)
    assert found in versions
    assert held == found.article
    assert rows[:2] == [3, 1]
    archive.close()


def test_threads_keep_what_they_compute(place: str) -> None:
    """The same texts embedded and the same articles read by several at once are one row each, and the same answers."""
    archive = open_archive(place)
    made = [reading(number) for number in range(8)]

    def work(worker: int) -> bytes:
        order = made[worker:] + made[:worker]
        keep_readings(archive, order, KEY)
        rows: bytes = KeptEmbedder(Counting(), archive, VECTOR_KEY, SPACE).embed([one.claims[0].text for one in made]).tobytes()
        return rows

    with ThreadPoolExecutor(6) as pool:
        assert len(set(pool.map(work, range(6)))) == 1
    assert kept_readings(archive, [one.article for one in made], KEY) == {one.article.id: one for one in made}
    with archive.looking() as connection:
        assert connection.execute(select(func.count()).select_from(tables.vectors)).scalar_one() == 8
    archive.close()


WRITER = """
import sys
from attribution.archive import open_archive
from tests.archive.test_concurrency import COUNT, put
archive = open_archive(sys.argv[1])
order = list(range(COUNT))[:: int(sys.argv[2])]
print(sum(put(archive, order[at : at + 4]).new for at in range(0, COUNT, 4)))
archive.close()
"""


def test_programs_add_the_same_articles(place: str, tmp_path: Path) -> None:
    """Three programs, one of them from the end, make and fill one archive at the same moment."""
    command = [sys.executable, "-c", WRITER, place]
    steps = ("1", "-1", "1")
    started = [
        subprocess.Popen([*command, step], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for step in steps
    ]
    done = [(*process.communicate(timeout=240), process.returncode) for process in started]
    assert [code for *_, code in done] == [0, 0, 0], done
    assert sum(int(words) for words, *_ in done) == COUNT
    archive = open_archive(place, create=False)
    assert state(archive) == one_after_the_other(tmp_path)
    archive.close()
