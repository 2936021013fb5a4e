"""Times of day and parts of the day, held against each other with the rounding that their wording implies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from attribution.claims import clock_choices
from attribution.types import Moment

Relation = Literal["same", "apart", "near", "unknown"]

# What parts of the day cover in a reporter's use, in minutes; a night runs into the next morning.
PARTS = {
    "early morning": (180, 540), "morning": (240, 735), "late morning": (600, 735), "lunchtime": (690, 870), "midday": (690, 780),
    "noon": (690, 780), "early afternoon": (720, 900), "afternoon": (720, 1110), "late afternoon": (900, 1140),
    "early evening": (990, 1230), "evening": (1020, 1440), "late evening": (1200, 1440), "early night": (1080, 1440),
    "night": (1080, 1800), "late night": (1200, 1800), "tonight": (1020, 1800),
}  # fmt: skip
PART = re.compile(r"\b(?:(early|late)\s+)?(morning|lunchtime|midday|noon|afternoon|evening|night|tonight)\b", re.IGNORECASE)
HEDGE = re.compile(r"\b(?:around|about|roughly|approximately|approx|towards?|nearly|almost|close to)\b", re.IGNORECASE)
LEANING = re.compile(r"^(?:a few |a couple of |some )?(?:shortly|just|soon|moments|minutes|not long|a little|a bit)\s+(before|after|past)\b", re.IGNORECASE)
OPEN = re.compile(r"^(before|after)\s", re.IGNORECASE)
# "shortly after eight" reaches so far, in minutes; "before dawn" and "by five" so far back.
SHORTLY, OPEN_REACH = 40, 300
# A time printed to the hour, half hour, quarter, ten or five minutes is rounded by an editor's leave; "about" doubles it and more.
ROUNDED = ((60, 10, 15), (30, 10, 15), (15, 7, 10), (10, 4, 10), (5, 4, 7), (1, 0, 3))
# Two times no further apart than this beyond their rounding are no clear difference.
UNSURE = 5
ZONE = re.compile(r"\b(GMT|UTC|BST|CET|CEST|EST|EDT|PST|PDT|local time)\b")
# Hours from UTC.
MOST_HOURS = 14
OFFSETS = {"GMT": 0, "UTC": 0, "BST": 1, "CET": 1, "CEST": 2, "EST": -5, "EDT": -4, "PST": -8, "PDT": -7}


@dataclass(frozen=True, slots=True)
class Daytime:
    """What a time of day can mean: stretches of minutes since midnight, its time zone as printed, and whether it is a clock time."""

    choices: tuple[tuple[int, int], ...]
    zone: str
    clock: bool


@lru_cache(maxsize=1 << 12)  # a date is held against many
def daytime(moment: Moment) -> Daytime | None:
    """The time of day of a moment, or None: `"shortly before noon" -> 680..720`, `"Friday evening" -> 1020..1440`."""
    zone = ZONE.search(moment.text)
    if moment.precision == "time":
        stated = clock_choices(moment.text)
        widened = tuple(_widened(moment, low, high) for low, high in stated)
        return Daytime(widened, zone.group(1) if zone else "", True) if stated else None
    part = PART.search(moment.text) if moment.precision == "day" else None
    if part is None:
        return None
    name = f"{part.group(1) or ''} {part.group(2)}".strip().lower()
    return Daytime((PARTS.get(name) or PARTS[part.group(2).lower()],), "", False)


def _widened(moment: Moment, low: int, high: int) -> tuple[int, int]:
    """A stated time with its rounding and the words before it."""
    leaning = LEANING.search(moment.text)
    if leaning:
        return (low - SHORTLY, high) if leaning.group(1).lower() == "before" else (low, high + SHORTLY)
    leaning = OPEN.match(moment.text)
    if leaning:
        return (low - OPEN_REACH, high) if leaning.group(1).lower() == "before" else (low, high + OPEN_REACH)
    if low == high:
        slack = next((about if HEDGE.search(moment.text) else plain) for mark, plain, about in ROUNDED if low % mark == 0)
        low, high = low - slack, high + slack
    return (low - OPEN_REACH, high) if moment.anchor == "before" else (low, high)


def compare_daytimes(a: Daytime, b: Daytime) -> Relation:
    """Whether two times of day can be one: `same`, `near` (a few minutes beyond rounding), `apart`, or `unknown` across time zones."""
    gap = min(_gap(x, y) for x in _in_one_zone(a, b) for y in b.choices)
    if gap <= 0:
        return "same"
    if a.zone != b.zone and not (a.zone in OFFSETS and b.zone in OFFSETS) and _hours_apart(a, b):
        return "unknown"
    if not (a.clock and b.clock):
        return "apart" if gap > 60 else "near"
    return "near" if gap <= UNSURE else "apart"


def across_midnight(a: Daytime, b: Daytime, days: int) -> bool:
    """Whether two clock times of two time zones can be one moment, where `b` is `days` later by the calendar.

    Where a zone is not named any whole number of hours that there is between two places (fourteen at most from Greenwich) may lie between them.
    """
    if a.zone == b.zone:
        return False
    named = a.zone in OFFSETS and b.zone in OFFSETS
    shifts = [OFFSETS[b.zone] - OFFSETS[a.zone]] if named else range(-MOST_HOURS, MOST_HOURS + 1)
    moved = ((low + 60 * shift - 1440 * days, high + 60 * shift - 1440 * days) for low, high in a.choices for shift in shifts)
    return any(max(x[0] - y[1], y[0] - x[1]) <= UNSURE for x in moved for y in b.choices)


def _hours_apart(a: Daytime, b: Daytime) -> bool:
    """Whether whole hours between two clocks would explain the difference, as between an unnamed zone and Greenwich."""
    shifted = ((low + 60 * hours, high + 60 * hours) for low, high in a.choices for hours in range(24))
    return any(_gap(x, y) <= UNSURE for x in shifted for y in b.choices)


def _in_one_zone(a: Daytime, b: Daytime) -> tuple[tuple[int, int], ...]:
    """What `a` means on the clock of `b`, where both name their time zones."""
    if a.zone not in OFFSETS or b.zone not in OFFSETS or a.zone == b.zone:
        return a.choices
    shift = 60 * (OFFSETS[b.zone] - OFFSETS[a.zone])
    return tuple((low + shift, high + shift) for low, high in a.choices)


def _gap(x: tuple[int, int], y: tuple[int, int]) -> int:
    """Minutes between two stretches on the dial, 0 or less where they overlap: 23:50 and 00:10 are 20 apart."""
    return min(max(x[0] + turn - y[1], y[0] - x[1] - turn) for turn in (-1440, 0, 1440))
