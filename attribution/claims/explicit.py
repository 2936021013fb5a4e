"""Dates by the calendar: days, months, years, decades, seasons, feasts."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from re import Match

from attribution.claims import cues
from attribution.claims.calendar import FEASTS, MONTHS, WEEKDAYS, make_date, month_days, part_of, season_days, year_days
from attribution.claims.exclusions import YEAR_BEFORE, _plural
from attribution.claims.tense import Tense
from attribution.claims.when import (
    Meaning,
    Resolver,
    When,
    day_without_year,
    meant,
    month_without_year,
    nearest,
    open_date,
)
from attribution.claims.wordlists import ordered, words

LONG = "January|February|March|April|May|June|July|August|September|October|November|December"
MONTH = rf"(?:{LONG}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?|{LONG.upper()})"
WEEKDAY = "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
SHORT_DAY = r"(?:(?:Mon|Tues|Tue|Wed|Thurs|Thu|Fri|Sat|Sun)\b\.?)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
YEAR = r"(?:1[5-9]|20)\d\d(?!\d)"
EDGE = "early|mid|late|(?:the )?(?:start|beginning|middle|end|turn|close) of"
PART = rf"(?P<part>{EDGE})"
OF_YEAR = r"(?:,?\s+(?:of\s+|in\s+)?(?P<rel>(?i:this|last|next|that|the same))\s+year\b)?"
TO = r"\s?(?:-|–|to|and|or)\s?"
# Months that are also words or given names: taken for a month only in company.
DOUBTFUL = frozenset(["may", "march", "april", "june", "august"])
COMPANY = words(
    "in since by until till from of during to and or between through before after early mid late around last next this for "
    "by every throughout as"
)


def _month(match: Match[str]) -> int:
    """Return the month of a match."""
    return MONTHS[match["m"].lower().rstrip(".")]


def _year_of(match: Match[str], when: When) -> int | None:
    """Return the year printed in digits, or named as "of this year"; None where there is neither."""
    if match["y"]:
        return int(match["y"])
    step = {"this": 0, "last": -1, "next": 1}.get((match["rel"] or "").lower())
    return when.published.year + step if when.published and step is not None else None


def _number(text: str) -> int:
    """Return the digits of a day."""
    return int(re.sub(r"\D", "", text))


def _iso(match: Match[str], _when: When) -> Meaning | None:
    """Read "2023-01-27"."""
    day = make_date(int(match["y"]), int(match["mm"]), int(match["d"]))
    return Meaning(day, day, "day") if day else None


def _slashes(match: Match[str], _when: When) -> Meaning | None:
    """Read "27/01/2023"; where both orders make a date, which is meant stays open."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    choices = {day for day in (make_date(year, b, a), make_date(year, a, b)) if day}
    if not choices:
        return None
    day = choices.pop() if len(choices) == 1 else None
    return Meaning(day, day, "day")


def _day(match: Match[str], when: When) -> Meaning | None:
    """Read "27 January 2023", "Jan. 27", "3-9 February", "Friday 15 October"."""
    month, first = _month(match), _number(match["d"])
    last = _number(match["d2"]) if match["d2"] else first
    if last < first or (
        match["d"][-1].isdigit() and when.word_before(match) == "in" and match["y"] is None and _leading_month(match)
    ):
        return None
    year = _year_of(match, when)
    if year:
        days = make_date(year, month, first), make_date(year, month, last)
        return (
            Meaning(days[0], days[1], "day", "explicit" if match["y"] else "publication")
            if days[0] and days[1]
            else None
        )
    if match["w"] and when.published:
        return _by_weekday(match, when, month, first)
    return day_without_year(when, month, first, when.tense(match), last)


def _leading_month(match: Match[str]) -> bool:
    """Say whether the month stands before the day: "in March 27 people died" is no day."""
    return match.start("m") < match.start("d")


def _by_weekday(match: Match[str], when: When, month: int, day: int) -> Meaning | None:
    """Return the nearest year in which a day of the month falls on the weekday printed before it."""
    assert when.published is not None
    wanted = WEEKDAYS[match["w"].lower().rstrip(".")]
    years = range(max(1, when.published.year - 3), min(9998, when.published.year + 3) + 1)
    days = [d for d in (make_date(y, month, day) for y in years) if d and d.weekday() == wanted]
    if not days:
        return day_without_year(when, month, day, when.tense(match))
    return meant(nearest([(d, d) for d in days], when.published, "unknown"), "day")


def _month_year(match: Match[str], _when: When) -> Meaning | None:
    """Read "January 2023", "mid-March 2024"."""
    days = month_days(int(match["y"]), _month(match))
    return meant(part_of(days, _part(match)), "month", "explicit")


def _part(match: Match[str]) -> str:
    """Return early, mid or late as one word, or ""."""
    part = (match["part"] or "").lower().removesuffix(" of")
    return part.removeprefix("the ")


def _month_alone(match: Match[str], when: When) -> Meaning | None:
    """Read "in March", "last March", "the end of September"; "may" and given names are left alone."""
    word, which = match["m"].lower(), (match["which"] or "").lower()
    alone = not which and not match["part"]
    if alone and word in DOUBTFUL and when.word_before(match) not in COMPANY:
        return None
    if alone and re.match(r"\s[A-Z][a-z]+", when.text[match.end() : match.end() + 12]) and word in DOUBTFUL:
        return None
    tense: Tense = "past" if which == "last" else "future" if which == "next" else when.tense(match)
    if tense == "unknown" and when.word_before(match) in ("by", "until", "till"):
        tense = "future"
    if match["rel"] and when.published:
        year = when.published.year + {"last": -1, "next": 1}.get(match["rel"].lower(), 0)
        return meant(part_of(month_days(year, MONTHS[word]), _part(match)), "month")
    days = month_without_year(when, MONTHS[word], tense)
    if days and which == "last" and when.published and days[0] <= when.published <= days[1]:
        days = month_days(days[0].year - 1, days[0].month)
    return meant(part_of(days, _part(match)) if days else None, "month")


def _year(match: Match[str], when: When) -> Meaning | None:
    """Read "in 2012", "late 2021", "a 2020 coup", "2022-24"; a count ("2012 people") is left alone."""
    year, before = int(match["y"]), when.word_before(match)
    after = re.match(r"\s+([^\W\d_]+)", when.text[match.end() : match.end() + 30])
    if (
        after
        and not match["part"]
        and _plural(after[1])
        and not (before in YEAR_BEFORE and before not in ("of", "to", "for", "and", "by", "from", "or", "between"))
    ):
        return None
    if before in (
        "flight",
        "route",
        "resolution",
        "model",
        "highway",
        "room",
        "about",
        "around",
        "some",
        "nearly",
        "almost",
        "than",
        "least",
    ):
        return None
    if match["y2"]:
        last = int(match["y2"]) if len(match["y2"]) == 4 else year // 100 * 100 + int(match["y2"])
        return Meaning(date(year, 1, 1), date(last, 12, 31), "year") if year < last <= year + 60 else None
    return meant(part_of(year_days(year), _part(match)), "year", "explicit")


def _decade(match: Match[str], _when: When) -> Meaning | None:
    """Read "the late 1990s", "the '90s"."""
    start = int(match["dec"]) if match["dec"] else 1900 + int(match["short"])
    first, last = year_days(start)[0], year_days(start + 9)[1]
    return meant(part_of((first, last), (match["lean"] or "").lower()), "decade", "explicit")


def _season(match: Match[str], when: When) -> Meaning | None:
    """Read "the summer of 2035", "last summer", "in the autumn"."""
    name, which, lean = match["s"].lower(), (match["which"] or "").lower(), (match["lean"] or "").lower()
    if match["y"]:
        return meant(part_of(season_days(int(match["y"]), name), lean), "season", "explicit")
    if not which or (name in ("fall", "spring") and which in ("a", "the", "in a")):
        return None
    if when.published is None:
        return open_date("season")
    year = when.published.year
    tense: Tense = "past" if which == "last" else "future" if which == "next" else when.tense(match)
    days = nearest([season_days(y, name) for y in (year - 2, year - 1, year, year + 1)], when.published, tense)
    return meant(part_of(days, lean) if days else None, "season")


def _quarter(match: Match[str], when: When) -> Meaning | None:
    """Read "the fourth quarter", "the first half of 2023" as months of a year."""
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}.get(
        (match["n"] or "").lower()
    ) or int(match["q"] or 0)
    length = 6 if (match["kind"] or "").lower() == "half" else 3
    if (length == 6 and number > 2 and match["n"].lower() not in ("last", "final")) or (
        length == 6 and not (match["y"] or match["of"])
    ):
        return None
    start = 1 + (min(number, 12 // length) - 1) * length
    if match["y"]:
        year = int(match["y"])
        return Meaning(month_days(year, start)[0], month_days(year, start + length - 1)[1], "season")
    if when.published is None:
        return open_date("season")
    choices = [
        (month_days(y, start)[0], month_days(y, start + length - 1)[1])
        for y in range(when.published.year - 1, when.published.year + 2)
    ]
    return meant(nearest(choices, when.published, when.tense(match)), "season")


def _feast(match: Match[str], when: When) -> Meaning | None:
    """Read "Christmas Eve", "New Year's Day 2030", "before the new year"."""
    month, day = FEASTS[match["feast"].lower().replace("’", "'")]
    if match["y"]:
        found = make_date(int(match["y"]), month, day)
        return Meaning(found, found, "day")
    return day_without_year(when, month, day, when.tense(match))


def _day_of_month(match: Match[str], when: When) -> Meaning | None:
    """Read "the last day of October", "the first day of May 2030"."""
    month = _month(match)
    year = int(match["y"]) if match["y"] else None
    days = month_days(year, month) if year else month_without_year(when, month, when.tense(match))
    if days is None:
        return open_date("day")
    day = days[0] if match["n"].lower() in ("first", "opening") else days[1]
    return Meaning(day, day, "day", "explicit" if year else "publication")


def _nth_weekday(match: Match[str], when: When) -> Meaning | None:
    """Read "the first Friday of July 2030"."""
    month = _month(match)
    if match["y"]:
        year = int(match["y"])
    else:
        days = month_without_year(when, month, when.tense(match))
        if days is None:
            return open_date("day")
        year = days[0].year
    wanted = WEEKDAYS[match["w"].lower()]
    hits = [d for d in range(1, monthrange(year, month)[1] + 1) if date(year, month, d).weekday() == wanted]
    index = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}[match["n"].lower()]
    day = date(year, month, hits[index])
    return Meaning(day, day, "day", "explicit" if match["y"] else "publication")


CENTURY_WORDS = {
    word: number
    for number, word in enumerate(
        ordered(
            "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
            "twenty-first"
        ),
        start=10,
    )
}


def _century(match: Match[str], _when: When) -> Meaning | None:
    """Read "the 19th century", "the mid-thirteenth century", "at the end of the 19th century"."""
    word = match["c"].lower()
    number = CENTURY_WORDS.get(word) or _number(word)
    if not 1 <= number <= 30:
        return None
    first, last = 100 * number - 100, 100 * number - 1
    part = (match["part"] or "").lower()
    if part.startswith(("early", "the start", "the beginning", "start", "beginning", "the turn", "turn")):
        last = first + 35
    elif part.startswith(("late", "the end", "end", "the close", "close")):
        first = last - 35
    elif part.startswith(("mid", "the mid")):
        first, last = first + 30, last - 30
    return Meaning(date(max(1, first), 1, 1), date(last, 12, 31), "decade")


def _fiscal(match: Match[str], _when: When) -> Meaning | None:
    """Read "fiscal 2031", "FY32", "financial year 2031/32": twelve months that begin in the year before or end in it."""
    year = int(match["y"]) if len(match["y"]) == 4 else 2000 + int(match["y"])
    if match["y2"]:
        return Meaning(date(year, 1, 1), date(year + 1, 12, 31), "year")
    return Meaning(date(year - 1, 4, 1), date(year, 12, 31), "year") if 1000 < year < 9999 else None


PATTERNS: tuple[tuple[re.Pattern[str], Resolver], ...] = (
    (
        re.compile(
            rf"\b(?:(?P<part>{EDGE})[\s-]+(?:the\s+)?|the\s+)?(?P<c>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(CENTURY_WORDS)})[\s-]+centur(?:y|ies)\b",
            re.IGNORECASE,
        ),
        _century,
    ),
    (
        re.compile(
            r"\b(?:fiscal(?:[\s-]year)?|financial[\s-]year|(?P<fy>FY))[\s-]?(?P<y>20\d\d|(?<=FY)\d\d)(?:[/–-](?P<y2>(?:20)?\d\d))?\b",
            re.IGNORECASE,
        ),
        _fiscal,
    ),
    (re.compile(r"\b(?P<y>\d{4})-(?P<mm>\d\d)-(?P<d>\d\d)\b"), _iso),
    (re.compile(r"(?<![\d/.])(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y>(?:19|20)\d\d)\b"), _slashes),
    (
        re.compile(
            rf"(?:\b(?P<w>{WEEKDAY}|{SHORT_DAY}),?\s+(?:the\s+)?)?\b(?P<d>{DAY})(?:{TO}(?P<d2>{DAY}))?\s+(?:of\s+)?"
            rf"(?P<m>{MONTH})(?!\w)(?:,?\s+(?P<y>{YEAR}))?{OF_YEAR}"
        ),
        _day,
    ),
    (
        re.compile(
            rf"(?:\b(?P<w>{WEEKDAY}|{SHORT_DAY}),?\s+)?\b(?P<m>{MONTH})\s+(?:the\s+)?(?P<d>{DAY})(?:{TO}(?P<d2>{DAY})(?!\s+(?:{LONG})))?"
            rf"(?![,.]?\d|[%:])(?:,?\s+(?P<y>{YEAR}))?{OF_YEAR}"
        ),
        _day,
    ),
    (re.compile(rf"\b(?:the )?(?P<n>first|last|final|opening|closing) day of (?P<m>{LONG})(?:,?\s+(?P<y>{YEAR}))?"), _day_of_month),
    (re.compile(rf"\b(?P<n>first|second|third|fourth|last) (?P<w>{WEEKDAY}) (?:of|in) (?P<m>{LONG})(?:\s+(?P<y>{YEAR}))?"), _nth_weekday),
    (re.compile(rf"\b(?:{PART}[\s-]+)?(?P<m>{MONTH})(?!\w),?\s+(?:of\s+)?(?P<y>{YEAR})", re.IGNORECASE), _month_year),
    (re.compile(rf"\b(?:(?P<which>(?i:last|next|this))\s+)?(?:(?P<part>(?i:{EDGE}))[\s-]+(?:in\s+)?)?(?P<m>{LONG})\b{OF_YEAR}"), _month_alone),
    (
        re.compile(
            rf"(?:\b{PART}[\s-]+)?(?<![\d.,$£€#/])(?<!\w)(?P<y>{YEAR})(?:[-–/](?P<y2>(?:20|19)?\d\d)(?!\d))?"
            r"(?![\d]|[,.:]\d|\s?%|[\w]|\s(?:km|kg|metres|miles|feet|dollars|euros|pounds|crowns|tonnes|GMT|hours|percent|per cent)\b)",
            re.IGNORECASE,
        ),
        _year,
    ),
    (re.compile(r"\b(?:the\s+)?(?:(?P<lean>early|mid|late)[\s-]+)?(?:(?P<dec>(?:1[5-9]|20)\d0)['’]?s\b|['’](?P<short>[2-9]0)s\b)", re.IGNORECASE), _decade),
    (
        re.compile(
            r"\b(?:(?P<which>last|next|this|that|in the|the|by|since)\s+)?(?:(?P<lean>early|mid|late)[\s-]+)?(?P<s>spring|summer|autumn|fall|winter)"
            rf"(?![\w-])(?:\s+(?:of\s+)?(?P<y>{YEAR}))?",
            re.IGNORECASE,
        ),
        _season,
    ),
    (
        re.compile(
            rf"\b(?:the\s+)?(?:(?P<n>first|second|third|fourth|final|last)[\s-](?P<kind>quarter|half)|Q(?P<q>[1-4]))\b(?P<of>\s+of (?:the|this|last) year)?(?:\s+(?:of\s+)?(?P<y>{YEAR}))?",
            re.IGNORECASE,
        ),
        _quarter,
    ),
    (re.compile(rf"\b(?P<feast>{'|'.join(sorted(FEASTS, key=len, reverse=True)).replace(chr(39), '[’' + chr(39) + ']')})\b(?:,?\s+(?P<y>{YEAR}))?", re.IGNORECASE), _feast),
)  # fmt: skip
# The words without which a pattern cannot match (see `cues`).
CUES: dict[Resolver, frozenset[str]] = {
    _century: cues.CENTURIES,
    _fiscal: cues.FISCAL,
    _iso: cues.YEARS,
    _slashes: cues.YEARS,
    _day: cues.MONTHS,
    _day_of_month: cues.MONTHS,
    _nth_weekday: cues.WEEKDAYS,
    _month_year: cues.MONTHS,
    _month_alone: cues.MONTHS,
    _year: cues.YEARS,
    _decade: cues.DECADES,
    _season: cues.SEASONS,
    _quarter: cues.PARTS,
    _feast: cues.FEASTS,
}
