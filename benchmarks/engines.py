"""One check by every engine: `python -m benchmarks.engines --data DIR` compares 5,000 reports of a sentence in one process, in several, and on a cluster.

Each run is a process of its own, nothing kept between them; printed are wall time, articles a second, and the digest of the report, which
must be one; the memory is the peak of the command's largest process, Ray's workers not among them. With `--kill` a worker of the cluster is killed (SIGKILL) amid the run. The corpus: `archivecorpus.pairs`, two reports of each event.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from attribution.errors import AttributionError
from benchmarks.archivecorpus import pairs
from benchmarks.data import DataMissingError
from benchmarks.processes import PER_MIB
from benchmarks.workerkill import kill_worker

ARTICLES = 5_000
# Single sentences look alike: only reports that are surely of one event make a story, or the models of pairs would be asked for an hour.
SURE = 0.997
ENGINES = ("inline", "local", "ray")
# Seconds between two words of progress.
TOLD = 30
Run = dict[str, Any]


def main(argv: Sequence[str] | None = None) -> int:
    """Run each engine, print, and return 1 where two reports differ, 2 where the data is not there, 4 where an engine fails."""
    build = parser()
    options = build.parse_args(argv)
    engines = options.engines.split(",")
    if unknown := sorted({*engines} - {*ENGINES}):
        build.error(f"--engines names {', '.join(unknown)}, expected some of {', '.join(ENGINES)}")
    if options.data is None:
        print("no data folder: give --data DIR or set ATTRIBUTION_DATA", file=sys.stderr)
        return 2
    try:
        if options.child:
            print(json.dumps(measured(options)))
            return 0
        pairs(options.data, 1)
        return compared(options, engines)
    except DataMissingError as missing:
        print(missing, file=sys.stderr)
        return 2
    except (AttributionError, ImportError, RuntimeError) as failure:
        print(failure, file=sys.stderr)
        return 4


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    data = os.environ.get("ATTRIBUTION_DATA")
    build = argparse.ArgumentParser(prog="python -m benchmarks.engines", description=(__doc__ or "").split("\n")[0])
    build.add_argument("--data", type=Path, default=Path(data) if data else None, help="folder with crossdoc/")
    build.add_argument("--articles", type=int, default=ARTICLES, help=f"how many (default: {ARTICLES:,})")
    build.add_argument("--engines", default="local,ray", help="of inline, local, ray (default: local,ray)")
    build.add_argument("--jobs", type=int, default=2, help="processes (default: 2)")
    build.add_argument("--kill", type=float, help="kill a worker of the cluster after so many seconds")
    build.add_argument("--out", type=Path, help="write every figure as JSON too")
    build.add_argument("--child", choices=ENGINES, help=argparse.SUPPRESS)
    return build


def compared(options: argparse.Namespace, engines: Sequence[str]) -> int:
    """Run each engine in a process of its own; 0 where all wrote one report."""
    runs: dict[str, Run] = {}
    for name in engines:
        runs[name] = child(options, name)
        print(line(name, runs[name]), flush=True)
    one = len({run["digest"] for run in runs.values()}) == 1
    print("one report" if one else "THE REPORTS DIFFER")
    if options.out:
        options.out.write_text(json.dumps({"runs": runs, "one": one}, indent=1) + "\n", "utf-8")
    return int(not one)


def child(options: argparse.Namespace, name: str) -> Run:
    """One engine in a process of its own, whose progress is seen; raises RuntimeError where it fails."""
    command = [sys.executable, "-m", "benchmarks.engines", "--data", str(options.data), "--articles", str(options.articles), "--jobs", str(options.jobs), "--child", name]
    if options.kill and name == "ray":
        command += ["--kill", str(options.kill)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"the run of the engine {name} ended with {done.returncode}")
    run: Run = json.loads(done.stdout.splitlines()[-1])
    return run


def line(name: str, run: Run) -> str:
    """A row for a terminal."""
    figures = (
        f"{name:<8}{run['articles']:,} articles  {run['seconds']:.0f} s  {run['articles'] / run['seconds']:.1f} a second  {run['stories']:,} stories  "
        f"{run['findings']:,} findings  {run['questions']:,} questions  {run['peak']:.0f} MiB  report {run['digest'][:16]}"
    )
    return figures + (f"  killed {run['killed']}" if run["killed"] else "")


def measured(options: argparse.Namespace) -> Run:
    """Check all reports with one engine; the seconds are those of starting it, too."""
    from attribution import Checker
    from attribution.config import Config, Thresholds
    from attribution.reports import render

    articles = [one.article for one in pairs(options.data, options.articles)]
    config, started = Config(thresholds=Thresholds(story_similarity=SURE)), time.perf_counter()
    killed: list[str] = []
    with tempfile.TemporaryDirectory(prefix="attribution-engines-") as folder:
        engine = engine_of(config, options.child, options.jobs, Path(folder))
        if options.kill:
            threading.Thread(target=lambda: killed.append(kill_worker(options.kill)), daemon=True).start()
        try:
            report = Checker(config, progress=Told(started), engine=engine).check(articles)
        finally:
            if engine is not None:
                engine.close()
    seconds = time.perf_counter() - started
    return {
        "articles": len(report.readings),
        "seconds": seconds,
        "stories": report.coverage["stories"],
        "findings": len(report.findings),
        "questions": report.coverage["pairs_asked"],
        "peak": max(resource.getrusage(who).ru_maxrss / PER_MIB for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)),
        "digest": hashlib.sha256(render(report, "json").encode()).hexdigest(),
        "killed": ", ".join(killed),
    }


def engine_of(config: Any, name: str, jobs: int, folder: Path) -> Any:
    """The engine of that name; None does everything in this process."""
    from attribution.engines.running import engine_for

    if name == "ray":
        return engine_for(config, "ray", jobs, folder=folder)
    return engine_for(config, "local", 1 if name == "inline" else jobs)


class Told:
    """Progress on stderr, a line every half minute."""

    def __init__(self, started: float) -> None:
        self._started = self._last = started

    def __call__(self, stage: str, done: int, total: int) -> None:
        """One step."""
        now = time.perf_counter()
        if now - self._last > TOLD:
            self._last = now
            print(f"{stage} {done:,} of {total:,}, {now - self._started:.0f} s", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
