"""Find every figure of a text, with its bound, unit and rounding; what it measures is told by `things`."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence

from attribution.claims.bounds import bounded
from attribution.claims.currencies import home_dollar
from attribution.claims.drafts import Draft, Scene
from attribution.claims.exclusions import masked
from attribution.claims.grammar import drafts
from attribution.claims.lexer import Lexeme, lex
from attribution.types import Moment, Quantity

# Relative dates that hold a length of time are both: "10 years ago", "in nine months".
ALSO_LENGTHS = frozenset(["ago", "later", "earlier"])


def find_quantities(
    text: str, moments: Sequence[Moment] = (), start: int = 0, end: int | None = None
) -> tuple[Quantity, ...]:
    """Return the figures of `text[start:end]` in text order, without thing, predicate and scope (see `things.attach`).

    `moments` are the dates of the text: digits inside them ("27 January") are no quantities. A number that no float holds (hundreds
    of digits, and billions of them) is none either.
    `"more than 17,000 members" -> Quantity(text="more than 17,000", value=17000, low=17000, high=inf, bound="more_than",
    step=1000, kind="count")`.
    """
    lexemes = [x if not hidden else _hide(x) for x, hidden in _seen(text, moments, start, end)]
    scene = Scene(text, lexemes, home_dollar(text))
    return tuple(_quantity(scene, draft) for draft in drafts(scene) if math.isfinite(draft.value))


def _seen(text: str, moments: Sequence[Moment], start: int, end: int | None) -> list[tuple[Lexeme, bool]]:
    """Return the lexemes, each with whether a date, telephone number or list number hides it."""
    spans = [*masked(text), *((m.start, m.end) for m in moments if hides(m))]
    spans.sort()
    starts = [first for first, _ in spans]
    result = []
    for lexeme in lex(text, start, end):
        at = bisect_right(starts, lexeme.start) - 1
        result.append((lexeme, at >= 0 and lexeme.start < spans[at][1]))
    return result


def hides(moment: Moment) -> bool:
    """Say whether the digits of a date are no quantity: all but those of a length of time ("two days ago")."""
    words = moment.text.lower().split()
    relative = bool(words) and (
        words[-1] in ALSO_LENGTHS or (words[0] in ("in", "within") and moment.precision != "time")
    )
    return not (relative and moment.resolved_by != "explicit")


def _hide(lexeme: Lexeme) -> Lexeme:
    """Return a lexeme that no reader takes for a number, its words kept for their neighbours."""
    return Lexeme(lexeme.text, lexeme.start, lexeme.end, "code", "\0" + lexeme.lower, lexeme.glued)


def _quantity(scene: Scene, draft: Draft) -> Quantity:
    """Return the quantity of a draft, with its bound words in the span."""
    limit = bounded(scene, draft)
    start, end = scene.lexemes[limit.first].start, scene.lexemes[limit.stop - 1].end
    return Quantity(
        start,
        end,
        scene.text[start:end],
        value=draft.value,
        low=limit.low,
        high=limit.high,
        bound=limit.bound,
        step=draft.step,
        kind=draft.kind,
        unit=draft.unit,
        thing=draft.thing,
    )
