"""When the entries of a live blog were written, from their markup or from the clock printed above them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from attribution.articles.dates import CLOCK, clock_of, iso_date

PRINTED = re.compile(rf"^\W*(?:at\s+|posted\s+(?:at\s+)?|updated\s+(?:at\s+)?)?(?<!\d){CLOCK}\W*$", re.IGNORECASE)
SHORT = 40
NAMES = ("datetime", "data-timestamp", "data-datetime", "data-time", "data-published", "data-date", "content")


def entry_times(entries: Sequence[tuple[Any, Sequence[str]]], published: str | None, updated: str | None) -> list[str | None]:
    """The time of every (element, its paragraphs) as ISO 8601; None where an entry has none.

    A clock without a day is of the page's day: the day it was last updated where entries run backwards, of publication where
    forwards; where the clock jumps over midnight, the day goes with it. Zones are kept as stated, never added.
    """
    stated = [stated_time(element) for element, _ in entries]
    clocks = [None if moment else printed_clock(lines) for moment, (_, lines) in zip(stated, entries, strict=True)]
    days = clock_days([clock for clock in clocks if clock], published, updated)
    return [moment or (days.pop(0) if clock else None) for moment, clock in zip(stated, clocks, strict=True)]


def stated_time(element: Any) -> str | None:
    """The first time an entry's markup states with its day."""
    for part in (element, *element.iter("time"), *element.iter("meta")):
        for name in NAMES:
            value = part.get(name)
            if value and (iso := iso_date(value)) and len(iso) > 10:
                return iso
    return next((iso for part in element.iter("time") if (iso := iso_date(" ".join(part.text_content().split())))), None)


def printed_clock(lines: Sequence[str]) -> str | None:
    """The time of day printed on one of the first short lines: "1.05pm BST" -> "13:05+01:00"."""
    for line in lines[:4]:
        match = PRINTED.match(line) if len(line) <= SHORT else None
        if match and (clock := clock_of(match)):
            return clock
    return None


def clock_days(clocks: Sequence[str], published: str | None, updated: str | None) -> list[str | None]:
    """Times of day with their days: `["00:10", "23:50"]` of a page updated on 5 March -> 5 March 00:10, 4 March 23:50."""
    falls = sum(later < earlier for earlier, later in pairwise(clocks))
    backwards = falls * 2 >= len(clocks) - 1
    first = (updated or published) if backwards else (published or updated)
    if not first:
        return [None] * len(clocks)
    day = date.fromisoformat(first[:10])
    moments: list[str | None] = []
    before: str | None = None
    for clock in clocks:
        if before and (clock[:5] > before[:5] if backwards else clock[:5] < before[:5]):
            day += timedelta(days=-1 if backwards else 1)
        moments.append(f"{day.isoformat()}T{clock}")
        before = clock
    return moments
