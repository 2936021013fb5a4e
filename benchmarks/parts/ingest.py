"""Records a second of `attribution ingest`, beside the bare loop a person would write."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.ingest import Run, measured, write_records
from benchmarks.orders import Order
from benchmarks.rows import Row

LOOP = "json loop"


def rows(order: Order) -> list[Row]:
    """One file of records, by the loop and with one and two processes, each in a process of its own."""
    count = order.amounts.records
    with tempfile.TemporaryDirectory(prefix="attribution-ingest-") as place:
        source, output = Path(place) / "records.jsonl", Path(place) / "out.jsonl"
        write_records(source, count)
        loop, one, two = (measured(name, source, output) for name in (LOOP, "ingest --jobs 1", "ingest --jobs 2"))
    return [
        Row("ingest --jobs 1", rate(one, count), "records/s", LOOP, rate(loop, count), f"{count:,} records, {one['lost']} lost"),
        Row("ingest --jobs 2", rate(two, count), "records/s", LOOP, rate(loop, count)),
        Row("ingest --jobs 1, peak memory", one["peak_mib"], "MiB", LOOP, loop["peak_mib"]),
    ]


def rate(run: Run, count: int) -> float:
    """Records a second, the start of Python not counted."""
    return float(count / max(run["working"], 1e-9))
