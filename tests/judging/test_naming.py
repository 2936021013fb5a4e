"""The evidence for what a difference is called."""

from __future__ import annotations

from datetime import date

from attribution.judging.calibrated import Logistic
from attribution.judging.naming import likeliest, naming_features
from attribution.judging.order import When
from tests.judging.building import claim, figure

MONDAY, TUESDAY = When(date(2031, 3, 3), "published"), When(date(2031, 3, 4), "published")


def test_features_do_not_depend_on_the_order_of_sides() -> None:
    """Swapping the two statements, their items and their times changes nothing."""
    a, b = claim("Nine people died."), claim("The toll has risen to 12.", "b")
    nine, twelve = figure("Nine", 9, predicate="die"), figure("12", 12, predicate="die")
    there = naming_features(a, b, (nine, twelve), MONDAY, TUESDAY)
    assert there == naming_features(b, a, (twelve, nine), TUESDAY, MONDAY)
    assert there["tally_rises"] == there["moved"] == there["order"] == 1.0
    assert there["days"] > 0


def test_a_toll_that_falls_is_told() -> None:
    """The later report with the lower toll is no rise."""
    a, b = claim("Twelve people died."), claim("Nine people died.", "b")
    found = naming_features(a, b, (figure("Twelve", 12, predicate="die"), figure("Nine", 9, predicate="die")), MONDAY, TUESDAY)
    assert (found["tally_rises"], found["tally_falls"]) == (0.0, 1.0)


def test_without_dates_there_is_no_order() -> None:
    """Reports of unknown days give no order, and words of movement count for nothing then."""
    unknown = When(None, "unknown")
    found = naming_features(claim("Nine died."), claim("The toll rose.", "b"), None, unknown, unknown)
    assert found["order"] == found["moved"] == 0.0
    assert found["statement"] == 1.0


def test_the_likeliest_name_wins() -> None:
    """The shares add up to one; of equals the first in the list wins, which is a conflict."""
    flat = {f"name_{r}": Logistic(0.0, {}) for r in ("conflict", "update", "disputed")}
    assert likeliest({}, {}, flat)[0] == "conflict"
    told = {**flat, "name_update": Logistic(0.0, {"order": 2.0})}
    name, shares = likeliest({"order": 1.0}, {}, told)
    assert name == "update"
    assert abs(sum(shares.values()) - 1) < 0.001


def test_the_wording_counts() -> None:
    """What the two statements' words speak for is a feature of its own for each name."""
    flat = {f"name_{r}": Logistic(0.0, {"wording": 1.0}) for r in ("conflict", "update", "disputed")}
    assert likeliest({}, {"disputed": 1.5, "conflict": -0.5}, flat)[0] == "disputed"
