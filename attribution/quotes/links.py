"""A model's links from a phrase to the people it may mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from attribution.quotes.entries import Entry
from attribution.quotes.timeline import Event, Timeline

LinkTable = Mapping[int, Sequence[tuple[int, float]]]
NOBODY_KEY = -1
# Only so many of the last speakers are looked through for an antecedent.
RECENT = 40


class Links:
    """Looks up what the model links a phrase to, as people of this article."""

    def __init__(self, table: LinkTable, timeline: Timeline) -> None:
        self.table = table
        self.timeline = timeline

    def shares(self, start: int) -> dict[int, tuple[Event, float]]:
        """Return the probability of each entry the phrase at `start` may mean; empty where no link is given."""
        found: dict[int, tuple[Event, float]] = {}
        for antecedent, probability in self.table.get(start, ()):
            event = self.event(antecedent) if antecedent != NOBODY_KEY else None
            if event is not None:
                held = found.get(id(event.entry))
                found[id(event.entry)] = (held[0] if held else event, probability + (held[1] if held else 0.0))
        return found

    def event(self, offset: int) -> Event | None:
        """Return the mention or the speaker that an offset stands in."""
        near = chain(self.timeline.within(offset - 100, offset + 1), reversed(self.timeline.spoken[-RECENT:]))
        return next((event for event in near if event.start <= offset < event.end), None)


def fitting(entry: Entry, gender: str | None) -> bool:
    """Say whether a pronoun of this gender may mean somebody at all."""
    return gender is None or (entry.kind == "person" and entry.gender in (gender, None))
