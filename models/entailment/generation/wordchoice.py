"""Single words and nouns of invented reports, exchanged for what follows, what is excluded and what says more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from random import Random

from models.entailment.generation import wordtables
from models.entailment.generation.cast import people, places
from models.entailment.generation.edit import Edit, Split, of_split, stated
from models.entailment.generation.inflection import article
from models.entailment.generation.surface import CONTEXTS, either
from models.entailment.generation.words import Sentence

WORDS = wordtables.rows("antonyms", "words")
# Things and people have the longer tables, so they are drawn twice as often.
KINDS = ("who", "what", "what", "who", "where", "mishap")


def words(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:  # noqa: ARG001
    """One word of a short report exchanged for a synonym, an antonym or a word that says more."""
    if rng.random() > 0.2:
        return
    frame, word, same, opposite, more = rng.choice(of_split(WORDS, split))
    say = _report(frame, rng, split)
    edit = partial(stated, "antonym", f"word:{word}")
    one, two = rng.sample((word, same), 2)
    yield from edit(say(one), say(two), "entailment")
    yield from edit(*either(rng, say(one), say(opposite)), "contradiction")
    yield from edit(say(two), say(more).rstrip(","), "neutral")
    if "," not in more:
        yield from edit(say(more), say(two), "entailment")
        if rng.random() < 0.7:
            yield from edit(_opened(say(more), frame, rng, split), say(more), "entailment")
        yield from edit(say(opposite), say(more), "contradiction")
    yield from edit(_opened(say(opposite), frame, rng, split), say(opposite), "entailment")


def _opened(clause: str, frame: str, rng: Random, split: Split) -> str:
    """The clause after a harmless opener."""
    inside = clause[:1].lower() + clause[1:] if frame.startswith("The ") else clause
    return f"{rng.choice(of_split(CONTEXTS, split))}, {inside}"


def kinds(sentence: Sentence, rng: Random, split: Split) -> Iterator[Edit]:  # noqa: ARG001
    """A special word entails its kind; the kind leaves the special word open; another of the kind is excluded."""
    if rng.random() > 0.2:
        return
    group = rng.choice(KINDS)
    special, general, other = rng.choice(of_split(wordtables.rows("antonyms", "kinds", group, "nouns"), split))
    say = _report(rng.choice(of_split(wordtables.words("antonyms", "kinds", group, "frames"), split)), rng, split)
    if rng.random() < 0.3:
        special, other = other, special
    edit = partial(stated, "antonym", f"kind:{special}")
    special, general, other = article(special), article(general), article(other)
    yield from edit(say(special), say(general), "entailment")
    yield from edit(say(general), say(special), "neutral")
    yield from edit(say(special), say(other), "contradiction")


def _report(frame: str, rng: Random, split: Split) -> Callable[[str], str]:
    """The frame with an invented person and place, to be filled with a word."""
    who, where = people(rng, split, 1)[0].full, places(rng, split, 1)[0]
    return lambda word: frame.replace("{}", word).replace("{L}", where).replace("{P}", who)
