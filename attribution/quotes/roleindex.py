"""Whom a role phrase means: "the minister" is the person the article calls a minister."""

from __future__ import annotations

from attribution.quotes.directory import MAX_NAMESAKES, MAX_ROLES
from attribution.quotes.entries import Entry
from attribution.quotes.lexicon import FEMALE_NOUNS, MALE_NOUNS, fold
from attribution.quotes.printed import phrase_head
from attribution.quotes.rolenames import head_classes, plain_role, role_fits
from attribution.quotes.timeline import Choice, Timeline

# A role that fits in one word less counts as this many sentences further away; another word for the office as half of it.
WORD_COST = 2.0
SYNONYM_COST = 1.0
# Roles hold for a whole article: distance matters less than for a pronoun.
FADING = 0.1
AFTERWARDS = 2.0
ONLY_TABLE = 1.0


class RoleIndex:
    """Finds people by the head nouns of their roles, those of this article before those of the desk's table."""

    def __init__(self, entries: list[Entry]) -> None:
        self.held: dict[str, list[Entry]] = {}
        self.tabled: dict[str, list[Entry]] = {}
        for entry in entries:
            for role in entry.roles:
                self.add(self.held, entry, role)
            for role in entry.known.roles if entry.known else ():
                self.add(self.tabled, entry, role)

    def add(self, index: dict[str, list[Entry]], entry: Entry, role: str) -> None:
        """Make somebody findable by the head noun of a role and by other words for it."""
        for key in head_classes(phrase_head(plain_role(role))):
            held = index.setdefault(key, [])
            if len(held) < MAX_NAMESAKES and entry not in held[-8:]:
                held.append(entry)

    def learn(self, entry: Entry, role: str) -> None:
        """Note a role printed with a speaker."""
        self.add(self.held, entry, role)
        if len(entry.roles) < MAX_ROLES and role not in entry.roles:
            entry.roles.append(role)

    def choices(self, timeline: Timeline, printed: str, start: int) -> list[Choice]:
        """Return the people a role phrase at an offset may mean, cheapest first."""
        plain = plain_role(printed)
        head = phrase_head(plain)
        found = self.fitting(timeline, plain, start, self.held, 0.0)
        if not found and head not in MALE_NOUNS | FEMALE_NOUNS:
            found = self.fitting(timeline, plain, start, self.tabled, ONLY_TABLE)
        return sorted(found, key=lambda choice: choice.cost)

    def fitting(
        self, timeline: Timeline, plain: str, start: int, index: dict[str, list[Entry]], extra: float
    ) -> list[Choice]:
        """Return everybody in an index whose roles fit a phrase."""
        head = phrase_head(plain)
        pool: dict[int, tuple[Entry, bool]] = {}
        for key in head_classes(head):
            for entry in index.get(key, ()):
                pool.setdefault(id(entry), (entry, key == head))
        if any(entry.kind == "person" for entry, _ in pool.values()):
            pool = {key: held for key, held in pool.items() if held[0].kind == "person"}
        found = []
        for entry, exact in pool.values():
            roles = [*entry.roles, *(entry.known.roles if entry.known else ())]
            shared = role_fits(plain, [plain_role(role) for role in roles])
            if shared is not None:
                cost = extra - WORD_COST * shared + (0.0 if exact else SYNONYM_COST)
                far, trail = nearness(timeline, entry, start)
                found.append(Choice(entry, cost + FADING * far, trail))
        return found


def nearness(timeline: Timeline, entry: Entry, start: int) -> tuple[float, tuple[str, ...]]:
    """Return how far somebody's nearest mention is in sentences, one before the offset preferred, and where it stands."""
    best = 20.0
    trail: tuple[str, ...] = ()
    for mention in entry.mentions[:MAX_NAMESAKES]:
        gap = timeline.distance(mention.start, start)
        far = min(20.0, gap if gap >= 0 else AFTERWARDS - gap)
        if far < best:
            best, trail = far, (timeline.place(mention.start, mention.end),)
    return best, trail


def is_role_phrase(printed: str) -> bool:
    """Say whether a phrase begins like one that points back: "the minister", "Mali’s foreign minister", "its head"."""
    first = fold(printed.split()[0]) if printed.split() else ""
    return first not in ("a", "an", "one", "another", "some", "several", "many", "most", "both")
