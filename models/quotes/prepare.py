"""Read, parse and label the training articles: `python -m models.quotes.prepare --data DIR --out build/quotes`.

Writes one safetensors file a set: the columns of a WordTable (words as word pieces), and for every attribution its anchor
and the words of content, source and cue; for every pronoun or description the names it may mean.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from attribution.encoder.base import find_base
from attribution.encoder.tokens import load_tokenizer, text_ids
from attribution.parsing import load_pipeline, parse_texts
from attribution.quotes.extraction import find_quotations
from attribution.quotes.features import read_features
from attribution.quotes.marks import pair_marks
from attribution.quotes.paragraphs import story_paragraphs
from attribution.types import Article
from models.quotes.columns import Columns, Labelled
from models.quotes.gold import GoldText, gold_sets
from models.quotes.labelling import label


def read(texts: Sequence[GoldText]) -> Iterable[Labelled]:
    """Parse each text as the product does, run the rules, and lay the gold over its words."""
    docs = parse_texts(load_pipeline(), (gold.text for gold in texts))
    for gold, doc in zip(texts, docs, strict=True):
        paragraphs = story_paragraphs(Article(gold.id, gold.text))
        pairing = pair_marks(gold.text, paragraphs)
        candidates = find_quotations(doc, gold.text, paragraphs, pairing)
        table, index = read_features(doc, paragraphs, pairing, candidates)
        yield label(gold, doc, table, index, candidates)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds quotes/, coref/ and fiction/")
    parser.add_argument("--out", type=Path, default=Path("build/quotes"))
    parser.add_argument("--sets", nargs="*", default=[])
    parser.add_argument("--limit", type=int, default=0, help="texts of each set; 0 is all")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer(find_base())
    for name, texts in gold_sets(args.data, args.sets):
        started, columns = time.monotonic(), Columns()
        for labelled in read(texts[: args.limit or None]):
            columns.add(labelled, text_ids(tokenizer, list(labelled.table.words)))
        columns.save(args.out / f"{name}.safetensors")
        print(f"{name}: {columns.summary()}, {time.monotonic() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
