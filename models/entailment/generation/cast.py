"""Invented people, places and bodies; those of train and dev are disjoint."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from models.entailment.generation.edit import Split, of_split
from models.entailment.generation.wordtables import words

FIRST_M, FIRST_F = words("cast", "first_men"), words("cast", "first_women")
LAST = words("cast", "last")
PLACE = words("cast", "places")
BODY = words("cast", "bodies")
JOBS = words("cast", "jobs")
MALE_JOBS = ("spokesman", "chairman")


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person: names, office, pronoun."""

    first: str
    last: str
    job: str
    woman: bool

    @property
    def full(self) -> str:
        """First and last name."""
        return f"{self.first} {self.last}"

    @property
    def titled(self) -> str:
        """The last name with Mr or Ms."""
        return f"{'Ms' if self.woman else 'Mr'} {self.last}"

    @property
    def he(self) -> str:
        """The pronoun of the subject."""
        return "she" if self.woman else "he"

    @property
    def noun(self) -> str:
        """A man or a woman."""
        return "a woman" if self.woman else "a man"

    def short(self, rng: Random) -> str:
        """A later mention: the full name, the last name, or it with Mr or Ms."""
        return rng.choice((self.full, self.last, self.titled))


def people(rng: Random, split: Split, count: int) -> list[Person]:
    """`count` people who share no name and no office."""
    lasts = rng.sample(of_split(LAST, split), count)
    jobs = rng.sample(of_split(JOBS, split), count)
    out: list[Person] = []
    for last, job in zip(lasts, jobs, strict=True):
        woman = rng.random() < 0.5
        first = rng.choice(
            [f for f in of_split(FIRST_F if woman else FIRST_M, split) if all(p.first != f for p in out)]
        )
        out.append(Person(first, last, job, woman and job not in MALE_JOBS))
        if woman and job in MALE_JOBS:
            out[-1] = Person(rng.choice(of_split(FIRST_M, split)), last, job, False)
    return out


def places(rng: Random, split: Split, count: int) -> list[str]:
    """`count` different invented places."""
    return rng.sample(of_split(PLACE, split), count)


def bodies(rng: Random, split: Split, count: int) -> list[str]:
    """`count` different invented companies."""
    return rng.sample(of_split(BODY, split), count)
