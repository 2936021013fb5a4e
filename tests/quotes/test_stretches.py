"""Spans that meet."""

from __future__ import annotations

import random

from attribution.quotes.stretches import Stretches
from attribution.types import Span


def test_meeting_is_what_looking_at_all_finds() -> None:
    """Random spans, long and short, nested and apart: the same as by looking at every one."""
    rng = random.Random(7)
    spans = [Span(start, start + rng.choice([1, 3, 40, 400])) for start in (rng.randrange(1000) for _ in range(120))]
    stretches = Stretches(spans)
    for start in range(0, 1000, 7):
        asked = Span(start, start + rng.randrange(1, 30))
        assert sorted(stretches.meeting(asked), key=lambda s: (s.start, s.end)) == sorted(
            (s for s in spans if s.overlaps(asked)), key=lambda s: (s.start, s.end)
        )


def test_none_meet_in_nothing() -> None:
    """No spans, no answers."""
    assert list(Stretches[Span]([]).meeting(Span(0, 5))) == []
