"""Verdicts beside labels, summed up."""

from __future__ import annotations

from typing import Any

from attribution.scoring.entailment import JudgedPair, LabelledPair, entailment_summary
from attribution.types import Label, Verdict


def judged(label: Label, verdict: tuple[float, float, float], phenomenon: str | None = None, *texts: str) -> JudgedPair:
    """A pair and what the model says of it."""
    premise, hypothesis = texts or ("The dam broke.", "The dam held.")
    return JudgedPair(LabelledPair(premise, hypothesis, label, phenomenon), Verdict(*verdict))


def summed(*items: JudgedPair) -> dict[str, Any]:
    """The summary, a verdict being sure from 0.8."""
    return entailment_summary(items, lambda v: max(v.entailment, v.neutral, v.contradiction) >= 0.8)


def test_a_set_of_three_labels() -> None:
    """2 of 3 right, one of two sure verdicts right, and the calibration figures are there."""
    result = summed(
        judged("entailment", (0.9, 0.05, 0.05)),
        judged("neutral", (0.2, 0.6, 0.2)),
        judged("contradiction", (0.8, 0.1, 0.1)),
    )
    assert result["labels"] == {"entailment": 1, "neutral": 1, "contradiction": 1}
    assert result["absent"] == []
    measures = result["measures"]
    assert measures["accuracy"]["hits"] == 2
    assert (measures["sure"]["hits"], measures["precision sure"]["rate"]) == (2, 0.5)
    assert measures["precision sure entailment"]["total"] == 2
    assert measures["recall sure contradiction"]["rate"] == 0.0
    assert "precision sure contradiction" not in measures
    assert "accuracy without neutral" not in measures
    assert result["confusion"]["contradiction"]["entailment"] == 1
    assert sum(b["count"] for b in result["calibration"]["bins"]) == 3


def test_a_set_without_neutral_is_measured_both_ways() -> None:
    """A neutral verdict is wrong in the 3-way accuracy; apart from it the more probable of the two labels counts."""
    result = summed(judged("entailment", (0.3, 0.6, 0.1)), judged("contradiction", (0.4, 0.5, 0.1)))
    assert result["absent"] == ["neutral"]
    assert result["measures"]["accuracy"]["rate"] == 0.0
    assert result["measures"]["accuracy without neutral"] == {"rate": 0.5, "low": 0.0945, "high": 0.9055, "hits": 1, "total": 2}


def test_annotated_phenomena_are_folded_and_kept_as_spelt() -> None:
    """Rounding and numbers are one group, and each is reported by itself."""
    result = summed(
        judged("entailment", (0.9, 0.1, 0.0), "rounding"),
        judged("entailment", (0.1, 0.9, 0.0), "number"),
        judged("contradiction", (0.0, 0.1, 0.9), "negation"),
    )
    assert result["phenomena_by"] == "annotation"
    assert {name: part["pairs"] for name, part in result["phenomena"].items()} == {"negation": 1, "number": 2}
    assert result["phenomena"]["number"]["measures"]["accuracy"]["rate"] == 0.5
    assert result["spellings"]["rounding"]["group"] == "number"
    assert result["spellings"]["rounding"]["measures"]["accuracy"]["rate"] == 1.0


def test_phenomena_by_rule_may_overlap() -> None:
    """A pair with a figure and a date on both sides counts for both, and for the digits."""
    result = summed(judged("contradiction", (0.1, 0.1, 0.8), None, "In 1990 it sold 12 ships.", "It sold 14 ships in 1990."))
    assert result["phenomena_by"] == "rules"
    assert set(result["phenomena"]) == {"date", "number"}
    assert result["spellings"] == {}
    assert result["slices"]["digits on both sides"]["measures"]["F1 contradiction"]["rate"] == 1.0
