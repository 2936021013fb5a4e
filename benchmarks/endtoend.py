"""The whole product against annotated stories: `python -m benchmarks.endtoend --data DIR`.

A found passage counts for a gold passage when it shares at least half of it and is at most three times as long, or one
sentence. Precision is per finding, recall per slot and relation, `alt` relations are right. Intervals are 95% bootstraps
over stories. The measures are defined in `attribution/scoring`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from attribution.errors import ModelError
from benchmarks.data import NAMES, DataMissingError, Story, load_set
from benchmarks.errors import error_lines
from benchmarks.heldout import held_out
from benchmarks.running import Checks, StoryResult, run_story
from benchmarks.table import lines, summary

SETS = {"e2e": NAMES[:1], "fiction": NAMES[1:], "all": NAMES, **{name: (name,) for name in NAMES[1:]}}


def main(argv: Sequence[str] | None = None) -> int:
    """Run, print, and return the exit code: 2 where the data or a model is not there, 1 where a story failed."""
    options = parser().parse_args(argv)
    if options.data is None:
        print("no data folder: give --data DIR or set ATTRIBUTION_DATA", file=sys.stderr)
        return 2
    try:
        sets = {name: pick(load_set(options.data, name), options) for name in SETS[options.set]}
    except DataMissingError as missing:
        print(missing, file=sys.stderr)
        return 2
    checker = make_checker(options.config)
    summaries = []
    failed = False
    for name, stories in sets.items():
        try:
            results = run_set(checker, stories, show=options.show == "errors", compare=options.only is None)
        except ModelError as missing:
            print(missing, file=sys.stderr)
            return 2
        failed = failed or any(result.error for result in results)
        summaries.append(summary(name, results))
        print("\n".join(lines(summaries[-1])), flush=True)
        if options.thresholds and results:
            print("\n".join(held_out(results)), flush=True)
    if options.out:
        options.out.write_text(json.dumps({"sets": summaries}, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return int(failed)


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    folder = os.environ.get("ATTRIBUTION_DATA")
    build = argparse.ArgumentParser(prog="python -m benchmarks.endtoend", description=(__doc__ or "").split("\n")[0])
    build.add_argument(
        "--data", type=Path, default=Path(folder) if folder else None, help="folder with e2e/ and fiction/"
    )
    build.add_argument("--set", choices=sorted(SETS), default="all", help="which stories (default: all)")
    build.add_argument("--out", type=Path, help="write every figure as JSON too")
    build.add_argument("--limit", type=int, help="only the first N stories of each set")
    build.add_argument("--story", action="append", default=[], help="only this story; may be given again")
    build.add_argument("--only", choices=["quotes"], help="read quotations and layout only, compare nothing")
    build.add_argument("--show", choices=["errors"], help="print misses and false alarms, story by story")
    build.add_argument("--thresholds", action="store_true", help="the figures at thresholds chosen on the other stories too")
    build.add_argument("--config", type=Path, help="a configuration file instead of the defaults")
    return build


def pick(stories: list[Story], options: argparse.Namespace) -> list[Story]:
    """The stories asked for."""
    chosen = [story for story in stories if not options.story or story.name in options.story]
    return chosen[: options.limit]


def make_checker(config: Path | None) -> Checks:
    """The product as any caller gets it, loaded once for all stories."""
    from attribution import Checker

    if config is None:
        return Checker()
    from attribution.config import load_config

    return Checker(load_config(config))


def run_set(checker: Checks, stories: Sequence[Story], *, show: bool, compare: bool) -> list[StoryResult]:
    """Every story in turn, with its errors where asked for."""
    from attribution.articles import article_from_record

    results = []
    for story in stories:
        results.append(run_story(checker, story, article_from_record, compare=compare))
        if show:
            print("\n".join(error_lines(results[-1])), flush=True)
    return results


if __name__ == "__main__":
    sys.exit(main())
