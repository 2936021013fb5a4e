"""What an editor is spared: counts over pairs of reports that `attribution.scoring` cannot know, since it sees passages only."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from attribution.scoring.findings import StoryOutcome
from attribution.scoring.gold import HARD
from attribution.scoring.tally import Ratio
from benchmarks.data import Story

TRAPS = "different_scope called a conflict"
CALM = "false conflicts per calm pair"
ACROSS = "findings across events"
STORIES_ACROSS = "stories with one across events"


def apart_tally(story: Story, outcome: StoryOutcome) -> Mapping[str, Ratio]:
    """Traps called a conflict; false conflicts where the gold has none, by pairs of reports; whatever is said across two events."""
    scope = [slot for slot in outcome.slots if slot.relation == "different_scope"]
    ids = [record["id"] for record in story.articles]
    pairs = list(combinations(ids, 2))
    gold = outcome.gold
    calm = not any("conflict" in pair.right for pair in gold.pairs)
    false = sum(o.finding.relation == "conflict" and o.verdict != "right" for o in outcome.findings)
    between = [(a, b) for a, b in pairs if (a in gold.apart) != (b in gold.apart)]
    said = [
        o for o in outcome.findings
        if o.finding.relation in (*HARD, "agree") and (o.finding.a.article in gold.apart) != (o.finding.b.article in gold.apart)
    ]  # fmt: skip
    return {
        TRAPS: Ratio(sum("conflict" in slot.reported and not slot.found for slot in scope), len(scope)),
        CALM: Ratio(false * calm, len(pairs) * calm),
        ACROSS: Ratio(len(said), len(between)),
        STORIES_ACROSS: Ratio(int(bool(said)), int(bool(between))),
    }
