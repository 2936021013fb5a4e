"""Dates are compared by the days they can mean."""

from __future__ import annotations

from datetime import date

from attribution.judging.days import compare_days
from attribution.types import Moment
from tests.judging.building import moment

FRIDAY_JANUARY, FRIDAY_JUNE = date(2023, 1, 27), date(2023, 6, 16)


def test_two_fridays_are_not_one_day() -> None:
    """“on Friday” in January and “on Friday” in June differ once resolved, and say so."""
    found = compare_days(moment("on Friday", FRIDAY_JANUARY), moment("on Friday", FRIDAY_JUNE))
    assert found.outcome == "differ"
    assert "2023-01-27" in found.reason


def test_unresolved_days_are_compared_by_what_they_print() -> None:
    """A weekday without a dateline is still that weekday; another weekday leaves the question open: a week has several."""
    assert compare_days(moment("on Friday", None), moment("on Friday", FRIDAY_JUNE)).outcome == "agree"
    assert compare_days(moment("on Friday", None), moment("on Thursday", None)).outcome == "unclear"
    assert compare_days(moment("May 1", None), moment("1 May 2014", date(2014, 5, 1))).outcome == "agree"
    assert compare_days(moment("May 1", None), moment("2 May", None)).outcome == "differ"
    assert compare_days(moment("in May", None, precision="month"), moment("2 May", None)).outcome == "agree"


def test_words_that_slide_with_publication_decide_nothing() -> None:
    """“yesterday” in two undated reports need not be one day; “last year” in reports of one story is."""
    assert compare_days(moment("yesterday", None), moment("yesterday", None)).outcome == "unclear"
    assert compare_days(moment("last night", None), moment("Tuesday night", None)).outcome == "unclear"
    assert compare_days(moment("last year", None, precision="year"), moment("Last year", None, precision="year")).outcome == "agree"
    week = moment("earlier this week", None, precision="week")
    assert compare_days(week, moment("this week", None, precision="week")).outcome == "agree"


def test_one_weekday_set_to_two_weeks_by_the_tense_is_unclear() -> None:
    """“will march on Saturday” and “marched on Saturday” a week apart are likelier one Saturday than two."""
    before = moment("Saturday", date(2032, 3, 6), resolved_by="publication")
    after = moment("Saturday", date(2032, 3, 13), resolved_by="publication")
    assert compare_days(before, after).outcome == "unclear"
    printed = moment("Saturday 6 March", date(2032, 3, 6), resolved_by="explicit")
    assert compare_days(printed, after).outcome == "differ"


def test_one_day_of_the_year_agrees() -> None:
    """“May 29” is one day in both, though the tense put it into two years."""
    a = moment("May 29", date(2031, 5, 29), resolved_by="publication")
    b = moment("29 May", date(2032, 5, 29), resolved_by="publication")
    assert compare_days(a, b).outcome == "agree"


def test_a_deadline_allows_the_days_before_it() -> None:
    """“by Friday” allows the Tuesday before, and leaves the Saturday after open."""
    by = moment("Friday", date(2032, 3, 12), anchor="before")
    assert compare_days(by, moment("Tuesday", date(2032, 3, 9))).outcome == "agree"
    assert compare_days(by, moment("Saturday", date(2032, 3, 13))).outcome == "unclear"


def test_a_finer_date_agrees_with_a_coarser_one() -> None:
    """A day inside a month agrees with the month."""
    june = moment("in June", date(2023, 6, 1), date(2023, 6, 30), precision="month")
    assert compare_days(june, moment("June 16", FRIDAY_JUNE)).outcome == "agree"


def test_deadlines_are_not_dates() -> None:
    """“by 30 June” does not contradict “on 16 June”."""
    by = moment("by June 30", date(2023, 6, 30), anchor="until")
    assert compare_days(by, moment("June 16", FRIDAY_JUNE)).outcome == "unclear"


def test_one_moment_in_two_time_zones() -> None:
    """0140 GMT on Wednesday can be 9:40 p.m. local time on Tuesday, and 2:05 a.m. GMT is not 9:40 p.m. EST; one zone has one clock."""
    wednesday, tuesday = date(2024, 11, 6), date(2024, 11, 5)

    def clock(text: str, day: date) -> Moment:
        return moment(text, day, precision="time")

    assert compare_days(clock("0140 GMT", wednesday), clock("9:40 p.m. local time", tuesday)).outcome == "unclear"
    assert compare_days(clock("9:40 p.m. local time", tuesday), clock("0140 GMT", wednesday)).outcome == "unclear"
    assert compare_days(clock("0155 GMT", wednesday), clock("9:40 p.m. local time", tuesday)).outcome == "differ"
    assert compare_days(clock("0240 GMT", wednesday), clock("9:40 p.m. EST", tuesday)).outcome == "unclear"
    assert compare_days(clock("0540 GMT", wednesday), clock("9:40 p.m. EST", tuesday)).outcome == "differ"
    assert compare_days(clock("1:40 a.m. GMT", wednesday), clock("9:40 p.m. GMT", tuesday)).outcome == "differ"
