"""Tallies of many articles or stories as rates with their intervals, ready for JSON."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict
from typing import Any

from attribution.scoring.quote_measures import HARMONICS, HEADLINE, quotes_tally
from attribution.scoring.quotes import QuotesOutcome
from attribution.scoring.risk import judged_speakers, risk_coverage
from attribution.scoring.tally import Harmonics, Interval, Ratio, Tally, add, intervals, rates


def quotes_summary(outcomes: Sequence[QuotesOutcome]) -> dict[str, Any]:
    """Everything measured of the quotations of some articles: `measures` by name, and the `risk_coverage` table.

    Intervals are 95% bootstraps over articles, for the headline measures.
    """
    return {
        "gold": sum(len(outcome.gold) for outcome in outcomes),
        "found": sum(len(outcome.found) for outcome in outcomes),
        "measures": measured([quotes_tally(outcome) for outcome in outcomes], HARMONICS, HEADLINE),
        "risk_coverage": [
            {key: round(value, 4) if isinstance(value, float) else value for key, value in asdict(point).items()}
            for point in risk_coverage(judged_speakers(outcomes))
        ],
    }


def measured(
    tallies: Sequence[Tally], harmonics: Harmonics, bounded: Collection[str] | None = None
) -> dict[str, dict[str, Any]]:
    """Rate, interval and counts by name; what was never counted is left out. Intervals for `bounded` only, if given."""
    total = add(tallies)
    bounds = intervals(*_restricted(tallies, harmonics, bounded))
    # Measures by kind of fact come last, whichever story met a kind first.
    ordered = sorted(rates(total, harmonics).items(), key=lambda item: " kind " in item[0])
    return {name: row(rate, bounds.get(name), total.get(name)) for name, rate in ordered}


def row(rate: float, bounds: Interval | None, ratio: Ratio | None) -> dict[str, Any]:
    """One measure."""
    ends = {"low": round(bounds[0], 4), "high": round(bounds[1], 4)} if bounds else {}
    return {"rate": round(rate, 4), **ends, **({"hits": ratio.hits, "total": ratio.total} if ratio else {})}


def _restricted(
    tallies: Sequence[Tally], harmonics: Harmonics, bounded: Collection[str] | None
) -> tuple[list[Tally], Harmonics]:
    """Only what the measures asked for are made of: resampling counts nobody reads would take most of the time."""
    if bounded is None:
        return list(tallies), harmonics
    wanted = {name: parts for name, parts in harmonics.items() if name in bounded}
    names = {*bounded, *(part for parts in wanted.values() for part in parts)}
    return [{name: ratio for name, ratio in tally.items() if name in names} for tally in tallies], wanted
