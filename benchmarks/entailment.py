"""Throughput of entailment beside the same weights in two other libraries: `python -m benchmarks.entailment`.

The shipped weights are exported as a transformers checkpoint, checked to give our logits, and run through
`sentence_transformers.CrossEncoder.predict` and a transformers text-classification pipeline in the same process, in turns.
Pairs are cut from seeds/: of 64 word pieces, and of mixed lengths. The encoder's share of the limit is what it multiplies
a second over plain matrix products of its shapes in its numbers. Needs `pip install 'attribution[benchmark]'`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

from attribution.errors import AttributionError
from benchmarks import contenders
from benchmarks.checkpoint import export
from benchmarks.contenders import Contender, Texts
from benchmarks.matmul import Sizes, limit
from benchmarks.rows import Row
from benchmarks.speed import SEEDS, lines
from benchmarks.stages import seed_texts
from benchmarks.stopwatch import Stopwatch, hooked

FORWARD = "attribution.encoder.packed:PackedEncoder.states"
TOKENS = 64
SPECIAL = 3
# Words of a premise and of a hypothesis in the mixed pairs: those of news sentences, short claims to long leads.
PREMISE, HYPOTHESIS = (8, 45), (5, 25)
SEED = 20261122


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print, and return 4 where a model or a library is missing."""
    options = parser().parse_args(argv)
    try:
        rows, notes = measure(options)
    except (AttributionError, ImportError) as missing:
        print(f"{missing}: pip install 'attribution[benchmark,encoder]'", file=sys.stderr)
        return 4
    print("\n".join([*lines(rows, {}), *notes]))
    if options.out:
        table = {"rows": [row.record() for row in rows], "notes": notes}
        options.out.write_text(json.dumps(table, indent=1) + "\n", "utf-8")
    return 0


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    build = argparse.ArgumentParser(prog="python -m benchmarks.entailment", description=(__doc__ or "").split("\n")[0])
    build.add_argument("--seeds", type=Path, default=SEEDS, help="folder of articles the pairs are cut from")
    build.add_argument("--pairs", type=int, default=1024, help="pairs of each kind (default: 1024)")
    build.add_argument("--rounds", type=int, default=3, help="the best of so many rounds (default: 3)")
    build.add_argument("--threads", type=int, default=0, help="threads of the models (default: as torch chooses)")
    build.add_argument("--dtype", default="auto", help="ours: auto, float32 or bfloat16")
    build.add_argument("--out", type=Path, help="write the figures as JSON too")
    return build


def measure(options: argparse.Namespace, beside: Callable[[Path, str], list[Contender]] | None = None) -> tuple[list[Row], list[str]]:
    """The rows of the table, and what else there is to know; `beside` makes other contenders of the checkpoint's folder and our numbers."""
    import torch
    from transformers.utils import logging

    from attribution.encoder.difference import apply_difference, load_difference
    from attribution.encoder.entailment import WEIGHTS, EntailmentModel
    from attribution.encoder.session import open_session
    from attribution.modelfiles import model_path

    logging.disable_progress_bar()
    if options.threads:
        torch.set_num_threads(options.threads)
    session = open_session(device="cpu", dtype=options.dtype)
    model = EntailmentModel(session)
    kinds = {"64-token pairs": fixed_pairs(session.tokenizer, options), "mixed pairs": mixed_pairs(options)}
    state = apply_difference(session.base, load_difference(model_path(WEIGHTS), "entailment")[0])
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        export(state, session.folder / "tokenizer.json", folder)
        notes = [f"logits of the exported checkpoint differ by at most {same(folder, state, session.tokenizer, kinds):.1e}"]
        number = str(session.dtype).removeprefix("torch.")
        others = (beside or baselines)(folder, number)
        for kind, pairs in kinds.items():
            found = contenders.rates([contenders.ours(model), *others], pairs, options.rounds)
            note = f"{number}, {torch.get_num_threads()} threads"
            rows += [Row(kind, found["ours"], "pairs/s", c.name, found[c.name], note) for c in others]
            rows += shares(kind, model, pairs, session.dtype)
            notes.append(f"{kind}: {agreement(model, others[0], pairs)}; {lengths(session.tokenizer, pairs)}")
    return rows, notes


def baselines(folder: Path, number: str) -> list[Contender]:
    """Both libraries in fp32, as they load the weights; and in our numbers, where these are others."""
    numbers = ["float32"] if number == "float32" else ["float32", number]
    return [
        contender
        for dtype in numbers
        for contender in (
            contenders.cross_encoder(folder, dtype),
            contenders.pipeline(folder, dtype, 1),
            contenders.pipeline(folder, dtype, contenders.BATCH),
        )
    ]


def same(folder: Path, state: dict[str, Any], tokenizer: Any, kinds: dict[str, Texts]) -> float:
    """The largest difference of a logit on the first pairs of each kind."""
    from attribution.encoder.pairs import HEAD, PairClassifier, join
    from attribution.encoder.tokens import text_ids

    head = {k.removeprefix(HEAD): v for k, v in state.items() if k.startswith(HEAD)}
    network = PairClassifier({k: v for k, v in state.items() if not k.startswith(HEAD)}, head)
    pairs = [pair for texts in kinds.values() for pair in texts[:16]]
    return contenders.check_same(folder, network, [join(*text_ids(tokenizer, list(pair))) for pair in pairs])


def shares(kind: str, model: Any, pairs: Texts, dtype: Any) -> list[Row]:
    """Our operations a second over those of plain products: of the encoder alone, and of the whole call.

    Only operations on word pieces of the pairs count; what fills up a block is time lost.
    """
    import torch

    from attribution.encoder.model import SHAPE
    from attribution.encoder.packed import BLOCK

    watch, blocks = Stopwatch(), []
    with hooked(watch, {FORWARD: "encoder"}, {FORWARD: lambda _, rows: blocks.append([len(ids) for ids, _ in rows])}) as missing:
        if missing:
            raise ImportError(f"{FORWARD} is not there")
        started = perf_counter()
        model.score(pairs)
        whole = perf_counter() - started
        encoder = watch.stop()["encoder"]
    sizes = Sizes(int(SHAPE["num_hidden_layers"]), int(SHAPE["hidden_size"]), int(SHAPE["intermediate_size"]))
    flops = sum(sizes.flops(1, length) for block in blocks for length in block)
    plain = limit(sizes, {(1, BLOCK): len(blocks)}, dtype, torch.device("cpu")) / 1e9
    name = f"plain {str(dtype).removeprefix('torch.')} products"
    return [
        Row(f"{kind}, encoder", flops / encoder / 1e9, "GFLOP/s", name, plain),
        Row(f"{kind}, whole", flops / whole / 1e9, "GFLOP/s", name, plain),
    ]


def agreement(model: Any, other: Contender, pairs: Texts) -> str:
    """How many labels are those of a baseline in fp32."""
    equal = sum(a == b for a, b in zip(contenders.ours(model).labels(pairs), other.labels(pairs), strict=True))
    return f"{equal} of {len(pairs)} labels as {other.name}"


def lengths(tokenizer: Any, pairs: Texts) -> str:
    """Shortest, mean and longest pair in word pieces."""
    sizes = [sum(len(e.ids) for e in tokenizer.encode_batch(list(p), add_special_tokens=False)) + SPECIAL for p in pairs]
    return f"{min(sizes)} to {max(sizes)} word pieces, mean {sum(sizes) / len(sizes):.0f}"


def fixed_pairs(tokenizer: Any, options: argparse.Namespace) -> Texts:
    """Pairs of just under 64 word pieces, half and half, no text twice."""
    words = " ".join(seed_texts(options.seeds)).split()
    costs = [len(e.ids) for e in tokenizer.encode_batch(words, add_special_tokens=False)]
    half = (TOKENS - SPECIAL) // 2
    starts = Random(SEED).sample(range(len(words) - TOKENS), min(2 * options.pairs, len(words) - TOKENS))
    texts = [cut(words, costs, start, half) for start in starts]
    return list(zip(texts[::2], texts[1::2], strict=False))


def cut(words: Sequence[str], costs: Sequence[int], start: int, room: int) -> str:
    """As many words from `start` on as fit into `room` word pieces."""
    end, spent = start, 0
    while spent + costs[end] <= room:
        spent += costs[end]
        end += 1
    return " ".join(words[start:end])


def mixed_pairs(options: argparse.Namespace) -> Texts:
    """Pairs of stretches of news text, lengths drawn anew for each; the same every time."""
    words, rng = " ".join(seed_texts(options.seeds)).split(), Random(SEED)

    def stretch(least: int, most: int) -> str:
        start = rng.randrange(len(words) - most)
        return " ".join(words[start : start + rng.randint(least, most)])

    return [(stretch(*PREMISE), stretch(*HYPOTHESIS)) for _ in range(options.pairs)]


if __name__ == "__main__":
    sys.exit(main())
