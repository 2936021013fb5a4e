"""Compare two figures by what their wording allows; the rules are those of the annotation guide."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from attribution.judging.conversion import converted
from attribution.judging.likeness import incomparable, levelled
from attribution.types import Quantity

Outcome = Literal["agree", "differ", "unclear", "incomparable"]

# Two unhedged figures agree as rounding when the finer one lies within half the coarser one's last place ("more than 40" and
# 40; 9,500 and 9,480), and no further apart than this share: 1,000 for 1,400 would be no rounding an editor accepts.
ROUNDING_SHARE = 0.035
# A fraction in words ("a third") and a span in another unit ("twelve weeks" for three months) are rounder than a printed figure.
FRACTION_SHARE, SPAN_SHARE = 0.08, 0.1
FRACTION_STEP = 10.0
# "about a dozen" and 11: beyond what the rounding allows by rule, yet nothing an editor would call a difference.
LOOSE_BELOW, LOOSE_SHARE = 100, 0.12
# "about 30 minutes" and 35.
LOOSE_SPAN = 0.15
LIMITS = ("within ", "in under ", "in less than ", "inside ")
OPEN_ENDED = ("at_least", "more_than", "at_most", "less_than")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The outcome of comparing two values and the reason in one clause."""

    outcome: Outcome
    reason: str


def plain(value: float) -> str:
    """A number as a reader writes it: `17500.0 -> "17,500"`, `2.5 -> "2.5"`."""
    if math.isinf(value):
        return "any number"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def same_value(a: Quantity, b: Quantity) -> str:
    """Two printings of one value, in their own words: `"both say 304"`, `"nine months and 9 months are the same"`."""
    first, second = a.text.strip(), b.text.strip()
    return f"both say {first}" if first.casefold() == second.casefold() else f"{first} and {second} are the same"


def within_rounding(a: Quantity, b: Quantity) -> bool:
    """Whether the difference of the named values is no more than rounding explains."""
    coarse = max(a.step, b.step)
    gap = abs(a.value - b.value)
    larger = max(abs(a.value), abs(b.value))
    return gap <= coarse / 2 and gap <= rounding_share(a, b) * larger


def rounding_share(a: Quantity, b: Quantity) -> float:
    """The largest share of the larger figure that rounding may explain."""
    if a.kind == "duration" and a.step != b.step:
        return SPAN_SHARE
    fraction = a.kind == "percent" and max(a.step, b.step) >= FRACTION_STEP
    return FRACTION_SHARE if fraction else ROUNDING_SHARE


def compare_values(a: Quantity, b: Quantity) -> Comparison:
    """Whether both figures can be true of one slot: `"more than 17,000" / "17,500" -> agree`, `"at least 19" / "15" -> differ`.

    Units of one dimension are converted: `"12 miles" / "19 km" -> agree: 12 miles is 19.3 km`.
    """
    a, b = levelled(a, b)
    reason = incomparable(a, b)
    if reason:
        return Comparison("incomparable", reason)
    found = compare_like(a, b)
    if found.outcome == "differ" and (names_one(a) or names_one(b)):
        return Comparison("unclear", "one side speaks of one person and need not tell of all")
    if found.outcome == "differ" and a.kind == "money" and a.unit != b.unit:
        return Comparison("unclear", f"{found.reason}, perhaps in different currencies ({a.unit}, {b.unit})")
    conversion = converted(a, b)
    return Comparison(found.outcome, f"{found.reason} ({conversion})") if conversion else found


def names_one(q: Quantity) -> bool:
    """Whether a figure is a person spoken of, not a count: `"A young girl"` of "A young girl was killed"."""
    return q.kind == "count" and q.value == 1 and q.text.lower().startswith(("a ", "an ", "another "))


def limits_apart(a: Quantity, b: Quantity) -> bool:
    """Whether both figures are limits set ("within 90 days", "within six months") and not one limit: no writer means both."""
    return a.kind in ("duration", "measure") and all(q.text.lower().startswith(LIMITS) for q in (a, b)) and not within_rounding(a, b)


def compare_like(a: Quantity, b: Quantity) -> Comparison:
    """The outcome of two figures of one kind and unit."""
    if a.kind == "score":
        same = (a.value, a.unit) == (b.value, b.unit)
        return Comparison("agree", same_value(a, b)) if same else Comparison("differ", f"{a.text.strip()} against {b.text.strip()}")
    if a.value == b.value and a.bound == b.bound:
        return Comparison("agree", same_value(a, b))
    if limits_apart(a, b):
        return Comparison("differ", f"{a.text.strip()} against {b.text.strip()}")
    if a.low <= b.high and b.low <= a.high and not (touches_open_end(a, b) or touches_open_end(b, a)):
        return Comparison("agree", f"{a.text.strip()} allows {b.text.strip()}")
    if within_rounding(a, b):
        return Comparison("agree", f"{a.text.strip()} and {b.text.strip()} differ by rounding")
    larger = max(abs(a.value), abs(b.value))
    loose = LOOSE_SPAN if a.kind == "duration" else LOOSE_SHARE if larger < LOOSE_BELOW else 0.0
    if "about" in (a.bound, b.bound) and abs(a.value - b.value) <= loose * larger:
        return Comparison("unclear", f"“{a.text.strip()}” and “{b.text.strip()}” may round one figure")
    if a.bound == "vague" or b.bound == "vague":
        gap = max(a.low, b.low) / max(1e-9, min(a.high, b.high))
        if gap < 2:
            return Comparison("unclear", f"{a.text.strip()} is too vague to hold against {b.text.strip()}")
    return Comparison("differ", f"{a.text.strip()} against {b.text.strip()}")


def touches_open_end(a: Quantity, b: Quantity) -> bool:
    """Whether an open bound allows a value so far off that no writer would have chosen the bound: more than 30 / 3,000."""
    if a.bound not in OPEN_ENDED or b.bound in OPEN_ENDED or a.value <= 0 or b.value <= 0:
        return False
    ratio = b.value / a.value if a.bound in ("at_least", "more_than") else a.value / b.value
    return ratio > 10
