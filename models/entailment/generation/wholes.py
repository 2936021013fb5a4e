"""Two things with a figure each, and a whole with its parts."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from models.entailment.generation import wordings
from models.entailment.generation.edit import LABELS, Edit, Split, labelled, of_split
from models.entailment.generation.pairing import anywhere
from models.entailment.generation.slots import filled, filling
from models.entailment.generation.spelling import numeral
from models.entailment.generation.twoframes import PAIRS, WHOLES


def twofold(rng: Random, split: Split) -> Iterator[Edit]:
    """Two things with a figure each."""
    frame = rng.choice(of_split(PAIRS, split))
    a = int(anywhere(2, rng.choice((40, 900)), rng))
    b = int(wordings.changed(float(a), split, rng)[0])
    third = int(wordings.changed(float(max(a, b)), split, rng)[0])
    while third in (a, b, a + b):
        third += 1
    label = rng.choice(LABELS)
    values = filling(split, rng) | {"a": numeral(a, rng), "b": numeral(b, rng)}
    which = rng.choice((2, 3, 4, 5) if frame[5] else (2, 3, 4))
    if label == "neutral" and which == 3:
        which = 2
    premise = frame[1] if label == "neutral" or (which == 3 and rng.random() < 0.4) else frame[0]
    said = {"a": a, "b": b, "s": a + b}
    if label == "contradiction":
        said = rng.choice(({"a": b, "b": a, "s": max(a, b)}, {"a": third, "b": third, "s": third}))
    if which == 4 and said["a"] == said["b"]:
        said["b"] = b
    if which == 5 and label == "contradiction" and said["s"] == a + b:
        return
    text = {key: numeral(value, rng) for key, value in said.items()}
    hypothesis = filled(frame[which], values | text)
    yield labelled("number", f"two{PAIRS.index(frame)}.{which}", filled(premise, values), hypothesis, label)


def parts(rng: Random, split: Split) -> Iterator[Edit]:
    """A whole, a part of it and the rest; without the whole the rest is open."""
    frame = rng.choice(of_split(WHOLES, split))
    whole = rng.randint(7, 90)
    part = rng.choice([k for k in range(2, whole - 1) if k != whole - k and abs(k - whole / 2) > 0.6])
    values = filling(split, rng)
    right = {"w": whole, "k": part, "r": whole - part}
    key, which = rng.choice((("k", 1), ("w", 2), ("r", 3)))
    label = rng.choice(LABELS)
    said = dict(right)
    if label == "contradiction":
        said[key] = rng.choice([v for v in (*right.values(), whole + 2, part + 1) if v != right[key]])
    premise = frame[0]
    if label == "neutral":
        known, which_known = rng.choice([k for k in (("k", 1), ("w", 2), ("r", 3)) if k[0] != key])
        premise = frame[which_known]
        said[key] = plausible(key, known, right, rng)
    text, base = ({k: numeral(v, rng) for k, v in numbers.items()} for numbers in (said, right))
    hypothesis = filled(frame[which], values | text)
    yield labelled("number", f"part{WHOLES.index(frame)}.{which}", filled(premise, values | base), hypothesis, label)


def plausible(key: str, known: str, right: dict[str, int], rng: Random) -> int:
    """A figure for a part or whole that the one known figure neither gives nor rules out."""
    if key == "w":
        return right[known] + rng.randint(2, 40)
    return rng.randint(2, right[known] - 1) if known == "w" else rng.randint(2, 60)
