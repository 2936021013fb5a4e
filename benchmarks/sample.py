"""The articles that the one table is measured on: of a data folder, or where none is given, of seeds/ told again under other names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from benchmarks.archivecorpus import Filed, endless, short
from benchmarks.corpus import corpus
from benchmarks.data import Record
from benchmarks.orders import Order

# A short report: sentences of a file of data, or words of an article of seeds/ (whole paragraphs).
SENTENCES, WORDS = 5, 100
# Reports of an event that make a story, where growth is measured.
FELLOWS = 4
BREAK = "\n\n"


def whole(order: Order, articles: int) -> list[Record]:
    """So many articles of small stories: whole ones, and of a quick run their beginnings, ids unique."""
    if order.quick:
        return [record(filed) for filed in shorts(order, articles)]
    if order.data is not None:
        return [one for story in corpus(order.data, articles) for one in story]
    return [record(filed) for filed in islice(endless(seeds(order.seeds, None)), articles)]


def shorts(order: Order, articles: int, fellows: int | None = None) -> list[Filed]:
    """So many short reports, at most `fellows` of an event; fewer are the beginning of more."""
    told = short(order.data, SENTENCES, fellows) if order.data is not None else seeds(order.seeds, WORDS)[:fellows]
    return list(islice(endless(told), articles))


def stories(order: Order, articles: int) -> list[list[Record]]:
    """So many short reports in stories of at most FELLOWS."""
    told: dict[str, list[Record]] = {}
    for filed in shorts(order, articles, FELLOWS):
        told.setdefault(filed.event, []).append(record(filed))
    return list(told.values())


def record(filed: Filed) -> Record:
    """A report as an article record."""
    return {"id": filed.article.id, "text": filed.article.text}


def seeds(folder: Path, words: int | None) -> list[tuple[str, Record]]:
    """The articles of a folder as reports of one event: (event, record); from the beginning to the paragraph that completes `words`."""
    files = sorted(folder.glob("*.txt"))
    if not files:
        raise FileNotFoundError(f"no .txt articles in {folder}: give a folder of articles with --seeds, or data with --data")
    return [("seeds", {"id": file.stem, "text": beginning(file.read_text("utf-8-sig"), words)}) for file in files]


def beginning(text: str, words: int | None) -> str:
    """`text` up to the end of the paragraph in which it has so many words; all of it for None."""
    if words is None:
        return text
    kept: list[str] = []
    for paragraph in text.split(BREAK):
        kept.append(paragraph)
        if count(kept) >= words:
            break
    return BREAK.join(kept)


def count(paragraphs: Sequence[str]) -> int:
    """Words of some paragraphs."""
    return sum(len(paragraph.split()) for paragraph in paragraphs)


def named(order: Order) -> str:
    """What the sample is, in words."""
    size = f"short reports ({SENTENCES} sentences)" if order.data is not None else f"short reports (about {WORDS} words)"
    source = "the data folder" if order.data is not None else "seeds/, told again under other names"
    return f"{size} of {source}; reading and stages on {'these too' if order.quick else 'whole articles'}"
