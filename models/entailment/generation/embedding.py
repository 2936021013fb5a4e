"""Frames around a whole real statement that leave it open, say that it is so, or say that it is not."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from models.entailment.generation.edit import Split, of_split
from models.entailment.generation.polarity import inner
from models.entailment.generation.words import Sentence

Wrap = Callable[[Sentence, str], str]
# Frames around a whole statement that leave open whether it holds.
_UNSURE = ("It is unclear whether {}.", "It has not been established whether {}.", "Officials would not say whether {}.", "Nobody could confirm that {}.",
           "There was no word on whether {}.", "The report does not say whether {}.", "Opinions differ on whether {}.", "It is not known whether {}.",
           "One rumour had it that {}.", "Some suspect that {}.", "A leaflet alleged that {}.", "Not everyone believes that {}.")  # fmt: skip
# Frames from which the statement follows.
_HELD = ("It is true that {}.", "It turned out that {}.", "It is a fact that {}.", "It was confirmed that {}.", "There is no doubt that {}.", "It has been established that {}.",
         "As was shown later, {}.", "It could not be hidden that {}.", "It was no secret that {}.", "It is not in doubt that {}.")  # fmt: skip
# Frames from which the opposite follows.
_FALSE = ("It is not true that {}.", "It is wrong to say that {}.", "It turned out to be untrue that {}.", "It is false that {}.",
          "It is not the case that {}.", "It was a mistake to report that {}.", "The story that {} was made up.", "It has been disproved that {}.")  # fmt: skip


def _wrap(frames: tuple[str, ...], rng: Random, split: Split) -> tuple[str, Wrap]:
    """A frame, named by its words with S for the statement, and what puts a statement into it."""
    frame = rng.choice(of_split(frames, split))
    return frame.replace("{}", "S"), lambda sentence, text: frame.format(inner(sentence, text))


def unsure(rng: Random, split: Split) -> tuple[str, Wrap]:
    """A frame that leaves a statement open."""
    return _wrap(_UNSURE, rng, split)


def held(rng: Random, split: Split) -> tuple[str, Wrap]:
    """A frame that says a statement is so."""
    return _wrap(_HELD, rng, split)


def false(rng: Random, split: Split) -> tuple[str, Wrap]:
    """A frame that says a statement is not so."""
    return _wrap(_FALSE, rng, split)
