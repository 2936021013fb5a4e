"""Many short reports: those of ECB+ (nothing of its test part) cut to their first sentences (without a page's address), told again under other names.

Round 0 keeps the words; in every further round the names, numbers, weekdays, months and years of a report are exchanged, alike in all reports
of an event (`benchmarks/corpus.py`). So an event of a round has about twelve reports of its own, and as many rounds of other events
that are told in the same words. 20,000 reports are 27 rounds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path

from attribution.articles import article_from_record
from attribution.types import Article
from benchmarks.corpus import ECBPLUS, renamed
from benchmarks.data import Record, records

SENTENCES = 5
# Sentences of newspapers in pairs, each pair about one event (the news part of the STS benchmark's training set).
SENTENCE_PAIRS = "crossdoc/stsb_news.train.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Filed:
    """A report and the event it tells of."""

    article: Article
    event: str


def reports(data: Path, articles: int, sentences: int = SENTENCES, fellows: int | None = None) -> list[Filed]:
    """So many reports, round by round, at most `fellows` of an event; fewer reports are the beginning of more."""
    return list(islice(endless(short(data, sentences, fellows)), articles))


def pairs(data: Path, articles: int) -> list[Filed]:
    """So many reports of one sentence, two of each event as newspapers told it; of 3,299 events, so at most 6,598."""
    told = (({"id": f"{at:05d}/{side}", "text": row[side]["text"]}, f"{at:05d}") for at, row in enumerate(records(data / SENTENCE_PAIRS)) for side in "ab")
    return [Filed(article_from_record(record), event) for record, event in islice(told, articles)]


def short(data: Path, sentences: int, fellows: int | None) -> list[tuple[str, Record]]:
    """Event and record of every report, cut to its first sentences."""
    told: list[tuple[str, Record]] = []
    seen: Counter[str] = Counter()
    for row in records(data / ECBPLUS):
        event = row["subtopic"]
        words = [sentence for sentence in row["sentences"] if not sentence.startswith("http")][:sentences]
        if row["split"] != "test" and words and (fellows is None or seen[event] < fellows):
            seen[event] += 1
            told.append((event, {"id": row["doc"], "text": " ".join(words)}))
    return told


def endless(told: list[tuple[str, Record]]) -> Iterator[Filed]:
    """Every report, and again under other names, without end."""
    for turn in count():
        for event, record in told:
            name = f"{turn:04d}/{record['id']}"
            yield Filed(article_from_record(renamed(record, turn, name)), f"{turn:04d}/{event}")
