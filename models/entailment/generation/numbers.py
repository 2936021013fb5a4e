"""Plain figures: changed, written in another form, left out, given to another thing, a part taken for the whole, of another date."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from models.entailment.generation import wordings
from models.entailment.generation.countframes import COUNTS
from models.entailment.generation.edit import LABELS, Edit, Label, Split, of_split
from models.entailment.generation.figures import exact
from models.entailment.generation.numerals import Spot, certain, spots
from models.entailment.generation.pairing import anywhere, paired, told
from models.entailment.generation.slots import filled, filling
from models.entailment.generation.spelling import forms_of, numeral
from models.entailment.generation.tollframes import toll
from models.entailment.generation.twoframes import PAIRS, WHOLES
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
    kind = rng.choice(
        ("same", "other", "other", "added", "added", "left_out")
        if at.bare and at.counted and not after_preposition(sentence, at)
        else ("same", "other")
    )
    old, new = sentence.text[at.start : at.end], numeral(other, rng)
    same = rng.choice([f for f in forms_of(at.value) if f != old.lower()] or [old])
    plain = at.bare and old.lower() in forms_of(at.value)
    head = f"number:edit.{split}:{kind}:{change}"
    if kind == "same" and (plain or not at.bare) and same != old and not (same.endswith("dozen") and not at.bare):
        label: Label = "entailment"
        yield paired("number", sentence, at, (old, same) if rng.random() < 0.5 else (same, old), label, head, rng)
    elif kind == "other" and old.lower() in forms_of(at.value):
        yield paired(
            "number", sentence, at, (old, new) if rng.random() < 0.5 else (new, old), "contradiction", head, rng
        )
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
    yield from told(
        "number",
        frame,
        exact(first, value),
        exact(second, value),
        "entailment" if same else "contradiction",
        split,
        rng,
    )


def twofold(rng: Random, split: Split) -> Iterator[Edit]:
    """Two things with a figure each."""
    frame = rng.choice(of_split(PAIRS, split))
    a = int(anywhere(2, rng.choice((40, 900)), rng))
    b = int(wordings.changed(float(a), split, rng)[0])
    third = int(wordings.changed(float(max(a, b)), split, rng)[0])
    while third in (a, b, a + b):
        third += 1
    label = rng.choice(LABELS)
    values = filling(split, rng) | {"a": numeral(a, rng), "b": numeral(b, rng)}
    which = rng.choice((2, 3, 4, 5) if frame[5] else (2, 3, 4))
    if label == "neutral" and which == 3:
        which = 2
    premise = frame[1] if label == "neutral" or (which == 3 and rng.random() < 0.4) else frame[0]
    said = {"a": a, "b": b, "s": a + b}
    if label == "contradiction":
        said = rng.choice(({"a": b, "b": a, "s": max(a, b)}, {"a": third, "b": third, "s": third}))
    if which == 4 and said["a"] == said["b"]:
        said["b"] = b
    if which == 5 and label == "contradiction" and said["s"] == a + b:
        return
    text = {key: numeral(value, rng) for key, value in said.items()}
    yield Edit(
        filled(premise, values),
        filled(frame[which], values | text),
        label,
        "number",
        f"number:two{PAIRS.index(frame)}.{which}",
    )


def parts(rng: Random, split: Split) -> Iterator[Edit]:
    """A whole, a part of it and the rest; without the whole the rest is open."""
    frame = rng.choice(of_split(WHOLES, split))
    whole = rng.randint(7, 90)
    part = rng.choice([k for k in range(2, whole - 1) if k != whole - k and abs(k - whole / 2) > 0.6])
    values = filling(split, rng)
    right = {"w": whole, "k": part, "r": whole - part}
    key, which = rng.choice((("k", 1), ("w", 2), ("r", 3)))
    label = rng.choice(LABELS)
    said = dict(right)
    if label == "contradiction":
        said[key] = rng.choice([v for v in (*right.values(), whole + 2, part + 1) if v != right[key]])
    premise = frame[0]
    if label == "neutral":
        known, which_known = rng.choice([k for k in (("k", 1), ("w", 2), ("r", 3)) if k[0] != key])
        premise = frame[which_known]
        said[key] = plausible(key, known, right, rng)
    text, base = ({k: numeral(v, rng) for k, v in numbers.items()} for numbers in (said, right))
    yield Edit(
        filled(premise, values | base),
        filled(frame[which], values | text),
        label,
        "number",
        f"number:part{WHOLES.index(frame)}.{which}",
    )


def plausible(key: str, known: str, right: dict[str, int], rng: Random) -> int:
    """A figure for a part or whole that the one known figure neither gives nor rules out."""
    if key == "w":
        return right[known] + rng.randint(2, 40)
    return rng.randint(2, right[known] - 1) if known == "w" else rng.randint(2, 60)


PHENOMENA = (("number", number),)
