"""Whom a pronoun means: "he" and "she" the nearest fitting person, "it" the nearest organisation."""

from __future__ import annotations

from attribution.quotes.timeline import Choice, Event, Timeline

GENDERS = {"he": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
FIRST = frozenset(["i", "we", "me", "us"])
RELATIVE = frozenset(["who", "which"])
PLURAL = frozenset(["they", "them"])
PRONOUNS = frozenset([*GENDERS, *FIRST, *RELATIVE, *PLURAL, "it"])
REACH = 12.0
NEAR = 5.0
ADJACENT = 1.2
ADJOINING = 4
NO_GENDER = 0.4
BARE = 1.0


def pronoun_choices(timeline: Timeline, pronoun: str, start: int) -> list[Choice]:
    """Return whom a pronoun at an offset may mean, cheapest first."""
    if pronoun in GENDERS:
        return timeline.ranked(start, lambda event: personal_price(timeline, event, GENDERS[pronoun], start), REACH)
    if pronoun in RELATIVE:
        return timeline.ranked(start, lambda _: 0.0, ADJACENT)
    if pronoun == "it":
        return timeline.ranked(start, lambda event: None if event.entry.kind == "person" else 0.0, NEAR)
    if pronoun in PLURAL:
        return timeline.ranked(start, lambda event: plural_price(timeline, event), NEAR)
    return []


def personal_price(timeline: Timeline, event: Event, gender: str, start: int) -> float | None:
    """Return what it costs that "he" or "she" means somebody, or None where it cannot.

    A name whose gender nothing shows costs a little; a bare single word is as likely a force or a brand. In "Amberi, he
    said, would leave" he is not Amberi.
    """
    entry = event.entry
    if start - event.end < ADJOINING and timeline.text[event.end : start].strip() == ",":
        return None
    if entry.kind != "person" or entry.gender not in (gender, None):
        return None
    if entry.gender is not None:
        return 0.0
    if len(entry.words) == 1 and not entry.roles and not timeline.has_spoken(entry):
        return None
    return NO_GENDER + (BARE if not entry.roles and len(entry.mentions) == 1 else 0.0)


def plural_price(timeline: Timeline, event: Event) -> float | None:
    """Return what it costs that "they" means a group or an organisation that spoke before; one person is not "they"."""
    if event.entry.kind == "person" or not timeline.has_spoken(event.entry):
        return None
    return 0.0 if event.entry.kind == "group" else 0.5
