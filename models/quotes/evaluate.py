"""Ablation of the quotation room on dev sets: `python -m models.quotes.evaluate --data DIR`.

Each set is parsed once and read three times: by rules, by the trained reader, by both. A row gives the F1 of the words,
the cues and the speakers; names are counted with resolution and as printed. `attribution evaluate quotes` prints every
measure of one reader with intervals.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from attribution.articles import article_from_record
from attribution.cli.goldfiles import load_set
from attribution.encoder.quotation_reader import QuotationReader, ReadArticle
from attribution.encoder.session import open_session
from attribution.parsing import load_pipeline, parse_texts
from attribution.quotes import Draft, draft_quotes, finish_quotes
from attribution.scoring.goldsets import GoldSet
from attribution.scoring.pieces import predicted_pieces
from attribution.scoring.quotes import COVERED_LOW, QuotesOutcome, compare_quotes
from attribution.scoring.speakers import name_right
from attribution.scoring.summary import quotes_summary

SETS = ("polnear.dev", "e2e", "fiction.dev", "gum_news.dev")
READERS = ("rules", "model", "both")
COLUMNS = {
    "exact": "F1 exact all",
    "strict": "F1 strict all",
    "J 0.8": "F1 jaccard 80% all",
    "cov 0.8": "F1 coverage 80% all",
    "cov 0.3": "F1 coverage 30% all",
    "cue": "cue F1",
    "speaker": "speaker overlap (jaccard 80%)",
    "direct": "direct found",
    "bounds": "direct found with exact boundaries",
    "name": "speaker name (coverage 30%)",
}


def drafts(gold: GoldSet, limit: int | None) -> list[Draft]:
    """The articles of a set, parsed and read by rules."""
    articles = [article_from_record(article.record) for article in gold.articles[:limit]]
    docs = parse_texts(load_pipeline(), (article.text for article in articles))
    return [draft_quotes(article, doc) for article, doc in zip(articles, docs, strict=True)]


def outcomes(gold: GoldSet, found: Sequence[Draft], read: Sequence[ReadArticle | None], mode: str) -> Iterator[QuotesOutcome]:
    """What one way of reading gets right."""
    for article, draft, states in zip(gold.articles, found, read, strict=False):
        reading = finish_quotes(draft, None if mode == "rules" else states, rules=mode != "model")
        pieces = [piece for quote in reading.quotes for piece in predicted_pieces(quote)]
        yield compare_quotes(article.pieces, pieces, indirect_complete=gold.indirect_complete)


def name_as_printed(held: Sequence[QuotesOutcome]) -> str:
    """Share of right names where the printed speaker is taken for the name: what resolution adds to."""
    pairs = [(g, replace(p, name=None)) for outcome in held for g, p in outcome.matched(COVERED_LOW) if g.name]
    return f"{sum(name_right(g, p) for g, p in pairs) / len(pairs):.3f}" if pairs else "–"


def shown(measure: Any) -> str:
    """A rate of the summary, "–" where the set has none."""
    return f"{measure['rate']:.3f}" if measure else "–"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--sets", nargs="*", default=list(SETS))
    parser.add_argument("--limit", type=int)
    args = parser.parse_args()
    reader = QuotationReader(open_session(), args.weights)
    print(f"| set | reader | {' | '.join(COLUMNS)} | name as printed |\n|{'---|' * (len(COLUMNS) + 3)}")
    for name in args.sets:
        gold = load_set(args.data, name)
        found = drafts(gold, args.limit)
        read = reader.read([draft.table for draft in found])
        for mode in READERS:
            held = list(outcomes(gold, found, read, mode))
            measures = quotes_summary(held)["measures"]
            cells = [shown(measures.get(key)) for key in COLUMNS.values()]
            print(f"| {name} | {mode} | {' | '.join(cells)} | {name_as_printed(held)} |", flush=True)


if __name__ == "__main__":
    main()
