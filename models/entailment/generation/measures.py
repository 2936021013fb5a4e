"""Figures with a unit: their tables and their ranges in base units."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from models.entailment.generation.edit import Split
from models.entailment.generation.figures import Figure, exact
from models.entailment.generation.spelling import rounded, significant, spelled
from models.entailment.generation.wordings import phrased

# Units with their size in metres, seconds, kilograms, square metres; the international mile, foot and pound.
UNITS: dict[str, tuple[tuple[str, float], ...]] = {
    "length": (("metres", 1.0), ("kilometres", 1000.0), ("miles", 1609.344), ("feet", 0.3048), ("yards", 0.9144), ("km", 1000.0)),
    "time": (("minutes", 60.0), ("hours", 3600.0), ("days", 86400.0), ("weeks", 604800.0)),
    "mass": (("kilograms", 1.0), ("tonnes", 1000.0), ("pounds", 0.45359237), ("grams", 0.001), ("kilos", 1.0)),
    "area": (("hectares", 10000.0), ("square kilometres", 10**6), ("acres", 4046.8564), ("square miles", 2589988.0)),
}  # fmt: skip
# Beyond this nobody uses the smaller unit.
LARGEST = {
    "minutes": 300, "hours": 200, "days": 120, "grams": 5000, "yards": 3000, "metres": 20000, "feet": 60000, "kilos": 900, "kilograms": 5000,
}  # fmt: skip
# Times that are written without a figure.
SPOKEN = (
    ("half an hour", 1800), ("a day and a half", 129600), ("an hour and a half", 5400), ("two and a half hours", 9000), ("a fortnight", 1209600),
    ("two days", 172800), ("a week and a half", 907200), ("three quarters of an hour", 2700), ("a full day", 86400), ("one week", 604800),
    ("two and a half days", 216000), ("an hour and a quarter", 4500), ("three and a half hours", 12600), ("half a day", 43200),
)  # fmt: skip


def measured(dimension: str, kind: str, base: float, split: Split, rng: Random) -> Figure | None:
    """A figure of a kind in one of the units, its ranges in the base unit; plain figures of a converted value only where they are exact."""
    if dimension == "time" and kind == "exact" and rng.random() < 0.4:
        text, seconds = min(SPOKEN, key=lambda s: abs(s[1] / base - 1))
        off = abs(seconds / base - 1)
        return exact(text, float(seconds)) if off < 0.001 or (rng.random() < 0.2 and off < 0.5) else None
    name, size = rng.choice(UNITS[dimension])
    value = base / size
    if not 2 <= value < LARGEST.get(name, 10**6):
        return None
    if kind == "exact":
        value = rounded(value, 3)
        if abs(value * size / base - 1) > 1e-3 and rng.random() < 0.5:
            return None
    else:
        value = rounded(value, rng.choice((1, 2)))
    if value < 2 or (dimension == "time" and value % 0.5) or (value > 1000 and significant(value) > 3):
        return None
    figure = phrased(kind, value, split, rng, step=value * 1e-6, unit=name)
    slack = 0.004 if kind == "exact" else 0.0
    return figure and scaled_to(figure, size, slack)


def scaled_to(figure: Figure, size: float, slack: float) -> Figure:
    """A figure with its ranges in base units; a plain one stands for all values within the slack."""
    if slack:
        value = figure.value * size
        return replace(exact(in_words(figure), value), sure=(value * (1 - slack), value * (1 + slack)))
    sure, outer, live = ((r[0] * size, r[1] * size) for r in (figure.sure, figure.outer, figure.live))
    return replace(figure, value=figure.value * size, sure=sure, outer=outer, live=live)


def in_words(figure: Figure) -> str:
    """Plain whole figures below ten are written out: `"2 days" -> "two days"`."""
    number, _, name = figure.text.partition(" ")
    return f"{spelled(int(number))} {name}" if number.isdigit() and int(number) < 10 else figure.text


def slipped(dimension: str, figure: Figure, rng: Random) -> Figure | None:
    """The same words with another unit: `"12 kilometres" -> "12 miles"`."""
    for name, size in UNITS[dimension]:
        if figure.text.endswith(f" {name}"):
            other, new = rng.choice(UNITS[dimension])
            ratio = new / size
            if not 0.8 < ratio < 1.25:
                ranges = [(r[0] * ratio, r[1] * ratio) for r in (figure.sure, figure.outer, figure.live)]
                text = figure.text.removesuffix(name) + other
                return Figure(text, figure.kind, figure.value * ratio, ranges[0], ranges[1], ranges[2])
    return None
