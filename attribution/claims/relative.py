"""Dates that lean on the day of publication or on the day named before them."""

from __future__ import annotations

import re
from datetime import date
from re import Match

from attribution.claims import cues
from attribution.claims.calendar import (
    WEEKDAYS,
    Days,
    make_date,
    month_days,
    shift,
    shift_months,
    week_days,
    year_days,
)
from attribution.claims.explicit import WEEKDAY
from attribution.claims.lexer import lex
from attribution.claims.numerals import read_numeral
from attribution.claims.when import Meaning, Resolver, When, around, meant, nearest, open_date
from attribution.claims.wordlists import words
from attribution.types import Precision

# "Sunday Times", "Good Friday", "every Friday": no day of this week.
PAPERS = re.compile(
    r"\s(?:Times|Telegraph|Mirror|Herald|Mail|Express|Post|Night Live|Gazette|People|World|School|League)\b"
)
NOT_DAYS = words("every each good black ash bloody super palm easter cyber holy whit")
TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
NUMBER = rf"(?:\d+(?:\.\d+)?|(?:{TENS})[- ](?:one|two|three|four|five|six|seven|eight|nine)|(?:a|half a|several|two|three) (?:few|dozen|hundred|couple of|thousand)|[a-z]+)"
UNIT = r"(?:second|minute|hour|day|night|week|fortnight|month|year|decade|century|centurie)s?"
DAYTIME = r"(?:early |late )?(?:morning|afternoon|evening|night|lunchtime|midday|noon)"


def _weekday(match: Match[str], when: When) -> Meaning | None:
    """Read a weekday: the nearest on or before publication, or on or after it where the sentence looks ahead."""
    if when.word_before(match) in NOT_DAYS or PAPERS.match(when.text[match.end() : match.end() + 14]):
        return None
    if when.published is None:
        return open_date("day")
    if match["turn"]:
        return _on(_weekday_turn(match, when, when.published))
    if (match["which"] or "").lower() == "the" and not _day_after(match, when):
        return _the_weekday(match, when)
    return _on(_weekday_date(match, when, when.published))


def _day_after(match: Match[str], when: When) -> bool:
    """Say whether a noun follows, so that "the" is not the weekday's: "the Friday prayers"."""
    return re.match(r"\s+[a-z]", when.text[match.end() : match.end() + 4]) is not None and not re.match(
        r"\s+(?:and|when|that|he|she|it|they|was|were|before|after|at|in|on|of|with|to|but|had|,)\b", when.text[match.end() : match.end() + 9]
    )


def _the_weekday(match: Match[str], when: When) -> Meaning:
    """Read "on the Monday" in a tale: the one nearest to the day named before; without one only the weekday is known."""
    if when.named is None:
        return open_date("day", "context")
    wanted = WEEKDAYS[match["w"].lower()]
    return _on(min((shift(when.named, n) for n in range(-3, 4)), key=lambda day: day.weekday() != wanted), "context")


def _weekday_turn(match: Match[str], when: When, published: date) -> date:
    """Read "the Tuesday before last", "Sunday week" (a week after the coming Sunday, or before the last one)."""
    back = (published.weekday() - WEEKDAYS[match["w"].lower()]) % 7
    if match["turn"].lower().endswith("before last"):
        return shift(published, -(back or 7) - 7)
    if match["turn"].lower().endswith("after next"):
        return shift(published, (7 - back) % 7 + 7)
    past = when.tense(match) == "past"
    return shift(published, -back - 7) if past else shift(published, ((7 - back) % 7 or 7) + 7)


def _weekday_date(match: Match[str], when: When, published: date) -> date:
    """Return the day that a weekday means; "last" and "next" never mean the day of publication itself."""
    back = (published.weekday() - WEEKDAYS[match["w"].lower()]) % 7
    ahead = (7 - back) % 7
    which = (match["which"] or "").lower()
    if which in ("last", "this past", "past", "the previous"):
        return shift(published, -(back or 7))
    if which in ("next", "this coming", "the following", "coming"):
        return shift(published, ahead or 7)
    tense = when.tense(match)
    deadline = when.word_before(match) in ("by", "until", "till") and tense == "unknown"
    return shift(published, ahead) if tense == "future" or deadline else shift(published, -back)


def _on(day: date | None, by: str = "publication", precision: Precision = "day") -> Meaning:
    """Return the meaning of one day."""
    return Meaning(day, day, precision, by)


DAY_WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "last night": -1, "tomorrow": 1}
DAY_WORDS |= {"the day before yesterday": -2, "the day after tomorrow": 2, "the night before last": -2, "the other day": -3}


def _near_day(match: Match[str], when: When) -> Meaning | None:
    """Read "yesterday", "last night", "overnight", "this morning"."""
    word = " ".join(match["word"].lower().split())
    if when.published is None:
        return open_date("day")
    if word == "overnight":
        return Meaning(shift(when.published, -1), when.published, "day", "publication")
    return _on(shift(when.published, DAY_WORDS.get(word, 0)))


def _period(match: Match[str], when: When) -> Meaning | None:
    """Read "this week", "last month", "next year", "earlier this year", "last weekend"."""
    which, unit = match["which"].lower().removeprefix("the "), match["unit"].lower()
    if which == "the":
        return _the_weekend(match, when) if unit == "weekend" else None
    precision = PRECISIONS[unit]
    if when.published is None:
        return open_date(precision)
    step = {"last": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(which, 0)
    days = _around_period(when.published, unit, step)
    lean = (match["lean"] or "").lower()
    if which == "past":
        days = (shift(when.published, -LENGTHS[unit]), when.published)
    elif lean == "earlier" and step == 0:
        days = (days[0], max(days[0], when.published))
    elif lean == "later" and step == 0:
        days = (min(when.published, days[1]), days[1])
    return meant(days, precision)


def _the_weekend(match: Match[str], when: When) -> Meaning:
    """Read "at the weekend": the one before publication, or the coming one where the sentence looks ahead."""
    if when.published is None:
        return open_date("day")
    first, last = _around_period(when.published, "weekend", 0)
    ahead = when.tense(match) == "future" or when.word_before(match) in ("until", "till", "by")
    return meant((first, last) if ahead or first <= when.published else (shift(first, -7), shift(last, -7)), "day")


PRECISIONS: dict[str, Precision] = {
    "week": "week", "weekend": "day", "month": "month", "year": "year", "decade": "decade", "century": "vague",
    "quarter": "season", "fortnight": "week",
}  # fmt: skip
LENGTHS = {
    "week": 7,
    "weekend": 3,
    "month": 31,
    "year": 366,
    "decade": 3653,
    "century": 36525,
    "quarter": 92,
    "fortnight": 14,
}


def _around_period(published: date, unit: str, step: int) -> Days:
    """Return the period of a kind that publication falls in, or the one before or after it."""
    if unit == "week":
        return week_days(shift(published, 7 * step))
    if unit == "fortnight":
        return tuple(sorted((published, shift(published, 14 * (step or -1)))))  # type: ignore[return-value]
    if unit == "weekend":
        saturday = shift(week_days(published)[0], 5 + 7 * step)
        return saturday, shift(saturday, 1)
    if unit == "month":
        return shift_months(published, step)
    if unit == "quarter":
        first = published.month - (published.month - 1) % 3
        start = shift_months(date(published.year, first, 1), 3 * step)[0]
        return start, shift_months(start, 2)[1]
    span = {"year": 1, "decade": 10, "century": 100}[unit]
    year = min(max(published.year // span * span + step * span, 1), 9999 - span)
    return year_days(year)[0], year_days(year + span - 1)[1]


def _count(text: str) -> float | None:
    """Return the number in "two", "a few", "half a dozen", "a"; None if it is none."""
    if text.lower() in ("a", "an", "one"):
        return 1.0
    lexemes = lex(text.lower())
    number = read_numeral(lexemes, 0)
    return number.value if number and not number.vague and number.stop == len(lexemes) else None


def _ago(match: Match[str], when: When) -> Meaning | None:
    """Read "two days ago", "a decade ago", "10 years ago", "seven weeks earlier" (the last leans on another day)."""
    count, unit = _count(match["n"]), match["unit"].lower().rstrip("s").replace("centurie", "century")
    if count is None and match["n"].lower() not in ("several", "few", "a few", "some", "many", "a couple of"):
        return None
    precision = AGO_PRECISION.get(unit, "vague")
    if match["dir"].lower() != "ago":
        return _later(match, when, count, unit)
    if when.published is None or count is None or count > 9999:
        return open_date(precision)
    return meant(_back(when.published, count, unit), precision)


AGO_PRECISION: dict[str, Precision] = {
    "second": "day", "minute": "day", "hour": "day", "day": "day", "night": "day", "week": "week", "fortnight": "week",
    "month": "month", "year": "year", "decade": "decade",
}  # fmt: skip


def _back(published: date, count: float, unit: str) -> Days | None:
    """Return the days meant by so many units before a day; coarser units leave more room."""
    if unit in ("second", "minute", "hour"):
        return published, published
    if unit in ("day", "night"):
        day = shift(published, -round(count))
        return day, day
    if unit in ("week", "fortnight"):
        return around(shift(published, -round(count * (7 if unit == "week" else 14))), 3)
    if unit == "month":
        return shift_months(published, -round(count))
    years = count * {"year": 1, "decade": 10, "century": 100}[unit]
    middle = published.year - round(years)
    slack = 0 if unit == "year" and years < 10 else 1 if unit == "year" else round(years / 10)
    if middle - slack < 1:
        return None
    return year_days(middle - slack)[0], year_days(middle + slack)[1]


def _later(match: Match[str], when: When, count: float | None, unit: str) -> Meaning | None:
    """Read "two days later" from the day named before; without one it stays open."""
    sign = -1 if match["dir"].lower() == "earlier" else 1
    if when.named and count is not None and unit in ("day", "night") and count < 999:
        return _on(shift(when.named, sign * round(count)), "context")
    return open_date(AGO_PRECISION.get(unit, "vague"), "context")


def _coming(match: Match[str], when: When) -> Meaning | None:
    """Read "in nine months", "in two weeks' time", where the sentence looks ahead."""
    count, unit = _count(match["n"]), match["unit"].lower().rstrip("s").replace("centurie", "century")
    if count is None or (not match["time"] and when.tense(match) != "future"):
        return None
    precision = AGO_PRECISION.get(unit, "vague")
    if when.published is None or count > 900:
        return open_date(precision)
    if unit in ("second", "minute", "hour", "day", "night", "week", "fortnight"):
        days = round(count * {"day": 1, "night": 1, "week": 7, "fortnight": 14}.get(unit, 0))
        return meant(around(shift(when.published, days), 3 if days >= 7 else 0), precision)
    if unit == "month":
        return meant(shift_months(when.published, round(count)), precision)
    year = min(when.published.year + round(count * {"year": 1, "decade": 10, "century": 100}[unit]), 9999)
    return meant(year_days(year), precision)


def _stretch(match: Match[str], when: When) -> Meaning | None:
    """Read "the past three days", "the next two years" as a period up to or from publication."""
    count, unit = (_count(match["n"]) if match["n"] else 3.0), match["unit"].lower().rstrip("s")
    length = {"hour": 1 / 24, "day": 1, "night": 1, "week": 7, "month": 30.44, "year": 365.25, "decade": 3652.5}.get(
        unit
    )
    if count is None or length is None or not (match["n"] or match["unit"].lower().endswith("s")):
        return None
    precision: Precision = AGO_PRECISION.get(unit, "vague") if match["n"] else "vague"
    if when.published is None or count * length > 200_000:
        return open_date(precision)
    days = round(count * length)
    ahead = match["which"].lower() in ("next", "coming")
    return meant(
        (when.published, shift(when.published, days)) if ahead else (shift(when.published, -days), when.published),
        precision,
    )


def _context_day(match: Match[str], when: When) -> Meaning | None:
    """Read "the following day", "the day before", "that day" from the day named before."""
    words = match["word"].lower().split()
    if words[0] == "that" and len(words) > 1 and words[-1] != "day" and when.named is None:
        return open_date("day", "context")
    step = 1 if set(words) & {"following", "next", "after"} else -1 if set(words) & {"previous", "before"} else 0
    return _on(shift(when.named, step) if when.named else None, "context")


def _edge(match: Match[str], when: When) -> Meaning | None:
    """Read "the first of the month", "the end of the year", "the turn of the year"."""
    if when.published is None:
        return open_date("day")
    part, unit = match["part"].lower(), match["unit"].lower()
    if unit == "month" and part in ("first", "1st"):
        first = month_days(when.published.year, when.published.month)[0]
        return _on(first)
    if part in ("first", "1st"):
        return None
    return _edge_of(part, unit, when, match)


def _edge_of(part: str, unit: str, when: When, match: Match[str]) -> Meaning:
    """Return the first or last stretch of the week, month or year that suits the tense."""
    assert when.published is not None
    step = -1 if match["which"] == "last" else 1 if match["which"] == "next" else 0
    first, last = _around_period(when.published, unit, step)
    reach = {"week": 2, "month": 7, "year": 31}[unit]
    if part == "turn":
        turn = last if when.tense(match) == "future" else shift(first, -1)
        return meant(around(turn, 15), "month")
    days = (shift(last, -reach), last) if part in ("end", "close") else (first, shift(first, reach))
    return meant(days, "month" if unit == "year" else "week")


def _day_number(match: Match[str], when: When) -> Meaning:
    """Read "on the 6th": the nearest such day of a month on or before publication, or after it where the sentence looks ahead."""
    if when.published is None:
        return open_date("day")
    year, month, wanted = when.published.year, when.published.month, int(match["d"])
    months = [month_days(year, month + step)[0] for step in (-1, 0, 1) if 1 < year < 9998] if month > 1 else []
    months = months or [month_days(year - 1, 12)[0], month_days(year, 1)[0], month_days(year, 2)[0]]
    days = [(day, day) for first in months if (day := make_date(first.year, first.month, wanted))]
    tense = when.tense(match)
    return meant(nearest(days, when.published, "past" if tense == "unknown" else tense), "day")


def _rest(match: Match[str], when: When) -> Meaning:
    """Read "the rest of the week" as the days from publication to its end."""
    unit = match["unit"].lower()
    if when.published is None:
        return open_date(PRECISIONS[unit])
    if match["which"].lower() == "next":
        return meant(_around_period(when.published, unit, 1), PRECISIONS[unit])
    return meant((when.published, _around_period(when.published, unit, 0)[1]), PRECISIONS[unit])


PATTERNS: tuple[tuple[re.Pattern[str], Resolver], ...] = (
    (
        re.compile(
            rf"\b(?:(?P<which>(?i:last|next|this past|this coming|this|past|coming|the following|the previous|the))\s+)?(?P<w>{WEEKDAY}|{WEEKDAY.upper()})(?![-\w])"
            rf"(?:['’]s)?(?:\s+(?P<daytime>{DAYTIME})\b)?(?P<turn>\s+(?:before last|after next|week(?=[\s.,;)]|$)(?!\s+(?:long|after|in|of))))?"
        ),
        _weekday,
    ),
    (
        re.compile(
            r"\b(?P<word>the day before yesterday|the night before last|the day after tomorrow|yesterday|today|tomorrow|tonight|last night|overnight|"
            rf"this (?:morning|afternoon|evening|lunchtime))\b(?:['’]s)?(?:\s+(?:{DAYTIME}))?\b",
            re.IGNORECASE,
        ),
        _near_day,
    ),
    (
        re.compile(
            r"\b(?:(?P<lean>earlier|later)\s+)?(?P<which>this|last|next|the past|the coming|the previous|the following|the(?=\s+weekend))\s+(?P<unit>week|weekend|month|year|decade|century|quarter|fortnight)\b(?!-)",
            re.IGNORECASE,
        ),
        _period,
    ),
    (re.compile(rf"\b(?P<n>{NUMBER})\s+(?P<unit>{UNIT})\s+(?P<dir>ago|later|earlier)\b", re.IGNORECASE), _ago),
    (re.compile(rf"\b(?:with)?in\s+(?P<n>{NUMBER})\s+(?P<unit>{UNIT})\b(?P<time>['’]?s?['’]?\s+time\b)?", re.IGNORECASE), _coming),
    (re.compile(rf"\b(?:the|these|in)\s+(?P<which>past|last|next|coming)\s+(?:(?P<n>{NUMBER})\s+)?(?P<unit>{UNIT})\b", re.IGNORECASE), _stretch),
    (re.compile(r"\b(?P<word>the (?:following|next|previous|same) day|the day (?:before|after)(?=[.,;)])|the (?:following|next|previous|same) (?:morning|afternoon|evening|night)|that (?:same )?(?:day|morning|afternoon|evening|night))\b", re.IGNORECASE), _context_day),
    (re.compile(r"\b(?:(?<=\bon )|(?<=\bby )|(?<=\bsince )|(?<=\buntil )|(?<=\bafter )|(?<=\bbefore ))the (?P<d>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)(?=[.,;:)”\"]|\s+(?:and|when|but|at|in the|after|before|as|of (?:this|last|next|the) month)\b|$)", re.IGNORECASE), _day_number),
    (re.compile(r"\bthe (?:rest|remainder) of (?P<which>the|this|next) (?P<unit>week|month|year)\b", re.IGNORECASE), _rest),
    (re.compile(r"\bthe (?P<part>first|1st|start|beginning|end|close|turn) of (?P<which>the|this|last|next) (?P<unit>week|month|year)\b", re.IGNORECASE), _edge),
)  # fmt: skip
# The words without which a pattern cannot match (see `cues`).
CUES: dict[Resolver, frozenset[str]] = {
    _weekday: cues.WEEKDAYS,
    _near_day: cues.NEAR_DAYS,
    _period: cues.UNITS,
    _ago: cues.DISTANCES,
    _coming: cues.UNITS,
    _stretch: cues.UNITS,
    _context_day: cues.DAY_PARTS,
    _edge: cues.UNITS,
    _day_number: cues.DAY_NUMBERS,
    _rest: cues.UNITS,
}
