"""News events in parts: who did what to what, a synonym and an opposite of the deed."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from models.entailment.generation.cast import bodies, people, places
from models.entailment.generation.edit import Split, of_split
from models.entailment.generation.inflection import gerund, participle, past, third
from models.entailment.generation.wordtables import rows, words

TIMES = words("scenes", "times")
# Subjects that can be taken up by "he or she", that get an invented company or person for a name, and that lie in a place.
HUMAN = ("president", "minister", "mayor", "bishop", "judge", "surgeon", "landlord", "captain")
COMPANIES = (
    "the company", "the firm", "the airline", "the water company", "the insurer", "the publisher", "the shipyard", "the railway",
)  # fmt: skip
OFFICERS = tuple(f"the {noun}" for noun in HUMAN if noun != "captain")
LOCAL = (
    "council", "court", "ministry", "hospital", "university", "museum", "committee", "police", "zoo", "club", "tribunal", "union",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scene:
    """A deed: subject and object with their number, the verb with a synonym ("" where none fits) and an opposite, a time, a way."""

    subject: str
    many: bool
    verb: str
    object: str
    objects: bool
    synonym: str
    opposite: str
    time: str
    name: str

    def did(self, verb: str = "") -> str:
        """`"the court acquitted the two brothers"`, without a full stop."""
        return f"{self.subject} {past(verb or self.verb)} {self.object}"

    def not_did(self, verb: str = "") -> str:
        """`"the court did not acquit the two brothers"`."""
        return f"{self.subject} did not {verb or self.verb} {self.object}"

    def passive(self, middle: str = "", verb: str = "") -> str:
        """`"the two brothers were acquitted by the court"`; `middle` ("not", "never") follows the auxiliary."""
        be = "were" if self.objects else "was"
        return " ".join(f"{self.object} {be} {middle} {participle(verb or self.verb)} by {self.subject}".split())

    def doing(self, verb: str = "") -> str:
        """`"acquitting the two brothers"`."""
        return f"{gerund(verb or self.verb)} {self.object}"

    def to_do(self, verb: str = "") -> str:
        """`"acquit the two brothers"`."""
        return f"{verb or self.verb} {self.object}"

    def done(self, verb: str = "") -> str:
        """`"acquitted the two brothers"`: the participle with its object."""
        return f"{participle(verb or self.verb)} {self.object}"

    @property
    def it(self) -> str:
        """The pronoun that takes up the subject."""
        if self.many:
            return "they"
        return "he or she" if self.subject.split()[-1] in HUMAN else "it"

    def agree(self, verb: str) -> str:
        """The present form that agrees with the subject: `"plan" -> "plans"`."""
        return (verb if verb != "be" else "are") if self.many else third(verb)


def _parse(row: tuple[str, ...]) -> tuple[str, bool, str, str, bool, str, str]:
    """A row of the table with its marks of the plural read."""
    subject, verb, thing, synonym, opposite = row
    return subject.lstrip("+"), subject.startswith("+"), verb, thing.lstrip("+"), thing.startswith("+"), synonym, opposite


SCENES = tuple(_parse(row) for row in rows("scenes", "deeds"))


def scenes(rng: Random, split: Split, count: int) -> list[Scene]:
    """`count` scenes of a split with different deeds; some subjects become invented companies, persons or places."""
    out = []
    for number, row in rng.sample(list(of_split(tuple(enumerate(SCENES)), split)), count):
        subject, many, verb, thing, objects, synonym, opposite = row
        subject = _somebody(subject, rng, split)
        time = rng.choice(of_split(TIMES, split))
        out.append(Scene(subject, many, verb, thing, objects, synonym, opposite, time, str(number)))
    return out


def _somebody(subject: str, rng: Random, split: Split) -> str:
    """Now and then an invented name for the plain subject."""
    if rng.random() < 0.5:
        return subject
    if subject in COMPANIES:
        return bodies(rng, split, 1)[0]
    if subject in OFFICERS:
        person = people(rng, split, 1)[0]
        return rng.choice((person.full, person.titled))
    if subject.split()[-1] in LOCAL:
        return f"{subject} {'in' if subject == 'police' else 'of'} {places(rng, split, 1)[0]}"
    return subject
