"""Nearest neighbours by three libraries, beside exact search: `python -m benchmarks.nearest`.

Vectors are made like an archive's: 384 dimensions; every fact is told eight times in other words. A fact is a mixture of two base sentences,
and each telling adds noise, so that two tellings of a fact have cosines of about 0.75 to 0.98. The base sentences are `--embeddings FILE.npy`
(float32, unit rows, of real sentences) or invented ones: mixtures of 400 topics. Questions are new tellings of facts that are held.
recall@20 is the share of the exact twenty that were among the twenty found; "asked 2x" finds forty and orders them by their exact vectors.
One thread, one process each; seconds are the processor's, so that other work on the machine counts little. A library that is not
installed is told so.
"""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np

WIDTH, COUNT, QUESTIONS, TELLINGS = 384, 20, 400, 8
# Rows of a matrix product at once: 32,768 x 384 floats are 50 MB.
CHUNK = 32_768
# What tells the libraries behind numpy how many threads to use.
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
Rows = Any  # an ndarray of float32, unit rows
Search = Callable[[Rows], Any]  # questions -> numbers of rows, (questions, at least 20)


@dataclass(frozen=True, slots=True)
class Contender:
    """A library under one setting: `build` gives what searches and the bytes it takes."""

    name: str
    module: str
    build: Callable[[Rows], tuple[Search, int]]
    scans: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of a contender."""

    name: str
    rows: int
    recall: float
    per_second: float
    build: float
    mib: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    options = parser().parse_args(arguments)
    done: list[Measured] = []
    print(f"{'':<34}{'rows':>10}{'recall@20':>11}{'questions/s':>13}{'build s':>9}{'MiB':>8}", flush=True)
    for rows in options.rows:
        for at, contender in enumerate(CONTENDERS):
            if options.only and not any(part in contender.name for part in options.only):
                continue
            if contender.scans and rows > options.most_scanned:
                continue
            if find_spec(contender.module) is None:
                print(f"{contender.name:<34}{rows:>10,}  {contender.module} is not installed")
                continue
            try:
                done.append(alone(at, rows, options.embeddings))
            except BrokenProcessPool:
                print(f"{contender.name:<34}{rows:>10,}  crashed", flush=True)
                continue
            print(line(done[-1]), flush=True)
    if options.out:
        options.out.write_text(json.dumps([asdict(one) for one in done], indent=1) + "\n", "utf-8")
    return 0


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    build = argparse.ArgumentParser(prog="python -m benchmarks.nearest", description=(__doc__ or "").split("\n")[0])
    build.add_argument("--rows", type=int, nargs="*", default=[100_000], help="vectors held (default: 100000)")
    build.add_argument("--embeddings", type=Path, help="real embeddings to make the vectors of (.npy)")
    build.add_argument("--only", nargs="*", help="contenders whose names hold one of these")
    build.add_argument("--most-scanned", type=int, default=200_000, help="leave scans out of larger sets (default: 200000)")
    build.add_argument("--out", type=Path, help="write every figure as JSON too")
    return build


def alone(which: int, rows: int, embeddings: Path | None = None) -> Measured:
    """One contender in a process of its own (two such libraries in one crashed), whose products are made by one thread."""
    os.environ.update(dict.fromkeys(THREADS, "1"))  # read when numpy is loaded, which the new process does
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(measured, which, rows, embeddings).result()


def unit(rows: Rows) -> Rows:
    """Rows of length one."""
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def invented(count: int) -> Rows:
    """Base sentences: each leans on two of 400 topics, and half of it is its own."""
    random = np.random.default_rng(0)
    topics = unit(random.standard_normal((400, WIDTH)))
    which = random.integers(400, size=(count, 2))
    own = unit(random.standard_normal((count, WIDTH)))
    return unit(topics[which[:, 0]] + 0.5 * topics[which[:, 1]] + own)


def made(base: Rows, rows: int) -> tuple[Rows, Rows]:
    """The vectors held and the questions."""
    random = np.random.default_rng(1)
    facts = -(-rows // TELLINGS)
    one, other = random.integers(len(base), size=(2, facts))
    share = random.uniform(0.6, 1, size=(facts, 1)).astype(np.float32)
    meant = unit(share * base[one] + (1 - share) * base[other] + noise(random, facts, 0.3))
    held = np.empty((rows, WIDTH), np.float32)
    for at in range(TELLINGS):
        part = held[at::TELLINGS]
        part[:] = told(random, meant[: len(part)])
    return held, told(random, meant[random.integers(facts, size=QUESTIONS)])


def noise(random: np.random.Generator, count: int, length: Any) -> Rows:
    """Rows of about this length in every direction."""
    return (length * random.standard_normal((count, WIDTH)) / np.sqrt(WIDTH)).astype(np.float32)


def told(random: np.random.Generator, facts: Rows) -> Rows:
    """A telling of every fact."""
    return unit(facts + noise(random, len(facts), random.uniform(0.2, 0.6, size=(len(facts), 1))))


def scan(held: Rows, asked: Rows) -> Any:
    """The exact answer."""
    best = np.full((len(asked), COUNT), -2.0, np.float32)
    names = np.zeros((len(asked), COUNT), np.int64)
    for at in range(0, len(held), CHUNK):
        near = np.concatenate([best, asked @ held[at : at + CHUNK].T], axis=1)
        whose = np.concatenate([names, np.tile(np.arange(at, min(len(held), at + CHUNK)), (len(asked), 1))], axis=1)
        top = np.argpartition(-near, COUNT, axis=1)[:, :COUNT]
        best, names = np.take_along_axis(near, top, 1), np.take_along_axis(whose, top, 1)
    return names


def measured(which: int, rows: int, embeddings: Path | None) -> Measured:
    """Build, search, compare."""
    contender = CONTENDERS[which]
    held, asked = made(np.load(embeddings).astype(np.float32) if embeddings else invented(3_000), rows)
    truth = scan(held, asked)
    started = process_time()
    search, size = contender.build(held)
    built = process_time() - started
    search(asked[:20])
    started = process_time()
    found = search(asked)
    seconds = process_time() - started
    hits = sum(len(set(map(int, mine[:COUNT])) & set(map(int, true))) for mine, true in zip(found, truth, strict=True))
    return Measured(contender.name, rows, hits / truth.size, len(asked) / max(seconds, 1e-9), built, size / 2**20)


def line(one: Measured) -> str:
    """A row for a terminal."""
    return f"{one.name:<34}{one.rows:>10,}{one.recall:>11.4f}{one.per_second:>13,.0f}{one.build:>9.1f}{one.mib:>8,.0f}"


def exact(held: Rows) -> tuple[Search, int]:
    """numpy: every product."""
    return (lambda asked: scan(held, asked)), held.nbytes


def usearch(dtype: str, segment: int = 0, more: int = 1, search: int = 128) -> Callable[[Rows], tuple[Search, int]]:
    """usearch's HNSW: whole, or in segments; `more` times twenty are found and ordered anew."""

    def build(held: Rows) -> tuple[Search, int]:
        from usearch.index import Index

        step = segment or len(held)
        bodies = []
        for at in range(0, len(held), step):
            index = Index(ndim=WIDTH, metric="cos", dtype=dtype, connectivity=16, expansion_add=128)
            index.add(np.arange(at, min(len(held), at + step), dtype=np.uint64), held[at : at + step], threads=1)
            bodies.append(bytes(index.save()))
        indexes = [Index.restore(body, view=True) for body in bodies]
        for index in indexes:
            index.expansion_search = search
        # The graphs are views of the bodies, which usearch does not keep: the searching does.
        return (lambda asked: merged(list(zip(indexes, bodies, strict=True)), held, asked, more)), sum(map(len, bodies))

    return build


def merged(indexes: Sequence[Any], held: Rows, asked: Rows, more: int) -> Any:
    """What all segments find, the nearest first."""
    parts = [index.search(asked, COUNT * more, threads=1) for index, _ in indexes]
    keys = np.concatenate([part.keys.astype(np.int64) for part in parts], axis=1)
    near = np.concatenate([part.distances for part in parts], axis=1)
    keep = np.argsort(near, axis=1, kind="stable")[:, : COUNT * more]
    keys = np.take_along_axis(keys, keep, 1)
    if more > 1:
        near = -np.einsum("qd,qkd->qk", asked, held[keys])
        keys = np.take_along_axis(keys, np.argsort(near, axis=1, kind="stable"), 1)
    return keys


def faiss(spec: str, **settings: int) -> Callable[[Rows], tuple[Search, int]]:
    """faiss's index of that name."""

    def build(held: Rows) -> tuple[Search, int]:
        import faiss as library

        library.omp_set_num_threads(1)
        index = library.index_factory(WIDTH, spec, library.METRIC_INNER_PRODUCT)
        if not index.is_trained:
            index.train(held[:: max(1, len(held) // 65_536)])
        index.add(held)
        for name, value in settings.items():
            library.ParameterSpace().set_index_parameter(index, name, value)
        return (lambda asked: index.search(asked, COUNT)[1]), int(library.serialize_index(index).nbytes)

    return build


def sqlite_vec(kind: str) -> Callable[[Rows], tuple[Search, int]]:
    """sqlite-vec's virtual table: every product, inside SQLite."""

    def build(held: Rows) -> tuple[Search, int]:
        import sqlite_vec as library

        file = loaded(library.loadable_path())
        cast = "vec_quantize_int8(?, 'unit')" if kind == "int8" else "?"
        file.execute(f"CREATE VIRTUAL TABLE held USING vec0(row {kind}[{WIDTH}] distance_metric=cosine)")
        file.executemany(f"INSERT INTO held(rowid, row) VALUES (?, {cast})", ((at, row.tobytes()) for at, row in enumerate(held)))
        ask = f"SELECT rowid FROM held WHERE row MATCH {cast} AND k = {COUNT}"
        pages = next(iter(file.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")))[0]
        return (lambda asked: [[one for (one,) in file.execute(ask, (row.tobytes(),))] for row in asked]), pages

    return build


def loaded(extension: str) -> Any:
    """A database with an extension; many builds of Python's sqlite3 load none, then apsw must (its execute is the same)."""
    if hasattr(sqlite3.Connection, "enable_load_extension"):
        file = sqlite3.connect(":memory:")
        file.enable_load_extension(True)
        file.load_extension(extension)
        return file
    import apsw

    other = apsw.Connection(":memory:")
    other.enable_load_extension(True)
    other.load_extension(extension)
    return other


CONTENDERS = (
    Contender("numpy, exact", "numpy", exact, scans=True),
    Contender("sqlite-vec, float32", "sqlite_vec", sqlite_vec("float"), scans=True),
    Contender("sqlite-vec, int8", "sqlite_vec", sqlite_vec("int8"), scans=True),
    Contender("usearch, float32", "usearch", usearch("f32")),
    Contender("usearch, float16", "usearch", usearch("f16")),
    Contender("usearch, bfloat16", "usearch", usearch("bf16")),
    Contender("usearch, int8", "usearch", usearch("i8")),
    Contender("usearch, int8, asked 2x", "usearch", usearch("i8", more=2)),
    Contender("usearch, int8, parts, asked 2x", "usearch", usearch("i8", segment=131_072, more=2)),
    Contender("faiss HNSW32, float32", "faiss", faiss("HNSW32,Flat", efConstruction=128, efSearch=128)),
    Contender("faiss HNSW32, int8", "faiss", faiss("HNSW32_SQ8", efConstruction=128, efSearch=128)),
    Contender("faiss IVF1024, int8, 16 lists", "faiss", faiss("IVF1024,SQ8", nprobe=16)),
    Contender("faiss IVF1024, int8, 64 lists", "faiss", faiss("IVF1024,SQ8", nprobe=64)),
)


if __name__ == "__main__":
    sys.exit(main())
