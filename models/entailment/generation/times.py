"""Times of an event as ranges: days of one year ("in early March", "before 10 May") and years ("in the 1990s", "after 1996")."""

from __future__ import annotations

from random import Random

from models.entailment.generation.edit import Split, of_split
from models.entailment.generation.figures import Figure, Range
from models.entailment.generation.calendarnames import MONTHS

LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
STARTS = tuple(sum(LENGTHS[:i]) for i in range(12))


def timed(text: str, kind: str, span: Range, outer: Range | None = None) -> Figure:
    """A time phrase whose event lies somewhere in a span."""
    return Figure(text, kind, sum(span) / 2, span, outer or span, span)


def of_year(day: int, split: Split, rng: Random) -> Figure:
    """A phrase of some kind that is right of a day of the year (0 to 364)."""
    month = max(i for i in range(12) if STARTS[i] <= day)
    number, name, first, last = (
        day - STARTS[month] + 1,
        MONTHS[month],
        STARTS[month],
        STARTS[month] + LENGTHS[month] - 1,
    )
    date = rng.choice(
        of_split(
            (f"{number} {name}", f"{name} {number}", f"{number} {name}", f"the {ordinal(number)} of {name}"), split
        )
    )
    kind = rng.choice(("day", "day", "month", "month", "part", "before", "after", "by", "between", "half"))
    if kind == "day":
        return timed(f"on {date}", kind, (day, day))
    if kind == "month":
        return timed(f"in {name}", kind, (first, last))
    if kind == "part":
        return part(number, name, first, last)
    if kind == "before":
        return (
            timed(f"before {date}", kind, (day - 60, day - 1))
            if rng.random() < 0.6
            else timed(f"before {name}", kind, (first - 60, first - 1))
        )
    if kind == "after":
        return (
            timed(f"after {date}", kind, (day + 1, day + 60))
            if rng.random() < 0.6
            else timed(f"after the end of {name}", kind, (last + 1, last + 60))
        )
    if kind == "by":
        return timed(f"no later than {date}", kind, (day - 60, day))
    if kind == "between" and number < 24:
        return timed(f"between {number} and {number + 4} {name}", kind, (day, day + 4))
    early = number <= 14
    text = f"in the {'first' if early else 'second'} half of {name}"
    return timed(
        text,
        "half",
        (first, first + 14) if early else (first + 16, last),
        (first, first + 15) if early else (first + 14, last),
    )


def part(number: int, name: str, first: int, last: int) -> Figure:
    """Early, middle or late in a month, with soft edges."""
    if number <= 10:
        return timed(f"in early {name}", "part", (first, first + 8), (first, first + 13))
    if number <= 20:
        return timed(f"in mid-{name}", "part", (first + 11, first + 18), (first + 7, first + 22))
    return timed(f"in late {name}", "part", (last - 8, last), (last - 13, last))


def ordinal(number: int) -> str:
    """`3 -> "3rd"`."""
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def of_years(year: int, split: Split, rng: Random) -> Figure:
    """A phrase of some kind that is right of a year, or not far from it; a month of the year counts as part of it."""
    kind = rng.choice(
        of_split(
            (
                "year",
                "before",
                "after",
                "year_in",
                "month",
                "between",
                "year",
                "decade",
                "year",
                "by",
                "after",
                "since_then",
            ),
            split,
        )
    )
    start = year * 12
    if kind == "year":
        return timed(f"in {year}", kind, (start, start + 11))
    if kind == "year_in":
        return timed(f"in the year {year}", kind, (start, start + 11))
    if kind == "month":
        month = rng.randrange(12)
        return timed(f"in {MONTHS[month]} {year}", kind, (start + month, start + month))
    if kind == "before":
        return timed(f"before {year}", kind, (start - 240, start - 1))
    if kind == "by":
        return timed(f"no later than {year}", kind, (start - 240, start + 11))
    if kind == "after":
        return timed(f"after {year}", kind, (start + 12, start + 240))
    if kind == "since_then":
        return timed(f"no earlier than {year}", kind, (start, start + 240))
    if kind == "between":
        return timed(f"between {year} and {year + 4}", kind, (start, start + 59))
    decade = year // 10 * 10
    return timed(f"in the {decade}s", "decade", (decade * 12, decade * 12 + 119))
