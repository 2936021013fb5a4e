"""Make entailment pairs from news sentences by controlled edits: `python -m models.entailment.generate --data DIR --out build/entailment`.

Writes `generated.train.jsonl.gz` and `generated.dev.jsonl.gz`: premise, hypothesis, label, phenomenon, template. Sentences, names
and templates of the two are disjoint; the same seed writes the same bytes. Labels hold by construction (see generation/).
"""

from __future__ import annotations

import argparse
import gzip
import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from random import Random

from models.entailment.generation.edit import Edit, Phenomenon, Split
from models.entailment.generation.source import sentences
from models.entailment.generation.words import Sentence

SEED = 20261122
MODULES = (
    "numbers", "bounds", "roundings", "units", "percentages", "dates", "quantifiers",
    "names", "roles", "negation", "antonyms", "hedges", "saying", "order", "paraphrase",
)
CAPS: dict[Split, int] = {"train": 4500, "dev": 300}
Made = dict[str, dict[str, list[Edit]]]


def phenomena() -> tuple[tuple[str, Phenomenon], ...]:
    """Every phenomenon of every module, in a fixed order."""
    return tuple(entry for name in MODULES for entry in import_module(f"models.entailment.generation.{name}").PHENOMENA)


def make(found: Iterable[Sentence], split: Split, seed: int) -> Made:
    """All edits of all sentences: phenomenon -> label -> edits. Chance depends on the seed, the sentence and the phenomenon alone."""
    made: Made = defaultdict(lambda: defaultdict(list))
    for sentence in found:
        for name, edit in phenomena():
            rng = Random(zlib.crc32(f"{seed}|{name}|{edit.__name__}|{sentence.text}".encode()))
            for pair in edit(sentence, rng, split):
                made[pair.phenomenon][pair.label].append(pair)
    return made


def balanced(made: Made, cap: int, seed: int) -> list[Edit]:
    """At most `cap` pairs a phenomenon, as many of each label as of the others where there are enough, no pair twice."""
    out: list[Edit] = []
    for phenomenon in sorted(made):
        labels = {label: list(dict.fromkeys(pairs)) for label, pairs in sorted(made[phenomenon].items())}
        share = min(cap // len(labels), 2 * min(len(pairs) for pairs in labels.values()))
        for label, pairs in labels.items():
            out += spread(pairs, share, Random(f"{seed}|{phenomenon}|{label}"))
    Random(seed).shuffle(out)
    return out


def spread(pairs: list[Edit], count: int, rng: Random) -> list[Edit]:
    """`count` pairs that take from every template in turn, so that no frequent wording drowns the others."""
    tables: dict[str, list[Edit]] = defaultdict(list)
    for pair in rng.sample(pairs, len(pairs)):
        tables[pair.template].append(pair)
    turns = sorted(((turn, rng.random(), pair) for rows in tables.values() for turn, pair in enumerate(rows)), key=lambda t: t[:2])
    return [pair for _, _, pair in turns[:count]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds treebank/, fiction/ and crossdoc/")
    parser.add_argument("--out", type=Path, default=Path("build/entailment"))
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for split, cap in CAPS.items():
        pairs = balanced(make(sentences(args.data, split), split, SEED), cap, SEED)
        write(pairs, args.out / f"generated.{split}.jsonl.gz")
        for (phenomenon, label), count in sorted(Counter((p.phenomenon, p.label) for p in pairs).items()):
            print(f"{split} {phenomenon} {label} {count}")


def write(pairs: Iterable[Edit], path: Path) -> None:
    """Gzipped JSON lines without a time stamp."""
    rows = (
        {"dataset": "generated", "premise": p.premise, "hypothesis": p.hypothesis, "label": p.label, "phenomenon": p.phenomenon, "template": p.template}
        for p in pairs
    )  # fmt: skip
    path.write_bytes(gzip.compress("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode(), mtime=0))


if __name__ == "__main__":
    main()
