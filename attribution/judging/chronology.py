"""When a report speaks: its day of publication, or what its own dates show where none is printed."""

from __future__ import annotations

from datetime import datetime, timedelta

from attribution.claims.chronology import told_until
from attribution.judging.order import When
from attribution.types import Reading


def published(reading: Reading) -> When:
    """The moment of a report. Without a printed date: the last day that it tells of as past, "or later"."""
    day = reading.article.day
    if day is not None:
        return When(day, "published", hour(reading.article.published or ""))
    told = told_until(reading.article)
    return When(told, "inferred") if told else When(None, "unknown")


def hour(stamp: str) -> float | None:
    """The time of an ISO 8601 stamp in hours from midnight of its day in Greenwich, or in its own zone where it names none.

    `"2031-03-04T07:12" -> 7.2`, `"2031-03-04T07:12+02:00" -> 5.2`: of two reports of one day the later one has more. None without a time.
    """
    if len(stamp) <= len("2031-03-04"):
        return None
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return moment.hour + moment.minute / 60 - (moment.utcoffset() or timedelta()) / timedelta(hours=1)
