"""Both, one and neither of two named people or places; "only" one; everyone but one."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from models.entailment.generation.edit import LABELS, Edit, Split, of_split
from models.entailment.generation.figures import exact, relation, vague
from models.entailment.generation.slots import filled, filling

# (verb with its complements in the past, the same in other words); they follow the subject
DEEDS = (
    ("voted for the water bill in {place}", "backed the water bill"), ("signed the treaty on {day}", "put their names to the treaty"),
    ("attended the funeral in {place}", "went to the funeral"), ("left the country in {month}", "went abroad"),
    ("sold shares in the {place} mine", "parted with shares in the mine"), ("survived the crash near {place}", "lived through the crash"),
    ("pleaded guilty in {place}", "admitted guilt"), ("knew of the leak at {place}", "had knowledge of the leak"),
    ("studied law in {place}", "took a law course"), ("resigned on {day}", "stepped down"),
    ("took part in the march in {place}", "joined the march"), ("lied to the inquiry in {place}", "told the inquiry untruths"),
    ("received a pardon in {year}", "got a pardon"), ("spoke to reporters in {place}", "talked to the press"),
    ("opposed the new road to {place}", "spoke against the road"), ("caught the fever in {month}", "fell ill with the fever"),
)  # fmt: skip
# subject of the sentence and how many of the two it says; 1 of 2 is "sure of one, the other not"
SUBJECTS = (
    ("both {person} and {second}", 2, 2), ("neither {person} nor {second}", 0, 0), ("only one of the two, {person},", 1, 1), ("{person} and {second} both", 2, 2),
    ("{person} and {second}", 2, 2), ("{person}, though not {second},", 1, 1), ("{person}, unlike {second},", 1, 1), ("at least one of the two, {person},", 1, 2),
    ("{person}, together with {second},", 2, 2), ("neither {second} nor {person}", 0, 0), ("{person}", 1, 2), ("{person}, but not {second},", 1, 1),
)  # fmt: skip
CLAIMS = (
    ("both of them", 2, 2), ("neither of the two", 0, 0), ("{person}", 1, 2), ("{surname}", 1, 2), ("one of the two at most", 0, 1), ("at least one of the two", 1, 2),
    ("just one of the two", 1, 1), ("exactly one of the two", 1, 1), ("neither of them", 0, 0), ("both", 2, 2), ("of the two only {surname}", 1, 1), ("both {surname} and {second}", 2, 2),
)  # fmt: skip


def both(rng: Random, split: Split) -> Iterator[Edit]:
    """The premise says how many of two did a thing, the hypothesis how many did the same in other words."""
    deed, other = rng.choice(of_split(DEEDS, split))
    said, low, high = rng.choice(of_split(CLAIMS, split))
    h, want = vague(said, (low, high), (low, high)), rng.choice(LABELS)
    for subject, least, most in rng.sample(of_split(SUBJECTS, split), len(of_split(SUBJECTS, split))):
        p = exact(subject, least) if least == most else vague(subject, (least, most), (least, most))
        if relation(p, h) == want:
            values = filling(split, rng)
            two = "" if "{second}" in subject or "two" in subject else " {second} was asked about it as well."
            premise, hypothesis = (
                filled(f"{subject} {deed}.{two}", values),
                filled(f"{said} {rng.choice((deed, other))}.", values),
            )
            number = DEEDS.index((deed, other))
            yield Edit(
                premise,
                hypothesis,
                want,
                "quantifier",
                f"quantifier:both{number}:{SUBJECTS.index((subject, least, most))}>{CLAIMS.index((said, low, high))}",
            )
            return
