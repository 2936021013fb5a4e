"""Where each millisecond of an article goes: `python -m benchmarks.where --data DIR` reads and compares articles of small stories.

Every millisecond of processor counts for the innermost stage it is spent in. A stage is an encoder's, the parser's, or our own; what no
stage claims is "the rest". With one thread (the default) the milliseconds add up to the time on an idle clock. `--beside FILE` prints
the figures of another version beside, as `--out` wrote them there. The corpus is described in `benchmarks/corpus.py`.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from attribution.errors import AttributionError
from benchmarks.corpus import corpus
from benchmarks.data import DataMissingError, Record
from benchmarks.machine import cpuinfo, versions
from benchmarks.spent import ENCODER, OURS, PARSER, STAGES, timed

ARTICLES = 60
REST = "rest"
# What a run reads before it is timed, so that models are loaded and every module is there.
WARM_UP = 4
# The versions that the line below the table names: of what the time is spent in.
NAMED = ("Python", "torch", "transformers", "tokenizers", "spacy", "numpy")


@dataclass(frozen=True)
class Where:
    """Milliseconds of processor an article by stage (REST: what no stage claims), and on what they were measured."""

    articles: int
    words: int
    questions: int
    threads: int
    machine: str
    versions: dict[str, str]
    stages: dict[str, float]
    missing: tuple[str, ...] = ()

    @property
    def total(self) -> float:
        """Milliseconds an article."""
        return sum(self.stages.values())

    def of(self, whose: str) -> float:
        """Milliseconds an article of ENCODER, PARSER or OURS, which has the rest."""
        known = {stage.name: stage.whose for stage in STAGES}
        return sum(value for name, value in self.stages.items() if known.get(name, OURS) == whose)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print, and return 2 where the data is not there, 4 where a model is not."""
    options = parser().parse_args(argv)
    if options.data is None:
        print("no data folder: give --data DIR or set ATTRIBUTION_DATA", file=sys.stderr)
        return 2
    try:
        where = measure([record for story in corpus(options.data, options.articles) for record in story], options.threads)
    except DataMissingError as missing:
        print(missing, file=sys.stderr)
        return 2
    except AttributionError as missing:
        print(missing, file=sys.stderr)
        return 4
    beside = loaded(options.beside) if options.beside else None
    print("\n".join(lines(where, beside)))
    if options.out:
        options.out.write_text(json.dumps(asdict(where), indent=1) + "\n", "utf-8")
    return 0


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    folder = os.environ.get("ATTRIBUTION_DATA")
    build = argparse.ArgumentParser(prog="python -m benchmarks.where", description=(__doc__ or "").split("\n")[0])
    build.add_argument("--data", type=Path, default=Path(folder) if folder else None, help="folder with crossdoc/")
    build.add_argument("--articles", type=int, default=ARTICLES, help=f"how many, of about four to a story (default: {ARTICLES})")
    build.add_argument("--threads", type=int, default=1, help="threads of the models (default: 1)")
    build.add_argument("--beside", type=Path, help="figures of another version, as --out wrote them, printed beside")
    build.add_argument("--out", type=Path, help="write the figures as JSON too")
    return build


def measure(records: Sequence[Record], threads: int = 1) -> Where:
    """Check articles in one run and write its report, models loaded before."""
    import torch

    from attribution import Checker, reports
    from attribution import articles as room

    torch.set_num_threads(threads)
    checker = Checker()
    reports.render(checker.check([room.article_from_record(record) for record in records[:WARM_UP]]), "json")
    _ = checker.models.scorer, checker.models.aligner  # where the warm-up had nothing to ask
    with timed() as (watch, missing):
        report = checker.check([room.article_from_record(record) for record in records])
        reports.render(report, "json")
        seconds = watch.stop()
    stages = {name: seconds.get(name, 0.0) * 1000 / len(records) for name in (*(stage.name for stage in STAGES), REST)}
    words = sum(len(record["text"].split()) for record in records)
    asked = int(report.coverage.get("pairs_asked", 0))
    return Where(len(records), words, asked, threads, machine(), versions(), stages, tuple(missing))


def machine() -> str:
    """The processor's name as the system tells it, and the number of cores."""
    return f"{cpuinfo().get('model name') or platform.processor() or platform.machine()}, {os.cpu_count()} cores"


def loaded(file: Path) -> Where:
    """Figures that `--out` wrote."""
    read = json.loads(file.read_text("utf-8"))
    return Where(**{**read, "missing": tuple(read["missing"])})


def lines(where: Where, beside: Where | None = None) -> list[str]:
    """The table, in Markdown."""
    titles = ["milliseconds of an article", "whose", *(["before"] if beside else []), "now" if beside else "ms", "share"]
    table = [row(titles), row(["---"] * len(titles))]
    whose = {stage.name: stage.whose for stage in STAGES}
    found = [(name, whose.get(name, OURS), value, beside.stages.get(name, 0.0) if beside else None) for name, value in where.stages.items()]
    found += [(f"**all of {kind}**", kind, where.of(kind), beside.of(kind) if beside else None) for kind in (ENCODER, PARSER, OURS)]
    found.append(("**together**", "", where.total, beside.total if beside else None))
    table += [row(cells(name, kind, value, where.total, before)) for name, kind, value, before in found]
    size = f"{where.articles} articles of {where.words / where.articles:.0f} words, {where.questions / where.articles:.0f} questions to the models of pairs an article"
    numbers = ", ".join(f"{name} {number}" for name, number in where.versions.items() if name in NAMED)
    table += ["", f"{size}; {where.threads} thread{'' if where.threads == 1 else 's'}; {where.machine}; {numbers}"]
    return table + ([f"not there in this version: {', '.join(where.missing)}"] if where.missing else [])


def cells(name: str, whose: str, value: float, total: float, before: float | None) -> list[str]:
    """A row's cells."""
    return [name, whose, *([f"{before:,.1f}"] if before is not None else []), f"{value:,.1f}", f"{value / total:.1%}"]


def row(found: Sequence[str]) -> str:
    """A row of a Markdown table."""
    return f"| {' | '.join(found)} |"


if __name__ == "__main__":
    sys.exit(main())
