"""Dates and times that lean on a tale, a calendar of money or a century, and hours in words."""

from __future__ import annotations

from datetime import date

import pytest

from attribution.claims import clock_choices, find_moments

PUBLISHED = date(2032, 3, 10)  # a Wednesday

DAYS = [
    ("the Tuesday before last", "the Tuesday before last", date(2032, 3, 2), date(2032, 3, 2)),
    ("It sailed the night before last.", "the night before last", date(2032, 3, 8), date(2032, 3, 8)),
    ("It was made public on the 6th.", "the 6th", date(2032, 3, 6), date(2032, 3, 6)),
    ("Classes are off for the rest of the week.", "the rest of the week", date(2032, 3, 10), date(2032, 3, 14)),
    ("at the end of the 19th century", "the end of the 19th century", date(1864, 1, 1), date(1899, 12, 31)),
    ("a mid-thirteenth century work", "mid-thirteenth century", date(1230, 1, 1), date(1269, 12, 31)),
    ("Profit rose in fiscal 2031.", "fiscal 2031", date(2030, 4, 1), date(2031, 12, 31)),
    ("a loss for financial year 2031/32", "financial year 2031/32", date(2031, 1, 1), date(2032, 12, 31)),
    ("It sailed on the Monday.", "the Monday", None, None),
    ("Crews left on Tuesday. Help came the previous morning.", "Tuesday", date(2032, 3, 9), date(2032, 3, 9)),
]


@pytest.mark.parametrize(("text", "words", "first", "last"), DAYS)
def test_days(text: str, words: str, first: date | None, last: date | None) -> None:
    """Each is found whole with the days it can mean."""
    found = find_moments(text, PUBLISHED)[0]
    assert (found.text, found.first, found.last) == (words, first, last)
    assert text[found.start : found.end] == words


def test_the_weekday_of_a_tale_follows_the_day_named() -> None:
    """“on the Saturday” after a date is the Saturday nearest to it."""
    found = find_moments("The fair opened on 12 February 2032. On the Saturday it rained.", PUBLISHED)
    assert found[-1].first == date(2032, 2, 14)


def test_the_previous_morning() -> None:
    """A part of the day before the day named."""
    found = find_moments("Crews left on Tuesday. Help came the previous morning.", PUBLISHED)
    assert [m.first for m in found] == [date(2032, 3, 9), date(2032, 3, 8)]


TIMES = [
    ("It was a little after three when it fell.", "a little after three"),
    ("The alarm went at twelve minutes past three.", "twelve minutes past three"),
    ("Crews had it out by five.", "five"),
    ("He walked in a few minutes before eleven.", "a few minutes before eleven"),
    ("It burned until mid-afternoon.", "mid-afternoon"),
    ("They struck at six this Monday.", "six"),
]


@pytest.mark.parametrize(("text", "words"), TIMES)
def test_hours_in_words(text: str, words: str) -> None:
    """Hours that only their company shows to be times."""
    found = [m for m in find_moments(text, PUBLISHED) if m.precision == "time"]
    assert [m.text for m in found] == [words]


def test_no_hours() -> None:
    """Numbers of people and things are no hours."""
    for text in ("shortly after two men left", "She finished seventh, behind three others.", "It came to seven people."):
        assert not [m for m in find_moments(text, PUBLISHED) if m.precision == "time"]


def test_choices_of_a_clock() -> None:
    """An hour without morning or evening can be either; a 24-hour reading is one."""
    assert clock_choices("half past four") == ((270, 270), (990, 990))
    assert clock_choices("five") == ((300, 300), (1020, 1020))
    assert clock_choices("21:40") == ((1300, 1300),)
    assert clock_choices("17.38") == ((1058, 1058),)
    assert clock_choices("mid-afternoon") == ((840, 990),)
    assert clock_choices("Tuesday") == ()


def test_a_day_that_is_not_to_come_before() -> None:
    """“will not arrive before Monday” leans the other way; “dates it to 9 January” does not lean."""
    assert find_moments("It will not arrive before Monday.", PUBLISHED)[0].anchor == "after"
    assert find_moments("The report dates the break-in to 9 January.", PUBLISHED)[0].anchor == "on"
    assert find_moments("open from Monday to Friday", PUBLISHED)[-1].anchor == "until"
