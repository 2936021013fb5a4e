"""Offices kept, changed, former, deputy or of somebody else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from random import Random

from models.entailment.generation.cast import people, places
from models.entailment.generation.edit import Edit, Split, labelled, of_split
from models.entailment.generation.inflection import article
from models.entailment.generation.surface import CONTEXTS, period
from models.entailment.generation.words import Sentence
from models.entailment.generation.wordtables import rows, words

DEEDS, NATIONS = words("roles", "deeds"), words("roles", "nations")
OFFICES, TITLED = rows("roles", "offices"), rows("roles", "titled")
# A premise without its office: the same name, nothing said of what the person is.
UNTITLED = (
    ("{n}, {aj} from {L},", "{n}"), ("{n}, the {j} of {L},", "{n}"), ("the {j} of {L}, {n},", "{n}"), ("{j} {n} {d} in", "{n} {d} in"),
    ("{n} {d} in {L} as {j}", "{n} {d} in {L}"), ("{n}, {N} {j},", "{n}"), ("the {N} {j} {n}", "{n}"),
)  # fmt: skip


def offices(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:  # noqa: ARG001
    """An office in the premise, and what follows, is excluded or stays open of it."""
    if rng.random() > 0.28:
        return
    fill, other = _filling(rng, split)
    if rng.random() < 0.5:
        premise, yes, no, later = rng.choice(of_split(OFFICES, split))
    else:
        premise, yes, no = rng.choice([f for f in of_split(TITLED, split) if "{n}, a {N} {j}" not in f[1]])
        later = yes.replace("{d}", other)
        if rng.random() < 0.5:
            yield from _titled((premise, yes, no), fill, rng)
            return
    edit = partial(labelled, "role", f"office:{premise}")
    text, right, wrong = (period(frame.format(**fill)) for frame in (premise, yes, no))
    yield edit(text, right, "entailment")
    yield edit(text, wrong, "contradiction")
    if rng.random() < 0.4:
        denied = period(f"{rng.choice(of_split(CONTEXTS, split))}, {no.format(**fill)}")
        yield edit(denied, wrong, "entailment")
        yield edit(denied, right, "contradiction")
    open_ = period(later.format(**fill))
    yield edit(text, open_, "neutral")
    if rng.random() < 0.6:
        yield edit(f"{text} {open_}", open_, "entailment")


def _filling(rng: Random, split: Split) -> tuple[dict[str, str], str]:
    """A value for every slot, and another deed: {n} and {m} people, {j} and {k} offices, {N} and {M} nations, {d} the deed."""
    a, b = people(rng, split, 2)
    deed, other = rng.sample(of_split(DEEDS, split), 2)
    nation, second = rng.sample(of_split(NATIONS, split), 2)
    fill = {"n": a.full, "m": b.full, "j": a.job, "k": b.job, "d": deed, "N": nation, "M": second}
    return fill | {"L": places(rng, split, 1)[0], "aj": article(a.job), "ak": article(b.job)}, other


def _titled(frames: tuple[str, str, str], fill: dict[str, str], rng: Random) -> Iterator[Edit]:
    """The office kept and changed, and a premise that tells of no office."""
    untitled = frames[0]
    for old, new in UNTITLED:
        untitled = untitled.replace(old, new)
    text, right, wrong = (period(frame.format(**fill)) for frame in frames)
    edit = partial(labelled, "role", f"office:{frames[0]}")
    yield edit(period(untitled.format(**fill)), right if rng.random() < 0.5 else wrong, "neutral")
    yield edit(text, right, "entailment")
    yield edit(text, wrong, "contradiction")
