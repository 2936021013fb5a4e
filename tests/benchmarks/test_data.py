"""Reading the annotated stories of a data folder."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from attribution.types import Block
from benchmarks.data import DataMissingError, load_set


def write(path: Path, rows: list[dict[str, Any]]) -> None:
    """A gzipped JSONL file."""
    path.parent.mkdir(exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as handle:
        handle.writelines(json.dumps(row) + "\n" for row in rows)


def article(doc: str, **more: Any) -> dict[str, Any]:
    """A gold article."""
    return {"story": "s", "doc": doc, "outlet": "The Post", "title": "T", "text": f"Text of {doc}.\n\n", **more}


def fill(data: Path) -> None:
    """A small e2e folder: two reports of a story, one of another event."""
    pair = {"story": "s", "slot": "x", "relation": "agree", "kind": "number"}
    sides = {
        "a": {"doc": "a", "start": 0, "end": 4, "text": "Text"},
        "b": {"doc": "b", "start": 0, "end": 4, "text": "Text"},
    }
    quote = {"doc": "a", "start": 0, "end": 4, "text": "Text", "kind": "direct", "speaker_name": "", "speaker": None}
    write(
        data / "e2e/articles.jsonl.gz",
        [article("a", date="2023-01-27"), article("b", date=""), article("z", distractor="1")],
    )
    write(data / "e2e/gold.jsonl.gz", [pair | sides])
    write(data / "e2e/quotes_gold.jsonl.gz", [quote])
    write(data / "e2e/layout_gold.jsonl.gz", [{"doc": "b", "start": 0, "end": 4, "role": "body"}])


def test_a_story_is_read_with_our_names_and_untouched_text(tmp_path: Path) -> None:
    """Keys become those of an article record, an empty date is no date, and offsets stay offsets into the text."""
    fill(tmp_path)
    (story,) = load_set(tmp_path, "e2e")
    assert story.articles[0] == {
        "id": "a",
        "source": "The Post",
        "title": "T",
        "text": "Text of a.\n\n",
        "published": "2023-01-27",
    }
    assert "published" not in story.articles[1]
    assert story.gold.apart == {"z"}
    assert story.gold.pairs[0].reports == {"a", "b"}


def test_only_reports_annotated_in_full_are_scored_for_quotations(tmp_path: Path) -> None:
    """In e2e a report without gold quotations was not annotated; in fiction it has none."""
    fill(tmp_path)
    assert list(load_set(tmp_path, "e2e")[0].quotes) == ["a"]
    assert load_set(tmp_path, "e2e")[0].layout == {"b": [Block(0, 4, "body")]}
    for name in ("articles", "gold", "quotes_gold"):
        write(
            tmp_path / f"fiction/{name}.dev.jsonl.gz",
            [article("a", published="2031-08-11T09:20")] * (name == "articles"),
        )
    (story,) = load_set(tmp_path, "fiction.dev")
    assert (story.quotes, story.indirect_complete) == ({"a": []}, False)
    assert story.articles[0]["published"] == "2031-08-11T09:20"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """The message says which file and what to give."""
    with pytest.raises(DataMissingError, match=r"articles\.jsonl\.gz is not there"):
        load_set(tmp_path, "e2e")
