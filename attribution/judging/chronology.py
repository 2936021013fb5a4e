"""When a report speaks: its day of publication, or what its own dates show where none is printed."""

from __future__ import annotations

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
    """The time of an ISO 8601 stamp in hours, without its zone: `"2031-03-04T07:12" -> 7.2`; None without a time."""
    if len(stamp) < 16 or stamp[10] not in "T ":
        return None
    return int(stamp[11:13]) + int(stamp[14:16]) / 60
