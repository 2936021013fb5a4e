"""Labelled premise and hypothesis pairs beside the model's verdicts, summed up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from attribution.scoring.confusion import absent, confusion, matrix_measures, share, table
from attribution.scoring.phenomena import DIGITS, derived, digits_on_both_sides, folded
from attribution.scoring.reliability import Floats, brier, calibration_error, log_loss, reliability
from attribution.types import LABELS, Label, Verdict

DECIMALS = 4
Sure = Callable[[Verdict], bool]
# The measures of a phenomenon: a set's own table has all of them.
BRIEF = ("accuracy", "macro F1", "precision contradiction", "recall contradiction", "F1 contradiction")


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """A premise and a hypothesis with the right label; `phenomenon` is the set's own word for what it turns on, if it has one."""

    premise: str
    hypothesis: str
    label: Label
    phenomenon: str | None = None


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """A labelled pair and the verdict on it."""

    pair: LabelledPair
    verdict: Verdict


def entailment_summary(judged: Sequence[JudgedPair], is_sure: Sure) -> dict[str, Any]:
    """Everything measured of the verdicts on one set, ready for JSON.

    A set whose gold has no neutral pairs is measured twice: as it is, where every neutral verdict is wrong, and under
    "accuracy without neutral" by the more probable of the other two labels.
    """
    counts: Counter[str] = Counter(item.pair.label for item in judged)
    measures = {**of_labels(judged), **_forced(judged, absent(counts)), **sure_measures(judged, is_sure)}
    return {
        "labels": {label: counts[label] for label in LABELS},
        "absent": absent(counts),
        "measures": measures,
        "confusion": table(confusion([j.pair.label for j in judged], [j.verdict.label for j in judged])),
        "calibration": calibration(judged),
        **phenomena(judged),
    }


def of_labels(judged: Sequence[JudgedPair]) -> dict[str, dict[str, Any]]:
    """Accuracy, macro F1, and precision, recall and F1 by label."""
    return matrix_measures(confusion([j.pair.label for j in judged], [j.verdict.label for j in judged]))


def _forced(judged: Sequence[JudgedPair], missing: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Accuracy where the label that a set does not have is not allowed."""
    if list(missing) != ["neutral"]:
        return {}
    right = sum(("entailment" if j.verdict.entailment > j.verdict.contradiction else "contradiction") == j.pair.label for j in judged)
    return {"accuracy without neutral": share(right, len(judged))}


def sure_measures(judged: Sequence[JudgedPair], is_sure: Sure) -> dict[str, dict[str, Any]]:
    """How many verdicts are sure and how many of those are right, together and by label given."""
    sure = [j for j in judged if is_sure(j.verdict)]
    rows = {"sure": share(len(sure), len(judged)), "precision sure": share(sum(map(right, sure)), len(sure))}
    for label in LABELS:
        given = [j for j in sure if j.verdict.label == label]
        gold = sum(j.pair.label == label for j in judged)
        rows[f"precision sure {label}"] = share(sum(map(right, given)), len(given))
        rows[f"recall sure {label}"] = share(sum(map(right, given)), gold)
    return {name: row for name, row in rows.items() if row}


def right(item: JudgedPair) -> bool:
    """Whether the most probable label is the right one."""
    return item.verdict.label == item.pair.label


def calibration(judged: Sequence[JudgedPair]) -> dict[str, Any]:
    """Calibration error, Brier score and log loss, and the bins of the reliability diagram (confidence: the top label's)."""
    scores: Floats = np.array([[j.verdict.entailment, j.verdict.neutral, j.verdict.contradiction] for j in judged], np.float64)
    labels = np.array([LABELS.index(j.pair.label) for j in judged], np.int64)
    bins = reliability(scores.max(1), np.array([right(j) for j in judged]))
    return {
        "ece": round(calibration_error(bins), DECIMALS),
        "brier": round(brier(scores, labels), DECIMALS),
        "log_loss": round(log_loss(scores, labels), DECIMALS),
        "bins": [{k: round(v, DECIMALS) for k, v in asdict(b).items()} for b in bins],
    }


def phenomena(judged: Sequence[JudgedPair]) -> dict[str, Any]:
    """Brief measures by phenomenon, by the set's own spelling where it has one, and of pairs with digits on both sides."""
    annotated = any(j.pair.phenomenon for j in judged)
    groups = _grouped(judged, lambda j: (folded(j.pair.phenomenon or "none"),) if annotated else _derived(j))
    spellings = _grouped(judged, lambda j: (j.pair.phenomenon or "none",)) if annotated else {}
    digits = [j for j in judged if digits_on_both_sides(j.pair.premise, j.pair.hypothesis)]
    return {
        "phenomena_by": "annotation" if annotated else "rules",
        "phenomena": {name: brief(items) for name, items in groups.items()},
        "spellings": {name: {"group": folded(name), **brief(items)} for name, items in spellings.items()},
        "slices": {DIGITS: brief(digits)} if digits else {},
    }


def brief(judged: Sequence[JudgedPair]) -> dict[str, Any]:
    """Number of pairs and the measures worth a line."""
    measures: Mapping[str, Any] = of_labels(judged)
    return {"pairs": len(judged), "measures": {name: measures[name] for name in BRIEF if name in measures}}


def _derived(item: JudgedPair) -> tuple[str, ...]:
    return derived(item.pair.premise, item.pair.hypothesis)


def _grouped(judged: Sequence[JudgedPair], tags: Callable[[JudgedPair], tuple[str, ...]]) -> dict[str, list[JudgedPair]]:
    """Pairs by tag, tags in alphabetical order; a pair stands under each of its tags."""
    groups: dict[str, list[JudgedPair]] = {}
    for tag, item in _tagged(judged, tags):
        groups.setdefault(tag, []).append(item)
    return dict(sorted(groups.items()))


def _tagged(judged: Sequence[JudgedPair], tags: Callable[[JudgedPair], tuple[str, ...]]) -> Iterator[tuple[str, JudgedPair]]:
    for item in judged:
        for tag in tags(item):
            yield tag, item
