"""Are articles of one event grouped, and two events of one kind kept apart? `python -m benchmarks.stories --data DIR`.

All articles of e2e, fiction, wikinews_stories and ECB+ (a topic there has two events of one kind) in one run, and each topic or
story as a run of its own. Precision and recall over pairs of articles. Several Wikinews stories follow one event for weeks, and e2e has
events of both corpora: pairs across such stories count as wrong, so precision there is a lower bound. Quotations are read by
rule: grouping sees statements, names and days only.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from attribution.errors import AttributionError
from attribution.scoring.tally import Ratio
from benchmarks.corpus import ECBPLUS, WIKINEWS
from benchmarks.data import DataMissingError, Record, article_record, records
from benchmarks.grouping import together

ROW = "{:<28}{:>28}{:>28}"


def main(argv: Sequence[str] | None = None) -> int:
    """Run, print, and return 2 where the data is not there, 4 where a model is not."""
    options = parser().parse_args(argv)
    if options.data is None:
        print("no data folder: give --data DIR or set ATTRIBUTION_DATA", file=sys.stderr)
        return 2
    try:
        print("\n".join(measure(list(labelled(options.data, options.split))[:: options.every])))
    except DataMissingError as missing:
        print(missing, file=sys.stderr)
        return 2
    except AttributionError as missing:
        print(missing, file=sys.stderr)
        return 4
    return 0


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    folder = os.environ.get("ATTRIBUTION_DATA")
    build = argparse.ArgumentParser(prog="python -m benchmarks.stories", description=(__doc__ or "").split("\n")[0])
    build.add_argument("--data", type=Path, default=Path(folder) if folder else None, help="folder with crossdoc/, e2e/ and fiction/")
    build.add_argument("--split", choices=["dev", "train"], default="dev", help="of ECB+ (grouping was fitted on train)")
    build.add_argument("--every", type=int, default=1, help="only every Nth article")
    return build


def labelled(data: Path, split: str) -> Iterator[tuple[str, str, str, Record]]:
    """(set, event, company, article record): `company` is the topic or story whose articles make a run of their own."""
    for row in records(data / "e2e" / "articles.jsonl.gz"):
        apart = " apart" if row.get("distractor") else ""
        event = f"ecb {row['subtopic']}" if row.get("subtopic") else f"{row['story']}{apart}"
        yield "e2e", event, f"e2e {row['story']}", article_record(row)
    for part in ("train", "dev"):
        for row in records(data / "fiction" / f"articles.{part}.jsonl.gz"):
            yield "fiction", row["story"], row["story"], article_record(row)
    for story in records(data / WIKINEWS):
        for number, doc in enumerate(story["docs"]):
            if doc["text"].strip():
                record = article_record(doc) | {"id": f"{story['cluster']} {number} {doc['doc']}"}
                yield "wikinews_stories", story["cluster"], story["cluster"], record
    for row in records(data / ECBPLUS):
        if row["split"] == split:
            record = {"id": f"ecb {row['doc']}", "text": " ".join(row["sentences"])}
            yield f"ecbplus {split}", f"ecb {row['subtopic']}", f"topic {row['topic']}", record


def measure(rows: Sequence[tuple[str, str, str, Record]]) -> list[str]:
    """The table: one run of everything, then every company by itself."""
    from attribution import Checker
    from attribution.articles import article_from_record
    from attribution.config import Config
    from attribution.matching.stories import group_stories
    from attribution.matching.vectors import Vectors

    checker = Checker(Config(quote_reader="rules"))
    readings = [r for r in checker.readings(article_from_record(row[-1]) for row in rows)[0] if r.claims and r.article.copy_of is None]
    of = {record["id"]: (name, event, company) for name, event, company, record in rows}
    vectors, least = Vectors(checker.models.embedder), checker.config.thresholds.story_similarity

    def groups(chosen: Sequence[Any]) -> list[Sequence[str]]:
        return [story.articles for story in group_stories(chosen, vectors, least)]

    started = perf_counter()
    whole = groups(readings)
    seconds = perf_counter() - started
    companies: dict[str, list[Any]] = {}
    for reading in readings:
        companies.setdefault(of[reading.article.id][2], []).append(reading)
    alone = [group for members in companies.values() for group in groups(members)]
    ids = [reading.article.id for reading in readings]
    note = f"{len(ids)} articles, {len({of[i][1] for i in ids})} events, {len(whole)} stories found in {seconds:.1f} s"
    return [note, ROW.format("all in one run", "precision", "recall"), *table(whole, ids, of), ROW.format("each topic by itself", "", ""), *table(alone, ids, of)]


def table(groups: Sequence[Sequence[str]], ids: Sequence[str], of: dict[str, tuple[str, str, str]]) -> list[str]:
    """A row a set, of the pairs inside it, and one of all pairs."""
    out = []
    for name in [*sorted({of[i][0] for i in ids}), "all"]:
        chosen = {i: of[i][1] for i in ids if name in ("all", of[i][0])}
        kept = [[i for i in group if i in chosen] for group in groups]
        out.append(ROW.format(f"  {name}", *map(shown, together(kept, chosen))))
    return out


def shown(ratio: Ratio) -> str:
    """`0.750 (3/4)`."""
    return "–" if ratio.rate is None else f"{ratio.rate:.3f} ({ratio.hits}/{ratio.total})"


if __name__ == "__main__":
    sys.exit(main())
