"""The stages that are timed, each beside a plain baseline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.processes import run_process
from benchmarks.rows import Row

CHECK = ("-m", "attribution", "check", "{seeds}", "--fail-on", "never", "--format", "json")
IMPORTS = ("-c", "import spacy, torch, transformers")
REPEATS = 3
PAIRS, BASELINE_PAIRS = 384, 48
COPIES = 8


def help_time(_seeds: Path) -> list[Row]:
    """`attribution --help` against a Python that does nothing."""
    ours = min(run_process("-m", "attribution", "--help").seconds for _ in range(REPEATS))
    bare = min(run_process("-c", "pass").seconds for _ in range(REPEATS))
    return [Row("attribution --help", ours, "s", "python -c pass", bare)]


def cold_start(seeds: Path) -> list[Row]:
    """The first report of a fresh process, and its peak memory, against importing the libraries alone."""
    bare = run_process(*IMPORTS)
    ours = run_process(*(part.format(seeds=seeds) for part in CHECK))
    return [
        Row("cold check of seeds/", ours.seconds, "s", "importing the libraries", bare.seconds),
        Row("peak memory", ours.peak_mib, "MiB", "importing the libraries", bare.peak_mib),
    ]


def warm_articles(seeds: Path) -> list[Row]:
    """Articles a second of a loaded Checker, against its first run with loading."""
    from attribution import Checker

    paths = sorted(seeds.glob("*.txt"))
    started = perf_counter()
    checker = Checker()
    checker.check(paths)
    first = len(paths) / (perf_counter() - started)

    def again() -> None:
        checker.models.verdicts.clear()  # or nothing would be judged
        checker.check(paths)

    return [
        Row(
            "warm articles",
            len(paths) / best(again),
            "articles/s",
            "loading and first run",
            first,
        )
    ]


def parser_words(seeds: Path) -> list[Row]:
    """Words a second of the parsing pipeline, against a blank pipeline that only finds sentence ends."""
    import spacy

    from attribution.parsing import load_pipeline, parse_texts

    texts = seed_texts(seeds) * COPIES
    words = sum(len(text.split()) for text in texts)
    nlp, blank = load_pipeline(), spacy.blank("en")
    blank.add_pipe("sentencizer")
    ours = best(lambda: list(parse_texts(nlp, texts)))
    bare = best(lambda: list(blank.pipe(texts)))
    return [Row("parsing", words / ours, "words/s", "blank sentencizer", words / bare)]


def entailment_pairs(seeds: Path) -> list[Row]:
    """Pairs a second of the entailment model as shipped, against fp32, one pair at a time, in the order given."""
    from attribution.encoder.entailment import EntailmentModel
    from attribution.encoder.session import open_session

    pairs = seed_pairs(seeds, PAIRS)
    session = open_session()
    ours, plain = EntailmentModel(session), EntailmentModel(open_session(dtype="float32", rows=1))
    fast = PAIRS / best(lambda: ours.score(pairs))
    slow = BASELINE_PAIRS / best(lambda: [plain.score([pair]) for pair in pairs[:: PAIRS // BASELINE_PAIRS]])
    note = f"{session.dtype}, {session.rows} rows, {session.device}".replace("torch.", "")
    return [Row("entailment", fast, "pairs/s", "fp32, one by one", slow, note)]


def seed_texts(seeds: Path) -> list[str]:
    """The corpus as text."""
    texts = [path.read_text("utf-8-sig") for path in sorted(seeds.glob("*.txt"))]
    if not texts:
        raise FileNotFoundError(f"no .txt articles in {seeds}: give a folder of articles with --seeds")
    return texts


def seed_pairs(seeds: Path, count: int) -> list[tuple[str, str]]:
    """`count` pairs of paragraphs' first sentences, lengths mixed; the same every time."""
    lines_ = [line.split(". ")[0] for text in seed_texts(seeds) for line in text.splitlines() if len(line) > 40]
    return [(lines_[i % len(lines_)], lines_[(7 * i + 3) % len(lines_)]) for i in range(count)]


def best(work: Callable[[], Any]) -> float:
    """Seconds of the fastest of three runs, after one that warms up."""
    work()
    times = []
    for _ in range(REPEATS):
        started = perf_counter()
        work()
        times.append(perf_counter() - started)
    return min(times)


STAGES: dict[str, Callable[[Path], list[Row]]] = {
    "help": help_time,
    "cold": cold_start,
    "warm": warm_articles,
    "parsing": parser_words,
    "entailment": entailment_pairs,
}
