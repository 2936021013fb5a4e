"""Deeds of one person to another, told again, turned round, or of a third person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from random import Random

from models.entailment.generation.cast import Person, people
from models.entailment.generation.edit import Edit, Split, labelled, of_split
from models.entailment.generation.inflection import participle, past
from models.entailment.generation.surface import period
from models.entailment.generation.words import Sentence
from models.entailment.generation.wordtables import rows

ONE_WAY, BOTH_WAYS = rows("roles", "one_way"), rows("roles", "both_ways")


@dataclass(frozen=True, slots=True)
class Deed:
    """What one did to another: the verb, its circumstance, whether it is mutual; whether people go by their offices."""

    verb: str
    rest: str
    mutual: bool
    by_office: bool
    rng: Random

    def turned(self) -> bool:
        """Whether it is told in the passive: half of the time, for verbs that have a passive: phrasal ones ("buy … from") and mutual ones do not."""
        return not self.mutual and " " not in self.verb and self.rng.random() < 0.5

    def short(self, person: Person) -> str:
        """A later mention."""
        return f"the {person.job}" if self.by_office else person.short(self.rng)

    def first(self, one: str, two: str) -> str:
        """The deed as the premise tells it."""
        if self.turned():
            return f"{two} was {participle(self.verb)} by {one} {self.rest}"
        return f"{one} {past(self.verb)} {two} {self.rest}"

    def told(self, one: Person, two: Person) -> str:
        """The deed told again, mostly without its circumstance."""
        if self.turned():
            return period(f"{self.short(two)} was {participle(self.verb)} by {self.short(one)}")
        active = f"{self.short(one)} {past(self.verb)} {self.short(two)}"
        return period(active + (f" {self.rest}" if self.rng.random() < 0.3 else ""))

    def not_told(self, one: Person, two: Person) -> str:
        """`"Lovatt did not beat Varga."`"""
        return period(f"{self.short(one)} did not {self.verb} {self.short(two)}")

    def never(self, one: str, two: str) -> str:
        """`"Lovatt never met Varga."`"""
        return period(f"{one} never {past(self.verb)} {two}")


def deeds(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:  # noqa: ARG001
    """One did it to the other; the reverse is excluded, or says the same where the deed is mutual."""
    if rng.random() > 0.28:
        return
    mutual = rng.random() < 0.3
    verb, rest = rng.choice(of_split(BOTH_WAYS if mutual else ONE_WAY, split))
    a, b, c = people(rng, split, 3)
    kind = rng.random()
    deed = Deed(verb, rest, mutual, 0.6 <= kind < 0.8, rng)
    one, two = (p.full if kind < 0.6 else f"the {p.job}" if kind < 0.8 else f"{p.job} {p.full}" for p in (a, b))
    edit = partial(labelled, "role", f"{verb}:{split}")
    text = period(deed.first(one, two))
    same = deed.told(a, b)
    if same != text and (not mutual or rng.random() < 0.3):
        yield edit(text, same, "entailment")
    yield edit(text, deed.told(b, a), "entailment" if mutual else "contradiction")
    if rng.random() < 0.6:
        yield edit(text, deed.told(*rng.sample((a, c), 2)), "neutral")
    else:
        yield edit(text, deed.never(deed.short(c), deed.short(b)) if mutual else deed.not_told(c, b), "neutral")
    if mutual:
        never = deed.never(deed.short(b), deed.short(a))
        yield edit(text, deed.not_told(a, b) if rng.random() < 0.5 else never, "contradiction")
        if rng.random() < 0.5:
            yield edit(deed.never(one, two), never, "entailment")
    elif rng.random() < 0.5:
        yield from _denied(deed, text, (a, b), split)


def _denied(deed: Deed, text: str, who: tuple[Person, Person], split: Split) -> Iterator[Edit]:
    """ "Not" in what follows as well as in what is excluded."""
    (a, b), verb = who, deed.verb
    reverse = deed.not_told(b, a), period(f"it was not {deed.short(b)} who {past(verb)} {deed.short(a)}")
    straight = deed.not_told(a, b), period(f"it was not {deed.short(a)} who {past(verb)} {deed.short(b)}")
    pick = deed.rng.randrange(2)
    yield labelled("role", f"{verb}:{split}", text, reverse[pick], "entailment")
    yield labelled("role", f"{verb}:{split}", text, straight[pick], "contradiction")
