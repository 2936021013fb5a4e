"""What is known of a speaker after resolution: the value that crosses to reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from attribution.quotes.entries import Entry


@dataclass(frozen=True, slots=True)
class Resolved:
    """Name, role as printed, and short words for how they were found.

    `evidence["rule"]` names the rule, `evidence["share"]` (0 to 1) how likely this name is among those the phrase may mean.
    `entry` and `trail` are whom later pronouns may mean, and how one gets there; `chain`
    lists the intermediate sources of the words, nearest to the speaker first.
    """

    name: str | None
    role: str | None = None
    evidence: Mapping[str, str] = field(default_factory=dict)
    entry: Entry | None = None
    trail: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()


NOBODY_KNOWN = Resolved(None)
