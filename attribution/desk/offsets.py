"""Where a row's words stand, as its cells say it: they come from files that people and programs have been at."""

from __future__ import annotations

from attribution.desk.sheets import Row

# Digits of a place in a text that could exist; Python refuses to read numbers of some thousands.
MOST_DIGITS = 15


def offsets(row: Row, prefix: str = "") -> tuple[int, int] | None:
    """The start and end a row names, in code points; None where it names none: other words, no length.

    `prefix` "a_" and "b_" are the sides of a conflict.
    """
    start, end = number(row.get(f"{prefix}start")), number(row.get(f"{prefix}end"))
    return (start, end) if start is not None and end is not None and start < end else None


def number(words: str) -> int | None:
    """The whole number in a cell: `"12" -> 12`; None for "-1", "1.0", "²", and for more digits than any text has characters."""
    return int(words) if words.isascii() and words.isdecimal() and len(words) <= MOST_DIGITS else None
