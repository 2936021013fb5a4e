"""Invented reports with two named people or two places: who did it, to whom, and where."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from models.entailment.generation.cast import people, places
from models.entailment.generation.edit import Edit, Split, labelled, of_split
from models.entailment.generation.surface import period
from models.entailment.generation.words import Sentence
from models.entailment.generation.wordtables import rows

PEOPLE, PLACES = rows("names", "people"), rows("names", "places")


def framed(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:  # noqa: ARG001
    """The one who did it, the other one, somebody who is not named, and a stranger to the report."""
    if rng.random() > 0.22:
        return
    placed = rng.random() < 0.3
    index, (premise, yes, no) = rng.choice(tuple(enumerate(of_split(PLACES if placed else PEOPLE, split))))
    who, other, third = people(rng, split, 3)
    here, there, elsewhere = places(rng, split, 3)
    full = {"P": who.full, "O": other.full, "L": here, "K": there, "a": who.noun + " from the coast"}
    short = full | {
        "P": rng.choice((who.last, who.titled, who.full)),
        "O": rng.choice((other.last, other.titled, other.full)),
    }
    name = f"frame:{'place' if placed else 'who'}:{split}:{index}"
    text, right = period(premise.format(**full)), period(yes.format(**short))
    yield labelled("name", name, text, right, "entailment")
    yield labelled("name", name, text, period(no.format(**short)), "contradiction")
    somebody = {"P": who.noun if rng.random() < 0.5 else "an unnamed person"}
    somewhere = {"L": "one town", "K": "another town"} if placed else {}
    hidden = premise.replace("{P}, {a},", "{P}").format(**full | somebody | somewhere)
    yield labelled("name", name, period(hidden), right, "neutral")
    if placed and ("{L}" in yes or "{K}" in yes):
        wrong = yes.format(**short | {"L": elsewhere, "K": elsewhere})
        yield labelled("name", name, text, period(wrong), "contradiction")
    elif not placed and "{P}" in yes:
        yield labelled("name", name, text, period(yes.format(**short | {"P": third.full})), "neutral")
