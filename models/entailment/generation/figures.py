"""Figures as ranges: what a number phrase says of the true value, and the label that follows for a pair of them."""

from __future__ import annotations

from dataclasses import dataclass

from models.entailment.generation.edit import Label

Range = tuple[float, float]
ENDLESS = 1e15
# How far "more than 40" is taken to reach when a figure above it is still undecided: nobody writes "more than 40" of 400.
REACH = 1.8


@dataclass(frozen=True, slots=True)
class Figure:
    """A number phrase and three closed ranges of the true value: where the phrase is surely right (`sure`), where it may still be
    used (`outer`), and where a reader of it expects the value (`live`). `"about 500" -> sure 480..520, outer 425..575`."""

    text: str
    kind: str
    value: float
    sure: Range
    outer: Range
    live: Range


def relation(premise: Figure, hypothesis: Figure) -> Label | None:
    """Entailed when every value the premise allows makes the hypothesis surely right, contradicted when they share none, neutral
    when the premise leaves room for both; `None` when the vagueness of the words leaves it open."""
    p, h = premise, hypothesis
    if h.sure[0] <= p.outer[0] and p.outer[1] <= h.sure[1]:
        return "entailment"
    if p.outer[1] < h.outer[0] or h.outer[1] < p.outer[0]:
        return "contradiction"
    inside = max(p.live[0], h.sure[0]) <= min(p.live[1], h.sure[1])
    spills = p.live[0] < h.outer[0] or p.live[1] > h.outer[1]
    return "neutral" if inside and spills else None


def exact(text: str, value: float, slack: float = 0.0) -> Figure:
    """A plain figure; `slack` is the share by which it may be rounded."""
    within = (value * (1 - slack), value * (1 + slack))
    return Figure(text, "exact", value, within, within, within)


def about(text: str, value: float) -> Figure:
    """ "about 500": surely right within 4 %, hardly used beyond 15 %."""
    near = (value * 0.96, value * 1.04)
    return Figure(text, "about", value, near, (value * 0.85, value * 1.15), near)


def nearly(text: str, value: float, step: float) -> Figure:
    """ "nearly 500": below, surely right within 5 %, hardly used beyond 15 %; `step` is the smallest difference that counts."""
    near = (value * 0.95, value - step)
    return Figure(text, "nearly", value, near, (value * 0.85, value - step), near)


def barely_over(text: str, value: float, step: float) -> Figure:
    """ "just over 500": above, surely right within 5 %, hardly used beyond 15 %."""
    near = (value + step, value * 1.05)
    return Figure(text, "barely_over", value, near, (value + step, value * 1.15), near)


def above(text: str, value: float, step: float) -> Figure:
    """ "more than 500" with the smallest step counted, "at least 500" with step 0."""
    span = (value + step, ENDLESS)
    return Figure(
        text, "above" if step else "least", value, span, span, (value + step, max(value + 2 * step, value * REACH))
    )


def below(text: str, value: float, step: float) -> Figure:
    """ "fewer than 500" with the smallest step counted, "up to 500" with step 0."""
    span = (0.0, value - step)
    return Figure(text, "below" if step else "most", value, span, span, (value / REACH, value - step))


def between(text: str, low: float, high: float) -> Figure:
    """ "between 40 and 50", both ends counted."""
    return Figure(text, "between", (low + high) / 2, (low, high), (low, high), (low, high))


def vague(text: str, sure: Range, outer: Range) -> Figure:
    """ "dozens": surely right in one range, possibly in a wider one, which is also what a reader expects."""
    return Figure(text, "vague", sum(sure) / 2, sure, outer, outer)
