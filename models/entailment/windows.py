"""How long premises are judged best: accuracy on dev pairs by room and rule, `python -m models.entailment.windows --data DIR`.

Reads `nli/dev3` below DIR; takes pairs whose premise has more than `--longer` word pieces, the same ones every time. Prints a line
a room and rule: the mean accuracy over sets, each set's, and precision and recall of contradiction. Choose ROOM and OVERLAP of
`attribution/encoder/premises.py` by it whenever the weights were trained anew.
"""

from __future__ import annotations

import argparse
import random
from bisect import bisect_left
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from attribution.encoder.entailment import EntailmentModel
from attribution.encoder.pairs import join
from attribution.encoder.premises import combine, split
from attribution.encoder.session import open_session
from attribution.scoring.spacing import tidy
from attribution.types import LABELS, Verdict
from models.entailment.generation.stories import rows

SETS = ("control/dev", "infotabs/dev", "new_protocols/val_paragraph", "fm2/dev", "anli/dev", "vitaminc/split_dev")
ROOMS = {"whole": (509, 64), "192": (192, 48), "128": (128, 32), "96": (96, 32), "80": (80, 24), "64": (64, 24)}
Windows = Sequence[Verdict]


def contradiction_first(windows: Windows) -> str:
    if max(w.contradiction for w in windows) >= 0.5:
        return "contradiction"
    return "entailment" if max(w.entailment for w in windows) >= 0.5 else "neutral"


def entailment_first(windows: Windows) -> str:
    if max(w.entailment for w in windows) >= 0.5:
        return "entailment"
    return "contradiction" if max(w.contradiction for w in windows) >= 0.5 else "neutral"


def mean(windows: Windows) -> str:
    return str(LABELS[int(np.argmax(np.mean([[getattr(w, label) for label in LABELS] for w in windows], 0)))])


RULES: dict[str, Callable[[Windows], str]] = {
    "least neutral": lambda windows: combine(windows).label,
    "contradiction first": contradiction_first,
    "entailment first": entailment_first,
    "mean": mean,
}


def long_pairs(data: Path, model: EntailmentModel, longer: int, shorter: int, limit: int) -> list[tuple[str, str, str, str]]:
    """(set, label, premise, hypothesis) of at most `limit` pairs a set, chosen by a fixed seed."""
    tokenizer = model._session.tokenizer
    found: dict[str, list[tuple[str, str, str, str]]] = {name: [] for name in SETS}
    for row in rows(data / "nli" / "dev3.jsonl.gz"):
        if row["dataset"] in found:
            found[row["dataset"]].append((row["dataset"], row["label"], tidy(row["premise"]), tidy(row["hypothesis"])))
    rng, out = random.Random(4), []
    for pairs in found.values():
        rng.shuffle(pairs)
        fit = (p for p in pairs if longer < len(tokenizer.encode(p[2], add_special_tokens=False).ids) <= shorter)
        out += [pair for pair, _ in zip(fit, range(limit), strict=False)]
    return out


def windows_of(model: EntailmentModel, pairs: list[tuple[str, str, str, str]], room: int, overlap: int) -> list[list[Verdict]]:
    """The verdicts of each pair's windows."""
    owners, inputs = [], []
    for owner, (_, _, premise, hypothesis) in enumerate(pairs):
        read, asked = (model._session.tokenizer.encode(text, add_special_tokens=False) for text in (premise, hypothesis))
        starts, space = [start for start, _ in read.offsets], min(room, 509 - len(asked.ids))
        spans = split(premise, starts, space, overlap) if len(starts) > space else []
        cuts = [read.ids[bisect_left(starts, s.start) : bisect_left(starts, s.end)] for s in spans] or [read.ids]
        owners += [owner] * len(cuts)
        inputs += [join(cut, asked.ids) for cut in cuts]
    out: list[list[Verdict]] = [[] for _ in pairs]
    for owner, verdict in zip(owners, model._verdicts(inputs), strict=True):
        out[owner].append(verdict)
    return out


def line(name: str, pairs: list[tuple[str, str, str, str]], said: list[str]) -> str:
    """One line of the table."""
    right = {s: np.mean([v == p[1] for p, v in zip(pairs, said, strict=True) if p[0] == s]) for s in dict.fromkeys(p[0] for p in pairs)}
    hits = sum(v == p[1] == "contradiction" for p, v in zip(pairs, said, strict=True))
    found, gold = said.count("contradiction"), sum(p[1] == "contradiction" for p in pairs)
    sets = " ".join(f"{s.split('/')[0]} {share:.3f}" for s, share in right.items())
    return f"{name:30s} {np.mean(list(right.values())):.3f}; {sets}; contradiction P {hits / max(found, 1):.3f} R {hits / max(gold, 1):.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--longer", type=int, default=128)
    parser.add_argument("--shorter", type=int, default=100_000)
    parser.add_argument("--limit", type=int, default=90, help="pairs of each set")
    parser.add_argument("--rooms", nargs="*", choices=ROOMS, default=[*ROOMS])
    args = parser.parse_args()
    model = EntailmentModel(open_session(), args.weights)
    pairs = long_pairs(args.data, model, args.longer, args.shorter, args.limit)
    print(f"{len(pairs)} pairs")
    for room in args.rooms:
        found = windows_of(model, pairs, *ROOMS[room])
        for rule, decide in RULES.items():
            print(line(f"{room}, {rule}", pairs, [decide(w) for w in found]), flush=True)


if __name__ == "__main__":
    main()
