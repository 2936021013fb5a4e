"""The figures of entailment sets as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attribution.types import LABELS

Row = Mapping[str, Any]
WIDTH = 34
# An interval drawn from fewer pairs than this looks more certain than it is: one pair gives 1.000–1.000.
FEW = 10


def overview(results: Sequence[Row]) -> Iterator[str]:
    """One line a set."""
    yield f"{'set':<{WIDTH}}{'pairs':>6}{'accuracy':>9}   95% interval  {'macro F1':>9}   contradiction P / R / F1  {'ECE':>7}{'Brier':>7}"
    for result in results:
        measures = result["measures"]
        parts = " / ".join(shown(measures.get(f"{part} contradiction")) for part in ("precision", "recall", "F1"))
        accuracy, calibration = measures["accuracy"], result["calibration"]
        yield (
            f"{result['set']:<{WIDTH}}{result['pairs']:>6}{shown(accuracy):>9}   {ends(accuracy):<14}{shown(measures['macro F1']):>8}"
            f"   {parts:<25}{calibration['ece']:>9.3f}{calibration['brier']:>7.3f}"
        )


def lines(result: Row, rate: float) -> Iterator[str]:
    """One set in full: labels, what is sure, confusion, calibration, phenomena."""
    lost = f", {result['lost']} the model cannot read" if result["lost"] else ""
    yield f"== {result['set']}: {counted(result['pairs'])}{lost}, {rate:.0f} pairs/s"
    measures = result["measures"]
    yield f"{'':<{WIDTH}} {'rate':>6}   {'95% interval':<14}{'counts':>12}"
    yield from (line(name, row, result["pairs"]) for name, row in measures.items())
    if result["absent"]:
        yield (
            f"the gold has no {' or '.join(result['absent'])}: accuracy counts every such verdict as wrong,"
            " macro F1 is the mean of the labels that are there"
        )
    yield from confusion_lines(result["confusion"])
    yield from calibration_lines(result["calibration"])
    yield from phenomenon_lines(result)


def line(name: str, row: Row, pairs: int) -> str:
    """One measure with its interval and counts; an F1 of few pairs (its interval is a bootstrap) without an interval."""
    counts = f"{row['hits']}/{row['total']}" if "total" in row else ""
    interval = ends(row) if "total" in row or pairs >= FEW else "–"
    return f"{name:<{WIDTH}} {shown(row):>6}   {interval:<14}{counts:>12}".rstrip()


def counted(pairs: int) -> str:
    """`1 -> "1 pair"`, `2 -> "2 pairs"`."""
    return f"{pairs} pair" + "s" * (pairs != 1)


def confusion_lines(confusion: Row) -> Iterator[str]:
    """Gold labels down, verdicts across."""
    yield f"-- {'gold below, verdict across':<28}" + "".join(f"{label:>15}" for label in LABELS)
    for label in LABELS:
        yield f"{label:<31}" + "".join(f"{confusion[label][given]:>15}" for given in LABELS)


def calibration_lines(calibration: Row) -> Iterator[str]:
    """Calibration error and the bins it is made of."""
    yield f"-- calibration: ECE {calibration['ece']:.4f}, Brier {calibration['brier']:.4f}, log loss {calibration['log_loss']:.4f}"
    yield f"{'confidence':<14}{'pairs':>7}{'mean':>8}{'right':>8}"
    for b in calibration["bins"]:
        yield f"{b['low']:.1f}–{b['high']:.1f}{'':<7}{b['count']:>7}{b['confidence']:>8.3f}{b['accuracy']:>8.3f}"


def phenomenon_lines(result: Row) -> Iterator[str]:
    """Accuracy and the contradiction figures by phenomenon; a set's own spellings stand below their group."""
    told = "as annotated" if result["phenomena_by"] == "annotation" else "by rules from the words; a pair may be in several"
    yield f"-- phenomena, {told}"
    yield f"{'':<{WIDTH}}{'pairs':>6}{'accuracy':>9}   95% interval  {'macro F1':>9}   contradiction P / R / F1"
    for name, group in result["phenomena"].items():
        yield phenomenon(name, group)
        spellings = {own: part for own, part in result["spellings"].items() if part["group"] == name}
        if set(spellings) != {name}:
            yield from (phenomenon(f"  {own}", part) for own, part in spellings.items())
    yield from (phenomenon(name, part) for name, part in result["slices"].items())


def phenomenon(name: str, group: Row) -> str:
    """One row."""
    measures = group["measures"]
    parts = " / ".join(shown(measures.get(f"{part} contradiction")) for part in ("precision", "recall", "F1"))
    accuracy = measures["accuracy"]
    return f"{name:<{WIDTH}}{group['pairs']:>6}{shown(accuracy):>9}   {ends(accuracy):<14}{shown(measures['macro F1']):>8}   {parts}"


def shown(row: Row | None) -> str:
    """A rate, or a dash where there was nothing to count."""
    return f"{row['rate']:.3f}" if row else "–"


def ends(row: Row) -> str:
    """An interval."""
    return f"{row['low']:.3f}–{row['high']:.3f}"
