"""A model's links from a phrase to its antecedents, weighed together with the rules' costs."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import chain

from attribution.quotes.entries import Entry
from attribution.quotes.timeline import Choice, Event, Timeline

LinkTable = Mapping[int, Sequence[tuple[int, float]]]
NOBODY_KEY = -1
# A probability under this counts as this: no model is that sure.
FLOOR = 0.02
# One unit of negative log-probability weighs as much as this many sentences of distance.
WEIGHT = 1.0
# What somebody costs whom the rules did not think of.
UNTHOUGHT = 4.0
# Only so many of the last speakers are looked through for an antecedent.
RECENT = 40
# Links are followed through pronouns this far: he -> he -> Diop.
HOPS = 4
# So many antecedents of a phrase are weighed, and so many of each pronoun on the way.
MOST = 16
MOST_FOLLOWED = 3


class Links:
    """Looks up what the model links a phrase to, as people of this article."""

    def __init__(self, table: LinkTable, timeline: Timeline) -> None:
        self.table = table
        self.timeline = timeline

    def shares(self, start: int) -> tuple[dict[int, tuple[Event, float]], float] | None:
        """Return the probability of each entry the phrase at `start` may mean, and that of nobody; None: no link given."""
        if start not in self.table:
            return None
        found: dict[int, tuple[Event, float]] = {}
        nobody = self.gather(start, 1.0, HOPS, found)
        return found, nobody

    def gather(self, start: int, weight: float, hops: int, found: dict[int, tuple[Event, float]]) -> float:
        """Add the entries behind the links of one phrase; return the probability that leads to nobody."""
        nobody = 0.0
        most = MOST if hops == HOPS else MOST_FOLLOWED
        for antecedent, probability in self.table[start][:most]:
            share = weight * probability
            event = self.event(antecedent) if antecedent != NOBODY_KEY else None
            if event is not None:
                held = found.get(id(event.entry))
                found[id(event.entry)] = (held[0] if held else event, share + (held[1] if held else 0.0))
            elif antecedent != NOBODY_KEY and antecedent in self.table and antecedent < start and hops > 0:
                nobody += self.gather(antecedent, share, hops - 1, found)
            else:
                nobody += share
        return nobody

    def event(self, offset: int) -> Event | None:
        """Return the mention or the speaker that an offset stands in."""
        near = chain(self.timeline.within(offset - 100, offset + 1), reversed(self.timeline.spoken[-RECENT:]))
        return next((event for event in near if event.start <= offset < event.end), None)


def combined(choices: Sequence[Choice], shares: tuple[dict[int, tuple[Event, float]], float]) -> list[Choice]:
    """Return the choices with the links' negative log-probabilities added to their costs, cheapest first.

    Whom only the links name joins at the cost of somebody unthought of.
    """
    linked, _ = shares
    held = {id(choice.entry): choice for choice in choices}
    for key, (event, _) in linked.items():
        held.setdefault(key, Choice(event.entry, UNTHOUGHT, event.trail))
    found = [
        Choice(choice.entry, choice.cost + WEIGHT * surprise(linked[key][1] if key in linked else 0.0), choice.trail)
        for key, choice in held.items()
    ]
    return sorted(found, key=lambda choice: choice.cost)


def surprise(probability: float) -> float:
    """Return the negative logarithm of a probability, bounded."""
    return -math.log(min(1.0, max(FLOOR, probability)))


def disagree(choices: Sequence[Choice], shares: tuple[dict[int, tuple[Event, float]], float]) -> bool:
    """Say whether the model's first choice is another than the rules' (nobody counts as a choice)."""
    linked, nobody = shares
    best = max(linked.values(), key=lambda pair: pair[1], default=None)
    if best is None or nobody > best[1]:
        return bool(choices)
    return bool(choices) and choices[0].entry is not best[0].entry


def fitting(entry: Entry, gender: str | None) -> bool:
    """Say whether a pronoun of this gender may mean somebody at all."""
    return gender is None or (entry.kind == "person" and entry.gender in (gender, None))
