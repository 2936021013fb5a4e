"""Fit the calibration of entailment weights on dev pairs: `python -m models.entailment.calibrate --dev build/entailment/dev --cache build/entailment/logits`.

A temperature per label (logits are divided by it before the softmax) minimises log loss on one half of each news-like dev
set; the figures printed are those of the other half. Halves are told apart by a hash of the hypothesis, so that the two
premises VitaminC writes for one claim never stand on both sides. At most `--cap` pairs of a half are taken from each set,
chosen by the same hash, so that MNLI and LingNLI do not decide alone; within a set the labels stay as frequent as they are,
for three temperatures cannot learn a prior as a bias would, and calibration is promised on the sets as they are.

Thresholds for a *sure* verdict are chosen on the same half for precision, with every label weighed to a third: entailment
is half of VitaminC and would flatter itself. A newsroom's base rates are others again; the thresholds say how the model
ranks, not what share of a desk's findings will be right.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import load_file as load_arrays
from safetensors.numpy import save_file as save_arrays

from attribution.encoder.base import file_sha256
from attribution.encoder.calibration import Calibration
from attribution.encoder.pairs import PairClassifier, join
from attribution.scoring.reliability import calibration_error, log_loss, reliability
from attribution.types import LABELS
from models.entailment.evaluate import LONGEST, load_network, logits_of
from models.entailment.train import Sides, load_sides

HERE = Path(__file__).parent
NEWS = (
    "mnli.dev_matched",
    "vitaminc.split_dev",
    "lingnli.val",
    "new_protocols.val_base",
    "new_protocols.val_edit_other",
    "new_protocols.val_edit_premise",
    "fever_symmetric.dev",
    "fiction.dev",
)
# A threshold must leave so many pairs of the fitting half: the precision of fewer is luck.
LEAST = 50
# Three temperatures change verdicts, one does not: by so much log loss they must be better.
EARNED = 0.002
GRID = [round(0.34 + 0.01 * step, 2) for step in range(66)]
HEAD = """# Calibration of weights.safetensors, written by `python -m models.entailment.calibrate`; fitted on dev pairs, see README.md.
"""


@dataclass(frozen=True)
class Half:
    """Pairs of one set: logits (pairs, 3) in the order of LABELS, and the right labels."""

    name: str
    logits: np.ndarray
    labels: np.ndarray


def key(sides: Sides) -> int:
    """A hash of the hypothesis's word pieces: the same on every machine, and the same for every premise it stands with."""
    return zlib.crc32(np.array(sides[1], np.int32).tobytes())


def halves(sides: Sequence[Sides], cap: int) -> tuple[list[int], list[int]]:
    """Indices of the fitting and of the measuring half, each at most `cap` pairs that fit the window."""
    keys = {i: key(pair) for i, pair in enumerate(sides) if len(pair[0]) + len(pair[1]) + 3 <= LONGEST}
    order = sorted(keys, key=lambda i: (keys[i] >> 1, i))
    return [i for i in order if not keys[i] & 1][:cap], [i for i in order if keys[i] & 1][:cap]


def load_half(network: PairClassifier, dev: Path, name: str, cap: int, cache: Path | None) -> tuple[Half, Half]:
    """Both halves of a set, their logits from the cache where it has them."""
    sides, labels = load_sides(dev / f"{name}.safetensors")
    fit, held = halves(sides, cap)
    file = dev / f"{name}.safetensors"
    stored = cache / f"{name}.{cap}.{file_sha256(file)[:12]}.safetensors" if cache else None
    if stored and stored.exists():
        logits = load_arrays(str(stored))["logits"]
    else:
        logits = logits_of(network, [join(*sides[i]) for i in fit + held])
        if stored:
            stored.parent.mkdir(parents=True, exist_ok=True)
            save_arrays({"logits": logits}, str(stored))
    return Half(name, logits[: len(fit)], labels[fit]), Half(name, logits[len(fit) :], labels[held])


def together(parts: Sequence[Half]) -> Half:
    """All sets as one."""
    return Half("together", np.concatenate([p.logits for p in parts]), np.concatenate([p.labels for p in parts]))


def fit_temperatures(logits: np.ndarray, labels: np.ndarray, *, shared: bool = False) -> np.ndarray:
    """The temperatures, shape (3,), that minimise log loss; with `shared` one for all labels."""
    x, y = torch.from_numpy(logits).double(), torch.from_numpy(labels)
    logs = torch.zeros(1 if shared else len(LABELS), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([logs], max_iter=200, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(x / logs.exp(), y)
        loss.backward()
        return loss

    optimizer.step(closure)
    return np.broadcast_to(logs.detach().exp().numpy(), (len(LABELS),)).copy()


def calibrated(logits: np.ndarray, temperatures: np.ndarray) -> np.ndarray:
    """Probabilities, shape (pairs, 3), as the product makes them."""
    return Calibration(temperature=tuple(temperatures.tolist())).apply(logits)


@dataclass(frozen=True)
class Cut:
    """A threshold for verdicts of one label: precision with labels weighed alike and as they come, and how many it leaves."""

    threshold: float
    precision: float
    plain: float
    kept: int
    recall: float


def cut(scores: np.ndarray, labels: np.ndarray, label: int, threshold: float) -> Cut:
    """What a threshold does to the verdicts of one label."""
    weights = 1.0 / np.maximum(np.bincount(labels, minlength=len(LABELS)), 1)[labels]
    kept = (scores.argmax(1) == label) & (scores[:, label] >= threshold)
    right = kept & (labels == label)
    precision = weights[right].sum() / weights[kept].sum() if kept.any() else float("nan")
    plain = right.sum() / kept.sum() if kept.any() else float("nan")
    return Cut(threshold, float(precision), float(plain), int(kept.sum()), float(right.sum() / max(1, (labels == label).sum())))


def choose(scores: np.ndarray, labels: np.ndarray, label: int, target: float) -> Cut:
    """The smallest threshold of the grid whose verdicts are right often enough, else the one with the highest precision."""
    cuts = [c for c in (cut(scores, labels, label, p) for p in GRID) if c.kept >= LEAST]
    if not cuts:
        return cut(scores, labels, label, GRID[-1])
    return next((c for c in cuts if c.precision >= target), max(cuts, key=lambda c: c.precision))


def figures(half: Half, temperatures: np.ndarray) -> str:
    """Accuracy, log loss and calibration error in a row."""
    scores = calibrated(half.logits, temperatures)
    right = scores.argmax(1) == half.labels
    error = calibration_error(reliability(scores.max(1), right))
    return f"{right.mean():>8.4f}{log_loss(scores, half.labels):>8.4f}{error:>8.4f}"


def toml(temperatures: np.ndarray, sure: Sequence[float]) -> str:
    """The file's text."""
    lines = ["[temperature]  # logits are divided by these, per label, before the softmax"]
    lines += [f"{name} = {value:.4f}" for name, value in zip(LABELS, temperatures, strict=True)]
    lines += ["", "[sure]  # the calibrated probability from which a verdict of this label counts as sure"]
    lines += [f"{name} = {value:.2f}" for name, value in zip(LABELS, sure, strict=True)]
    return HEAD + "\n".join(lines) + "\n"


def report(held: Sequence[Half], temperatures: np.ndarray, one: np.ndarray) -> None:
    """Print every set of the measuring half before and after, with one temperature for all labels beside it."""
    print(f"{'measuring half':<34}{'pairs':>6} | as trained: acc, loss, ECE | one temperature        | a temperature per label")
    plain = np.ones(len(LABELS))
    for half in [*held, together(held)]:
        print(f"{half.name:<34}{len(half.labels):>6} | {' | '.join(figures(half, t) for t in (plain, one, temperatures))}")


def better(fit: Half, each: np.ndarray, one: np.ndarray) -> np.ndarray:
    """A temperature per label if that predicts pairs it was not fitted to clearly better, else one for all, which changes no verdict.

    Decided inside the fitting half, each of its two halves predicted by the other, so that the measuring half stays unseen.
    """
    losses = [crossed(fit, shared=shared) for shared in (False, True)]
    earned = losses[0] < losses[1] - EARNED
    print(f"chosen: {'a temperature per label' if earned else 'one temperature'} (crossed log loss {losses[0]:.4f}, one for all {losses[1]:.4f})")
    return each if earned else one


def crossed(fit: Half, *, shared: bool) -> float:
    """The log loss of each half of the fitting pairs under temperatures fitted on the other."""
    even = np.arange(len(fit.labels)) % 2 == 0
    losses = []
    for there, here in ((even, ~even), (~even, even)):
        temperatures = fit_temperatures(fit.logits[there], fit.labels[there], shared=shared)
        losses.append(log_loss(calibrated(fit.logits[here], temperatures), fit.labels[here]))
    return float(np.mean(losses))


def choose_sure(fit: Half, held: Half, temperatures: np.ndarray, target: float, neutral: float) -> list[float]:
    """The thresholds in the order of LABELS; prints what each does on either half. Neutral is given: it raises no finding."""
    sure = []
    scores, other = calibrated(fit.logits, temperatures), calibrated(held.logits, temperatures)
    for label, name in enumerate(LABELS):
        chosen = cut(scores, fit.labels, label, neutral) if name == "neutral" else choose(scores, fit.labels, label, target)
        missed = " (target NOT reached: the highest precision there is)" if name != "neutral" and not chosen.precision >= target else ""
        print(f"sure {name} >= {chosen.threshold:.2f}{missed}")
        for part, c in (("fitting", chosen), ("measuring", cut(other, held.labels, label, chosen.threshold))):
            print(f"  {part:<10} precision {c.precision:.3f} (labels as they come {c.plain:.3f}), recall {c.recall:.3f}, {c.kept} verdicts")
        sure.append(chosen.threshold)
    return sure


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dev", type=Path, required=True, help="folder of prepared dev pairs")
    parser.add_argument("--weights", type=Path, default=HERE / "weights.safetensors")
    parser.add_argument("--tuned", type=Path, action="append", help="a full checkpoint instead of --weights; several are averaged")
    parser.add_argument("--sets", nargs="+", default=list(NEWS))
    parser.add_argument("--cap", type=int, default=1500, help="most pairs of a half of each set")
    parser.add_argument("--target", type=float, default=0.9, help="precision a sure verdict should have")
    parser.add_argument("--neutral", type=float, default=0.5, help="threshold of a sure neutral verdict")
    parser.add_argument("--cache", type=Path, help="folder that keeps logits between runs, by the sha256 of the weights")
    parser.add_argument("--out", type=Path, default=HERE / "calibration.toml")
    args = parser.parse_args()
    files = args.tuned or [args.weights]
    cache = args.cache / "-".join(file_sha256(f)[:12] for f in files) if args.cache else None
    network = load_network(args.weights, args.tuned)
    missing = [name for name in args.sets if not (args.dev / f"{name}.safetensors").exists()]
    if missing:
        parser.error(f"{args.dev} has no {', '.join(missing)}: run models.entailment.prepare, or name the sets with --sets")
    parts = [load_half(network, args.dev, name, args.cap, cache) for name in args.sets]
    fit, held = together([a for a, _ in parts]), [b for _, b in parts]
    each, one = (fit_temperatures(fit.logits, fit.labels, shared=shared) for shared in (False, True))
    report(held, each, one)
    temperatures = better(fit, each, one)
    kept = (calibrated(together(held).logits, temperatures).argmax(1) == together(held).logits.argmax(1)).mean()
    print(f"temperatures {dict(zip(LABELS, temperatures.round(4).tolist(), strict=True))}; fitted on {len(fit.labels)} pairs; {kept:.4f} of verdicts kept")
    sure = choose_sure(fit, together(held), temperatures, args.target, args.neutral)
    args.out.write_text(toml(temperatures, sure), "utf-8")
    print(f"wrote {args.out}")


if __name__ == "__main__":
    main()
