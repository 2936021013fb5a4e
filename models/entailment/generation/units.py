"""Measured figures: the same length, time, weight or area in other units, and unit slips."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from models.entailment.generation.edit import LABELS, Edit, Split, of_split
from models.entailment.generation.figures import Figure, relation
from models.entailment.generation.measures import measured, slipped
from models.entailment.generation.pairing import anywhere
from models.entailment.generation.scalewords import scales
from models.entailment.generation.slots import filled, filling
from models.entailment.generation.unitframes import FRAMES
from models.entailment.generation.words import Sentence

# How far a figure lies from the true value when a phrase of the kind agrees with it.
AGREEING = {"nearly": 1.03, "barely_over": 0.975, "above": 0.9, "below": 1.1}
KINDS = ("exact", "exact", "exact", "exact", "about", "nearly", "above", "below", "least", "most", "barely_over")
SLIPS = (1.0, 1.0, 1.25, 0.8, 2.0, 0.5, 10.0, 0.1, 1.5, 0.7)


def unit(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:  # noqa: ARG001  # made-up frames only
    """`"36 hours"` is `"a day and a half"`; `"12 km"` is `"about 7.5 miles"` and not `"12 miles"`."""
    yield from (converted if rng.random() < 0.8 else scales)(rng, split)


def converted(rng: Random, split: Split) -> Iterator[Edit]:
    """One measured figure in two units."""
    frame = rng.choice(of_split(FRAMES, split))
    base = anywhere(frame[1], frame[2], rng)
    want, kind = rng.choice(LABELS), rng.choice(KINDS)
    for _ in range(120):
        p = measured(frame[0], rng.choice(KINDS), base, split, rng)
        if p is None:
            continue
        h = slipped(frame[0], p, rng) if want == "contradiction" and rng.random() < 0.25 else None
        if h is None:
            factor = AGREEING.get(kind, 1.0) if want == "entailment" else rng.choice(SLIPS)
            h = measured(frame[0], kind, p.value * factor, split, rng)
        if h and relation(p, h) == want and comparable(p, h):
            values, first, second = filling(split, rng), rng.randrange(2), rng.choice((2, 3))
            premise, hypothesis = (filled(frame[3][i], {**values, "m": f.text}) for i, f in ((first, p), (second, h)))
            template = f"unit:frame{FRAMES.index(frame)}.{first}{second}:{p.kind}>{h.kind}"
            yield Edit(premise, hypothesis, want, "unit", template)
            return


def comparable(p: Figure, h: Figure) -> bool:
    """Whether two figures have different units, are of like size, and differ by more than a calculator's hair."""
    return p.text.split()[-1] != h.text.split()[-1] and 0.04 < h.value / p.value < 25 and not hairline(p, h)


def hairline(p: Figure, h: Figure) -> bool:
    """Whether two bounds or plain figures differ by so little that only a calculator tells, such as 6 miles and 9.7 kilometres."""
    ratio = h.value / p.value
    if p.kind == h.kind == "exact":
        return 0.005 < abs(ratio - 1) < 0.07
    return 1e-9 < abs(ratio - 1) < 0.03 and not {p.kind, h.kind} & {"about"}


PHENOMENA = (("unit", unit),)
