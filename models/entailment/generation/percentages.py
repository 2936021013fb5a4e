"""Percentages against fractions ("three in four"), majorities, points and other percentages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from models.entailment.generation import shares
from models.entailment.generation.edit import LABELS, Edit, Label, Split, of_split
from models.entailment.generation.figures import Figure
from models.entailment.generation.numerals import Spot, certain
from models.entailment.generation.pairing import draw, paired
from models.entailment.generation.shareframes import RATES
from models.entailment.generation.slots import filled, filling
from models.entailment.generation.spelling import digits
from models.entailment.generation.words import Sentence

PERCENT = re.compile(r"\b(\d{1,2}(?:\.\d)?)( per cent\b| percent\b|%)")
KINDS = tuple(
    (p, h)
    for p in ("exact", "above", "below", "about")
    for h in ("exact", "above", "least", "below", "about", "nearly")
    if p != h
)
MAJORITIES = tuple(f for f in shares.PLAIN if f.kind in ("most", "less", "least", "half"))


def percentage(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:
    """`"25 per cent"` is `"one in four"`; `"from 4 to 5 per cent"` is one point up and not one per cent."""
    yield from swapped(sentence, rng, split)
    if rng.random() < 0.75:
        yield from shares.shared("percentage", some_share, some_share, rng, split)
    else:
        yield from points(rng, split)


def some_share(rng: Random, split: Split) -> Figure:
    """A percentage, a fraction in words, "37 of the 52" or a majority."""
    pick = rng.random()
    if pick < 0.45:
        return shares.percent(rng.choice((20, 25, 30, 33, 40, 50, 60, 66, 67, 75, 80, 90, rng.randint(3, 97))), rng)
    if pick < 0.85:
        return shares.fraction(rng, split)
    return rng.choice(of_split(MAJORITIES, split)) if pick < 0.95 else shares.counted(rng.randint(2, 19), 20, rng)


def swapped(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:
    """A percentage of a real sentence against another."""
    found = PERCENT.search(sentence.text) if certain(sentence) else None
    if (
        not found
        or float(found[1]) < 3
        or sentence.text[: found.start()].endswith(("than ", "about ", "the ", "over ", "a ", "to ", "-", ".", "$"))
    ):
        return
    tail = rng.choice((" per cent", " percent", "%"))
    drawn = draw((*KINDS, ("exact", "exact"), ("exact", "exact")), float(round(float(found[1]))), split, rng, 0.5)
    if drawn is None or not all(any(c.isdigit() for c in f.text) and f.value <= 95 for f in drawn[:2]):
        return
    p, h, label, change = drawn
    at = Spot(found.start(), found.end(), 0, True)
    texts = (re.sub("fewer", "less", p.text) + found[2], re.sub("fewer", "less", h.text) + tail)
    yield paired("percentage", sentence, at, texts, label, f"percentage:edit.{split}:{p.kind}>{h.kind}:{change}", rng)


def points(rng: Random, split: Split) -> Iterator[Edit]:
    """A rate that moved: the difference is in points, a share of the first value is in per cent."""
    frame = rng.choice(of_split(RATES, split))
    a = rng.choice((4, 5, 8, 10, 20, 40))
    gap = rng.choice([g for g in (1, 2, 4, 5, 10) if g < a])
    up = rng.random() < 0.5
    b = a + gap if up else a - gap
    label: Label = rng.choice(LABELS)
    which = 1 if label == "neutral" else rng.choice((1, 1, 2))
    direction = "rose" if up else "fell"
    many, share = "s" * (gap > 1), digits(100 * gap / a)
    by = rng.choice((f"{gap} point{many}", f"{gap} percentage point{many}", f"{share} per cent"))
    said = {"b": digits(b), "by": by, "up": direction}
    if label == "contradiction":
        wrong = (
            {"up": "fell" if up else "rose"}, {"by": f"{gap} per cent"}, {"by": f"{gap + rng.choice((1, 2))} percentage points"},
            {"by": f"{share} percentage points"},
        )  # fmt: skip
        said |= rng.choice(wrong) if which == 1 else {"b": digits(rng.choice((a, b + 2)))}
    values = filling(split, rng) | {"a": digits(a), "b": digits(b)}
    premise = frame[3] if label == "neutral" or (which == 2 and rng.random() < 0.5) else frame[0]
    template = f"percentage:rate{RATES.index(frame)}.{which}"
    yield Edit(filled(premise, values), filled(frame[which], values | said), label, "percentage", template)


PHENOMENA = (("percentage", percentage),)
