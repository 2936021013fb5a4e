"""Annotated stories as the product reads them: our own storybook, and the invented stories of a data folder."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from attribution import read_text
from attribution.types import Article
from models.judging.storybook import InventedStory, all_stories

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class AnnotatedStory:
    """Articles of one story and its gold pairs as records: a, b (doc, start, end, text), relation, kind, slot, alt."""

    name: str
    articles: tuple[Article, ...]
    gold: tuple[Row, ...]


def rows(path: Path) -> Iterator[Row]:
    """The records of a gzipped JSONL file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def from_data(folder: Path, suffix: str = "") -> list[AnnotatedStory]:
    """Stories of `fiction` (suffix ".train", ".dev") or `e2e`, by name."""
    articles: dict[str, list[Article]] = defaultdict(list)
    gold: dict[str, list[Row]] = defaultdict(list)
    for row in rows(folder / f"articles{suffix}.jsonl.gz"):
        articles[row["story"]].append(
            read_text(
                row["text"],
                id=row["doc"],
                title=row.get("title") or None,
                source=row.get("outlet") or row.get("source") or None,
                published=row.get("published") or row.get("date") or None,
            )
        )
    for row in rows(folder / f"gold{suffix}.jsonl.gz"):
        gold[row["story"]].append(row)
    return [AnnotatedStory(name, tuple(articles[name]), tuple(gold[name])) for name in sorted(articles)]


def from_storybook() -> list[AnnotatedStory]:
    """Our own stories, in the order of their files."""
    return [annotated(story) for story in all_stories()]


def annotated(story: InventedStory) -> AnnotatedStory:
    """One of our own stories with its gold as records."""
    articles = tuple(
        read_text(r.text, id=r.doc, title=r.title, source=r.outlet, published=r.published) for r in story.reports
    )
    sides = [[{"doc": m.doc, "start": m.start, "end": m.end, "text": m.text} for m in (p.a, p.b)] for p in story.pairs]
    gold = tuple(
        {"story": story.name, "a": a, "b": b, "relation": p.relation, "kind": p.kind, "slot": p.slot, "alt": list(p.alt)}
        for p, (a, b) in zip(story.pairs, sides, strict=True)
    )
    return AnnotatedStory(story.name, articles, gold)


def training_stories(data: Path | None) -> list[AnnotatedStory]:
    """What may train what ships: our storybook, and where a data folder is given fiction/*.train."""
    return [*from_storybook(), *(from_data(data / "fiction", ".train") if data else ())]
