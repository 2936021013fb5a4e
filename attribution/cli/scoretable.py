"""The scores of a set as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attribution.scoring.quote_measures import DIRECT_EXACT, DIRECT_RECALL, KINDS, MATCHED
from attribution.scoring.quotes import COVERED_HIGH, COVERED_LOW, CRITERIA, EXACT, JACCARD, STRICT, Criterion

EXPLAINED = {
    STRICT.name: "the gold's own offsets",
    EXACT.name: 'offsets, but for "that" before it and stops after it',
    JACCARD.name: "characters in common over characters in either",
    COVERED_HIGH.name: "of the gold covered",
    COVERED_LOW.name: "of the gold covered",
}
SPEAKERS = (
    ("speaker span", "the gold's mention, exactly"),
    ("speaker overlap", "half of the shorter mention in the other"),
    ("speaker name", "the resolved name; the mention where none is given"),
    ("speaker name compatible", "one name ends the other"),
    ("speaker name given", ""),
    ("speaker abstained", "given to nobody"),
    ("kind", "direct, mixed or indirect as in the gold"),
)


def lines(result: Mapping[str, Any], reader: str) -> Iterator[str]:
    """One set: spans by criterion and kind, cues, speakers, and the risk–coverage table."""
    measures = result["measures"]
    yield (
        f"== {result['set']}: {result['articles']} articles, {result['gold']} gold pieces, {result['found']} found"
        f" (reader: {reader})"
    )
    for lost in result["lost"]:
        yield f"not read: {lost}"
    if not result["indirect_complete"]:
        yield "indirect gold is not complete: indirect pieces that meet no gold are not counted against precision"
    yield f"{'span':<14}{'kind':<10}{'precision':>9}{'recall':>8}{'F1':>8}   95% interval"
    for criterion in CRITERIA:
        yield from _spans(criterion, measures)
    yield ""
    for name in ("cue precision", "cue recall", "cue F1", f"cue ({JACCARD.name})", DIRECT_RECALL, DIRECT_EXACT):
        yield from _line(name, measures, "")
    for criterion in MATCHED:
        yield f"-- of the pieces found ({criterion.name})"
        for name, note in SPEAKERS:
            yield from _line(f"{name} ({criterion.name})", measures, note)
    yield from _risk(result["risk_coverage"])


def _spans(criterion: Criterion, measures: Mapping[str, Any]) -> Iterator[str]:
    """One row a kind; the strict criterion is one line for all kinds."""
    for kind in KINDS if criterion is not STRICT else KINDS[:1]:
        name = f"{criterion.name} {kind}"
        f1 = measures.get(f"F1 {name}")
        values = "".join(
            f"{_shown(measures.get(f'{part} {name}')):>{width}}"
            for part, width in (("precision", 9), ("recall", 8), ("F1", 8))
        )
        note = EXPLAINED[criterion.name] if kind == KINDS[0] else ""
        yield f"{criterion.name:<14}{kind:<10}{values}   {_ends(f1):<16}{note}".rstrip()


def _line(name: str, measures: Mapping[str, Any], note: str) -> Iterator[str]:
    """One measure with its interval and counts, where there was anything to count."""
    value = measures.get(name)
    if value:
        made_of = f"{value['hits']}/{value['total']}" if "total" in value else ""
        yield f"{name:<40}{_shown(value)}   {_ends(value):<16}{made_of:>9}  {note}".rstrip()


def _risk(points: list[dict[str, Any]]) -> Iterator[str]:
    """The right speakers among the most confident quotations."""
    if points:
        yield "-- speakers, the most confident first"
        yield f"{'share kept':<12}{'kept':>6}{'right':>8}   least confidence"
    for point in points:
        least = "abstained" if point["least"] is None else f"{point['least']:.2f}"
        yield f"{point['share']:<12.0%}{point['kept']:>6}{point['precision']:>8.3f}   {least}"


def _shown(value: Mapping[str, Any] | None) -> str:
    return f"{value['rate']:.3f}" if value else "–"


def _ends(value: Mapping[str, Any] | None) -> str:
    return f"{value['low']:.3f}–{value['high']:.3f}" if value and "low" in value else ""
