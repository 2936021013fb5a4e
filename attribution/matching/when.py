"""The days, months and figures a lead names, as words: what tells two events of one kind apart where no date resolves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from attribution.types import Claim

WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
MONTHS = "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
# "12 March", "March 12", "Mar. 12"; the month's name alone counts too. Capitals keep "may" and "march" out.
DATE = re.compile(rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)? )?({MONTHS})\b\.?(?: (\d{{1,2}})\b)?")


@dataclass(frozen=True, slots=True)
class Named:
    """What a lead names: weekdays ("fri"), months ("mar"), days of a month ("mar 12"), and figures of two or more."""

    weekdays: frozenset[str]
    months: frozenset[str]
    dates: frozenset[str]
    figures: frozenset[float]


def named_in(claims: Sequence[Claim]) -> Named:
    """Everything of the kind in some statements."""
    text = " ".join(claim.text for claim in claims)
    found = [(m[2][:3].casefold(), m[1] or m[3]) for m in DATE.finditer(text)]
    return Named(
        frozenset(m[1].casefold() for m in WEEKDAY.finditer(text)),
        frozenset(month for month, _ in found),
        frozenset(f"{month} {int(day)}" for month, day in found if day),
        frozenset(q.value for claim in claims for q in claim.quantities if q.value >= 2),
    )


def shared_figures(a: Named, b: Named) -> float:
    """The share of the fewer figures that the other side names too, 0 to 1."""
    fewer = min(len(a.figures), len(b.figures))
    return len(a.figures & b.figures) / fewer if fewer else 0.0
