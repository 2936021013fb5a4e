"""Rounded figures: "about 500" agrees with 487 and not with 380, "nearly 500" not with 510."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from models.entailment.generation.edit import Edit, Split
from models.entailment.generation.pairing import edited, framed
from models.entailment.generation.words import Sentence

ROUGH = ("about", "nearly", "barely_over")
KINDS = (
    *((p, h) for p in ("exact", "exact", *ROUGH) for h in ROUGH),
    *((p, "exact") for p in ROUGH),
    *((p, h) for p in ROUGH for h in ("above", "below")),
    *((p, h) for p in ("above", "most") for h in ROUGH),
)


def rounding(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:
    """`"4,870 spectators"` entails `"nearly 5,000 spectators"` and contradicts `"just over 5,000"`."""
    yield from edited("rounding", KINDS, sentence, split, rng)
    yield from framed("rounding", KINDS, split, rng)


PHENOMENA = (("rounding", rounding),)
