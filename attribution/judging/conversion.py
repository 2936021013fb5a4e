"""A measure in the unit that the other report prints, for an explanation that a reader can check."""

from __future__ import annotations

from attribution.claims.lexer import lex
from attribution.claims.units import UNITS, Unit
from attribution.types import Quantity


def converted(a: Quantity, b: Quantity) -> str:
    """What `a` is in the unit of `b`: `"12 miles" beside "20 km" -> "12 miles is 19.3 km"`; "" where both print one unit."""
    mine, theirs = printed_unit(a), printed_unit(b)
    if mine is None or theirs is None or mine[1] == theirs[1] or mine[1].base != theirs[1].base != "":
        return ""
    name, unit = theirs
    value = (a.value - unit.shift) / unit.factor
    return f"{a.text.strip()} is {three_digits(value)} {name}"


def printed_unit(q: Quantity) -> tuple[str, Unit] | None:
    """The last unit of its base that a measure or a span of time prints, as printed: `"some 65 km" -> ("km", …)`."""
    if q.kind not in ("measure", "duration"):
        return None
    for lexeme in reversed(lex(q.text)):
        unit = UNITS.get(lexeme.lower.removesuffix("'s").removesuffix("’s"))
        if unit is not None and unit.base == q.unit:
            return lexeme.text, unit
    return None


def three_digits(value: float) -> str:
    """A number to three digits, as a reader writes it: `19.312 -> "19.3"`, `48562.3 -> "48,600"`."""
    rounded = float(f"{value:.3g}")
    return f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,.10g}"
