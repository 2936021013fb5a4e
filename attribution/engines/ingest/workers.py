"""Units read by several processes at once, handed on in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from pathlib import Path

from attribution.engines.ingest.crashes import new_pool, read_alone
from attribution.engines.ingest.reading import Answer, How, Outcome, read_unit
from attribution.engines.ingest.units import Unit

# Units under way for each process: enough that none waits for the others, few enough that their results fit into memory.
AHEAD = 3
Read = tuple[Unit, Iterable[Outcome]]


def read_units(units: Iterable[Unit], jobs: int, how: How, folder: Path) -> Generator[Read, None, None]:
    """Yield every unit with its outcomes, in order, `jobs` processes reading ahead; with one job, or one unit, this process reads.

    Outcomes must be gone through before the next unit is asked for. A worker that dies costs the article that killed it.
    """
    ahead = iter(units)
    first = list(islice(ahead, 2))
    if jobs == 1 or len(first) < 2:
        yield from read_here(chain(first, ahead), how, folder)
        return
    yield from _read_ahead(chain(first, ahead), jobs, how, folder)


def read_here(units: Iterable[Unit], how: How, folder: Path) -> Iterator[Read]:
    """Read in this process."""
    for unit in units:
        answer = read_unit(unit, how, folder)
        yield unit, answer
        removed(answer)


def _read_ahead(units: Iterator[Unit], jobs: int, how: How, folder: Path) -> Iterator[Read]:
    """Keep the workers busy and hand on what they bring, oldest first; where one died, read what was under way apart and go on."""
    waiting: deque[tuple[Unit, Future[Answer] | None]] = deque()
    pool = new_pool(jobs)
    try:
        while True:
            for unit in islice(units, jobs * AHEAD - len(waiting)):
                waiting.append((unit, submitted(pool, unit, how, folder)))
            if not waiting:
                return
            unit, future = waiting[0]
            answer = answered(future)
            if answer is None:
                stop(pool)
                yield from ((one, read_alone(one, how, folder)) for one, _ in waiting)
                waiting.clear()
                pool = new_pool(jobs)
                continue
            yield unit, answer
            waiting.popleft()
            removed(answer)
    finally:
        stop(pool)


def submitted(pool: ProcessPoolExecutor, unit: Unit, how: How, folder: Path) -> Future[Answer] | None:
    """The answer to come, None where a worker has died already."""
    try:
        return pool.submit(read_unit, unit, how, folder)
    except BrokenProcessPool:
        return None


def answered(future: Future[Answer] | None) -> Answer | None:
    """The answer, waited for; None where its worker, or any of them, died."""
    try:
        return None if future is None else future.result()
    except BrokenProcessPool:
        return None


def removed(answer: Answer) -> None:
    """Remove the file of an answer that was gone through."""
    if answer.file is not None:
        answer.file.unlink(missing_ok=True)


def stop(pool: ProcessPoolExecutor) -> None:
    """End the workers now: what they still read is not waited for."""
    workers = list((getattr(pool, "_processes", None) or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for worker in workers:
        worker.terminate()
    for worker in workers:
        worker.join(1.0)
