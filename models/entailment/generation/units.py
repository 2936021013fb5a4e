"""Measured figures: the same length, time, weight or area in other units, unit slips, scale words ("1.2 million" and "1.2 billion")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from models.entailment.generation.countframes import COUNTS
from models.entailment.generation.edit import LABELS, Edit, Split, of_split
from models.entailment.generation.figures import Figure, exact, relation
from models.entailment.generation.pairing import anywhere, told
from models.entailment.generation.slots import filled, filling
from models.entailment.generation.spelling import SCALES, digits, rounded, significant, spelled
from models.entailment.generation.unitframes import FRAMES
from models.entailment.generation.wordings import phrased
from models.entailment.generation.words import Sentence

# Units with their size in metres, seconds, kilograms, square metres; the international mile, foot and pound.
UNITS: dict[str, tuple[tuple[str, float], ...]] = {
    "length": (
        ("metres", 1.0),
        ("kilometres", 1000.0),
        ("miles", 1609.344),
        ("feet", 0.3048),
        ("yards", 0.9144),
        ("km", 1000.0),
    ),
    "time": (("minutes", 60.0), ("hours", 3600.0), ("days", 86400.0), ("weeks", 604800.0)),
    "mass": (("kilograms", 1.0), ("tonnes", 1000.0), ("pounds", 0.45359237), ("grams", 0.001), ("kilos", 1.0)),
    "area": (("hectares", 10000.0), ("square kilometres", 10**6), ("acres", 4046.8564), ("square miles", 2589988.0)),
}
# How far a figure lies from the true value when a phrase of the kind agrees with it.
AGREEING = {"nearly": 1.03, "barely_over": 0.975, "above": 0.9, "below": 1.1}
# Beyond this nobody uses the smaller unit.
LARGEST = {
    "minutes": 300,
    "hours": 200,
    "days": 120,
    "grams": 5000,
    "yards": 3000,
    "metres": 20000,
    "feet": 60000,
    "kilos": 900,
    "kilograms": 5000,
}
# Times that are written without a figure.
SPOKEN = (
    ("half an hour", 1800), ("a day and a half", 129600), ("an hour and a half", 5400), ("two and a half hours", 9000), ("a fortnight", 1209600),
    ("two days", 172800), ("a week and a half", 907200), ("three quarters of an hour", 2700), ("a full day", 86400), ("one week", 604800),
    ("two and a half days", 216000), ("an hour and a quarter", 4500), ("three and a half hours", 12600), ("half a day", 43200),
)  # fmt: skip
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
        h = h or measured(
            frame[0],
            kind,
            p.value * (AGREEING.get(kind, 1.0) if want == "entailment" else rng.choice(SLIPS)),
            split,
            rng,
        )
        if (
            h
            and p.text.split()[-1] != h.text.split()[-1]
            and relation(p, h) == want
            and 0.04 < h.value / p.value < 25
            and not hairline(p, h)
        ):
            values, first = filling(split, rng), rng.randrange(2)
            second = rng.choice((2, 3))
            premise, hypothesis = (filled(frame[3][i], {**values, "m": f.text}) for i, f in ((first, p), (second, h)))
            yield Edit(
                premise, hypothesis, want, "unit", f"unit:frame{FRAMES.index(frame)}.{first}{second}:{p.kind}>{h.kind}"
            )
            return


def hairline(p: Figure, h: Figure) -> bool:
    """Whether two bounds or plain figures differ by so little that only a calculator tells, such as 6 miles and 9.7 kilometres."""
    ratio = h.value / p.value
    if p.kind == h.kind == "exact":
        return 0.005 < abs(ratio - 1) < 0.07
    return 1e-9 < abs(ratio - 1) < 0.03 and not {p.kind, h.kind} & {"about"}


def measured(dimension: str, kind: str, base: float, split: Split, rng: Random) -> Figure | None:
    """A figure of a kind in one of the units, its ranges in the base unit; plain figures of a converted value only where they are exact."""
    if dimension == "time" and kind == "exact" and rng.random() < 0.4:
        text, seconds = min(SPOKEN, key=lambda s: abs(s[1] / base - 1))
        return (
            exact(text, float(seconds))
            if abs(seconds / base - 1) < 0.001 or (rng.random() < 0.2 and abs(seconds / base - 1) < 0.5)
            else None
        )
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
    ranges = ((r[0] * size, r[1] * size) for r in (figure.sure, figure.outer, figure.live))
    sure, outer, live = ranges
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


def scales(rng: Random, split: Split) -> Iterator[Edit]:
    """Scale words: `"2.4 billion"` is `"2,400 million"` and not `"2.4 million"`; a bound leaves it open."""
    frame = rng.choice(of_split([f for f in COUNTS if f[1] >= 10**6], split, 2))
    share, size = rounded(rng.uniform(1.1, 90), 2), rng.choice(SCALES[1:])[0]
    kinds = ("exact", "exact", "above", "least", "below", "most")
    want = rng.choice(LABELS)
    for _ in range(40):
        first, second = rng.choice(kinds), rng.choice(kinds)
        factor = (
            1.0
            if want == "entailment" and rng.random() < 0.6
            else rng.choice((0.001, 0.1, 0.8, 0.7, 1.3, 1.5, 10, 100))
        )
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


PHENOMENA = (("unit", unit),)
