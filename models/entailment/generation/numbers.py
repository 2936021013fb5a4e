"""Plain figures: changed, written in another form, left out, given to another thing, a part taken for the whole, of another date."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from models.entailment.generation import wordings
from models.entailment.generation.countframes import COUNTS
from models.entailment.generation.edit import Edit, Label, Split, of_split
from models.entailment.generation.figures import exact
from models.entailment.generation.numerals import Spot, certain, spots
from models.entailment.generation.pairing import anywhere, paired, told
from models.entailment.generation.spelling import forms_of, numeral
from models.entailment.generation.surface import either
from models.entailment.generation.tollframes import toll
from models.entailment.generation.wholes import parts, twofold
from models.entailment.generation.words import Sentence


def number(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:
    """`"A bomb killed 4 people and injured 30"` contradicts `"30 people were killed"`; `"injured 30"` alone leaves the dead open."""
    yield from changed(sentence, rng, split)
    if rng.random() < 0.4:
        yield from forms(rng, split)
    yield from rng.choice((twofold, parts, toll))(rng, split)


def changed(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:
    """A count of a real sentence exchanged, written otherwise, left out or added."""
    found = list(spots(sentence)) if certain(sentence) else []
    if not found:
        return
    for at in found * 2:
        yield from changed_at(sentence, at, rng, split)


def changed_at(sentence: Sentence, at: Spot, rng: Random, split: Split) -> Iterator[Edit]:
    """The edits of one count."""
    other, change = wordings.changed(float(at.value), split, rng)
    loose = at.bare and at.counted and not after_preposition(sentence, at)
    kind = rng.choice(("same", "other", "other", "added", "added", "left_out") if loose else ("same", "other"))
    old, new = sentence.text[at.start : at.end], numeral(other, rng)
    same = rng.choice([f for f in forms_of(at.value) if f != old.lower()] or [old])
    plain = at.bare and old.lower() in forms_of(at.value)
    head = f"number:edit.{split}:{kind}:{change}"
    if kind == "same" and (plain or not at.bare) and same != old and not (same.endswith("dozen") and not at.bare):
        yield paired("number", sentence, at, either(rng, old, same), "entailment", head, rng)
    elif kind == "other" and old.lower() in forms_of(at.value):
        yield paired("number", sentence, at, either(rng, old, new), "contradiction", head, rng)
    elif kind == "added":
        yield paired("number", sentence, at, ("", rng.choice((old, new))), "neutral", head, rng)
    elif kind == "left_out":
        yield paired("number", sentence, at, (rng.choice((old, new)), ""), "entailment", head, rng)


def after_preposition(sentence: Sentence, at: Spot) -> bool:
    """Whether the count follows a preposition or conjunction: "after 8 seasons" cannot do without the 8."""
    return any(w.end == at.start - 1 and w.pos in ("ADP", "SCONJ", "ADV", "CCONJ") for w in sentence.words)


def forms(rng: Random, split: Split) -> Iterator[Edit]:
    """The same figure in two forms, or another one in the form, in made-up sentences."""
    frame = rng.choice(of_split(COUNTS, split))
    value = anywhere(frame[0], frame[1], rng)
    other, _ = wordings.changed(value, split, rng)
    same = rng.random() < 0.5
    first, second = rng.choice(forms_of(value)), rng.choice(forms_of(value if same else other))
    if rng.random() < 0.15 and value >= 1000:
        second, same = rng.choice(forms_of(value * rng.choice((10, 1000)))), False
    label: Label = "entailment" if same else "contradiction"
    yield from told("number", frame, exact(first, value), exact(second, value), label, split, rng)


PHENOMENA = (("number", number),)
