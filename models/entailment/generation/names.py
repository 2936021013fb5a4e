"""Names: persons, places and bodies exchanged, shortened, left out, or put where the premise names nobody."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from models.entailment.generation.cast import bodies, people, places
from models.entailment.generation.edit import Edit, Split, labelled
from models.entailment.generation.nameframes import framed
from models.entailment.generation.namespots import TITLE, NameSpot, exchangeable
from models.entailment.generation.rewording.ways import reworded, rewordings
from models.entailment.generation.surface import capital, either
from models.entailment.generation.unnamed import unnamed
from models.entailment.generation.words import Sentence


def edited(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:
    """A name of a real sentence exchanged (contradiction), shortened or taken over (entailment), named where nobody is (neutral)."""
    found = exchangeable(sentence)
    if not found:
        return
    at = rng.choice(found)
    one, two = _others(at, rng, split, 2)
    mine = rng.random() < 0.7  # both sides with invented names, so that an invented name tells nothing
    full = at.replaced(sentence, one) if mine else sentence.text
    texts = either(rng, at.replaced(sentence, two if mine else one), full)
    if rng.random() < 0.6:
        yield labelled("name", f"{at.label.lower()}:{split}", *texts, "contradiction")
    yield from _reworded(sentence, at, (one if mine else at.name, two), rng, split)
    yield from _silent(sentence, at, full, rng, split)
    yield from _shorter(sentence, at, rng, split)
    yield from unnamed(sentence, at, (one, two), rng, split)


def _others(at: NameSpot, rng: Random, split: Split, count: int) -> list[str]:
    """Invented names of the same kind and length."""
    if at.label == "Person":
        return [p.full if " " in at.name else p.last for p in people(rng, split, count)]
    return places(rng, split, count) if at.label == "Location" else bodies(rng, split, count)


def _reworded(sentence: Sentence, at: NameSpot, names: tuple[str, str], rng: Random, split: Split) -> Iterator[Edit]:
    """The same name, or another one, in a reworded sentence."""
    other = reworded(sentence, (at.start, at.end), rng)
    if other is None or other.count(at.name) != 1:
        return
    same, wrong = (capital(other.replace(at.name, name)) for name in names)
    base, kind = at.replaced(sentence, names[0]), at.label.lower()
    yield labelled("name", f"{kind}same:{split}", base, same, "entailment")
    yield labelled("name", f"{kind}reworded:{split}", base, wrong, "contradiction")


def _silent(sentence: Sentence, at: NameSpot, full: str, rng: Random, split: Split) -> Iterator[Edit]:
    """A premise that does not tell of the name leaves every name open."""
    last = at.name.split()[-1]
    silent = [r.text for r in rewordings(sentence) if r.less and last not in r.text]
    if silent:
        yield labelled("name", f"{at.label.lower()}silent:{split}", rng.choice(silent), full, "neutral")


def _shorter(sentence: Sentence, at: NameSpot, rng: Random, split: Split) -> Iterator[Edit]:
    """A person by the last name alone follows from the full name."""
    parts = at.name.split()
    if at.label != "Person" or len(parts) != 2 or TITLE.search(sentence.text[: at.start]):
        return
    one, two = people(rng, split, 2)
    full, short = (one.full, one.last) if rng.random() < 0.7 else (at.name, parts[1])
    premise = at.replaced(sentence, full)
    yield labelled("name", f"surname:{split}", premise, at.replaced(sentence, short), "entailment")
    yield labelled("name", f"surname:{split}", premise, at.replaced(sentence, two.last), "contradiction")


PHENOMENA = (("name", edited), ("name", framed))
