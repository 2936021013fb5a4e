"""What ingesting costs: `python -m benchmarks.ingest` reads invented pages and records, beside the loop a person would write.

Pages a second: HTML pages of about 5,000 characters of story inside menus, teasers and footers, read by `attribution ingest` with one and
two processes, and by a loop in one process that calls trafilatura on each and writes a line of JSON (no layout, no language, no duplicates,
nothing to go on from). Memory: `attribution ingest` over 1,000 and 100,000 records in one file of JSON Lines; the peak is that of the
process that writes, and of the largest of its workers. The loop beside it reads a line with json, makes the article and writes it.
Every run is a process of its own; the input is generated from a number and the same every time.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.processes import PER_MIB

PAGES, RECORDS = 300, (1_000, 100_000)
PLACES = ["Tarvik", "Solheim", "Brunmoor", "Kestrel", "Lindholt", "Marrow", "Ostby", "Pellworth", "Quarne", "Rookhaven", "Selby", "Thornwick"]
SAID = ["the coast guard said", "the minister told reporters", "a spokeswoman for the port said", "officials said on Monday", "the mayor wrote"]
DONE = ["sank in a storm", "was closed for repairs", "reported higher figures", "lost its licence", "will be rebuilt by spring", "asked for more money"]
Run = dict[str, Any]


def main(argv: Sequence[str] | None = None) -> int:
    """Generate, run, print."""
    options = parser().parse_args(argv)
    if options.child:
        print(json.dumps(CHILDREN[options.child](Path(options.paths[0]), Path(options.paths[1]))))
        return 0
    folder = Path(tempfile.mkdtemp(prefix="attribution-ingest-", dir=options.folder))
    runs: list[Run] = []
    try:
        write_pages(folder / "pages", options.pages)
        pages = folder / "pages"
        todo = [(f"{options.pages:,} pages", pages, options.pages, name) for name in ("trafilatura loop", "ingest --jobs 1", "ingest --jobs 2")]
        for size in options.records:
            write_records(folder / f"{size}.jsonl", size)
            todo += [(f"{size:,} records", folder / f"{size}.jsonl", size, name) for name in ("json loop", "ingest --jobs 1", "ingest --jobs 2")]
        for what, source, size, name in todo:
            runs.append({"input": what, "size": size, "name": name, **measured(name, source, folder / "out.jsonl")})
            print(line(runs[-1]), flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if options.out:
        options.out.write_text(json.dumps({"runs": runs, "cores": len(os.sched_getaffinity(0))}, indent=1) + "\n", "utf-8")
    return 0


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    build = argparse.ArgumentParser(prog="python -m benchmarks.ingest", description=(__doc__ or "").split("\n")[0])
    build.add_argument("--pages", type=int, default=PAGES, help=f"HTML pages (default: {PAGES})")
    build.add_argument("--records", type=int, nargs="*", default=list(RECORDS), help="records of each run (default: 1000 100000)")
    build.add_argument("--folder", type=Path, help="where the input is generated (default: the system's place for such)")
    build.add_argument("--out", type=Path, help="write every figure as JSON too")
    build.add_argument("--child", help=argparse.SUPPRESS)
    build.add_argument("paths", nargs="*", help=argparse.SUPPRESS)
    return build


def sentences(random_: random.Random, count: int) -> Iterator[str]:
    """Invented sentences of news."""
    for _ in range(count):
        place, other = random_.sample(PLACES, 2)
        yield (
            f"The ferry between {place} and {other}, which carried {random_.randint(2, 900)} people a day last year, "
            f"{random_.choice(DONE)}, {random_.choice(SAID)}."
        )


def story(number: int, paragraphs: int = 12) -> list[str]:
    """The paragraphs of a story of its own."""
    random_ = random.Random(number)
    return [" ".join(sentences(random_, 3)) for _ in range(paragraphs)]


def page(number: int) -> str:
    """A page as a newspaper's: head, menu, story, teasers, footer."""
    menu = "".join(f'<li><a href="/{place.lower()}">{place}</a></li>' for place in PLACES)
    teasers = "".join(f'<div class="teaser"><a href="/s/{number + k}">{next(sentences(random.Random(number + k), 1))}</a></div>' for k in range(1, 9))
    body = "".join(f"<p>{paragraph}</p>" for paragraph in story(number))
    return (
        f'<!doctype html><html lang="en"><head><title>Ferry {number} | The Herald</title><meta name="author" content="Ada Brenner">'
        f'<meta property="article:published_time" content="2031-03-03T10:00:00Z"><style>{"p {margin: 0}" * 40}</style>'
        f'<script>{"var x = 1;" * 200}</script></head><body><nav><ul>{menu}</ul></nav><main><article><h1>Ferry {number} in {PLACES[number % 12]}</h1>'
        f'<p class="byline">By Ada Brenner</p>{body}</article><aside>{teasers}</aside></main><footer><ul>{menu}</ul><p>© The Herald</p></footer></body></html>'
    )


def write_pages(folder: Path, count: int) -> None:
    """The pages as files."""
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:06}.html").write_text(page(number), "utf-8")


def write_records(file: Path, count: int) -> None:
    """Records of shorter stories, a line each."""
    with file.open("w", encoding="utf-8") as stream:
        for number in range(count):
            text = "\n\n".join([f"Ferry {number} in {PLACES[number % 12]}", *story(number, 3)])
            stream.write(json.dumps({"id": f"n{number}", "text": text, "source": "Herald", "published": "2031-03-03"}) + "\n")


def measured(name: str, source: Path, output: Path) -> Run:
    """One run in a process of its own: seconds, articles, peak memory of it and of the largest process below it."""
    output.unlink(missing_ok=True)
    child = "ingest1" if name.endswith("1") else "ingest2" if name.endswith("2") else name.split()[0]
    started = perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.ingest", "--child", child, str(source), str(output)], capture_output=True, text=True, check=False
    )
    seconds = perf_counter() - started
    if done.returncode:
        raise RuntimeError(f"{name} ended with {done.returncode}: {done.stderr.strip()[-400:]}")
    return {"seconds": round(seconds, 2), **json.loads(done.stdout.splitlines()[-1])}


def ingested(source: Path, output: Path, jobs: int) -> Run:
    """`attribution ingest`."""
    from attribution.engines.ingest import Ingest, Order
    from attribution.engines.ingest.running import Files

    started = perf_counter()
    tally = Ingest(Files(output), Order(jobs=jobs)).run([str(source)])
    return {"articles": tally.articles, "lost": tally.failed, "working": round(perf_counter() - started, 2), **peaks()}


def json_loop(source: Path, output: Path) -> Run:
    """A loop over lines, as a person would write it."""
    from attribution.articles import article_from_record

    started, count = perf_counter(), 0
    with source.open(encoding="utf-8") as lines, output.open("w", encoding="utf-8") as out:
        for one in lines:
            article = article_from_record(json.loads(one))
            out.write(json.dumps({"id": article.id, "title": article.title, "text": article.text, "published": article.published}) + "\n")
            count += 1
    return {"articles": count, "lost": 0, "working": round(perf_counter() - started, 2), **peaks()}


def trafilatura_loop(source: Path, output: Path) -> Run:
    """A loop over files with trafilatura, as its documentation shows."""
    import trafilatura

    started, count = perf_counter(), 0
    with output.open("w", encoding="utf-8") as out:
        for file in sorted(source.iterdir()):
            found = trafilatura.bare_extraction(file.read_text("utf-8"), with_metadata=True)
            if found is not None:
                out.write(json.dumps({"id": str(file), "title": found.title, "text": found.text, "published": found.date}) + "\n")
                count += 1
    return {"articles": count, "lost": 0, "working": round(perf_counter() - started, 2), **peaks()}


CHILDREN = {
    "ingest1": lambda source, output: ingested(source, output, 1),
    "ingest2": lambda source, output: ingested(source, output, 2),
    "json": json_loop,
    "trafilatura": trafilatura_loop,
}


def peaks() -> Run:
    """Peak memory of this process and of the largest of its children that ended, and their processor seconds."""
    import resource

    own, below = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "peak_mib": round(own.ru_maxrss / PER_MIB),
        "worker_mib": round(below.ru_maxrss / PER_MIB),
        "cpu": round(own.ru_utime + own.ru_stime + below.ru_utime + below.ru_stime, 2),
    }


def line(run: Run) -> str:
    """A row for a terminal; the rate counts from the first file to the last, without the start of Python."""
    rate = run["size"] / max(run["working"], 1e-9)
    return (
        f"{run['input']:<16} {run['name']:<17} {rate:>8,.0f} a second {run['working']:>8.1f} s {run['cpu']:>8.1f} s of processor "
        f"{run['peak_mib']:>6,} MiB, worker {run['worker_mib']:>5,} MiB {run['articles']:>8,} articles"
    )


if __name__ == "__main__":
    sys.exit(main())
