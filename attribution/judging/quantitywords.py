"""Figures in words for an explanation: how far apart, what is the same of them, what to check."""

from __future__ import annotations

import math
import re

from attribution.claims.scopes import PART
from attribution.judging.order import MONOTONE
from attribution.judging.relations import Named
from attribution.judging.values import plain
from attribution.types import Quantity

# From this value on a share of the smaller figure says more than the difference alone.
BIG = 100
MAGNITUDES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SPANS = ((31_557_600, "year"), (86_400, "day"), (3_600, "hour"), (60, "minute"))
HARM = frozenset(["die", "injure", "missing", "casualty", "displace", "infect"])
# Words of a counted thing that limit nothing.
FILLERS = frozenset(["the", "a", "an", "of", "its", "their", "his", "her", "more", "other", "some", "people", "person", "in", "at", "and"])


def apart(a: Quantity, b: Quantity, *, signed: bool) -> str:
    """`"4 apart"`, `"1,500 apart (10 %)"`; signed, from a to b: `"+139 (84 %)"`. Nothing where a side is no number ("dozens")."""
    if "vague" in (a.bound, b.bound):
        return ""
    gap = b.value - a.value
    share = percent(gap, a.value if signed else min(a.value, b.value), max(abs(a.value), abs(b.value)))
    size = lasting(abs(gap)) if a.unit == "second" else sized(abs(gap), a)
    return f"{'+' if gap >= 0 else '−'}{size}{share}" if signed else f"{size} apart{share}"


def sized(gap: float, q: Quantity) -> str:
    """A difference with its unit, as an editor would write it: `"50 million USD"`, `"1.6 km"`, `"0.2 magnitude"`, `"12"`.

    Figures in units of measurement were converted, and keep no more than three digits that count.
    """
    if q.kind == "money":
        size, word = next(((size, word) for size, word in MAGNITUDES if gap >= size), (1.0, ""))
        return f"{plain(round(gap / size, 2))}{word}{unit_words(q)}"
    if q.kind == "measure":
        gap, unit = (gap / 1000, "km") if q.unit == "m" and gap >= 1000 else (gap, q.unit)
        return f"{plain(three_digits(gap))} {unit}".rstrip()
    return f"{plain(round(gap, 6))}{unit_words(q)}"


def three_digits(value: float) -> float:
    """A value to its first three digits: `16093.44 -> 16100.0`."""
    return round(value, 2 - math.floor(math.log10(value))) if value else 0.0


def percent(gap: float, base: float, largest: float) -> str:
    """`" (84 %)"`: the difference as a share of the base, of big figures only."""
    return f" ({abs(gap) / base * 100:.0f} %)" if largest >= BIG and base > 0 else ""


def lasting(seconds: float) -> str:
    """A span of time in its largest fitting unit: `5400 -> "1.5 hours"`."""
    size, name = next(((size, name) for size, name in SPANS if seconds >= size), (1, "second"))
    count = round(seconds / size, 1)
    return f"{plain(count)} {name}{'' if count == 1 else 's'}"


def unit_words(q: Quantity) -> str:
    """`" USD"`, `" points"` for percentages, `""` for counts."""
    if q.kind == "percent":
        return " points"
    return f" {q.unit}" if q.unit else ""


def same_measure(a: Quantity, b: Quantity) -> str:
    """`"same measure as worded (“peacekeepers”, “fatalities”)"`, else how both are worded; nothing where they are not."""
    words = list(dict.fromkeys(f"“{text}”" for text in (worded(a), worded(b)) if text))
    if a.predicate == b.predicate and (a.predicate in MONOTONE or (a.thing and a.thing == b.thing)):
        return f"same measure as worded ({', '.join(words)})" if words else "same measure as worded"
    return f"worded as {' and '.join(words)}" if len(words) > 1 else ""


def same_scope(a: Quantity, b: Quantity) -> str:
    """`"same scope (Mali)"`."""
    shared = [place for place in a.scope if place in b.scope and place != PART]
    return f"same scope ({', '.join(shared)})" if shared else ""


def worded(q: Quantity) -> str:
    """The thing counted as printed."""
    return q.thing_text.strip() or q.thing


def limits(q: Quantity, other: Quantity) -> list[str]:
    """Words that limit what a figure counts and that the other lacks: `"hostile deaths" / "deaths" -> ["hostile"]`."""
    theirs = {w.casefold() for w in WORD.findall(worded(other))}
    own = [w for w in WORD.findall(worded(q)) if w.casefold() not in theirs and w.casefold() not in FILLERS]
    return own[:-1] if own and q.thing != other.thing else own


def check_figures(a: Quantity, b: Quantity, named: Named) -> str:
    """The next step: what one side's words limit, a part against a whole, else when and by whom each was counted."""
    if named.relation in ("agree", "different_scope"):
        return ""
    for q, other in ((a, b), (b, a)):
        if PART in q.scope and PART not in other.scope:
            return f"check whether {q.text.strip()} counts only a part"
    for q, other in ((a, b), (b, a)):
        found = limits(q, other)
        if found and a.predicate == b.predicate:
            return f"check whether {other.text.strip()} counts “{' '.join(found)}” only, too"
    if named.needs_check:
        later = b if named.first_is_earlier else a
        return f"check whether {later.text.strip()} counts all causes" if a.predicate in HARM else "check whether both count the same"
    if named.relation == "update":
        return ""
    if named.days is None:
        return "check when each was counted"
    return "check who counted, and when"
