"""Dates are compared by the days they can mean."""

from __future__ import annotations

from datetime import date

from attribution.judging.days import compare_days
from tests.judging.building import moment

FRIDAY_JANUARY, FRIDAY_JUNE = date(2023, 1, 27), date(2023, 6, 16)


def test_two_fridays_are_not_one_day() -> None:
    """“on Friday” in January and “on Friday” in June differ once resolved, and say so."""
    found = compare_days(moment("on Friday", FRIDAY_JANUARY), moment("on Friday", FRIDAY_JUNE))
    assert found.outcome == "differ"
    assert "2023-01-27" in found.reason


def test_unresolved_days_decide_nothing() -> None:
    """A weekday without a dateline is not compared."""
    assert compare_days(moment("on Friday", None), moment("on Friday", FRIDAY_JUNE)).outcome == "unclear"


def test_a_finer_date_agrees_with_a_coarser_one() -> None:
    """A day inside a month agrees with the month."""
    june = moment("in June", date(2023, 6, 1), date(2023, 6, 30), precision="month")
    assert compare_days(june, moment("June 16", FRIDAY_JUNE)).outcome == "agree"


def test_deadlines_are_not_dates() -> None:
    """“by 30 June” does not contradict “on 16 June”."""
    by = moment("by June 30", date(2023, 6, 30), anchor="until")
    assert compare_days(by, moment("June 16", FRIDAY_JUNE)).outcome == "unclear"
