"""How late a report can be told to be by the dates in it, where none is printed on it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from attribution.claims.dates import Dates
from attribution.claims.tense import tense_at
from attribution.types import Article, Moment

MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE)


def told_until(article: Article) -> date | None:
    """The last day (or month's first day) that a report without a date tells of as past; it is no earlier than that.

    The year is the latest that the report names; days and months without a year are taken to lie in it.
    `"On June 16 the government … since 2013 … the situation in 2023" -> 2023-06-16`.
    """
    dates = Dates(article.text)
    years = [m.first.year for m in past(article, dates.days(None)) if m.first is not None]
    if not years:
        return None
    year = max(years)
    dated = past(article, dates.days(date(year, 12, 31)))
    days = [m.first for m in dated if m.first is not None and m.first.year == year and MONTH.search(m.text)]
    return max(days, default=date(year, 1, 1))


def past(article: Article, moments: Sequence[Moment]) -> list[Moment]:
    """The moments in the story that are told in the past, deadlines and plans left out."""
    story = sorted(article.story_blocks(), key=lambda block: block.start)
    starts = [block.start for block in story]

    def is_told(m: Moment) -> bool:
        at = bisect_right(starts, m.start) - 1
        return at >= 0 and story[at].contains(m)

    return [
        m
        for m in moments
        if m.anchor in ("on", "since")
        and m.precision in ("day", "month", "year")
        and is_told(m)
        and tense_at(article.text, m.start, m.end) == "past"
    ]
