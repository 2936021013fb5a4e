"""Claims about one or two figures of a sentence with three: each is judged by its own range, the claim by the worst of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from models.entailment.generation.edit import LABELS, Edit, Label, Split, of_split
from models.entailment.generation.figures import Figure, exact, relation
from models.entailment.generation.pairing import anywhere
from models.entailment.generation.slots import filled, filling
from models.entailment.generation.spelling import numeral
from models.entailment.generation.tallyframes import FRAMES, Frame
from models.entailment.generation.wordings import changed, phrased, roundish

PREMISES = ("exact", "exact", "exact", "exact", "above", "least", "about")
CLAIMS = ("exact", "above", "least", "below", "most", "about", "nearly", "between")


def tally(phenomenon: str, split: Split, rng: Random) -> Iterator[Edit]:
    """A pair with three figures in the premise; one that is only bounded or left out there leaves the claim open."""
    frame = rng.choice(of_split(FRAMES, split))
    values = {slot: anywhere(low, high, rng) for slot, (low, high) in frame[0].items()}
    said = {slot: stated(value, split, rng) for slot, value in values.items()}
    claim, kind, want = rng.choice(frame[2]), rng.choice(CLAIMS), rng.choice(LABELS)
    slots = [s for s in values if "{" + s + "}" in claim]
    for _ in range(40):
        if want == "neutral":
            said[slots[0]] = stated(values[slots[0]], split, rng, PREMISES[4:])
        made = {s: claimed(kind if s == slots[0] else rng.choice(CLAIMS), said[s], values, split, rng) for s in slots}
        figures = {s: f for s, f in made.items() if f}
        beyond = any(f.value >= 100 and "{" + s + "} per cent" in claim for s, f in figures.items())
        whole = len(figures) == len(slots) and not beyond
        if whole and verdict([relation(said[s], figures[s]) for s in slots]) == want:
            yield told(phenomenon, frame, (claim, kind), (said, figures), want, split, rng)
            return


def told(
    phenomenon: str,
    frame: Frame,
    claim: tuple[str, str],
    figures: tuple[dict[str, Figure], dict[str, Figure]],
    label: Label,
    split: Split,
    rng: Random,
) -> Edit:
    """The pair with its figures filled in: a claim, named by the kind of its first figure, and the figures of both sides."""
    values, which = filling(split, rng), rng.randrange(len(frame[1]))
    premise, hypothesis = (
        re.sub(r"\$([a-z -]*?)(\d)", r"\1$\2", filled(text, values | {s: f.text for s, f in side.items()}))
        for text, side in zip((frame[1][which], claim[0]), figures, strict=True)
    )
    name = f"{phenomenon}:tally{FRAMES.index(frame)}.{which}:{frame[2].index(claim[0])}>{claim[1]}"
    return Edit(premise, hypothesis, label, phenomenon, name)


def stated(value: float, split: Split, rng: Random, kinds: tuple[str, ...] = PREMISES) -> Figure:
    """A figure as a premise gives it."""
    kind = rng.choice(kinds)
    figure = phrased(kind, value if kind == "exact" else roundish(value, rng), split, rng)
    return figure or exact(numeral(value, rng), value)


def claimed(kind: str, said: Figure, values: dict[str, float], split: Split, rng: Random) -> Figure | None:
    """A figure as a hypothesis gives it: the premise's, another near it, or one of the premise's other figures."""
    base = rng.choice((said.value, said.value, changed(said.value, split, rng)[0], rng.choice(list(values.values()))))
    figure = phrased(kind, base if kind == "exact" else roundish(base, rng), split, rng)
    vague = figure and kind == "exact" and said.kind == "about" and figure.value == said.value
    return figure if figure and figure.value >= 2 and not vague else None


def verdict(found: list[Label | None]) -> Label | None:
    """Two figures together: both must hold, one that is wrong is enough to contradict."""
    if "contradiction" in found:
        return "contradiction"
    if None in found:
        return None
    return "neutral" if "neutral" in found else "entailment"
