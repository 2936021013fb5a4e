"""Dates and times as printed on a page, read without guessing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from attribution.articles.months import MONTH, MONTHS, WEEKDAY, ZONES
from attribution.types import Span

ISO = r"(?P<iy>\d{4})-(?P<im>\d{2})-(?P<id>\d{2})(?!\d)"
MONTH_FIRST = rf"\b(?P<am>{MONTH})\s*(?P<ad>\d{{1,2}})(?:st|nd|rd|th)?\b[,.]?\s*(?P<ay>\d{{4}})(?!\d)"
DAY_FIRST = rf"(?P<bd>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?[\s-]+(?:de\s|of\s)?(?P<bm>{MONTH}),?[\s-]*(?:de\s)?(?P<by>\d{{4}})(?!\d)"
NUMERIC = r"(?P<na>\d{1,4})(?P<sep>[/.])(?P<nb>\d{1,2})(?P=sep)(?P<nc>\d{2,4})(?!\d)"
STAMP = re.compile(rf"(?<!\d)(?:{ISO}|{DAY_FIRST}|{NUMERIC})|{MONTH_FIRST}", re.IGNORECASE)
CLOCK = (
    r"(?P<h>\d{1,2})(?:[:.h](?P<mi>\d{2})(?::(?P<s>\d{2})(?:\.\d+)?)?)?\s*(?P<half>[ap]\.?\s?m\b\.?)?"
    r"(?:\s*(?:hrs|uhr)\b)?\s*(?:\(?(?P<zone>Z\b|[A-Z]{2,4}\b|[+-]\d{2}:?\d{2}(?!\d)))?"
)
CLOCK_AFTER = re.compile(rf"(?:T|[\s,|·@–—-]*(?:(?:at|um|à|kl)\b\.?\s*)?)(?<!\d){CLOCK}", re.IGNORECASE)
CLOCK_BEFORE = re.compile(rf"(?<![\d:.]){CLOCK}[)\s,]*(?:on\s+)?(?:{WEEKDAY}[\s,]*)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stamp(Span):
    """A full date as printed: `iso` is "2023-01-27" or "2023-01-27T08:38+00:00", None where day and month are unclear."""

    iso: str | None


def find_stamps(text: str) -> list[Stamp]:
    """Find every full date with the time beside it: `"Jan 27, 2023, 8:38 AM"` -> iso "2023-01-27T08:38".

    Offsets are into `text`. "03/04/2023" has two readings and gets iso None; impossible dates are not dates.
    """
    stamps: list[Stamp] = []
    for match in STAMP.finditer(text):
        known, day = stamp_day(match)
        if known:
            floor = stamps[-1].end if stamps else 0
            stamps.append(with_clock(text, match.start(), match.end(), day, floor))
    return stamps


def stamp_day(match: re.Match[str]) -> tuple[bool, date | None]:
    """Return whether the match is a date at all, and the day where it can mean only one."""
    part = match.groupdict()
    if part["na"]:
        return numeric_day(part["na"], part["sep"], part["nb"], part["nc"])
    if part["iy"]:
        day = day_of(int(part["iy"]), int(part["im"]), int(part["id"]))
    elif part["ay"]:
        day = day_of(int(part["ay"]), MONTHS[part["am"].lower().rstrip(".")], int(part["ad"]))
    else:
        day = day_of(int(part["by"]), MONTHS[part["bm"].lower().rstrip(".")], int(part["bd"]))
    return day is not None, day


def numeric_day(first: str, sep: str, second: str, third: str) -> tuple[bool, date | None]:
    """Read "14.03.2013" (dots: day first) or "03/14/2013"; "03/04/2013" is a date whose day is not known."""
    if len(first) == 4:
        day = day_of(int(first), int(second), int(third))
        return day is not None, day
    if len(third) != 4 or len(first) > 2:
        return False, None
    year, a, b = int(third), int(first), int(second)
    day_first, month_first = day_of(year, b, a), day_of(year, a, b)
    if sep == "." or month_first is None or day_first == month_first:
        return day_first is not None, day_first
    return True, month_first if day_first is None else None


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none or no news page could mean it."""
    try:
        return date(year, month, day) if 1600 <= year <= 2199 else None
    except ValueError:
        return None


def with_clock(text: str, start: int, end: int, day: date | None, floor: int) -> Stamp:
    """Take in the time of day right after the date, or else right before it (not before `floor`)."""
    after = CLOCK_AFTER.match(text, end)
    clock = clock_of(after) if after else None
    if after and clock:
        return Stamp(start, after.start() + len(after.group().rstrip()), joined(day, clock))
    left = max(floor, start - 40)
    before = CLOCK_BEFORE.search(text[left:start])
    clock = clock_of(before) if before else None
    if before and clock:
        return Stamp(left + before.start(), end, joined(day, clock))
    return Stamp(start, end, joined(day, ""))


def clock_of(match: re.Match[str]) -> str | None:
    """Write a printed time as ISO: `"8:38 pm"` -> "20:38"; a bare number is no time."""
    part = match.groupdict()
    if not part["mi"] and not part["half"]:
        return None
    hour, minute, second = int(part["h"]), int(part["mi"] or 0), int(part["s"] or 0)
    if part["half"]:
        hour = hour % 12 + (12 if part["half"].lower().startswith("p") else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    printed = f"{hour:02}:{minute:02}" + (f":{second:02}" if second else "")
    return printed + zone_of(part["zone"])


def zone_of(printed: str | None) -> str:
    """The ISO offset of a printed zone, "" where it has none or several meanings, or is none on Earth (beyond 14 hours)."""
    if not printed:
        return ""
    if printed[0] in "+-":
        return f"{printed[:3]}:{printed[-2:]}" if int(printed[1:3]) <= 14 and int(printed[-2:]) < 60 else ""
    return ZONES.get(printed.lower(), "")


def joined(day: date | None, clock: str) -> str | None:
    """The ISO form of a day and a time."""
    if day is None:
        return None
    return f"{day.isoformat()}T{clock}" if clock else day.isoformat()


def iso_date(value: str) -> str | None:
    """Normalise a date given in a record or a page's metadata to ISO 8601, keeping time and zone; None where it is none.

    `"2023-01-27T08:38:00Z" -> "2023-01-27T08:38+00:00"`; plain words are read too when they can mean one day only.
    """
    given = value.strip()
    try:
        if len(given) <= 10:
            return date.fromisoformat(given).isoformat()
        moment = datetime.fromisoformat(given)
        return moment.isoformat(timespec="seconds" if moment.second or moment.microsecond else "minutes")
    except ValueError:
        stamps = find_stamps(given[:200])
        return stamps[0].iso if len(stamps) == 1 else None
