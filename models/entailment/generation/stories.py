"""Pairs from annotated reports of one event: our own stories' gold, event clusters, headlines for and against a claim.

Unlike the edits of the other modules these are sentences that different people wrote; their labels are people's.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from models.entailment.generation.keeping import seen_in_training
from models.entailment.generation.source import topic_split

# "open": the annotation says that the two do not contradict each other, but not whether one follows from the other.
OPEN = "open"
HARDEST = ("contradiction", "neutral", OPEN)
RELATIONS = {"conflict": "contradiction", "disputed": "contradiction", "different_scope": "neutral", "agree": OPEN}
STANCES = {"for": "entailment", "against": "contradiction", "observing": "neutral"}
# Graded likeness, 0 to 5 (Cer et al. 2017, aclanthology.org/S17-2001): "completely equivalent" / "not equivalent, but share some details".
SAME, RELATED = 4.6, (1.5, 2.6)
Record = dict[str, Any]


def rows(path: Path) -> Iterator[Record]:
    """The records of a gzipped JSONL file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def both_ways(source: str, a: str, b: str, label: str) -> Iterator[Record]:
    """A pair whose label does not depend on its direction, once each way."""
    yield {"dataset": source, "premise": a, "hypothesis": b, "label": label}
    yield {"dataset": source, "premise": b, "hypothesis": a, "label": label}


def gold_pairs(data: Path) -> Iterator[Record]:
    """The sentences around each pair of passages of half of our own training stories.

    Labels hang on passages, and two sentences may agree in one slot and contradict each other in another: the harder label counts.
    """
    from attribution.parsing import load_pipeline

    nlp: Any = load_pipeline(None)
    docs = {row["doc"]: nlp(row["text"]) for row in rows(data / "fiction" / "articles.train.jsonl.gz")}
    found: dict[tuple[str, str], set[str]] = {}
    for row in rows(data / "fiction" / "gold.train.jsonl.gz"):
        label = RELATIONS.get(row["relation"])
        if label is None or not seen_in_training(row["story"]):
            continue
        a, b = sorted(around(docs[row[side]["doc"]], row[side]["start"], row[side]["end"]) for side in "ab")
        if a != b:
            found.setdefault((a, b), set()).add(label)
    for (a, b), labels in found.items():
        yield from both_ways("fiction/gold", a, b, next(label for label in HARDEST if label in labels))


def around(doc: Any, start: int, end: int) -> str:
    """The sentence or sentences that hold a passage, on one line."""
    text = " ".join(s.text for s in doc.sents if s.start_char < end and s.end_char > start)
    return " ".join(text.split())


def event_pairs(data: Path) -> Iterator[Record]:
    """Sentences on one event (open) and sentences of one story on two events (neutral), of training topics only."""
    for row in rows(data / "crossdoc" / "ecbplus_pairs_statement.jsonl.gz"):
        topic = int(row["subtopic"].split("_")[0])
        if topic_split(topic, row["split"]) == "train" and row["label"] == 1:
            yield from both_ways("ecbplus", row["a"]["text"], row["b"]["text"], OPEN)
    for row in rows(data / "crossdoc" / "ecbplus_pairs_sentence.jsonl.gz"):
        if topic_split(int(row["topic"]), row["split"]) == "train" and row["kind"] == "same_story_other_event":
            yield {"dataset": "ecbplus", "premise": row["a"]["text"], "hypothesis": row["b"]["text"], "label": "neutral"}


def stance_pairs(data: Path) -> Iterator[Record]:
    """A headline and the claim it is for, against, or only tells of."""
    for row in rows(data / "crossdoc" / "emergent_claim_headline.jsonl.gz"):
        label = STANCES[row["label"]]
        yield {"dataset": "emergent", "premise": row["b"]["text"], "hypothesis": row["a"]["text"], "label": label}


def likeness_pairs(data: Path) -> Iterator[Record]:
    """News sentences that people called equivalent, and ones that share some details only."""
    for row in rows(data / "crossdoc" / "stsb_news.train.jsonl.gz"):
        a, b, score = row["a"]["text"], row["b"]["text"], row["score_raw"]
        if score >= SAME:
            yield from both_ways("stsb_news", a, b, "entailment")
        elif RELATED[0] <= score <= RELATED[1]:
            yield {"dataset": "stsb_news", "premise": a, "hypothesis": b, "label": "neutral"}


def story_pairs(data: Path) -> Iterator[Record]:
    """All of them, in a fixed order."""
    for make in (gold_pairs, event_pairs, stance_pairs, likeness_pairs):
        yield from make(data)
