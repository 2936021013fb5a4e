"""Figures of two areas, or counted from two starting points."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from attribution.judging.areas import other_area, other_start
from attribution.types import Claim, Quantity
from tests.judging.building import claim, figure, moment


def counted(text: str, printed: str, article: str = "a") -> tuple[Claim, Quantity]:
    """A statement and the figure that stands in it."""
    at = text.index(printed)
    found = replace(figure(printed, 1), start=at, end=at + len(printed))
    return claim(text, article, quantities=(found,)), found


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Turnout in the capital reached 71 percent", "Nationwide turnout reached 58 percent, officials in Aruna said.", True),
        ("Rents in Aruna rose 71 percent last year", "Rents across the country rose 58 percent last year", True),
        ("Turnout across the country reached 71 percent", "Nationwide turnout reached 58 percent", False),
        ("The strike cost 71 percent of sales in March", "A nationwide strike cost 58 percent of sales", False),
        ("Officials in Aruna said 71 percent voted", "Turnout nationwide was 58 percent", False),
        ("It drove 71 percent into Aruna", "It drove 58 percent into Kessia", True),
        ("It drove 71 percent into Aruna", "It drove 58 percent into Aruna", False),
        ("It displaced 71 percent in Ossan province", "It displaced 58 percent across the Tamar basin", True),
        ("It killed 71 percent in Dorn", "It killed 58 percent in Ossan", False),
        ("It killed 71 percent in March", "It killed 58 percent across Ossan", False),
    ],
)
def test_two_areas(one: str, other: str, expected: bool) -> None:
    """A whole and a part, two goals, and one reach against one place are two areas; two places of death may be one."""
    a, b = counted(one, "71 percent"), counted(other, "58 percent", "b")
    assert other_area(*a, *b) is expected
    assert other_area(*b, *a) is expected


def test_two_starts() -> None:
    """Killed since the war began in 2022 and since January are two counts; since the weekend and since Monday may be one."""
    text = "It killed 2,300 civilians since the war began in 2022"
    a, x = counted(text, "2,300")
    year = replace(moment("2022", date(2022, 1, 1), date(2022, 12, 31), precision="year"), start=text.index("2022"), end=len(text))
    a = replace(a, moments=(year,))
    b, y = counted("It killed 410 civilians since January", "410", "b")
    y = replace(y, since=moment("January", date(2025, 1, 1), date(2025, 1, 31), precision="month"))
    assert other_start(a, x, b, y)
    assert other_start(b, y, a, x)
    near = replace(y, since=moment("Sunday", date(2025, 1, 5)))
    later = replace(y, since=moment("Monday", date(2025, 1, 6)))
    assert not other_start(b, near, b, later)
    assert not other_start(b, y, *counted("It killed 410 civilians", "410"))
