"""Names of months, weekdays and seasons, and the days that calendar periods cover."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from attribution.claims.wordlists import ordered

MONTHS = {
    name: number
    for number, names in enumerate(
        ordered(
            "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|"
            "november nov|december dec",
            "|",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ordered("monday mon|tuesday tues tue|wednesday wed|thursday thurs thu|friday fri|saturday sat|sunday sun", "|")
    )
    for name in names.split()
}
# Northern meteorological seasons, by first month; winter reaches into the next year.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
# Feasts on a fixed day: (month, day).
FEASTS = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "the new year": (1, 1),
    "new year": (1, 1),
    "valentine's day": (2, 14),
    "may day": (5, 1),
    "halloween": (10, 31),
}

Days = tuple[date, date]


def make_date(year: int, month: int, day: int) -> date | None:
    """Return a date, or None for one that does not exist ("31 June")."""
    if 1 <= month <= 12 and 1 <= year <= 9999 and 1 <= day <= monthrange(year, month)[1]:
        return date(year, month, day)
    return None


def month_days(year: int, month: int) -> Days:
    """Return the first and last day of a month; months beyond December run on: `(2022, 13) -> January 2023`."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_days(year: int) -> Days:
    """Return the first and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def week_days(day: date) -> Days:
    """Return Monday and Sunday of a day's week."""
    monday = shift(day, -day.weekday())
    return monday, shift(monday, 6)


def season_days(year: int, name: str) -> Days:
    """Return the first and last day of a season that begins in `year`."""
    month = SEASONS[name]
    return month_days(year, month)[0], month_days(year, month + 2)[1]


def shift(day: date, days: int) -> date:
    """Return a day so many days later, held within the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.min if days < 0 else date.max


def shift_months(day: date, months: int) -> Days:
    """Return the days of the month so many months away."""
    total = day.year * 12 + day.month - 1 + months
    year = min(max(total // 12, 1), 9998)
    return month_days(year, total % 12 + 1)


def part_of(days: Days, part: str) -> Days:
    """Return the early, middle or late third of a period, generously: a reporter's "early" is no exact third."""
    first, last = days
    length = (last - first).days
    third = length // 3
    if part in ("early", "start", "beginning", "turn"):
        return first, shift(first, third)
    if part in ("mid", "middle", "midway"):
        return shift(first, third), shift(last, -third)
    if part in ("late", "end", "close"):
        return shift(last, -third), last
    return days
