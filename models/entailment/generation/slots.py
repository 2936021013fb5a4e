"""Invented places, people and bodies for made-up frames; train and dev share none."""

from __future__ import annotations

from random import Random

from models.entailment.generation.calendarnames import DAYS, MONTHS
from models.entailment.generation.edit import Split, of_split
from models.entailment.generation.surface import capital
from models.entailment.generation.wordtables import words

PLACES = words("cast", "slots", "places")
PEOPLE = words("cast", "slots", "people")
BODIES = words("cast", "slots", "bodies")


def filling(split: Split, rng: Random) -> dict[str, str]:
    """A value for every slot of a frame."""
    place, other = rng.sample(of_split(PLACES, split), 2)
    person, second = rng.sample(of_split(PEOPLE, split), 2)
    return {
        "place": place, "other": other, "person": person, "surname": person.split()[-1], "second": second,
        "body": rng.choice(of_split(BODIES, split)), "day": rng.choice(DAYS), "month": rng.choice(MONTHS), "year": str(rng.randint(1998, 2026)),
    }  # fmt: skip


def filled(frame: str, values: dict[str, str]) -> str:
    """A frame with its slots filled, begun with a capital."""
    return capital(frame.format(**values))
