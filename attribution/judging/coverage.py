"""What a run compared, what it left out and why: enough for an editor to see why nothing was found."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any

from attribution.judging.alone import alone
from attribution.judging.drafts import Draft
from attribution.judging.ledger import Ledger
from attribution.matching.stories import Story
from attribution.matching.vectors import Vectors
from attribution.types import Claim, Reading

# Stories and statements that are listed; the counts are of all.
MOST_STORIES, MOST_STATEMENTS = 200, 100
SPEECH = ("direct", "mixed", "indirect")


def cover(
    readings: Sequence[Reading],
    stories: Sequence[Story],
    counts: Mapping[str, int],
    left_out: Counter[str],
    drafts: Iterable[Draft],
    vectors: Vectors | None = None,
) -> dict[str, Any]:
    """The coverage of a report (docs/formats.md); `vectors` are needed to name the nearest story of an article that stood alone."""
    reasons = Counter(left_out)
    reasons["copies of another article"] = sum(r.article.copy_of is not None for r in readings)
    reasons["articles alone in their story"] = sum(len(s.articles) == 1 for s in stories)
    blocks = Counter(block.role for r in readings for block in r.article.blocks)
    reasons["parts of pages that are not the story"] = blocks["related"] + blocks["boilerplate"]
    found = {
        "articles": len(readings),
        "stories": len(stories),
        "story_sizes": sorted((len(s.articles) for s in stories), reverse=True),
        "quotations": sum(len(r.quotes) for r in readings),
        "passages": sum(len(r.claims) for r in readings),
        "pairs_considered": counts.get("pairs_considered", 0),
        "pairs_compared": counts.get("pairs_compared", 0),
        "pairs_asked": counts.get("pairs_asked", 0),
        "left_out": {reason: count for reason, count in sorted(reasons.items()) if count},
        "story_members": [list(s.articles) for s in stories if len(s.articles) > 1][:MOST_STORIES],
        "copies": {r.article.id: r.article.copy_of for r in readings if r.article.copy_of is not None},
        "refused": left_out.refused() if isinstance(left_out, Ledger) else {},
        "unmatched": unmatched(readings, stories, drafts),
    }
    found["alone"] = alone(readings, stories, vectors) if vectors is not None else []
    return found


def unmatched(readings: Sequence[Reading], stories: Sequence[Story], drafts: Iterable[Draft]) -> dict[str, Any]:
    """Per article of a shared story: how many statements with a figure, date or quotation no finding meets, and where they are."""
    met: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for draft in drafts:
        for claim in (draft.a, draft.b):
            met[claim.article].append((claim.start, claim.end))
    shared = {article for s in stories if len(s.articles) > 1 for article in s.articles}
    found = {}
    for reading in sorted(readings, key=lambda r: r.article.id):
        if reading.article.id in shared:
            seen, speech = set(met[reading.article.id]), Speech(reading)
            lone = [(c, carries(c, speech)) for c in reading.claims if (c.start, c.end) not in seen]
            found[reading.article.id] = listed([(c, kinds) for c, kinds in lone if kinds])
    return found


class Speech:
    """Where an article quotes; each look costs a search, however many quotations there are."""

    def __init__(self, reading: Reading) -> None:
        quotes = sorted((q.start, q.end) for q in reading.quotes if q.kind in SPEECH)
        self._starts = [start for start, _ in quotes]
        self._reach = list(accumulate((end for _, end in quotes), max))

    def meets(self, claim: Claim) -> bool:
        """Whether a quotation shares a character with a statement."""
        before = bisect_left(self._starts, claim.end)
        return before > 0 and self._reach[before - 1] > claim.start


def carries(claim: Claim, speech: Speech) -> list[str]:
    """What a statement holds that could be compared: "figure", "date", "quotation"."""
    parts = (("figure", bool(claim.quantities)), ("date", bool(claim.moments)), ("quotation", speech.meets(claim)))
    return [name for name, held in parts if held]


def listed(lone: Sequence[tuple[Claim, list[str]]]) -> dict[str, Any]:
    """`{"count", "statements": [{"start", "end", "paragraph", "carries"}]}`, in text order, the first hundred listed."""
    ordered = sorted(lone, key=lambda entry: (entry[0].start, entry[0].end))
    return {
        "count": len(ordered),
        "statements": [
            {"start": c.start, "end": c.end, "paragraph": c.paragraph, "carries": kinds} for c, kinds in ordered[:MOST_STATEMENTS]
        ],
    }
