"""What rose, what fell, and how much."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from random import Random

from models.entailment.generation.edit import Edit, Split, of_split, stated
from models.entailment.generation.inflection import past
from models.entailment.generation.words import Sentence
from models.entailment.generation.wordtables import words

TRENDS = words("antonyms", "trends")
UP, DOWN = words("antonyms", "trends_up"), words("antonyms", "trends_down")
WHEN = {
    "train": ("last year", "in the spring", "over the summer", "in May"),
    "dev": ("last month", "in the autumn"),
}
EXTRAS = {
    "train": ("sharply", "by more than a tenth", "for the third time running", "more than anyone had forecast"),
    "dev": ("slightly", "faster than in any other year"),
}


def trends(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:  # noqa: ARG001
    """What rose did not fall; how much it rose stays open."""
    if rng.random() > 0.15:
        return
    thing = rng.choice(of_split(TRENDS, split))
    same, opposite = (UP, DOWN) if rng.random() < 0.5 else (DOWN, UP)
    one, two = rng.sample(same, 2)
    other, when = rng.choice(opposite), rng.choice(WHEN[split])
    extra = rng.choice(EXTRAS[split])
    premise, edit = f"{thing} {past(one)} {when}", partial(stated, "antonym", f"trend:{one}:{split}")
    yield from edit(premise, f"{thing} {past(two)} {when}", "entailment")
    yield from edit(premise, f"{thing} {past(other)} {when}", "contradiction")
    yield from edit(premise, f"{thing} {past(two)} {extra} {when}", "neutral")
    yield from edit(premise, f"{thing} did not {other} {when}", "entailment")
    yield from edit(premise, f"{thing} did not {two} {when}", "contradiction")
    yield from edit(f"{thing} changed {when}", f"{thing} {past(two)} {when}", "neutral")
    yield from edit(f"{thing} changed {when}", f"{thing} did not {rng.choice((two, other))} {when}", "neutral")
    much = f"{thing} {past(two)} {extra} {when}"
    texts = (much, premise) if rng.random() < 0.5 else (f"{thing} {past(one)} {extra} {when}", much)
    yield from edit(*texts, "entailment")
    yield from edit(f"{thing} {past(other)} {when}", much, "contradiction")
