"""Cells of a spreadsheet that hold more than words: numbers and dates there, words here."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

# A spreadsheet holds fifteen digits.
MOST = 10**15
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
# Excel counts days from 1900 and believes that February 1900 had 29.
FIRST_DAY = dt.date(1900, 3, 1)


def number_of(words: str) -> float | None:
    """The number that words are, where it comes back as these words: "12" and "0.98", not "012", "0.90" or "1e5"."""
    if not _NUMBER.fullmatch(words) or not words.isascii() or len(words) > 17:
        return None
    number = float(words)
    return number if abs(number) < MOST and shown(number) == words else None


def shown(number: float) -> str:
    """A number as a person types it: `shown(3.0)` -> `"3"`, `shown(0.1)` -> `"0.1"`."""
    rounded = float(f"{number:.15g}")  # what a spreadsheet shows of 0.1 + 0.2
    return str(int(rounded)) if rounded.is_integer() and abs(rounded) < 10**21 else repr(rounded)


def date_of(words: str) -> dt.date | None:
    """The day that words are, where it comes back as these words: "2024-05-08"."""
    try:
        date = dt.date.fromisoformat(words)
    except ValueError:
        return None
    return date if date.isoformat() == words and date >= FIRST_DAY else None


def words_in_cell(value: Any) -> str:
    """The words of a cell's value as a person would type it; days in ISO form: `datetime(2024, 5, 8)` -> `"2024-05-08"`."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return shown(value)
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "seconds").removesuffix(" 00:00:00")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, dt.timedelta):
        seconds = round(value.total_seconds())
        return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return str(value)
