"""The paragraph a passage stands in, as a person counts."""

from __future__ import annotations

from bisect import bisect_right

from attribution.types import Reading


class Paragraphs:
    """Paragraphs of one reading, found by offset: that of the statement there, or the number of the story's blocks up to there."""

    def __init__(self, reading: Reading) -> None:
        self._claims = sorted(reading.claims, key=lambda claim: claim.start)
        self._starts = [claim.start for claim in self._claims]
        self._blocks = sorted(block.start for block in reading.article.story_blocks())

    def of(self, offset: int) -> int:
        """The paragraph of a code point, from 1."""
        at = bisect_right(self._starts, offset) - 1
        if at >= 0 and offset < self._claims[at].end:
            return self._claims[at].paragraph
        return max(1, bisect_right(self._blocks, offset))
