"""Bounds against figures and against other bounds: "at least 40" and "52", "up to 60", "between 40 and 50"; and figures that moved."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from models.entailment.generation.changeframes import moved
from models.entailment.generation.edit import Edit, Split
from models.entailment.generation.pairing import edited, framed
from models.entailment.generation.tallies import tally
from models.entailment.generation.words import Sentence

BOUNDS = ("above", "least", "below", "most", "between")
KINDS = tuple((p, h) for p in ("exact", *BOUNDS) for h in ("exact", *BOUNDS) if (p, h) != ("exact", "exact"))


def bound(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:
    """`"more than 40 people"` leaves `"52 people"` open, entails `"at least 40"`, contradicts `"30"`."""
    yield from edited("bound", KINDS, sentence, split, rng)
    if rng.random() < 0.6:
        yield from framed("bound", KINDS, split, rng)
    if rng.random() < 0.4:
        yield from moved(split, rng)
    if rng.random() < 0.35:
        yield from tally("bound", split, rng)


PHENOMENA = (("bound", bound),)
