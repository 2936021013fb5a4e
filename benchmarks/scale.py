"""What many articles cost: `python -m benchmarks.scale --data DIR` checks 125 to 1,000 articles of about four to a story.

Each size runs in a process of its own: seconds by stage, pairs of statements considered and compared, questions asked of the
models, peak memory. The exponent of growth is the slope of log figure on log size. The corpus is described in
`benchmarks/corpus.py`. With `--baseline` the obvious pipeline (every sentence of a story against every other, both ways, by
a CrossEncoder) runs on some of the stories beside ours, and is extrapolated to the sizes by its number of pairs.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from attribution.errors import AttributionError
from benchmarks.corpus import corpus
from benchmarks.data import DataMissingError, Record
from benchmarks.growth import exponent
from benchmarks.processes import PER_MIB
from benchmarks.watching import COMPARING, STAGES, count_questions, staged

GOAL = 1.15
SIZES = (125, 250, 500, 1000)
Run = dict[str, Any]


def main(argv: Sequence[str] | None = None) -> int:
    """Run every size, print, and return 2 where the data is not there, 4 where a size or the baseline failed."""
    options = parser().parse_args(argv)
    if options.data is None:
        print("no data folder: give --data DIR or set ATTRIBUTION_DATA", file=sys.stderr)
        return 2
    try:
        if options.child:
            print(json.dumps(measure(corpus(options.data, options.child), options.threads)))
            return 0
        corpus(options.data, 1)
        runs = [child(options, size) for size in sizes(options.sizes)]
        print("\n".join(lines(runs)), flush=True)
        beside = baseline(options, runs) if options.baseline or options.e2e else {}
    except DataMissingError as missing:
        print(missing, file=sys.stderr)
        return 2
    except (AttributionError, ImportError, RuntimeError) as failure:
        print(failure, file=sys.stderr)
        return 4
    if options.out:
        options.out.write_text(json.dumps({"runs": runs, "exponents": exponents(runs), "baseline": beside}, indent=1) + "\n", "utf-8")
    return 0


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    folder = os.environ.get("ATTRIBUTION_DATA")
    build = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=(__doc__ or "").split("\n")[0])
    build.add_argument("--data", type=Path, default=Path(folder) if folder else None, help="folder with crossdoc/ (and e2e/)")
    build.add_argument("--sizes", default=",".join(map(str, SIZES)), help="articles of each run (default: 125,250,500,1000)")
    build.add_argument("--threads", type=int, default=0, help="threads of the models (default: as torch chooses)")
    build.add_argument("--baseline", action="store_true", help="run the obvious pipeline on some stories too")
    build.add_argument("--baseline-stories", type=int, default=3, help="on so many stories (default: 3, of middling length, shorter and longer)")
    build.add_argument("--e2e", action="store_true", help="score both pipelines on the stories of e2e")
    build.add_argument("--e2e-stories", type=int, help="on the first so many only")
    build.add_argument("--out", type=Path, help="write every figure as JSON too")
    build.add_argument("--child", type=int, help=argparse.SUPPRESS)
    return build


def sizes(given: str) -> list[int]:
    """`"25,50"` -> [25, 50], smallest first."""
    return sorted({int(size) for size in given.split(",")})


def child(options: argparse.Namespace, size: int) -> Run:
    """One size in a process of its own; raises RuntimeError with its last words where it fails."""
    print(f"{size} articles …", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "benchmarks.scale", "--data", str(options.data), "--child", str(size)]
    done = subprocess.run([*command, "--threads", str(options.threads)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"the run of {size} articles ended with {done.returncode}: {done.stderr.strip()[-400:]}")
    run: Run = json.loads(done.stdout.splitlines()[-1])
    return run


def measure(stories: Sequence[Sequence[Record]], threads: int = 0) -> Run:
    """Check all stories in one run, models loaded before."""
    import torch

    from attribution import Checker
    from attribution.articles import article_from_record

    if threads:
        torch.set_num_threads(threads)
    articles = [article_from_record(record) for story in stories for record in story]
    checker = Checker()
    checker.check(articles[:2])
    counts, seconds = count_questions(checker.models)
    with staged() as watch:
        report = checker.check(articles)
        stages = watch.stop()
    return {
        "articles": len(articles),
        "stories": len(stories),
        "words": sum(len(article.text.split()) for article in articles),
        "lost": sum(d.failed for d in report.diagnostics),
        "seconds": {name: round(stages.get(name, 0.0), 3) for name in STAGES},
        "model_seconds": {name: round(value, 3) for name, value in seconds.items()},
        "total": round(sum(stages.values()), 3),
        "questions": dict(counts),
        "passages": sum(len(r.claims) for r in report.readings),
        "considered": report.coverage.get("pairs_considered", 0),
        "compared": report.coverage.get("pairs_compared", 0),
        "sentence_pairs": sentence_pairs(stories, {r.article.id: len(r.claims) for r in report.readings}),
        "findings": len(report.findings),
        "grouping": grouping(stories, report.coverage),
        "peak_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / PER_MIB),
        "threads": torch.get_num_threads(),
    }


def sentence_pairs(stories: Sequence[Sequence[Record]], sentences: dict[str, int]) -> int:
    """How many questions the obvious pipeline asks: every pair of sentences of two reports of a story, both ways."""
    return sum(
        2 * sentences.get(a["id"], 0) * sentences.get(b["id"], 0) for story in stories for a, b in combinations(story, 2)
    )


def grouping(stories: Sequence[Sequence[Record]], coverage: Any) -> dict[str, Any]:
    """How many stories were found, and their sizes."""
    found = Counter(coverage.get("story_sizes", ()))
    return {"made": len(stories), "found": coverage.get("stories", 0), "sizes": {str(k): found[k] for k in sorted(found)}}


FIGURES = {
    **{name: (lambda run, name=name: run["seconds"][name]) for name in STAGES},
    "comparison stages together": lambda run: sum(run["seconds"][name] for name in COMPARING),
    "total": lambda run: run["total"],
    "pairs considered": lambda run: run["considered"],
    "pairs compared": lambda run: run["compared"],
    "questions of the obvious pipeline": lambda run: run["sentence_pairs"],
    "questions judged": lambda run: sum(run["questions"].values()),
    "peak memory": lambda run: run["peak_mib"],
    "words": lambda run: run["words"],
}


def exponents(runs: Sequence[Run]) -> dict[str, float | None]:
    """The exponent of growth of every figure."""
    articles = [run["articles"] for run in runs]
    return {name: exponent(articles, [figure(run) for run in runs]) for name, figure in FIGURES.items()}


def lines(runs: Sequence[Run]) -> list[str]:
    """The table for a terminal: a column a size, the exponent last."""
    width = len(runs)
    row = "{:<34}" + "{:>11}" * width + "{:>10}"
    grown = exponents(runs)
    table = [row.format("articles", *[run["articles"] for run in runs], "exponent")]
    for name, figure in FIGURES.items():
        unit = " s" if name in (*STAGES, "comparison stages together", "total") else " MiB" if name == "peak memory" else ""
        cells = [f"{figure(run):.1f}{unit}" if unit == " s" else f"{figure(run):,}{unit}" for run in runs]
        slope = grown[name]
        table.append(row.format(name, *cells, "–" if slope is None else f"{slope:.2f}"))
    table.append(row.format("stories found of made", *[f"{r['grouping']['found']}/{r['grouping']['made']}" for r in runs], ""))
    table.append(row.format("articles lost", *[run["lost"] for run in runs], ""))
    models = ", ".join(f"{name} {value:.0f} s" for name, value in sorted(runs[-1]["model_seconds"].items()))
    return [*table, f"{runs[-1]['threads']} threads; of the largest run inside the models of pairs: {models or 'nothing'}; goal of every exponent: at most {GOAL}"]


def baseline(options: argparse.Namespace, runs: Sequence[Run]) -> dict[str, Any]:
    """The obvious pipeline beside ours."""
    from benchmarks.obvious import on_e2e, on_stories, opened

    with opened() as pipeline:
        out: dict[str, Any] = {}
        if options.baseline:
            out["speed"] = on_stories(pipeline, corpus(options.data, SIZES[-1])[1 : 1 + options.baseline_stories], runs)
        if options.e2e:
            out["e2e"] = on_e2e(pipeline, options.data, options.e2e_stories)
    return out


if __name__ == "__main__":
    sys.exit(main())
