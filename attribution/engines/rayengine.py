"""The engine of a cluster: the stages of a run as Parquet parts in a folder, worked on by Ray Data's actors."""

from __future__ import annotations

import shutil
import tempfile
import threading
import weakref
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from attribution.config import Config
from attribution.types import Article, Reading

if TYPE_CHECKING:
    from attribution.comparison import Judgement, Told
    from attribution.engines.cluster.cutting import Part
    from attribution.engines.cluster.joining import Cluster
    from attribution.engines.cluster.shelf import Shelf
    from attribution.engines.cluster.wires import Wire
    from attribution.stages import Stages, Surveyed

# Parts written before a pool of workers is started for them: of a stream some 100,000 articles first, then some 2 million.
FIRST, WAVE = 512, 8192
# So many passages are embedded by one worker, which is kept, and not by a pool.
FEW = 512


class Ray:
    """Runs the stages on a Ray cluster; what it answers is what one process would on a worker's machine, byte for byte, in the same order.

    `folder` is where parts are kept: a folder that all machines see, or the URL of one in an object store; without one they are in a
    temporary folder, which does for one machine. A run that was cut goes on where it was when it is started again with the same folder, articles, settings,
    models and code: parts that are answered whole are not computed again. `address` is that of a cluster ("auto": the one this machine is in, as
    RAY_ADDRESS says); without one a cluster of `jobs` workers is begun here, and ended by `close`. A worker has one core, and one GPU where there are
    any. One that dies is started again, on another machine if need be; the article that kills three comes as a Reading with a failed Diagnostic
    ("crash"), a story that does raises AttributionError. `make` makes the stages in each worker and must be a pickle of something that can be imported
    there. Raises ConfigError where Ray is not installed or the settings do not fit a cluster.

        >>> with Ray(Config(), folder="/shared/run") as engine:
        ...     report = Checker(Config(), engine=engine).check(["articles/"])
    """

    def __init__(
        self,
        config: Config,
        folder: str | Path | None = None,
        address: str | None = None,
        jobs: int | None = None,
        *,
        make: Callable[[], Stages] | None = None,
    ) -> None:
        """Nothing is started before there is work for it."""
        from attribution.engines.cluster.folders import parts_folder
        from attribution.engines.cluster.joining import import_ray

        import_ray(home=address is None)
        self._config, self._address, self._jobs, self._make = config, address, jobs, make
        self._kept = folder is not None
        self._root = tempfile.mkdtemp(prefix="attribution-ray-") if folder is None else str(folder)
        self._folder = parts_folder(self._root)
        self._lock = threading.RLock()
        self._holds: list[Callable[[], None]] = [] if self._kept else [partial(shutil.rmtree, self._root, ignore_errors=True)]
        self._finalizer = weakref.finalize(self, let_go, self._holds)
        self._joined: Cluster | None = None
        self._few: Any = None

    def read(self, articles: Iterable[Article], *, claims: bool = True) -> Iterator[Reading]:
        """A reading of each article, in order."""
        from attribution.engines.cluster.wires import Reads

        return self._run(Reads(claims=claims), articles, f"readings, claims {claims}")

    def survey(self, articles: Iterable[Article]) -> Iterator[Surveyed]:
        """What an archive keeps of each article, in order; of a stream some 100,000 are taken at a time."""
        from attribution.engines.cluster.wires import Surveys

        return self._run(Surveys(), articles, "surveys")

    def embed(self, texts: Sequence[str]) -> Any:
        """Unit vectors of texts, float32, shape (texts, width)."""
        import numpy as np

        from attribution.engines.cluster.wires import Embeds

        if len(texts) <= FEW:
            return self._embed_few(texts)
        order = sorted(range(len(texts)), key=lambda i: (-len(texts[i]), texts[i]))  # passages of a length together
        rows = None
        for place, row in zip(order, self._run(Embeds(), (texts[i] for i in order), "vectors"), strict=True):
            if rows is None:
                rows = np.empty((len(texts), len(row)), np.float32)
            rows[place] = row
        return rows

    def judge(self, stories: Iterable[Told]) -> Iterator[Judgement]:
        """What is said of each story, in order."""
        from attribution.engines.cluster.wires import Judges

        return self._run(Judges(), stories, "judgements")

    def close(self) -> None:
        """Leave the cluster, or end the one begun here; without a folder of its own nothing is left."""
        self._finalizer()

    def __enter__(self) -> Ray:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _embed_few(self, texts: Sequence[str]) -> Any:
        """Passages by the one worker that is kept for them."""
        import numpy as np

        from attribution.engines.cluster.pool import Few

        if not texts:
            from attribution.encoder.embedding import WIDTH

            return np.zeros((0, WIDTH), np.float32)
        with self._lock:
            cluster = self._cluster()
            self._few = self._few or Few(self._maker(cluster))
            return self._few.embed(cluster, texts)

    def _run(self, wire: Wire[Any, Any], items: Iterable[Any], kind: str) -> Iterator[Any]:
        """Cut items into parts, have those computed that are not answered yet, and yield the answers in order."""
        from attribution.engines.cluster.cutting import cut

        parts, size = cut(wire, items), WAVE if isinstance(items, Sequence) else FIRST
        shelf: Shelf | None = None
        made = ""
        while first := next(parts, None):
            shelf = shelf or self._shelf(wire, kind)
            wave = [self._put(shelf, part) for part in (first, *islice(parts, size - 1))]
            made = yield from self._wave(shelf, wire, wave, made)
            size = WAVE

    def _put(self, shelf: Shelf, part: Part) -> tuple[str, int]:
        """The part on the shelf; its name and rows."""
        if shelf.noted("in", part.name) is None:
            shelf.put("in", part.name, part.bodies)
        return part.name, len(part.bodies)

    def _wave(self, shelf: Shelf, wire: Wire[Any, Any], wave: list[tuple[str, int]], made: str) -> Generator[Any, None, str]:
        """The answers of some parts, in order, and what computed them; `made` is what computed those of the run before them."""
        from attribution.engines.cluster.fitting import one_kind
        from attribution.engines.cluster.signature import ours

        missing = shelf.missing(wave)
        waiting = set(missing)
        work = self._work(shelf, wire, missing)
        here = "" if self._make is not None else ours()
        for name, _rows in wave:
            while name in waiting:
                waiting.discard(next(work)["part"])
            made = one_kind(made, shelf, name, here)
            for row, body in zip(shelf.get("out", name), shelf.get("in", name), strict=True):
                yield wire.value(row, body)
        return made

    def _work(self, shelf: Shelf, wire: Wire[Any, Any], names: list[str]) -> Iterator[dict[str, Any]]:
        """Receipts of parts; nothing is started where there are none to do."""
        from attribution.engines.cluster.making import unsigned
        from attribution.engines.cluster.pool import receipts
        from attribution.engines.cluster.signature import made_by

        if not names:
            return iter(())
        with self._lock:
            cluster = self._cluster()
            if self._few is not None:
                self._few.leave(cluster)
        signed = unsigned if self._make is not None else partial(made_by, self._there(cluster))
        return receipts(cluster, names, self._maker(cluster), signed, wire, shelf)

    def _shelf(self, wire: Wire[Any, Any], kind: str) -> Shelf:
        from attribution.engines.cluster.shelf import Shelf
        from attribution.engines.cluster.signature import key, manifest

        about = {"stage": kind, "made by": repr(self._make)} if self._make is not None else manifest(self._config, kind)
        shelf = Shelf(f"{self._folder}/{wire.name}-{key(about)}")
        shelf.describe(about)
        shelf.forget_tries()
        return shelf

    def _cluster(self) -> Cluster:
        from attribution.engines.cluster.fitting import fitting
        from attribution.engines.cluster.joining import join

        with self._lock:
            if self._joined is None:
                joined = join(self._config, self._address, self._jobs)
                self._holds.insert(0, joined.leave)
                fitting(self._config, joined, kept=self._kept)
                self._joined = joined
            return self._joined

    def _there(self, cluster: Cluster) -> Config:
        """The settings of a worker: every worker sees one GPU, whichever it is."""
        return replace(self._config, device=cluster.device)

    def _maker(self, cluster: Cluster) -> Callable[[], Stages]:
        from attribution.engines.cluster.making import stages

        return self._make or partial(stages, self._there(cluster))


def let_go(holds: list[Callable[[], None]]) -> None:
    """Let go of everything, the cluster before the folder."""
    while holds:
        holds.pop(0)()
