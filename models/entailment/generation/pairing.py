"""Draws two figures of wanted kinds whose label is wanted too, and sets them into frames or into a real sentence."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from random import Random

from models.entailment.generation import figures, wordings
from models.entailment.generation.countframes import COUNTS
from models.entailment.generation.edit import LABELS, Edit, Label, Split, of_split
from models.entailment.generation.figures import Figure, relation
from models.entailment.generation.numerals import Spot, certain, spots
from models.entailment.generation.shortening import retellings
from models.entailment.generation.slots import filled, filling
from models.entailment.generation.spelling import forms_of, rounded
from models.entailment.generation.words import Sentence

Kinds = Sequence[tuple[str, str]]
Drawn = tuple[Figure, Figure, Label, str]
TRIES = 50


def draw(kinds: Kinds, value: float, split: Split, rng: Random, step: float = 1.0, same: bool = False) -> Drawn | None:
    """Two figures near a value and their label: the hypothesis's kind and the label are drawn first and apart, so that no wording
    leans to a label. `same` allows the same words twice, for sentences that differ otherwise."""
    second, want = rng.choice(kinds)[1], rng.choice(LABELS)
    if second == "exact" and want == "entailment":
        one, two = (figures.exact(rng.choice(forms_of(value)), value) for _ in range(2))
        return (one, two, want, wordings.changed(value, split, rng)[1]) if same or one.text != two.text else None
    firsts = [p for p, h in kinds if h == second]
    for _ in range(TRIES):
        first = rng.choice(firsts)
        other, name = wordings.changed(value, split, rng)
        rough = {first, second} & {"about", "nearly", "barely_over"}
        if (want == "entailment" and rng.random() < 0.5) or (rough and want != "contradiction"):
            other = value
        base = value if first == "exact" else wordings.roundish(value, rng)
        near = other if second == "exact" else wordings.roundish(other, rng)
        if rough and want == "entailment" and first == "exact":
            base = float(round(near * rng.uniform(0.955, 1.045)))
        elif rough and want != "contradiction" and second == "exact":
            near = float(round(base * rng.uniform(0.955, 1.045)))
        p = wordings.phrased(first, base, split, rng, step)
        h = wordings.phrased(second, near, split, rng, step)
        if (
            p
            and h
            and p.text != h.text
            and min(base, near) >= 2 * step
            and max(base, near) <= 4 * min(base, near)
            and relation(p, h) == want
            and not (rough and want == "neutral" and base == near and second == "exact")
        ):
            return p, h, want, name
    return None


def anywhere(low: float, high: float, rng: Random) -> float:
    """A whole figure between two ends, small and large ones alike likely; every third one round."""
    value = float(round(math.exp(rng.uniform(math.log(low), math.log(high)))))
    if value >= 10**4 and value < 10**6:
        value = float(round(value / 10) * 10)
    if value >= 10**6:
        return rounded(value, rng.choice((1, 2, 3)))
    return wordings.roundish(value, rng) if rng.random() < 0.33 else value


def framed(name: str, kinds: Kinds, split: Split, rng: Random) -> Iterator[Edit]:
    """A pair of made-up sentences with two figures of the kinds."""
    low, high, family = rng.choice(of_split(COUNTS, split))
    drawn = draw(kinds, anywhere(low, high, rng), split, rng, same=True)
    if drawn is None:
        return
    p, h, label, _ = drawn
    yield from told(name, (low, high, family), p, h, label, split, rng)


def told(
    name: str, frame: tuple[int, int, tuple[str, ...]], p: Figure, h: Figure, label: Label, split: Split, rng: Random
) -> Iterator[Edit]:
    """The pair in two wordings of a family; nothing where a figure does not fit the wordings."""
    values = filling(split, rng)
    first = rng.randrange(2) if rng.random() < 0.8 else rng.randrange(4)
    second = rng.choice([i for i in (2, 3, 2, 3, first if first > 1 else 3) if i != first or p.text != h.text])
    premise, hypothesis = (slotted(frame[2][i], f.text, values) for i, f in ((first, p), (second, h)))
    if premise and hypothesis:
        number = COUNTS.index(frame)
        yield Edit(premise, hypothesis, label, name, f"{name}:count{number}.{first}{second}:{p.kind}>{h.kind}")


def slotted(frame: str, figure: str, values: dict[str, str]) -> str:
    """A frame with its figure; before a currency mark the figure must have digits."""
    if "${n}" in frame:
        if not re.search(r"\d", figure):
            return ""
        frame, figure = frame.replace("${n}", "{n}"), re.sub(r"(?<![\d.,])(\d)", r"$\1", figure)
    return filled(frame, {**values, "n": figure})


def edited(name: str, kinds: Kinds, sentence: Sentence, split: Split, rng: Random) -> Iterator[Edit]:
    """A real sentence with a count: the premise has one figure, the hypothesis (often shortened) another."""
    found = [s for s in spots(sentence) if s.bare] if certain(sentence) else []
    if not found:
        return
    for at in found * 3:
        drawn = draw(kinds, float(at.value), split, rng)
        if drawn:
            p, h, label, change = drawn
            yield paired(
                name, sentence, at, (p.text, h.text), label, f"{name}:edit.{split}:{p.kind}>{h.kind}:{change}", rng
            )


def paired(
    name: str, sentence: Sentence, at: Spot, texts: tuple[str, str], label: Label, template: str, rng: Random
) -> Edit:
    """The sentence with the first text at the spot, and (often shortened) with the second."""
    cuts = retellings(sentence, at, rng)
    premise = sentence.replaced((at.start, at.end, texts[0]))
    hypothesis = sentence.replaced((at.start, at.end, texts[1]), *cuts)
    return Edit(premise, hypothesis, label, name, template + (":shorter" if cuts else ""))
