"""The evidence for what a difference is called."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from attribution.judging.calibrated import Logistic
from attribution.judging.naming import likeliest, naming_features
from attribution.judging.order import When
from tests.judging.building import claim, figure, moment

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


def test_figures_that_hold_on_one_day_are_no_update() -> None:
    """Whatever the words say of moving, two figures of one day are none; those counted as of two days may be."""
    eager = {f"name_{r}": Logistic(0.0, {}) for r in ("conflict", "disputed")} | {"name_update": Logistic(2.0, {})}
    a, b = claim("As of Friday, rents have risen 9 percent."), claim("As of Sunday, rents have risen 5 percent.", "b")
    nine, five = figure("9 percent", 9), figure("5 percent", 5)
    assert likeliest(naming_features(a, b, (nine, five), MONDAY, MONDAY), {}, eager)[0] == "conflict"
    friday, sunday = (replace(moment(text, day), start=6) for text, day in (("Friday", date(2031, 2, 28)), ("Sunday", date(2031, 3, 2))))
    features = naming_features(a, b, (replace(nine, as_of=friday), replace(five, as_of=sunday)), MONDAY, MONDAY)
    assert likeliest(features, {}, eager)[0] == "update"
