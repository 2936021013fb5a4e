"""Articles put into an archive, and what that took."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.archivecorpus import Filed
from benchmarks.processes import PER_MIB

# Articles between two words of progress where nobody watches a terminal.
TOLD = 1_024
# Bytes of a float32 vector of our encoder.
VECTOR = 4 * 384


@dataclass(frozen=True, slots=True)
class Filing:
    """What adding took: seconds on the clock, of `processor` seconds of all processes; peak memory of this one and of its largest worker.

    `held`, `statements`, `quotations` and `size` (bytes) are the archive's afterwards.
    """

    given: int
    words: int
    text_bytes: int
    jobs: int
    new: int
    lost: int
    seconds: float
    processor: float
    own_mib: float
    worker_mib: float
    held: int
    statements: int
    quotations: int
    size: int

    @property
    def rate(self) -> float:
        """Articles added a second."""
        return self.new / self.seconds

    @property
    def each(self) -> float:
        """Bytes an article held."""
        return self.size / max(1, self.held)

    @property
    def bare(self) -> float:
        """Bytes of an article's text and of its statements' vectors as float32, nothing else."""
        return self.text_bytes / max(1, self.given) + VECTOR * self.statements / max(1, self.held)


def file_all(archive: Any, filed: Sequence[Filed], jobs: int, checker: Any = None) -> Filing:
    """Add the articles with so many processes, in this one by `checker` where it is given; progress goes to stderr."""
    from attribution import Checker
    from attribution.archive.upkeep.counting import stats
    from attribution.config import Config
    from attribution.engines.archiving import add_articles
    from attribution.engines.running import engine_for

    config = Config()
    started, before = time.perf_counter(), processor()
    engine = engine_for(config, jobs=jobs)
    here = checker if checker is not None and engine is None else Checker(config, engine=engine)
    try:
        done = add_articles(here, archive, (one.article for one in filed), Watcher(len(filed)))
    finally:
        if engine is not None:
            engine.close()
    seconds = time.perf_counter() - started
    own, worker = (resource.getrusage(who).ru_maxrss / PER_MIB for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    texts = [one.article.text for one in filed]
    counts = (len(filed), sum(len(text.split()) for text in texts), sum(len(text.encode()) for text in texts))
    found = stats(archive)
    return Filing(
        *counts, jobs, done.new, done.lost, seconds, processor() - before, own, worker, found.articles, found.statements, found.quotations, found.bytes
    )


class Watcher:
    """Tells how far adding has come."""

    def __init__(self, total: int) -> None:
        self._total, self._told, self._started = total, 0, time.perf_counter()

    def __call__(self, filed: Any) -> None:
        """Acknowledged."""
        if sys.stderr.isatty() or filed.done - self._told >= TOLD:
            self._told = filed.done
            print(f"{filed.done:,} of {self._total:,}, {time.perf_counter() - self._started:.0f} s", file=sys.stderr, flush=True)


def processor() -> float:
    """Processor seconds of this process and of those below it that have ended."""
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in usage)


def lines(done: Filing) -> list[str]:
    """The figures for a terminal."""
    hour = 3600 * done.new / max(done.processor, 1e-9)
    words, mean = done.words / max(1, done.given), f"{done.each:.0f} bytes an article (its text and vectors as they are: {done.bare:.0f})"
    time_ = f"{done.seconds:.0f} s, {done.rate:.1f} a second, {done.processor:.0f} s of processor, {hour:,.0f} articles a core-hour"
    return [
        f"added {done.new:,} of {done.given:,} articles of {words:.0f} words, {done.jobs} processes: {time_}; {done.lost} lost",
        f"peak memory {done.own_mib:.0f} MiB, the largest worker {done.worker_mib:.0f} MiB",
        f"{done.statements:,} statements, {done.quotations:,} quotations, {done.size / 1e6:.0f} MB, {mean}",
    ]
