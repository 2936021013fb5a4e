"""Times of day are compared by the clock, with the rounding that their wording implies."""

from __future__ import annotations

from datetime import date

import pytest

from attribution.claims import find_moments
from attribution.judging.days import compare_days
from attribution.types import Moment

PUBLISHED = date(2032, 3, 10)  # a Wednesday


def the(text: str, published: date | None = None) -> Moment:
    """The first date or time of a sentence."""
    return find_moments(text, published)[0]


TIMES = [
    ("the call came at 9.40 p.m.", "alerted at 21:40", "agree"),
    ("shortly before 5 a.m.", "it struck at 4.52am", "agree"),
    ("at half past nine", "a surge at about 9.30pm", "agree"),
    ("raised at 11.50", "at ten to twelve", "agree"),
    ("raised at 11.50", "a little after noon, he said", "unclear"),
    ("at 2.30 p.m.", "at almost four o’clock", "unclear"),
    ("at 3.17pm", "at 1547 GMT", "unclear"),
    ("at 7:48 a.m. local time", "at 2248 GMT", "unclear"),
    ("at 0100 GMT", "at 02:00 CET", "agree"),
    ("an alarm at 3.12 a.m.", "it went at twelve minutes past three", "agree"),
    ("out shortly before 5am", "Crews had it out by five.", "agree"),
    ("at 23:55", "five minutes past midnight", "unclear"),
]


@pytest.mark.parametrize(("a", "b", "outcome"), TIMES)
def test_times_of_day(a: str, b: str, outcome: str) -> None:
    """Two clock times without a day agree by the clock; where they do not, they may be times of two days."""
    assert compare_days(the(a), the(b)).outcome == outcome
    assert compare_days(the(b), the(a)).outcome == outcome


def test_a_time_apart_on_one_day_differs() -> None:
    """On one day two clock times far apart differ, though the day is one."""
    found = compare_days(the("It fell at 3.17pm on Monday.", PUBLISHED), the("It fell at 15:47 on Monday.", PUBLISHED))
    assert found.outcome == "differ"
    assert "times of day" in found.reason


def test_parts_of_the_day() -> None:
    """Morning is not evening; late afternoon and early evening can be one; a night runs into the next morning."""
    morning, evening = the("on Monday morning", PUBLISHED), the("on Monday evening", PUBLISHED)
    assert compare_days(morning, evening).outcome == "differ"
    assert compare_days(the("on Monday afternoon", PUBLISHED), evening).outcome == "agree"
    night, next_morning = the("on Friday night", PUBLISHED), the("early on Saturday morning", PUBLISHED)
    assert compare_days(night, next_morning).outcome == "unclear"
