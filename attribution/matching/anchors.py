"""What pins the main event of an article down: its years, weekdays and clock times, what is measured of it, and whom it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from attribution.claims import clock_choices
from attribution.matching.when import WEEKDAY
from attribution.types import Claim, Reading

# Clock times this close, in minutes, can be one; from so far apart on they are two. Between the two nothing is said.
ONE_TIME, TWO_TIMES = 15, 60
# The clocks of Greenwich are held against each other only: a reporter's local time differs by hours that are not printed.
GREENWICH = re.compile(r"\b(?:GMT|UTC)\b")
# What is measured of an event once for all: magnitudes, distances, sums, scores, sentences. Counts grow and are no mark.
MARKS = frozenset(["measure", "money", "score", "percent", "rate", "duration"])
WORD = re.compile(r"[^\W\d_]{3,}")
DAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")


@dataclass(frozen=True, slots=True)
class Anchor:
    """When the event was (`clocks` are zone and minute of the day), what its lead measures (unit, value), and, of the whole article,
    the people's surnames and every figure.
    """

    years: frozenset[int]
    weekdays: frozenset[str]
    clocks: frozenset[tuple[str, int]]
    marks: frozenset[tuple[str, float]]
    people: frozenset[str]
    figures: frozenset[float]


def anchor(reading: Reading, lead: Sequence[Claim]) -> Anchor:
    """The anchor of an article whose `lead` tells of the event."""
    return Anchor(
        years_of(lead, reading.article.day),
        weekdays_of(lead),
        frozenset(clocks_of(lead)),
        frozenset((q.unit, q.value) for claim in lead for q in claim.quantities if q.kind in MARKS and q.unit),
        people_of(reading.claims),
        frozenset(q.value for claim in reading.claims for q in claim.quantities),
    )


def people_of(claims: Sequence[Claim]) -> frozenset[str]:
    """The surnames of everybody named: the last word of the fullest form."""
    found = [WORD.findall(name.full.casefold()) for claim in claims for name in claim.names if name.kind == "person"]
    return frozenset(words[-1] for words in found if words)


def years_of(lead: Sequence[Claim], published: date | None) -> frozenset[int]:
    """The years of the lead's resolved days, and that of publication."""
    told = {m.first.year for claim in lead for m in claim.moments if m.first is not None and m.precision in ("day", "time")}
    return frozenset(told | ({published.year} if published else set()))


def weekdays_of(lead: Sequence[Claim]) -> frozenset[str]:
    """The weekdays that the lead names, and those of its resolved days: `"Friday", 2 July 2013 -> fri, tues`."""
    named = {found[1].casefold() for claim in lead for found in WEEKDAY.finditer(claim.text)}
    told = [m for claim in lead for m in claim.moments if m.first is not None and m.precision == "day" and m.first == m.last]
    return frozenset(named | {DAYS[m.first.weekday()] for m in told if m.first is not None})


def clocks_of(lead: Sequence[Claim]) -> Iterator[tuple[str, int]]:
    """The times of day that the lead names, as zone and minute: `"at 9:27 a.m." -> ("", 567)`; "noon" too, "dawn" not."""
    for claim in lead:
        for moment in claim.moments:
            if moment.precision == "time":
                zone = "greenwich" if GREENWICH.search(moment.text) else ""
                yield from ((zone, low) for low, high in clock_choices(moment.text) if low == high)


def clocks_meet(a: Anchor, b: Anchor) -> bool | None:
    """Whether two leads name one time of day (True), only times far apart (False), or nothing tells (None)."""
    gaps = [dial(x, y) for zone, x in a.clocks for other, y in b.clocks if zone == other]
    if not gaps or ONE_TIME < min(gaps) < TWO_TIMES:
        return None
    return min(gaps) <= ONE_TIME


def dial(x: int, y: int) -> int:
    """Minutes between two times on the dial: 23:50 and 0:10 are 20 apart."""
    gap = abs(x - y) % 1440
    return min(gap, 1440 - gap)
