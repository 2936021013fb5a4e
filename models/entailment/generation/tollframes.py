"""Counts as of a date that can only grow: what a later or an earlier count leaves open, and what it settles."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from models.entailment.generation import wordings
from models.entailment.generation.calendarnames import DAYS
from models.entailment.generation.edit import LABELS, Edit, Split, of_split
from models.entailment.generation.slots import filled, filling
from models.entailment.generation.spelling import numeral

# (premise, two hypotheses): counts of things that cannot become fewer
FRAMES = (
    ("By {when} {n} people had died of the fever in {place}, {body} said.", "{n} people had died in {place} by {when}.", "By {when} the fever in {place} had killed {n} people."),
    ("As of {when}, {n} votes had been counted in {place}.", "{n} votes had been counted in {place} by {when}.", "By {when} counters in {place} had got through {n} votes."),
    ("{body} had recorded {n} deaths in the floods around {place} by {when}.", "The floods had caused {n} recorded deaths by {when}.", "By {when} {n} flood deaths had been recorded around {place}."),
    ("By {when}, {n} people had crossed the bridge at {place} into the city.", "{n} people had crossed the bridge at {place} by {when}.", "As of {when}, {n} people had come over the bridge."),
    ("{n} people had signed the petition in {place} as of {when}.", "The petition had {n} signatures by {when}.", "By {when} {n} people had put their names to the petition."),
    ("By {when} divers had raised {n} bodies from the wreck off {place}.", "{n} bodies had been raised by {when}.", "As of {when}, {n} bodies had been brought up off {place}."),
    ("The company in {place} had sold {n} tickets by {when}, {person} said.", "{n} tickets had been sold by {when}, according to {person}.", "By {when} the company had sold {n} tickets."),
    ("The fires around {place} had destroyed {n} houses by {when}, {body} said.", "{n} houses had been destroyed around {place} by {when}.", "By {when} the fires had burnt down {n} houses."),
    ("As of {when}, the vaccine had been given to {n} children in {place}.", "{n} children had received the vaccine by {when}.", "By {when} {n} children in {place} had been vaccinated."),
    ("By {when} the strike in {place} had led to {n} cancelled flights.", "{n} flights had been cancelled by {when}.", "The strike had stopped {n} flights by {when}."),
    ("{n} aftershocks had been felt in {place} by {when}, {body} said.", "{place} had felt {n} aftershocks by {when}.", "As of {when}, there had been {n} aftershocks."),
    ("Police in {place} had made {n} arrests over the riot by {when}.", "{n} arrests had been made by {when}.", "By {when} {n} people had been arrested over the riot in {place}."),
)  # fmt: skip


def toll(rng: Random, split: Split) -> Iterator[Edit]:
    """Same date: the figure or another one. Later date: at least as many is sure, as few is impossible, more is open."""
    frame = rng.choice(of_split(FRAMES, split))
    count = float(rng.randint(6, 90) * rng.choice((1, 1, 1, 10)))
    more, fewer = count + max(2, count // rng.choice((3, 5))), max(2.0, count - max(2, count // 4))
    first = rng.randrange(0, 6)
    later, values = rng.randint(first + 1, 6), filling(split, rng)
    early, late = DAYS[first], DAYS[later]
    part = rng.choice(("", " evening", " noon"))
    least, most = (rng.choice(of_split(wordings.PHRASES[k], split)) for k in ("least", "below"))
    same, n, up, down = early + part, numeral(count, rng), numeral(more, rng), numeral(fewer, rng)
    cases = (
        (same, n, same, n, "entailment"), (same, n, same, rng.choice((up, down)), "contradiction"), (same, n, late, up, "neutral"),
        (same, n, late, least.format(n), "entailment"), (same, n, late, down, "contradiction"), (late, n, same, up, "contradiction"),
        (late, n, same, down, "neutral"), (late, n, early, most.format(up), "entailment"), (same, n, late, least.format(up), "neutral"),
        (late, n, early, least.format(up), "contradiction"), (same, n, late, most.format(up), "neutral"), (same, n, late, most.format(down), "contradiction"),
    )  # fmt: skip
    want = rng.choice(LABELS)
    day, said, other, claim, label = rng.choice([case for case in cases if case[4] == want])
    which = rng.choice((1, 2))
    premise, hypothesis = (
        filled(f, {**values, "when": w, "n": m}) for f, w, m in ((frame[0], day, said), (frame[which], other, claim))
    )
    yield Edit(premise, hypothesis, label, "number", f"number:toll{FRAMES.index(frame)}.{which}")  # type: ignore[arg-type]
