"""A verdict as a row of the cache's table, and back: what no model can have said is not believed."""

from __future__ import annotations

from attribution.types import Span, Verdict

COLUMNS = "key, entailment, neutral, contradiction, start, stop"
# Probabilities are rounded to 4 decimals, so that three of them miss 1 by 0.00015 at most.
MISS = 1e-3
Row = tuple[bytes, float, float, float, int | None, int | None]


def to_row(key: str, verdict: Verdict) -> Row:
    """The columns of a verdict under its key (hexadecimal); raises ValueError for one that would not be believed."""
    window = verdict.window
    start, stop = (window.start, window.end) if window else (None, None)
    believed = to_verdict(verdict.entailment, verdict.neutral, verdict.contradiction, start, stop)
    return bytes.fromhex(key), believed.entailment, believed.neutral, believed.contradiction, start, stop


def to_verdict(entailment: object, neutral: object, contradiction: object, start: object, stop: object) -> Verdict:
    """A verdict from its columns; raises ValueError for a row that is damaged or was tampered with.

    `(0.7, 0.2, 0.1, 0, 9)` -> a verdict on the window [0, 9); `(0.7, 0.2, 7.5, None, None)` is refused.
    """
    chances = (chance(entailment), chance(neutral), chance(contradiction))
    if abs(sum(chances) - 1) > MISS:
        raise ValueError(f"probabilities {chances} were seen, expected three that add up to 1")
    return Verdict(*chances, window(start, stop))


def chance(value: object) -> float:
    """A probability."""
    if not isinstance(value, int | float) or not 0 <= value <= 1:  # false for nan
        raise ValueError(f"probability {value!r:.40} was seen, expected a number from 0 to 1")
    return float(value)


def window(start: object, stop: object) -> Span | None:
    """The code points of a window, or None for the whole premise."""
    if start is None and stop is None:
        return None
    if not isinstance(start, int) or not isinstance(stop, int) or not 0 <= start < stop:
        raise ValueError(f"window {start!r:.40}-{stop!r:.40} was seen, expected 0 <= start < stop")
    return Span(start, stop)
