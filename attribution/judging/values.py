"""Compare two figures by what their wording allows; the rules are those of the annotation guide."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from attribution.types import Quantity

Outcome = Literal["agree", "differ", "unclear", "incomparable"]

# Two unhedged figures agree as rounding when the finer one lies within half the coarser one's last place ("more than 40" and
# 40; 9,500 and 9,480), and no further apart than this share: 1,000 for 1,400 would be no rounding an editor accepts.
ROUNDING_SHARE = 0.035
# "about a dozen" and 11: beyond what the rounding allows by rule, yet nothing an editor would call a difference.
LOOSE_BELOW, LOOSE_SHARE = 100, 0.12
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


def comparable(a: Quantity, b: Quantity) -> str | None:
    """None where two figures can be compared at all, else why not: another kind, unit or currency."""
    if a.kind != b.kind:
        return f"one is a {a.kind}, the other a {b.kind}"
    if a.kind == "age" and a.scope and b.scope and not set(a.scope) & set(b.scope):
        return f"they are the ages of {a.scope[0]} and {b.scope[0]}"
    if a.unit != b.unit:
        return f"the units differ ({a.unit or 'a count'}, {b.unit or 'a count'})"
    return None


def same_value(a: Quantity, b: Quantity) -> str:
    """Two printings of one value, in their own words: `"both say 304"`, `"nine months and 9 months are the same"`."""
    first, second = a.text.strip(), b.text.strip()
    return f"both say {first}" if first.casefold() == second.casefold() else f"{first} and {second} are the same"


def within_rounding(a: Quantity, b: Quantity) -> bool:
    """Whether the difference of the named values is no more than rounding explains."""
    coarse = max(a.step, b.step)
    gap = abs(a.value - b.value)
    larger = max(abs(a.value), abs(b.value))
    return gap <= coarse / 2 and gap <= ROUNDING_SHARE * larger


def compare_values(a: Quantity, b: Quantity) -> Comparison:
    """Whether both figures can be true of one slot: `"more than 17,000" / "17,500" -> agree`, `"at least 19" / "15" -> differ`."""
    reason = comparable(a, b)
    if reason:
        return Comparison("incomparable", reason)
    if a.value == b.value and a.bound == b.bound:
        return Comparison("agree", same_value(a, b))
    if a.low <= b.high and b.low <= a.high and not (touches_open_end(a, b) or touches_open_end(b, a)):
        return Comparison("agree", f"{a.text.strip()} allows {b.text.strip()}")
    if within_rounding(a, b):
        return Comparison("agree", f"{a.text.strip()} and {b.text.strip()} differ by rounding")
    larger = max(abs(a.value), abs(b.value))
    if "about" in (a.bound, b.bound) and larger < LOOSE_BELOW and abs(a.value - b.value) <= LOOSE_SHARE * larger:
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
