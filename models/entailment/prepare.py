"""Choose and tokenize the training pairs: `python -m models.entailment.prepare --data DIR --out build/entailment`.

Reads `nli/`, `fiction/` and `crossdoc/` below DIR and what `generate.py` wrote into the output folder; writes one safetensors
file a stage of training and one per split of dev. Word pieces of premise and hypothesis are kept apart, so that the trainer may
turn a pair around. `--stage` prepares one stage alone.
"""

from __future__ import annotations

import argparse
import random
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import save_file

from attribution.encoder.base import find_base
from attribution.encoder.tokens import load_tokenizer, text_ids
from attribution.scoring.spacing import tidy
from models.entailment.generation.stories import OPEN, rows, story_pairs

LABELS = ("entailment", "neutral", "contradiction", OPEN)
RECIPE = tomllib.loads((Path(__file__).parent / "recipe.toml").read_text("utf-8"))


def all_pairs(data: Path, out: Path) -> Iterator[dict[str, Any]]:
    """Every pair a stage may ask for, each with its `dataset`."""
    yield from rows(data / "nli" / "train3.jsonl.gz")
    yield from story_pairs(data)
    if (out / "generated.train.jsonl.gz").exists():
        yield from rows(out / "generated.train.jsonl.gz")


def key(row: dict[str, Any]) -> str:
    """What a pair is known by over the stages."""
    return f"{row['dataset']}/{row.get('id') or row['premise'] + '|' + row['hypothesis']}"


def choose(pairs: Iterable[dict[str, Any]], own: list[dict[str, Any]], stage: dict[str, Any], seen: Counter[str]) -> list[dict[str, Any]]:
    """The training pairs of one stage, shuffled, with `own` (the fiction pairs) so often as it says.

    Counts in `seen` how often each pair was chosen, and takes the least seen first.
    """
    caps: dict[str, int] = stage["sets"]
    pool: dict[str, list[dict[str, Any]]] = {name: [] for name in caps}
    for row in pairs:
        words = len(row["premise"].split()) + len(row["hypothesis"].split())
        if row["dataset"] in pool and words <= stage["max_words"]:
            pool[row["dataset"]].append(row)
    rng = random.Random(stage["seed"])
    chosen = []
    for name, cap in caps.items():
        if not pool[name]:
            raise SystemExit(f"{stage['name']}: no pairs of {name!r} were found; run models.entailment.generate first, or mend recipe.toml")
        rng.shuffle(pool[name])
        pool[name].sort(key=lambda row: seen[key(row)])
        chosen += pool[name][:cap]
    seen.update(map(key, chosen))
    chosen += own * stage["fiction"]
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
    parser.add_argument("--stage", help="this stage alone")
    args = parser.parse_args()
    seen: Counter[str] = Counter()
    own = list(rows(args.data / "fiction" / "pairs.train.jsonl.gz"))
    pairs = list(all_pairs(args.data, args.out))
    for stage in RECIPE["stage"]:
        if not stage.get("sets"):
            continue
        train = choose(pairs, own, stage, seen)
        if args.stage not in (None, stage["name"]):
            continue
        for (name, label), count in sorted(Counter((p["dataset"], p["label"]) for p in train).items()):
            print(f"{stage['name']} {name} {label} {count}")
        pack(train, args.out / f"{stage['name']}.safetensors")
    dev: dict[str, list[dict[str, Any]]] = {}
    for row in rows(args.data / "nli" / "dev3.jsonl.gz"):
        dev.setdefault(row["dataset"].replace("/", "."), []).append(row)
    dev["fiction.dev"] = list(rows(args.data / "fiction" / "pairs.dev.jsonl.gz"))
    if (args.out / "generated.dev.jsonl.gz").exists():
        dev["generated.dev"] = list(rows(args.out / "generated.dev.jsonl.gz"))
    for name, found in sorted(dev.items()):
        pack(found, args.out / "dev" / f"{name}.safetensors")


if __name__ == "__main__":
    main()
