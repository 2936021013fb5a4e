"""The engine of one machine: the stages of a run on several processes, each with models of its own."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from attribution.config import Config
from attribution.engines.cores import cores
from attribution.engines.local.crew import Crew
from attribution.engines.local.order import in_order
from attribution.engines.local.tasks import Embed, Judge, Read, Survey
from attribution.types import Article, Reading

if TYPE_CHECKING:
    from attribution.comparison import Judgement, Told
    from attribution.stages import Stages, Surveyed

# Articles of a task: the batch of attribution.stages, so that the parser's batches are full.
PART = 16
# Passages of a task: enough that shapes are full, few enough that all workers get some.
PASSAGES, FEW_PASSAGES = 1024, 128
# Tasks taken and not yet answered for each worker: articles enough that none waits for the others; stories differ much in size,
# so more of them are looked at to begin with the largest.
AHEAD, STORIES_AHEAD = 3, 16
Progress = Callable[[str, int, int], None]
T = TypeVar("T")


class Local:
    """Runs the stages on `jobs` processes of this machine; what it answers is what one process would, byte for byte, in the same order.

    Each process loads the models itself and computes with its share of the cores. Workers start when there is work for them, and end with `close` (or the
    `with` block, or this process, however it ends). Of the input only what is under way is held. One that dies is replaced and its task done again; the
    article that kills two comes as a Reading with a failed Diagnostic ("crash"), a story that does raises AttributionError. Ctrl-C stops the
    workers at `close`: what they finished is in the archive of the settings, where there is one. Works in scripts without
    `if __name__ == "__main__":`, in notebooks and under `python -c`. `make` makes the stages in each worker and must be a pickle of
    something that can be imported there. `progress("embedding", done, total)` is called as passages come back. Thread-safe.

        >>> with Local(Config(), jobs=2) as engine:
        ...     report = Checker(Config(), engine=engine).check(["seeds/"])
    """

    def __init__(
        self, config: Config, jobs: int = 0, *, make: Callable[[], Stages] | None = None, progress: Progress | None = None
    ) -> None:
        """`jobs` 0 means as many as there are cores."""
        self.jobs = jobs or cores()
        self._crew = Crew(make or partial(stages, config), self.jobs, max(1, cores() // self.jobs))
        self._progress = progress or (lambda _stage, _done, _total: None)
        self._finalizer = weakref.finalize(self, self._crew.close)

    @property
    def pids(self) -> list[int]:
        """The numbers of the processes at work."""
        return self._crew.pids

    def read(self, articles: Iterable[Article], *, claims: bool = True) -> Iterator[Reading]:
        """A reading of each article, in order; articles are taken as they are needed."""
        tasks = (Read(part, claims) for part in parts(articles, self._part_size(articles)))
        for readings in in_order(self._crew.put, tasks, AHEAD * self.jobs):
            yield from readings

    def survey(self, articles: Iterable[Article]) -> Iterator[Surveyed]:
        """What an archive keeps of each article, in order; articles are taken as they are needed."""
        tasks = (Survey(part) for part in parts(articles, self._part_size(articles)))
        for surveyed in in_order(self._crew.put, tasks, AHEAD * self.jobs):
            yield from surveyed

    def embed(self, texts: Sequence[str]) -> Any:
        """Unit vectors of texts, float32, shape (texts, width)."""
        import numpy as np

        if not texts:
            from attribution.encoder.embedding import WIDTH

            return np.zeros((0, WIDTH), np.float32)
        order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))  # passages of a length together, the longest first
        size = min(PASSAGES, max(FEW_PASSAGES, -(-len(texts) // self.jobs)))
        tasks = (Embed(tuple(texts[i] for i in part)) for part in parts(order, size))
        rows = None
        done = 0
        for found in in_order(self._crew.put, tasks, AHEAD * self.jobs):
            if rows is None:
                rows = np.empty((len(texts), found.shape[1]), np.float32)
            rows[order[done : done + len(found)]] = found
            done += len(found)
            self._progress("embedding", done, len(texts))
        return rows

    def judge(self, stories: Iterable[Told]) -> Iterator[Judgement]:
        """What is said of each story, in order; stories are taken as they are needed, the largest of those taken are judged first."""
        yield from in_order(self._crew.put, map(Judge, stories), STORIES_AHEAD * self.jobs)  # a generator: it holds the engine

    def close(self) -> None:
        """End the workers now, whatever they do; none is left. Nothing can be asked afterwards."""
        self._finalizer()

    def __enter__(self) -> Local:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _part_size(self, articles: Iterable[Article]) -> int:
        """Articles of a task: fewer where there are few, so that every worker gets some."""
        return min(PART, -(-len(articles) // (2 * self.jobs)) or 1) if isinstance(articles, Sequence) else PART


def stages(config: Config) -> Stages:
    """The stages of a worker."""
    from attribution.stages import Stages

    return Stages(config)


def parts(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """Runs of at most `size` items, taken as they are asked for."""
    rest = iter(items)
    while part := tuple(islice(rest, size)):
        yield part
