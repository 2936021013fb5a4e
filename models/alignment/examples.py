"""Labelled pairs for the alignment model, made by the product from annotated stories: `python -m models.alignment.examples --out FILE`.

Each candidate pair of statements gives one example of the whole statements, and one for every two figures or dates in them that
can be compared, those in brackets. Labels are the entailment model's, read as: neutral, not one fact; entailment, one fact and
both can be true of it; contradiction, one fact and the two differ.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attribution import Checker, Config
from attribution.judging.marking import marked
from attribution.judging.matches import Match, date_matches, number_matches
from attribution.matching.candidates import find_pairs
from attribution.matching.vectors import Vectors
from attribution.types import Pair
from models.judging.gold import Gold
from models.judging.storyset import AnnotatedStory, from_data, from_storybook

HARD = frozenset(["conflict", "update", "disputed"])
SAME = frozenset(["agree", "altered_quote", "misattributed"])
NEUTRAL, ENTAILMENT, CONTRADICTION = "neutral", "entailment", "contradiction"
Row = dict[str, Any]


def examples(story: AnnotatedStory, checker: Checker, vectors: Vectors) -> Iterator[Row]:
    """Every example of one story."""
    readings, _ = checker.readings(story.articles)
    claims = [claim for reading in readings for claim in reading.claims]
    pairs, _ = find_pairs(claims, vectors, checker.config.thresholds.min_similarity)
    gold = Gold(story.gold)
    for pair in pairs:
        relations = gold.relations((pair.a.article, pair.a.start, pair.a.end), (pair.b.article, pair.b.start, pair.b.end))
        yield {
            "story": story.name, "kind": "statement", "a": pair.a.text, "b": pair.b.text,
            "label": label_of(relations, None), "similarity": pair.similarity, "relations": sorted(relations),
        }  # fmt: skip
        matches = [*number_matches(pair), *date_matches(pair)]
        labels = {id(m): item_label(m, gold) for m in matches}
        for match in matches:
            yield item_example(story.name, pair, match, labels[id(match)])


def item_example(story: str, pair: Pair, match: Match, relations: set[str]) -> Row:
    """Two statements with one item of each in brackets; `parts` are the words before, in and after the item."""
    sides = []
    for claim, item in ((pair.a, match.a), (pair.b, match.b)):
        start, end = item.start - claim.start, item.end - claim.start
        sides.append([claim.text[:start], claim.text[start:end], claim.text[end:]])
    return {
        "story": story, "kind": match.kind, "a": marked(pair.a, match.a), "b": marked(pair.b, match.b), "parts": sides,
        "outcome": match.comparison.outcome, "label": label_of(relations, match.comparison.outcome),
        "similarity": pair.similarity, "relations": sorted(relations), "values": value_kind(match),
    }  # fmt: skip


def value_kind(match: Match) -> str:
    """What an item may be exchanged with: figures of one kind and unit, or dates."""
    return f"{match.a.kind}:{match.a.unit}" if match.kind == "number" else "date"  # type: ignore[union-attr]


def item_label(match: Match, gold: Gold) -> set[str]:
    """What the gold says of two items: the passages around them, where no other item in these passages fits better."""
    a, b = match.pair.a.article, match.pair.b.article
    return gold.relations((a, match.a.start, match.a.end), (b, match.b.start, match.b.end))


def label_of(relations: set[str], outcome: str | None) -> str:
    """One label for what the gold says; of two items that agree in value no difference is told, and the other way round."""
    if relations & HARD and outcome != "agree":
        return CONTRADICTION
    if relations & SAME and outcome != "differ":
        return ENTAILMENT
    return NEUTRAL


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="a data folder, for fiction and e2e; without it the storybook alone")
    parser.add_argument("--set", default="storybook", choices=["storybook", "fiction.train", "fiction.dev", "e2e"])
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    if args.set == "storybook":
        stories = from_storybook()
    else:
        folder, _, part = args.set.partition(".")
        stories = from_data(args.data / folder, f".{part}" if part else "")
    checker = Checker(Config())
    counts: Counter[tuple[str, str]] = Counter()
    with args.out.open("w", encoding="utf-8") as out:
        for story in stories:
            for row in examples(story, checker, Vectors(checker.models.embedder)):
                counts[row["kind"], row["label"]] += 1
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
    for key in sorted(counts):
        print(*key, counts[key])


if __name__ == "__main__":
    main()
