"""An archive: adding, size, and drafts checked against it as it grows."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.archivecorpus import Filed
from benchmarks.drafts import Latency, Recall, at, kept_out, latency, recall, reopened
from benchmarks.enlarging import enlarge
from benchmarks.filing import Filing, file_all
from benchmarks.orders import Order
from benchmarks.processes import run_process
from benchmarks.rows import Row
from benchmarks.sample import shorts
from benchmarks.stages import IMPORTS

# Articles that the baseline of adding reads.
READ = 48


def rows(order: Order) -> list[Row]:
    """Add short reports but for the drafts, then check these at each size."""
    from attribution import Checker
    from attribution.archive import open_archive

    amounts = order.amounts
    filed = shorts(order, amounts.held)
    drafts = kept_out(filed, amounts.drafts)
    names = {draft.article.id for draft in drafts}
    bare = run_process(*IMPORTS).peak_mib
    checker = Checker()
    checker.check([draft.article for draft in drafts[:2]])
    alone = reading(checker, filed[:READ])
    with tempfile.TemporaryDirectory(prefix="attribution-archive-") as folder, closing(open_archive(Path(folder) / "archive.db")) as archive:
        made = added(file_all(archive, [one for one in filed if one.article.id not in names], amounts.jobs, checker), alone, bare)
        made.append(found(recall(checker, archive, drafts, filed)))
        return [*made, *grown(checker, archive, drafts, order.statements)]


def reading(checker: Any, filed: Sequence[Filed]) -> float:
    """Articles a second that are read in this process and kept nowhere."""
    started = time.perf_counter()
    checker.readings([one.article for one in filed])
    return len(filed) / (time.perf_counter() - started)


def added(done: Filing, alone: float, bare: float) -> list[Row]:
    """The rows of adding, beside articles a second read `alone` and MiB of the `bare` libraries."""
    note = f"{done.new:,} articles of {done.words / done.given:.0f} words, {done.jobs} processes with their start, {done.lost} lost"
    return [
        Row("archive, adding", done.rate, "articles/s", "reading them, one process, nothing kept", alone, note),
        Row("archive, bytes an article", done.each, "bytes", "its text and float32 vectors", done.bare, f"{done.statements:,} statements; with SQLite's log of up to 4 MB"),
        Row("archive, adding, peak memory", max(done.own_mib, done.worker_mib), "MiB", "importing the libraries", bare, "the largest process"),
    ]


def found(counted: Recall) -> Row:
    """The row of recall: held reports of the drafts' events that are found."""
    by_index, by_scan = (hits / max(1, counted.true) for hits in (counted.indexed, counted.exact))
    shared = counted.shared / max(1, counted.exact)
    note = f"{counted.true} held reports of {counted.drafts} drafts' events; of what every statement finds, the index finds {shared:.3f}"
    return Row("archive, counterparts found by the index", by_index, "share", "looking at every statement", by_scan, note)


def grown(checker: Any, archive: Any, drafts: Sequence[Filed], sizes: Sequence[int]) -> Iterator[Row]:
    """The rows of each size."""
    models = checker.models
    for size in sizes:
        enlarge(archive, size, models.vector_key, models.space)
        with reopened(archive) as fresh:
            found = latency(checker, fresh, drafts)
        yield from told(found)


def told(seconds: Latency) -> list[Row]:
    """The rows of one size."""
    name, whole, looking = f"archive of {seconds.statements:,} statements", median(seconds.whole), median(seconds.looking)
    scan, anew = median(seconds.scanning), median(seconds.reading)
    note = f"{len(seconds.whole)} drafts, the first {len(seconds.scanning)} the slow ways; the first look-up, which reads the index, {seconds.opening:.2f} s"
    return [
        Row(f"{name}: check, p50", whole, "s", "reading its counterparts anew", anew, note),
        Row(f"{name}: check, p95", at(seconds.whole, 0.95), "s", "its p50", whole),
        Row(f"{name}: look-up, p50", looking, "s", "looking at every statement", scan),
        Row(f"{name}: look-up, p95", at(seconds.looking, 0.95), "s", "its p50", looking),
    ]
