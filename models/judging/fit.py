"""Fit the small models that weigh evidence: `python -m models.judging.fit --data DIR [--measure FILE] --out weights.toml`.

Runs the product up to its evidence on our own training stories (fiction/*.train), labels every measured pair from the gold,
fits one logistic model a question, and prints cross-validated precision and recall (folds are whole stories).
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from attribution import Checker, Config, read_text
from attribution.comparison import weigh
from attribution.judging.judge import Evidence
from attribution.judging.matches import Match
from attribution.matching.vectors import Vectors
from attribution.types import Verdict
from models.entailment.generation.keeping import seen_in_training

FOLDS, RIDGE = 8, 2.0
# Evidence that two items do not fill one slot, and evidence that may cut either way; all else speaks for it.
AGAINST = frozenset(
    ["thing_other", "tally_other", "predicate_other", "scope_other", "part_other", "period_other", "event_other", "ratio", "vague", "behind", "small", "apart", "year_apart", "contradict_most", "contradict_least", "neutral_least", "polarity", "modality"]
)
EITHER = frozenset(["plain_count", "hedged", "size", "same_block", "both_days", "voices", "voice_mixed", "length", "short"])
HARD = {"conflict", "update", "disputed"}
Row = dict[str, Any]


def rows(path: Path) -> Iterator[Row]:
    """The records of a gzipped JSONL file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


class Gold:
    """The gold pairs of a story, agreements closed over chains."""

    def __init__(self, pairs: list[Row]) -> None:
        self.hard: list[tuple[Row, Row, set[str]]] = []
        self.agree: dict[tuple[str, int, int], int] = {}
        parent: dict[tuple[str, int, int], tuple[str, int, int]] = {}

        def root(node: tuple[str, int, int]) -> tuple[str, int, int]:
            parent.setdefault(node, node)
            while parent[node] != node:
                node = parent[node]
            return node

        for pair in pairs:
            relations = {pair["relation"], *(pair.get("alt") or [])}
            self.hard.append((pair["a"], pair["b"], relations))
            if pair["relation"] == "agree":
                ends = [(p["doc"], p["start"], p["end"]) for p in (pair["a"], pair["b"])]
                parent[root(ends[0])] = root(ends[1])
        self.agree = {node: hash(root(node)) for node in parent}

    def relations(self, a: tuple[str, int, int], b: tuple[str, int, int], share: float) -> set[str]:
        """Every relation the gold gives to a pair of passages that hold (a share of) the two spans."""
        found: set[str] = set()
        for left, right, relations in self.hard:
            for x, y in ((left, right), (right, left)):
                if meets(a, (x["doc"], x["start"], x["end"]), share) and meets(b, (y["doc"], y["start"], y["end"]), share):
                    found |= relations
        groups = [{g for node, g in self.agree.items() if meets(side, node, share)} for side in (a, b)]
        return found | ({"agree"} if groups[0] & groups[1] else set())


def meets(span: tuple[str, int, int], gold: tuple[str, int, int], share: float) -> bool:
    """Whether a span and a gold passage of one article overlap by a share of the shorter."""
    overlap = min(span[2], gold[2]) - max(span[1], gold[1])
    return span[0] == gold[0] and overlap > 0 and overlap >= share * min(span[2] - span[1], gold[2] - gold[1])


def fitting(match: Match) -> tuple[float, float]:
    """How well two items fit each other by their own attachments, for choosing among several in one gold passage."""
    f = match.features
    same = f.get("predicate_same", f.get("event_same", 0.0)) - f.get("predicate_other", f.get("event_other", 0.0))
    return same + 0.5 * (f.get("thing_same", 0.0) - f.get("thing_other", 0.0)), f["clause"]


def rivals(match: Match, matches: Sequence[Match]) -> bool:
    """Whether another match of the same two statements and outcome, on one of the same items, fits better."""
    return any(
        o.pair.a.id == match.pair.a.id
        and o.pair.b.id == match.pair.b.id
        and o.comparison.outcome == match.comparison.outcome
        and (o.a == match.a) != (o.b == match.b)
        and fitting(o) > fitting(match)
        for o in matches
    )


def examples(evidence: Evidence, gold: Gold, story: str) -> Iterator[Row]:
    """One labelled example a measured pair; where a gold passage holds several figures, the best fitting one is meant."""
    for m in evidence.matches:
        relations = gold.relations((m.pair.a.article, m.a.start, m.a.end), (m.pair.b.article, m.b.start, m.b.end), 0.5)
        agree = m.comparison.outcome == "agree"
        wanted = {"agree"} if agree else HARD
        question = f"{m.kind}_{'agree' if agree else 'differ'}"
        yield {
            "question": question, "story": story, "seen": seen_in_training(story), "label": bool(relations & wanted) and not rivals(m, evidence.matches), "features": m.features,
            "a": m.pair.a.text, "b": m.pair.b.text, "items": [m.a.text, m.b.text], "gold": sorted(relations),
        }  # fmt: skip
    for j in evidence.judged:
        a, b = ((c.article, c.start, c.end) for c in (j.pair.a, j.pair.b))
        relations = gold.relations(a, b, 0.5)
        for question, wanted in (("statement_contradict", {"conflict", "disputed"}), ("statement_agree", {"agree"})):
            yield {
                "question": question, "story": story, "seen": seen_in_training(story), "label": bool(relations & wanted), "features": j.features,
                "a": j.pair.a.text, "b": j.pair.b.text, "items": [], "gold": sorted(relations),
            }  # fmt: skip


class Blind:
    """A scorer that knows nothing: what the evidence is worth without the entailment model."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """Neutral for every pair."""
        return [Verdict(0.0, 1.0, 0.0)] * len(pairs)


def measure(data: Path, parts: list[str], *, blind: bool) -> list[Row]:
    """Examples of all stories."""
    checker = Checker(Config())
    if blind:
        checker.models.__dict__["scorer"] = Blind()
    out: list[Row] = []
    for part in parts:
        stories: dict[str, list[Row]] = defaultdict(list)
        gold: dict[str, list[Row]] = defaultdict(list)
        for row in rows(data / "fiction" / f"articles.{part}.jsonl.gz"):
            stories[row["story"]].append(row)
        for row in rows(data / "fiction" / f"gold.{part}.jsonl.gz"):
            gold[row["story"]].append(row)
        for story, records in sorted(stories.items()):
            articles = [
                read_text(r["text"], id=r["doc"], title=r["title"], source=r["outlet"], published=r["published"] or None)
                for r in records
            ]
            readings, _ = checker.readings(articles)
            vectors = Vectors(checker.models.embedder)
            evidence = weigh(readings, checker.models, checker.config, vectors, Counter())
            out += [{**e, "part": part} for e in examples(evidence, Gold(gold[story]), story)]
    return out


def fit(matrix: np.ndarray, labels: np.ndarray, signs: np.ndarray) -> np.ndarray:
    """Weights (bias first), each zero or of its expected sign: the worst offender is left out until none is left.

    Our stories reword nearly every fact, so that likeness can look like evidence against a conflict; in the wild two
    sentences that differ in a figure alone are the plainest conflict there is. The signs keep that knowledge in.
    """
    kept = np.ones(matrix.shape[1], bool)
    while True:
        weights = newton(matrix[:, kept], labels)
        full = np.zeros(matrix.shape[1] + 1)
        full[0], full[1:][kept] = weights[0], weights[1:]
        wrong = full[1:] * signs < 0
        if not wrong.any():
            return full
        offence = np.where(wrong, np.abs(full[1:]) * matrix.std(0), 0.0)
        kept[int(offence.argmax())] = False


def newton(matrix: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Weights (bias first) by Newton's method with an L2 penalty on standardised features, folded back to raw ones."""
    mean, spread = matrix.mean(0), matrix.std(0) + 1e-6
    x = np.hstack([np.ones((len(matrix), 1)), (matrix - mean) / spread])
    penalty = np.diag([0.0] + [RIDGE] * matrix.shape[1])
    weights = np.zeros(x.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        gradient = x.T @ (p - labels) + penalty @ weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + penalty + 1e-6 * np.eye(x.shape[1])
        weights -= np.linalg.solve(hessian, gradient)
    raw = weights[1:] / spread
    return np.concatenate([[weights[0] - float(raw @ mean)], raw])


def predict(weights: np.ndarray, matrix: np.ndarray) -> np.ndarray:
    """Probabilities."""
    return 1 / (1 + np.exp(-np.clip(weights[0] + matrix @ weights[1:], -40, 40)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--measure", type=Path, help="keep the examples here (JSONL), and reuse them if the file exists")
    parser.add_argument("--blind", action="store_true", help="leave the entailment model out, to see what it adds")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "weights.toml")
    args = parser.parse_args()
    if args.measure and args.measure.exists():
        found = [json.loads(line) for line in args.measure.read_text("utf-8").splitlines()]
    else:
        found = measure(args.data, ["train"], blind=args.blind)
        if args.measure:
            args.measure.write_text("\n".join(json.dumps(e, ensure_ascii=False) for e in found), "utf-8")
    lines = ["# Fitted by models/judging/fit.py on fiction/*.train; see README.md. Probabilities: 1/(1+exp(-(bias+Σ w·x)))."]
    for question in sorted({e["question"] for e in found}):
        lines += table(question, [e for e in found if e["question"] == question and usable(e)])
    args.out.write_text("\n".join(lines) + "\n", "utf-8")


def usable(example: Row) -> bool:
    """Whether an example may fit its question: whole statements of stories that trained the entailment model may not.

    It knows their labels by heart. Figures and dates stay: they are judged by rule, and the model is asked about other sentences,
    with the items exchanged.
    """
    return not (example["seen"] and example["question"].startswith("statement"))


def table(question: str, examples: list[Row]) -> list[str]:
    """Fit one question, print its cross-validated figures, and return its table."""
    names = sorted({name for e in examples for name in e["features"]})
    matrix = np.array([[e["features"].get(n, 0.0) for n in names] for e in examples])
    labels = np.array([float(e["label"]) for e in examples])
    signs = np.array([-1.0 if n in AGAINST else 0.0 if n in EITHER else 1.0 for n in names])
    if question == "statement_contradict":
        signs = np.array([1.0 if n.startswith("contradict") else -1.0 if n.startswith("entail") else 0.0 for n in names])
    stories = sorted({e["story"] for e in examples})
    fold = np.array([stories.index(e["story"]) % FOLDS for e in examples])
    held = np.zeros(len(examples))
    for k in range(FOLDS):
        if (fold == k).any() and labels[fold != k].any():
            held[fold == k] = predict(fit(matrix[fold != k], labels[fold != k], signs), matrix[fold == k])
    print(f"{question}: {len(examples)} pairs, {int(labels.sum())} positive")
    for threshold in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        said = held >= threshold
        right = float((said & (labels > 0)).sum())
        print(f"  at {threshold}: precision {right / max(1, said.sum()):.3f} recall {right / max(1, labels.sum()):.3f} ({int(said.sum())} said)")
    weights = fit(matrix, labels, signs)
    inner = ", ".join(f"{n} = {w:.4f}" for n, w in zip(names, weights[1:], strict=True))
    return [f"\n[{question}]", f"bias = {weights[0]:.4f}", f"weights = {{ {inner} }}"]


if __name__ == "__main__":
    main()
