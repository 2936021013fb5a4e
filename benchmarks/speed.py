"""Times of the stages on the demo corpus, each beside a plain baseline of the same run: `python -m benchmarks.speed`.

Absolute figures belong to one machine and its load; the ratios travel. A stage whose model is missing says so.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.rows import Row
from benchmarks.stages import STAGES

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def main(argv: Sequence[str] | None = None) -> int:
    """Measure every stage, print a table, and return 1 where a stage could not be measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--seeds", type=Path, default=SEEDS, help="folder of articles (default: the demo corpus)")
    parser.add_argument("--out", type=Path, help="write the figures as JSON too")
    parser.add_argument("--stage", choices=sorted(STAGES), action="append", help="only this stage; may be given again")
    options = parser.parse_args(argv)
    rows, missing = measure(options.seeds, options.stage or list(STAGES))
    print("\n".join(lines(rows, missing)))
    if options.out:
        table = {"rows": [row.record() for row in rows], "missing": missing}
        options.out.write_text(json.dumps(table, indent=1) + "\n", "utf-8")
    return int(bool(missing))


def measure(seeds: Path, stages: Sequence[str]) -> tuple[list[Row], dict[str, str]]:
    """The rows of the stages asked for, and why a stage has none. Processes go first, while this one is still small."""
    rows: list[Row] = []
    missing: dict[str, str] = {}
    for name in (stage for stage in STAGES if stage in stages):
        try:
            rows += STAGES[name](seeds)
        except Exception as failure:  # noqa: BLE001 - a missing model must not hide the other stages
            missing[name] = f"{type(failure).__name__}: {failure}"
    return rows, missing


def lines(rows: Sequence[Row], missing: dict[str, str]) -> list[str]:
    """The table for a terminal."""
    table = [
        f"{row.stage:<22} {row.value:>10.2f} {row.unit:<11} {row.ratio:>7.2f} x {row.baseline}"
        f" ({row.baseline_value:.2f}){'  ' + row.note if row.note else ''}"
        for row in rows
    ]
    return table + [f"{name:<22} not measured: {reason}" for name, reason in missing.items()]


if __name__ == "__main__":
    sys.exit(main())
