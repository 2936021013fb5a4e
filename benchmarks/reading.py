"""How fast quotations are read: `python -m benchmarks.reading --data DIR`, over real articles of many outlets.

`attribution quotes` from article records to JSON Lines in one process, models loaded before. Each second counts for the
innermost stage; the encoder's share of the limit is what it multiplies a second, over what plain products of its shapes,
in its numbers and in the same run, come to. On a GPU set CUDA_LAUNCH_BLOCKING=1, or stages get each other's time.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from attribution.errors import AttributionError
from benchmarks.data import DataMissingError, Record, article_record, records
from benchmarks.matmul import Shapes, Sizes, limit
from benchmarks.processes import PER_MIB
from benchmarks.stopwatch import Stopwatch, hooked

STORIES = "crossdoc/wikinews_stories.jsonl.gz"
FORWARD = "attribution.encoder.quotation_network:QuotationNetwork.states"
PLACES = {
    "attribution.parsing:parse_texts": "parsing",
    FORWARD: "encoder",
    "attribution.encoder.quotation_reader:QuotationReader.read": "reader, but for its encoder",
    "attribution.encoder.quotation_reader:QuotationReader.link": "reader, but for its encoder",
    "attribution.quotes:draft_quotes": "rules",
    "attribution.quotes:finish_quotes": "merging and people",
    "attribution.articles:article_from_record": "laying out articles",
}
ROW = "{:<30}{:>10}  {}"


@dataclass(frozen=True)
class Speed:
    """What was read and how long it took; `encoder_flops` and `matmul_flops` a second, 0 where no encoder ran."""

    articles: int
    words: int
    quotations: int
    lost: int
    seconds: float
    processor_seconds: float
    loading: float
    peak_mib: float
    stages: dict[str, float]
    threads: int
    numbers: str = ""
    encoder_flops: float = 0.0
    matmul_flops: float = 0.0


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print, and return 2 where the data is not there, 4 where a model is not."""
    options = parser().parse_args(argv)
    if options.data is None:
        print("no data folder: give --data DIR or set ATTRIBUTION_DATA", file=sys.stderr)
        return 2
    try:
        articles = stories(options.data, options.articles)
        speed = measure(articles, settings(options), options.threads)
    except DataMissingError as missing:
        print(missing, file=sys.stderr)
        return 2
    except AttributionError as missing:
        print(missing, file=sys.stderr)
        return 4
    print("\n".join(lines(speed)))
    if options.out:
        options.out.write_text(json.dumps(asdict(speed), indent=1) + "\n", "utf-8")
    return 0


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    folder = os.environ.get("ATTRIBUTION_DATA")
    build = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=(__doc__ or "").split("\n")[0])
    build.add_argument("--data", type=Path, default=Path(folder) if folder else None, help="folder with crossdoc/")
    build.add_argument("--articles", type=int, default=200, help="how many (default: 200)")
    build.add_argument("--threads", type=int, default=0, help="threads of the models (default: as torch chooses)")
    build.add_argument("--reader", choices=["both", "rules", "model"], help="who reads quotations")
    build.add_argument("--device", help="auto, cpu or cuda[:N]")
    build.add_argument("--dtype", help="auto, float32 or bfloat16")
    build.add_argument("--out", type=Path, help="write the figures as JSON too")
    return build


def settings(options: argparse.Namespace) -> dict[str, str]:
    """The settings given on the command line."""
    given = {"quote_reader": options.reader, "device": options.device, "dtype": options.dtype}
    return {key: value for key, value in given.items() if value}


def stories(data: Path, count: int) -> list[Record]:
    """The first `count` articles of the stories, ids made unique."""
    found = [doc for story in records(data / STORIES) for doc in story["docs"] if doc["text"].strip()]
    return [article_record(doc) | {"id": f"{number} {doc['doc']}"} for number, doc in enumerate(found[:count], 1)]


def measure(articles: Sequence[Record], given: dict[str, Any], threads: int = 0) -> Speed:
    """Read the articles once, after one article that loads the models."""
    import torch

    from attribution import Checker
    from attribution.config import Config

    if threads:
        torch.set_num_threads(threads)
    checker, shapes = Checker(Config(**given)), Shapes()
    started = perf_counter()
    read(checker, articles[:1])
    loading = perf_counter() - started
    watch = Stopwatch()
    with hooked(watch, PLACES, {FORWARD: shapes.see}):
        watch.restart()
        begun = process_time()
        quotations, lost = read(checker, articles)
        stages, worked = watch.stop(), process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / PER_MIB
    words = sum(len(article["text"].split()) for article in articles)
    counted = (len(articles), words, quotations, lost, sum(stages.values()), worked, loading, peak, stages)
    return Speed(*counted, torch.get_num_threads(), *multiplied(shapes, stages.get("encoder", 0.0)))


def read(checker: Any, articles: Sequence[Record]) -> tuple[int, int]:
    """Quotations found and articles lost, the readings written out as JSON Lines as `attribution quotes` does."""
    from attribution import articles as room
    from attribution.reports import render_quotes

    given = (room.article_from_record(record) for record in articles)
    rows = [json.loads(line) for line in render_quotes(checker.quotes(given), "jsonl")]
    lost = sum(any(entry.get("failed") for entry in row["diagnostics"]) for row in rows)
    return sum(len(row["quotes"]) for row in rows), lost


def multiplied(shapes: Shapes, seconds: float) -> tuple[str, float, float]:
    """The encoder's numbers, its operations a second, and those of plain products of the same shapes."""
    if not shapes.counts or not seconds:
        return "", 0.0, 0.0
    from attribution.encoder.model import SHAPE

    sizes = Sizes(int(SHAPE["num_hidden_layers"]), int(SHAPE["hidden_size"]), int(SHAPE["intermediate_size"]))
    flops = sum(times * sizes.flops(*shape) for shape, times in shapes.counts.items())
    numbers = str(shapes.dtype).removeprefix("torch.")
    return numbers, flops / seconds, limit(sizes, shapes.counts, shapes.dtype, shapes.device)


def lines(speed: Speed) -> list[str]:
    """The figures for a terminal."""
    per = speed.articles / speed.seconds
    table = [
        ROW.format(
            "articles", f"{per:.2f}/s", f"{speed.articles} articles, {speed.lost} lost, in {speed.seconds:.1f} s"
        ),
        ROW.format(
            "words", f"{speed.words / speed.seconds:.0f}/s", f"{speed.words} words, {speed.quotations} quotations"
        ),
        ROW.format(
            "processor time",
            f"{speed.processor_seconds:.1f} s",
            "all threads; below the time on the clock where others work",
        ),
        ROW.format("peak memory", f"{speed.peak_mib:.0f} MiB", f"{speed.threads} threads"),
        ROW.format("loading and first article", f"{speed.loading:.1f} s", "not in the figures above"),
    ]
    for stage, seconds in sorted(speed.stages.items(), key=lambda item: -item[1]):
        table.append(ROW.format(f"  {stage}", f"{seconds / speed.seconds:.1%}", f"{seconds:.2f} s"))
    if speed.matmul_flops:
        share, baseline = speed.encoder_flops / speed.matmul_flops, speed.matmul_flops / 1e9
        note = f"of plain {speed.numbers} products of its shapes: {speed.encoder_flops / 1e9:.0f} of {baseline:.0f} GFLOP/s"
        table.append(ROW.format("encoder", f"{share:.1%}", note))
    else:
        table.append(ROW.format("encoder", "–", "no encoder ran"))
    return table


if __name__ == "__main__":
    sys.exit(main())
