"""The precision of speakers among the most confident quotations."""

from __future__ import annotations

from attribution.scoring.risk import RiskPoint, judged_speakers, risk_coverage
from tests.scoring.building import quote
from tests.scoring.ferry import CLAUSE, FIRST, OFFICE, SECOND, SOLANO, TEXT, compared, gold


def test_the_most_confident_come_first() -> None:
    """Four quotations, the least sure one wrong: three quarters right of all, everything right of half."""
    judged = [(0.2, False), (0.9, True), (0.7, True), (0.4, True)]
    assert risk_coverage(judged, (1.0, 0.75, 0.5)) == [
        RiskPoint(1.0, 4, 0.75, 0.2),
        RiskPoint(0.75, 3, 1.0, 0.4),
        RiskPoint(0.5, 2, 1.0, 0.7),
    ]


def test_equals_count_at_their_mean_whatever_their_order() -> None:
    """Of the two at 0.5 one is right: keeping two of three is worth 1.5 of 2."""
    judged = [(0.9, True), (0.5, True), (0.5, False)]
    for order in (judged, judged[::-1]):
        assert risk_coverage(order, (0.6,)) == [RiskPoint(0.6, 2, 0.75, 0.5)]


def test_abstentions_come_last_and_are_told() -> None:
    """Only where everything is kept; even a confidence of nothing comes before."""
    points = risk_coverage([(None, False), (0.0, True)], (1.0, 0.5))
    assert points == [RiskPoint(1.0, 2, 0.5, None), RiskPoint(0.5, 1, 1.0, 0.0)]


def test_nothing_found_has_no_curve() -> None:
    """No quotations, no points."""
    assert risk_coverage([]) == []


def test_who_is_judged() -> None:
    """Found quotations whose gold has a speaker: right by mention or by name; the one without gold speaker is left out."""
    records = [gold(FIRST), gold(SECOND), gold(CLAUSE, "indirect", name="", speaker=None)]
    found = [
        quote(TEXT, "direct", FIRST, speaker=OFFICE, name="Mira Solano", confidence=0.9),
        quote(TEXT, "direct", SECOND, confidence=0.8),
        quote(TEXT, "indirect", CLAUSE, speaker=SOLANO),
    ]
    assert list(judged_speakers([compared(records, found)])) == [(0.9, True), (None, False)]
