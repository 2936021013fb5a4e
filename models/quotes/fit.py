"""Fit the confidence of quotations on dev sets: `python -m models.quotes.fit --data DIR`.

A logistic model over what the evidence says (attribution/quotes/confidence.py). A quotation is right where it meets a gold
quotation (at least 30 % of it) and its speaker does. Calibration is measured by cross-validation over articles; the table is
then fitted on all. The reader was trained on the train sets, where its scores flatter it: so dev sets are used.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from attribution.cli.goldfiles import load_set
from attribution.encoder.quotation_reader import QuotationReader
from attribution.encoder.session import open_session
from attribution.quotes import finish_quotes
from attribution.quotes.confidence import SPEAKER_GROUPS, TABLE, evidence_features
from attribution.scoring.goldsets import GoldSet
from attribution.scoring.pieces import predicted_pieces
from attribution.scoring.quotes import COVERED_LOW, compare_quotes
from attribution.scoring.speakers import speaker_right
from models.quotes.evaluate import drafts

SETS = ("polnear.dev", "fiction.dev", "gum_news.dev")
FOLDS = 5
# Features seen less often count as their group's "other".
FEWEST = 8
L2 = 1.0
HEAD = """# How sure a quotation and its speaker are, by how each part was found: written by `python -m models.quotes.fit`, do not edit.
# form = "logistic": everything that holds adds its weight, [scores] times the logarithm of a probability; the sum with [bias]
# goes through the logistic function.
form = "logistic"
"""


@dataclass(frozen=True)
class Example:
    """The features of one answer, which bias it takes, and whether it was right."""

    article: int
    part: str
    features: dict[str, float]
    right: bool


def examples(gold: GoldSet, reader: QuotationReader, offset: int) -> Iterator[Example]:
    """Every piece found in a set, but for those that the gold leaves open."""
    found = drafts(gold, None)
    for number, (article, draft, read) in enumerate(zip(gold.articles, found, reader.read([d.table for d in found]), strict=True), offset):
        reading = finish_quotes(draft, read)
        made = [(piece, quote) for quote in reading.quotes for piece in predicted_pieces(quote)]
        outcome = compare_quotes(article.pieces, [piece for piece, _ in made], indirect_complete=gold.indirect_complete)
        matched = {(p.start, p.end): g for g, p in outcome.matched(COVERED_LOW)}
        wrong = {(p.start, p.end) for p in outcome.invented(COVERED_LOW)}
        for piece, quote in made:
            key = (piece.start, piece.end)
            if key not in matched and key not in wrong:
                continue
            held = evidence_features(
                quote.kind, quote.evidence, has_speaker=quote.speaker is not None, has_name=quote.speaker_name is not None
            )
            right = key in matched and speaker_right(matched[key], piece)
            yield Example(number, "content", held, right)
            if key in matched and quote.speaker is not None:
                yield Example(number, "speaker", {n: x for n, x in held.items() if n.startswith(SPEAKER_GROUPS)}, right)


def common(features: dict[str, float], counts: Counter[str]) -> dict[str, float]:
    """The features with rare ones taken for their group's "other"."""
    return {n if counts[n] >= FEWEST else f"{n.partition(': ')[0]}: other": x for n, x in features.items()}


def matrix(held: Sequence[Example], names: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Rows of features (both biases first) and outcomes."""
    rows = np.zeros((len(held), len(names) + 2))
    column = {name: at for at, name in enumerate(names, 2)}
    for row, example in enumerate(held):
        rows[row, 0 if example.part == "content" else 1] = 1
        for name, value in example.features.items():
            if name in column:
                rows[row, column[name]] = value
    return rows, np.array([float(example.right) for example in held])


def logistic(rows: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Weights of least loss with a quadratic penalty on all but the biases, by Newton's method."""
    weights = np.zeros(rows.shape[1])
    penalty = np.full(rows.shape[1], L2)
    penalty[:2] = 1e-6
    for _ in range(50):
        chance = 1 / (1 + np.exp(-rows @ weights))
        gradient = rows.T @ (chance - right) + penalty * weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(penalty)
        step = np.linalg.solve(curve, gradient)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def calibration_error(chance: np.ndarray, right: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error (Guo et al. 2017, arXiv:1706.04599), equal bins."""
    which = np.minimum((chance * bins).astype(int), bins - 1)
    return float(sum(abs(right[which == b].mean() - chance[which == b].mean()) * (which == b).mean() for b in set(which.tolist())))


def cross_validate(held: Sequence[Example], names: Sequence[str]) -> None:
    """Print calibration and risk at coverage on articles that were left out."""
    rows, right = matrix(held, names)
    fold = np.array([example.article % FOLDS for example in held])
    chance = np.zeros(len(held))
    for part in range(FOLDS):
        chance[fold == part] = 1 / (1 + np.exp(-rows[fold == part] @ logistic(rows[fold != part], right[fold != part])))
    for part in ("content", "speaker"):
        mine = np.array([example.part == part for example in held])
        c, r = chance[mine], right[mine]
        print(f"{part}: {len(r)} answers, {r.mean():.3f} right, ECE {calibration_error(c, r):.3f} (cross-validated)")
        order = np.argsort(-c, kind="stable")
        for share in (1.0, 0.95, 0.9, 0.8, 0.7, 0.5):
            keep = order[: round(share * len(order))]
            print(f"  {share:.0%} kept: {r[keep].mean():.3f} right, confidence from {c[keep[-1]]:.2f}")
        for low in np.arange(0, 1, 0.1):
            inside = (c >= low) & (c < low + 0.1)
            if inside.any():
                print(f"  said {c[inside].mean():.2f}, was {r[inside].mean():.2f}, {int(inside.sum())} answers")


def sensible(held: Sequence[Example], names: Sequence[str]) -> list[str]:
    """The names without scores that would speak against what they say: a negative weight on a probability is noise."""
    weights = logistic(*matrix(held, names))[2:]
    return [name for name, weight in zip(names, weights, strict=True) if weight > 0 or not name.startswith("scores: ")]


def write(names: Sequence[str], weights: np.ndarray, path: Path) -> None:
    """Write the table, groups in order."""
    lines = [HEAD, "[bias]", f"content = {weights[0]:.3f}", f"speaker = {weights[1]:.3f}"]
    groups: dict[str, list[str]] = {}
    for name, weight in zip(names, weights[2:], strict=True):
        group, _, key = name.partition(": ")
        groups.setdefault(group, []).append(f'"{key}" = {weight:.3f}')
    for group in sorted(groups):
        lines += ["", f"[{group}]", *sorted(groups[group])]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--out", type=Path, default=TABLE)
    args = parser.parse_args()
    reader, held = QuotationReader(open_session(), args.weights), list[Example]()
    for name in SETS:
        offset = held[-1].article + 1 if held else 0
        held += examples(load_set(args.data, name), reader, offset)
    counts = Counter(name for example in held for name in example.features)
    held = [replace(example, features=common(example.features, counts)) for example in held]
    names = sensible(held, sorted({name for example in held for name in example.features}))
    cross_validate(held, names)
    write(names, logistic(*matrix(held, names)), args.out)
    print(f"{args.out}: {len(names)} weights from {len(held)} answers")


if __name__ == "__main__":
    main()
