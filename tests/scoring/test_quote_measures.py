"""Cues, boundaries of direct quotations, and the summary of a set."""

from __future__ import annotations

from typing import Any

from attribution.scoring.quote_measures import HARMONICS, HEADLINE
from attribution.scoring.summary import quotes_summary
from attribution.scoring.tally import Ratio
from tests.scoring.building import quote
from tests.scoring.ferry import (
    CLAUSE,
    FIRST,
    OFFICE_SAID,
    SECOND,
    SOLANO_SAID,
    TEXT,
    compared,
    gold,
    tally,
)  # fmt: skip


def cued(span: tuple[int, int], cue: tuple[int, int] | None, kind: str = "direct") -> dict[str, Any]:
    """A gold quotation with a cue."""
    return gold(span, kind, cue={"start": cue[0], "end": cue[1]} if cue else None)


def test_cues_by_hand() -> None:
    """Gold has two cues; one is found, one found cue is wrong."""
    records = [cued(FIRST, SOLANO_SAID), cued(CLAUSE, OFFICE_SAID, "indirect")]
    found = [quote(TEXT, "direct", FIRST, cue=SOLANO_SAID), quote(TEXT, "indirect", CLAUSE, cue=(74, 79))]
    counts = tally(records, found)
    assert counts["cue precision"] == counts["cue recall"] == counts["cue (jaccard 80%)"] == Ratio(1, 2)


def test_a_cue_counts_once_however_much_it_reports() -> None:
    """Two fragments of one cue are one cue found."""
    records = [cued(FIRST, SOLANO_SAID), cued(SECOND, SOLANO_SAID)]
    counts = tally(records, [quote(TEXT, "direct", FIRST, SECOND, cue=SOLANO_SAID)])
    assert counts["cue precision"] == counts["cue recall"] == Ratio(1, 1)


def test_a_cue_where_the_gold_has_none_counts_neither_way() -> None:
    """Sets leave cues out; a found cue is then neither right nor wrong, with a needless quotation it is wrong."""
    records = [cued(FIRST, SOLANO_SAID), cued(SECOND, None)]
    found = [quote(TEXT, "direct", FIRST, cue=SOLANO_SAID), quote(TEXT, "direct", SECOND, cue=OFFICE_SAID)]
    assert tally(records, found)["cue precision"] == Ratio(1, 1)
    found.append(quote(TEXT, "indirect", CLAUSE, cue=OFFICE_SAID))
    assert tally(records, found)["cue precision"] == Ratio(1, 2)
    assert tally([gold(FIRST)], found)["cue precision"] == Ratio(0, 0)


def test_direct_quotations_found_and_their_boundaries() -> None:
    """One whole, one cut short to 50%: one of two is found at 80%, one of the two met has exact boundaries."""
    found = [quote(TEXT, "direct", FIRST), quote(TEXT, "direct", (41, 48))]
    counts = tally([gold(FIRST), gold(SECOND), gold(CLAUSE, "indirect")], found)
    assert counts["direct found"] == counts["direct found with exact boundaries"] == Ratio(1, 2)


def test_a_summary_by_hand() -> None:
    """Article one is perfect, article two finds nothing: precision 1, recall 1/2, F1 2/3."""
    outcomes = [compared([gold(FIRST)], [quote(TEXT, "direct", FIRST)]), compared([gold(FIRST)], [])]
    summary = quotes_summary(outcomes)
    assert (summary["gold"], summary["found"]) == (2, 1)
    measures = summary["measures"]
    assert measures["precision exact all"]["rate"] == 1.0
    # A resample is one article twice, the other twice, or both: recall 1, 0 or 1/2.
    assert measures["recall exact all"] == {"rate": 0.5, "low": 0.0, "high": 1.0, "hits": 1, "total": 2}
    # Without precision (nothing found) a resample has no F1.
    assert measures["F1 exact all"] == {"rate": 0.6667, "low": 0.6667, "high": 1.0}
    assert summary["risk_coverage"][0] == {"share": 1.0, "kept": 1, "precision": 0.0, "least": None}


def test_the_same_every_time() -> None:
    """Intervals are drawn from a fixed seed."""
    outcomes = [compared([gold(FIRST)], [quote(TEXT, "direct", span)]) for span in (FIRST, SECOND, CLAUSE, (0, 20))]
    assert quotes_summary(outcomes) == quotes_summary(outcomes)


def test_nothing_compared() -> None:
    """No article: no measures and no table, instead of zeros."""
    assert quotes_summary([]) == {"gold": 0, "found": 0, "measures": {}, "risk_coverage": []}


def test_every_headline_is_a_measure() -> None:
    """A misspelt name would silently have no interval."""
    known = set(HARMONICS) | set(tally([gold(FIRST)], []))
    assert set(HEADLINE) <= known
    assert {part for parts in HARMONICS.values() for part in parts} <= known
