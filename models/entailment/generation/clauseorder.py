"""Two deeds in clauses: which came first, and which was the cause."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from models.entailment.generation.edit import Edit, Split, labelled, of_split
from models.entailment.generation.scenes import scenes
from models.entailment.generation.surface import period
from models.entailment.generation.words import Sentence
from models.entailment.generation.wordtables import words

# "{2} anyway" cannot stand as a sentence of its own.
BAD = "{1}. {2} anyway"


def clauses(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:  # noqa: ARG001
    """Two deeds: the order and the cause told in another wording."""
    if rng.random() > 0.25:
        return
    one, two = deeds = _deeds(rng, split)
    name = "cause" if rng.random() < 0.35 else "before"
    kept = [f for f in _frames(name, split) if "not until" not in f]
    first, second = rng.sample(kept, 2)
    premise, same = _filled(first, one, two), _filled(second, one, two)
    yield labelled("order", f"{name}:{first}", premise, same, "entailment")
    yield labelled("order", f"{name}:{first}", premise, _filled(second, two, one), "contradiction")
    open_ = rng.choice(_frames("open", split))
    yield labelled("order", f"open:{open_}", _filled(open_, *rng.sample(deeds, 2)), same, "neutral")
    if name == "cause":
        against = rng.choice(_frames("despite", split))
        yield labelled("order", f"despite:{against}", _filled(against, one, two), same, "contradiction")
        before = _filled(rng.choice(_frames("before", split)), one, two)
        yield labelled("order", f"nocause:{split}", before, same, "neutral")
    elif rng.random() < 0.3:
        yield labelled("order", f"part:{first}", premise, period(rng.choice(deeds)), "entailment")
        third = _deeds(rng, split)[0]
        if third not in deeds:
            yield labelled("order", f"part:{first}", premise, period(third), "neutral")


def _deeds(rng: Random, split: Split) -> tuple[str, str]:
    """Two invented deeds as clauses."""
    first, second = scenes(rng, split, 2)
    return first.did(), second.did()


def _frames(name: str, split: Split) -> tuple[str, ...]:
    """The frames of a table and split."""
    return tuple(frame for frame in of_split(words("order", "clauses", name), split) if frame != BAD)


def _filled(frame: str, one: str, two: str) -> str:
    """A frame with its clauses, as one sentence or two."""
    parts = frame.replace("{1}", one).replace("{2}", two).split(". ")
    return " ".join(period(part) for part in parts)
