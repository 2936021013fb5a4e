"""Made-up events with time phrases: one at two times, two of them some days apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from models.entailment.generation import times
from models.entailment.generation.calendarnames import DAYS, MONTHS
from models.entailment.generation.dateframes import DOUBLES, EVENTS, OFFSETS, OPEN
from models.entailment.generation.edit import LABELS, Edit, Label, Split, of_split
from models.entailment.generation.figures import Figure, relation
from models.entailment.generation.slots import filled, filling


def chosen(
    make: Callable[[], Figure], rng: Random, premise: Figure | None = None
) -> tuple[Figure, Figure, Label] | None:
    """Two time phrases with a label that is drawn between hypothesis and premise."""
    h, want = make(), rng.choice(LABELS)
    for turn in range(100):
        p = premise if premise and turn < 10 else make()
        h = make() if turn == 60 else h
        if p.text != h.text and relation(p, h) == want:
            return p, h, want
    return None


def event(rng: Random, split: Split) -> Iterator[Edit]:
    """A made-up event with two time phrases."""
    frame = rng.choice(of_split(EVENTS, split))
    if rng.random() < 0.5:
        day = rng.randrange(70, 300)
        drawn = chosen(
            lambda: times.of_year(
                max(62, min(302, day + rng.choice((0, 0, 0, 2, -2, 5, -8, 12, 30, -35)))), split, rng
            ),
            rng,
        )
    else:
        base = rng.randrange(1950, 2020)
        drawn = chosen(lambda: times.of_years(base + rng.choice((0, 0, 0, 1, -1, 2, -3, 5, -7, 10)), split, rng), rng)
    if drawn is None:
        return
    p, h, label = drawn
    values, one, two = filling(split, rng), rng.randrange(2), rng.choice((2, 3))
    premise, hypothesis = (filled(frame[i], {**values, "t": f.text}) for i, f in ((one, p), (two, h)))
    yield Edit(premise, hypothesis, label, "date", f"date:event{EVENTS.index(frame)}.{one}{two}:{p.kind}>{h.kind}")


def doubled(rng: Random, split: Split) -> Iterator[Edit]:
    """Two made-up events some days apart: on which day the second fell, and which came first."""
    frame, (words, gap) = rng.choice(of_split(DOUBLES, split)), rng.choice(of_split(OFFSETS, split))
    first = rng.randrange(7)
    label = rng.choice(LABELS)
    if label == "neutral":
        words = rng.choice(of_split(OPEN, split))
    dated = rng.random() < 0.4
    number, name = rng.randint(6, 22), rng.choice(MONTHS)

    def when(shift: int) -> str:
        return f"on {number + shift} {name}" if dated else f"on {DAYS[(first + shift) % 7]}"

    claimed = (
        gap if label != "contradiction" else rng.choice([g for g in range(-3, 5) if g not in (gap, gap - 7, gap + 7)])
    )
    if label == "neutral":
        claimed = rng.randint(2, 4)
    premise = f"{frame[0]} {when(0)} and {frame[1]} {words}."
    hypothesis = f"{frame[2]} {when(claimed)}."
    kind = "date" if dated else "weekday"
    if label != "neutral" and rng.random() < 0.25:
        later = (gap > 0) == (label == "entailment")
        hypothesis, kind = f"{frame[2]} {'after' if later else 'before'} {frame[0]}.", "order"
    values = filling(split, rng)
    number_of = DOUBLES.index(frame)
    yield Edit(
        filled(premise, values), filled(hypothesis, values), label, "date", f"date:double{number_of}:{kind}:{words}"
    )
