"""The phrases around a figure ("more than", "nearly") and the ways a figure is changed; every fourth of each table is dev's."""

from __future__ import annotations

from random import Random

from models.entailment.generation import figures
from models.entailment.generation.edit import Split, of_split
from models.entailment.generation.figures import Figure
from models.entailment.generation.spelling import digits, forms_of, numeral, rounded, significant

PHRASES: dict[str, tuple[str, ...]] = {
    "about": ("about {}", "around {}", "some {}", "roughly {}", "approximately {}", "an estimated {}", "in the region of {}", "close on {}"),
    "nearly": ("nearly {}", "almost {}", "just under {}", "close to {}", "slightly fewer than {}", "not quite {}", "just short of {}", "a little under {}"),
    "barely_over": ("just over {}", "slightly more than {}", "a little over {}", "a little more than {}"),
    "above": ("more than {}", "over {}", "upwards of {}", "in excess of {}", "more than {}", "over {}", "more than {}", "in excess of {}"),
    "least": ("at least {}", "no fewer than {}", "not fewer than {}", "a minimum of {}", "at least {}", "no fewer than {}", "at least {}", "not less than {}"),
    "below": ("fewer than {}", "under {}", "less than {}", "less than {}", "fewer than {}", "less than {}", "under {}", "less than {}"),
    "most": ("up to {}", "no more than {}", "at most {}", "a maximum of {}", "as many as {}", "not more than {}", "up to {}", "at the most {}"),
}  # fmt: skip
VAGUE = (
    ("dozens of", (24, 96), (15, 190)),
    ("hundreds of", (200, 990), (150, 1900)),
    ("several", (4, 7), (3, 14)),
    ("scores of", (40, 100), (30, 190)),
    ("a handful of", (3, 6), (2, 9)),
    ("thousands of", (2000, 9900), (1500, 19000)),
    ("a few", (3, 5), (2, 9)),
    ("several hundred", (300, 800), (200, 999)),
    ("dozens of", (24, 96), (15, 190)),
    ("several thousand", (3000, 8000), (2000, 9999)),
    ("a couple of", (2, 2), (2, 2)),
    ("several dozen", (36, 96), (24, 150)),
)
# Factors between two figures that are meant to differ, and their names; the nearest differ by 8 %.
CHANGES = (
    ("more", 1.25), ("fewer", 0.8), ("double", 2.0), ("slightly_more", 1.1), ("half", 0.5), ("third_more", 1.34),
    ("third_fewer", 0.67), ("slightly_fewer", 0.9), ("much_more", 1.6), ("much_fewer", 0.6), ("near", 1.08), ("treble", 3.0),
)  # fmt: skip
KINDS = tuple(PHRASES)


def changed(value: float, split: Split, rng: Random) -> tuple[float, str]:
    """Another whole figure of the same roundness, and the name of the change."""
    name, factor = rng.choice(of_split(CHANGES, split))
    if value < 12:
        step = 1 if name in ("more", "slightly_more", "near", "slightly_fewer", "fewer") else 2
        other = value + step if factor > 1 else max(2.0, value - step)
    else:
        other = float(round(rounded(value * factor, max(2, min(4, significant(value))))))
    return (other if other != value else value + 1), name


def roundish(value: float, rng: Random) -> float:
    """A round figure near a value, for phrases that need one: `4870 -> 5000` or `4900`."""
    if value < 20:
        return float(round(value))
    if value < 100:
        return float(5 * round(value / 5))
    figures_kept, step = rng.choice(((1, 1.0), (1, 0.5), (2, 1.0)))
    return float(round(rounded(value, figures_kept, step)))


def is_round(value: float) -> bool:
    """Whether "about" and "nearly" go with a figure: 45, 450 and 4,500 but not 43 or 4,520."""
    place = 5 if value < 100 else 10 if value < 1000 else 100
    return value >= 20 and value % place == 0 and significant(value) <= 2


def phrased(kind: str, value: float, split: Split, rng: Random, step: float = 1.0, unit: str = "") -> Figure | None:
    """A figure of a kind ("exact", "between", "above" …) in a wording of the split; `unit` is printed after it."""
    tail = f" {unit}" if unit else ""
    text = digits(value) if unit else numeral(value, rng)
    if kind == "exact":
        return figures.exact(text + tail, value)
    if kind == "between":
        width = max(2 * step, float(round(value * 0.12))) if not unit else value * 0.2
        low, high = value, rounded(value + width, 2) if value + width >= 10 else value + width
        return figures.between(f"between {digits(low)} and {digits(high)}{tail}", low, high) if high > low else None
    if kind in ("about", "nearly", "barely_over") and (not is_round(value) if not unit else significant(value) > 2):
        return None
    if text.endswith("dozen") and kind in ("about", "nearly"):
        text = digits(value)
    choices = of_split(PHRASES[kind], split)
    if unit:
        choices = tuple(c.replace("fewer", "less").replace("as many as", "as much as") for c in choices)
    whole = rng.choice(choices).format(text) + tail
    if kind == "about":
        return figures.about(whole, value)
    if kind in ("nearly", "barely_over"):
        return (figures.nearly if kind == "nearly" else figures.barely_over)(whole, value, step)
    make = figures.above if kind in ("above", "least") else figures.below
    return make(whole, value, step if kind in ("above", "below") else 0.0)


def restated(value: float, rng: Random) -> tuple[Figure, Figure] | None:
    """The same figure in two forms, if it has two: `("1.2 million", "1,200,000")`."""
    forms = forms_of(value)
    if len(forms) < 2:
        return None
    first, second = rng.sample(forms, 2)
    return figures.exact(first, value), figures.exact(second, value)
