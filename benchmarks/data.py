"""The annotated stories of a data folder, as articles and gold."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from attribution.scoring.gold import GoldStory, gold_story
from attribution.scoring.goldsets import article_record
from attribution.scoring.pieces import Piece, gold_pieces
from attribution.types import Block

Record = dict[str, Any]
NAMES = ("e2e", "fiction.train", "fiction.dev")


@dataclass(frozen=True)
class Story:
    """One story: its article records, gold, and for the reports annotated in full their quotations and blocks."""

    name: str
    articles: tuple[Record, ...]
    gold: GoldStory
    quotes: Mapping[str, list[Piece]] = field(default_factory=dict)
    layout: Mapping[str, list[Block]] = field(default_factory=dict)
    indirect_complete: bool = True


class DataMissingError(Exception):
    """A file of the data folder is not there."""


def load_set(data: Path, name: str) -> list[Story]:
    """The stories of `e2e`, `fiction.train` or `fiction.dev`, in the order of the file.

    In e2e only reports with gold quotations are annotated for them; in fiction all are, but not every indirect quotation.
    """
    folder, _, part = name.partition(".")
    suffix = f".{part}.jsonl.gz" if part else ".jsonl.gz"
    articles = list(records(data / folder / f"articles{suffix}"))
    gold = group(records(data / folder / f"gold{suffix}"), "story")
    quotes = group(records(data / folder / f"quotes_gold{suffix}"), "doc")
    layout = group(records(data / folder / "layout_gold.jsonl.gz"), "doc") if folder == "e2e" else {}
    complete = set(quotes) if folder == "e2e" else {article["doc"] for article in articles}
    return [
        Story(
            story,
            tuple(article_record(article) for article in members),
            gold_story(story, gold.get(story, []), [a["doc"] for a in members if a.get("distractor")]),
            {a["doc"]: pieces(quotes.get(a["doc"], [])) for a in members if a["doc"] in complete},
            {a["doc"]: [block(b) for b in layout[a["doc"]]] for a in members if a["doc"] in layout},
            indirect_complete=folder == "e2e",
        )
        for story, members in group(articles, "story").items()
    ]


def records(path: Path) -> Iterator[Record]:
    """The records of a gzipped JSONL file."""
    if not path.is_file():
        raise DataMissingError(
            f"{path} is not there: expected the annotated stories. Give the folder that holds e2e/ and fiction/."
        )
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield json.loads(line)


def group(rows: Iterable[Record], key: str) -> dict[str, list[Record]]:
    """Records by the value of one key, in the order of first appearance."""
    groups: dict[str, list[Record]] = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return groups


def pieces(rows: Iterable[Record]) -> list[Piece]:
    """The pieces of all gold quotations of one report."""
    return [piece for row in rows for piece in gold_pieces(row)]


def block(row: Record) -> Block:
    """A gold block."""
    return Block(row["start"], row["end"], row["role"])
