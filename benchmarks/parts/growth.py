"""Articles a second of a check, beside the obvious pipeline; how questions and seconds grow with the articles; memory."""

from __future__ import annotations

from typing import Any

from benchmarks.growth import exponent
from benchmarks.orders import Order
from benchmarks.parts.asking import LackingError, asked
from benchmarks.processes import run_process
from benchmarks.rows import Row, number
from benchmarks.scale import FIGURES
from benchmarks.stages import IMPORTS

# What grows, and beside what in the same runs: the goal of every exponent is at most 1.15.
GROWING = (
    ("questions judged", "questions of the obvious pipeline"),
    ("pairs compared", "questions of the obvious pipeline"),
    ("total", "words"),
)
NAMES = {"total": "seconds", "words": "words"}
Run = dict[str, Any]


def rows(order: Order) -> list[Row]:
    """Check two sizes of short reports, each in a process of its own, and a story by the obvious pipeline in a third."""
    runs = [asked("checked", order, size) for size in order.amounts.growth]
    try:
        obvious = asked("obvious", order)
    except LackingError as reason:
        obvious = {"missing": str(reason)}
    bare = run_process(*IMPORTS).peak_mib
    return [rate(runs[-1], obvious), *(row for names in GROWING for row in grown(runs, *names)), *memory(runs, bare)]


def rate(run: Run, obvious: Run) -> Row:
    """Articles a second of the larger run; the obvious pipeline is extrapolated to it by its questions."""
    size = run["articles"]
    note = f"{size} short reports of {run['words'] / size:.0f} words, {run['lost']} lost"
    if "missing" in obvious:
        return Row("check", size / run["total"], "articles/s", f"obvious pipeline not there: {obvious['missing']}", 0.0, note)
    seconds = size * obvious["reading"] + run["sentence_pairs"] / obvious["rate"]
    return Row("check", size / run["total"], "articles/s", "obvious pipeline (CrossEncoder), extrapolated", size / seconds, note)


def grown(runs: list[Run], figure: str, other: str) -> list[Row]:
    """The exponent of a figure beside that of another; no row where a figure is 0."""
    sizes = [run["articles"] for run in runs]
    mine, theirs = (exponent(sizes, [FIGURES[name](run) for run in runs]) for name in (figure, other))
    if mine is None:
        return []
    values = " → ".join(number(FIGURES[figure](run)) for run in runs)
    note = f"{' → '.join(map(str, sizes))} articles: {values}"
    return [Row(f"check, exponent of {NAMES.get(figure, figure)}", mine, "", f"exponent of {NAMES.get(other, other)}", theirs or 0.0, note)]


def memory(runs: list[Run], bare: float) -> list[Row]:
    """Peak memory of each size."""
    return [Row(f"check, peak memory, {run['articles']} articles", run["peak_mib"], "MiB", "importing the libraries", bare) for run in runs]
