"""Whether the product holds two sentences against each other that tell of one thing: `python -m benchmarks.alignment --data DIR`.

ECB+ dev: `pairs_statement` has pairs of sentences in which one act of speech is reported (1) or two (0, though often of one fact);
`numeric_conflict_candidates` pairs in which one thing has two figures; with `--events`, `pairs_sentence` those that tell of one
event or of two of one story. The reports of an event are checked together. A pair counts
as a candidate, as compared (the models or the comparators looked at it), or as a finding, where statements in the two sentences are.
Precision is over the labelled pairs only; intervals are Wilson's.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from attribution.errors import AttributionError
from attribution.scoring.wilson import wilson
from attribution.types import Finding, Report
from benchmarks.data import DataMissingError, Record, group, records

DOCS = "crossdoc/ecbplus_docs.jsonl.gz"
PAIRS = {
    "statements": "crossdoc/ecbplus_pairs_statement.jsonl.gz",
    "figures": "crossdoc/ecbplus_numeric_conflict_candidates.jsonl.gz",
    "events": "crossdoc/ecbplus_pairs_sentence.jsonl.gz",
}
# Sentences of two stories say nothing here: each event is checked on its own.
OTHER_STORY = "same_topic_other_story"
QUESTION, SILENT = frozenset({"cannot_tell"}), frozenset({"different_scope"})
LEVELS = ("in one story", "candidate", "compared", "finding or open question", "finding")
Place = tuple[str, int, int]


@dataclass(frozen=True)
class Labelled:
    """Two sentences as places (report, start, end), and whether they tell of one thing."""

    a: Place
    b: Place
    same: bool
    source: str


@dataclass
class Seen:
    """What a run looked at: pairs of places by level."""

    pairs: dict[str, list[tuple[Place, Place]]] = field(default_factory=lambda: {level: [] for level in LEVELS})
    stories: list[frozenset[str]] = field(default_factory=list)

    def reached(self, labelled: Labelled, level: str) -> bool:
        """Whether a labelled pair was looked at so far."""
        if level == LEVELS[0]:
            return any({labelled.a[0], labelled.b[0]} <= story for story in self.stories)
        looked = [*self.pairs[level], *((y, x) for x, y in self.pairs[level])]
        return any(meets(x, labelled.a) and meets(y, labelled.b) for x, y in looked)


def main(argv: Sequence[str] | None = None) -> int:
    """Run, print, and return 2 where the data is not there, 4 where a model is not."""
    options = parser().parse_args(argv)
    if options.data is None:
        print("no data folder: give --data DIR or set ATTRIBUTION_DATA", file=sys.stderr)
        return 2
    try:
        table = measure(options.data, options.split, list(PAIRS)[: 3 if options.events else 2], options.limit)
    except DataMissingError as missing:
        print(missing, file=sys.stderr)
        return 2
    except AttributionError as missing:
        print(missing, file=sys.stderr)
        return 4
    print("\n".join(lines(table)))
    if options.out:
        options.out.write_text(json.dumps(table, indent=1) + "\n", "utf-8")
    return 0


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    folder = os.environ.get("ATTRIBUTION_DATA")
    build = argparse.ArgumentParser(prog="python -m benchmarks.alignment", description=(__doc__ or "").split("\n")[0])
    build.add_argument("--data", type=Path, default=Path(folder) if folder else None, help="folder with crossdoc/")
    build.add_argument("--split", choices=["dev", "train"], default="dev", help="train is for tuning")
    build.add_argument("--events", action="store_true", help="sentences of one event and of two, too (all reports are checked)")
    build.add_argument("--limit", type=int, help="only the first N events")
    build.add_argument("--out", type=Path, help="write the figures as JSON too")
    return build


def measure(data: Path, split: str, sources: Sequence[str], limit: int | None = None) -> list[dict[str, Any]]:
    """Counts of every labelled pair by source, label and level."""
    from attribution import Checker
    from attribution.articles import article_from_record
    from attribution.config import Config

    docs = {row["doc"]: row for row in records(data / DOCS) if row["split"] == split}
    labelled = list(labels(data, split, sources, docs))
    used = {place[0] for pair in labelled for place in (pair.a, pair.b)}
    checker = Checker(Config(all_relations=True))
    counts: dict[tuple[str, bool, str], list[int]] = {}
    for _, rows in sorted(group((docs[doc] for doc in sorted(used)), "subtopic").items())[:limit]:
        names = {row["doc"] for row in rows}
        articles = [article_from_record({"id": row["doc"], "text": " ".join(row["sentences"])}) for row in rows]
        with watched() as seen:
            note_findings(seen, checker.check(articles))
        for pair in labelled:
            if {pair.a[0], pair.b[0]} <= names:
                for level in LEVELS:
                    count = counts.setdefault((pair.source, pair.same, level), [0, 0])
                    count[0] += seen.reached(pair, level)
                    count[1] += 1
    return [{"source": s, "same": same, "level": level, "reached": n[0], "of": n[1]} for (s, same, level), n in sorted(counts.items())]


def labels(data: Path, split: str, sources: Sequence[str], docs: dict[str, Record]) -> Iterator[Labelled]:
    """The labelled pairs whose sentences are in the reports."""
    for source in sources:
        for row in records(data / PAIRS[source]):
            if row["split"] == split and row.get("kind") != OTHER_STORY and row["a"]["doc"] in docs and row["b"]["doc"] in docs:
                a, b = (place(docs[row[side]["doc"]], row[side]["text"]) for side in ("a", "b"))
                if a and b:
                    yield Labelled(a, b, bool(row["label"]), source)


def place(doc: Record, sentence: str) -> Place | None:
    """Where a sentence stands in its report."""
    if sentence not in doc["sentences"]:
        return None
    start = sum(len(s) + 1 for s in doc["sentences"][: doc["sentences"].index(sentence)])
    return doc["doc"], start, start + len(sentence)


def meets(found: Place, gold: Place) -> bool:
    """Whether a statement or passage lies in a sentence, or covers half of it."""
    shared = min(found[2], gold[2]) - max(found[1], gold[1])
    return found[0] == gold[0] and shared > 0 and 2 * shared >= min(found[2] - found[1], gold[2] - gold[1])


@contextmanager
def watched() -> Iterator[Seen]:
    """Note the stories, the candidate pairs and what was compared while the block runs."""
    from attribution import comparison

    seen = Seen()
    kept = {name: getattr(comparison, name) for name in ("group_stories", "find_pairs", "gather")}

    def stories(*args: Any, **more: Any) -> Any:
        found = kept["group_stories"](*args, **more)
        seen.stories += [frozenset(story.articles) for story in found]
        return found

    def pairs(*args: Any, **more: Any) -> Any:
        found = kept["find_pairs"](*args, **more)
        seen.pairs["candidate"] += [ends(pair) for pair in found[0]]
        return found

    def evidence(*args: Any, **more: Any) -> Any:
        found = kept["gather"](*args, **more)
        seen.pairs["compared"] += compared(found)
        return found

    vars(comparison).update(group_stories=stories, find_pairs=pairs, gather=evidence)
    try:
        yield seen
    finally:
        vars(comparison).update(kept)


def compared(evidence: Any) -> list[tuple[Place, Place]]:
    """The pairs of statements with a comparator's outcome or a model's verdict, and the remarks held against each other."""
    pairs = [ends(one.pair) for kind in ("matches", "judged", "names") for one in getattr(evidence, kind, ()) if hasattr(one, "pair")]
    remarks = [((one.a.article, one.a.start, one.a.end), (one.b.article, one.b.start, one.b.end)) for one in getattr(evidence, "remarked", ())]
    return pairs + remarks


def ends(pair: Any) -> tuple[Place, Place]:
    """The places of a pair of statements."""
    return (pair.a.article, pair.a.start, pair.a.end), (pair.b.article, pair.b.start, pair.b.end)


def note_findings(seen: Seen, report: Report) -> None:
    """Add the pairs of passages of every finding."""
    for finding in report.findings:
        if finding.relation not in SILENT:
            seen.pairs["finding or open question"] += list(passages(finding))
            if finding.relation not in QUESTION:
                seen.pairs["finding"] += list(passages(finding))


def passages(finding: Finding) -> Iterable[tuple[Place, Place]]:
    """The pairs of passages a finding shows: the clearest and every further one."""
    for a, b in ((finding.a, finding.b), *finding.also):
        yield (a.article, a.start, a.end), (b.article, b.start, b.end)


def lines(table: Sequence[dict[str, Any]]) -> list[str]:
    """The table for a terminal: recall of pairs that tell of one thing, precision among the labelled pairs."""
    counts = {(row["source"], row["same"], row["level"]): (row["reached"], row["of"]) for row in table}
    out = []
    for source in sorted({row["source"] for row in table}):
        out.append(f"== {source}")
        for level in LEVELS:
            right, total = counts.get((source, True, level), (0, 0))
            wrong, others = counts.get((source, False, level), (0, 0))
            out.append(f"{level:<26} recall {share(right, total)}" + (f"   precision {share(right, right + wrong)}   of the others {share(wrong, others)}" if others else ""))
    return out


def share(hits: int, total: int) -> str:
    """`0.900 (9/10) [0.596–0.982]`."""
    if not total:
        return "–"
    low, high = wilson(hits, total)
    return f"{hits / total:.3f} ({hits}/{total}) [{low:.3f}–{high:.3f}]"


if __name__ == "__main__":
    sys.exit(main())
