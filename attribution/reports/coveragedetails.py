"""The parts of the coverage that are lists: stories, statements without a counterpart, lone articles, near misses, copies, versions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from attribution.reports.labels import is_calm
from attribution.reports.sourcelines import syndicated, versions
from attribution.types import Report

Record = Mapping[str, Any]
# What is shown of each; the rest is in the JSON.
MOST = 5


def detail_lines(report: Report) -> Iterator[str]:
    """A sentence for each list that holds something; near misses are spelt out where nothing else asks for an editor."""
    coverage = report.coverage
    for key, told in DETAILS.items():
        if coverage.get(key):
            yield from told(coverage[key])
    if coverage.get("refused") and all(map(is_calm, report.findings)):
        yield from near_misses(coverage["refused"])


def members(stories: list[list[str]]) -> Iterator[str]:
    """`"Stories compared: a.txt, b.txt; c.txt, d.txt."`."""
    shown = "; ".join(", ".join(story) for story in stories[:MOST])
    yield f"Stories compared: {shown}{and_more(len(stories))}."


def copies(table: Record) -> Iterator[str]:
    """`"Copies: b.txt of a.txt."`."""
    shown = ", ".join(f"{copy} of {original}" for copy, original in sorted(table.items())[:MOST])
    yield f"Copies: {shown}{and_more(len(table))}."


def without(table: Record) -> Iterator[str]:
    """`"Statements with a figure, date or quotation that no other report has: 12 (a.txt 5, b.txt 7)."`."""
    counts = [(article, int(entry["count"])) for article, entry in sorted(table.items()) if entry["count"]]
    if counts:
        shown = ", ".join(f"{article} {count:,}" for article, count in counts[:MOST])
        total = sum(count for _, count in counts)
        yield f"Statements with a figure, date or quotation without a counterpart: {total:,} ({shown}{and_more(len(counts))})."


def lone(entries: list[Record]) -> Iterator[str]:
    """A sentence for each article that stood alone: the nearest one, and why they are not one story."""
    for entry in entries[:MOST]:
        near = f"nearest {entry['nearest']}, {float(entry['likeness']):.0%} likely one story: " if entry["nearest"] else ""
        yield f"Stood alone: {entry['article']} ({near}{entry['reason']})."
    if len(entries) > MOST:
        yield f"And {len(entries) - MOST} more articles stood alone."


def near_misses(table: Record) -> Iterator[str]:
    """A sentence a reason, with the pair that came nearest."""
    for entry in table.values():
        for example in entry["examples"][:1]:
            a, b = (f"{side['article']} ¶ {side['paragraph']} “{side['words']}”" for side in (example["a"], example["b"]))
            yield f"Nearest of those left out as {entry['reason']}: {a} and {b} ({float(example['nearness']):.2f})."


def and_more(count: int) -> str:
    """`" and 3 more"` for eight, of which five are shown."""
    return f" and {count - MOST} more" if count > MOST else ""


def nothing(_: object) -> Iterator[str]:
    """Shown elsewhere."""
    return iter(())


DETAILS: dict[str, Callable[[Any], Iterator[str]]] = {
    "syndication": syndicated, "versions": versions, "story_members": members, "copies": copies, "unmatched": without, "alone": lone,
    "refused": nothing,
}  # fmt: skip
