"""What role the lines of a plain scrape get: `python -m benchmarks.layout --data DIR [--errors]`.

Three sets, by characters that are not white space, no model needed: the annotated pages of e2e (once with the title their record
tells, once as bare text); the invented reports of fiction set among invented furniture (benchmarks/scrapes.py); and the bare
reports of fiction, where all below the dateline is story and any other role loses some of it.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from attribution.articles import article_from_record
from attribution.types import Block
from benchmarks.data import DataMissingError, Record, load_set
from benchmarks.scrapes import scraped

JUNK = ("related", "boilerplate")
ROW = "  {:<14}{:>10}{:>10}{:>10}"


@dataclass
class Tally:
    """Characters by (gold role, found role) over some pages, and the runs of characters that went wrong."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    pages: int = 0

    def add(self, name: str, text: str, gold: Sequence[Block], found: Sequence[Block]) -> None:
        """Count one page; what the gold leaves open is not counted."""
        wanted, given = spread(gold, len(text)), spread(found, len(text))
        self.pages += 1
        self.counts.update((a, b) for a, b, c in zip(wanted, given, text, strict=True) if a and not c.isspace())
        for block in gold:
            others = Counter(
                r for r, c in zip(given[block.start : block.end], block.of(text), strict=True) if not c.isspace()
            )
            del others[block.role]
            for role, count in others.items():
                self.wrong.append(f"  {name}: {count} of {block.role} as {role or 'nothing'}: {block.of(text)[:100]!r}")

    def right(self, role: str | None = None) -> tuple[int, int]:
        """Characters with the right role, of one role or of all, and how many there are."""
        chosen = {key: n for key, n in self.counts.items() if role in (None, key[0])}
        return sum(n for (a, b), n in chosen.items() if a == b), sum(chosen.values())

    def lines(self, name: str) -> Iterator[str]:
        """The table of one set."""
        yield f"{name}: {self.pages} pages"
        yield ROW.format("role", "chars", "right", "precision")
        for role in sorted({a for a, _ in self.counts}):
            hits, total = self.right(role)
            found = sum(n for (_, b), n in self.counts.items() if b == role)
            yield ROW.format(role, total, share(hits, total), share(hits, found))
        yield ROW.format("all", self.right()[1], share(*self.right()), "")
        yield "  in a body by mistake: " + ", ".join(f"{self.counts[role, 'body']} of {role}" for role in JUNK)
        lost = sum(n for (a, b), n in self.counts.items() if a == "body" != b)
        yield f"  story lost: {lost} of {self.right('body')[1]} characters"


def spread(blocks: Sequence[Block], size: int) -> list[str]:
    """The role of every character, "" where there is none."""
    roles = [""] * size
    for block in blocks:
        roles[block.start : block.end] = [block.role] * (block.end - block.start)
    return roles


def share(part: int, whole: int) -> str:
    """`0.987`, or a dash of nothing."""
    return f"{part / whole:.4f}" if whole else "–"


def annotated(data: Path, *, told: bool) -> Tally:
    """The annotated pages of e2e; `told` says that the record's title is given."""
    tally = Tally()
    for story in load_set(data, "e2e"):
        for record in story.articles:
            if record["id"] in story.layout:
                given = record if told else bare(record)
                tally.add(record["id"], record["text"], story.layout[record["id"]], article_from_record(given).blocks)
    return tally


def bare(record: Record) -> Record:
    """A record that tells nothing but its text."""
    return {"id": record["id"], "text": record["text"]}


def reports(data: Path) -> list[Record]:
    """The reports of fiction."""
    return [
        record
        for name in ("fiction.train", "fiction.dev")
        for story in load_set(data, name)
        for record in story.articles
    ]


def furnished(records: Sequence[Record]) -> Tally:
    """Reports of fiction among invented furniture, each page with headlines of other stories."""
    tally = Tally()
    for number, record in enumerate(records):
        others = [records[(number + step) % len(records)] for step in (17, 34, 51)]
        text, gold = scraped(record, others, number)
        tally.add(record["id"], text, gold, article_from_record({"id": record["id"], "text": text}).blocks)
    return tally


def story_only(records: Sequence[Record]) -> Tally:
    """Bare reports of fiction: but for the dateline everything is body."""
    tally = Tally()
    for record in records:
        found = article_from_record(bare(record)).blocks
        gold = [b if b.role == "dateline" else Block(b.start, b.end, "body") for b in found]
        tally.add(record["id"], record["text"], gold, found)
    return tally


def main(argv: Sequence[str] | None = None) -> int:
    """Run, print, and return 2 where the data is not there."""
    options = parser().parse_args(argv)
    if options.data is None:
        print("no data folder: give --data DIR or set ATTRIBUTION_DATA", file=sys.stderr)
        return 2
    try:
        fiction = reports(options.data)
        sets = {
            "e2e, title told": annotated(options.data, told=True),
            "e2e, bare text": annotated(options.data, told=False),
            "fiction among invented furniture, bare text": furnished(fiction),
            "fiction, bare text": story_only(fiction),
        }
    except DataMissingError as missing:
        print(missing, file=sys.stderr)
        return 2
    for name, tally in sets.items():
        print("\n".join([*tally.lines(name), *(tally.wrong if options.errors else []), ""]))
    return 0


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    folder = os.environ.get("ATTRIBUTION_DATA")
    build = argparse.ArgumentParser(prog="python -m benchmarks.layout", description=(__doc__ or "").split("\n")[0])
    build.add_argument(
        "--data", type=Path, default=Path(folder) if folder else None, help="folder with e2e/ and fiction/"
    )
    build.add_argument("--errors", action="store_true", help="list every block with characters of another role")
    return build


if __name__ == "__main__":
    sys.exit(main())
