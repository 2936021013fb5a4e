"""Order in time between reports, one of which may carry no date."""

from __future__ import annotations

from datetime import date

from attribution.judging.chronology import hour, published
from attribution.judging.order import When, gap_days
from attribution.types import Article, Block, Reading


def test_an_inferred_day_orders_only_when_later() -> None:
    """A report that tells of June is after one of January; one that tells of last year may be of any day since."""
    january = When(date(2023, 1, 27), "published")
    assert gap_days(january, When(date(2023, 6, 30), "inferred")) == 154
    assert gap_days(january, When(date(2021, 6, 1), "inferred")) is None
    assert gap_days(When(date(2023, 6, 30), "inferred"), january) == -154
    assert gap_days(When(date(2023, 6, 30), "inferred"), When(date(2023, 1, 1), "inferred")) is None


def test_the_day_is_inferred_from_what_is_told_as_past() -> None:
    """Months and days without a year lie in the latest year named; plans do not count."""
    text = "On June 16 the council met. The bridge fell in 2023. It will be rebuilt by December 2025."
    reading = Reading(Article("a", text, blocks=(Block(0, len(text), "body"),)))
    assert published(reading) == When(date(2023, 6, 16), "inferred")


def test_hours_are_counted_in_one_zone() -> None:
    """Eight in the morning in Paris is before half past seven in London; a stamp that is no time has none."""
    assert hour("2031-03-04T08:00+02:00") == 6.0
    assert hour("2031-03-04T07:30+00:00") == 7.5
    assert hour("2031-03-04T0730") == 7.5
    assert hour("2031-03-04 in the morning") is None


def test_hours() -> None:
    """The hour of publication, where one is given."""
    assert hour("2031-03-04T07:30") == 7.5
    assert hour("2031-03-04") is None
