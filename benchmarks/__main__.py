"""One table of what matters, each figure beside a named baseline of the same run: `python -m benchmarks`.

It takes minutes on two cores, with --quick less than two. The single benchmarks measure more: --list names them.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from benchmarks.machine import machine
from benchmarks.orders import Order
from benchmarks.speed import SEEDS
from benchmarks.summary import PARTS, summarise

BENCHMARKS = """\
python -m benchmarks                       the one table: rates, growth, memory, latency, each beside a baseline
python -m benchmarks.endtoend --data DIR   findings, quotations and layout against annotated stories
python -m benchmarks.ablations --data DIR  what each piece of the product buys, on the annotated stories
python -m benchmarks.alignment --data DIR  whether sentences of one fact are held against each other (ECB+)
python -m benchmarks.stories --data DIR    articles of one event grouped, two events of one kind kept apart
python -m benchmarks.scale --data DIR      time, questions and memory of 125 to 1,000 articles; beside the obvious pipeline
python -m benchmarks.archive --data DIR    20,000 articles into an archive, drafts checked against it as it grows to a million statements
python -m benchmarks.engines --data DIR    one check of 5,000 reports by several processes and by a cluster: the same report, and in what time
python -m benchmarks.kills                 kill -9 at random moments while an archive is filled and used: nothing acknowledged is lost
python -m benchmarks.nearest               nearest neighbours by three libraries, beside exact search
python -m benchmarks.where --data DIR      where each millisecond of an article goes
python -m benchmarks.speed                 times of the stages on seeds/, as ratios against plain baselines
python -m benchmarks.reading --data DIR    articles and words a second of reading quotations, by stage
python -m benchmarks.extraction --data DIR bodies of real pages, beside the libraries others use
python -m benchmarks.layout --data DIR     what role the lines of a plain scrape get: annotated pages, invented furniture
python -m benchmarks.ingest                pages and records a second of ingest, memory at 1,000 and 100,000 articles
python -m benchmarks.cases                 our own suite of cases: found, missed, false, by relation, kind and trap
python -m benchmarks.entailment            pairs a second of entailment, beside the same weights in two other libraries
python -m benchmarks.invariance --data DIR whether a verdict depends on batch size or order

Each prints its options with --help.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table and return 1 where a part failed; or print the list."""
    options = parser().parse_args(argv)
    if options.list:
        print(BENCHMARKS, end="")
        return 0
    order = Order(options.seeds, options.data, options.quick, options.million)
    return summarise(order, machine(), options.only or (), options.out, partial(print, flush=True))


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    folder = os.environ.get("ATTRIBUTION_DATA")
    build = argparse.ArgumentParser(prog="python -m benchmarks", description=(__doc__ or "").split("\n")[0])
    build.add_argument("--list", action="store_true", help="print the list of the single benchmarks and end")
    build.add_argument("--quick", action="store_true", help="smaller samples, an archive of 10,000 statements only: some eight minutes on two cores")
    build.add_argument("--million", action="store_true", help="an archive of a million statements too: some fifteen minutes more")
    build.add_argument("--data", type=Path, default=Path(folder) if folder else None, help="folder with crossdoc/ (default: ATTRIBUTION_DATA, else seeds/ is told again under other names)")
    build.add_argument("--seeds", type=Path, default=SEEDS, help="folder of articles (default: the demo corpus)")
    build.add_argument("--only", action="append", choices=PARTS, help="only this part; may be given again")
    build.add_argument("--out", type=Path, help="write everything as JSON too")
    return build


if __name__ == "__main__":
    sys.exit(main())
