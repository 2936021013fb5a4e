"""Fit the small models that weigh evidence: `python -m models.judging.fit ask|decide [--data DIR] [--keep FILE]`.

`ask`: which pairs are worth the models' time, from cheap evidence of all training stories. `decide`: what the evidence amounts
to, from the stories that trained no alignment weights (`--left-out`, as models.alignment.train left them out). Both write their
tables into weights.toml and print cross-validated precision and recall (folds are whole stories). `--keep` keeps the measured
examples in a JSONL file, and reuses them if it exists.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from attribution import Checker, Config
from attribution.judging.calibrated import load_models
from attribution.judging.naming import RELATIONS
from attribution.matching.vectors import Vectors
from models.alignment.train import left_out
from models.judging.gold import Gold
from models.judging.logistic import crossed, fit
from models.judging.measure import Blind, Open, examples, measured
from models.judging.storyset import training_stories

FOLDS, DIRECTIONS = 8, 32
FILE = Path(__file__).parent / "weights.toml"
# Evidence that two items do not fill one slot, and evidence that may cut either way; all else speaks for it.
AGAINST = frozenset(
    ["thing_other", "tally_other", "predicate_other", "scope_other", "part_other", "period_other", "occasion_other", "event_other", "ratio", "vague", "behind", "small", "apart", "year_apart", "settled", "contradict_most", "contradict_least", "polarity", "modality"]
)
EITHER = frozenset(["plain_count", "measured", "hedged", "size", "same_block", "both_days", "both_quoted", "voices", "voice_mixed", "length", "short", "names", "lemmas", "similarity"])
ASK, DECIDE = ("ask_number", "ask_date", "ask_statement"), ("number_agree", "number_differ", "date_agree", "date_differ", "statement_contradict", "statement_agree")
NAMES = tuple(f"name_{relation}" for relation in RELATIONS)
# What is known of the order of two reports; half of the naming examples are read without it, as reports without a date are.
ORDERED = frozenset(["order", "same_day", "days", "weeks", "moved", "open", "ahead_order", "tally_rises", "tally_falls", "rises", "falls", "open_bound"])
LEARNED = frozenset(["support", "fact", "agree", "differ", "best", "behind", "only", "settled", "contradict_most", "contradict_least", "entail_most", "entail_least"])
Row = dict[str, Any]


def collect(data: Path | None, stage: str, rule: str | None) -> list[Row]:
    """The examples of all training stories (ask), or of those left out of the alignment training (decide)."""
    checker = Checker(Config())
    stories = [s for s in training_stories(data) if stage == "ask" or left_out(s.name, rule)]
    blind, models = Blind(), dict.fromkeys((*ASK, *NAMES), Open()) if stage == "ask" else load_models()
    seats = (blind, blind) if stage == "ask" else (checker.models.scorer, checker.models.aligner)
    return [
        row
        for story in stories
        for row in examples(*measured(story, checker, *seats, models), Gold(story.gold), story.name)  # type: ignore[arg-type]
    ]


def questions(rows: Sequence[Row], stage: str) -> dict[str, list[tuple[Row, bool]]]:
    """Each question's examples with their labels."""
    out: dict[str, list[tuple[Row, bool]]] = {}
    for row in rows:
        kind = row["question"].split("_")[0]
        if stage == "ask":
            out.setdefault(f"ask_{kind}", []).append((row, row["fact"]))
            for named in naming_rows(row):
                for relation in RELATIONS:
                    out.setdefault(f"name_{relation}", []).append((named, relation in row["relations"]))
        elif kind == "statement":
            out.setdefault("statement_contradict", []).append((row, row["label"]))
            out.setdefault("statement_agree", []).append((row, row["agree"] and not row["label"]))
        else:
            out.setdefault(row["question"], []).append((row, row["label"]))
    return out


def naming_rows(row: Row) -> list[Row]:
    """A pair whose difference the gold names, twice: as it is, and without what tells the order of the reports."""
    if not row["label"] or row["question"].endswith("agree"):
        return []
    blind = {name: 0.0 if name in ORDERED else value for name, value in row["naming"].items()}
    return [{**row, "features": row["naming"]}, {**row, "features": blind}]


def sign(question: str, name: str) -> float:
    """The sign that a feature's weight must have; 0 for any."""
    if question == "statement_contradict":
        return {"differ": 1.0, "agree": 0.0, "fact": 1.0}.get(name, 1.0 if name.startswith("contradict") else 0.0)
    if name in EITHER or (question.endswith("differ") and name in ("agree", "differ", "equal")):
        return 0.0
    if question.endswith("agree") and name == "differ":
        return -1.0
    return -1.0 if name in AGAINST else 1.0


def table(question: str, examples: Sequence[tuple[Row, bool]]) -> dict[str, Any]:
    """Fit one question, print its cross-validated figures, and return its table."""
    names = sorted({name for row, _ in examples for name in row["features"] if not (question in ASK and name in LEARNED)})
    matrix = np.array([[row["features"].get(n, 0.0) for n in names] for row, _ in examples])
    labels = np.array([float(label) for _, label in examples])
    signs = np.array([sign(question, name) for name in names])
    stories = sorted({row["story"] for row, _ in examples})
    fold = np.array([stories.index(row["story"]) % FOLDS for row, _ in examples])
    held = crossed(matrix, labels, signs, fold)
    print(f"{question}: {len(examples)} pairs, {int(labels.sum())} positive")
    for threshold in (0.02, 0.05, 0.1) if question in ASK else (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        said = held >= threshold
        right = float((said & (labels > 0)).sum())
        print(f"  at {threshold}: precision {right / max(1, said.sum()):.3f} recall {right / max(1, labels.sum()):.3f} ({int(said.sum())} said)")
    weights = fit(matrix, labels, signs)
    return {"bias": weights[0], "weights": {n: w for n, w in zip(names, weights[1:], strict=True) if round(w, 4)}}


def naming_tables(found: dict[str, list[tuple[Row, bool]]], vectors: Vectors) -> dict[str, dict[str, Any]]:
    """The three models that name a difference: named features, and a direction in the space of sentence embeddings.

    The embeddings of all examples are reduced to their first DIRECTIONS principal directions before the fit, and folded back.
    """
    rows = [row for row, _ in found[NAMES[0]]]
    names = sorted({name for row in rows for name in row["features"]} - {"told"})
    matrix = np.array([[row["features"].get(n, 0.0) for n in names] for row in rows])
    vectors.add(text for row in rows for text in (row["a"], row["b"]))
    means = np.stack([(vectors.of(row["a"]) + vectors.of(row["b"])) / 2 for row in rows]).astype(np.float64)
    middle = means.mean(0)
    turned = np.linalg.svd(means - middle, full_matrices=False)[2][:DIRECTIONS]
    both = np.hstack([matrix, (means - middle) @ turned.T])
    stories = sorted({row["story"] for row in rows})
    fold = np.array([stories.index(row["story"]) % FOLDS for row in rows])
    tables, held = {}, []
    for question in NAMES:
        labels = np.array([float(label) for _, label in found[question]])
        held.append(crossed(both, labels, np.zeros(both.shape[1]), fold))
        weights = fit(both, labels, np.zeros(both.shape[1]))
        direction = weights[1 + len(names) :] @ turned
        kept = {n: w for n, w in zip(names, weights[1:], strict=False) if round(w, 4)}
        tables[question] = {"bias": weights[0] - float(direction @ middle), "weights": {**kept, "wording": 1.0}, "wording": direction}
    told = np.array([[label for _, label in found[question]] for question in NAMES])
    right = told[np.argmax(held, 0), np.arange(len(rows))]
    for kind in ("number", "date", "statement"):
        of_kind = np.array([row["question"].startswith(kind) for row in rows])
        print(f"names of {int(of_kind.sum())} differing {kind}s (half of them without an order): {right[of_kind].mean():.3f} right")
    return tables


def write(tables: dict[str, dict[str, Any]], path: Path) -> None:
    """All tables, those of `tables` anew."""
    kept = {**(tomllib.loads(path.read_text("utf-8")) if path.exists() else {}), **tables}
    lines = ["# Fitted by models/judging/fit.py on our own stories; see README.md. Probabilities: 1/(1+exp(-(bias+Σ w·x)))."]
    for name in (*ASK, *NAMES, *DECIDE):
        if name in kept:
            inner = ", ".join(f"{n} = {w:.4f}" for n, w in sorted(kept[name]["weights"].items()))
            lines += [f"\n[{name}]", f"bias = {kept[name]['bias']:.4f}", f"weights = {{ {inner} }}"]
            if "wording" in kept[name]:
                lines.append(f"wording = [{', '.join(f'{w:.2f}' for w in kept[name]['wording'])}]")
    path.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stage", choices=["ask", "decide"])
    parser.add_argument("--data", type=Path, help="a data folder with fiction/; without it our own storybook alone")
    parser.add_argument("--keep", type=Path, help="the examples as JSONL: written, or read where it exists")
    parser.add_argument("--left-out", default="0/4", help="K/N: the stories that the alignment training left out")
    parser.add_argument("--out", type=Path, default=FILE)
    args = parser.parse_args()
    if args.keep and args.keep.exists():
        rows = [json.loads(line) for line in args.keep.read_text("utf-8").splitlines()]
    else:
        rows = collect(args.data, args.stage, args.left_out)
        if args.keep:
            args.keep.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    found = questions(rows, args.stage)
    tables = naming_tables(found, Vectors(Checker(Config()).models.embedder)) if args.stage == "ask" else {}
    tables |= {name: table(name, examples) for name, examples in sorted(found.items()) if name not in NAMES}
    write(tables, args.out)


if __name__ == "__main__":
    main()
