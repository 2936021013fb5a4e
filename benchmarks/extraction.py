"""Bodies of real pages, beside the libraries others use: `python -m benchmarks.extraction --data DIR`.

Each of the three sets is scored by the measure it was published with; every reader gets the same pages in the same run.
A page that this product refuses counts as nothing found.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import process_time

from benchmarks.data import DataMissingError, Record, records
from benchmarks.extractors import READERS, NotInstalledError, Read, Reader
from benchmarks.pagescores import (
    same_day,
    same_names,
    same_title,
    segment_counts,
    segment_score,
    shingle_counts,
    shingle_score,
    similarity_counts,
    similarity_score,
)  # fmt: skip

MEASURES = {
    "article_extraction_benchmark": "runs of four words, mean of pages",
    "trafilatura": "segments that must and must not be there",
    "readability": "similarity of words, mean of pages",
}
SCORERS = {"article_extraction_benchmark": shingle_score, "trafilatura": segment_score, "readability": similarity_score}
ROW = "{:<26}{:>10}{:>9}{:>9}{:>9}{:>10}{:>10}{:>9}{:>9}"
Result = dict[str, object]


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; 2 where the data is not there."""
    options = parser().parse_args(argv)
    if options.data is None:
        print("no data folder: give --data DIR or set ATTRIBUTION_DATA", file=sys.stderr)
        return 2
    try:
        results = [result for name in options.set or MEASURES for result in measure(options, name)]
    except DataMissingError as missing:
        print(missing, file=sys.stderr)
        return 2
    if options.out:
        options.out.write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    return 0


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    folder = os.environ.get("ATTRIBUTION_DATA")
    build = argparse.ArgumentParser(prog="python -m benchmarks.extraction", description=(__doc__ or "").split("\n")[0])
    build.add_argument("--data", type=Path, default=Path(folder) if folder else None, help="folder with articles/")
    build.add_argument("--set", action="append", choices=list(MEASURES), help="only this set (again for more)")
    build.add_argument("--reader", action="append", choices=list(READERS), help="only this reader (again for more)")
    build.add_argument("--limit", type=int, help="only the first pages of each set")
    build.add_argument("--pages", type=Path, help="write the score of every page here, as JSON lines")
    build.add_argument("--out", type=Path, help="write the figures as JSON too")
    return build


def measure(options: argparse.Namespace, name: str) -> Iterator[Result]:
    """One set: a row printed for every reader."""
    pages = list(records(options.data / "articles" / f"{name}.jsonl.gz"))[: options.limit]
    print(f"\n{name}: {len(pages)} pages; {MEASURES[name]}")
    print(ROW.format("", "precision", "recall", "F1", "titles", "bylines", "dates", "refused", "pages/s"))
    for label in options.reader or READERS:
        try:
            reader = READERS[label]()
        except NotInstalledError as missing:
            print(f"{label:<26}left out: {missing}")
            continue
        result = score(name, label, pages, reader, options.pages)
        print(shown(result), flush=True)
        yield result


def score(name: str, label: str, pages: Sequence[Record], reader: Reader, out: Path | None) -> Result:
    """Read every page and score it; an exception is an empty page, counted under its name."""
    counts, refused, facts = [], Counter[str](), Counter[str]()
    started = process_time()
    reads = [attempt(reader, page) for page in pages]
    seconds = process_time() - started
    for page, read in zip(pages, reads, strict=True):
        counts.append(counted(name, page["truth"], read))
        facts.update(known_facts(page["truth"], read))
        refused[read.refused] += bool(read.refused)
    if out:
        with out.open("a", encoding="utf-8") as lines:
            lines.writelines(
                json.dumps({"set": name, "reader": label, "page": page["id"], "counts": c, "refused": read.refused}) + "\n"
                for page, c, read in zip(pages, counts, reads, strict=True)
            )
    accuracy = {fact: (facts[fact], facts[f"{fact} known"]) for fact in ("title", "byline", "date")}
    codes = {code: number for code, number in refused.items() if number}
    return {"set": name, "reader": label, **SCORERS[name](counts), **accuracy, "refused": codes, "pages": len(pages), "seconds": seconds}


def attempt(reader: Reader, page: Record) -> Read:
    """One page."""
    try:
        return reader(page["html"], page["url"] or page["id"])
    except Exception as error:  # noqa: BLE001 - told in the table
        return Read(refused=type(error).__name__)


def counted(name: str, truth: Record, read: Read) -> tuple[float, float, float]:
    """The counts of one page by the measure of its set; where segments may be headlines, the headline counts as found."""
    if name == "trafilatura":
        return segment_counts(truth, f"{read.headline}\n{read.body}")
    return (similarity_counts if name == "readability" else shingle_counts)(truth["text"], read.body)


def known_facts(truth: Record, read: Read) -> Counter[str]:
    """Which facts the set knows of a page, and which of them were found."""
    byline = truth.get("byline") or truth.get("author")
    date = truth.get("published") or truth.get("date")
    known = {
        "title": (truth.get("title"), same_title, read.title),
        "byline": (byline, same_names, read.byline),
        "date": (date, same_day, read.date),
    }
    facts = Counter[str]()
    for fact, (value, same, found) in known.items():
        if value:
            facts[f"{fact} known"] += 1
            facts[fact] += same(value, found)
    return facts


def shown(result: Result) -> str:
    """One row of the table."""
    pairs = ["{}/{}".format(*result[fact]) if result[fact][1] else "-" for fact in ("title", "byline", "date")]  # type: ignore[misc, index]
    marks = [f"{result[key]:.3f}" for key in ("precision", "recall", "F1")]
    refused = result["refused"]
    assert isinstance(refused, dict)
    speed = f"{result['pages'] / max(1e-9, result['seconds']):.1f}"  # type: ignore[operator, call-overload]
    row = ROW.format(result["reader"], *marks, *pairs, sum(refused.values()), speed)
    return row + (f"  {', '.join(f'{code} {number}' for code, number in refused.items())}" if refused else "")


if __name__ == "__main__":
    raise SystemExit(main())
