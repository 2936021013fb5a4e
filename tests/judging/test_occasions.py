"""Two statements of one occasion, or of two."""

from __future__ import annotations

from datetime import date

import pytest

from attribution.judging.occasions import occasions_apart
from tests.judging.building import claim, moment

SUNDAY, MONDAY = date(2031, 3, 2), date(2031, 3, 3)


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        (moment("on Sunday", SUNDAY), moment("on Monday", MONDAY), True),
        (moment("on Sunday", SUNDAY), moment("Sunday morning", SUNDAY), False),
        (moment("Wednesday", None), moment("Thursday", None), True),
        (moment("Wednesday", None), moment("on Wednesday", None), False),
        (moment("at 7:30 a.m.", None, precision="time"), moment("at 9:27 a.m.", None, precision="time"), True),
        (moment("in 2012", date(2012, 1, 1), date(2012, 12, 31), precision="year"), moment("on Monday", MONDAY), False),
    ],
)
def test_days_and_hours_tell_occasions_apart(first: object, second: object, apart: bool) -> None:
    """Only days and times of day tell; a year may hold both, and one day in common is enough for one occasion."""
    a, b = claim("It shook.", moments=(first,)), claim("It shook.", "b", moments=(second,))
    assert occasions_apart(a, b) is apart
    assert occasions_apart(b, a) is apart
