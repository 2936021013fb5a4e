"""Scale words: "1.2 million" and "1.2 billion"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from models.entailment.generation.countframes import COUNTS
from models.entailment.generation.edit import LABELS, Edit, Split, of_split
from models.entailment.generation.figures import Figure, relation
from models.entailment.generation.measures import scaled_to
from models.entailment.generation.pairing import told
from models.entailment.generation.spelling import SCALES, digits, rounded
from models.entailment.generation.wordings import phrased

KINDS = ("exact", "exact", "above", "least", "below", "most")


def scales(rng: Random, split: Split) -> Iterator[Edit]:
    """Scale words: `"2.4 billion"` is `"2,400 million"` and not `"2.4 million"`; a bound leaves it open."""
    frame = rng.choice(of_split([f for f in COUNTS if f[1] >= 10**6], split, 2))
    share, size = rounded(rng.uniform(1.1, 90), 2), rng.choice(SCALES[1:])[0]
    want = rng.choice(LABELS)
    for _ in range(40):
        first, second = rng.choice(KINDS), rng.choice(KINDS)
        same = want == "entailment" and rng.random() < 0.6
        factor = 1.0 if same else rng.choice((0.001, 0.1, 0.8, 0.7, 1.3, 1.5, 10, 100))
        p, h = sized(first, share * size, split, rng), sized(second, share * size * factor, split, rng)
        if p and h and p.text != h.text and relation(p, h) == want and (want != "neutral" or 0.5 < factor < 2):
            for edit in told("unit", frame, p, h, want, split, rng):
                yield replace(edit, template=edit.template + f":scale.{split}")
            return


def sized(kind: str, value: float, split: Split, rng: Random) -> Figure | None:
    """A figure of a kind with one of the scale words that fit it, or in digits."""
    size, word = rng.choice([s for s in SCALES if 1 <= value / s[0] < 10**5] or [(1, "")])
    if rng.random() < 0.3 and value < 10**9:
        size, word = 1, ""
    figure = phrased(kind, float(digits(value / size).replace(",", "")), split, rng, 1e-6 if word else 1.0, word)
    return scaled_to(figure, size, 0.0) if figure else None
