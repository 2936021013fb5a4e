"""What each piece of the product buys: `python -m benchmarks.ablations --data DIR`, one table.

The pieces are taken out from outside (`benchmarks/variants.py`); articles are read once, and scored as `benchmarks.endtoend` does.
The fitted weights stay those of the full product.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from attribution.errors import AttributionError
from attribution.scoring.summary import measured
from benchmarks.data import DataMissingError, Story, load_set
from benchmarks.running import run_story
from benchmarks.variants import VARIANTS, Product, Variant

SETS = ("e2e", "fiction.dev")
MEASURES = {
    "precision together": "hard precision",
    "recall together": "hard recall",
    "precision conflict": "conflict precision",
    "recall agree": "agreement recall",
    "wrong agreements": "wrong agreements",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run, print, and return 2 where the data is not there, 4 where a model is not."""
    options = parser().parse_args(argv)
    if options.data is None:
        print("no data folder: give --data DIR or set ATTRIBUTION_DATA", file=sys.stderr)
        return 2
    try:
        sets = {name: load_set(options.data, name)[: options.limit] for name in options.set or SETS}
        tables = {name: table(stories) for name, stories in sets.items()}
    except DataMissingError as missing:
        print(missing, file=sys.stderr)
        return 2
    except AttributionError as missing:
        print(missing, file=sys.stderr)
        return 4
    for name, rows in tables.items():
        print("\n".join(lines(name, rows)))
    if options.out:
        options.out.write_text(json.dumps(tables, indent=1) + "\n", "utf-8")
    return 0


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    folder = os.environ.get("ATTRIBUTION_DATA")
    build = argparse.ArgumentParser(prog="python -m benchmarks.ablations", description=(__doc__ or "").split("\n")[0])
    build.add_argument("--data", type=Path, default=Path(folder) if folder else None, help="folder with e2e/ and fiction/")
    build.add_argument("--set", action="append", choices=(*SETS, "fiction.train"), help="only this set; may be given again")
    build.add_argument("--limit", type=int, help="only the first N stories of each set")
    build.add_argument("--out", type=Path, help="write the figures as JSON too")
    return build


def table(stories: Sequence[Story]) -> list[dict[str, Any]]:
    """A row a variant: its measures, how many findings call for action, and what of it this version does not have."""
    from attribution import Checker

    product = Product(Checker())
    return [row(product, variant, stories) for variant in VARIANTS]


def row(product: Product, variant: Variant, stories: Sequence[Story]) -> dict[str, Any]:
    """One variant on all stories."""
    from attribution.articles import article_from_record

    product.variant = variant
    print(variant.name, file=sys.stderr, flush=True)
    results = [run_story(product, story, article_from_record) for story in stories]
    failed = [result.error for result in results if result.error]
    rates = measured([result.tallies["findings"] for result in results], {}, MEASURES)
    return {"variant": variant.name, "missing": product.missing, "failed": failed, **{name: rates.get(name) for name in MEASURES}}


def lines(name: str, rows: Sequence[dict[str, Any]]) -> list[str]:
    """A Markdown table."""
    head = ["", *(f"| {title} " for title in MEASURES.values())]
    out = [f"\n{name}\n", f"| variant {''.join(head)}|", "|---" * (len(MEASURES) + 1) + "|"]
    for one in rows:
        cells = [cell(one[measure]) for measure in MEASURES]
        note = f" (not there: {', '.join(one['missing'])})" if one["missing"] else ""
        note += f" ({len(one['failed'])} stories failed: {one['failed'][0]})" if one["failed"] else ""
        out.append(f"| {one['variant']}{note} | {' | '.join(cells)} |")
    return out


def cell(rate: dict[str, Any] | None) -> str:
    """`0.438 (7/16) [0.143–0.750]`."""
    if rate is None:
        return "–"
    return f"{rate['rate']:.3f} ({rate['hits']}/{rate['total']}) [{rate.get('low', 0):.3f}–{rate.get('high', 0):.3f}]"


if __name__ == "__main__":
    sys.exit(main())
