"""Which organisation "the company", "the union" or "the ministry" means."""

from __future__ import annotations

from attribution.quotes.directory import Directory
from attribution.quotes.entries import Entry
from attribution.quotes.lexicon import COMPANY_WORDS, ORG_NOUNS, PLACEHOLDERS, fold
from attribution.quotes.namekinds import ORG_HEADS
from attribution.quotes.printed import phrase_head
from attribution.quotes.roleindex import nearness
from attribution.quotes.timeline import Choice, Timeline
from attribution.quotes.wordlists import word_set

MOST = 50
POINTING = frozenset(["the", "this", "its", "that"])
# What a business may be called.
FIRMS = PLACEHOLDERS | word_set("""company firm group business retailer supplier brewer lender insurer producer publisher startup start-up
    app platform giant contractor utility distributor promoter promoters bidder subsidiary corporation conglomerate""")
# What an armed or political body may be called.
BODIES = word_set(
    "group movement militia faction party organisation organization rebels force coalition alliance front"
)
SIDES = word_set("club side team")
KINSHIPS = (FIRMS, BODIES, SIDES)
FADING = 0.15
NAMED = -3.0
KIN = -2.0
PER_MENTION = -0.25


def organisation_choices(directory: Directory, timeline: Timeline, printed: str, start: int) -> list[Choice]:
    """Return the organisations a phrase without a name may mean, cheapest first."""
    words = printed.split()
    head = phrase_head(printed)
    if not words or fold(words[0]) not in POINTING or head not in ORG_HEADS | FIRMS | SIDES:
        return []
    held = [entry for entry in directory.entries[:MOST] if entry.kind != "person" and entry.mentions]
    found = []
    for entry in held:
        price = likeness(entry, head)
        if price is not None:
            far, trail = nearness(timeline, entry, start)
            weight = PER_MENTION * min(len(entry.mentions), 6)
            found.append(Choice(entry, price + weight + FADING * far, trail))
    return sorted(found, key=lambda choice: choice.cost)


def likeness(entry: Entry, head: str) -> float | None:
    """Return what it costs that a head noun means an organisation: its name says so, its role, or nothing against it."""
    words = {fold(word) for word in entry.words}
    if head in words:
        return NAMED
    roles = {phrase_head(role) for role in [*entry.roles, *(entry.known.roles if entry.known else ())]}
    if head in roles:
        return NAMED
    kin = [kinship for kinship in KINSHIPS if head in kinship]
    if not kin:
        return None
    if any(roles & kinship for kinship in kin) or (head in FIRMS and fold(entry.words[-1]) in COMPANY_WORDS):
        return KIN
    other = (words | roles) & (ORG_NOUNS | ORG_HEADS)
    return None if other else 0.0
