"""Choose among those a phrase may mean, say how sure that is, and abstain where two are as likely."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from attribution.quotes.timeline import Choice

# A choice that costs this many sentences more is e times less likely; set by judgement.
TEMPERATURE = 0.8
# Nobody the article names: as likely as somebody this many sentences away.
NOBODY = 6.0


@dataclass(frozen=True, slots=True)
class Decision:
    """The choice taken (None: abstained), its share of the likelihood (0 to 1), and who came second with what share."""

    choice: Choice | None
    share: float = 0.0
    second: Choice | None = None
    second_share: float = 0.0
    reason: str = ""

    @property
    def runner_up(self) -> str:
        """Who came second in words: "Sergei Lavrov 0.12"; "" where nobody did."""
        return f"{self.second.entry.name} {self.second_share:.2f}" if self.second and self.second.entry.words else ""


def decide(choices: Sequence[Choice], margin: float, none: float = NOBODY) -> Decision:
    """Take the cheapest choice; abstain where the next one costs hardly more than it (less than `margin`).

    `none` is the cost of nobody: what is left of the likelihood is theirs.
    """
    if not choices:
        return Decision(None, reason="nobody fits")
    floor = choices[0].cost
    weights = [math.exp((floor - choice.cost) / TEMPERATURE) for choice in choices]
    total = sum(weights) + math.exp(min(0.0, (floor - none) / TEMPERATURE))
    second = choices[1] if len(choices) > 1 else None
    second_share = weights[1] / total if second else 0.0
    if second is not None and second.cost - floor < margin:
        names = ", ".join(choice.entry.name or "somebody unnamed" for choice in choices[:3])
        return Decision(None, weights[0] / total, second, second_share, f"several fit ({names})")
    return Decision(choices[0], weights[0] / total, second, second_share)
