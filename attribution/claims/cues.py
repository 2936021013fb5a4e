"""Where in a text a date can stand at all: the stretches around the few words and digits that dates are made of.

Running twenty patterns over every word of an article is what makes dates dear; one pass over its words is cheap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attribution.claims.wordlists import words

TOKEN = re.compile(r"[^\W\d_]+|\d+")
MONTHS = words(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep "
    "oct nov dec"
)
WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday mon tues tue wed thurs thu fri sat sun")
UNITS = words(
    "second seconds minute minutes hour hours day days night nights week weeks fortnight fortnights month months year years decade "
    "decades century centuries centurie quarter weekend"
)
SEASONS = words("spring summer autumn fall winter")
PARTS = words("quarter half q")
CENTURIES = words("century centuries")
FISCAL = words("fiscal financial fy")
FEASTS = words("christmas boxing new valentine may halloween")
NEAR_DAYS = words("yesterday today tomorrow tonight night overnight morning afternoon evening lunchtime")
DISTANCES = words("ago later earlier")
DAY_PARTS = words("day morning afternoon evening night")
DAY_NUMBERS = frozenset(["#1", "#2"])
# Digits of any year, and of tens ("the '90s").
YEARS = frozenset(["#4"])
DECADES = frozenset(["#4", "#2"])
CLOCKS = words(
    "#1 #2 #4 noon midday midnight dawn daybreak sunrise dusk sunset nightfall hours clock past one two three four five six seven eight "
    "nine ten eleven twelve light midmorning midafternoon morning afternoon evening"
)
# No date reaches further than this before or after its word.
BEFORE, AFTER = 60, 70


class Places:
    """The words and digit runs of a text by what they are, found in one pass."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: dict[str, list[int]] = {}
        for match in TOKEN.finditer(text):
            word = match.group().lower()
            word = f"#{len(word)}" if word[0].isdecimal() else word
            if word in KNOWN:
                self.found.setdefault(word, []).append(match.start())

    def windows(self, cues: frozenset[str]) -> Iterator[tuple[int, int]]:
        """Yield the stretches around the cues in text order; they start and end at blanks and do not overlap."""
        starts = sorted(start for cue in cues for start in self.found.get(cue, ()))
        yield from self._joined(starts)

    def _joined(self, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield the stretches around sorted offsets, those that touch as one."""
        first = last = -1
        for start in starts:
            if first >= 0 and start - BEFORE <= last:
                last = start + AFTER
                continue
            if first >= 0:
                yield self._at_blanks(first, last)
            first, last = max(0, start - BEFORE), start + AFTER
        if first >= 0:
            yield self._at_blanks(first, last)

    def _at_blanks(self, first: int, last: int) -> tuple[int, int]:
        """Widen a stretch by at most 30 characters to the blanks around it, so that no word is cut."""
        text, limit = self.text, len(self.text)
        back = max(0, first - 30)
        while first > back and not text[first - 1].isspace():
            first -= 1
        last = min(last, limit)
        end = min(limit, last + 30)
        while last < end and not text[last].isspace():
            last += 1
        return first, last


KNOWN = MONTHS | CENTURIES | FISCAL | WEEKDAYS | UNITS | SEASONS | PARTS | FEASTS | NEAR_DAYS | DISTANCES | DAY_PARTS | DAY_NUMBERS | DECADES | CLOCKS
