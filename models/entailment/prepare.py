"""Choose and tokenize the training pairs: `python -m models.entailment.prepare --data DIR --out build/entailment`.

Reads `nli/train3`, `nli/dev3` and `fiction/pairs` below DIR, writes one safetensors file for training and one per split
of dev. Word pieces of premise and hypothesis are kept apart, so that the trainer may turn a pair around.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import save_file

from attribution.encoder.base import find_base
from attribution.encoder.tokens import load_tokenizer, text_ids

LABELS = ("entailment", "neutral", "contradiction")
RECIPE = tomllib.loads((Path(__file__).parent / "recipe.toml").read_text("utf-8"))


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a gzipped JSONL file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def tidy(text: str) -> str:
    """Undo the spaced punctuation of pre-tokenized sets, which no newspaper prints: `"sales , 23 %"` -> `"sales, 23 %"`."""
    for mark in (".", ",", ";", ":", "?", "!", "'s", "n't", ")"):
        text = text.replace(f" {mark}", mark)
    return text.replace("( ", "(").replace("-LRB- ", "(").replace(" -RRB-", ")")


def choose(data: Path) -> list[dict[str, Any]]:
    """The training pairs of the recipe: every set has a cap and a number of copies; ConTRoL and SICK are left out."""
    caps: dict[str, int] = RECIPE["sets"]
    pool: dict[str, list[dict[str, Any]]] = {name: [] for name in caps}
    for row in rows(data / "nli" / "train3.jsonl.gz"):
        words = len(row["premise"].split()) + len(row["hypothesis"].split())
        if row["dataset"] in pool and words <= RECIPE["max_words"]:
            pool[row["dataset"]].append(row)
    rng = random.Random(RECIPE["seed"])
    chosen = []
    for name, cap in caps.items():
        rng.shuffle(pool[name])
        chosen += pool[name][:cap]
    chosen += list(rows(data / "fiction" / "pairs.train.jsonl.gz")) * RECIPE["fiction_copies"]
    rng.shuffle(chosen)
    return chosen


def pack(pairs: list[dict[str, Any]], path: Path) -> None:
    """Write token ids end to end with their offsets: `premise`, `hypothesis` (int32), `*_ends` and `label` (int64)."""
    tokenizer = load_tokenizer(find_base())
    out: dict[str, Any] = {"label": np.array([LABELS.index(p["label"]) for p in pairs], np.int64)}
    for side in ("premise", "hypothesis"):
        ids = text_ids(tokenizer, [tidy(p[side]) for p in pairs])
        out[side] = np.array([i for row in ids for i in row], np.int32)
        out[f"{side}_ends"] = np.cumsum([len(row) for row in ids])
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(out, str(path))
    print(f"{path}: {len(pairs)} pairs, {len(out['premise']) + len(out['hypothesis']) + 3 * len(pairs)} tokens")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds nli/ and fiction/")
    parser.add_argument("--out", type=Path, default=Path("build/entailment"))
    args = parser.parse_args()
    train = choose(args.data)
    for (name, label), count in sorted(Counter((p["dataset"], p["label"]) for p in train).items()):
        print(f"train {name} {label} {count}")
    pack(train, args.out / "train.safetensors")
    dev: dict[str, list[dict[str, Any]]] = {}
    for row in rows(args.data / "nli" / "dev3.jsonl.gz"):
        dev.setdefault(row["dataset"].replace("/", "."), []).append(row)
    dev["fiction.dev"] = list(rows(args.data / "fiction" / "pairs.dev.jsonl.gz"))
    for name, pairs in sorted(dev.items()):
        pack(pairs, args.out / "dev" / f"{name}.safetensors")


if __name__ == "__main__":
    main()
