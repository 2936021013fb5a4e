"""The one table: every part measured in a process of its own, a figure beside its baseline of the same run."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks import rows, sample
from benchmarks.machine import Machine
from benchmarks.orders import MILLION, Order
from benchmarks.parts.asking import LackingError, asked
from benchmarks.rows import Row

# The parts in the order of the table: module in benchmarks/parts, and what it measures, for where it cannot.
PARTS = {
    "quotations": "quotations: articles/s, memory, share of the limit",
    "growth": "check: articles/s, exponents of growth, memory",
    "milliseconds": "milliseconds of an article, by stage",
    "pairs": "entailment: pairs/s, share of the limit",
    "archive": "archive: adding, size, recall, latency",
    "neighbours": "nearest neighbours: recall, questions/s",
    "ingest": "ingest: records/s",
}
Say = Callable[[str], None]


class Table:
    """Rows as they come; printed at once, and written together."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self.rows: dict[str, list[Row]] = {}
        self.missing: dict[str, str] = {}
        self.failed: list[str] = []

    def begin(self, machine: Machine, order: Order) -> None:
        """What it was measured on, and the head."""
        self._say("\n".join([*machine.lines(), f"sample: {sample.named(order)}", "", *rows.head()]))

    def add(self, part: str, order: Order) -> None:
        """Measure a part; where its material, package or model is not there, its row says so; where it fails, too."""
        try:
            found = asked(part, order)
        except LackingError as lacking:
            self.leave_out(part, PARTS[part], str(lacking))
            return
        except RuntimeError as failure:
            self.failed.append(part)
            self.leave_out(part, PARTS[part], f"failed: {str(failure).splitlines()[-1]}")
            return
        self.rows[part] = [Row(**{key: value for key, value in row.items() if key != "ratio"}) for row in found]
        self._say("\n".join(map(rows.line, self.rows[part])))

    def leave_out(self, key: str, what: str, reason: str) -> None:
        """Say why something was not measured."""
        self.missing[key] = reason
        self._say(rows.missing(what, reason))

    def record(self, machine: Machine, order: Order) -> dict[str, Any]:
        """Everything, for JSON."""
        measured = {part: [row.record() for row in found] for part, found in self.rows.items()}
        return {"machine": asdict(machine), "order": json.loads(order.written()), "sample": sample.named(order), "rows": measured, "missing": self.missing}


def summarise(order: Order, machine: Machine, parts: Sequence[str] = (), out: Path | None = None, say: Say = print) -> int:
    """Measure the parts (all where none is named), print the table, write it; returns 1 where a part failed that lacked nothing."""
    chosen = [part for part in PARTS if not parts or part in parts]
    table = Table(say)
    table.begin(machine, order)
    for part in chosen:
        table.add(part, order)
    for what, option in unmeasured(order) if "archive" in table.rows else ():
        table.leave_out(what, what, f"give {option}")
    if out is not None:
        out.write_text(json.dumps(table.record(machine, order), indent=1) + "\n", "utf-8")
    return int(bool(table.failed))


def unmeasured(order: Order) -> list[tuple[str, str]]:
    """Sizes of the archive that this run leaves out, and the option that measures them."""
    larger = [(100_000, "no --quick"), (MILLION, "--million")]
    return [(f"archive of {size:,} statements", option) for size, option in larger if size not in order.statements]
