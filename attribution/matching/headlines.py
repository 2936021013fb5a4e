"""The language of headlines: a bare figure beside "killing" or "arrest" counts people, whatever noun stands near."""

from __future__ import annotations

import re
from dataclasses import replace

from attribution.claims.predicates import mentions, nearest_mention
from attribution.types import Claim, Quantity

# What is done to people, in the classes of claims/: "kills 19", "19 injured", "police arrest 30".
TO_PEOPLE = frozenset(["die", "injure", "missing", "rescue", "arrest", "evacuate", "abduct", "infect", "displace", "strand", "trap"])
# What may follow a figure that has no noun: the end, a comma, a preposition or a participle of those classes.
BARE = re.compile(
    r"\s*(?:$|[,;:.–—-]|(?:as|in|at|after|on|off|near|from|when|while|and|by|over|since|amid|during|before|dead|killed|injured|hurt|"
    r"wounded|missing|rescued|arrested|held|detained|feared)\b)",
    re.IGNORECASE,
)


def told(claim: Claim) -> Claim:
    """A headline's statement with its bare figures counting people: `"Ferry sinks, killing 19"` -> 19 people who died."""
    quantities = tuple(counted(claim, quantity) for quantity in claim.quantities)
    return replace(claim, quantities=quantities) if quantities != claim.quantities else claim


def counted(claim: Claim, quantity: Quantity) -> Quantity:
    """A bare count beside a word of those classes as a count of people; any other figure as it is."""
    if quantity.kind != "count" or quantity.thing == "person" or not BARE.match(claim.text, quantity.end - claim.start):
        return quantity
    local = replace(quantity, start=quantity.start - claim.start, end=quantity.end - claim.start)
    predicate = nearest_mention(mentions(claim.text, 0, len(claim.text)), local)
    return replace(quantity, thing="person", thing_text="", predicate=predicate) if predicate in TO_PEOPLE else quantity
