"""Which words name people."""

from __future__ import annotations

from attribution.claims.vocabulary import PEOPLE, THING_OF
from attribution.claims.wordlists import words

# Nouns for people that the tables of things leave as they are, in the singular.
OTHERS = words(
    "passenger attendant guest man woman boy girl teenager baby infant toddler mother father son daughter brother sister pensioner "
    "grandmother grandfather engineer climber skier hiker walker swimmer diver motorist motorcyclist pedestrian photographer "
    "spectator bystander bather carer nurse paramedic medic shopkeeper farmer fisherman labourer trainee attendant national "
    "citizen local villager commander captain conductor guide steward attacker assailant suspect friend colleague relative "
    "cook cleaner technician mechanic operator teacher priest monk nun victim survivor hostage captive"
)


def is_person(word: str) -> bool:
    """Say whether a word names people: `"firefighters"`, `"boy"`, `"women"`."""
    low = word.lower()
    single = {"men": "man", "women": "woman", "people": "person", "children": "child"}.get(low, low.removesuffix("s"))
    return THING_OF.get(low, "") in PEOPLE or single in OTHERS or single in PEOPLE or low.endswith(("men", "women"))
