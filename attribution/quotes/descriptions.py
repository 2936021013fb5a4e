"""Descriptions by age: "the 41-year-old" is the person of that age.

A trade that is not printed beside a name is not guessed: in a report of a trial "the judge" is not the only person it names.
"""

from __future__ import annotations

import re

from attribution.quotes.entries import Entry
from attribution.quotes.timeline import Choice, Timeline

YEARS = re.compile(r"^the\s+(\d{1,3})-year-old\b", re.IGNORECASE)
# How far back (in sentences) the one person such a description may mean is looked for, where no age is printed.
REACH = 5.0
# Costs in sentences: an age that is printed is sure, one that is not is a guess.
AGED = -2.0
GUESS = 1.0


def description_choices(timeline: Timeline, printed: str, start: int) -> list[Choice]:
    """Return whom an age may mean: the person it is printed behind, else the only person mentioned shortly before."""
    aged = YEARS.match(printed)
    if not aged:
        return []
    found: dict[int, Choice] = {}
    for event in reversed(timeline.before(start)):
        entry, far = event.entry, timeline.distance(event.start, start)
        if entry.kind != "person" or not entry.words:
            continue
        if is_aged(timeline, entry, aged.group(1)):
            return [Choice(entry, AGED, event.trail)]
        if far <= REACH:
            found.setdefault(id(entry), Choice(entry, GUESS + far, event.trail))
    return list(found.values()) if len(found) == 1 else []


def is_aged(timeline: Timeline, entry: Entry, years: str) -> bool:
    """Say whether an age is printed behind a name: "Nandini Rao, 41, …"."""
    return any(re.match(rf",?\s+(?:aged\s+)?{years}\b", timeline.text[m.end : m.end + 12]) for m in entry.mentions[:50])
