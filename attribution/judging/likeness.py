"""Whether two figures are of one kind, so that their values can be held against each other at all."""

from __future__ import annotations

from dataclasses import replace

from attribution.claims.currencies import FAMILIES, one_currency
from attribution.claims.lexer import lex
from attribution.claims.numerals import read_numeral
from attribution.judging.order import MONOTONE
from attribution.types import Quantity

# A figure that leaves its unit out is taken for one with it only from this number on: a chance meeting of two 25,000s is rare.
TELLING = 10
DOLLARS = FAMILIES["dollar"]


def incomparable(a: Quantity, b: Quantity) -> str | None:
    """None where two figures can be compared, else why not: another kind, unit, currency, or somebody else's age."""
    if a.kind != b.kind:
        return f"one is a {a.kind}, the other a {b.kind}"
    if a.kind == "age" and a.scope and b.scope and not {s.casefold() for s in a.scope} & {s.casefold() for s in b.scope}:
        return f"they are the ages of {a.scope[0]} and {b.scope[0]}"
    if a.kind == "money":
        return None if one_money(a, b) else f"they are amounts in different currencies ({a.unit}, {b.unit})"
    if a.kind == "score":
        return None if not a.thing or not b.thing or a.thing == b.thing else f"one is a {a.thing}, the other a {b.thing}"
    if a.unit != b.unit:
        return f"the units differ ({a.unit or 'a count'}, {b.unit or 'a count'})"
    return None


def one_money(a: Quantity, b: Quantity) -> bool:
    """Whether two sums can be in one currency; a bare dollar sign may be any country's dollar."""
    return one_currency(a.unit, b.unit) or (a.unit in DOLLARS and b.unit in DOLLARS and (bare_dollar(a) or bare_dollar(b)))


def bare_dollar(q: Quantity) -> bool:
    """Whether a sum is in dollars and does not say whose: `"$7 billion"`, `"two million dollars"`."""
    low = q.text.lower()
    signed = low.find("$")
    country = any(name in low for name in ("us", "american", "australian", "canadian", "zealand", "hong kong", "singapore"))
    return q.unit in DOLLARS and not country and (signed < 1 or not low[signed - 1].isalpha())


def levelled(a: Quantity, b: Quantity) -> tuple[Quantity, Quantity]:
    """The two figures as one kind, where one wording implies the other's: "a fifth resident died" counts at least five dead.

    A figure that leaves out the unit that the other has ("the policy says 2.6 million") takes it if both print one number.
    """
    if {a.kind, b.kind} == {"ordinal", "count"}:
        return _as_tally(a, b), _as_tally(b, a)
    if a.kind == "score" != b.kind:
        return _side(a, b), b
    if b.kind == "score" != a.kind:
        return a, _side(b, a)
    if a.kind == "count" != b.kind and _leaves_out(a, b):
        return _like(a, b), b
    if b.kind == "count" != a.kind and _leaves_out(b, a):
        return a, _like(b, a)
    return a, b


def _as_tally(q: Quantity, other: Quantity) -> Quantity:
    """An ordinal of a tally as the count that it implies; anything else as it is."""
    one_tally = q.predicate == other.predicate and q.predicate in MONOTONE
    one_thing = q.thing == other.thing and q.thing not in ("", "person") and not {q.predicate, other.predicate} & MONOTONE
    named = bool(q.thing) and q.text.lower().startswith(q.thing)  # "Lap 151" is a place in a row, not a number of laps
    if q.kind != "ordinal" or named or not (one_tally or one_thing):
        return q
    return replace(q, kind="count", bound="at_least", high=float("inf"))


def _side(score: Quantity, other: Quantity) -> Quantity:
    """The side of a result that a count names: `"5-2"` beside "five of the seven members" is five."""
    if other.kind != "count" or other.unit:
        return score
    losing = score.unit.removeprefix("to ")
    for value in (score.value, float(losing) if losing.replace(".", "").isdigit() else score.value):
        if value == other.value:
            return replace(score, kind="count", unit="", value=value, low=value, high=value)
    return score


def _leaves_out(count: Quantity, other: Quantity) -> bool:
    """Whether a bare number can be the other figure without its unit."""
    if count.thing_text or count.unit or other.kind not in ("money", "percent", "measure", "duration", "age"):
        return False
    number = printed(other)
    return number is not None and number == printed(count) and (number >= TELLING or number % 1 != 0)


def printed(q: Quantity) -> float | None:
    """The first number that a figure prints, scale words included: `"71 metres" -> 71`, `"about 2.6 million euros" -> 2_600_000`."""
    lexemes = lex(q.text)
    for i in range(len(lexemes)):
        number = read_numeral(lexemes, i)
        if number is not None:
            return number.value
    return None


def _like(count: Quantity, other: Quantity) -> Quantity:
    """A bare number in the unit of the figure it repeats."""
    return replace(count, kind=other.kind, unit=other.unit, value=other.value, low=other.low, high=other.high, step=other.step, bound=other.bound)
