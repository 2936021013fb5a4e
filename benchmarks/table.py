"""Results as lines of text and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from attribution.scoring.quote_measures import HARMONICS
from attribution.scoring.summary import measured
from benchmarks.running import StoryResult

PARTS = ("findings", "quotes", "layout")
EXPLAINED = {
    "alarms per story": "a count per story, not a share",
    "alarms per quiet story": "a count per story, not a share",
    "surfaced together": "slots found, or reported under another relation that calls for action",
    "alarms different_scope": "of all findings: passages annotated different_scope, or of two events",
    "false conflicts per calm pair": "per pair of reports, in stories without conflict; a count",
    "findings across events": "agreements too; per pair of reports of two events, a count",
    "stories with one across events": "of the stories with a report of another event",
    "wrong agreements": "of all agreements reported",
    "wrong agreements of judged": "of those whose passages the gold has",
    "speaker name compatible (coverage 30%)": "one name ends the other",
}


def summary(name: str, results: Sequence[StoryResult]) -> dict[str, Any]:
    """Everything measured on one set, ready for JSON: counts, and every rate with its 95% bootstrap interval."""
    return {
        "set": name,
        "counts": counts(results),
        **{part: measured([r.tallies[part] for r in results], HARMONICS if part == "quotes" else {}) for part in PARTS},
        "stories": {
            r.story.name: {
                part: {k: [v.hits, v.total] for k, v in r.tallies[part].items() if v.total} for part in PARTS
            }
            for r in results
        },
    }


def counts(results: Sequence[StoryResult]) -> dict[str, Any]:
    """How much was run, and how it ended."""
    articles = sum(len(r.story.articles) for r in results)
    seconds = sum(r.seconds for r in results)
    return {
        "stories": len(results),
        "quiet stories": sum(r.story.gold.quiet for r in results),
        "articles": articles,
        "articles lost": sum(len(r.lost) for r in results),
        "stories failed": sum(bool(r.error) for r in results),
        "findings": dict(sorted(Counter(f.relation for r in results for f in r.findings).items())),
        "gold slots": dict(sorted(Counter(s.relation for r in results for s in r.outcome.slots).items())),
        "found for gold": confusion(results),
        "gold quotations": sum(len(q.gold) for r in results for q in r.quotes.values()),
        "seconds per article": round(seconds / articles, 3) if articles else None,
    }


def confusion(results: Sequence[StoryResult]) -> dict[str, int]:
    """Findings whose passages the gold has under another relation: `{"conflict for update": 3}`."""
    wrong = [o for r in results for o in r.outcome.findings if o.verdict != "right" and o.gold]
    return dict(sorted(Counter(f"{o.finding.relation} for {o.gold.relation}" for o in wrong if o.gold).items()))


def lines(result: dict[str, Any]) -> Iterable[str]:
    """The summary as a table for a terminal."""
    yield f"== {result['set']}"
    for name, value in result["counts"].items():
        shown = ", ".join(f"{k} {v}" for k, v in value.items()) if isinstance(value, dict) else value
        yield f"{name}: {shown}"
    for part in PARTS:
        if result[part]:
            yield f"-- {part}" + " " * (34 - len(part)) + "rate    95% interval     counts"
        for name, values in result[part].items():
            yield line(name, values)


def line(name: str, values: dict[str, Any]) -> str:
    """One row: name, rate, interval, counts."""
    ends = f"{values['low']:.3f}–{values['high']:.3f}" if "low" in values else ""
    made_of = f"{values['hits']}/{values['total']}" if "total" in values else ""
    note = EXPLAINED.get(name, "")
    return f"{name:<36} {values['rate']:>5.3f}   {ends:<14} {made_of:>9}  {note}".rstrip()
