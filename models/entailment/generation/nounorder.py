"""Two happenings as nouns: A led to B, B led to A, A came before B."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from models.entailment.generation.edit import Edit, Split, labelled, of_split
from models.entailment.generation.surface import period
from models.entailment.generation.words import Sentence
from models.entailment.generation.wordtables import words

Things = tuple[str, str]


def nouns(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:  # noqa: ARG001
    """The order or the cause in other words, turned round, only mentioned together, or excluded."""
    if rng.random() > 0.25:
        return
    one, two = rng.sample(_table("things", split), 2)
    led = rng.random() < 0.5
    first, second = rng.sample(_table("led" if led else "followed", split), 2)
    premise, same = _filled(first, one, two), _filled(second, one, two)
    yield labelled("order", f"noun:{first}", premise, same, "entailment")
    yield labelled("order", f"noun:{first}", premise, _filled(second, two, one), "contradiction")
    said = rng.choice(_table("mentioned", split))
    other = _filled(second, *rng.sample((one, two), 2))
    yield labelled("order", f"mentioned:{said}", _filled(said, one, two), other, "neutral")
    if led:
        yield from _uncaused((one, two), (premise, same), said, rng, split)
        after = rng.choice(_table("followed", split))
        later = _filled(after, one, two)
        yield labelled("order", f"led-after:{after}", premise, later, "entailment")
        yield labelled("order", f"after-led:{after}", later, same, "neutral")


def _uncaused(things: Things, caused: tuple[str, str], said: str, rng: Random, split: Split) -> Iterator[Edit]:
    """The cause excluded; a mere order or mention (`said`) leaves it open."""
    without = rng.choice(_table("without", split))
    text, (premise, same) = _filled(without, *things), caused
    yield labelled("order", f"without:{without}", text, same, "contradiction")
    yield labelled("order", f"without:{without}", premise, text, "contradiction")
    denied = rng.choice([f for f in _table("without", split) if f != without] or [without])
    if denied != without:
        yield labelled("order", f"without:{without}", text, _filled(denied, *things), "entailment")
    open_ = _filled(rng.choice((said, rng.choice(_table("followed", split)))), *things)
    yield labelled("order", f"without:{denied}", open_, _filled(denied, *things), "neutral")


def _table(name: str, split: Split) -> tuple[str, ...]:
    """The happenings or frames of a split."""
    return of_split(words("order", "nouns", name), split)


def _filled(frame: str, one: str, two: str) -> str:
    """A frame with its happenings, "was" or "were" by their number."""
    text = frame.replace("{1}", one.lstrip("+")).replace("{2}", two.lstrip("+"))
    for slot, thing in (("{w1}", one), ("{w2}", two)):
        text = text.replace(slot, "were" if thing.startswith("+") else "was")
    return period(text)
